"""Public holidays: nothing unasked comes then, what was asked for does, and the settings say and change it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.member import Member
from tests.chat import Chat
from tests.flows.journeys import welcome
from tests.test_holidays import without_the_extra

__all__ = ["without_the_extra"]
ADVENT = datetime(2026, 12, 14, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""A Monday; Christmas and New Year's Day are Fridays."""
ASKED = {"nl": "feestdagen", "en": "public holidays"}


@pytest.fixture(params=["nl", "en"])
def chat(request: pytest.FixtureRequest, chat_of: Callable[..., Chat]) -> Chat:
    """Give somebody in Amsterdam who was just welcomed."""
    made = chat_of(language=request.param, now=ADVENT)
    welcome(made)
    return made


def _member(chat: Chat) -> Member:
    with chat.store.read() as work:
        member = work.member_at(chat.address)
    assert member is not None
    return member


def _coming(chat: Chat) -> list[date]:
    """Return the days on which something is planned."""
    return [planned.at.astimezone(ZoneInfo(chat.zone)).date() for planned in chat.coach.outlook(chat.address, chat.now)]


def test_the_settings_say_it_from_the_first_day_on(chat: Chat) -> None:
    said = chat.says("settings")[0]
    assert {"nl": "niet op feestdagen (Nederland)", "en": "not on public holidays (Netherlands)"}[chat.language] in said


def test_at_the_list_of_settings_its_own_name_leads_to_it(chat: Chat) -> None:
    chat.says("settings")
    chat.says(ASKED[chat.language])
    assert chat.was_asked("settings-holidays")


def test_asked_about_out_of_the_blue_it_leads_to_the_settings(chat: Chat) -> None:
    chat.says({"nl": "geen duwtjes op feestdagen", "en": "no nudges on public holidays"}[chat.language])
    assert chat.was_asked("settings-which")


def test_another_country_is_understood_kept_and_read_back_with_the_first_day_off(chat: Chat) -> None:
    chat.says("settings")
    chat.says(ASKED[chat.language])
    said = chat.says({"nl": "die van België", "en": "Belgium"}[chat.language])[0]
    assert {"nl": "(België). De eerste is vrijdag 25 december.", "en": "(Belgium). The first is Friday 25 December."}[
        chat.language
    ] in said
    assert (_member(chat).holidays, _member(chat).country) == (True, "BE")


def test_a_country_stays_when_the_zone_changes_and_else_goes_with_it(chat: Chat) -> None:
    chat.says("settings")
    chat.says({"nl": "De tijdzone", "en": "The time zone"}[chat.language])
    chat.says("Berlin")
    said = chat.says("settings")[0]
    assert {"nl": "(Duitsland)", "en": "(Germany)"}[chat.language] in said


def test_a_no_makes_them_days_like_any_other_and_a_yes_days_off_again(chat: Chat) -> None:
    assert date(2026, 12, 25) not in _over_christmas(chat)
    chat.says("settings")
    chat.says(ASKED[chat.language])
    said = chat.says({"nl": "nee", "en": "no"}[chat.language])[0]
    assert {"nl": "ook op feestdagen.", "en": "public holidays too."}[chat.language] in said
    assert date(2026, 12, 25) in _coming(chat)
    chat.says("settings")
    chat.says(ASKED[chat.language])
    chat.says({"nl": "ja", "en": "yes"}[chat.language])
    assert date(2026, 12, 25) not in _coming(chat)


def test_it_can_be_undone(chat: Chat) -> None:
    before = _member(chat)
    chat.says("settings")
    chat.says(ASKED[chat.language])
    chat.says({"nl": "nee", "en": "no"}[chat.language])
    chat.says("undo")
    assert _member(chat) == before


@pytest.mark.parametrize("said", ["Spanjolië", "Atlantis"])
def test_a_country_that_is_not_known_is_asked_again(chat: Chat, said: str) -> None:
    chat.says("settings")
    chat.says(ASKED[chat.language])
    assert {"nl": "Welk land dat is, weet ik niet.", "en": "I don't know that country."}[chat.language] in chat.says(
        said
    )[0]
    assert chat.was_asked("settings-holidays")


def test_where_the_zone_is_no_countrys_they_are_days_like_any_other_until_one_is_named(
    chat_of: Callable[..., Chat],
) -> None:
    chat = chat_of(language="en", zone="Etc/UTC", now=ADVENT)
    welcome(chat)
    chat.says("settings")
    chat.says("The time zone")
    chat.says("Etc/UTC")
    assert "public holidays too" in chat.says("settings")[0]
    assert "Then tell me which country's." in chat.says("public holidays")[0]
    chat.says("yes")
    assert chat.was_asked("settings-holidays"), "a yes doesn't say which"
    chat.says("Suriname")
    assert _member(chat).country == "SR"


