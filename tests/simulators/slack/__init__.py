"""Slack as documented, for one workspace and one app, over real sockets."""

from .links import Answer, signed
from .person import Person
from .render import Control, Seen
from .server import SlackSimulator
from .settings import METHODS, Method, Settings

__all__ = ["METHODS", "Answer", "Control", "Method", "Person", "Seen", "Settings", "SlackSimulator", "signed"]
