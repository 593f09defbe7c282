"""What `when` takes for a time and what it leaves alone, beyond the tables: found by inventing phrases afterwards."""

from datetime import date, datetime, time

import pytest

from bot.understand import Recurrence, When, past, when
from tests.understand.spoken import AMSTERDAM

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=AMSTERDAM)  # a Thursday

MOMENTS = {
    "kan je woensdag om 4?": "2026-12-02T16:00",
    "tien voor half acht": "2026-11-27T07:20",
    "kwart na vijf": "2026-11-26T17:15",
    "twintig uur dertig": "2026-11-26T20:30",
    "om 12 uur 's nachts": "2026-11-27T00:00",
    "vannacht om 3 uur": "2026-11-27T03:00",
    "maandag de 30e om 9 uur": "2026-11-30T09:00",
    "morgenvroeg om 7 uur": "2026-11-27T07:00",
    "12 december, nee 13 december om 3 uur": "2026-12-13T15:00",
    "maandag 9 uur nee 10 uur": "2026-11-30T10:00",
    "vrijdag! nee, wacht... zaterdag 11 uur": "2026-11-28T11:00",
    "nee, half vijf": "2026-11-26T16:30",
    "oeps: 15.30": "2026-11-26T15:30",
    "dinsdag kan niet, woensdag om 3 wel": "2026-12-02T15:00",
    "gisteren Jan gesproken, sessie vrijdag om 10": "2026-11-27T10:00",
    "vergeet niet: morgen om 9 uur bellen": "2026-11-27T09:00",
    "met Jan 3 december 15 uur": "2026-12-03T15:00",
    "vrijdagmidag half 3": "2026-11-27T14:30",
    "snooze tot 3 uur": "2026-11-26T15:00",
    "how about Wednesday at 4?": "2026-12-02T16:00",
    "session with Anna mon 3pm": "2026-11-30T15:00",
    "tomorrow at 8pm, no wait, 9": "2026-11-27T21:00",
    "Tuesday at 3. Actually make it 4.": "2026-12-01T16:00",
    "Don't forget: tomorrow at 9": "2026-11-27T09:00",
    "I'm meeting Jan on Friday at 3": "2026-11-27T15:00",
    "remind me at 6 to call Anna": "2026-11-26T18:00",
    "9 in the morning on monday": "2026-11-30T09:00",
    "in two hours and 15 minutes": "2026-11-26T12:15",
    "in a week's time at 10": "2026-12-03T10:00",
    "Dec. 24, 2026 8:00 PM": "2026-12-24T20:00",
    "let's do 3pm": "2026-11-26T15:00",
}
DAYS = {
    "over een weekje": "2026-12-03",
    "zaterdag over veertien dagen": "2026-12-12",
    "op 1 januari begin ik voor mezelf": "2027-01-01",
    "doe toch maar dinsdag": "2026-12-01",
    "ik spreek Anna volgende week maandag": "2026-11-30",
    "ik ga dinsdag naar Anna": "2026-12-01",
    "Koningsdag 2028": "2028-04-27",
    "zondaag": "2026-11-29",
    "goede vrijdag": "2027-03-26",
    "tomorrow week": "2026-12-04",
    "Monday the 7th": "2026-12-07",
    "call Jan on Friday": "2026-11-27",
    "meet May on May 5": "2027-05-05",
    "in a month's time": "2026-12-26",
}
HABITS = {
    "'s maandags om 9 uur": Recurrence("WEEKLY", 1, ("MO",), time(9)),
    "elke ma, wo en vr om 8:30": Recurrence("WEEKLY", 1, ("MO", "WE", "FR"), time(8, 30)),
    "om de drie dagen om 10 uur": Recurrence("DAILY", 3, (), time(10)),
    "ik zou graag elke dinsdag een seintje willen": Recurrence("WEEKLY", 1, ("TU",), None),
    "every fortnight on Monday at 9": Recurrence("WEEKLY", 2, ("MO",), time(9)),
    "every three days at 10": Recurrence("DAILY", 3, (), time(10)),
    "Mondays and Thursdays at 10:15": Recurrence("WEEKLY", 1, ("MO", "TH"), time(10, 15)),
}
NOTHING = [
    *["9 to 5", "9-5", "24/7", "10.12", "half 4 pm", "tuesday 3-4pm", "in an hour or two", "a fortnight on Tuesday"],
    *["dinsdag na 3 uur", "dinsdag tussen 3 en 4", "rond half vier", "voor vrijdag 12 uur", "een week na pasen"],
    *[
        "twee dagen voor kerstavond",
        "black friday",
        "volgende week om 10 uur",
        "in week 49 op dinsdag",
        "om de maandag",
    ],
    *[
        "zondagnacht om 2 uur",
        "morgen half een 's nachts",
        "vrijdag middernacht",
        "kwart voor zeven",
        "drie dagen om 10",
    ],
    *["het is half vier", "mijn dag begint om 6 uur", "ik sta om 6 uur op", "morgen is er weer een dag", "laat maar"],
    *[
        "Half Twaalf is een mooi boek",
        "ik sport elke maandag",
        "elke maandag sport ik om 7 uur",
        "zaterdag jl. om 3 uur",
    ],
    *["dinsdag om 3 uur, nee laat maar", "dinsdag om 3 uur, dat lukt niet", "Jan gesproken, dinsdag half vier"],
    *["bel ma om 3 uur", "ik ben vrij om 3 uur", "bel mij maar op 06-12-34-56-78", "bel Jan Vrijdag om 3 uur"],
    *["dinsdag kan ik altijd om 3 uur", "bel me om 3 uur Londense tijd", "call me at 3pm EST", "tomorrow at 3, no, 8"],
    *[
        "Tuesday's meeting at 3",
        "call Mr. Friday",
        "someone you could phone tomorrow",
        "my contract ends December 31",
        "may 15:00",
    ],
    *[
        "iemand die je morgen zou bellen",
        "Friday is my day off",
        "in a minute",
        "I want to improve my daily routine",
        "I start work at 9am every day",
        "I'd give it a 3/4",
    ],
    *["I met Jan on Friday at 3", "session was Friday at 3", "the last Friday of the month", "show me the 3rd"],
    *["every second Tuesday", "every hour at 10", "each client at 10", "Monday to Friday", "no Tuesday", "the second"],
]
MINUTES = {
    "snooze 20 m": 20,
    "sluimer 3 h": 180,
    "snooze for 3 hours": 180,
    "sessie van 2 uur op dinsdag om 10 uur": 120,
    "dinsdag om 10 uur, een uurtje": 60,
    "anderhalf uur lang": 90,
    "a 45 minute session": 45,
    "over een uur": None,
    "dinsdag 2 uur": None,
    "niet voor 9 uur": None,
    "een uur of tien": None,
    "45 min of 60 min": None,
}


