"""The seams between Slack and the coach: everything here goes through sockets, a turn and the outbox."""

import asyncio
import logging
from datetime import timedelta

import pytest

from adapters.slack import answering, doors, watching
from bot.chat.events import Address
from bot.errors import ConfigError, StoreError
from tests.simulators.ledger import Fault
from tests.slack.conftest import online

POST = "chat.postMessage"
NEVER = 0.3


async def hears(person, words):
    """The newest message with these words."""
    return await person.eventually(lambda: next((s for s in reversed(person.sees()) if words in s.text), None))


async def welcomed(mira):
    """Through the welcome in Dutch, up to the first step of the method."""
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    await mira.says("Nederlands")
    for asked in ("tijdzone", "Waar is je idee", "Op welke dagen", "wanneer hou ik me stil"):
        await hears(mira, asked)
        await mira.says("sla over")
    return await hears(mira, "Dan nu je verhaal")


async def session_asked_when(mira):
    """Up to the question that can be filled in together with others."""
    await welcomed(mira)
    await mira.says("sessie")
    await hears(mira, "Met wie is de sessie?")
    await mira.says("Sam Example")
    return await hears(mira, "Wanneer zie je Sam Example?")


def with_the_coach(slack, *people):
    return slack.world.add_channel("general", slack.world.bot_user, *(person.id for person in people))


def posts(slack):
    return slack.ledger.of("effect", "message")


def mira_at(slack, person):
    return Address("slack", slack.world.team, person.id)


def elsewhere(slack, *people):
    return slack.world.add_channel("general", *(person.id for person in people))


# -- events


async def test_a_dm_is_answered_in_the_persons_language_and_unfurls_nothing(slack, coach, mira):
    await mira.says("hi there")
    seen = await hears(mira, "In welke taal praten we?")
    assert seen.buttons == ["Nederlands", "English"]
    (call,) = slack.ledger.of("call", POST)
    sent = call.details["arguments"]
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert "In welke taal praten we?" in sent["text"]
    assert sent["metadata"]["event_payload"]["nonce"]
    assert slack.ledger.of("refused") == []


async def test_the_zone_is_taken_over_from_slack(slack, coach):
    nour = slack.person("Nour Madeup", tz="Africa/Cairo", locale="en-GB")
    await nour.says("hello")
    await hears(nour, "Which language")
    await nour.presses("English")
    await hears(nour, "Cairo")


async def test_an_event_is_acknowledged_after_its_commit_and_answered_after_that(slack, coach, mira):
    hear, at_commit = coach.coach.hear, []

    def heard(event, now):
        turn = hear(event, now)
        at_commit.append((len(slack.ledger.of("ack")), len(posts(slack))))
        return turn

    coach.coach.hear = heard
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    assert at_commit == [(0, 0)]
    assert slack.ledger.of("ack", "message")[0].n < posts(slack)[0].n


async def test_an_event_that_comes_again_has_one_effect(slack, coach, mira):
    slack.faults.add(Fault("event/message", "reset", when="after", scope=mira.dm.id))
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    await mira.eventually(lambda: len(slack.ledger.of("event", "message")) > 2)
    await mira.eventually(lambda: slack.ledger.of("ack", "message"))
    await asyncio.sleep(NEVER)
    assert len(posts(slack)) == 1


async def test_messages_of_bots_edits_and_deletions_are_no_answers(slack, coach, mira):
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    await mira.edits("English")
    await slack.delivery.emit(
        {"type": "message", "subtype": "bot_message", "bot_id": "B0OTHER", "text": "English", "channel": mira.dm.id,
         "channel_type": "im", "ts": slack.world.new_ts()}, "message.im",
    )  # fmt: skip
    await mira.eventually(lambda: len(slack.ledger.of("ack", "message")) >= 3)
    await asyncio.sleep(NEVER)
    assert len(posts(slack)) == 1


async def test_a_database_that_fails_is_not_acknowledged_and_the_event_comes_again(slack, coach, mira):
    hear, failed = coach.coach.hear, []

    def fails_once(event, now):
        if not failed:
            failed.append(event.id)
            raise StoreError("planned")
        return hear(event, now)

    coach.coach.hear = fails_once
    slack.settings.ack_seconds = 0.5
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    assert len(failed) == 1
    assert len(posts(slack)) == 1


