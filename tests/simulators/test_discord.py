"""The Discord simulator keeps Discord's rules, shown with the unmodified discord.py over real sockets."""

import asyncio
import io
import itertools
import sys
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
from discord import app_commands
from discord.http import Route

from tests.simulators.discord import DiscordSim, Fault, hang_up, pointed_at

SEND = "POST /channels/{id}/messages"
CALLBACK = "POST /interactions/{id}/{token}/callback"


class Probe(discord.Client):
    """A bot that does what each test hands it."""

    def __init__(self, intents: int = 4097) -> None:
        super().__init__(intents=discord.Intents._from_value(intents), guild_ready_timeout=0.0)  # noqa: SLF001
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.resumed = asyncio.Event()
        self.ready_times = 0
        self.errors: list[BaseException] = []
        self.on_hear: Callable[[discord.Message], Awaitable[object]] | None = None
        self.on_act: Callable[[discord.Interaction], Awaitable[object]] | None = None

    async def on_ready(self) -> None:
        self.ready_times += 1

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Skip the library's five seconds before a second identify."""

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.heard.append(message)
            if self.on_hear:
                await self.on_hear(message)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if self.on_act and interaction.type in {
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        }:
            await self.on_act(interaction)

    async def on_error(self, event_method: str, *args: object, **kwargs: object) -> None:
        self.errors.append(sys.exc_info()[1])


@asynccontextmanager
async def online(sim: DiscordSim, intents: int = 4097):
    with pointed_at(sim):
        client = Probe(intents)
        running = asyncio.create_task(client.start(sim.token))
        try:
            await until(lambda: client.ready_times or running.done())
            if running.done():
                running.result()
            yield client
            assert client.errors == []
        finally:
            await hang_up(client, running)


async def until(check, within=5.0):
    for _ in range(int(within / 0.01)):
        if check():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("not in time")


@pytest.fixture
async def sim():
    async with DiscordSim() as simulated:
        yield simulated


@pytest.fixture
async def bot(sim):
    async with online(sim) as client:
        yield client


@pytest.fixture
def mira(sim):
    return sim.person("Mira Placeholder", locale="nl")


async def dm(bot, person):
    return await bot.create_dm(discord.Object(int(person.id)))


async def reply_with(bot, act, *, name="go"):
    """Register one slash command that does this."""

    @bot.tree.command(name=name, description="Try something")
    async def command(interaction: discord.Interaction) -> None:
        await act(interaction)

    await bot.tree.sync()


async def refused(sim, code):
    await until(lambda: any(entry.details.get("code") == code for entry in sim.ledger.of("refused")))
    return [entry for entry in sim.ledger.of("refused") if entry.details.get("code") == code]


# Logging in


async def test_login_reaches_ready_and_knows_guild_and_itself(sim, bot):
    assert bot.user.id == int(sim.world.bot.id)
    assert [guild.name for guild in bot.guilds] == ["Test Guild"]
    assert sim.gateway.connected == 1
    assert sim.ledger.of("call", "gateway identify")[0].details["intents"] == 4097


async def test_a_wrong_token_is_refused_at_rest_and_at_the_gateway(sim):
    with pointed_at(sim):
        client = Probe()
        with pytest.raises(discord.LoginFailure):
            await client.start("another-token")
        await client.close()
    sim.gateway._token = "changed-since"  # noqa: SLF001
    with pytest.raises(discord.ConnectionClosed) as closed:
        async with online(sim):
            pass
    assert closed.value.code == 4004


async def test_a_privileged_intent_must_be_enabled(sim):
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with online(sim, intents=4097 | 32768):
            pass


async def test_pointed_at_is_undone_afterwards(sim):
    before = Route.BASE
    with pointed_at(sim):
        assert sim.api == Route.BASE
    assert before == Route.BASE


async def test_heartbeats_are_answered():
    async with DiscordSim(heartbeat=0.05) as sim, online(sim) as bot:
        await asyncio.sleep(0.2)
        assert bot.latency < 1
        assert bot.ready_times == 1


# Messages


