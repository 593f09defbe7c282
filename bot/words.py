"""The words that always work, in Dutch and in English: one table for texts, commands and understanding."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word that always works, with its wordings; the first of each language is the one we show."""

    id: str
    nl: tuple[str, ...]
    en: tuple[str, ...]


WORDS: tuple[Word, ...] = (
    Word("help", ("help", "wat kan je"), ("help",)),
    Word("start", ("begin", "start"), ("start",)),
    Word("story", ("verhaal",), ("story",)),
    Word("names", ("namen", "lijst"), ("names", "list")),
    Word("puzzle", ("puzzel", "wie kent"), ("puzzle", "who knows")),
    Word("board", ("bord",), ("board",)),
    Word("today", ("vandaag", "wie nu"), ("today", "who next")),
    Word("offer", ("aanbod",), ("offer",)),
    Word("session", ("sessie",), ("session",)),
    Word("log", ("log", "gesproken", "gehad"), ("log", "talked to")),
    Word("lesson", ("les", "geleerd"), ("lesson", "learned")),
    Word("week", ("week", "afspraak"), ("week", "promise")),
    Word("status", ("status", "hoe sta ik"), ("status",)),
    Word("privacy", ("privacy",), ("privacy",)),
    Word("export", ("exporteer", "mijn gegevens"), ("export", "my data")),
    Word("back", ("terug", "vorige"), ("back",)),
    Word("edit", ("wijzig", "verander"), ("edit", "change")),
    Word("undo", ("ongedaan", "herstel"), ("undo",)),
    Word("skip", ("sla over",), ("skip",)),
    Word("repeat", ("herhaal",), ("repeat",)),
    Word("why", ("waarom", "hoezo"), ("why",)),
    Word("cancel", ("laat maar", "stop hiermee"), ("cancel", "never mind")),
    Word("later", ("later", "nu niet"), ("later", "not now")),
    Word("resume", ("verder", "ga door"), ("resume", "go on")),
    Word("pause", ("pauze", "vakantie"), ("pause", "holiday")),
    Word("snooze", ("sluimer", "herinner me"), ("snooze", "remind me")),
    Word("settings", ("instellingen",), ("settings",)),
    Word("language", ("taal",), ("language",)),
    Word("link", ("koppel",), ("link",)),
    Word("delete", ("wis alles", "verwijder mij"), ("delete me", "forget me")),
)

BY_ID: dict[str, Word] = {word.id: word for word in WORDS}

# These act on the open question or talk; the others start something of their own.
WITHIN: frozenset[str] = frozenset({"back", "edit", "undo", "skip", "repeat", "why", "cancel", "later", "resume"})

# These have their room by now; help, buttons and commands offer no others.
HERE: frozenset[str] = frozenset(BY_ID) - {"link"}
