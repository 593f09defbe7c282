"""The one logger that slack_bolt and slack_sdk get: it says where something went wrong and never what was in it."""

from __future__ import annotations

import logging


class _Discreet(logging.Filter):
    """Puts a record's place and the kind of its error where its words were.

    Both libraries write whole bodies, answers and addresses with tickets into their messages.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        bug = record.exc_info[0] if record.exc_info else None
        record.msg = f"{record.module}.{record.funcName}" + (f": {bug.__name__}" if bug else "")
        record.args = None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _made() -> logging.Logger:
    logger = logging.getLogger(__name__)
    # Bolt copies the level and the filters to every logger of its own; below errors nothing is worth a line.
    logger.setLevel(logging.ERROR)
    logger.addFilter(_Discreet())
    return logger


LOGGER = _made()
