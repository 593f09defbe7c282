"""A person in front of Discord: says, presses, picks, fills in, types commands, and reads the screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar

from . import acts
from .call import Upload
from .components import BUTTON, SELECTS, numbered, walk
from .form import Json
from .models import Channel, Interaction, Message, User
from .seen import Modal, Seen, label_of, look, open_modal
from .world import World

T = TypeVar("T")
LONGEST = 4000
"""What the client lets anybody type (2000 without a subscription)."""


class Person:
    """Drives the simulator as somebody would; what the client would not let them do is an AssertionError."""

    def __init__(self, world: World, commands: Callable[[], list[Json]], user: User) -> None:
        self._world = world
        self._commands = commands
        self.user = user
        self._typed: tuple[Interaction, Modal] | None = None

    @property
    def id(self) -> str:
        """The user id."""
        return self.user.id

    @property
    def dm(self) -> Channel:
        """The DM with the bot."""
        return self._world.dm_with(self.user)

    # Reading

    def sees(self) -> list[Seen]:
        """Everything in the DM, oldest first, ephemeral messages there included."""
        return [look(message) for message in self._visible(self.dm)]

    def sees_in_server(self) -> list[Seen]:
        """Everything this person can see in the server's channel."""
        return [look(message) for message in self._visible(self._world.general)]

    @property
    def last(self) -> Seen | None:
        """The bot's newest message in the DM."""
        return next((seen for seen in reversed(self.sees()) if seen.by_bot), None)

    @property
    def ephemerals(self) -> list[Seen]:
        """What only this person sees, wherever it is."""
        return [seen for seen in (*self.sees(), *self.sees_in_server()) if seen.ephemeral]

    @property
    def modal(self) -> Modal | None:
        """The form on the screen, with what was typed into it."""
        opener = self._world.forms.get(self.id)
        if opener is None or opener.form is None:
            return None
        if self._typed is None or self._typed[0] is not opener:
            self._typed = opener, open_modal(opener.form, numbered(opener.form["components"]))
        return self._typed[1]

    async def eventually(self, check: Callable[[], T | None], *, within: float = 5.0) -> T:
        """Wait until something is so, and give it back; fails with what this person sees instead."""
        until = time.monotonic() + within
        while True:
            found = check()
            if found:
                return found
            if time.monotonic() > until:
                screen = "\n".join(map(str, [*self.sees(), *self.sees_in_server()])) or "(nothing)"
                raise AssertionError(f"Not within {within} s. {self.user.name} sees:\n{screen}")
            await asyncio.sleep(0.01)

    async def hears(self, text: str, *, within: float = 5.0) -> Seen:
        """Wait until the bot's newest message to this person holds a text."""

        def heard() -> Seen | None:
            newest = [seen for seen in (self.last, *self.ephemerals) if seen]
            return next((seen for seen in newest if text in seen.text), None)

        return await self.eventually(heard, within=within)

    async def answered(self, interaction: Interaction, *, within: float = 5.0) -> int:
        """Wait until the bot acknowledged something; gives the type of its response."""
        return await self.eventually(lambda: interaction.answered, within=within) or 0

    # Doing

    async def says(self, text: str = "", *, files: dict[str, bytes] | None = None) -> Seen:
        """Type into the DM, or send files there."""
        assert text.strip() or files, "The client sends nothing empty"
        assert len(text) <= LONGEST, "The client makes a file of this"
        kinds = {"txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8", "png": "image/png"}
        uploads = [
            Upload(n, name, kinds.get(name.rpartition(".")[2], "application/octet-stream"), data)
            for n, (name, data) in enumerate((files or {}).items())
        ]
        return look(self._world.post(self.dm, self.user, {"content": text}, uploads))

    async def presses(self, label: str, *, on: Seen | str | None = None) -> Interaction:
        """Press the newest button with this label, or the one on an older message."""
        message, part = self._find(lambda p: p["type"] == BUTTON and label_of(p) == label, f"button {label!r}", on)
        assert not part.get("disabled"), f"The button {label!r} is disabled"
        assert "custom_id" in part, f"The button {label!r} is a link"
        return self.forges(part["custom_id"], on=message.id)

    async def picks(self, *labels: str, on: Seen | str | None = None) -> Interaction:
        """Choose in the newest select that offers these."""

        def offers(part: Json) -> bool:
            return part["type"] in SELECTS and set(labels) <= {o["label"] for o in part.get("options") or []}

        message, part = self._find(offers, f"select with {labels}", on)
        assert not part.get("disabled"), "The select is disabled"
        least, most = part.get("min_values", 1), part.get("max_values") or 1
        assert least <= len(labels) <= most, f"The select takes {least} to {most}"
        by_label = {option["label"]: option["value"] for option in part["options"]}
        return self.forges(part["custom_id"], on=message.id, values=[by_label[label] for label in labels])

    def forges(self, custom_id: str, *, on: str, values: list[str] | None = None) -> Interaction:
        """Send a press with any id on any message, also one that is not there: what no client would offer."""
        channels = (self.dm, self._world.general, *self._world.channels.values())
        message = next(m for channel in channels for m in channel.messages if m.id == on)
        part = next((p for p in walk(message.components) if p.get("custom_id") == custom_id), {"type": BUTTON, "id": 1})
        data: Json = {"custom_id": custom_id, "component_type": part["type"], "id": part["id"]}
        if values is not None:
            data["values"] = values
        channel = message.channel if not message.channel.recipient else self.dm
        return acts.send(self._world, self.user, channel, acts.COMPONENT, data, message=message)

    async def fills(self, values: dict[str, object] | None = None, /, **named: object) -> None:
        """Fill in fields of the open form, by label or custom id."""
        modal = self._open()
        for name, value in {**(values or {}), **named}.items():
            modal.named(name).fill(value)

    async def submits(self) -> Interaction:
        """Send the open form; the client itself refuses what is required or too long."""
        modal, opener = self._open(), self._world.forms[self.id]
        problems = [problem for part in modal.fields if (problem := part.problem())]
        assert not problems, f"The form can't be sent: {'; '.join(problems)}"
        data = {"custom_id": modal.custom_id, "components": modal.sent()}
        return acts.send(self._world, self.user, opener.channel, acts.SUBMIT, data,
                         message=opener.message, opened_by=opener)  # fmt: skip

    async def dismisses(self) -> None:
        """Cancel the open form; the bot is not told."""
        self._open()
        del self._world.forms[self.id]

    async def types_command(self, name: str, /, *, in_server: bool = False, by_user_install: bool = False,
                            **options: Any) -> Interaction:  # fmt: skip
        """Send a slash command, "session plan" for a nested one."""
        command, path = acts.find_command(self._commands(), name, 1, in_server=in_server)
        data = acts.command_data(self._world, command, path, options)
        return acts.send(self._world, self.user, self._place(in_server=in_server), acts.COMMAND, data,
                         in_server_by_user_install=by_user_install)  # fmt: skip

    async def is_offered(self, name: str, option: str, typed: str, /, *, in_server: bool = False,
                         **others: Any) -> list[str]:  # fmt: skip
        """Type a part of an option and read the names it suggests."""
        command, path = acts.find_command(self._commands(), name, 1, in_server=in_server)
        data = acts.command_data(self._world, command, path, {**others, option: typed}, focus=option)
        sent = acts.send(self._world, self.user, self._place(in_server=in_server), acts.AUTOCOMPLETE, data)
        await self.answered(sent)
        return [choice["name"] for choice in sent.choices or []]

    async def uses_menu(self, name: str, on: Person | Seen, *, in_server: bool = False) -> Interaction:
        """Choose a context menu command on a person or a message."""
        kind = 2 if isinstance(on, Person) else 3
        command, _ = acts.find_command(self._commands(), name, kind, in_server=in_server)
        place = self._place(in_server=in_server)
        if isinstance(on, Person):
            member = {key: part for key, part in on.user.member().items() if key not in {"deaf", "mute"}}
            resolved = {"users": {on.id: on.user.payload()}, "members": {on.id: {**member, "permissions": "0"}}}
        else:
            resolved = {"messages": {on.id: next(m.payload() for m in place.messages if m.id == on.id)}}
        data = {"id": command["id"], "name": name, "type": kind, "target_id": on.id, "resolved": resolved}
        return acts.send(self._world, self.user, place, acts.COMMAND, data, command_type=kind)

    def closes_dms(self) -> None:
        """Let no bot write any more: 50007."""
        self.user.dms = "closed"

    def opens_dms(self) -> None:
        """Let the bot write again."""
        self.user.dms = "open"

    def leaves_server(self) -> None:
        """Share no server with the bot any more: 50278."""
        self.user.dms = "no_mutual"

    # Inside

    def _place(self, *, in_server: bool) -> Channel:
        return self._world.general if in_server else self.dm

    def _visible(self, channel: Channel) -> list[Message]:
        return [message for message in channel.messages if message.visible_to in {None, self.user}]

    def _open(self) -> Modal:
        modal = self.modal
        assert modal, "No form is open"
        return modal

    def _find(self, wanted: Callable[[Json], bool], what: str, on: Seen | str | None) -> tuple[Message, Json]:
        only = on.id if isinstance(on, Seen) else on
        messages = sorted((*self._visible(self.dm), *self._visible(self._world.general)), key=lambda m: -int(m.id))
        for message in messages:
            for part in walk(message.components):
                if only in {None, message.id} and wanted(part):
                    return message, part
        screen = "\n".join(str(look(message)) for message in reversed(messages[:10])) or "(nothing)"
        raise AssertionError(f"{self.user.name} sees no {what}, but:\n{screen}")
