"""The same user id in two workspaces: whatever the one does, nothing of the other is read, changed or shown.

One person does everything that Slack lets a person do, also with what was taken from the other's screen; after each
action every row of the other in the database is byte for byte what it was, and so is their screen.
"""

import asyncio
import json
from copy import deepcopy

import pytest
from sqlalchemy import select

from bot.chat.events import Address
from bot.store.tables import metadata
from bot.words import BY_ID, HERE
from tests.platforms import unpaced
from tests.simulators.slack import screen
from tests.simulators.slack.render import message, view
from tests.simulators.slack.screen import Surface
from tests.slack.conftest import added, hosted
from tests.slack.test_seams import hears, session_asked_when

SAME = "U0SAME"


class Side:
    """One of the two, with their workspace."""

    def __init__(self, team, person, store):
        self.team, self.person, self._store = team, person, store
        with store.read() as work:
            self.member = work.member_at(Address("slack", team.id, SAME)).id
        self.nothing_of = ""

    @property
    def world(self):
        return self.team.world

    def rows(self):
        """Everything that the database holds of them and of their workspace."""
        found = {}
        with self._store.read() as work:
            for table in metadata.sorted_tables:
                for column, value in (("member", self.member), ("tenant", self.team.id)):
                    if column in table.c:
                        kept = work._connection.execute(select(table).where(table.c[column] == value))  # noqa: SLF001
                        found[table.name, column] = sorted(map(repr, kept))
        return found

    def screen(self):
        """Everything that they see."""
        world = self.world
        return deepcopy([world.channels, world.homes, world.modals, world.ephemerals])

    async def quiet(self):
        for _ in range(500):
            with self._store.read() as work:
                counts = work.counts()
            if not {state for state, number in counts.items() if number} & {"pending", "sending", "retry"}:
                return
            await asyncio.sleep(0.01)
        raise AssertionError("never quiet")


@pytest.fixture(params=["first acts", "second acts"])
async def two(request, slack, store):
    """Who acts, and who must notice nothing; both have a list, a session half planned, a form open and a full Home."""
    teams = [slack.add_team("ACME"), slack.add_team("GLOBEX")]
    async with hosted(slack, store) as process:
        unpaced(process)
        sides = []
        for team, contact in zip(teams, ("Anouk", "Bram"), strict=True):
            await added(process, team)
            person = team.person("Mira", id=SAME, locale="nl-NL")
            await session_asked_when(person)
            await person.presses("In één keer invullen")
            await person.eventually(lambda person=person: person.modal)
            await person.opens_home()
            await person.eventually(lambda person=person: person.home)
            sides.append(Side(team, person, store))
            sides[-1].nothing_of = contact
        await sides[0].quiet()
        assert sides[0].member != sides[1].member
        yield process, *(sides if request.param == "first acts" else sides[::-1])


# -- what can be done; each with who acts, and whose things are taken


async def sends(slack, payload, kind="block_actions"):
    return await slack.home.delivery.once("interactive", kind, payload)


def foreign(payload, actor):
    """The same, as Slack would send it had the actor done it: who and where is Slack's own word."""
    told = screen.common(actor.world, actor.person.user, payload["type"])
    own = payload | {name: told[name] for name in ("user", "team", "enterprise")}
    here = actor.person.dm.id
    if "view" in own:
        own["view"] = own["view"] | dict.fromkeys(("team_id", "app_installed_team_id"), actor.world.team)
        if own["view"]["private_metadata"]:
            about = json.loads(own["view"]["private_metadata"])
            own["view"]["private_metadata"] = json.dumps(about | {"channel": here})
    elif "container" in own:
        own |= {"container": own["container"] | {"channel_id": here}, "channel": {"id": here, "name": "directmessage"}}
    return own


async def says_something(slack, actor, other):
    await actor.person.says("morgen 10:00")


async def says_every_word(slack, actor, other):
    for word in sorted(HERE - {"delete", "pause"}):
        await actor.person.says(BY_ID[word].nl[0])


async def gives_every_command(slack, actor, other):
    for word in sorted(HERE - {"delete", "pause"}):
        assert await actor.person.types_command("/coach", word), word


async def gives_a_command_in_a_channel(slack, actor, other):
    where = actor.world.add_channel("general", actor.person.id)
    assert await actor.person.types_command("/coach", "help", where=where)


async def presses_everything_of_the_other(slack, actor, other):
    for raw in list(other.person.dm.messages):
        for control in message(raw, me="").controls:
            surface = Surface(raw, other.person.dm)
            act = screen.pressed if control.kind == "button" else None
            options = control.options if act is None else ()
            actions = [act(other.world, control)] if act else []
            actions += [screen.chosen(other.world, control, screen.filled(control, [options[0]]))] if options else []
            for action in actions:
                payload = screen.block_actions(other.world, other.person.user, surface, action, {})
                assert (await sends(slack, foreign(payload, actor))).ok