@pytest.mark.parametrize(("text", "meant"), MOMENTS.items())
def test_a_moment_is_found(text, meant):
    found = when(text, now=NOW, zone="Europe/Amsterdam")
    assert found.moment == datetime.fromisoformat(meant).replace(tzinfo=AMSTERDAM)
    assert (found.day, found.time) == (found.moment.date(), found.moment.time())


@pytest.mark.parametrize(("text", "meant"), DAYS.items())
def test_a_day_is_found_without_a_time(text, meant):
    found = when(text, now=NOW, zone="Europe/Amsterdam")
    assert (found.moment, found.day, found.time) == (None, date.fromisoformat(meant), None)


@pytest.mark.parametrize(("text", "meant"), HABITS.items())
def test_what_comes_back_is_found(text, meant):
    found = when(text, now=NOW, zone="Europe/Amsterdam")
    assert (found.recurrence, found.moment, found.day) == (meant, None, None)


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_may_be_something_else_is_nothing(text, language):
    found = when(text, now=NOW, zone="Europe/Amsterdam", language=language)
    assert (found.moment, found.day, found.time, found.recurrence) == (None, None, None, None)


@pytest.mark.parametrize(("text", "meant"), MINUTES.items())
def test_a_length_is_found_beside_a_time_or_alone(text, meant):
    assert when(text, now=NOW, zone="Europe/Amsterdam").minutes == meant


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("sessie met Jan dinsdag half vier 45 min", "sessie met Jan"),
        ("met Anna op vrijdag om 3 uur koffie", "met Anna koffie"),
        ("Jan Proef, morgen 10 uur, nee wacht, 11 uur", "Jan Proef,"),
        ("gisteren Jan gesproken", "Jan gesproken"),
        (
            "Zo\u00eb e\u0301e\u0301n keer bellen morgen om 10 uur \U0001f44d",
            "Zo\u00eb e\u0301e\u0301n keer bellen \U0001f44d",
        ),
        ("Jan Proef", "Jan Proef"),
        ("ik werk 36 uur in kamer 3.15", "ik werk 36 uur in kamer 3.15"),
    ],
)
def test_the_rest_of_the_text_is_left_for_others_to_read(text, rest):
    left = list(text)
    for start, end in when(text, now=NOW, zone="Europe/Amsterdam").spans:
        left[start:end] = " " * (end - start)
    assert " ".join("".join(left).split()) == rest


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("gisteren", True),
        ("vandaag om 9 uur", True),
        ("vorige week dinsdag", True),
        ("2020-01-01 10:00", True),
        ("a week ago", True),
        ("morgen om 9 uur", False),
        ("half zeven", False),
        ("Jan", False),
    ],
)
def test_what_lies_behind_us_is_told_apart_from_what_is_not_understood(text, behind):
    assert past(text, now=NOW, zone="Europe/Amsterdam") is behind


def test_the_language_only_breaks_a_tie():
    for language in ("nl", "en"):
        assert when("morgen half 4", now=NOW, zone=AMSTERDAM, language=language).time == time(15, 30)
        assert when("call me half 4", now=NOW, zone=AMSTERDAM, language=language).time is None
    assert when("half 4", now=NOW, zone=AMSTERDAM, language="nl").time == time(15, 30)
    assert when("half 4", now=NOW, zone=AMSTERDAM, language="en") == When()
    assert when("over 20 min", now=NOW, zone=AMSTERDAM, language="en") == When()