def _over_christmas(chat: Chat) -> list[date]:
    """Go on to the Monday of Christmas week, answering along the way, and return the days on which something comes."""
    for _ in range(7):
        chat.waits(days=1)
        chat.says("status")
    return _coming(chat)


def test_the_check_in_of_christmas_week_comes_the_day_before_and_says_why(chat: Chat) -> None:
    assert _over_christmas(chat)[-2:] == [date(2026, 12, 24), date(2026, 12, 28)]
    for _ in range(3):
        chat.waits(days=1)
        chat.says("status")
    said = " ".join(chat.says({"nl": "waarom", "en": "why"}[chat.language]))
    assert {"nl": "Door een feestdag zit je week er eerder op.", "en": "A public holiday makes your week end sooner."}[
        chat.language
    ] in said
    assert chat.waits(days=1) == [], "nothing comes at Christmas"


def test_the_status_names_the_holiday_of_the_coming_week(chat: Chat) -> None:
    told = {
        "nl": "Vrijdag 25 december is een feestdag, dan laat ik je met rust.",
        "en": "Friday 25 December is a public holiday, so I leave you in peace then.",
    }[chat.language]
    assert told not in "\n".join(chat.says("status"))
    _over_christmas(chat)
    assert told in "\n".join(chat.says("status"))


def test_the_word_week_looks_back_on_the_last_working_day_before_a_holiday(chat: Chat) -> None:
    _over_christmas(chat)
    chat.commands("week")
    chat.says({"nl": "twee mensen bellen", "en": "call two people"}[chat.language])
    while chat.open_question() is not None and chat.open_question() != "week-which":
        chat.commands("skip")
    chat.now = datetime(2026, 12, 24, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    chat.commands("week")
    assert str(chat.open_question()).startswith("check-in")


def test_a_session_and_its_log_come_on_a_holiday_all_the_same(chat: Chat) -> None:
    plans = {
        "nl": ("sessie met Bram Proef op vrijdag 25 december om 14:30, 45 minuten", "hij ziet het verschil", "ja"),
        "en": ("session with Bram Proef on Friday 25 December at 14:30, 45 minutes", "he sees the difference", "yes"),
    }
    for said in plans[chat.language]:
        chat.says(said)
    chat.now = datetime(2026, 12, 25, 7, 0, tzinfo=ZoneInfo(chat.zone))
    coming = [planned.what for planned in chat.coach.outlook(chat.address, chat.now) if planned.at.day == chat.now.day]
    assert len(coming) == 2
    assert all("Bram Proef" in what for what in coming)


def test_a_reminder_that_was_asked_for_comes_on_a_holiday_all_the_same(chat: Chat) -> None:
    chat.says(
        {
            "nl": "herinner me op vrijdag 25 december om 11:00 aan de oliebollen",
            "en": "remind me on Friday 25 December at 11:00 about the pudding",
        }[chat.language]
    )
    chat.now = datetime(2026, 12, 25, 11, 0, tzinfo=ZoneInfo(chat.zone))
    assert {"nl": "oliebollen", "en": "pudding"}[chat.language] in " ".join(chat.wakes())


def test_the_export_holds_the_choice(chat: Chat) -> None:
    chat.says("settings")
    chat.says(ASKED[chat.language])
    chat.says("Belgium")
    chat.says("export")
    (file,) = chat.last.files
    member = json.loads(file.content)["member"]
    member = member[0] if isinstance(member, list) else member
    assert (member["holidays"], member["country"]) == (True, "BE")


# -- without the extra


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_the_setting_is_not_offered_and_christmas_is_a_day_like_any_other(chat: Chat) -> None:
    said = chat.says("settings")[0]
    assert {"nl": "feestdagen", "en": "holidays"}[chat.language] not in said
    assert {"nl": "De feestdagen", "en": "Public holidays"}[chat.language] not in chat.labels()
    chat.says(ASKED[chat.language])
    assert chat.was_asked("settings-which"), "it is no option here"
    assert date(2026, 12, 25) in _over_christmas(chat)


def test_a_talk_that_was_open_at_it_goes_on_without_the_extra(chat: Chat, request: pytest.FixtureRequest) -> None:
    chat.says("settings")
    chat.says(ASKED[chat.language])
    request.getfixturevalue("without_the_extra")
    chat.says("Belgium")
    assert chat.was_asked("settings-which")
    chat.says({"nl": "zo is het goed", "en": "fine as it is"}[chat.language])
    assert chat.open_question() is None
