"""What came of telling the story."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "outreach",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("member", NUMBER, autoincrement=False, nullable=False),
        sa.Column("contact", NUMBER, autoincrement=False, nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["member.id"], name="fk_outreach_member", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name="fk_outreach_contact"),
        sa.PrimaryKeyConstraint("id", name="pk_outreach"),
        sa.Index("ix_outreach_member", "member"),
        sa.Index("ix_outreach_contact", "contact"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("outreach")