async def test_a_dm_is_answered_with_its_content_and_without_the_privileged_intent(sim, bot, mira):
    async def answer(message):
        await message.channel.send(f"You said {message.content}", allowed_mentions=discord.AllowedMentions.none())

    bot.on_hear = answer
    await mira.says("hello <@1> @everyone")
    seen = await mira.hears("You said hello")
    assert seen.by_bot
    assert bot.heard[0].author.name == "mira.placeholder"
    effect = sim.ledger.of("effect", "message")[0]
    assert effect.details["allowed_mentions"]["parse"] == []
    assert effect.details["pings"] == []


async def test_guild_messages_come_without_content(sim):
    async with online(sim, intents=1 | 512) as bot:
        mira = sim.person("Mira Placeholder")
        sim.world.post(sim.world.general, mira.user, {"content": "not for bots"}, [])
        await until(lambda: bot.heard)
        assert bot.heard[0].content == ""


async def test_the_same_nonce_makes_one_message_within_minutes(sim, bot, mira):
    channel = await dm(bot, mira)
    first = await channel.send("once", nonce="row-1")
    second = await channel.send("once", nonce="row-1")
    assert first.id == second.id
    sim.clock.advance(600)
    third = await channel.send("once", nonce="row-1")
    assert third.id != first.id
    assert len(mira.sees()) == 2


async def test_editing_and_deleting_an_own_message(sim, bot, mira):
    channel = await dm(bot, mira)
    message = await channel.send("before")
    await message.edit(content="after")
    assert mira.last.text == "after"
    assert mira.last.edited
    await message.delete()
    assert mira.sees() == []
    said = await mira.says("mine")
    with pytest.raises(discord.Forbidden):
        await channel.get_partial_message(int(said.id)).edit(content="yours")


async def test_history_is_paged_in_order(sim, bot, mira):
    for n in range(120):
        await mira.says(f"line {n}")
    channel = await dm(bot, mira)
    after = discord.Object(int(mira.sees()[9].id))
    assert [m.content async for m in channel.history(after=after, limit=None)] == [f"line {n}" for n in range(10, 120)]
    assert [m.content async for m in channel.history(limit=2)] == ["line 119", "line 118"]


async def test_a_file_arrives_with_its_description_and_can_be_fetched(sim, bot, mira):
    channel = await dm(bot, mira)
    sent = await channel.send("look", file=discord.File(io.BytesIO(b"picture"), "board.png", description="Your board"))
    assert mira.last.files == (("board.png", "Your board"),)
    assert await sent.attachments[0].read() == b"picture"
    assert sim.ledger.of("effect", "file")[0].details["description"] == "Your board"
    await mira.says(files={"names.csv": b"a,b"})
    await until(lambda: bot.heard)
    assert await bot.heard[0].attachments[0].read() == b"a,b"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda person: person.closes_dms(), 50007),
        (lambda person: person.leaves_server(), 50278),
    ],
)
async def test_closed_dms_are_noticed_when_sending(sim, bot, mira, change, code):
    change(mira)
    channel = await dm(bot, mira)
    with pytest.raises(discord.Forbidden) as refusal:
        await channel.send("hello")
    assert refusal.value.code == code
    assert mira.sees() == []
    mira.opens_dms()
    await channel.send("hello again")
    assert mira.last.text == "hello again"


async def test_a_quarantined_or_hasty_bot_opens_no_new_dms(sim, bot, mira):
    sim.world.dm_opens_per_minute = 1
    await dm(bot, mira)
    other = sim.person("Sam Example")
    with pytest.raises(discord.Forbidden) as refusal:
        await dm(bot, other)
    assert refusal.value.code == 40003
    sim.world.quarantined = True
    with pytest.raises(discord.Forbidden) as refusal:
        await dm(bot, other)
    assert refusal.value.code == 20026


def view_of(*items):
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def button(label="Go", custom_id="go"):
    return discord.ui.Button(label=label, custom_id=custom_id)


def rows(*counts):
    ids = itertools.count()
    return view_of(
        *(
            discord.ui.Button(label="x", custom_id=f"b{next(ids)}", row=row)
            for row, n in enumerate(counts)
            for _ in range(n)
        )
    )


