"""What `chat --json` does with a line, on both databases: repeated, after a restart, after a kill, in time."""

import asyncio
import io
import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from adapters.console.app import Place, process_name, run_script
from bot.chat.events import Said
from bot.coach import Coach
from bot.errors import StoreError
from tests.console.script import AMSTERDAM, MONDAY, WELCOMED, Script, ids, labels, shapes

KARIN = ("sessie", "Karin Testman")
"""A session with somebody; the next question can be answered in a form."""


@pytest.fixture
def script(store) -> Script:
    return Script(store)


@pytest.fixture
def welcomed(store) -> Script:
    script = Script(store)
    script.run(*WELCOMED)
    with store.turn() as work:  # only what is asked for comes, so that each test knows what to wait for
        member = work.member_at(script.person.address)
        work.save_member(replace(member, pace="stopped"))
    return script


def repeatable(*texts: str) -> list[dict[str, str]]:
    return [{"id": f"in-{number}", "text": text} for number, text in enumerate(texts)]


PLANNED = (*KARIN, "!form when=donderdag 15:00; minutes=45 minuten", "!press Sla over", "ja")
THURSDAY = ["2026-11-26T14:00:00+01:00", "2026-11-26T15:55:00+01:00"]
"""The reminder an hour before that session, and the prompt ten minutes after its end."""


def test_the_coach_answers_in_the_language_zone_and_moment_that_were_given(script):
    (hello,) = script.run("hoi")
    assert hello["text"].startswith("Hoi, ik ben OneThreeTwo, een bot.")
    assert (hello["id"], hello["at"], hello["kind"]) == ("1", MONDAY.isoformat(), "reply")
    assert labels(hello) == ["Nederlands", "English"]


def test_english_is_spoken_to_who_asks_for_it(store):
    (hello,) = Script(store, lang="en", zone="America/New_York").run("hello")
    assert hello["text"].startswith("Hi, I'm OneThreeTwo, a bot.")
    assert datetime.fromisoformat(hello["at"]).utcoffset() == timedelta(hours=-5)


def test_no_input_prints_nothing(script):
    assert script.run() == []


def test_a_press_edits_the_message_and_asks_on(script):
    hello, edit, question = script.run("hoi", "!press nederlands")
    assert (edit["kind"], edit["replaces"], edit["controls"]) == ("edit", hello["id"], [])
    assert edit["text"].endswith("✓ Nederlands")
    assert question["kind"] == "reply"


def test_an_unknown_label_is_answered_with_those_that_are_there_and_nothing_happens(script):
    hello, problem = script.run("hoi", "!press Frysk")
    assert problem["problems"] == {"press": "Er is geen knop “Frysk”. Wel: Nederlands · English."}
    assert script.run("!press 1")[0]["replaces"] == hello["id"]


def test_a_button_pressed_again_is_old_and_changes_nothing(script):
    script.run("hoi", "!press Nederlands")
    again = script.run("!press English")
    assert [shape["kind"] for shape in again] == ["reply"]
    assert again[0]["text"].endswith("(2 van 5)")


def test_there_is_nothing_to_press_before_anything_was_said(script):
    found = script.run("!press 1", "!pick Jan", "!form a=b", "!to-next")
    assert [list(shape["problems"]) for shape in found] == [["press"], ["pick"], ["form"], ["to-next"]]


def test_a_line_break_is_one_in_a_plain_line_and_in_json(welcomed):
    welcomed.run("verhaal")
    told = welcomed.run(r"een\ntwee", {"text": "drie\nvier"})
    assert any("een" in shape["text"] and "\\n" not in shape["text"] for shape in told)


def test_a_restart_in_mid_question_goes_on_there(store):
    for_one_run = Script(store, "In een keer").run(*WELCOMED)
    in_pieces = [shape for line in WELCOMED for shape in Script(store, "In stukken").run(line)]
    assert [shape["text"] for shape in in_pieces] == [shape["text"] for shape in for_one_run]