async def test_a_sent_file_is_told_of_by_its_name(slack, coach, mira):
    heard = []
    hear = coach.coach.hear
    coach.coach.hear = lambda event, now: heard.append(event) or hear(event, now)
    await mira.uploads("names.csv", b"Sam Example")
    await hears(mira, "In welke taal")
    assert heard[0].files == ("names.csv",)


async def test_what_was_typed_shows_as_it_was_typed_and_pings_nobody(slack, coach, mira):
    typed = "> *Sam* _ziet_ <!channel> <@U1> `x` ~y~ & a_b"
    await session_asked_when(mira)
    await mira.presses("In één keer invullen")
    await mira.fills({"Wanneer": "morgen 10:00", "Hoe lang": "45 minuten"})
    assert await mira.submits() is None
    await hears(mira, "na afloop ervaren of besloten")
    await mira.says(typed)
    summary = await hears(mira, "Klopt dit zo?")
    assert typed in summary.text
    for call in slack.ledger.of("call", "chat.*"):
        assert "<!channel>" not in call.details["arguments"]["text"]
        for block in call.details["arguments"]["blocks"]:
            words = block.get("text") or {"type": "plain_text"}
            assert words["type"] == "plain_text" or "<!channel>" not in words["text"]


# -- presses and choices


async def test_a_press_is_acknowledged_and_its_message_shows_the_choice(slack, coach, mira):
    await mira.says("hoi")
    question = await hears(mira, "In welke taal")
    assert await mira.presses("Nederlands")
    answer = await hears(mira, "tijdzone")
    settled = await hears(mira, "✓ Nederlands")
    assert settled.ts == question.ts
    assert settled.buttons == []
    effect = next(e for e in posts(slack) if e.details["ts"] == answer.ts)
    assert slack.ledger.of("ack", "block_actions")[0].n < effect.n


async def test_a_choice_from_a_list_is_taken(slack, coach, mira):
    await welcomed(mira)
    await mira.says("help")
    await hears(mira, "Dit kun je altijd zeggen")
    assert await mira.picks("En verder", "Privacy: wat ik bewaar")
    await hears(mira, "Wat je me vertelt blijft tussen ons. Ik bewaar")


async def test_several_choices_are_an_answer_when_they_are_sent_and_not_before(slack, coach, mira):
    await welcomed(mira)
    await mira.says("log")
    await hears(mira, "Wie heb je gesproken of geschreven?")
    await mira.says("Sam Example")
    await hears(mira, "Wat kwam ervan")
    await mira.presses("Het was al een sessie")
    await hears(mira, "Hoe was het met Sam Example?")
    await mira.presses("Goed")
    question = await hears(mira, "Wat kwam er binnen?")
    assert await mira.picks("…", "Aandacht")
    assert await mira.picks("…", "Aandacht", "Tijd")
    await asyncio.sleep(NEVER)
    assert not any("✓" in s.text for s in mira.sees() if s.ts == question.ts)
    assert await mira.presses("OK")
    assert (await hears(mira, "✓ Aandacht en Tijd")).ts == question.ts


async def test_a_press_that_cannot_be_committed_is_excused_to_that_person_only(slack, coach, mira):
    await mira.says("hoi")
    await hears(mira, "In welke taal")

    def fails(event, now):
        raise StoreError("planned")

    coach.coach.hear = fails
    assert await mira.presses("Nederlands")
    await mira.eventually(lambda: any("Er ging hier iets mis" in s.text for s in mira.ephemerals))
    assert len(posts(slack)) == 1


async def test_a_press_on_anothers_button_finds_nothing(slack, coach, mira):
    sam = slack.person("Sam Example", locale="nl-NL")
    await mira.says("hoi")
    question = await hears(mira, "In welke taal")
    await sam.says("hoi")
    await hears(sam, "In welke taal")
    stolen = {name: value for name, value in posts(slack)[0].details.items() if name == "blocks"}["blocks"]
    sam.dm.messages[-1]["blocks"] = stolen
    assert await sam.presses("English")
    await sam.eventually(lambda: len(sam.sees()) > 1)
    assert not any("✓" in s.text for s in mira.sees() if s.ts == question.ts)


# -- mentions and shortcuts


