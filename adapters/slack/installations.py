"""The installations of this app: one token for each workspace or organisation, renewed by one process alone."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog

from adapters.slack.installation import EARLY, SOON, Installation
from adapters.slack.outcomes import DEAD_TOKEN, NO_TOKEN, NOT_INSTALLED, TROUBLE, Refused
from adapters.slack.read import PLATFORM
from bot.errors import StoreError
from bot.store.engine import Store
from bot.store.work import UNINSTALLED, Work
from scheduler.ports import Clock
from scheduler.turns import Turns

log = structlog.get_logger()
T = TypeVar("T")

KNOWN_FOR = 5.0
"""Seconds for which an installation is remembered; other processes may change it meanwhile."""
ALONE = 30.0
"""Seconds that a renewal may take before another process tries; twice a call and more."""
_LOOK_AGAIN = 0.1
_TRIES, _PAUSE = 20, 1.0
"""To keep a renewed token while the database fails: Slack gives it only once."""
_NOT_AGAIN = 60.0
"""Seconds after a renewal that failed, in which a token that still lasts is used without another try."""
_KEPT = 5000


class Rotation(Protocol):
    """Asks Slack for the next token; raises what `outcomes.TROUBLE` names."""

    async def __call__(self, renew: str) -> Mapping[str, Any]:
        """What oauth.v2.access answers to a refresh token."""
        ...


@dataclass(frozen=True, slots=True)
class _Busy:
    """Somebody else renews it."""


class Installations:
    """Reads, renews and forgets installations.

    When the database fails that is a StoreError, but `Refused` where the token of a call is asked for.
    """

    def __init__(self, store: Store, turns: Turns, clock: Clock, rotation: Rotation) -> None:
        self._store = store
        self._turns = turns
        self._clock = clock
        self._rotation = rotation
        self._known: OrderedDict[str, tuple[Installation, float]] = OrderedDict()
        self._renewals: dict[str, asyncio.Task[Installation]] = {}
        self._failed: dict[str, float] = {}

    async def of(self, tenant: str, *, anew: bool = False) -> Installation | None:
        """The installation of a tenant; None when there is none. `anew` looks whatever was known a moment ago."""
        found, until = self._known.get(tenant, (None, 0.0))
        if found is not None and not anew and asyncio.get_running_loop().time() < until:
            return found
        kept = await self._turns.look(self._read, _installation_of, tenant)
        return self._noted(tenant, kept)

    async def token(self, tenant: str) -> str:
        """What to call Slack with for a tenant, renewed in time: in the background while the old one still lasts."""
        installation = await self._found(tenant)
        now = self._clock.now()
        if installation.renew is None or not installation.ends_within(EARLY, now):
            return installation.token
        if installation.ends_within(SOON, now):
            return (await self._renewal(tenant, installation)).token
        if self._failed.get(tenant, 0.0) <= asyncio.get_running_loop().time():
            self._begun(tenant, installation)
        return installation.token

    async def instead(self, tenant: str, token: str) -> str | None:
        """What to use after Slack refused a token: another process's, or a renewed one; None when there is none."""
        installation = await self._found(tenant, anew=True)
        if installation.token != token:
            return installation.token
        if installation.renew is None:
            return None
        return (await self._renewal(tenant, installation)).token

    async def keep(self, installation: Installation) -> None:
        """Keep a new installation, and go on in its tenant where it stopped."""
        await self._turns.run(self._write, _install, installation, self._clock.now())
        self._noted(installation.tenant, installation)

    async def drop(self, tenant: str, token: str | None) -> bool:
        """Erase an installation and stop in its tenant, unless its token is another by now; nudges are kept."""
        dropped: bool = await self._turns.run(self._write, _uninstall, tenant, token)
        if dropped:
            self._known.pop(tenant, None)
        return dropped

    async def resume(self, tenant: str) -> None:
        """Go on where it stopped in a tenant that is installed without us: by hand, with one token."""
        await self._turns.run(self._write, Work.resume_tenants, PLATFORM, tenant)

    async def state(self, state: str, browser: str) -> None:
        """Remember that somebody begins an installation."""
        await self._turns.run(self._write, Work.put_state, state, browser, self._clock.now())

    async def began(self, state: str, browser: str) -> bool:
        """Whether it was this browser that began it, just now, and for the first time."""
        return await self._turns.run(self._write, Work.take_state, state, browser, self._clock.now())

    async def end(self) -> None:
        """Let renewals under way end, so that no token is lost."""
        while self._renewals:
            await asyncio.wait(set(self._renewals.values()))

    # -- how

    async def _found(self, tenant: str, *, anew: bool = False) -> Installation:
        try:
            installation = await self.of(tenant, anew=anew)
        except StoreError:
            raise Refused(0, NO_TOKEN) from None
        if installation is None:
            raise Refused(0, NOT_INSTALLED)
        return installation

    async def _renewal(self, tenant: str, installation: Installation) -> Installation:
        """Wait for a renewal; one that may yet come is no reason to give the workspace up."""
        try:
            return await asyncio.shield(self._begun(tenant, installation))
        except TROUBLE as trouble:
            if isinstance(trouble, Refused) and trouble.code in DEAD_TOKEN:
                raise
            raise Refused(0, NO_TOKEN) from None

    def _begun(self, tenant: str, installation: Installation) -> asyncio.Task[Installation]:
        """The one renewal of a tenant's token in this process; it ends even when nobody waits for it any more."""
        if tenant not in self._renewals:
            task = asyncio.create_task(self._renewed(tenant, installation))
            self._renewals[tenant] = task
            task.add_done_callback(lambda done: self._ended(tenant, done))
        return self._renewals[tenant]

    def _ended(self, tenant: str, renewal: asyncio.Task[Installation]) -> None:
        del self._renewals[tenant]
        self._failed.pop(tenant, None)
        trouble = None if renewal.cancelled() else renewal.exception()
        if trouble is not None:
            why = str(trouble) if isinstance(trouble, Refused) else type(trouble).__name__
            self._failed[tenant] = asyncio.get_running_loop().time() + _NOT_AGAIN
            log.warning("a token could not be renewed", tenant=tenant, why=why)

    async def _renewed(self, tenant: str, installation: Installation) -> Installation:
        """Renew it, or wait for the process that does."""
        while True:
            try:
                claimed = await self._turns.run(self._write, _begin_renewal, tenant, installation.token)
            except StoreError:
                raise Refused(0, NO_TOKEN) from None
            if claimed is None:
                raise Refused(0, NOT_INSTALLED)
            if not isinstance(claimed, _Busy):
                break
            await asyncio.sleep(_LOOK_AGAIN)
        if claimed.token != installation.token or claimed.renew is None:
            self._noted(tenant, claimed)
            return claimed
        return await self._exchanged(tenant, claimed, claimed.renew)

    async def _exchanged(self, tenant: str, installation: Installation, renew: str) -> Installation:
        try:
            renewed = installation.renewed(await self._rotation(renew), self._clock.now())
            if renewed is None:
                raise Refused(0, NO_TOKEN)
        except TROUBLE:
            await self._surely(_end_renewal, tenant)
            raise
        kept = await self._surely(_keep_renewed, tenant, installation.token, renewed, self._clock.now())
        if kept is None:
            raise Refused(0, NOT_INSTALLED)
        self._noted(tenant, kept)
        return kept

    async def _surely(self, what: Callable[..., T], *about: Any) -> T:
        """Write what must not be lost, again and again while the database fails."""
        for _ in range(_TRIES):
            try:
                return await self._turns.run(self._write, what, *about)
            except StoreError as error:
                log.warning("a token waits for the database", why=str(error))
                await asyncio.sleep(_PAUSE)
        raise Refused(0, NO_TOKEN)

    def _noted(self, tenant: str, installation: Installation | None) -> Installation | None:
        self._known.pop(tenant, None)
        if installation is not None:
            self._known[tenant] = (installation, asyncio.get_running_loop().time() + KNOWN_FOR)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return installation

    def _read(self, what: Callable[..., T], *about: Any) -> T:
        with self._store.read() as work:
            return what(work, *about)

    def _write(self, what: Callable[..., T], *about: Any) -> T:
        with self._store.turn() as work:
            return what(work, *about)


