"""Every flow there is, by name."""

from __future__ import annotations

from typing import Any

from bot.flows.base import Flow
from bot.flows.forget import Forget
from bot.flows.language import Speak
from bot.flows.move import Move
from bot.flows.names import WriteNames
from bot.flows.outreach import LogOutreach
from bot.flows.rename import Rename
from bot.flows.result import LogResult
from bot.flows.session import PlanSession
from bot.flows.story import TellStory
from bot.flows.welcome import Welcome

FLOWS: dict[str, Flow[Any]] = {
    flow.name: flow
    for flow in (
        Welcome(), TellStory(), WriteNames(), LogOutreach(), PlanSession(), LogResult(), Move(), Rename(), Speak(),
        Forget(),
    )
}  # fmt: skip
