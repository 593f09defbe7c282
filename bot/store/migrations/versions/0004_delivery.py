"""What delivery keeps: why a row is dead, every attempt, which tenants are paused, and how fast each place was used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state IN ('pending', 'sending', 'retry')")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("reason", sa.String(16), nullable=True))
    op.add_column("outbox", sa.Column("slots", sa.Text(), nullable=True))
    op.drop_index("ix_outbox_tenant", "outbox")
    lane = sa.text("lane DESC")
    op.create_index(
        "ix_outbox_tenant", "outbox", ["platform", "tenant", lane, "due_at", "id"], sqlite_where=OPEN,
        postgresql_where=OPEN,
    )  # fmt: skip
    op.create_table(
        "attempt",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("row", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("came", sa.String(16), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["row"], ["outbox.id"], name="fk_attempt_row", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.Index("ix_attempt_row", "row"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tenant",
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("paused", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", name="pk_tenant"),
    )
    op.create_table(
        "pace",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("full_at", sa.BigInteger(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_pace"),
    )


def downgrade() -> None:
    for table in ("pace", "tenant", "attempt"):
        op.drop_table(table)
    op.drop_index("ix_outbox_tenant", "outbox")
    op.create_index(
        "ix_outbox_tenant", "outbox", ["platform", "tenant", "due_at", "id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.drop_column("outbox", "slots")
    op.drop_column("outbox", "reason")