@pytest.mark.parametrize(
    ("message", "code", "where"),
    [
        ({"content": "x" * 2001}, 50035, "content"),
        ({"content": "  "}, 50006, None),
        ({"content": "x", "view": view_of(button(label="x" * 81))}, 50035, "components"),
        ({"content": "x", "view": view_of(button(custom_id="x" * 101))}, 50035, "components"),
        ({"content": "x", "view": view_of(button(), button())}, 50035, "components"),
        ({"content": "x", "view": view_of(discord.ui.Select(options=[]))}, 50035, "components"),
        (
            {"content": "x", "view": view_of(discord.ui.Select(options=[discord.SelectOption(label="x" * 101)]))},
            50035,
            "components",
        ),
        ({"embed": discord.Embed(title="x" * 257)}, 50035, "embeds"),
        ({"embeds": [discord.Embed(description="x" * 4000)] * 2}, 50035, "embeds"),
        ({"content": "x", "nonce": "n" * 26}, 50035, "nonce"),
        ({"content": "x", "file": discord.File(io.BytesIO(), "a", description="d" * 1025)}, 50035, "attachments"),
    ],
)  # fmt: skip
async def test_what_is_too_much_is_refused_with_its_place(sim, bot, mira, message, code, where):
    channel = await dm(bot, mira)
    with pytest.raises(discord.HTTPException) as refusal:
        await channel.send(**message)
    assert (refusal.value.status, refusal.value.code) == (400, code)
    assert mira.sees() == []
    errors = sim.ledger.of("refused")[-1].details["errors"]
    assert where is None or list(errors) == [where]


async def test_the_fullest_allowed_message_passes(sim, bot, mira):
    channel = await dm(bot, mira)
    await channel.send("x" * 2000, view=rows(5, 5, 5, 5, 5))
    assert len(mira.last.buttons) == 25


async def raw(sim, method, path, **body):
    headers = {"Authorization": f"Bot {sim.token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, sim.api + path, json=body, headers=headers) as answer,
    ):
        return answer.status, await answer.json()


async def test_six_rows_and_mixed_rows_are_refused(sim, mira):
    path = f"/channels/{mira.dm.id}/messages"
    press = {"type": 2, "style": 1, "label": "x", "custom_id": "a"}
    pick = {"type": 3, "custom_id": "b", "options": [{"label": "x", "value": "x"}]}
    six = [{"type": 1, "components": [{**press, "custom_id": str(n)}]} for n in range(6)]
    for components in (six, [{"type": 1, "components": [press, pick]}], [press], [{"type": 10, "content": "x"}]):
        status, body = await raw(sim, "POST", path, content="x", components=components)
        assert (status, body["code"]) == (400, 50035), components


async def test_components_v2_take_forty_parts_and_no_content(sim, bot, mira):
    channel = await dm(bot, mira)
    layout = discord.ui.LayoutView(timeout=None)
    layout.add_item(discord.ui.Container(discord.ui.TextDisplay("In a box"), discord.ui.ActionRow(button())))
    await channel.send(view=layout)
    assert mira.last.text == "In a box"
    assert mira.last.buttons == ("Go",)
    path = f"/channels/{mira.dm.id}/messages"
    texts = [{"type": 10, "content": "x"}] * 41
    for body in ({"components": texts[:1], "content": "x"}, {"components": texts}):
        status, answer = await raw(sim, "POST", path, flags=32768, **body)
        assert (status, answer["code"]) == (400, 50035)


# Interactions


async def test_a_slash_command_is_answered_ephemerally(sim, bot, mira):
    await reply_with(bot, lambda i: i.response.send_message(f"Only you, {i.locale}", ephemeral=True))
    interaction = await mira.types_command("go", in_server=True)
    assert await mira.answered(interaction) == 4
    assert mira.ephemerals[0].text == "Only you, nl"
    assert sim.person("Sam Example").sees_in_server() == []
    assert sim.ledger.of("effect", "ephemeral")[0].details["user"] == mira.id
    assert sim.ledger.of("ack")[0].details["seconds"] < 3