async def test_a_mention_is_answered_in_its_thread_and_goes_on_in_private(slack, coach, mira):
    await welcomed(mira)
    general = with_the_coach(slack, mira)
    stamp = await mira.mentions("status", general)
    await hears(mira, "kolom 1")
    answer = await mira.eventually(lambda: next((m for m in general.messages if m.get("bot_id")), None))
    assert answer["thread_ts"] == stamp
    assert answer["text"] == "Ik heb je antwoord in onze privéberichten gezet, dan blijft het tussen ons."
    assert len([m for m in general.messages if m.get("bot_id")]) == 1


async def test_a_bare_mention_by_somebody_new_begins_in_private(slack, coach, mira):
    general = with_the_coach(slack, mira)
    before = await mira.mentions("", general)
    await mira.mentions("", general, thread_ts=before)
    await hears(mira, "In welke taal")
    answers = await mira.eventually(lambda: (found := [m for m in general.messages if m.get("bot_id")]) and found[1:])
    assert answers[0]["thread_ts"] == before


async def test_the_shortcut_logs_a_session(slack, coach, mira):
    await welcomed(mira)
    assert await mira.uses_shortcut("log")
    await hears(mira, "Wie heb je gesproken of geschreven?")
    assert await mira.uses_shortcut("something-else"), "it is acknowledged, and means nothing"


async def test_the_shortcut_on_a_message_puts_who_wrote_it_on_the_list(slack, coach, mira):
    await welcomed(mira)
    general, karin = elsewhere(slack, mira), slack.person("Karin Sample")
    message = {"type": "message", "user": karin.id, "text": "hello all", "ts": slack.world.new_ts()}
    assert await mira.uses_shortcut("add", on=message, where=general)
    await hears(mira, "Karin Sample staat in kolom 1")
    assert not [m for m in general.messages if m.get("bot_id")], "nobody else sees it"
    with coach.store.turn() as work:
        kept = str(work.everything(work.member_at(mira_at(slack, mira)).id))
    assert "Karin Sample" in kept
    assert karin.id not in kept


async def test_the_shortcut_on_a_message_of_an_app_asks_for_names(slack, coach, mira):
    await welcomed(mira)
    message = {"type": "message", "bot_id": "B0OTHER", "text": "beep", "ts": slack.world.new_ts()}
    assert await mira.uses_shortcut("add", on=message, where=elsewhere(slack, mira))
    await mira.eventually(lambda: "kolom" in mira.sees()[-1].text or "ken" in mira.sees()[-1].text)


# -- forms


async def test_a_form_opens_within_three_seconds_and_stays_open_with_its_problems(slack, coach, mira):
    await session_asked_when(mira)
    assert await mira.presses("In één keer invullen")
    await mira.eventually(lambda: mira.modal)
    assert slack.ledger.of("ack", "block_actions")[-1].details["seconds"] < 3
    await mira.fills({"Wanneer": "ergens", "Hoe lang": "45 minuten"})
    assert await mira.submits() == {"Wanneer": "Ik zie nog geen moment."}
    assert mira.modal, "what was typed is still there"
    await mira.fills({"Wanneer": "morgen 10:00"})
    assert await mira.submits() is None
    await hears(mira, "✓ ingevuld")


async def test_a_form_that_comes_too_late_is_offered_again(slack, coach, mira, monkeypatch):
    await session_asked_when(mira)
    monkeypatch.setattr(answering, "DECIDE", 0.0)
    assert await mira.presses("In één keer invullen")
    await hears(mira, "Het formulier kwam net te laat")
    assert mira.modal is None
    monkeypatch.undo()
    await mira.presses("Formulier openen")
    await mira.eventually(lambda: mira.modal)


async def test_a_form_whose_trigger_is_over_is_offered_again(slack, coach, mira):
    await session_asked_when(mira)
    slack.faults.add(Fault("views.open", "error", error="expired_trigger_id"))
    assert await mira.presses("In één keer invullen")
    await hears(mira, "Het formulier kwam net te laat")


async def test_a_form_that_cannot_be_committed_stays_open(slack, coach, mira):
    await session_asked_when(mira)
    await mira.presses("In één keer invullen")
    await mira.fills({"Wanneer": "morgen 10:00", "Hoe lang": "45 minuten"})
    hear = coach.coach.hear

    def fails(event, now):
        raise StoreError("planned")

    coach.coach.hear = fails
    assert "Er ging hier iets mis" in (await mira.submits())["Wanneer"]
    coach.coach.hear = hear
    assert await mira.submits() is None
    await hears(mira, "✓ ingevuld")


# -- the slash command


