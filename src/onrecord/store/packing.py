"""Values ⇄ the bytes that are stored: JSON as the contract has it, deflated."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

_encode = msgspec.json.Encoder().encode


class DamagedError(ValueError):
    """Stored bytes hold no valid value; only a damaged file does that."""


def pack(value: msgspec.Struct) -> bytes:
    """Return ``value`` as bytes; equal values give equal bytes."""
    return zlib.compress(_encode(value), 6)


def unpack(packed: bytes, kind: type[T]) -> T:
    """Return the value that ``packed`` holds.

    Raises DamagedError where it holds no valid one.
    """
    try:
        return msgspec.json.decode(zlib.decompress(packed), type=kind)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamagedError(f"no valid {kind.__name__}: {error}") from error