async def test_defer_then_edit_the_original(sim, bot, mira):
    go = asyncio.Event()

    async def act(interaction):
        await interaction.response.defer(ephemeral=True)
        await go.wait()
        await interaction.edit_original_response(content="Done")

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.eventually(lambda: mira.ephemerals and mira.ephemerals[0].thinking)
    go.set()
    assert not (await mira.hears("Done")).edited
    assert [entry.what for entry in sim.ledger.of("effect")] == ["thinking", "ephemeral"]


async def test_the_first_follow_up_after_a_defer_fills_the_thinking_message(sim, bot, mira):
    async def act(interaction):
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("First", ephemeral=False)
        await interaction.followup.send("Second", ephemeral=True)

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.hears("Second")
    assert [seen.text for seen in mira.ephemerals] == ["First", "Second"]


async def test_a_button_is_pressed_and_its_message_changed(sim, bot, mira):
    async def act(interaction):
        assert interaction.data["custom_id"] == "go:1"
        await interaction.response.edit_message(content=f"Chosen by {interaction.user.name}", view=None)

    bot.on_act = act
    channel = await dm(bot, mira)
    await channel.send("Ready?", view=view_of(button("Yes", "go:1"), button("No", "go:2")))
    assert await mira.answered(await mira.presses("Yes")) == 7
    assert mira.last.text == "Chosen by mira.placeholder"
    assert mira.last.buttons == ()
    with pytest.raises(AssertionError, match="sees no button"):
        await mira.presses("Yes")


async def test_a_select_is_picked_from(sim, bot, mira):
    chosen = []

    async def act(interaction):
        chosen.extend(interaction.data["values"])
        await interaction.response.defer()

    bot.on_act = act
    options = [discord.SelectOption(label=word, value=word.lower()) for word in ("Mon", "Tue", "Wed")]
    await (await dm(bot, mira)).send("Days?", view=view_of(discord.ui.Select(options=options, max_values=2)))
    assert await mira.answered(await mira.picks("Mon", "Wed")) == 6
    assert chosen == ["mon", "wed"]
    with pytest.raises(AssertionError, match="takes 1 to 2"):
        await mira.picks("Mon", "Tue", "Wed")


class When(discord.ui.Modal, title="Plan a session"):
    when = discord.ui.Label(text="When?", component=discord.ui.TextInput(custom_id="when", max_length=20))
    long = discord.ui.Label(
        text="How long?",
        component=discord.ui.Select(
            custom_id="long",
            options=[discord.SelectOption(label="25 min", value="25"), discord.SelectOption(label="45")],
        ),
    )

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"{self.when.component.value} for {self.long.component.values[0]}")


async def test_a_form_opens_is_filled_and_sent(sim, bot, mira):
    await reply_with(bot, lambda i: i.response.send_modal(When()))
    assert await mira.answered(await mira.types_command("go")) == 9
    assert mira.modal.title == "Plan a session"
    with pytest.raises(AssertionError, match="'When\\?' is required"):
        await mira.submits()
    await mira.fills({"When?": "tomorrow 10:00"}, long="25 min")
    await mira.submits()
    await mira.hears("tomorrow 10:00 for 25")
    assert mira.modal is None
    assert sim.ledger.of("effect", "modal")[0].details["title"] == "Plan a session"


async def test_a_form_in_answer_to_a_form_and_one_too_long_are_refused(sim, bot, mira):
    class Again(When):
        async def on_submit(self, interaction):
            try:
                await interaction.response.send_modal(When())
            except discord.HTTPException as error:
                await interaction.response.send_message(f"refused {error.code}")

    async def act(interaction):
        long = discord.ui.Modal(title="x" * 46)
        long.add_item(discord.ui.Label(text="x", component=discord.ui.TextInput()))
        with pytest.raises(discord.HTTPException) as refusal:
            await interaction.response.send_modal(long)
        assert refusal.value.code == 50035
        await interaction.response.send_modal(Again())

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.eventually(lambda: mira.modal)
    await mira.fills(when="x", long="45")
    await mira.submits()
    await mira.hears("refused 50035")


