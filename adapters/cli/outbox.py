"""`onethreetwo outbox`: where delivery stands, and a hand for what was given up. No word of what was said is shown."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from adapters.clock import WallClock
from bot.config import Settings
from bot.errors import CoachError
from bot.store.work import Overview, Standing, Work


@click.command()
@click.option("--retry", multiple=True, type=int, metavar="ROW", help="Deliver a dead or unknown row after all.")
@click.option("--cancel", multiple=True, type=int, metavar="ROW", help="Give a row up that nobody is sending.")
@click.option("--resume", multiple=True, metavar="PLATFORM/TENANT", help="Send again in a workspace that is paused.")
@click.option("--most", default=20, show_default=True, help="How many of each to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for scripts.")
def outbox(retry: Sequence[int], cancel: Sequence[int], resume: Sequence[str], most: int, *, as_json: bool) -> None:
    """Show what waits, is stuck, unknown or dead, which workspaces are paused, and the next wakes.

    Exits with 1 when something that was named could not be done.
    """
    from adapters import wiring

    now = WallClock().now()
    try:
        settings = Settings.load()
        wiring.configure_logging(settings)
        store = wiring.open_store(settings)
        try:
            with store.turn() as work:
                failed = [*_each(retry, lambda row: work.try_again(row, now)), *_each(cancel, work.give_up)]
                failed += [name for name in resume if not _resumed(work, name)]
                if retry or resume:
                    work.ring()
            with store.read() as work:
                found = work.overview(now, most)
        finally:
            store.close()
    except CoachError as error:
        click.echo(f"onethreetwo: {error}", err=True)
        sys.exit(2)
    click.echo(json.dumps(_plain(dataclasses.asdict(found))) if as_json else _told(found, now))
    for what in failed:
        click.echo(f"onethreetwo: {what} is not one of those", err=True)
    sys.exit(1 if failed else 0)


def _each(rows: Sequence[int], done: Any) -> list[str]:
    return [f"row {row}" for row in rows if not done(row)]


def _resumed(work: Work, name: str) -> bool:
    platform, _, tenant = name.partition("/")
    return bool(tenant) and work.resume_tenants(platform, tenant) > 0


def _told(found: Overview, now: datetime) -> str:
    """The overview, to be read."""
    lines = ["rows: " + (", ".join(f"{state} {count}" for state, count in sorted(found.counts.items())) or "none")]
    for name, rows in (
        ("due and waiting", found.waiting),
        ("stuck, their process is gone", found.stuck),
        ("unknown, they may have arrived", found.unknown),
        ("dead", found.dead),
    ):
        if rows:
            lines += [f"{name}:", *(f"  {_row(row, now)}" for row in rows)]
    if found.paused:
        lines += ["paused workspaces:"]
        lines += [f"  {one.platform}/{one.tenant} since {_at(one.since)}: {one.why}" for one in found.paused]
    if found.wakes:
        lines += ["next wakes:", *(f"  {_at(at)}  member {member}" for member, at in found.wakes)]
    return "\n".join(lines)


def _row(row: Standing, now: datetime) -> str:
    late = f"due {_at(row.due_at)} ({_span((now - row.due_at).total_seconds())} ago)"
    why = ": ".join(part for part in (row.reason, row.why) if part)
    return f"{row.id}  {row.platform}/{row.tenant}  {row.lane} {row.kind}  {late}  tries {row.attempts}  {why}".rstrip()


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _span(seconds: float) -> str:
    """How long, in the largest unit that fits."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def _plain(value: Any) -> Any:
    """The same as JSON holds it."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value
