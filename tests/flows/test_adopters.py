"""Screening: who goes first, two quick questions a name."""

from __future__ import annotations

from tests.chat import Chat
from tests.flows.journeys import into


def test_a_skip_says_that_it_is_not_known(chat: Chat) -> None:
    into(chat, "adopters")
    asked = chat.open_key()
    chat.says("sla over")
    assert chat.open_key() != asked
    chat.presses("Ja, en al iets geprobeerd")
    chat.says("sla over")
    assert {contact["adopter"] for contact in chat.everything()["contacts"]} == {None}
    assert all(contact["screened"] for contact in chat.everything()["contacts"])
