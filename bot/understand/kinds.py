"""The closed lists of what a text can be understood as."""

from typing import Literal

Intent = Literal[
    "help", "start", "story", "names", "puzzle", "board", "today", "offer", "session", "log", "lesson", "week",
    "status", "privacy", "export", "back", "edit", "undo", "skip", "repeat", "why", "cancel", "later", "resume",
    "pause", "snooze", "settings", "language", "link", "delete", "rename", "move",
]  # fmt: skip
Outcome = Literal["yes", "no", "maybe", "no-answer"]
How = Literal["top", "good", "hard", "missed"]
Column = Literal[1, 2, 3]
Language = Literal["nl", "en"]
