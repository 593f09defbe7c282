"""Hands files to Slack: they are uploaded first, and shown or shared in one message when they are all there."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from adapters.slack.mrkdwn import cut
from adapters.slack.outcomes import TROUBLE, Refused, outcome
from adapters.slack.render import Payload
from adapters.slack.wire import Wire
from bot.chat.messages import File, Row
from scheduler.ports import Ambiguous, Outcome, Unclear, Wait

POLL, POLLS = 0.3, 12
ALT, NAME = 1000, 200
TOO_EARLY = 15.0
TOO_LONG = 60.0
"""Seconds after which a picture that Slack does not get ready is left out."""
_KEPT = 500


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A row's files in Slack, seen by nobody yet; `at` is on the loop's clock, `private` when the upload was ended."""

    ids: tuple[str, ...]
    at: float
    private: bool = False


class NotYet(Exception):  # noqa: N818 - nothing is wrong
    """The files are not there yet; `outcome` says what that means for the row, of which nothing was shown."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


class Files:
    """Uploads a row's files once in the life of the process, however often the row is tried."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._uploaded: OrderedDict[str, Uploaded] = OrderedDict()

    async def picture(self, row: Row, image: File) -> list[str]:
        """The id of an uploaded picture that can be shown now; none when Slack never gets it ready."""
        uploaded = await self._upload(row, [image])
        try:
            if not uploaded.private:
                await self._complete(row, uploaded, [image], {})
                self._uploaded[row.nonce] = replace(uploaded, private=True)
            for _ in range(POLLS):
                if await self._is_ready(row, uploaded.ids[0]):
                    return list(uploaded.ids)
                await asyncio.sleep(POLL)
        except TROUBLE as trouble:
            raise NotYet(_harmless(trouble)) from None
        if asyncio.get_running_loop().time() - uploaded.at > TOO_LONG:
            return []
        raise NotYet(Wait(2.0))

    async def share(self, row: Row, files: Sequence[File], channel: str, said: Payload) -> str:
        """Share files with their words in one message; its reference, which cannot be edited."""
        uploaded = await self._upload(row, files)
        await self._complete(row, uploaded, files, {**said, "channel_id": channel})
        return f"file/{','.join(uploaded.ids)}"

    def may_be_early(self, row: Row) -> bool:
        """Whether Slack may refuse a row's blocks only because its picture has just come."""
        uploaded = self._uploaded.get(row.nonce)
        return uploaded is not None and asyncio.get_running_loop().time() - uploaded.at < TOO_EARLY

    async def _upload(self, row: Row, files: Sequence[File]) -> Uploaded:
        if row.nonce not in self._uploaded:
            try:
                ids = [await self._put(row, file) for file in files]
            except TROUBLE as trouble:
                raise NotYet(_harmless(trouble)) from None
            self._uploaded[row.nonce] = Uploaded(tuple(ids), asyncio.get_running_loop().time())
            while len(self._uploaded) > _KEPT:
                self._uploaded.popitem(last=False)
        return self._uploaded[row.nonce]

    async def _put(self, row: Row, file: File) -> str:
        described = cut(file.description, ALT)
        asked = self._wire.of(row.address).files_getUploadURLExternal(
            filename=cut(file.name, NAME), length=len(file.content), alt_txt=described
        )
        place = await self._wire.call(asked)
        await self._wire.upload(place["upload_url"], file.content)
        return str(place["file_id"])

    async def _complete(self, row: Row, uploaded: Uploaded, files: Sequence[File], where: Payload) -> None:
        named = [
            {"id": id_, "title": cut(file.description or file.name, NAME)}
            for id_, file in zip(uploaded.ids, files, strict=True)
        ]
        # The client's own method puts everything into the address, where the words of a message have no room.
        asked = self._wire.of(row.address).api_call("files.completeUploadExternal", json={"files": named, **where})
        await self._wire.call(asked)

    async def _is_ready(self, row: Row, file: str) -> bool:
        answer = await self._wire.call(self._wire.of(row.address).files_info(file=file))
        return bool(answer["file"].get("mimetype"))


def _harmless(trouble: BaseException) -> Outcome:
    """What trouble means before anything was shown: it may be tried again without looking whether it arrived."""
    what = outcome(trouble, "job")
    if isinstance(what, Ambiguous):
        return Unclear(what.why)
    return Wait(what.seconds, "channel") if isinstance(what, Wait) and isinstance(trouble, Refused) else what
