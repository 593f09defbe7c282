"""Discord as documented, for one application, over real sockets."""

from tests.simulators.ledger import Fault

from .person import Person
from .seen import Field, Modal, Seen
from .server import TOKEN, DiscordSim, hang_up, pointed_at

__all__ = ["TOKEN", "DiscordSim", "Fault", "Field", "Modal", "Person", "Seen", "hang_up", "pointed_at"]
