"""Encryption at rest: an outside key wraps one data key per member, and that seals the member's columns (AES-GCM)."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.config import KEY_BYTES, Settings, key_from
from bot.errors import SealError
from bot.store.where import SETTING, is_new, place

_NONCE = 12
_VERSION = b"\x01"
_JSON = json.JSONDecoder()


class _Cipher:
    """One key's way of sealing bytes; what was sealed opens only with the same key and the same `about`."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise SealError("a key must be 32 bytes")
        self._cipher = AESGCM(key)

    def seal(self, content: bytes, about: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        try:
            if sealed[:1] != _VERSION:
                raise SealError("sealed content has an unknown form")
            return self._cipher.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], about.encode())
        except (InvalidTag, ValueError):
            raise SealError("sealed content does not open: another key, another owner, or it was changed") from None


class Seal:
    """One owner's data key: seals and opens that owner's columns, and nobody else's."""

    __slots__ = ("_cipher", "_owner")

    def __init__(self, key: bytes, owner: str) -> None:
        self._cipher = _Cipher(key)
        self._owner = owner

    def __repr__(self) -> str:
        """The owner, never the key."""
        return f"{type(self).__name__}({self._owner!r})"

    def seal(self, column: str, content: str | bytes | Any) -> bytes:
        """Seal text, bytes or anything that JSON can hold for one column."""
        return self._cipher.seal(_packed(content), f"{self._owner}/{column}")

    def open(self, column: str, sealed: bytes) -> Any:
        """What `seal` was given; SealError when it is another owner's, another column's, or changed."""
        return _unpacked(self._cipher.open(sealed, f"{self._owner}/{column}"))


class MemberSeal(Seal):
    """A member's data key."""

    __slots__ = ()

    def __init__(self, key: bytes, member: int) -> None:
        super().__init__(key, f"member:{member}")


class Key:
    """The outside key, kept outside the database; it only wraps data keys."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        self._cipher = _Cipher(key)

    def __repr__(self) -> str:
        """Nothing of the key."""
        return "Key(…)"

    @classmethod
    def made(cls) -> Key:
        """A new random key that is kept nowhere, for tests."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def new(self, owner: str) -> bytes:
        """A new data key for an owner, wrapped."""
        return self._cipher.seal(secrets.token_bytes(KEY_BYTES), f"key/{owner}")

    def unwrap(self, owner: str, wrapped: bytes) -> Seal:
        """The seal of an owner whose wrapped data key this is."""
        return Seal(self._cipher.open(wrapped, f"key/{owner}"), owner)

    def new_member(self, member: int) -> bytes:
        """A new data key for a member, wrapped."""
        return self.new(f"member:{member}")

    def member(self, member: int, wrapped: bytes) -> MemberSeal:
        """The seal of a member whose wrapped data key this is."""
        return MemberSeal(self._cipher.open(wrapped, f"key/member:{member}"), member)


def load_key(settings: Settings) -> Key:
    """The outside key from ONETHREETWO_KEY, ONETHREETWO_KEY_FILE, or for SQLite `<database path>.key`.

    That last file is made (mode 600) only together with a new database: a key that is missing beside an existing
    database is an error and never replaced by a new one.
    """
    if settings.key is not None:
        return Key(key_from(settings.key.get_secret_value()))
    if settings.key_file is not None:
        return _from_file(settings.key_file, "the file that ONETHREETWO_KEY_FILE names")
    path = place(settings.database)
    if not isinstance(path, Path):
        raise SealError("PostgreSQL needs a key: set ONETHREETWO_KEY or ONETHREETWO_KEY_FILE (32 bytes in base64)")
    file = path.with_name(path.name + ".key")
    if is_new(path):  # asked first: another process that starts now makes its key before its database
        _make(file)
    elif not file.exists():
        raise SealError(f"the key of this database is missing: put {file} back, or set ONETHREETWO_KEY")
    return _from_file(file, f"{file} (or set ONETHREETWO_KEY)")


def _make(file: Path) -> None:
    """Write a new key in one step, so that a second process reads all of it or makes none."""
    if file.exists():
        return
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as written:
            written.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n")
            written.flush()
            os.fsync(written.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
    except OSError as error:
        raise SealError(f"no key file can be made beside the database that {SETTING} names: {error.strerror}") from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _from_file(file: Path, which: str) -> Key:
    try:
        return Key(key_from(file.read_text(encoding="ascii").strip()))
    except OSError as error:
        raise SealError(f"the key cannot be read ({error.strerror}): repair {which}") from None
    except ValueError:
        raise SealError(f"there is no key of {KEY_BYTES} bytes in base64 or hexadecimal in {which}") from None


def _packed(content: Any) -> bytes:
    if isinstance(content, bytes):
        return b"b" + content
    if isinstance(content, str):
        return b"s" + content.encode("utf-8", "surrogatepass")
    return b"j" + json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _unpacked(content: bytes) -> Any:
    kind, rest = content[:1], content[1:]
    if kind == b"b":
        return rest
    if kind == b"s":
        return rest.decode("utf-8", "surrogatepass")
    found, _ = _JSON.raw_decode(rest.decode("ascii"))  # json.loads would look for the encoding and for blanks first
    return found
