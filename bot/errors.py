"""Every exception that the coach raises on purpose."""

from __future__ import annotations


class CoachError(Exception):
    """Something that the coach itself says no to."""


class ConfigError(CoachError):
    """A setting cannot be used; the text names its variable and never its value."""

    def __init__(self, variable: str, problem: str) -> None:
        super().__init__(f"{variable}: {problem}")
        self.variable = variable
        self.problem = problem


class StoreError(CoachError):
    """The database cannot do what was asked; the text never holds a stored value."""


class SealError(StoreError):
    """A key is missing or wrong, or what was sealed has been changed."""


class TextError(CoachError):
    """A text is missing in a language, or lacks a variable: a bug, found by the parity test."""


class RouteBug(CoachError):  # noqa: N818 - it is a bug, and called one
    """A flow's route breaks its own rules: reads what was not answered, or asks a thing twice."""
