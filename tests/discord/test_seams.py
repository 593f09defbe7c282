"""The seams between Discord and the coach: everything here goes through sockets, a turn and the outbox."""

from datetime import timedelta

import pytest

from adapters.discord import answering
from bot.errors import ConfigError, StoreError
from bot.texts import texts
from tests.discord.conftest import online
from tests.simulators.discord import Fault

SEND = "POST /channels/{id}/messages"
NL, EN = texts("nl").label, texts("en").label


async def welcomed(mira):
    """Through the welcome in Dutch, up to the first step of the method."""
    await mira.says("hoi")
    await mira.hears(NL("welcome-language"))
    await mira.presses("Nederlands")
    await mira.hears("tijdzone")
    for _ in range(4):
        before = mira.last.id
        await mira.says("sla over")
        await mira.eventually(lambda before=before: mira.last.id != before)
    return await mira.hears("verhaal")


async def session_asked_when(mira):
    """Up to the question that can be filled in together with others."""
    await welcomed(mira)
    await mira.types_command("session")
    await mira.hears(NL("session-contact"))
    await mira.says("Sam Example")
    await mira.hears(NL("session-when", name="Sam Example"))


def of_rows(sim):
    return [entry for entry in sim.ledger.of("effect", "message") if entry.details["user"]]


async def test_a_dm_is_answered_and_pings_nobody(sim, coach, mira):
    await mira.says("hi there")
    seen = await mira.hears(EN("welcome-language"))
    assert seen.buttons == ("Nederlands", "English")
    effect = of_rows(sim)[-1].details
    assert effect["allowed_mentions"] == {"parse": []}
    assert effect["nonce"]


async def test_a_button_is_acknowledged_after_the_commit_and_its_message_shows_the_choice(sim, coach, mira):
    await mira.says("hoi")
    question = await mira.hears(NL("welcome-language"))
    committed = []
    hear = coach.coach.hear

    def heard(event, now):
        turn = hear(event, now)
        committed.append(len(sim.ledger.of("ack")))
        return turn

    coach.coach.hear = heard
    pressed = await mira.presses("Nederlands")
    assert await mira.answered(pressed) == 6
    assert committed == [0]
    await mira.hears("Ik denk dat je in de tijdzone")
    edited = await mira.eventually(lambda: next((s for s in mira.sees() if s.id == question.id and s.edited), None))
    assert "✓ Nederlands" in edited.text
    assert edited.buttons == ()
    ack, answer = sim.ledger.of("ack")[0], of_rows(sim)[-1]
    assert ack.n < answer.n
    assert ack.details["type"] == 6


async def test_a_choice_from_a_list_is_taken(sim, coach, mira):
    await welcomed(mira)
    await mira.says("help")
    await mira.eventually(lambda: any(NL("word-privacy.option") in seen.options for seen in mira.sees()))
    picked = await mira.picks(NL("word-privacy.option"))
    assert await mira.answered(picked) == 6
    await mira.eventually(lambda: any(NL("privacy").splitlines()[0] in seen.text for seen in mira.sees()))


async def test_a_form_opens_within_three_seconds_tells_its_problems_and_opens_again_as_it_was(sim, coach, mira):
    await session_asked_when(mira)
    opened = await mira.presses(NL("talk-together"))
    assert await mira.answered(opened) == 9
    assert sim.ledger.of("ack", "callback 9")[0].details["seconds"] < 3
    await mira.fills({NL("session-when.label"): "ooit eens", NL("session-minutes.label"): "45 minuten"})
    sent = await mira.submits()
    assert await mira.answered(sent) == 4
    told = await mira.hears(f"**{NL('session-when.label')}**: {NL('problem-no-moment')}")
    assert told.buttons == (NL("talk-open-form"),)
    again = await mira.presses(NL("talk-open-form"), on=told)
    assert await mira.answered(again) == 9
    assert mira.modal.named(NL("session-minutes.label")).value == "45 minuten"
    await mira.fills({NL("session-when.label"): "morgen 10:00"})
    sent = await mira.submits()
    assert await mira.answered(sent) == 6
    await mira.hears(NL("session-aim", name="Sam Example"))


