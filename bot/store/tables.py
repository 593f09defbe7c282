"""The tables: what is searched for is in the clear, what a member wrote is sealed in one `content` column a row."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from bot.store.moments import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Number = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number: SQLite counts only in a column of type INTEGER."""


def is_open(rows: FromClause) -> ColumnElement[bool]:
    """The outbox rows that are not done; written out, since a partial index is not used for a bound value."""
    return rows.c.state.in_([literal_column("'pending'"), literal_column("'sending'"), literal_column("'retry'")])


def _number() -> Column[int]:
    return Column("id", Number, primary_key=True, autoincrement=True)


def _owner(*, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    return Column(
        "member", Number, ForeignKey("member.id", ondelete="CASCADE"), primary_key=primary_key, nullable=nullable
    )


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Moment(), nullable=nullable)


def _sealed(name: str = "content", *, nullable: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=nullable)


member = Table(
    "member",
    metadata,
    _number(),
    _moment("created"),
    Column("language", String(8), nullable=False),
    Column("zone", String(64), nullable=False),
    _sealed("data_key"),
    _sealed(),
    sqlite_autoincrement=True,  # a number is never used again, so that nothing kept elsewhere finds another member
)

address = Table(
    "address",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("tenant", String(64), primary_key=True),
    Column("user", String(64), primary_key=True),
    _owner(),
    Column("channel", String(64)),
    Column("why", Text),
    _moment("last_at"),
    Index("ix_address_member", "member"),
)