async def test_a_command_elsewhere_is_answered_to_who_gave_it_and_goes_on_in_the_dm(slack, coach, mira):
    olga = slack.person("Olga Onlooker")
    general = elsewhere(slack, mira, olga)
    assert await mira.types_command("/coach", "start", where=general)
    question = await mira.eventually(lambda: next((s for s in mira.ephemerals if "In welke taal" in s.text), None))
    assert (olga.ephemerals, mira.sees(), general.messages) == ([], [], [])
    assert await mira.presses("Nederlands", on=question)
    await hears(mira, "tijdzone")
    settled = await mira.eventually(lambda: next((s for s in mira.ephemerals if "✓ Nederlands" in s.text), None))
    assert settled.ts == question.ts
    assert settled.buttons == []
    assert slack.ledger.of("refused") == []


async def test_a_command_in_the_dm_is_an_ordinary_message(slack, coach, mira):
    assert await mira.types_command("/coach", "privacy")
    await hears(mira, "Wat je me vertelt blijft tussen ons")
    assert mira.ephemerals == []


async def test_a_command_in_a_dm_with_somebody_else_is_not_answered_visibly(slack, coach, mira):
    between_two = elsewhere(slack, mira, slack.person("Olga Onlooker"))
    between_two.id, between_two.name = "D0SIMOTHER", "directmessage"
    slack.world.channels["D0SIMOTHER"] = between_two
    assert await mira.types_command("/coach", "privacy", where=between_two)
    await mira.eventually(lambda: any("Wat je me vertelt blijft tussen ons" in s.text for s in mira.ephemerals))
    assert between_two.messages == []


async def test_a_bare_command_begins(slack, coach, mira):
    assert await mira.types_command("/coach")
    await hears(mira, "In welke taal")


async def test_a_command_that_cannot_be_committed_is_excused_at_once(slack, coach, mira):
    def fails(event, now):
        raise StoreError("planned")

    coach.coach.hear = fails
    assert await mira.types_command("/coach", "start", where=elsewhere(slack, mira))
    assert "Something went wrong" in mira.ephemerals[-1].text or "Er ging hier iets mis" in mira.ephemerals[-1].text


async def test_what_a_response_url_does_not_take_any_more_comes_in_the_dm(slack, coach, mira):
    slack.settings.hook_uses = 1
    assert await mira.types_command("/coach", "privacy", where=elsewhere(slack, mira))
    await mira.eventually(lambda: len(mira.ephemerals) == 1)
    await hears(mira, "In welke taal")


async def test_an_ambiguous_hidden_answer_is_never_posted_twice(slack, coach, mira):
    slack.faults.add(Fault("response_url", "reset", when="after"))
    assert await mira.types_command("/coach", "start", where=elsewhere(slack, mira))
    await mira.eventually(lambda: mira.ephemerals)
    await asyncio.sleep(NEVER)
    slack.clock.advance(60)
    await asyncio.sleep(1.5)
    assert len(mira.ephemerals) == 1
    assert mira.sees() == []


# -- files, nudges, the App Home


async def test_what_is_exported_comes_as_a_file_with_its_words(slack, coach, mira):
    await welcomed(mira)
    await mira.says("exporteer")
    seen = await mira.eventually(lambda: next((s for s in mira.sees() if s.files), None))
    assert seen.files == ("Alles wat ik van je bewaar, als JSON",)
    assert seen.text
    (file,) = slack.ledger.of("effect", "file")
    assert file.details["size"] > 2


async def test_an_export_asked_for_elsewhere_comes_in_the_dm(slack, coach, mira):
    await welcomed(mira)
    assert await mira.types_command("/coach", "export", where=elsewhere(slack, mira))
    await mira.eventually(lambda: any(s.files for s in mira.sees()))
    assert not any(s.files for s in mira.ephemerals)


async def test_an_ambiguous_file_is_looked_up_and_not_doubled(slack, coach, mira):
    await welcomed(mira)
    slack.faults.add(Fault("files.completeUploadExternal", "reset", when="after"))
    await mira.says("exporteer")
    await mira.eventually(lambda: any(s.files for s in mira.sees()))
    await asyncio.sleep(NEVER)
    slack.clock.advance(10)
    await mira.eventually(lambda: slack.ledger.of("call", "conversations.history"))
    await asyncio.sleep(NEVER)
    assert len([s for s in mira.sees() if s.files]) == 1