async def test_a_form_that_comes_too_late_is_offered_again(sim, coach, mira, monkeypatch):
    monkeypatch.setattr(answering, "DECIDE", 0.0)
    await session_asked_when(mira)
    opened = await mira.presses(NL("talk-together"))
    assert await mira.answered(opened) == 6
    late = await mira.hears(NL("form-missed"))
    monkeypatch.undo()
    assert await mira.answered(await mira.presses(NL("talk-open-form"), on=late)) == 9


async def test_a_command_in_a_server_is_answered_only_to_who_gave_it(sim, coach, mira):
    given = await mira.types_command("wis-alles", in_server=True)
    assert await mira.answered(given) == 4
    await mira.eventually(lambda: mira.ephemerals)
    assert sim.person("Olga Onlooker").sees_in_server() == []
    assert mira.sees() == []
    await mira.presses(NL("delete-sure.option-erase"))
    await mira.eventually(lambda: any(NL("delete-done") in seen.text for seen in mira.ephemerals))


async def test_pressing_in_a_server_edits_the_ephemeral_question(sim, coach, mira):
    await mira.types_command("start", in_server=True)
    await mira.eventually(lambda: any("Nederlands" in seen.buttons for seen in mira.ephemerals))
    await mira.presses("Nederlands")
    await mira.eventually(lambda: any("✓ Nederlands" in seen.text and not seen.buttons for seen in mira.ephemerals))
    await mira.eventually(lambda: any("tijdzone" in seen.text for seen in mira.ephemerals))
    assert sim.ledger.of("effect", "message") == []
    assert sim.ledger.of("refused") == []


async def test_a_command_whose_turn_takes_long_is_deferred_and_its_answer_takes_the_place(
    sim, coach, mira, monkeypatch
):
    monkeypatch.setattr(answering, "DECIDE", 0.0)
    given = await mira.types_command("help", in_server=True)
    assert await mira.answered(given) == 5
    await mira.eventually(lambda: len(mira.ephemerals) == 2 and not any(seen.thinking for seen in mira.ephemerals))
    assert sim.ledger.of("effect", "message") == []
    assert sim.ledger.of("refused") == []


async def test_what_is_exported_comes_as_a_file(sim, coach, mira):
    await welcomed(mira)
    await mira.types_command("exporteer")
    seen = await mira.eventually(lambda: next((s for s in mira.sees() if s.files), None))
    assert seen.files == (("onethreetwo.json", NL("export-file")),)
    (file,) = sim.ledger.of("effect", "file")
    assert file.details["size"] > 2


async def test_a_nudge_comes_by_itself_into_the_dm(sim, coach, mira):
    await welcomed(mira)
    sim.clock.advance(timedelta(minutes=2).total_seconds())
    await mira.hears(NL("nudge-test"), within=10)


async def test_an_answer_that_may_not_have_arrived_is_sent_again_and_seen_once(sim, coach, mira):
    sim.faults.add(Fault(SEND, "reset", when="after"))
    await mira.says("hi there")
    await mira.hears(EN("welcome-language"))
    sim.clock.advance(5)
    await mira.eventually(lambda: len(sim.ledger.of("call", SEND)) == 2)
    sim.clock.advance(300)
    await mira.says("English")
    await mira.hears("time zone")
    assert len([entry for entry in of_rows(sim) if EN("welcome-language") in entry.details["text"]]) == 1


async def test_a_try_again_after_the_nonce_looks_before_it_sends(sim, coach, mira):
    sim.faults.add(Fault(SEND, "reset", when="after"))
    await mira.says("hi there")
    await mira.hears(EN("welcome-language"))
    sim.clock.advance(600)
    await mira.eventually(lambda: sim.ledger.of("call", "GET /channels/{id}/messages"))
    await mira.says("English")
    await mira.hears("time zone")
    assert len([entry for entry in of_rows(sim) if EN("welcome-language") in entry.details["text"]]) == 1