async def test_a_dismissed_form_tells_the_bot_nothing(sim, bot, mira):
    await reply_with(bot, lambda i: i.response.send_modal(When()))
    await mira.answered(await mira.types_command("go"))
    events = len(sim.ledger.of("event"))
    await mira.dismisses()
    assert mira.modal is None
    assert len(sim.ledger.of("event")) == events


async def test_a_late_answer_is_unknown_and_leaves_nothing(sim, bot, mira):
    async def act(interaction):
        sim.clock.advance(3.1)
        await interaction.response.send_message("too late")

    await reply_with(bot, act)
    bot.tree.error(swallow)
    await mira.types_command("go")
    assert (await refused(sim, 10062))[0].details["status"] == 404
    assert mira.sees() == []


async def swallow(interaction, error):
    """Let a command's failure pass; the ledger has it."""


async def test_a_second_answer_is_already_acknowledged(sim, bot, mira):
    async def act(interaction):
        await interaction.response.send_message("one")
        interaction.response._response_type = None  # noqa: SLF001 - past the library's own check
        await interaction.response.send_message("two")

    await reply_with(bot, act)
    bot.tree.error(swallow)
    await mira.types_command("go")
    assert (await refused(sim, 40060))[0].details["status"] == 400
    assert [seen.text for seen in mira.sees()] == ["one"]


async def test_a_refused_answer_leaves_the_interaction_answerable(sim, bot, mira):
    async def act(interaction):
        with pytest.raises(discord.HTTPException):
            await interaction.response.send_message("x" * 2001)
        await interaction.response.send_message("short")

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.hears("short")


async def test_a_token_ends_after_fifteen_minutes(sim, bot, mira):
    kept = []

    async def act(interaction):
        kept.append(interaction)
        await interaction.response.send_message("now")

    await reply_with(bot, act)
    await mira.answered(await mira.types_command("go"))
    sim.clock.advance(899)
    await kept[0].edit_original_response(content="still")
    sim.clock.advance(2)
    with pytest.raises(discord.HTTPException) as refusal:
        await kept[0].edit_original_response(content="no more")
    assert (refusal.value.status, refusal.value.code) == (401, 50027)
    assert mira.last.text == "still"


async def test_a_follow_up_before_any_answer_is_an_unknown_webhook(sim, bot, mira):
    async def act(interaction):
        with pytest.raises(discord.NotFound) as refusal:
            await interaction.followup.send("early")
        await interaction.response.send_message(f"refused {refusal.value.code}")

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.hears("refused 10015")


async def test_a_deleted_original_is_an_unknown_message(sim, bot, mira):
    async def act(interaction):
        await interaction.response.send_message("brief")
        await interaction.delete_original_response()
        with pytest.raises(discord.NotFound) as refusal:
            await interaction.edit_original_response(content="again")
        await interaction.followup.send(f"refused {refusal.value.code}")

    await reply_with(bot, act)
    await mira.types_command("go")
    await mira.hears("refused 10008")


async def test_user_installed_only_gets_five_follow_ups(sim, bot, mira):
    async def act(interaction):
        await interaction.response.send_message("0", ephemeral=True)
        for n in range(1, 7):
            await interaction.followup.send(str(n), ephemeral=True)

    await reply_with(bot, act)
    bot.tree.error(swallow)
    await mira.types_command("go", in_server=True, by_user_install=True)
    await refused(sim, 40094)
    assert [seen.text for seen in mira.ephemerals] == list("012345")


async def test_a_file_in_an_interaction_answer(sim, bot, mira):
    async def act(interaction):
        await interaction.response.send_message(file=discord.File(io.BytesIO(b"x"), "w.png", description="Week"))

    await reply_with(bot, act)
    await mira.answered(await mira.types_command("go"))
    assert mira.last.files == (("w.png", "Week"),)


# Commands


