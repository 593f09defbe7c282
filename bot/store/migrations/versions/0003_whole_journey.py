"""Offers, commitments, nudges and snoozes, and how far an introduction is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("introduction", sa.Column("state", sa.String(16), nullable=False, server_default="possible"))
    op.add_column("introduction", sa.Column("changed", sa.BigInteger(), nullable=True))
    _table("offer", sa.Column("created", sa.BigInteger(), nullable=False))
    _table("commitment", sa.Column("created", sa.BigInteger(), nullable=False))
    _table("nudge", sa.Column("kind", sa.String(16), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False))
    _table("snooze", sa.Column("at", sa.BigInteger(), nullable=False))


def downgrade() -> None:
    for table in ("snooze", "nudge", "commitment", "offer"):
        op.drop_table(table)
    op.drop_column("introduction", "changed")
    op.drop_column("introduction", "state")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """Make a table of a member's own with these columns and a sealed one."""
    op.create_table(
        name,
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("member", NUMBER, autoincrement=False, nullable=False),
        *parts,
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], name=f"fk_{name}_member", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.Index(f"ix_{name}_member", "member"),
        sqlite_autoincrement=True,
    )
