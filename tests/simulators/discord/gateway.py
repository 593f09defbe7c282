"""The gateway: sessions that can be resumed, connections that carry them, and the close codes."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from typing import Any

from aiohttp import WSMsgType, web

from .form import Json
from .link import Link, Session, squeezer
from .world import GUILDS, World

PRIVILEGED, EVERY_INTENT, CONTENT = 2 | 256 | 32768, 53608447, 32768
LARGEST, SENDS, SENDS_PER = 4096, 120, 60.0


class Gateway:
    """Every session and connection of the application."""

    def __init__(self, world: World, token: str, *, privileged: int = 0, heartbeat: float = 41.25) -> None:
        self._world = world
        self._token = token
        self._allowed_privileged = privileged
        self._heartbeat = heartbeat
        self._sessions: dict[str, Session] = {}
        self._links: set[Link] = set()
        self.resume_url = ""
        world.emit = self.emit

    @property
    def sessions(self) -> list[Session]:
        """The sessions that are connected or can still be resumed."""
        return list(self._sessions.values())

    @property
    def connected(self) -> int:
        """How many sessions have a connection now."""
        return sum(session.link is not None for session in self._sessions.values())

    # What tests do to it

    def drop(self) -> None:
        """Cut every connection without a close frame; sessions can be resumed."""
        for link in self._links:
            transport = link.socket._req.transport if link.socket._req else None  # noqa: SLF001 - no public way
            if transport:
                transport.abort()

    def ask_to_reconnect(self) -> None:
        """Send op 7 on every connection."""
        self._world.ledger.note("event", "op 7")
        for link in self._links:
            link.send(7, None)

    def invalidate(self, *, resumable: bool) -> None:
        """Send op 9 on every connection; without `resumable` the sessions are gone."""
        self._world.ledger.note("event", "op 9", resumable=resumable)
        for link in self._links:
            if not resumable and link.session:
                self._sessions.pop(link.session.id, None)
                link.session.link = None
                link.session = None
            link.send(9, resumable)

    def forget_sessions(self) -> None:
        """Let every session time out, as after a long absence: a resume gets op 9 false."""
        self._sessions.clear()

    def close(self, code: int) -> None:
        """Close every connection with a code."""
        for link in self._links:
            link.close(code)

    def emit(self, event: str, data: Json, *, needs: int = 0, hidden: Json | None = None) -> None:
        """Send one event to each session whose intents want it, now or when it resumes."""
        about = {"id": data.get("id"), "channel": data.get("channel_id"), "data": data}
        heard = [s for s in self._sessions.values() if not needs or s.intents & needs]
        self._world.ledger.note("event", event, **about, heard=len(heard))
        for session in heard:
            self._dispatch(session, event, hidden if hidden and not session.intents & CONTENT else data)

    def _dispatch(self, session: Session, event: str, data: Json) -> None:
        session.seq += 1
        session.log.append((session.seq, {"t": event, "d": data}))
        if session.link:
            session.link.send(0, data, seq=session.seq, event=event)

    # A connection's life

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection from Hello to its end."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        link = Link(socket, squeezer(request.query.get("compress")))
        self._links.add(link)
        writer = asyncio.create_task(link.write())
        try:
            if request.query.get("v") != "10":
                link.close(4012)
            elif request.query.get("encoding") != "json":
                link.close(4002)
            link.send(10, {"heartbeat_interval": round(self._heartbeat * 1000)})
            async for frame in socket:
                code = None if link.closing else self._receive(link, frame.type, frame.data)
                if code:
                    self._world.ledger.note("refused", f"gateway close {code}")
                    link.close(code)
        finally:
            self._links.discard(link)
            if link.session:
                link.session.link = None
                if socket.close_code in {1000, 1001} or (link.closing and code_ends(socket.close_code)):
                    self._sessions.pop(link.session.id, None)
            link.finish()
            await writer
        return socket

    def _receive(self, link: Link, kind: WSMsgType, raw: Any) -> int | None:
        bad_frame = kind not in {WSMsgType.TEXT, WSMsgType.BINARY} or len(raw) > LARGEST
        if (fast := _too_fast(link)) or bad_frame:
            return 4008 if fast else 4002
        try:
            payload = json.loads(raw)
            op, data = payload["op"], payload.get("d")
        except (ValueError, KeyError, TypeError):
            return 4002
        if op == 1:
            link.send(11, None)
            return None
        if op in {2, 6}:
            return self._identify(link, data) if op == 2 else self._resume(link, data)
        if op not in {3, 4, 8}:
            return 4001
        return None if link.session else 4003

    def _identify(self, link: Link, data: Any) -> int | None:
        if link.session:
            return 4005
        if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
            return 4001
        if data.get("token") != self._token:
            return 4004
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~EVERY_INTENT:
            return 4013
        if intents & PRIVILEGED & ~self._allowed_privileged:
            return 4014
        self._world.ledger.note("call", "gateway identify", intents=intents)
        session = Session(secrets.token_hex(16), intents, link=link)
        self._sessions[session.id] = link.session = session
        world = self._world
        ready = {"v": 10, "user": world.bot.payload(), "guilds": [{"id": world.guild_id, "unavailable": True}],
                 "session_id": session.id, "resume_gateway_url": self.resume_url,
                 "application": {"id": world.app_id, "flags": 0}}  # fmt: skip
        if "shard" in data:
            ready["shard"] = data["shard"]
        self._world.ledger.note("event", "READY", session=session.id)
        self._dispatch(session, "READY", ready)
        if intents & GUILDS:
            self._dispatch(session, "GUILD_CREATE", world.guild())
        return None

    def _resume(self, link: Link, data: Any) -> int | None:
        if not isinstance(data, dict) or data.get("token") != self._token:
            return 4004
        session = self._sessions.get(str(data.get("session_id")))
        self._world.ledger.note("call", "gateway resume", seq=data.get("seq"), known=session is not None)
        if session is None:
            link.send(9, data=False)
            return None
        since = data.get("seq")
        if not isinstance(since, int) or since > session.seq:
            return 4007
        if session.link:
            session.link.session = None
            session.link.close(4000)
        session.link, link.session = link, session
        for seq, missed in session.log:
            if seq > since:
                link.send(0, missed["d"], seq=seq, event=missed["t"])
        self._world.ledger.note("event", "RESUMED", session=session.id)
        self._dispatch(session, "RESUMED", {"_trace": []})
        return None


def _too_fast(link: Link) -> bool:
    now = time.monotonic()
    link.sends.append(now)
    while now - link.sends[0] > SENDS_PER:
        link.sends.popleft()
    return len(link.sends) > SENDS


def code_ends(code: int | None) -> bool:
    """Whether a close with this code leaves nothing to resume."""
    return code in {4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014}