async def test_commands_keep_their_ids_options_choices_and_places(sim, bot, mira):
    group = app_commands.Group(name="session", description="Sessions")
    got = []

    @group.command(description="Plan one")
    @app_commands.choices(kind=[app_commands.Choice(name="Short", value="s")])
    async def plan(interaction: discord.Interaction, whom: discord.User, kind: app_commands.Choice[str], n: int = 3):
        got.append((whom.display_name, kind.value, n))
        await interaction.response.send_message("planned")

    bot.tree.add_command(group)
    first = await bot.tree.sync()
    second = await bot.tree.sync()
    assert [command.id for command in first] == [command.id for command in second]
    await mira.types_command("session plan", whom=sim.person("Sam Example"), kind="Short", n=5)
    await mira.hears("planned")
    assert got == [("Sam Example", "s", 5)]
    with pytest.raises(AssertionError, match="required"):
        await mira.types_command("session plan")
    with pytest.raises(AssertionError, match="No options"):
        await mira.types_command("session plan", whom=mira, kind="s", nonsense=1)


async def test_a_command_only_for_servers_is_not_offered_in_the_dm(sim, bot, mira):
    @bot.tree.command(description="Here only")
    @app_commands.allowed_contexts(guilds=True)
    async def here(interaction: discord.Interaction):
        await interaction.response.send_message("here", ephemeral=True)

    await bot.tree.sync()
    with pytest.raises(AssertionError, match="offers no command"):
        await mira.types_command("here")
    await mira.answered(await mira.types_command("here", in_server=True))


async def test_autocomplete_offers_what_fits(sim, bot, mira):
    @bot.tree.command(description="Find")
    async def find(interaction: discord.Interaction, name: str):
        await interaction.response.send_message(name)

    @find.autocomplete("name")
    async def offers(interaction: discord.Interaction, typed: str):
        return [app_commands.Choice(name=word, value=word) for word in ("Ada", "Adam", "Bob") if typed in word]

    await bot.tree.sync()
    assert await mira.is_offered("find", "name", "Ad") == ["Ada", "Adam"]


async def test_context_menus_reach_their_target(sim, bot, mira):
    @bot.tree.context_menu(name="Add to my list")
    async def add(interaction: discord.Interaction, user: discord.User):
        await interaction.response.send_message(f"added {user.display_name}", ephemeral=True)

    @bot.tree.context_menu(name="Log this")
    async def log(interaction: discord.Interaction, message: discord.Message):
        await interaction.response.send_message(f"logged {message.content}")

    await bot.tree.sync()
    await mira.uses_menu("Add to my list", sim.person("Sam Example"), in_server=True)
    await mira.hears("added Sam Example")
    await mira.uses_menu("Log this", await mira.says("I called Sam"))
    await mira.hears("logged I called Sam")


@pytest.mark.parametrize(
    "command",
    [
        {"name": "With Space", "description": "x"},
        {"name": "x" * 33, "description": "x"},
        {"name": "x"},
        {"name": "x", "description": "d" * 101},
        {"name": "x", "description": "x", "name_localizations": {"nl": "Hoofd"}},
        {"name": "x", "description": "x", "name_localizations": {"xx": "x"}},
        {"name": "x", "type": 2, "description": "not allowed"},
        {"name": "x", "description": "x", "contexts": [2], "integration_types": [0]},
        {
            "name": "x",
            "description": "x",
            "options": [
                {"type": 3, "name": "a", "description": "x"},
                {"type": 3, "name": "b", "description": "x", "required": True},
            ],
        },
        {
            "name": "x",
            "description": "x",
            "options": [{"type": 3, "name": "a", "description": "x", "choices": [{"name": "a", "value": "v" * 101}]}],
        },
        {
            "name": "x",
            "description": "x",
            "options": [
                {
                    "type": 3,
                    "name": "a",
                    "description": "x",
                    "choices": [{"name": f"{n:02}" + "n" * 98, "value": "v" * 90 + str(n)} for n in range(25)],
                }
                | {"name": f"o{m}"}
                for m in range(5)
            ],
        },
    ],
)
async def test_a_wrong_command_fails_the_whole_list(sim, command):
    good = {"name": "good", "description": "x"}
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sim.token}"}) as session:
        url = f"{sim.api}/applications/{sim.world.app_id}/commands"
        async with session.put(url, json=[good, command]) as answer:
            body = await answer.json()
            assert (answer.status, body["code"]) == (400, 50035)
            assert list(body["errors"]) == ["1"]
        async with session.get(url) as answer:
            assert await answer.json() == []


