"""The scripted fortnights, lived on the real libraries against the simulated platforms."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from scheduler.pacing import OwnPacing
from tests.transcripts.transcript import FOLDER, INDENT, Transcript, read

_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
_NUDGE = re.compile(r"^\([A-Z][a-z]{2} \d{2} [A-Z][a-z]{2} \d{2}:\d{2}\)$")


def unpaced(process) -> None:
    """Let a process send as fast as it can."""
    process.delivery._attempts._pacing = OwnPacing({})  # noqa: SLF001


class Screen:
    """What a person does and sees, the same on every platform; subclasses say how."""

    def __init__(self, sim, process, person):
        self.sim, self.process, self.person = sim, process, person
        # The platform's pace is tested by itself; here it would only make the fortnight last two minutes.
        unpaced(process)
        self.zone = ZoneInfo("Europe/Amsterdam")

    async def begin(self, transcript: Transcript) -> None:
        """Set the platform's clock to the transcript's first moment."""
        self.zone = ZoneInfo(transcript.zone)
        self.sim.clock.advance(datetime.fromisoformat(transcript.now).timestamp() - self.sim.clock.now())

    async def does(self, line: str) -> None:
        """Do what a transcript's line says."""
        command, _, rest = line.partition(" ")
        if command == "!press":
            await self.press(rest)
        elif command == "!pick":
            await self.pick(rest.split("; "))
        elif command == "!form":
            await self.fill(dict(part.split("=", 1) for part in rest.split("; ")))
        elif command == "!advance":
            days, hours, minutes = (int(part or 0) for part in _SPAN.fullmatch(rest).groups())
            there = self.process.clock.now().astimezone(self.zone) + timedelta(days=days)
            await self.wait_until(there.astimezone(ZoneInfo("UTC")) + timedelta(hours=hours, minutes=minutes))
        elif command == "!to-next":
            await self.wait_until(self.next_wake())
        else:
            await self.person.says(line)

    async def wait_until(self, target) -> None:
        """Let time pass, from one nudge to the next."""
        while (moment := self.next_wake()) is not None and moment <= target:
            await self.quiet()
            self.sim.clock.advance(max(0.0, (moment - self.process.clock.now()).total_seconds() + 0.01))
            self.process.ticker.nudge()
            for _ in range(300):
                if self.next_wake() != moment:
                    break
                await asyncio.sleep(0.02)
            await self.quiet()
        left = (target - self.process.clock.now()).total_seconds()
        if left > 0:
            self.sim.clock.advance(left)

    def next_wake(self):
        with self.process.store.read() as work:
            return work.next_wake()

    async def quiet(self) -> None:
        """Wait until nothing is on its way any more."""
        for _ in range(300):
            with self.process.store.read() as work:
                waiting = {state for state, number in work.counts().items() if number} & {"pending", "sending", "retry"}
            if not waiting:
                return
            await asyncio.sleep(0.02)


class DiscordScreen(Screen):
    """A person's direct messages on Discord."""

    def messages(self):
        return [(seen.id, seen.text, [*seen.buttons, *seen.options]) for seen in self.person.sees() if seen.by_bot]

    async def press(self, label):
        try:
            await self.person.presses(label)
        except AssertionError:
            await self.person.picks(label)

    async def pick(self, labels):
        await self.person.picks(*labels)

    async def fill(self, values):
        await self.person.eventually(lambda: self.person.modal)
        await self.person.fills(values)
        await self.person.submits()


class SlackScreen(Screen):
    """A person's direct messages on Slack."""

    def messages(self):
        seen = [each for each in self.person.sees(mine=False) if each.ts]
        return [
            (each.ts, each.text, [label for label in [*each.buttons, *_options(each)] if label != "OK"])
            for each in seen
        ]

    async def press(self, label):
        if any(label in seen.buttons for seen in self.person.sees()):
            await self.person.presses(label)
        else:
            await self.person.picks(None, label)
            if any("OK" in seen.buttons for seen in self.person.sees()[-3:]):
                await self.person.presses("OK")

    async def pick(self, labels):
        await self.person.picks(None, *labels)
        await self.person.presses("OK")

    async def fill(self, values):
        modal = await self.person.eventually(lambda: self.person.modal)
        labels = {control.block["block_id"]: control.label for control in modal.controls if control.kind != "button"}
        await self.person.fills({labels[key]: value for key, value in values.items()})
        assert await self.person.submits() is None


def _options(seen):
    return [option for control in seen.controls for option in control.options]


def words(text: str) -> str:
    """A text as its words alone, whatever marks a platform puts around them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def answers(step) -> list[str]:
    """The messages that a step of a transcript was answered with, without their controls."""
    plain = [line.removeprefix(INDENT) for line in step.answered.splitlines()]
    kept = [line for line in plain if not _NUDGE.fullmatch(line) and not line.startswith(("[", "┌", "│", "!", "📎"))]
    return [words(line) for line in kept if words(line)]


async def lived(screen: Screen, name: str, *, most: int | None = None) -> int:
    """Live a transcript; every line of it must be seen, at its step. Returns the number of steps."""
    transcript = read(FOLDER / f"{name}.txt")
    await screen.begin(transcript)
    steps = transcript.steps[:most]
    for step in steps:
        before = {ref for ref, _, _ in screen.messages()}
        await screen.does(step.said)
        wanted = answers(step)

        def new(before=before):
            return words("\n".join(text for ref, text, _ in screen.messages() if ref not in before))

        for _ in range(400):
            if all(line in new() for line in wanted):
                break
            await asyncio.sleep(0.02)
        missing = [line for line in wanted if line not in new()]
        assert not missing, f"after {step.said!r}: {missing} not in {new()!r}"
        await screen.quiet()
        assert len(new()) <= sum(len(line) + 1 for line in wanted) + 80, f"more was said than {wanted}: {new()}"
    return len(steps)
