"""What is kept comes back as it was, to the microsecond and whatever characters it holds."""

import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.events import ReplyRoute
from bot.chat.messages import Button, File, Message, Option, Select
from bot.domain.contacts import GROUPS, INTRO_STATES, Contact
from bot.domain.member import LANGUAGES
from bot.domain.nudges import KINDS, Nudge, Snooze
from bot.domain.offers import Offer
from bot.domain.outreach import OUTCOMES
from bot.domain.sessions import CURRENCIES, Result
from bot.domain.story import QUESTIONS, Story
from bot.domain.weeks import KEPT
from bot.errors import StoreError
from bot.store.work.rhythm import KEPT_NUDGES
from bot.talk.talks import Talk
from tests.store.people import LATER, NOW, a_member, an_address, put, somebody

often = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
texts = st.text(max_size=80)  # NUL, emoji and right-to-left marks too
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
times = st.times()
names = st.text(string.ascii_lowercase, min_size=1, max_size=12)
json = st.recursive(
    st.none() | st.booleans() | st.integers() | texts, lambda j: st.lists(j) | st.dictionaries(names, j)
)
answers = st.dictionaries(names, json, max_size=4)


@often
@given(
    name=st.none() | texts, days=st.frozensets(st.integers(0, 6)), quiet=st.tuples(times, times), nudge_at=times,
    language=st.sampled_from(LANGUAGES), welcomed=st.none() | moments, mode=st.sampled_from(["own", "inside"]),
)  # fmt: skip
def test_a_members_settings(store, **chosen):
    with store.turn() as work:
        member = replace(a_member(work), **chosen)
        work.save_member(member)
    with store.turn() as work:
        assert work.member(member.id) == member


@often
@given(
    about=answers, given_answers=answers, draft=answers, asked=st.none() | names, asks=st.integers(0, 9999),
    asked_at=st.none() | moments, touched=moments, active=st.booleans(), message=st.none() | st.integers(1, 2**40),
)  # fmt: skip
def test_a_talk(store, given_answers, **parts):
    talk = Talk(id="abc123", flow="session", opened=NOW, answers=given_answers, **parts)
    with store.turn() as work:
        member = a_member(work)
        work.save_talk(member.id, talk)
    with store.read() as work:
        [again] = work.talks(member.id)
        assert again == talk
        assert list(again.answers) == list(talk.answers), "in the order they were given"


@often
@given(said=st.fixed_dictionaries(dict.fromkeys(QUESTIONS, texts)), text=texts, created=moments)
def test_a_story(store, said, text, created):
    story = Story(1, said, text, created)
    with store.turn() as work:
        member = a_member(work)
        work.add_story(member.id, story)
    with store.read() as work:
        assert work.stories(member.id) == [story]


@often
@given(
    name=texts, column=st.sampled_from([1, 2, 3]), note=st.none() | texts, group=st.none() | st.sampled_from(GROUPS),
    archived=st.booleans(), created=moments,
)  # fmt: skip
def test_a_contact(store, archived, created, **parts):
    with store.turn() as work:
        member = a_member(work)
        contact = replace(work.add_contact(member.id, now=created, **parts), archived=archived)
        work.save_contact(member.id, contact)
    assert isinstance(contact, Contact)
    with store.read() as work:
        assert work.contacts(member.id) == [contact]


@often
@given(outcome=st.sampled_from(OUTCOMES), need=st.none() | texts, created=moments)
def test_an_outreach(store, outcome, need, created):
    with store.turn() as work:
        member = a_member(work)
        whom = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        outreach = work.add_outreach(member.id, contact=whom.id, outcome=outcome, now=created, need=need)
    with store.read() as work:
        assert work.outreach(member.id) == [outreach]


@often
@given(state=st.sampled_from(INTRO_STATES), changed=st.none() | moments)
def test_how_far_an_introduction_is(store, state, changed):
    with store.turn() as work:
        member = a_member(work)
        by, to = (work.add_contact(member.id, name=name, column=2, now=NOW) for name in ("Ada", "Bo"))
        arrow = replace(work.add_introduction(member.id, by.id, to.id, NOW), state=state, changed=changed)
        work.save_introduction(member.id, arrow)
    with store.read() as work:
        assert work.introductions(member.id) == [arrow]


@often
@given(text=texts, minutes=st.none() | st.integers(1, 600), easy=st.frozensets(texts), created=moments)
def test_an_offer(store, text, minutes, easy, created):
    with store.turn() as work:
        member = a_member(work)
        offer = work.add_offer(member.id, Offer(0, created, text, minutes, easy))
    with store.read() as work:
        assert work.offers(member.id) == [offer]


@often
@given(
    week=st.dates(), promise=texts, cue=st.none() | texts, outcome=st.none() | st.sampled_from(KEPT),
    checked=st.none() | moments, note=st.none() | texts,
)  # fmt: skip
def test_a_commitment(store, week, promise, cue, **checked_in):
    with store.turn() as work:
        member = a_member(work)
        made = work.add_commitment(member.id, week=week, promise=promise, now=NOW, cue=cue)
        commitment = replace(made, **checked_in)
        work.save_commitment(member.id, commitment)
    with store.read() as work:
        assert work.commitments(member.id) == [commitment]


