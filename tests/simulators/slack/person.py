"""Somebody at the screen: types, presses, fills in, sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import render, screen
from .delivery import Delivery
from .links import Answer
from .methods_chat import place, post, whisper
from .methods_files import share
from .modal import TROUBLE, answered, missing
from .render import Control, Seen
from .screen import Surface
from .viewer import Viewer
from .world import Channel, Json, User, World


class Person(Viewer):
    """One person of the workspace, who does things."""

    def __init__(self, world: World, delivery: Delivery, user: User) -> None:
        super().__init__(world, user)
        self._delivery = delivery
        self.tab = "messages"
        self._states: dict[str, Json] = {}

    async def says(self, text: str, *, thread_ts: str | None = None) -> str:
        """Type a message to the bot; its ts, after Slack first tried to deliver it."""
        if not self._world.settings.messages_tab:
            raise LookupError("the Messages tab is off: there is nowhere to type")
        message = screen.said(self._world, self.user, self.dm, text)
        if thread_ts:
            message["thread_ts"] = thread_ts
        return await self._sent(message)

    async def uploads(self, name: str, data: bytes, text: str = "") -> str:
        """Share a file with the bot."""
        message = screen.said(self._world, self.user, self.dm, text)
        file = share(self._world, self.id, name, data)
        message |= {"subtype": "file_share", "files": [file], "upload": True}
        message.pop("client_msg_id")
        self.dm.messages[-1] = message
        return await self._sent(message)

    async def edits(self, text: str) -> None:
        """Change the last message they typed."""
        message = next(message for message in reversed(self.dm.messages) if message["user"] == self.id)
        before = dict(message)
        now = self._world.new_ts()
        message |= {"text": text, "edited": {"user": self.id, "ts": now}}
        change = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": now, "event_ts": now}
        whole = {**change, **place(self.dm), "message": dict(message), "previous_message": before}
        await self._delivery.emit(whole, "message.im")

    async def _sent(self, message: Json) -> str:
        self.tab = "messages"
        await self._delivery.emit({**message, **place(self.dm), "event_ts": message["ts"]}, "message.im")
        return str(message["ts"])

    async def presses(self, label: str, *, on: Seen | None = None) -> bool:
        """Press the newest button of this label, or the one on a message seen before; whether the bot acknowledged."""
        surface, control = await self._control(lambda c: c.kind == "button" and c.label == label, label, on)
        action = screen.pressed(self._world, control)
        return (await self._acts(surface, action)).ok

    async def picks(self, where: str | None, *labels: str) -> bool:
        """Choose in a select or a picker (by placeholder or label; None: the newest one), or tick boxes."""

        def fits(control: Control) -> bool:
            pickable = control.kind != "button" and not control.kind.endswith("_input")
            many = control.kind == "checkboxes" or control.kind.startswith("multi_")
            known = control.kind.endswith("external_select") or set(labels) <= set(control.options)
            return (
                pickable
                and (many or len(labels) < 2)
                and (control.label == where if where is not None else known or not control.options)
            )

        surface, control = await self._control(fits, where or "; ".join(labels), None)
        if control.kind.endswith("external_select"):
            await self._suggest(surface, control, labels)
        single = control.kind in {"static_select", "external_select", "radio_buttons"} or control.kind.endswith(
            "picker"
        )
        state = screen.filled(control, (labels[0] if labels else None) if single else labels)
        self._values(surface).setdefault(control.block["block_id"], {})[control.element["action_id"]] = state
        if control.block["type"] == "input" and not control.block.get("dispatch_action"):
            return True
        return (await self._acts(surface, screen.chosen(self._world, control, state))).ok

    async def fills(self, given: Json | None = None, /, **by_label: Any) -> None:
        """Fill in parts of the open modal by their labels; None or "" empties one."""
        for label, value in {**(given or {}), **by_label}.items():
            surface, control = await self._control(lambda c, at=label: c.label == at, label, None)  # type: ignore[misc]
            block_id, action_id = control.block["block_id"], control.element["action_id"]
            self._values(surface).setdefault(block_id, {})[action_id] = screen.filled(control, value)

    async def submits(self) -> dict[str, str] | None:
        """Send the modal: the problems shown by label, or None when it closed; {} when another took its place."""
        await self.eventually(lambda: self.modal)
        view = self._world.modals[self.id][-1]
        view["state"] = {"values": self._values(Surface(view))}
        if problems := missing(view):
            return problems
        trigger = self._world.new_trigger(self.id, view["id"])
        payload = screen.common(self._world, self.user, "view_submission")
        payload |= {"trigger_id": trigger, "view": dict(view), "response_urls": []}
        answer = await self._delivery.once("interactive", "view_submission", payload)
        return answered(self._world, self.id, view, answer.body) if answer.ok else {"": TROUBLE}

    async def closes(self, *, all_of_them: bool = True) -> None:
        """Close the modal with its ✕ (the whole stack) or its close button (the one on top)."""
        stack = self._world.modals.pop(self.id)
        gone = stack if all_of_them else [stack.pop()]
        if not all_of_them and stack:
            self._world.modals[self.id] = stack
        for view in reversed(gone):
            if view["notify_on_close"]:
                payload = screen.common(self._world, self.user, "view_closed")
                payload |= {"view": dict(view), "is_cleared": all_of_them}
                await self._delivery.once("interactive", "view_closed", payload)

    async def types_command(self, command: str, text: str = "", *, where: Channel | None = None) -> bool:
        """Use a slash command, in the conversation with the bot or elsewhere; whether the bot acknowledged."""
        channel = where or self.dm
        payload = screen.command(self._world, self.user, channel, command, text)
        answer = await self._delivery.once("slash_commands", "slash_command", payload)
        said = {"text": answer.body} if isinstance(answer.body, str) and answer.body else answer.body
        if answer.ok and isinstance(said, dict) and (said.get("text") or said.get("blocks")):
            found = {"text": said.get("text", ""), "blocks": said.get("blocks") or []}
            if said.get("response_type") == "in_channel":
                post(self._world, channel, found)
            else:
                whisper(self._world, self.id, channel.id, found)
        return answer.ok

    async def mentions(self, text: str, where: Channel, *, thread_ts: str | None = None) -> str:
        """Write `@coach …` in a channel; its ts, after Slack first tried to deliver it."""
        message = screen.said(self._world, self.user, where, text)
        message["text"] = f"<@{self._world.bot_user}> {message['text']}".rstrip()
        if thread_ts:
            message["thread_ts"] = thread_ts
        event = {**message, **place(where), "type": "app_mention", "event_ts": message["ts"]}
        event.pop("channel_type", None)  # mentions carry none
        await self._delivery.emit(event, "app_mention")
        return str(message["ts"])

    async def uses_shortcut(self, callback_id: str, *, on: Json | None = None, where: Channel | None = None) -> bool:
        """Use one of the app's shortcuts, from the menu or on a message; whether the bot acknowledged."""
        kind = "message_action" if on else "shortcut"
        payload = screen.common(self._world, self.user, kind)
        payload |= {"callback_id": callback_id, "trigger_id": self._world.new_trigger(self.id)}
        payload["action_ts"] = self._world.new_ts()
        if on and where:
            payload |= {"message": on, "message_ts": on["ts"], "channel": {"id": where.id, "name": where.name}}
            payload["response_url"] = self._world.new_hook(self.id, where.id)
        return (await self._delivery.once("interactive", kind, payload)).ok

    async def opens_home(self) -> None:
        """Go to the app's Home tab."""
        await self._opens("home")

    async def opens_messages(self) -> None:
        """Go back to the Messages tab."""
        await self._opens("messages")

    async def _opens(self, tab: str) -> None:
        self.tab = tab
        # Recorded events of this kind carry the moment without its dot.
        now = self._world.new_ts().replace(".", "")
        event = {"type": "app_home_opened", "user": self.id, "channel": self.dm.id, "tab": tab, "event_ts": now}
        if tab == "home" and self.id in self._world.homes:
            event["view"] = self._world.homes[self.id]  # type: ignore[assignment]
        await self._delivery.emit(event, "app_home_opened")

    # -- how

    def _surfaces(self) -> list[Surface]:
        """Where there are controls to use, the nearest first; a modal covers everything else."""
        if stack := self._world.modals.get(self.id):
            return [Surface(stack[-1])]
        whispered = self._world.ephemerals.get(self.id, [])
        messages = [Surface(message, self.dm) for message in self.dm.messages]
        messages += [Surface(message, self._world.channels[message["channel"]]) for message in whispered]
        messages.sort(key=lambda surface: float(surface.raw["ts"]), reverse=True)
        home = [Surface(self._world.homes[self.id])] if self.id in self._world.homes else []
        return [*home, *messages] if self.tab == "home" else messages

    async def _control(self, fits: Callable[[Control], bool], name: str, on: Seen | None) -> tuple[Surface, Control]:
        def look() -> tuple[Surface, Control] | None:
            for surface in self._surfaces():
                seen = on if on and on.ts == surface.raw.get("ts") else None
                if on and not seen:
                    continue
                seen = seen or (render.view(surface.raw) if not surface.channel else render.message(surface.raw, me=""))
                for control in seen.controls:
                    if fits(control):
                        return surface, control
            return None

        try:
            return await self.eventually(look)
        except AssertionError as error:
            raise AssertionError(f"nothing called {name!r}: {error}") from None

    def _values(self, surface: Surface) -> Json:
        """The state of a surface's controls: what was there at first, and what they did since."""
        kept: Json = self._states.setdefault(surface.key, {})
        stored = surface.raw.get("state", {}).get("values", {})
        values: Json = {}
        seen = render.view(surface.raw) if not surface.channel else render.message(surface.raw, me="")
        for control in seen.controls:
            if control.kind not in {"button", "overflow"}:
                block_id, action_id = control.block["block_id"], control.element["action_id"]
                known = kept.get(block_id, {}).get(action_id) or stored.get(block_id, {}).get(action_id)
                values.setdefault(block_id, {})[action_id] = known or screen.initial(control.element)
        self._states[surface.key] = values
        return values

    async def _suggest(self, surface: Surface, control: Control, labels: tuple[str, ...]) -> None:
        """Type into a select whose options the bot looks up."""
        payload = screen.common(self._world, self.user, "block_suggestion")
        payload |= {"action_id": control.element["action_id"], "block_id": control.block["block_id"]}
        payload |= {"value": labels[0], "view": surface.raw} if not surface.channel else {"value": labels[0]}
        answer = await self._delivery.once("interactive", "block_suggestion", payload)
        body = answer.body if isinstance(answer.body, dict) else {}
        control.element.update({key: body[key] for key in ("options", "option_groups") if key in body})

    async def _acts(self, surface: Surface, action: Json) -> Answer:
        values = self._values(surface)
        payload = screen.block_actions(self._world, self.user, surface, action, values)
        return await self._delivery.once("interactive", "block_actions", payload)
