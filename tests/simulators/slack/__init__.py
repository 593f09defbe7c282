"""Slack as documented, for one app in one workspace or more, over real sockets."""

from .browser import Browser, Page
from .links import Answer, signed
from .person import Person
from .render import Control, Seen
from .server import SlackSimulator
from .settings import METHODS, Method, Settings
from .team import Team

__all__ = [
    "METHODS", "Answer", "Browser", "Control", "Method", "Page", "Person", "Seen", "Settings", "SlackSimulator", "Team",
    "signed",
]  # fmt: skip
