"""Errors as Discord answers them, and the tree that code 50035 carries."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
Path = tuple[str | int, ...]


class ApiError(Exception):
    """A refusal: HTTP status, Discord's own code, and for 50035 where in the body it is."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """The JSON that is sent back."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


class Form:
    """Collects everything that is wrong with a body and refuses it as a whole."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def wrong(self, path: Path, code: str, message: str) -> None:
        """Note one problem at a place in the body."""
        place = self._tree
        for step in path:
            place = place.setdefault(str(step), {})
        place.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        """Refuse the body when anything was wrong."""
        if self._tree:
            raise ApiError(400, 50035, "Invalid Form Body", self._tree)

    def text(self, holder: Json, key: str, path: Path, most: int, *, least: int = 0, needed: bool = False) -> None:
        """A string of limited length; missing or null is fine unless it is needed."""
        value = holder.get(key)
        if value is None:
            if needed:
                self.wrong((*path, key), "BASE_TYPE_REQUIRED", "This field is required")
        elif not isinstance(value, str):
            self.wrong((*path, key), "STRING_TYPE_CONVERT", "Could not interpret as string.")
        elif not least <= len(value) <= most:
            self.wrong((*path, key), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def whole(self, holder: Json, key: str, path: Path, least: int, most: int, *, needed: bool = False) -> None:
        """A whole number within bounds; missing or null is fine unless it is needed."""
        value = holder.get(key)
        if value is None:
            if needed:
                self.wrong((*path, key), "BASE_TYPE_REQUIRED", "This field is required")
        elif isinstance(value, bool) or not isinstance(value, int):
            self.wrong((*path, key), "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif not least <= value <= most:
            self.wrong((*path, key), "NUMBER_TYPE_MAX", f"int value should be between {least} and {most}.")

    def truth(self, holder: Json, key: str, path: Path) -> None:
        """True, false or missing."""
        if holder.get(key) is not None and not isinstance(holder[key], bool):
            self.wrong((*path, key), "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")

    def items(self, holder: Json, key: str, path: Path, most: int, *, least: int = 0) -> list[Json]:
        """A list of objects of limited length; what fits is given back to look into."""
        value = holder.get(key)
        if value is None:
            value = []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong((*path, key), "LIST_TYPE_CONVERT", "Only iterables of objects may be used in a ListType")
            return []
        if not least <= len(value) <= most:
            self.wrong((*path, key), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        return value

    def one_of(self, holder: Json, key: str, path: Path, allowed: frozenset[int] | frozenset[str]) -> bool:
        """One of a few values; tells whether it is."""
        if holder.get(key) in allowed and not isinstance(holder.get(key), bool):
            return True
        shown = ", ".join(str(choice) for choice in sorted(allowed))
        self.wrong((*path, key), "BASE_TYPE_CHOICES", f"Value must be one of ({shown}).")
        return False
