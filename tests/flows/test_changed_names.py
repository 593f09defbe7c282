"""A changed answer about names takes back exactly what the former one had put on the list; undo restores all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.chat.markup import plain
from bot.flows.entries import again_as, same_as
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import arrows, columns, into

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
NL = texts("nl")
SAME, OTHER = NL.label("names-same.option-same"), NL.label("names-same.option-other")


def _answers(chat: Chat, **given_: str) -> None:
    """Answer the questions about names in their order, with `skip` where nothing is given."""
    for name in ("friends", "family", "colleagues", "acquaintances", "dream"):
        if (chat.open_key() or "").rpartition(":")[2].removeprefix("names-") != name:
            raise AssertionError(f"{chat.open_key()} is open, not {name}")
        typed = given_.get(name)
        if typed is None:
            chat.commands("skip")
        else:
            chat.says(typed)


def _change(chat: Chat, key: str) -> None:
    """Ask for one earlier answer again."""
    chat.commands("edit")
    token = next(control.token for control in chat.last.controls if control.token.startswith("c."))
    chat.picks_token(token, key)
    assert chat.open_key() == f"names-{key}"


# -- the same or another


def test_another_who_turns_out_to_be_the_same_is_off_the_list_again(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.says(OTHER)
    assert columns(chat)[1] == ["Bram Proef", "Bram Proef"]
    chat.says("terug")
    said = chat.says(SAME)
    assert columns(chat)[1] == ["Bram Proef"]
    assert NL.say("names-joined", names="Bram Proef") in said[0]
    chat.says("ongedaan")
    assert columns(chat)[1] == ["Bram Proef", "Bram Proef"]


def test_another_who_is_another_once_more_is_there_once(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    for _ in range(3):
        chat.says(OTHER)
        chat.says("terug")
    assert columns(chat)[1] == ["Bram Proef", "Bram Proef"]


def test_another_goes_with_the_answer_that_named_them(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.says(OTHER)
    _change(chat, "known:family")
    chat.says("Noor Proef")
    assert columns(chat)[1] == ["Bram Proef", "Noor Proef"]


def test_somebody_named_twice_stays_while_one_answer_names_them(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef (buur)")
    chat.says("Bram Proef")
    chat.says(SAME)
    _change(chat, "known:friends")
    chat.says("Noor Proef")
    there = [contact for contact in chat.everything()["contacts"] if not contact["archived"]]
    assert sorted((contact["name"], contact["group"], contact["note"]) for contact in there) == [
        ("Bram Proef", "family", None), ("Noor Proef", "friends", None),
    ]  # fmt: skip
    chat.commands("skip")
    assert chat.was_asked("names-dream") or "acquaintances" in str(chat.open_key())


def test_a_double_is_asked_about_anew_when_it_comes_back(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.says(SAME)
    _change(chat, "known:family")
    chat.commands("skip")
    _change(chat, "known:family")
    chat.says("Bram Proef")
    assert chat.was_asked("names-same"), "never merged silently"


def test_a_connector_who_turns_out_to_be_the_same_still_stands_there(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.says(OTHER)
    for _ in range(2):
        chat.commands("skip")
    chat.says("Philips, Efteling")
    second = max(c["id"] for c in chat.everything()["contacts"] if c["name"] == "Bram Proef")
    token = next(control.token for control in chat.last.controls if control.token.startswith("s."))
    chat.picks_token(token, str(second))
    assert arrows(chat) == {("Bram Proef", "Philips")}
    _change(chat, "same:family-1")
    chat.says(SAME)
    assert columns(chat)[1] == ["Bram Proef"]
    first = min(c["id"] for c in chat.everything()["contacts"] if c["name"] == "Bram Proef")
    assert [arrow["by"] for arrow in chat.everything()["introductions"]] == [first]


# -- who stands between


def test_changing_who_stands_between_takes_the_old_introduction_back(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, friends="Bram Proef", dream="Philips, Efteling")
    chat.says("Sanne Proef, Bram Proef")
    assert arrows(chat) == {("Sanne Proef", "Philips"), ("Bram Proef", "Philips")}
    chat.says("terug")
    said = chat.says("Tom de Tester, Bram Proef")
    assert arrows(chat) == {("Tom de Tester", "Philips"), ("Bram Proef", "Philips")}
    assert columns(chat)[2] == ["Tom de Tester"]
    assert NL.say("names-between-gone", names="Sanne Proef", dream="Philips", count=1) in said[0]
    chat.says("ongedaan")
    assert arrows(chat) == {("Sanne Proef", "Philips"), ("Bram Proef", "Philips")}
    assert columns(chat)[2] == ["Sanne Proef"]


def test_who_is_typed_away_is_said_to_be_off_the_list(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef, Jan, Jan")
    chat.says(OTHER)
    _change(chat, "known:friends")
    (said,) = chat.says("Noor Proef, Jan")
    assert said.startswith(
        NL.say("names-gone", names="Bram Proef", count=1)
        + "\n"
        + NL.say("names-kept", names="Noor Proef en Jan", count=2, column=1)
    )


def test_skipping_who_stands_between_takes_all_of_it_back_and_leaves_who_was_there_before(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, friends="Bram Proef", dream="Philips, Efteling")
    chat.says("Sanne Proef, Bram Proef")
    chat.says("terug")
    chat.commands("skip")
    assert arrows(chat) == set()
    assert columns(chat) == {1: ["Bram Proef"], 2: [], 3: ["Philips", "Efteling"]}


def test_a_connector_of_two_dreams_stays_when_one_of_them_is_changed(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, dream="Philips, Efteling, Artis")
    chat.says("Sanne Proef")
    chat.says("Sanne Proef")
    dreams = {c["name"]: c["id"] for c in chat.everything()["contacts"]}
    _change(chat, f"between:{dreams['Philips']}")
    chat.says("Tom de Tester")
    assert columns(chat)[2] == ["Sanne Proef", "Tom de Tester"]
    assert arrows(chat) == {("Tom de Tester", "Philips"), ("Sanne Proef", "Efteling")}


def test_a_connector_whose_name_is_typed_away_as_a_friend_stays_as_a_connector(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, friends="Bram Proef", dream="Philips, Efteling")
    chat.says("Bram Proef")
    _change(chat, "known:friends")
    chat.says("Noor Proef")
    assert columns(chat) == {1: ["Noor Proef"], 2: ["Bram Proef"], 3: ["Philips", "Efteling"]}
    assert arrows(chat) == {("Bram Proef", "Philips")}


def test_a_dream_typed_away_leaves_those_who_stood_before_it(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, dream="Philips, Efteling")
    chat.says("Sanne Proef")
    _change(chat, "dream")
    chat.says("Efteling")
    assert columns(chat) == {1: [], 2: ["Sanne Proef"], 3: ["Efteling"]}


@LANGUAGES
@pytest.mark.parametrize("typed", ["Philips", "philips", "Sanne Proef, Philips"])
def test_a_dream_is_not_its_own_connector(chat_of: Callable[..., Chat], language, typed: str) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    _answers(chat, friends="Bram Proef", dream="Philips")
    asked = chat.open_key()
    (said,) = chat.says(typed)
    assert said.startswith(plain(texts(language).say("problem-itself", name="Philips")))
    assert chat.open_key() == asked
    assert arrows(chat) == set()
    assert columns(chat) == {1: ["Bram Proef"], 2: [], 3: ["Philips"]}


def test_a_friend_with_the_name_of_a_dream_can_stand_before_it(chat: Chat) -> None:
    into(chat, "names")
    for typed in ("Bram Proef", None, None, None, "Bram Proef"):
        chat.commands("skip") if typed is None else chat.says(typed)
    chat.says(OTHER)
    chat.says("Bram Proef")
    (arrow,) = chat.everything()["introductions"]
    assert arrow["by"] < arrow["to"]


def test_a_dream_can_stand_before_another_and_stays_a_dream(chat: Chat) -> None:
    into(chat, "names")
    _answers(chat, dream="Philips, Floor Testman")
    chat.says("Floor Testman")
    assert arrows(chat) == {("Floor Testman", "Philips")}
    assert columns(chat) == {1: [], 2: [], 3: ["Philips", "Floor Testman"]}
    assert "Floor Testman" in chat.sees[-1], "who stands before her is asked all the same"


@LANGUAGES
def test_two_dreams_do_not_stand_before_each_other(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    _answers(chat, friends="Bram Proef", dream="Philips, Floor Testman")
    chat.says("Floor Testman")
    asked = chat.open_key()
    (said,) = chat.says("Philips")
    assert said.startswith(plain(texts(language).say("problem-circle", name="Philips", dream="Floor Testman")))
    assert chat.open_key() == asked
    chat.says("Bram Proef")
    assert arrows(chat) == {("Floor Testman", "Philips"), ("Bram Proef", "Floor Testman")}


# -- the same name more than once in one answer


@LANGUAGES
@pytest.mark.parametrize(
    "typed", ["Jan Proef, Jan Proef", "Jan Proef\njan próef", "Jan Proef en Noor Proef en Jan Proef"]
)
def test_a_name_given_twice_is_asked_about(chat_of: Callable[..., Chat], language, typed: str) -> None:
    words = texts(language)
    chat = chat_of(language=language)
    into(chat, "names")
    chat.says(typed)
    assert chat.was_asked("names-same")
    assert plain(words.say("names-same", name="Jan Proef", times=2)) in chat.sees[-1]
    chat.presses(words.label("names-same.option-same"))
    assert columns(chat)[1].count("Jan Proef") == 1
    assert chat.open_key() == "names-known:family"
    chat.commands("back")
    chat.presses(words.label("names-same.option-other"))
    assert columns(chat)[1].count("Jan Proef") == 2
    assert chat.open_key() == "names-known:family"
    chat.commands("undo")
    assert columns(chat)[1].count("Jan Proef") == 1


def test_others_of_a_name_each_have_what_was_said_beside_them(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Jan (buur), Jan (collega), Jan")
    assert [contact["note"] for contact in chat.everything()["contacts"]] == ["buur; collega"]
    chat.says(OTHER)
    assert [contact["note"] for contact in chat.everything()["contacts"]] == ["buur", "collega", None]
    chat.says("terug")
    chat.says(SAME)
    there = [contact for contact in chat.everything()["contacts"] if not contact["archived"]]
    assert [contact["note"] for contact in there] == ["buur; collega"]


@pytest.mark.parametrize(
    ("first", "second", "many"), [(SAME, SAME, 1), (SAME, OTHER, 2), (OTHER, SAME, 2), (OTHER, OTHER, 3)]
)
def test_a_name_that_was_there_and_is_given_twice_is_asked_about_twice(chat: Chat, first, second, many) -> None:
    into(chat, "names")
    chat.says("Jan")
    chat.says("Jan, Jan")
    chat.says(first)
    assert chat.was_asked("names-same")
    chat.says(second)
    assert columns(chat)[1] == ["Jan"] * many
    assert chat.open_key() == "names-known:colleagues"
    _change(chat, "known:friends")
    chat.says("Noor")
    assert Counter(columns(chat)[1]) == {"Noor": 1, "Jan": 2 if second == OTHER else 1}, "those of the family stay"
    _change(chat, "known:family")
    chat.says("Jan")
    assert sorted(columns(chat)[1]) == ["Jan", "Noor"]


@LANGUAGES
def test_a_connector_given_twice_is_said_to_count_once(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    _answers(chat, dream="Philips")
    chat.says("Sanne Proef, Sanne Proef")
    assert columns(chat)[2] == ["Sanne Proef"]
    assert texts(language).say("names-once", names="Sanne Proef", count=1) in chat.sees[0]


# -- spelling


def test_a_name_that_is_spelled_anew_is_spelled_so_on_the_list(chat: Chat) -> None:
    into(chat, "names")
    chat.says("zoe proef (buur)")
    chat.says("terug")
    chat.says("Zoë Proef")
    (contact,) = chat.everything()["contacts"]
    assert (contact["name"], contact["note"]) == ("Zoë Proef", "buur")


# -- whatever they answer, change and undo

PEOPLE = ("Bram Proef", "Noor Proef", "Kim Proef", "bram próef")
DREAMS = ("Philips", "Efteling", "Bram Proef")
LISTED = some.lists(some.sampled_from([*PEOPLE, *DREAMS]), min_size=1, max_size=3, unique=True)
DOING = some.one_of(
    some.tuples(some.just("answer"), LISTED, some.booleans()),
    some.tuples(some.just("answer"), LISTED, some.booleans()),
    some.tuples(some.just("answer"), LISTED.map(lambda names: [*names, names[0]]), some.booleans()),
    some.tuples(some.just("change"), some.integers(0, 20)),
    some.tuples(some.just("skip")),
    some.tuples(some.just("undo")),
)


class Naming:
    """A person who answers, changes and undoes, and what their answers say."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.said: dict[str, tuple[str, ...]] = {}
        """The names in each answer as it stands."""
        self.before: list[tuple[dict[str, tuple[str, ...]], Any]] = []
        self.number = 0

    def does(self, what: str, *more: Any) -> None:
        key = str(self.chat.open_key()).removeprefix("names-")
        if what == "undo":
            if self.before:
                self.said, kept = self.before.pop()
                self.chat.says("ongedaan")
                assert self._kept() == kept, "undo restores all of it"
        elif what == "change":
            done = self._done()
            if done:
                _change(self.chat, done[more[0] % len(done)])
        elif key.startswith("same:"):
            if what == "answer":
                self._takes(key, (), OTHER if more[1] else SAME)
        elif what == "skip":
            self._takes(key, (), "sla over")
        else:
            self._takes(key, tuple(more[0]), ", ".join(more[0]))

    def _takes(self, key: str, names: tuple[str, ...], typed: str) -> None:
        before = ({**self.said}, self._kept())
        self.chat.says(typed)
        if str(self.chat.open_key()) == f"names-{key}":
            dreams = set(map(_plain, self.said["dream"]))
            assert dreams & set(map(_plain, names)), f"{typed} was refused, and is no dream that stands before itself"
            return
        self.before.append(before)
        if not key.startswith("same:"):
            self.said[key] = names

    def check(self) -> None:
        """The list equals what the answers say."""
        others, asked = self._others()
        named = Counter(_plain(name) for names in self.said.values() for name in dict.fromkeys(map(_plain, names)))
        there = [contact for contact in self.chat.everything()["contacts"] if not contact["archived"]]
        assert Counter(_plain(contact["name"]) for contact in there) == Counter(dict.fromkeys(named, 1)) + others
        lists = [list(map(_plain, names)) for key, names in self.said.items() if not key.startswith("between:")]
        for name in named:
            doubles = sum(min(one.count(name), 2) for one in lists) - 1
            assert asked[name] >= doubles, f"{name} was merged silently"
        name_of = {contact["id"]: _plain(contact["name"]) for contact in there}
        drawn = {
            (name_of[arrow["by"]], arrow["to"])
            for arrow in self.chat.everything()["introductions"]
            if arrow["to"] in name_of
        }
        assert drawn == {
            (_plain(name), int(key.removeprefix("between:")))
            for key, names in self.said.items()
            if key.startswith("between:") and int(key.removeprefix("between:")) in name_of
            for name in names
        }

    def _others(self) -> tuple[Counter[str], Counter[str]]:
        """How often somebody of each name is said to be another, and how often that was asked or is about to be."""
        others, asked = Counter[str](), Counter[str]()
        answers = next(talk for talk in self.chat.everything()["talks"] if talk["flow"] == "names")["answers"]
        for key, entries in answers.items():
            for entry in entries if isinstance(entries, list) else ():
                name = _plain(entry["name"])
                if "twin" in entry:
                    asked[name] += 1
                    others[name] += answers.get(same_as(key, entry)) == "other"
                if entry.get("each") and not key.startswith("between:"):
                    asked[name] += 1
                    others[name] += (len(entry["each"]) - 1) * (answers.get(again_as(key, entry)) == "other")
        return +others, asked

    def _done(self) -> list[str]:
        self.chat.commands("edit")
        return [
            option.value
            for control in self.chat.last.controls
            if control.token.startswith("c.")
            for option in control.options
        ]

    def _kept(self) -> Any:
        kept = self.chat.everything()
        talk = next(talk for talk in kept["talks"] if talk["flow"] == "names")
        return kept["contacts"], kept["introductions"], talk["answers"]


def _plain(name: str) -> str:
    return name.casefold().replace("ó", "o")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(passed=some.integers(0, 4), doings=some.lists(DOING, min_size=6, max_size=18))
def test_the_list_equals_what_the_final_answers_say(
    chat_of: Callable[..., Chat], passed: int, doings: list[Any]
) -> None:
    chat = chat_of()
    chat.says("hoi")
    chat.commands("names")
    naming = Naming(chat)
    for _ in range(passed):
        naming.does("skip")
    for doing in doings:
        naming.does(*doing)
        if chat.open_question() is None or not str(chat.open_question()).startswith("names-"):
            chat.says("ongedaan")
            naming.said, kept = naming.before.pop()
            assert naming._kept() == kept  # noqa: SLF001 - one thing
        naming.check()
