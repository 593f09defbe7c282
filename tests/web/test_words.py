"""The page's own words: the same in both languages, and all that the page asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adapters.web import app
from adapters.web.words import WORDS

STATIC = Path(app.__file__).parent / "static"


def used() -> set[str]:
    """Return the names of words in the page and its script."""
    page = (STATIC / "page.html").read_text(encoding="utf-8")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    return set(re.findall(r'data-word="([\w-]+)"', page)) | set(re.findall(r'\bword\("([\w-]+)"', script)) | {"closed"}


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    assert all(text.strip() for words in WORDS.values() for text in words.values())


def test_every_word_that_is_used_is_there_and_no_other() -> None:
    assert used() == set(WORDS["nl"])


@pytest.mark.parametrize("name", ["page.html", "page.js", "page.css", "icon.svg"])
def test_the_page_needs_nothing_from_elsewhere(name: str) -> None:
    written = (STATIC / name).read_text(encoding="utf-8")
    assert not re.findall(r"(?:https?:)?//(?!www\.w3\.org/2000/svg|\$\{location\.host\})[\w.]+\.\w+", written)
    assert "innerHTML" not in written, "nothing that somebody typed becomes a page"
