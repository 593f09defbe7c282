"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state IN ('pending', 'sending', 'retry')")
TABLES = (
    "member", "address", "talk", "story", "contact", "introduction", "session", "result", "lesson", "wake", "slot",
    "outbox", "seen", "journal", "installation", "keycheck", "clock",
)  # fmt: skip


def number() -> sa.Column[Any]:
    """The row's own number, never used twice."""
    return sa.Column("id", NUMBER, autoincrement=True, nullable=False)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def words(name: str, most: int | None, *, nullable: bool = False) -> sa.Column[Any]:
    """Text in the clear."""
    return sa.Column(name, sa.String(most) if most else sa.Text(), nullable=nullable)


def whole(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A small number."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """Microseconds since 1970."""
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def sealed(name: str = "content", *, nullable: bool = False) -> sa.Column[Any]:
    """What only the owner's key opens."""
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def to(table: str, column: str, other: str, *, nullable: bool = False, with_it: bool = False) -> list[Any]:
    """A row of another table; `with_it` goes when that goes."""
    gone = "CASCADE" if with_it else None
    return [
        sa.Column(column, NUMBER, autoincrement=False, nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete=gone),
    ]


def owner(table: str, *, nullable: bool = False) -> list[Any]:
    """The member whose row it is."""
    return to(table, "member", "member", nullable=nullable, with_it=True)


def upgrade() -> None:
    _people()
    _list()
    _sessions()
    _moments()
    _delivery()
    _keys()


def _people() -> None:
    op.create_table(
        "member", number(), moment("created"), words("language", 8), words("zone", 64), sealed("data_key"), sealed(),
        key("member", "id"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "address", words("platform", 16), words("tenant", 64), words("user", 64), *owner("address"),
        words("channel", 64, nullable=True), words("why", None, nullable=True), moment("last_at"),
        key("address", "platform", "tenant", "user"), sa.Index("ix_address_member", "member"),
    )  # fmt: skip
    active = sa.text("active")
    op.create_table(
        "talk", *owner("talk"), words("id", 16), words("flow", 64), sa.Column("active", sa.Boolean(), nullable=False),
        moment("touched"), sealed(), key("talk", "member", "id"),
        sa.Index("uq_talk_active", "member", unique=True, sqlite_where=active, postgresql_where=active),
    )  # fmt: skip
    op.create_table(
        "story", *owner("story"), whole("version"), moment("created"), sealed(), key("story", "member", "version")
    )


def _list() -> None:
    op.create_table(
        "contact", number(), *owner("contact"), whole("column"), words("group", 32, nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False), moment("created"), sealed(), key("contact", "id"),
        sa.Index("ix_contact_member", "member"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "introduction", number(), *owner("introduction"), *to("introduction", "by", "contact"),
        *to("introduction", "to", "contact"), moment("created"), key("introduction", "id"),
        sa.UniqueConstraint("member", "by", "to", name="uq_introduction_member_by_to"),
        sa.Index("ix_introduction_by", "by"), sa.Index("ix_introduction_to", "to"), sqlite_autoincrement=True,
    )  # fmt: skip


def _sessions() -> None:
    op.create_table(
        "session", number(), *owner("session"), *to("session", "contact", "contact"), moment("starts"),
        whole("minutes"), words("zone", 64), words("state", 16), moment("created"), sealed(), key("session", "id"),
        sa.Index("ix_session_member", "member"), sa.Index("ix_session_contact", "contact"), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "result", *owner("result"), *to("result", "session", "session"), moment("created"), sealed(),
        key("result", "session"), sa.Index("ix_result_member", "member"),
    )  # fmt: skip
    op.create_table(
        "lesson", number(), *owner("lesson"), *to("lesson", "session", "session", nullable=True), moment("created"),
        sealed(), key("lesson", "id"), sa.Index("ix_lesson_member", "member"),
        sa.Index("ix_lesson_session", "session"), sqlite_autoincrement=True,
    )  # fmt: skip


def _moments() -> None:
    due = sa.text("at IS NOT NULL")
    op.create_table(
        "wake", *owner("wake"), moment("at", nullable=True), key("wake", "member"),
        sa.Index("ix_wake_due", "at", sqlite_where=due, postgresql_where=due),
    )  # fmt: skip
    op.create_table(
        "slot", *owner("slot"), words("kind", 64), words("local_date", 10), key("slot", "member", "kind", "local_date")
    )
    op.create_table("clock", whole("id"), moment("at"), key("clock", "id"))


def _delivery() -> None:
    op.create_table(
        "outbox", number(), *owner("outbox", nullable=True), words("platform", 16), words("tenant", 64),
        words("user", 64), words("channel", 64, nullable=True), words("lane", 8), words("kind", 8), words("state", 16),
        moment("due_at"), moment("not_after", nullable=True), words("nonce", 25), whole("fence"), whole("attempts"),
        moment("first_tried", nullable=True), words("leased_by", 64, nullable=True),
        moment("leased_until", nullable=True), sa.Column("replaces", NUMBER, autoincrement=False, nullable=True),
        words("ref", None, nullable=True), words("why", None, nullable=True), moment("created"), sealed("message"),
        sealed("reply", nullable=True), key("outbox", "id"),
        sa.CheckConstraint("(leased_by IS NULL) = (leased_until IS NULL)", name="ck_outbox_lease"),
        sa.Index("ix_outbox_member", "member"),
        sa.Index(
            "ix_outbox_lane", "platform", "tenant", "user", "lane", "id", sqlite_where=OPEN, postgresql_where=OPEN
        ),
        sa.Index(
            "ix_outbox_tenant", "platform", "tenant", "due_at", "id", sqlite_where=OPEN, postgresql_where=OPEN
        ), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "seen", sa.Column("key", sa.LargeBinary(32), nullable=False), *owner("seen", nullable=True),
        words("rows", None), sealed("answer", nullable=True), moment("at"), key("seen", "key"),
        sa.Index("ix_seen_member", "member"), sa.Index("ix_seen_at", "at"),
    )  # fmt: skip
    op.create_table(
        "journal", number(), *owner("journal"), words("turn", 64), sa.Column("undone", sa.Boolean(), nullable=False),
        moment("at"), sealed(), key("journal", "id"), sa.Index("ix_journal_member", "member", "id"),
        sqlite_autoincrement=True,
    )  # fmt: skip


def _keys() -> None:
    op.create_table(
        "installation", words("platform", 16), words("tenant", 64), sealed("data_key"), sealed(), moment("updated"),
        key("installation", "platform", "tenant"),
    )  # fmt: skip
    op.create_table("keycheck", whole("id"), sealed("data_key"), key("keycheck", "id"))


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