async def test_a_nudge_comes_by_itself_into_the_dm(slack, coach, mira):
    await welcomed(mira)
    slack.clock.advance(timedelta(minutes=2).total_seconds())
    await hears(mira, "Dit is het proefduwtje")


async def test_the_app_home_shows_the_page_and_its_buttons_work(slack, coach, mira):
    await welcomed(mira)
    await mira.opens_home()
    await mira.eventually(lambda: mira.home)
    assert "verhaal" in mira.home.text
    assert await mira.presses("Namen")
    await mira.opens_messages()
    await mira.eventually(lambda: any("Waar wil je namen" in s.text or "Kolom 1" in s.text for s in mira.sees()))
    assert slack.ledger.of("refused") == []


# -- sending


@pytest.mark.parametrize("fault", [Fault(POST, "reset", when="after"), Fault(POST, "status", when="after", status=500)])
async def test_an_ambiguous_post_is_looked_up_and_not_doubled(slack, coach, mira, fault):
    fault.times = 1
    slack.faults.add(fault)
    await mira.says("hoi")
    await hears(mira, "In welke taal")
    await asyncio.sleep(NEVER)
    slack.clock.advance(5)
    await mira.eventually(lambda: slack.ledger.of("call", "conversations.history"))
    await mira.presses("Nederlands")
    await hears(mira, "tijdzone")
    assert len([e for e in posts(slack) if "In welke taal" in e.details["text"]]) == 1
    assert any("✓ Nederlands" in s.text for s in mira.sees()), "the reference was found, so it could be edited"


async def test_an_ambiguous_post_that_never_arrived_is_sent_again(slack, coach, mira):
    slack.faults.add(Fault(POST, "status", status=503, error="service_unavailable"))
    await mira.says("hoi")
    await mira.eventually(lambda: slack.ledger.of("fault", POST))
    await asyncio.sleep(NEVER)
    slack.clock.advance(5)
    await hears(mira, "In welke taal")
    assert len(posts(slack)) == 1


async def test_too_fast_is_waited_for(slack, coach, mira):
    slack.faults.add(Fault(POST, "status", status=429, retry_after=1))
    await mira.says("hoi")
    await mira.eventually(lambda: slack.ledger.of("fault", POST))
    await asyncio.sleep(NEVER)
    slack.clock.advance(3)
    await hears(mira, "In welke taal")
    assert slack.ledger.of("call", "conversations.history") == []


async def test_an_unreachable_person_stops_nobody_and_is_told_when_they_come_back(slack, coach, mira):
    await welcomed(mira)
    mira.user.reachable = False
    slack.clock.advance(120)
    await mira.eventually(lambda: any(r.details["error"] == "channel_not_found" for r in slack.ledger.of("refused")))
    mira.user.reachable = True
    sam = slack.person("Sam Example")
    await sam.says("hi")
    await hears(sam, "Which language")
    await mira.says("help")
    await mira.eventually(lambda: any("kwam niet aan" in s.text or "niet bij je" in s.text for s in mira.sees()))


async def test_a_slow_profile_is_asked_for_afterwards(slack, coach, mira, monkeypatch):
    monkeypatch.setattr("adapters.slack.people.PATIENCE", 0.0)
    mira.user.tz = "Africa/Cairo"
    await mira.says("hello")
    await hears(mira, "Which language")
    await mira.eventually(lambda: slack.ledger.of("call", "users.info"))
    await asyncio.sleep(NEVER)
    await mira.says("Nederlands")
    await hears(mira, "tijdzone van Cairo")


async def test_nothing_that_was_said_is_logged_at_any_level(slack, sqlite_store, how, mira, caplog):
    caplog.set_level(logging.DEBUG)
    async with online(slack, sqlite_store, how):
        await mira.says("canary-in-a-text")
        await hears(mira, "In welke taal")
        slack.faults.add(Fault(POST, "error", error="invalid_blocks", times=2))
        await mira.says("canary-in-a-text again")
        await mira.eventually(lambda: len(slack.ledger.of("fault", POST)) == 2)
    for secret in ("canary", slack.settings.bot_token, slack.settings.app_token, "ticket="):
        assert secret not in "".join(r.getMessage() for r in caplog.records if not r.name.startswith("asyncio"))


