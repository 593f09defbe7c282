"""Regular expressions that are compiled at their first use, so that importing the grammar takes no time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial


def pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """What gives the compiled expression, always the same."""
    return cache(partial(re.compile, source, flags))