talk = Table(
    "talk",
    metadata,
    _owner(primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("flow", String(64), nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
    _moment("touched"),
    _sealed(),
)
Index("uq_talk_active", talk.c.member, unique=True, sqlite_where=talk.c.active, postgresql_where=talk.c.active)

story = Table(
    "story",
    metadata,
    _owner(primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _moment("created"),
    _sealed(),
)

contact = Table(
    "contact",
    metadata,
    _number(),
    _owner(),
    Column("column", Integer, nullable=False),
    Column("group", String(32)),
    Column("archived", Boolean(create_constraint=False), nullable=False),
    _moment("created"),
    _sealed(),
    Index("ix_contact_member", "member"),
    sqlite_autoincrement=True,
)

introduction = Table(
    "introduction",
    metadata,
    _number(),
    _owner(),
    Column("by", Number, ForeignKey("contact.id"), nullable=False),
    Column("to", Number, ForeignKey("contact.id"), nullable=False),
    _moment("created"),
    Column("state", String(16), nullable=False, server_default="possible"),
    _moment("changed", nullable=True),
    UniqueConstraint("member", "by", "to"),
    Index("ix_introduction_by", "by"),
    Index("ix_introduction_to", "to"),
    sqlite_autoincrement=True,
)

session = Table(
    "session",
    metadata,
    _number(),
    _owner(),
    Column("contact", Number, ForeignKey("contact.id"), nullable=False),
    _moment("starts"),
    Column("minutes", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    _moment("created"),
    _sealed(),
    Index("ix_session_member", "member"),
    Index("ix_session_contact", "contact"),
    sqlite_autoincrement=True,
)

result = Table(
    "result",
    metadata,
    _owner(),
    Column("session", Number, ForeignKey("session.id"), primary_key=True, autoincrement=False),
    _moment("created"),
    _sealed(),
    Index("ix_result_member", "member"),
)

lesson = Table(
    "lesson",
    metadata,
    _number(),
    _owner(),
    Column("session", Number, ForeignKey("session.id")),
    _moment("created"),
    _sealed(),
    Index("ix_lesson_member", "member"),
    Index("ix_lesson_session", "session"),
    sqlite_autoincrement=True,
)

outreach = Table(
    "outreach",
    metadata,
    _number(),
    _owner(),
    Column("contact", Number, ForeignKey("contact.id"), nullable=False),
    _moment("created"),
    _sealed(),
    Index("ix_outreach_member", "member"),
    Index("ix_outreach_contact", "contact"),
    sqlite_autoincrement=True,
)

offer = Table(
    "offer",
    metadata,
    _number(),
    _owner(),
    _moment("created"),
    _sealed(),
    Index("ix_offer_member", "member"),
    sqlite_autoincrement=True,
)

commitment = Table(
    "commitment",
    metadata,
    _number(),
    _owner(),
    _moment("created"),
    _sealed(),
    Index("ix_commitment_member", "member"),
    sqlite_autoincrement=True,
)

nudge = Table(
    "nudge",
    metadata,
    _number(),
    _owner(),
    Column("kind", String(16), nullable=False),
    _moment("at"),
    _sealed(),
    Index("ix_nudge_member", "member"),
    sqlite_autoincrement=True,
)

snooze = Table(
    "snooze",
    metadata,
    _number(),
    _owner(),
    _moment("at"),
    _sealed(),
    Index("ix_snooze_member", "member"),
    sqlite_autoincrement=True,
)

wake = Table("wake", metadata, _owner(primary_key=True), _moment("at", nullable=True))
Index(
    "ix_wake_due",
    wake.c.at,
    wake.c.member,
    sqlite_where=wake.c.at.is_not(None),
    postgresql_where=wake.c.at.is_not(None),
)

slot = Table(
    "slot",
    metadata,
    _owner(primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("local_date", String(10), primary_key=True),
)

outbox = Table(
    "outbox",
    metadata,
    _number(),
    _owner(nullable=True),
    Column("platform", String(16), nullable=False),
    Column("tenant", String(64), nullable=False),
    Column("user", String(64), nullable=False),
    Column("channel", String(64)),
    Column("lane", String(8), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    _moment("due_at"),
    _moment("not_after", nullable=True),
    Column("nonce", String(25), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    _moment("first_tried", nullable=True),
    Column("leased_by", String(64)),
    _moment("leased_until", nullable=True),
    Column("replaces", Number),
    Column("ref", Text),
    Column("slots", Text),
    Column("reason", String(16)),
    Column("why", Text),
    _moment("created"),
    _sealed("message"),
    _sealed("reply", nullable=True),
    CheckConstraint("(leased_by IS NULL) = (leased_until IS NULL)", name="lease"),
    Index("ix_outbox_member", "member"),
    sqlite_autoincrement=True,
)
_open = is_open(outbox)
Index(
    "ix_outbox_lane",
    outbox.c.platform,
    outbox.c.tenant,
    outbox.c.user,
    outbox.c.lane,
    outbox.c.id,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index(
    "ix_outbox_tenant",
    outbox.c.platform,
    outbox.c.tenant,
    outbox.c.lane.desc(),  # replies first
    outbox.c.due_at,
    outbox.c.id,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index(
    "ix_outbox_lease",
    outbox.c.leased_until,
    sqlite_where=outbox.c.leased_until.is_not(None),
    postgresql_where=outbox.c.leased_until.is_not(None),
)

attempt = Table(
    "attempt",
    metadata,
    _number(),
    Column("row", Number, ForeignKey("outbox.id", ondelete="CASCADE"), nullable=False),
    _moment("at"),
    Column("fence", Integer, nullable=False),
    Column("came", String(16), nullable=False),
    _sealed(),
    Index("ix_attempt_row", "row"),
    sqlite_autoincrement=True,
)
seen = Table(
    "seen",
    metadata,
    Column("key", LargeBinary(32), primary_key=True),
    _owner(nullable=True),
    Column("rows", Text, nullable=False),
    _sealed("answer", nullable=True),
    _moment("at"),
    Index("ix_seen_member", "member"),
    Index("ix_seen_at", "at"),
)

journal = Table(
    "journal",
    metadata,
    _number(),
    _owner(),
    Column("turn", String(64), nullable=False),
    Column("undone", Boolean(create_constraint=False), nullable=False),
    _moment("at"),
    _sealed(),
    Index("ix_journal_member", "member", "id"),
    sqlite_autoincrement=True,
)

installation = Table(
    "installation",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("tenant", String(64), primary_key=True),
    _sealed("data_key"),
    _sealed(),
    _moment("updated"),
    _moment("renewing_until", nullable=True),
)

oauth_state = Table(
    "oauth_state",
    metadata,
    Column("state", LargeBinary(32), primary_key=True),
    Column("browser", LargeBinary(32), nullable=False),
    _moment("expires"),
    Index("ix_oauth_state_expires", "expires"),
)

tenant = Table(
    "tenant",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("tenant", String(64), primary_key=True),
    _moment("paused"),
    Column("why", Text, nullable=False),
)
pace = Table("pace", metadata, Column("key", String(200), primary_key=True), _moment("full_at"), _moment("held_until"))
keycheck = Table(
    "keycheck",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _sealed("data_key"),
)

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _moment("at"),
)

__all__ = [
    "address",
    "attempt",
    "clock",
    "commitment",
    "contact",
    "installation",
    "introduction",
    "is_open",
    "journal",
    "keycheck",
    "lesson",
    "member",
    "metadata",
    "nudge",
    "oauth_state",
    "offer",
    "outbox",
    "outreach",
    "pace",
    "result",
    "seen",
    "session",
    "slot",
    "snooze",
    "story",
    "talk",
    "tenant",
    "wake",
]