def test_a_new_clock_starts_at_now_and_one_that_was_set_stays(store):
    Script(store).run("!advance 2h")
    later = Script(store, start=MONDAY + timedelta(days=30))
    later.run("hoi")
    assert later.clock == MONDAY + timedelta(hours=2)


def test_two_people_do_not_see_each_others_messages(store):
    Script(store, "Een").run(*WELCOMED)
    other = Script(store, "Ander")
    assert ids(other.run("!advance 1d")) == []
    assert other.run("!press 1")[0]["problems"] == {"press": "Er is nu niets om op te drukken."}
    (nudge,) = Script(store, "Een").run()
    assert nudge["kind"] == "nudge"


# -- the same line again


def test_a_repeated_line_prints_the_same_and_has_no_second_effect(script):
    lines = repeatable(*WELCOMED)
    first = script.run(*lines)
    assert [script.run(line) for line in lines] == [script.run(line) for line in lines]
    assert script.run(*lines) == first
    new = script.run("help")
    assert int(new[0]["id"]) == max(int(number) for number in ids(first)) + 1


def test_the_same_id_with_another_text_is_the_same_line(script):
    first = script.run({"id": "a", "text": "hoi"})
    assert script.run({"id": "a", "text": "!advance 5d"}) == first
    assert script.clock == MONDAY


def test_a_repeated_press_is_not_taken_for_another_question(script):
    script.run(*repeatable("hoi", "!press 1"))
    third = script.run({"id": "in-2", "text": "!press 1"})
    assert script.run({"id": "in-2", "text": "!press 1"}) == third
    assert "(3 van 5)" in third[-1]["text"]


def test_a_repeated_line_that_was_refused_is_refused_again(script):
    script.run("hoi")
    refused = script.run({"id": "p", "text": "!press Ja, het is hier 10:00"})
    assert refused[0]["problems"]
    script.run("!press Nederlands")
    assert script.run({"id": "p", "text": "!press Ja, het is hier 10:00"}) == refused


def test_lines_without_an_id_are_new_each_time(script):
    first, *_, second = script.run("hoi", "hoi")
    assert first["id"] != second["id"]


# -- forms


def test_a_form_is_opened_filled_in_and_sent(welcomed):
    welcomed.run(*KARIN)
    (form,) = welcomed.run("!press In één keer invullen")
    assert form["id"] == f"form:{form['form']['id']}"
    assert [part["key"] for part in form["form"]["fields"]] == ["when", "minutes"]
    edit, question = welcomed.run("!form when=morgen 15:00; minutes=45 minuten")
    assert (edit["kind"], question["kind"]) == ("edit", "reply")
    assert question["form"] is question["problems"] is None


def test_a_form_with_problems_stays_open_and_keeps_what_was_right(welcomed):
    welcomed.run(*KARIN, "!press In één keer invullen")
    (wrong,) = welcomed.run({"id": "wrong", "text": "!form when=ooit; minutes=45 minuten"})
    assert (wrong["id"], list(wrong["problems"])) == ("problems:wrong", ["when"])
    assert welcomed.run({"id": "wrong", "text": "!form when=ooit; minutes=45 minuten"}) == [wrong]
    (form,) = welcomed.run("!press In één keer invullen")
    assert form["form"]["fields"][1]["value"] == "45 minuten"
    assert [shape["kind"] for shape in welcomed.run("!form when=morgen 15:00")] == ["edit", "reply"]


def test_a_repeated_form_has_no_second_effect(welcomed):
    welcomed.run(*KARIN)
    lines = repeatable("!press In één keer invullen", "!form when=morgen 15:00; minutes=45 minuten")
    assert welcomed.run(*lines) == welcomed.run(*lines)


def test_a_field_that_the_form_has_not_is_told(welcomed):
    welcomed.run(*KARIN)
    (problem,) = welcomed.run("!form duur=5; when=morgen 15:00")
    assert problem["problems"] == {"form": "Er is geen veld “duur”. Wel: when · minutes."}