# The gateway's life


async def test_a_dropped_socket_resumes_and_replays_what_was_missed(sim, bot, mira):
    sim.gateway.drop()
    for n in range(3):
        await mira.says(f"missed {n}")
    await asyncio.wait_for(bot.resumed.wait(), 5)
    await until(lambda: len(bot.heard) == 3)
    assert [message.content for message in bot.heard] == ["missed 0", "missed 1", "missed 2"]
    assert bot.ready_times == 1


async def test_op_7_reconnects_and_resumes(sim, bot, mira):
    sim.gateway.ask_to_reconnect()
    await asyncio.wait_for(bot.resumed.wait(), 5)
    await mira.says("still there?")
    await until(lambda: bot.heard)


async def test_op_9_starts_anew(sim, bot, mira):
    sim.gateway.invalidate(resumable=False)
    await until(lambda: bot.ready_times == 2)
    await mira.says("and now?")
    await until(lambda: bot.heard)
    assert len(sim.ledger.of("call", "gateway identify")) == 2
    assert len(sim.gateway.sessions) == 1


async def test_a_forgotten_session_is_refused_on_resume_and_identifies(sim, bot, mira):
    sim.gateway.drop()
    sim.gateway.forget_sessions()
    await mira.says("lost to the gateway")
    await until(lambda: bot.ready_times == 2, within=10)
    assert bot.heard == []
    channel = await dm(bot, mira)
    assert [m.content async for m in channel.history()] == ["lost to the gateway"]


IDENTIFY = {"op": 2, "d": {"token": "made-up-bot-token", "intents": 4097, "properties": {"os": "test"}}}


@pytest.mark.parametrize(
    ("payloads", "code"),
    [
        (["not json"], 4002),
        (["x" * 4097], 4002),
        ([{"op": 99, "d": None}], 4001),
        ([{"op": 3, "d": {}}], 4003),
        ([IDENTIFY, IDENTIFY], 4005),
        ([{"op": 2, "d": IDENTIFY["d"] | {"intents": 1 << 40}}], 4013),
        ([{"op": 1, "d": None}] * 121, 4008),
    ],
)
async def test_close_codes(sim, payloads, code):
    url = sim.gateway_url + "?v=10&encoding=json"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        for payload in payloads:
            await (socket.send_str(payload) if isinstance(payload, str) else socket.send_json(payload))
        while not socket.closed:
            await socket.receive(timeout=5)
        assert socket.close_code == code


async def test_a_resume_from_the_future_is_closed(sim, bot):
    session_id = sim.gateway.sessions[0].id
    url = sim.gateway.resume_url + "?v=10&encoding=json"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.send_json({"op": 6, "d": {"token": sim.token, "session_id": session_id, "seq": 10_000}})
        while not socket.closed:
            await socket.receive(timeout=5)
        assert socket.close_code == 4007


# Faults and rate limits


async def test_a_fault_instead_has_no_effect(sim, bot, mira):
    channel = await dm(bot, mira)
    sim.faults.add(Fault(SEND, "status", status=503))
    with pytest.raises(discord.DiscordServerError):
        await channel.send("x")
    assert mira.sees() == []


async def test_a_fault_after_has_its_effect_once_with_a_nonce(sim, bot, mira):
    channel = await dm(bot, mira)
    sim.faults.add(Fault(SEND, "reset", when="after"))
    with pytest.raises((OSError, aiohttp.ClientError)):
        await channel.send("x", nonce="row-7")
    assert [seen.text for seen in mira.sees()] == ["x"]
    await channel.send("x", nonce="row-7")
    assert len(mira.sees()) == 1


