"""When the first lease ends, and who is to be woken first, found without a look at all that waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LEASED = sa.text("leased_until IS NOT NULL")
WAKES = sa.text("at IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_outbox_lease", "outbox", ["leased_until"], sqlite_where=LEASED, postgresql_where=LEASED)
    op.drop_index("ix_wake_due", "wake")
    op.create_index("ix_wake_due", "wake", ["at", "member"], sqlite_where=WAKES, postgresql_where=WAKES)


def downgrade() -> None:
    op.drop_index("ix_wake_due", "wake")
    op.create_index("ix_wake_due", "wake", ["at"], sqlite_where=WAKES, postgresql_where=WAKES)
    op.drop_index("ix_outbox_lease", "outbox")
