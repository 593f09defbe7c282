"""The tables of times read by our grammar and by dateparser in the same run: what a phrase costs, and who is right."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import dateparser

from bot import understand
from tests.benchmarks import table
from tests.understand.phrases.table import Row, rows
from tests.understand.test_phrases_time import NO_TIMES, TIMES, verdict

HOSTILE = ("een " * 125, "1-1 " * 125, "volgende " * 56, "dinsdag nee " * 42, "'" * 500, "maadnag " * 62, "x" * 40_000)


def ours(row: Row) -> object:
    """The row as our grammar reads it."""
    return understand.when(row.text, now=row.now, zone=row.zone, language=row.lang)


def theirs(row: Row) -> datetime | Exception | None:
    """The row as dateparser reads it: in both languages, from the same moment, the future first."""
    try:
        return dateparser.parse(
            row.text,
            languages=[row.lang, "en" if row.lang == "nl" else "nl"],
            settings={
                "RELATIVE_BASE": row.now.replace(tzinfo=None),
                "PREFER_DATES_FROM": "future",
                "DATE_ORDER": "DMY",
                "TIMEZONE": row.zone.key,
                "RETURN_AS_TIMEZONE_AWARE": True,
            },
        )
    except Exception as error:  # noqa: BLE001 - an hour that comes twice raises; whatever it is, we count it
        return error


def their_verdict(row: Row, found: datetime | Exception | None) -> str:
    """How dateparser did; it always has a time of the day, so that of a day alone isn't held against it."""
    if isinstance(found, Exception):
        return "raised"
    if found is None:
        return "not understood" if row.expected else "right"
    if "moment" in row.expected:
        return "right" if found == datetime.fromisoformat(row.expected["moment"]) else "WRONG"
    return "right" if found.date().isoformat() == row.expected.get("day") else "WRONG"


def run(out: table.Table) -> None:
    """Measure one repetition; the ratio is dateparser's to ours."""
    every = rows(*TIMES, *NO_TIMES)
    for row in every[:20]:
        # Both read their tables first.
        ours(row)
        theirs(row)
    mine, _ = _costs(ours, every)
    costs, found = _costs(theirs, every)
    right = Counter(verdict(row)[0] for row in every)
    others = Counter(their_verdict(row, date) for row, date in zip(every, found, strict=True))
    for what, value in (("fastest", min), ("median", statistics.median), ("slowest", max)):
        out.add(f"a phrase of the tables, {what}", "µs", value(mine), note=_counts(right))
        out.add(
            f"the same by dateparser, {what}",
            "µs",
            value(costs),
            ratio=value(costs) / value(mine),
            note=_counts(others),
        )
    hostile = _costs(lambda text: understand.when(text, now=every[0].now, zone=every[0].zone), list(HOSTILE))[0]
    out.add(
        "a hostile text, the slowest",
        "µs",
        max(hostile),
        ratio=max(hostile) / statistics.median(mine),
        note="to a phrase",
    )


def _costs(function: Callable[..., object], what: list) -> tuple[list[float], list]:
    costs, found = [], []
    for one in what:
        began = time.perf_counter()
        found.append(function(one))
        costs.append((time.perf_counter() - began) * 1e6)
    return costs, found


def _counts(verdicts: Counter[str]) -> str:
    return ", ".join(
        f"{verdicts[kind]} {kind}" for kind in ("right", "not understood", "WRONG", "raised") if verdicts[kind]
    )
