"""The sheet itself: one HTML page with nothing from elsewhere, in light and in dark."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.gallery.journey import Shown

_STYLE = (Path(__file__).parent / "gallery.css").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Card:
    """One thing as one platform draws it."""

    platform: str
    body: str
    fallback: str
    warnings: tuple[str, ...]


Draws = Callable[[Shown], Card]
"""A platform: Discord can be put beside Slack as one more of these."""


def sheet(journey: Iterable[Shown], platforms: Iterable[Draws]) -> tuple[str, list[str]]:
    """The page, and every warning on it."""
    drawing, parts, warnings = list(platforms), [], []
    for name, month in groupby(journey, lambda shown: shown.journey):
        parts.append(f'<h2 id="{name}">{name}</h2>')
        for moment, group in groupby(month, lambda shown: shown.moment):
            parts.append(f'<section><h3>{html.escape(moment)}</h3><div class="cards">')
            for shown in group:
                for card in (draws(shown) for draws in drawing):
                    warnings += [f"{name}, {moment}: {warning}" for warning in card.warnings]
                    parts.append(_card(shown, card))
            parts.append("</div></section>")
    count = f"{len(warnings)} warnings" if warnings else "no warnings"
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><h1>Everything the coach says</h1><p>{count}</p>{''.join(parts)}</body></html>\n"
    )
    return page, warnings


def _card(shown: Shown, card: Card) -> str:
    after = f" after “{html.escape(shown.after)}”" if shown.after else ""
    fallback = f'<p class="fallback">{html.escape(card.fallback)}</p>' if card.fallback else ""
    warned = "".join(f'<p class="warning">{html.escape(warning)}</p>' for warning in card.warnings)
    return (
        f'<article lang="{shown.language[:2]}" class="{shown.kind}"><p class="cause">{card.platform} · '
        f"{shown.kind}{after}</p>{card.body}{fallback}{warned}</article>"
    )
