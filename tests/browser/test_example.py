"""Beginning with an example: months behind one, a draft to copy, and back to one's own talk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.person import ByMouse
from tests.browser.test_journey import nothing_keeps_people_out


def test_an_example_is_one_tap_away_and_goes_on(address: str, opens: Opens) -> None:
    page = opens(address)
    page.set_default_timeout(60_000)
    own = page.locator("#log").inner_text()
    page.get_by_role("button", name="Nederlands voorbeeld").click()
    page.wait_for_url("**/?as=example-nl-*")
    who = ByMouse(page)
    expect(page.locator("#log")).to_contain_text("Philips wil graag", timeout=60_000)
    assert page.locator("#log > div").count() > 150
    who.says("bord")
    who.shot("example-1-board")
    who.presses("Naar het volgende duwtje")
    expect(page.locator("#log > .nudge").last).to_contain_text("Vandaag")
    nothing_keeps_people_out(page)
    who.shot("example-2-nudge")

    quote = page.locator("#log > .nudge").last.locator("blockquote").first
    quote.get_by_role("button", name="Kopieer").click()
    expect(quote.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == quote.locator("p").text_content()
    assert copied.startswith("Hoi")
    assert "**" not in copied

    page.get_by_role("link", name="Terug naar je eigen gesprek").click()
    expect(page.locator("#log > div")).to_have_count(2)
    assert page.locator("#log").inner_text() == own