@often
@given(
    kind=st.sampled_from(KINDS), at=moments, contact=st.none() | st.integers(1), why=texts,
    variables=st.dictionaries(texts, texts | st.integers(-(2**53), 2**53)),
    snooze=st.none() | st.builds(Snooze, st.integers(1), moments, moments, st.none() | texts, st.none(), st.none() | texts),
)  # fmt: skip
def test_a_nudge(store, **parts):
    with store.turn() as work:
        member = a_member(work)
        nudge = work.add_nudge(member.id, Nudge(0, **parts))
    with store.read() as work:
        assert work.nudges(member.id) == [nudge]


@often
@given(at=moments, created=moments, text=st.none() | texts, contact=st.none() | st.integers(1), talk=st.none() | texts)
def test_a_snooze(store, created, **parts):
    with store.turn() as work:
        member = a_member(work)
        snooze = work.add_snooze(member.id, now=created, **parts)
    with store.turn() as work:
        assert work.snoozes(member.id) == [snooze]
        work.drop_snooze(member.id, snooze.id)
        assert work.snoozes(member.id) == []


def test_only_the_latest_nudges_are_kept(store):
    with store.turn() as work:
        member = a_member(work)
        for minute in range(KEPT_NUDGES + 7):
            work.add_nudge(member.id, Nudge(0, "outreach", NOW + timedelta(minutes=minute)))
        kept = work.nudges(member.id)
    assert len(kept) == KEPT_NUDGES
    assert kept[-1].at == NOW + timedelta(minutes=KEPT_NUDGES + 6)


@often
@given(
    starts=moments, minutes=st.integers(1, 600), aim=st.none() | texts, how=texts,
    came=st.frozensets(st.sampled_from(CURRENCIES)), worth=st.none() | st.decimals(0, 10**9, places=2),
    proof=st.none() | texts, referrals=st.lists(st.integers(1, 9)).map(tuple), learnt=texts,
)  # fmt: skip
def test_a_session_its_result_and_lesson(store, starts, minutes, aim, learnt, **came_of_it):
    with store.turn() as work:
        member = a_member(work)
        whom = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        session = work.add_session(
            member.id, contact=whom.id, starts=starts, minutes=minutes, zone="Europe/Amsterdam", now=NOW, aim=aim
        )
        result = Result(session=session.id, created=NOW, **came_of_it)
        work.add_result(member.id, result)
        lesson = work.add_lesson(member.id, text=learnt, now=NOW, session=session.id)
    with store.read() as work:
        assert work.session(member.id, session.id) == session
        assert work.results(member.id) == [result]
        assert work.lessons(member.id) == [lesson]


@often
@given(text=texts, alt=texts, content=st.binary(max_size=99), token=st.text(st.characters(codec="ascii")), due=moments)
def test_an_outbox_row(store, text, alt, content, token, due):
    controls = (Button("b", "Yes", "primary"), Select("s", "Which", (Option("1", text),), 1, 1))
    file = File("a.png", "image/png", content, alt)
    message = Message(text, controls, file, (file,), alt)
    reply = ReplyRoute("R1", token, LATER)
    with store.turn() as work:
        member, address = a_member(work), an_address()
        born = put(work, member, address, message=message, reply=reply, due_at=due, not_after=LATER, kind="file")
    with store.read() as work:
        assert work.row(born.id) == born
        assert born.message == message
        assert born.reply == reply


def test_saving_what_is_there_already_writes_nothing(store):
    member = somebody(store)
    with store.turn() as work:
        whom = work.add_contact(member.id, name="Ada", column=1, now=NOW)
    with store.turn() as work:
        assert work.contacts(member.id) == [whom]
        before = work.statements
        work.save_contact(member.id, replace(whom, note=None))
        assert work.statements == before
        assert work.changes == []


def test_nobody_can_write_over_somebody_elses_row(store):
    mine, theirs = somebody(store), somebody(store)
    with store.turn() as work:
        whom = work.add_contact(theirs.id, name="Ada", column=1, now=NOW)
    for changed in (replace(whom, note="mine now"), whom):
        with pytest.raises(StoreError, match="another member"), store.turn() as work:
            work.save_contact(mine.id, changed)
    with store.read() as work:
        assert work.contacts(theirs.id) == [whom]
        assert work.session(mine.id, 1) is None


def test_moments_are_compared_as_moments_in_any_zone(store):
    member = somebody(store)
    amsterdam = NOW.astimezone(ZoneInfo("Europe/Amsterdam"))
    with store.turn() as work:
        work.set_wake(member.id, amsterdam)
        assert work.due_wakes(NOW - timedelta(microseconds=1), 9) == []
        assert work.due_wakes(NOW, 9) == [member.id]
        assert work.wake_at(member.id) == NOW
