"""Every flow there is, by name."""

from __future__ import annotations

from typing import Any

from bot.flows.adopters import Screen
from bot.flows.base import Flow
from bot.flows.checkin import CheckIn
from bot.flows.forget import Forget
from bot.flows.guess import GuessYes
from bot.flows.language import Speak
from bot.flows.lesson import Learn
from bot.flows.lookback import LookBack
from bot.flows.move import Move
from bot.flows.names import WriteNames
from bot.flows.offer import MakeOffer
from bot.flows.outreach import LogOutreach
from bot.flows.pace import Pace
from bot.flows.pause import Pause
from bot.flows.puzzle import SolvePuzzle
from bot.flows.reach import ReachOut
from bot.flows.rename import Rename
from bot.flows.result import LogResult
from bot.flows.session import PlanSession
from bot.flows.settings import Settings
from bot.flows.snooze import Snoozed
from bot.flows.story import TellStory
from bot.flows.week import Promise
from bot.flows.welcome import Welcome

FLOWS: dict[str, Flow[Any]] = {
    flow.name: flow
    for flow in (
        Welcome(), LookBack(), TellStory(), WriteNames(), Screen(), SolvePuzzle(), ReachOut(), LogOutreach(),
        GuessYes(), MakeOffer(), PlanSession(), LogResult(), Learn(), Promise(), CheckIn(), Move(), Rename(),
        Speak(), Pause(), Snoozed(), Settings(), Pace(), Forget(),
    )
}  # fmt: skip
