"""The try-out page: the coach in a browser tab, with a clock that can be moved."""