async def presses_everything_on_the_others_home(slack, actor, other):
    raw = other.world.homes[SAME]
    for control in view(raw).controls:
        payload = screen.block_actions(
            other.world, other.person.user, Surface(raw), screen.pressed(other.world, control), {}
        )
        assert (await sends(slack, foreign(payload, actor))).ok


async def sends_the_others_form(slack, actor, other):
    raw = deepcopy(other.world.modals[SAME][-1])
    raw["state"] = {"values": {}}
    for control in view(raw).controls:
        state = (
            screen.filled(control, "morgen 11:00")
            if control.kind.endswith("_input")
            else screen.initial(control.element)
        )
        raw["state"]["values"].setdefault(control.block["block_id"], {})[control.element["action_id"]] = state
    payload = screen.common(other.world, other.person.user, "view_submission")
    payload |= {"trigger_id": "1.2.3", "view": raw, "response_urls": []}
    assert (await sends(slack, foreign(payload, actor), "view_submission")).ok


async def repeats_the_others_event(slack, actor, other):
    sent = slack.ledger.of("event", "message")
    theirs = next(e for e in sent if e.details["event"].get("team") == other.team.id)
    body = actor.team.delivery.envelope({**theirs.details["event"], "channel": actor.person.dm.id})
    assert await actor.team.delivery.send_event(body | {"event_id": theirs.details["event_id"]})


async def opens_home(slack, actor, other):
    await actor.person.opens_home()


async def shares_a_file(slack, actor, other):
    await actor.person.uploads("namen.csv", b"Sam", "kijk")


async def edits_a_message(slack, actor, other):
    await actor.person.says("Anouk")
    await actor.person.edits("Annemiek")


async def sends_the_own_form(slack, actor, other):
    actor.person.tab = "messages"
    await actor.person.fills({"Wanneer": "overmorgen 10:00", "Hoe lang": "45 minuten"})
    await actor.person.submits()


async def changes_zone(slack, actor, other):
    actor.person.user.tz = "Asia/Tokyo"
    inner = {"type": "user_change", "user": {"id": SAME, "tz": "Asia/Tokyo"}, "event_ts": actor.world.new_ts()}
    await actor.team.delivery.emit(inner, "user_change")


async def pauses(slack, actor, other):
    await actor.person.says("pauze")
    await actor.person.types_command("/coach", "pause 2 weken")


async def deletes_everything(slack, actor, other):
    if actor.person.modal:
        await actor.person.closes()
    await actor.person.says("wis alles")
    await actor.person.presses("Ja, wis alles")


async def takes_the_coach_away(slack, actor, other):
    await actor.team.uninstall()  # at once: as time passes, the other is rightly told things


ACTIONS = [
    says_something, sends_the_own_form, gives_a_command_in_a_channel, says_every_word, gives_every_command,
    opens_home, shares_a_file, edits_a_message, presses_everything_of_the_other,
    presses_everything_on_the_others_home, sends_the_others_form, repeats_the_others_event, changes_zone, pauses,
    deletes_everything, takes_the_coach_away,
]  # fmt: skip


async def test_nothing_that_the_one_does_reaches_the_other(slack, two):
    _, actor, other = two
    for action in ACTIONS:
        rows, seen = other.rows(), other.screen()
        own = actor.rows(), actor.screen()
        await action(slack, actor, other)
        await actor.quiet()
        assert other.rows() == rows, action.__name__
        assert other.screen() == seen, action.__name__
        assert (actor.rows(), actor.screen()) != own or action is changes_zone, f"{action.__name__} did nothing at all"


async def test_after_all_that_the_other_goes_on_where_they_were(slack, two):
    _, actor, other = two
    for action in ACTIONS[-6:]:
        await action(slack, actor, other)
    other.person.tab = "messages"
    await other.person.fills({"Wanneer": "morgen 10:00", "Hoe lang": "45 minuten"})
    assert await other.person.submits() is None
    await hears(other.person, "✓ ingevuld")
    assert slack.ledger.of("refused") == [] or {e.details["error"] for e in slack.ledger.of("refused")} == {
        "account_inactive"
    }


async def test_every_call_names_only_what_is_of_its_own_workspace(slack, two):
    _, actor, other = two
    for action in ACTIONS[:-1]:
        await action(slack, actor, other)
    await actor.quiet()
    assert slack.ledger.of("refused") == []
