"""Answers that were found before, for as long as the record is as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

MOST_ANSWERS = 256

T = TypeVar("T")


class Kept:
    """The answers of late by what was asked, the record's pulse included; any thread may ask."""

    def __init__(self, *, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return the answer that is kept under ``key``, or what ``find`` finds, which is kept."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                held: T = self._held[key]
                return held
        found = find()
        with self._lock:
            self._held[key] = found
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return found