async def test_a_fault_late_has_its_effect_afterwards(sim, bot, mira):
    channel = await dm(bot, mira)
    sim.faults.add(Fault(SEND, "status", when="late", status=503, delay=0.1))
    with pytest.raises(discord.DiscordServerError):
        await channel.send("x")
    assert mira.sees() == []
    await mira.hears("x")


async def test_a_cut_answer_and_a_hanging_one(sim, bot, mira):
    channel = await dm(bot, mira)
    sim.faults.add(Fault(SEND, "cut", when="after"))
    with pytest.raises(aiohttp.ClientError):
        await channel.send("cut")
    assert mira.last.text == "cut"
    sim.faults.add(Fault(SEND, "hang"))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(channel.send("hang"), 0.1)
    assert mira.last.text == "cut"


async def test_a_fault_of_a_code_only_for_one_person(sim, bot, mira):
    other = sim.person("Sam Example")
    channel, others = await dm(bot, mira), await dm(bot, other)
    sim.faults.add(Fault(SEND, "error", error="50007", scope=other.dm.id, times=2))
    await channel.send("fine")
    with pytest.raises(discord.Forbidden) as refusal:
        await others.send("refused")
    assert refusal.value.code == 50007


async def test_a_planned_429_is_waited_for(sim, bot, mira):
    channel = await dm(bot, mira)
    sim.faults.add(Fault(SEND, "status", status=429, retry_after=0.2, error="shared"))
    started = asyncio.get_running_loop().time()
    await channel.send("x")
    assert asyncio.get_running_loop().time() - started >= 0.2
    assert len(mira.sees()) == 1


async def test_a_faulty_callback(sim, bot, mira):
    async def act(interaction):
        await interaction.response.send_message("said")

    await reply_with(bot, act)
    bot.tree.error(swallow)
    sim.faults.add(Fault(CALLBACK, "cut", when="after"))
    await mira.types_command("go")
    await mira.hears("said")


async def test_every_answer_tells_its_limit_and_a_429_is_as_documented(sim, mira):
    sim.limits.narrow(SEND, 2, 5.0)
    url = f"{sim.api}/channels/{mira.dm.id}/messages"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sim.token}"}) as session:
        left = []
        for _ in range(2):
            async with session.post(url, json={"content": "x"}) as answer:
                left.append(answer.headers["X-RateLimit-Remaining"])
                assert answer.headers["Content-Type"] == "application/json"
        assert left == ["1", "0"]
        async with session.post(url, json={"content": "x"}) as answer:
            body = await answer.json()
            assert answer.status == 429
            assert answer.headers["Via"]
            assert answer.headers["X-RateLimit-Scope"] == "user"
            assert body["global"] is False
            assert 4 < body["retry_after"] <= 5
        sim.clock.advance(5)
        async with session.post(url, json={"content": "x"}) as answer:
            assert answer.status == 200
    assert sim.limits.bad == 1


async def test_the_global_limit(sim):
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sim.token}"}) as session:
        for n in range(51):
            async with session.get(f"{sim.api}/users/@me") as answer:
                assert answer.status == (200 if n < 50 else 429)
        assert answer.headers["X-RateLimit-Global"] == "true"


async def test_a_clock_that_is_set_back_counts_afresh(sim):
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sim.token}"}) as session:
        for _ in range(2):
            for _ in range(50):
                async with session.get(f"{sim.api}/users/@me") as answer:
                    assert answer.status == 200
            sim.clock.advance(-7 * 86_400)


async def test_what_no_token_or_form_may_do(sim, mira):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{sim.api}/users/@me") as answer:
            assert (answer.status, (await answer.json())["code"]) == (401, 0)
        url = f"{sim.api}/channels/{mira.dm.id}/messages"
        for data, kind, code in (("{", "application/json", 50109), ("content=x", "text/plain", 50035)):
            headers = {"Authorization": f"Bot {sim.token}", "Content-Type": kind}
            async with session.post(url, data=data, headers=headers) as answer:
                assert (answer.status, (await answer.json())["code"]) == (400, code)
        async with session.get(f"{sim.api}/nothing/here") as answer:
            assert answer.status == 404