# -- time


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2027-03-27T10:00+01:00", "1d", "2027-03-28T10:00+02:00"),
        ("2027-03-27T10:00+01:00", "24h", "2027-03-28T11:00+02:00"),
        ("2027-03-27T02:30+01:00", "1d", "2027-03-28T03:30+02:00"),
        ("2026-10-24T10:00+02:00", "1d", "2026-10-25T10:00+01:00"),
        ("2026-10-24T10:00+02:00", "24h", "2026-10-25T09:00+01:00"),
        ("2026-10-24T10:00+02:00", "1d2h30m", "2026-10-25T12:30+01:00"),
        ("2026-10-24T23:00+02:00", "1d4h", "2026-10-26T03:00+01:00"),
    ],
)
def test_days_are_wall_time_and_hours_elapse(sqlite_store, start, span, end):
    script = Script(sqlite_store, start=datetime.fromisoformat(start))
    assert script.run(f"!advance {span}") == []
    assert script.clock.isoformat() == datetime.fromisoformat(end).isoformat()


def test_days_are_those_of_the_members_own_zone(sqlite_store):
    script = Script(sqlite_store, start=datetime.fromisoformat("2027-03-13T10:00-05:00"), zone="America/New_York")
    script.run("!advance 1d")
    assert script.clock == datetime.fromisoformat("2027-03-14T10:00-04:00")


@pytest.mark.parametrize("span", ["", "morgen", "-1d", "99999999999d", "4000d"])
def test_a_span_that_cannot_be_read_moves_nothing(sqlite_store, span):
    script = Script(sqlite_store)
    assert list(script.run(f"!advance {span}")[0]["problems"]) == ["advance"]
    assert script.clock == MONDAY


def test_the_calendar_has_an_end(sqlite_store):
    script = Script(sqlite_store, start=datetime(9998, 1, 1, tzinfo=AMSTERDAM))
    assert script.run("!advance 3000d")[0]["problems"] == {"advance": "Zo ver reikt de kalender niet."}


def test_each_nudge_comes_at_its_own_moment(welcomed):
    welcomed.run(*PLANNED)
    nudges = welcomed.run("!advance 7d")
    assert [shape["at"] for shape in nudges] == [(MONDAY + timedelta(minutes=1)).isoformat(), *THURSDAY]
    assert {shape["kind"] for shape in nudges} == {"nudge"}
    assert welcomed.clock == MONDAY + timedelta(days=7)


def test_to_next_goes_to_the_next_nudge_and_no_further(welcomed):
    (nudge,) = welcomed.run("!to-next")
    assert (nudge["kind"], nudge["at"]) == ("nudge", (MONDAY + timedelta(minutes=1)).isoformat())
    assert welcomed.clock == MONDAY + timedelta(minutes=1)
    assert list(welcomed.run("!to-next")[0]["problems"]) == ["to-next"]


def test_a_repeated_advance_goes_to_the_same_moment_and_no_further(welcomed):
    first = welcomed.run({"id": "move", "text": "!advance 1d"})
    assert [shape["kind"] for shape in first] == ["nudge"]
    assert welcomed.run({"id": "move", "text": "!advance 1d"}) == first
    assert welcomed.clock == MONDAY + timedelta(days=1)
    welcomed.run("!advance 2h")
    welcomed.run({"id": "move", "text": "!advance 1d"})
    assert welcomed.clock == MONDAY + timedelta(days=1, hours=2)


def test_an_advance_that_was_cut_off_is_ended_when_repeated(welcomed):
    target = MONDAY + timedelta(days=1)
    with welcomed.store.turn() as work:
        member = work.member_at(welcomed.person.address)
        answer = {"advance_to": target.isoformat()}
        work.remember(welcomed.person.address, "move", member=member.id, rows=[], answer=answer, now=MONDAY)
    (nudge,) = welcomed.run({"id": "move", "text": "!advance 1d"})
    assert nudge["at"] == (MONDAY + timedelta(minutes=1)).isoformat()
    assert welcomed.clock == target


# -- killed


