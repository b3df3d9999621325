"""Places in a list that is sorted by several columns, and how they travel: opaque, as text.

A place is what its row is sorted by. Going on behind it costs the same however far down it is,
and rows that come in or go meanwhile neither repeat nor hide others.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, and_, false, or_, tuple_

from onrecord.store.filters import Condition

Value = str | int | float | None

# SQLite's integers have 64 bits.
_INTEGERS = range(-(2**63), 2**63)
_LONGEST = 8_192


class CursorError(ValueError):
    """A cursor is of another list, or was never given out. The caller refuses the request."""

    def __init__(self) -> None:
        super().__init__("cursor: it is not one of this list")


class Key(NamedTuple):
    """A column that a list is sorted by; SQLite has NULL before every value.

    ``outer``: of a table that not every row has a part of.
    """

    column: Column[Any]
    descending: bool = False
    outer: bool = False

    @property
    def nullable(self) -> bool:
        """Tell whether a row may have no value here."""
        return self.outer or bool(self.column.nullable)

    def ordered(self) -> ColumnElement[Any]:
        """Return what to sort by."""
        return self.column.desc() if self.descending else self.column.asc()

    def turned(self) -> Key:
        """Return the key of the opposite order."""
        return self._replace(descending=not self.descending)


def write(name: str, place: Sequence[Value]) -> str:
    """Return the cursor of a ``place`` in the list called ``name``."""
    raw = msgspec.json.encode((name, *place))
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read(name: str, cursor: str, keys: Sequence[Key]) -> list[Value]:
    """Return the place that ``cursor`` names in the list; CursorError where it names none."""
    try:
        raw = base64.b64decode(_padded(cursor), altchars=b"-_", validate=True)
        held = msgspec.json.decode(raw, type=list[Value])
    except (binascii.Error, ValueError, RecursionError) as error:
        raise CursorError from error
    if len(held) != len(keys) + 1 or held[0] != name:
        raise CursorError
    place = held[1:]
    if not all(_fits(value, key) for value, key in zip(place, keys, strict=True)):
        raise CursorError
    return place


def _padded(cursor: str) -> bytes:
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise CursorError
    return cursor.encode() + b"=" * (-len(cursor) % 4)


def _fits(value: Value, key: Key) -> bool:
    if value is None:
        return key.nullable
    kind = key.column.type.python_type
    if kind is float:
        return isinstance(value, int | float)
    return isinstance(value, kind) and not (isinstance(value, int) and value not in _INTEGERS)


def behind(keys: Sequence[Key], place: Sequence[Value]) -> Condition:
    """Return the condition that a row stands behind ``place`` in the order of ``keys``."""
    one_way = len({key.descending for key in keys}) == 1
    gapless = not any(key.nullable for key in keys)
    if one_way and (gapless or (None not in place and not keys[0].descending)):
        # As one comparison of rows, it is a range of the index.
        row, given = tuple_(*(key.column for key in keys)), tuple_(*place)
        return row < given if keys[0].descending else row > given
    return and_(_reaches(keys[0], place[0]), _behind(keys, place))


def _behind(keys: Sequence[Key], place: Sequence[Value]) -> Condition:
    key, value = keys[0], place[0]
    further = _past(key, value)
    if len(keys) == 1:
        return further
    same = key.column.is_(None) if value is None else key.column == value
    return or_(further, and_(same, _behind(keys[1:], place[1:])))


def _past(key: Key, value: Value) -> Condition:
    """Return the condition that the column alone stands behind ``value``."""
    if value is None:
        return false() if key.descending else key.column.is_not(None)
    if not key.descending:
        return key.column > value
    lower = key.column < value
    return or_(lower, key.column.is_(None)) if key.nullable else lower


def _reaches(key: Key, value: Value) -> Condition:
    """Return what lets an index begin at ``value``; true of all that stands there or behind.

    No list is sorted first by a column that may have no value.
    """
    return key.column <= value if key.descending else key.column >= value
