"""What a person does with the page, by mouse or by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SHOTS


class ByMouse:
    """Points and clicks, and types where one types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sees(self, text: str) -> None:
        """Wait until the newest messages say this."""
        expect(self.page.locator("#log")).to_contain_text(text)

    def asked(self, text: str) -> None:
        """Wait until the last message of the coach says this."""
        expect(self.page.locator("#log > div:not(.day)").last).to_contain_text(text)

    def says(self, text: str) -> None:
        """Type in the box and send."""
        self.page.locator("#text").click()
        self.page.keyboard.insert_text(text)
        self.page.get_by_role("button", name=re.compile("^(Stuur|Send)$")).click()
        self.settled()

    def presses(self, label: str) -> None:
        """Press the newest button with this label."""
        self.page.get_by_role("button", name=label, exact=True).last.click()
        self.settled()

    def fills(self, label: str, text: str) -> None:
        """Write in a field of the form."""
        self.page.locator("dialog").get_by_label(label).fill(text)

    def chooses(self, label: str, option: str) -> None:
        """Choose in a field of the form."""
        self.page.locator("dialog").get_by_label(label).select_option(label=option)

    def settled(self) -> None:
        """Wait until everything that was sent is answered."""
        expect(self.page.locator("body")).to_have_attribute("data-waiting", "0")

    def shot(self, name: str) -> None:
        """Keep what it looks like."""
        self.page.screenshot(path=SHOTS / f"{name}.png")


class ByKeyboard(ByMouse):
    """Never touches the mouse: Tab, Shift+Tab, Enter, Space, arrows and letters; focus can always be seen."""

    def says(self, text: str) -> None:
        """Go to the box, type and send with Enter."""
        self.goes_to(self.page.locator("#text"))
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        self.settled()

    def presses(self, label: str) -> None:
        """Go to the newest button with this label and press it."""
        self.goes_to(self.page.get_by_role("button", name=label, exact=True).last)
        self.page.keyboard.press("Enter")
        self.settled()

    def fills(self, label: str, text: str) -> None:
        """Go to a field of the form and write in it."""
        self.goes_to(self.page.locator("dialog").get_by_label(label), back=False)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def chooses(self, label: str, option: str) -> None:
        """Go to a list of the form and choose from it by its first letters."""
        self.goes_to(self.page.locator("dialog").get_by_label(label), back=False)
        self.page.keyboard.type(option)

    def goes_to(self, target: Locator, *, back: bool = True, most: int = 60) -> None:
        """Move the focus there: first back through the newest buttons, which come before the box, then onward."""
        expect(target).to_be_visible()
        for key in ("Shift+Tab", "Tab") if back else ("Tab",):
            for _ in range(most):
                if target.evaluate("element => element === document.activeElement"):
                    self.focus_shows()
                    return
                self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def focus_shows(self) -> None:
        """Check that one can see where the focus is."""
        width = self.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        style = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert (width, style) == ("3px", "solid")