def killed_after_commit(script: Script, key: str, text: str) -> list[str]:
    """Commit a line's turn and print nothing of it, as a process does that is killed just then."""
    coach = Coach(script.store, name=process_name(script.person))
    person = script.person
    event = Said(id=key, address=person.address, at=MONDAY, text=text, language=person.language, zone=person.zone)
    return [str(row.id) for row in coach.hear(event, MONDAY).rows]


def test_what_a_killed_run_had_not_printed_comes_at_the_next_start(script):
    numbers = killed_after_commit(script, "a", "hoi")
    assert ids(script.run()) == numbers
    assert script.run() == []


def test_a_killed_lines_messages_have_the_same_ids_when_it_is_sent_again(script):
    numbers = killed_after_commit(script, "a", "hoi")
    found = script.run({"id": "a", "text": "hoi"})
    assert ids(found) == numbers * 2
    assert found[0] == found[1]


def test_what_was_being_printed_is_printed_again_under_its_id(script):
    (number,) = killed_after_commit(script, "a", "hoi")
    with script.store.turn() as work:
        assert work.start(work.rows([int(number)]), process_name(script.person), now=MONDAY)
    assert ids(script.run()) == [number]
    assert script.run() == []
    assert labels(script.run({"id": "a", "text": "hoi"})[0]) == ["Nederlands", "English"]


def test_a_question_and_its_edit_left_by_a_kill_come_in_order(script):
    (hello,) = script.run("hoi")
    numbers = killed_after_commit(script, "b", "Nederlands")
    edit, question = script.run()
    assert [edit["id"], question["id"]] == numbers
    assert edit["replaces"] == hello["id"]


# -- bad input


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b" ",
        b"\0",
        b"a\0b",
        b"\xff\xfe\x00",
        b"x" * 40_000,
        "😀".encode() * 200,
        "\u202eneknerts\u2069".encode(),
        b"{",
        b"{}",
        b'{"text": []}',
        b'{"id": "k", "text": "\\ud800\\u0000"}',
        b'{"id": "' + b"k" * 10_000 + b'", "text": "hoi"}',
        b"!press " + b"x" * 40_000,
        b"!press \0",
        b"!pick ;;;",
        b"!form ;=;=",
        b"!advance " + b"9" * 5_000 + b"d",
        b"Will Stop",
    ],
    ids=lambda line: repr(line)[:30],
)
def test_no_line_breaks_anything(sqlite_store, line):
    script = Script(sqlite_store)
    script.run(*WELCOMED, "verhaal")
    answer = script.run(line)
    assert answer
    assert all(shape["text"] or shape["problems"] for shape in answer)
    assert script.run("herhaal")[-1]["text"]


def test_a_last_line_without_an_end_is_a_line(sqlite_store):
    target = io.BytesIO()
    asyncio.run(run_script(Place(sqlite_store, Script(sqlite_store).person, MONDAY), io.BytesIO(b"hoi\nhelp"), target))
    assert len(shapes(target.getvalue())) == len(Script(sqlite_store, "Ander").run("hoi", "help"))


def test_a_database_that_fails_is_told_and_the_script_goes_on(sqlite_store, monkeypatch):
    script = Script(sqlite_store)
    script.run("hoi")
    calls = iter([StoreError("the disk is full")])
    hear = Coach.hear

    def failing(coach, event, now):
        for failure in calls:
            raise failure
        return hear(coach, event, now)

    monkeypatch.setattr(Coach, "hear", failing)
    failed, edit, *_ = script.run({"id": "x", "text": "Nederlands"}, {"id": "x", "text": "Nederlands"})
    assert list(failed["problems"]) == ["coach"]
    assert edit["kind"] == "edit"


def test_what_is_printed_can_be_read_as_json_by_anyone(sqlite_store):
    script = Script(sqlite_store)
    script.run(*WELCOMED, "verhaal")
    for shape in script.run("a\u2028b", "\x85", '"\\'):
        assert json.loads(json.dumps(shape)) == shape
