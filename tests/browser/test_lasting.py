"""What lasts: through a reload, a second tab, a lost connection and a program that is killed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.person import ByMouse
from tests.web.program import trying


def test_a_reload_in_mid_question_keeps_the_talk_and_what_is_being_typed(address: str, opens: Opens) -> None:
    page = opens(address)
    who = ByMouse(page)
    who.presses("Nederlands")
    page.locator("#text").fill("half een antw")
    before = page.locator("#log").inner_text()
    page.reload()
    who.sees("Nederlands")
    assert page.locator("#log").inner_text() == before
    assert page.locator("#text").input_value() == "half een antw"
    page.locator("#text").fill("")
    who.says("klopt")
    expect(page.locator("#log > div")).not_to_have_count(before.count("De coach"))


def test_two_tabs_show_the_same(address: str, opens: Opens) -> None:
    page = opens(address)
    other = page.context.new_page()
    other.goto(page.url)
    ByMouse(other).asked("In welke taal")
    ByMouse(page).presses("Nederlands")
    ByMouse(page).says("klopt")
    expect(other.locator("#log")).to_contain_text("klopt")
    ByMouse(other).says("herhaal")
    expect(page.locator("#log > div")).to_have_count(other.locator("#log > div").count())
    assert page.locator("#log").inner_text() == other.locator("#log").inner_text()


def test_what_is_typed_while_the_program_is_gone_arrives_once_when_it_is_back(tmp_path: Path, opens: Opens) -> None:
    with trying(tmp_path, "--port", "0") as (process, address):
        port = urlsplit(address).port
        page = opens(address, outage=True)
        who = ByMouse(page)
        who.presses("Nederlands")
        process.kill()
        process.wait()
        expect(page.get_by_role("status")).to_contain_text("verbinding is weg")
        page.locator("#text").fill("klopt")
        page.keyboard.press("Enter")
        expect(page.locator("#log")).to_contain_text("Wordt verstuurd zodra")
    with trying(tmp_path, "--port", str(port)):
        who.settled()
        expect(page.locator("#log .mine")).to_have_count(1)
        expect(page.locator("#log")).not_to_contain_text("Wordt verstuurd zodra")
        who.asked("?")
        page.reload()
        expect(page.locator("#log .mine")).to_have_count(1)


def test_what_somebody_types_is_shown_and_never_run(address: str, opens: Opens) -> None:
    page = opens(address)
    who = ByMouse(page)
    who.says("<img src=x onerror=\"document.title='run'\"> **vet** `code` <script>document.title='run'</script>")
    expect(page.locator("#log .mine")).to_contain_text("<img src=x onerror=")
    expect(page.locator("#log .mine")).to_contain_text("**vet** `code`")
    assert page.locator("#log img").count() == 0
    assert page.title() != "run"


def test_the_pages_own_words_follow_the_language_of_the_talk(address: str, opens: Opens) -> None:
    page = opens(address, locale="en-GB")
    expect(page.get_by_role("heading", name="Time machine")).to_be_visible()
    ByMouse(page).presses("Nederlands")
    expect(page.get_by_role("heading", name="Tijdmachine")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page.locator("#clock")).to_contain_text(re.compile("dag "))
