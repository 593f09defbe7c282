"""`onethreetwo understand`: what the coach understands of a text, as one JSON object for each."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from adapters.cli.given import Moment, Zone, here, language, local
from bot.understand import to_json, understood

_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_ESCAPED = re.compile(r"\\([n\\])")


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--now", type=Moment(), metavar="ISO", help="When it is said; else now. Without an offset, local to --tz."
)
@click.option("--tz", "zone", type=Zone(), metavar="ZONE", help="Where it is said, as Europe/Amsterdam; else here.")
@click.option("--lang", type=click.Choice(["nl", "en"]), help="What settles a tie; any text may be in either language.")
@click.option(
    "--contact", "contacts", metavar="NAME", multiple=True, help="Somebody on the list; once for each of them."
)
def understand(
    *, texts: tuple[str, ...], now: datetime | None, zone: ZoneInfo | None, lang: str | None, contacts: tuple[str, ...]
) -> None:
    """Show what the coach understands of each TEXT, as one JSON object a line.

    TEXT - reads one text a line from stdin, in which \\n stands for a line break and \\\\ for a backslash. After -- a
    TEXT may begin with a dash. What was not understood, or may be something else, is null.

    \b
    moment      when something is to be, ISO with its offset
    day         YYYY-MM-DD, of the moment or alone
    time        HH:MM, of the moment
    recurrence  freq (DAILY, WEEKLY, MONTHLY), interval, byday, time
    names       name and note of each, when the text is a list of names;
                with the intent rename the new name
    money       amount and currency
    intent      what is wanted: help, start, story, names, puzzle, board,
                today, offer, session, log, lesson, week, status, privacy,
                export, back, edit, undo, skip, repeat, why, cancel, later,
                resume, pause, snooze, settings, language, link, delete,
                rename, move
    contact     whom of the --contact names it is about
    outcome     what they answered: yes, no, maybe, no-answer
    session     when a session was agreed or is wished for
    introduces  whom they will introduce, as typed
    column      where somebody is to be moved: 1, 2, 3
    language    what is to be spoken: nl, en
    """  # noqa: D301 - click keeps the lines after a \b as they are
    zone = zone or here()
    at = local(now, zone) if now is not None else _wall_clock()
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise click.BadParameter(f"a year lies between {_FIRST_YEAR} and {_LAST_YEAR}", param_hint="--now")
    for text in _each(texts, sys.stdin.buffer):
        found = understood(text, now=at, zone=zone, language=lang or language(), contacts=contacts)
        line = json.dumps(to_json(found), ensure_ascii=False) + "\n"
        sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def _each(texts: Iterable[str], lines: Iterable[bytes]) -> Iterator[str]:
    """Each text, and in the place of `-` each line; bytes that are no UTF-8 are replaced."""
    for text in texts:
        if text != "-":
            yield text
            continue
        for line in lines:
            said = line.rstrip(b"\r\n").decode("utf-8", "replace")
            yield _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else "\\", said)


def _wall_clock() -> datetime:
    """The moment it is."""
    from adapters.clock import WallClock

    return WallClock().now()
