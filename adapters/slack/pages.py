"""The few pages that a browser sees while the coach is added to a workspace (pure)."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

from aiohttp import web

from bot.texts import texts

_STYLE = (
    "body{font:18px/1.6 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;color:#1d1c1d;"
    "background:#fff}h1{font-size:1.6rem;line-height:1.25}a{display:inline-block;margin-top:.5rem;padding:.6rem 1.2rem;"
    "border-radius:.4rem;background:#1d1c1d;color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #1264a3;"
    "outline-offset:3px}@media(prefers-color-scheme:dark){body{background:#1a1d21;color:#e8e8e8}"
    "a{background:#e8e8e8;color:#1a1d21}}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""No script, no frame, nothing from elsewhere; and no address with a code in it is told to anybody."""
_QUALITY = re.compile(r"\s*;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*")
_LONGEST = 500


def page(name: str, status: int, to: str, accepts: str) -> web.Response:
    """One page by the name of its text, with a way on, in the language that a browser accepts most."""
    language = preferred(accepts)
    said = texts(language)
    paragraphs = "".join(
        f"<p>{escape(said.label(f'{name}.{part}'))}</p>" for part in ("text", "asks") if said.has(f"{name}.{part}")
    )
    title = escape(said.label(name))
    body = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>{paragraphs}"
        f'<a href="{escape(to)}">{escape(said.label(f"{name}.begin"))}</a></main></body></html>'
    )
    return web.Response(status=status, text=body, content_type="text/html", headers=HEADERS)


def preferred(accepts: str) -> str:
    """Dutch when an Accept-Language wants it more than English, else English."""
    best = {"nl": 0.0, "en": 0.0}
    for wish in accepts[:_LONGEST].split(","):
        tag, _, quality = wish.partition(";")
        found = _QUALITY.fullmatch(f";{quality}") if quality else None
        weight = float(found[1]) if found else 0.0 if quality else 1.0
        language = tag.strip().lower().partition("-")[0]
        if language in best:
            best[language] = max(best[language], weight)
    return "nl" if best["nl"] > best["en"] else "en"
