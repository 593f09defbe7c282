"""The sheet can always be written, shows every month, loads nothing from elsewhere, and warns of little."""

from tests.gallery.__main__ import write
from tests.gallery.journey import MONTHS, WRONG


def test_the_sheet_shows_every_month_and_only_long_buttons_are_near_a_limit(tmp_path):
    path = tmp_path / "a folder" / "gallery.html"
    assert [warning for warning in write(path) if "a button of" not in warning] == []
    page = path.read_text("utf-8")
    assert [name for name in MONTHS if f'id="{name}"' not in page] == []
    assert page.count(f"<h3>{WRONG}</h3>") == len(MONTHS)
    assert all(kind in page for kind in ('class="reply"', 'class="nudge"', 'class="home"'))
    assert [mark for mark in ("src=", "href=", "url(", "<script") if mark in page] == []