async def test_a_socket_that_slack_renews_loses_nothing(slack, sqlite_store, mira):
    async with online(slack, sqlite_store, "socket"):
        await slack.sockets.ask_to_reconnect("warning")
        await mira.says("hoi")
        await hears(mira, "In welke taal")
        await mira.eventually(lambda: len(slack.ledger.of("call", "apps.connections.open")) == 2)
        await asyncio.sleep(NEVER)
    assert len(posts(slack)) == 1


async def _connected_anew(slack, mira, before):
    """A connection that was asked for since, over which somebody is heard."""
    await mira.eventually(lambda: len(slack.ledger.of("call", "apps.connections.open")) > before, within=20)
    await mira.says("hoi")
    await mira.eventually(lambda: any("In welke taal" in seen.text for seen in mira.sees()), within=20)


async def test_a_socket_that_falls_silent_is_renewed(slack, sqlite_store, mira, monkeypatch):
    monkeypatch.setattr(doors, "PING", 0.2)
    async with online(slack, sqlite_store, "socket"):
        await slack.sockets.hush()
        await _connected_anew(slack, mira, 1)
    assert len(posts(slack)) == 1


async def test_an_address_that_was_used_up_in_vain_is_replaced(slack, sqlite_store, mira, monkeypatch):
    monkeypatch.setattr(doors, "PING", 0.2)
    monkeypatch.setattr(watching, "LOOK", 0.1)
    monkeypatch.setattr(watching, "LOST", 0.5)
    async with online(slack, sqlite_store, "socket"):
        slack.sockets.refuses = 1
        await slack.sockets.drop()
        await _connected_anew(slack, mira, 2)
    assert len(posts(slack)) == 1


async def test_a_slack_that_gives_no_address_for_a_while_is_asked_again(slack, sqlite_store, mira, monkeypatch):
    monkeypatch.setattr(doors, "PING", 0.2)
    async with online(slack, sqlite_store, "socket"):
        slack.faults.add(Fault("apps.connections.open", "status", status=503, times=3))
        await slack.sockets.drop()
        await _connected_anew(slack, mira, 4)
    assert len(posts(slack)) == 1


# -- the beginning


async def test_a_wrong_token_is_one_clear_line(slack, sqlite_store, how):
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN: Slack does not accept it"):
        async with online(slack, sqlite_store, how, SLACK_BOT_TOKEN="xoxb-another-made-up-token"):
            pass


async def test_a_wrong_app_token_is_one_clear_line(slack, sqlite_store):
    with pytest.raises(ConfigError, match="SLACK_APP_TOKEN: Slack does not accept it"):
        async with online(slack, sqlite_store, "socket", SLACK_APP_TOKEN="xapp-another-made-up-token"):
            pass


async def test_a_taken_port_is_one_clear_line(slack, sqlite_store):
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(ConfigError, match="ONETHREETWO_PORT"):
            async with online(slack, sqlite_store, "http", ONETHREETWO_PORT=str(port)):
                pass


async def test_what_is_under_way_at_the_end_is_acknowledged(slack, sqlite_store, how, mira):
    async with online(slack, sqlite_store, how) as process:
        heard = asyncio.Event()
        hear = process.hear

        async def slowly(event):
            heard.set()
            await asyncio.sleep(NEVER)
            return await hear(event)

        process.adapters[0]._answering._hear = slowly  # noqa: SLF001
        saying = asyncio.ensure_future(mira.says("hoi"))
        await heard.wait()
    await saying
    assert len(slack.ledger.of("ack", "message")) == 1


async def test_when_every_call_hangs_everything_is_acknowledged_at_once(slack, sqlite_store, how, mira):
    async with online(slack, sqlite_store, how):
        await session_asked_when(mira)
        before = len(slack.ledger.of("ack"))
        slack.faults.add(Fault("[!e]*", "hang", times=100_000))
        others = [slack.person(f"Testa {number}") for number in range(3)]
        await asyncio.gather(
            mira.presses("In één keer invullen"),
            mira.says("help"),
            mira.types_command("/coach", "status"),
            mira.types_command("/coach", "status", where=elsewhere(slack, mira)),
            mira.opens_home(),
            *(other.says("hi there") for other in others),
            *(other.types_command("/coach", "status", where=elsewhere(slack, other)) for other in others),
        )
        # Whatever is acknowledged was so within Slack's three seconds; a call that hangs takes ten.
        assert len(slack.ledger.of("ack")[before:]) == 5 + 2 * len(others)
        assert not slack.ledger.of("effect", "error")