def _installation_of(work: Work, tenant: str, *, lock: bool = False) -> Installation | None:
    kept = work.installation(PLATFORM, tenant, lock=lock)
    return None if kept is None else Installation.opened(kept)


def _install(work: Work, installation: Installation, now: datetime) -> None:
    work.put_installation(PLATFORM, installation.tenant, installation.kept(), now)
    work.resume_tenants(PLATFORM, installation.tenant)
    work.ring()


def _uninstall(work: Work, tenant: str, token: str | None) -> bool:
    installation = _installation_of(work, tenant, lock=True)
    if installation is not None and installation.token != token:
        return False
    work.drop_installation(PLATFORM, tenant)
    work.resume_tenants(PLATFORM, tenant)  # so that it is paused for this reason
    work.pause_tenant(PLATFORM, tenant, UNINSTALLED)
    return True


def _begin_renewal(work: Work, tenant: str, token: str) -> Installation | _Busy | None:
    """The installation when it is ours to renew, or renewed already: then its token is another."""
    begun = work.begin_renewal(PLATFORM, tenant, ALONE)
    installation = _installation_of(work, tenant)
    if installation is not None and installation.token != token:
        if begun:
            work.end_renewal(PLATFORM, tenant)
        return installation
    return installation if begun or installation is None else _Busy()


def _end_renewal(work: Work, tenant: str) -> None:
    work.end_renewal(PLATFORM, tenant)


def _keep_renewed(work: Work, tenant: str, token: str, renewed: Installation, now: datetime) -> Installation | None:
    """Put the new token over the old one in one step; what was installed anew meanwhile stays."""
    there = _installation_of(work, tenant, lock=True)
    if there is None or there.token != token:
        return there
    work.put_installation(PLATFORM, tenant, renewed.kept(), now)
    return renewed
