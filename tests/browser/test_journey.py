"""The journey on the page, from hello to the result of a session, by mouse and by keyboard only."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.person import ByKeyboard, ByMouse


def nothing_keeps_people_out(page: Page) -> None:
    """Check that axe finds nothing at all that is wrong."""
    found = Axe().run(page)
    assert [
        (one["impact"], one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]
    ] == []


@pytest.mark.parametrize("person", [ByMouse, ByKeyboard])
def test_from_hello_to_the_result_of_a_session(address: str, opens: Opens, person: type[ByMouse]) -> None:
    page = opens(address)
    who = person(page)
    name = person.__name__.lower()

    who.asked("In welke taal praten we?")
    nothing_keeps_people_out(page)
    who.shot(f"{name}-1-hello")
    who.presses("Nederlands")
    who.says("klopt")
    who.presses("Mijn eigen zaak")
    who.says("ma-vr")
    who.says("22:00-07:00")

    who.presses("Mijn verhaal")
    who.asked("Wie ben je, in gewone woorden?")
    for answer in (
        "Ik ben Testa Voorbeeld, ik teken.",
        "Tekenen wat anderen bedoelen",
        "Karin Proef",
        "Ze krijgt het niet uitgelegd",
        "Ze durft haar prijs te noemen",
    ):
        who.says(answer)
    who.shot(f"{name}-2-story")
    nothing_keeps_people_out(page)
    who.says("ja")

    who.says("namen")
    who.says("Bram Proef, Noor Proef (kent iedereen)\nKim Testman")
    who.sees("Kim Testman")
    who.says("laat maar")

    who.says("sessie")
    who.says("Bram Proef")
    who.presses("In één keer invullen")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    nothing_keeps_people_out(page)
    who.fills("Wanneer", "ooit")
    who.presses(_send(page))
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("Wanneer")).to_have_attribute("aria-invalid", "true")
    assert dialog.get_by_label("Wanneer").evaluate("element => element === document.activeElement")
    who.shot(f"{name}-3-form")
    who.fills("Wanneer", "morgen om 15:00")
    who.fills("Hoe lang", "45 minuten")
    who.presses(_send(page))
    expect(dialog).to_be_hidden()
    who.says("Hij ziet zijn idee op één vel")
    who.says("ja")

    for _ in range(8):
        if "zit erop" in page.locator("#log > div:not(.day)").last.inner_text():
            break
        who.presses("Naar het volgende duwtje")
        expect(page.locator("[data-move='next']")).to_be_enabled()
    who.sees("zit erop")
    expect(page.locator("#log > .nudge").last).to_contain_text("Bram Proef")
    who.presses("Top")
    who.shot(f"{name}-4-result")
    nothing_keeps_people_out(page)


def _send(page: Page) -> str:
    return page.locator("#form-send").inner_text()


@pytest.mark.parametrize(
    ("scheme", "theme"), [("light", "auto"), ("dark", "auto"), ("dark", "light"), ("light", "dark")]
)
def test_light_and_dark_both_can_be_read(address: str, opens: Opens, scheme: str, theme: str) -> None:
    page = opens(address, color_scheme=scheme)
    page.locator("#theme").select_option(theme)
    who = ByMouse(page)
    who.presses("Nederlands")
    who.says("help")
    who.presses("+1 dag")
    dark = "dark" in (theme if theme != "auto" else scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in re.findall(r"\d+", paper)[:3]) < 200) is dark
    nothing_keeps_people_out(page)
    who.shot(f"{scheme}-{theme}")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (860, 700), (1920, 1080)])
def test_narrow_and_wide_nothing_falls_off(address: str, opens: Opens, width: int, height: int) -> None:
    page = opens(address, width=width, height=height)
    who = ByMouse(page)
    who.presses("Nederlands")
    who.says("help")
    who.says("een-woord-zonder-einde-" * 12)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for element in (page.locator("#text"), page.locator("#log > div").last, page.locator("summary")):
        box = element.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.locator("#text").is_visible()
    if width <= 860:
        assert not page.locator("[data-move='next']").is_visible(), "the talk comes first"
        page.locator("summary").click()
    assert page.locator("[data-move='next']").is_visible()
    nothing_keeps_people_out(page)
    who.shot(f"width-{width}")