async def test_a_closed_dm_stops_one_member_and_is_told_when_they_come_back(sim, coach, mira):
    await welcomed(mira)
    mira.closes_dms()
    sim.clock.advance(120)
    await mira.eventually(lambda: any(r.details["code"] == 50007 for r in sim.ledger.of("refused")), within=10)
    mira.opens_dms()
    sam = sim.person("Sam Example")
    await sam.says("hi")
    await sam.hears(EN("welcome-language"))
    await mira.says("help")
    await mira.eventually(lambda: any(NL("reachable-again") in s.text for s in mira.sees()))


async def test_a_database_that_fails_is_said_kindly_and_nothing_is_acknowledged_twice(sim, coach, mira):
    await mira.says("hi")
    await mira.hears(EN("welcome-language"))

    def fails(event, now):
        raise StoreError("planned")

    coach.coach.hear = fails
    assert await mira.answered(await mira.presses("English")) == 4
    await mira.hears(NL("our-fault"))
    await mira.says("hello?")
    await mira.hears(EN("our-fault"))


async def test_a_press_on_anothers_button_finds_nothing(sim, coach, mira):
    await mira.says("hi")
    question = await mira.hears(EN("welcome-language"))
    effect = of_rows(sim)[-1].details["message"]
    token = effect["components"][0]["components"][0]["custom_id"]
    sam = sim.person("Sam Example")
    await sam.says("hi")
    await sam.hears(EN("welcome-language"))
    sam.forges(token, on=question.id)
    await sam.eventually(lambda: len([s for s in sam.sees() if s.by_bot]) > 1)
    assert not next(s for s in mira.sees() if s.id == question.id).edited


async def test_after_a_forgotten_session_what_was_missed_is_read_once(sim, coach, mira):
    await mira.says("hi")
    await mira.hears(EN("welcome-language"))
    sim.gateway.drop()
    sim.gateway.forget_sessions()
    await mira.says("English")
    await mira.hears("time zone", within=15)
    assert len([s for s in mira.sees() if s.by_bot and "time zone" in s.text]) == 1


async def test_the_commands_are_there_in_both_languages(sim, coach, mira):
    known = {command["name"]: command for command in sim.commands.known()}
    assert known["skip"]["name_localizations"] == {"nl": "sla-over"}
    assert known["help"]["description_localizations"]["nl"].startswith("Help")
    assert known["help"]["contexts"] == [0, 1, 2]


async def test_a_wrong_token_is_one_clear_line(sim, sqlite_store):
    with pytest.raises(ConfigError, match="DISCORD_TOKEN: Discord does not accept it"):
        async with online(sim, sqlite_store, token="another-made-up-token"):
            pass


async def test_a_token_refused_by_the_gateway_is_one_clear_line(sim, sqlite_store):
    sim.gateway._token = "changed-since"  # noqa: SLF001
    with pytest.raises(ConfigError, match="DISCORD_TOKEN: Discord does not accept it any more"):
        async with online(sim, sqlite_store):
            pass


async def test_no_word_name_or_token_reaches_a_log(sim, coach, mira, caplog, capfd):
    caplog.set_level("INFO")
    for fault in (Fault(SEND, "error", error="50035"), Fault(SEND, "reset"), Fault(SEND, "status", status=503)):
        sim.faults.add(fault)
        await mira.says("canary words")
    sim.faults.add(Fault("POST /interactions/*", "error", error="10062"))
    given = await mira.types_command("help", in_server=True, text="canary words")
    await mira.eventually(lambda: len(sim.ledger.of("fault")) == 4)
    coach.coach.hear = None
    await mira.answered(await mira.types_command("help", in_server=True))
    logged = caplog.text + "".join(capfd.readouterr())
    assert "discord refused what we made" in logged
    for secret in ("canary", "Mira", "mira.", given.token, sim.token):
        assert secret not in logged
