"""Who is being installed, and who is renewing an installation's token at this moment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "oauth_state",
        sa.Column("state", sa.LargeBinary(32), nullable=False),
        sa.Column("browser", sa.LargeBinary(32), nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_oauth_state"),
    )
    op.create_index("ix_oauth_state_expires", "oauth_state", ["expires"])
    op.add_column("installation", sa.Column("renewing_until", sa.BigInteger, nullable=True))


def downgrade() -> None:
    op.drop_column("installation", "renewing_until")
    op.drop_index("ix_oauth_state_expires", "oauth_state")
    op.drop_table("oauth_state")
