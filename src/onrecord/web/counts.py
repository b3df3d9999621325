"""Counts, facets and volumes of a record, kept for as long as it stays what it is.

They are functions of the record and of what is asked, and cost more than the rows of a page: on
66,000 statements and 61,000 events, where the rows of a page of events take 1 ms, who acts in them
is counted in 260 ms. Whoever pages, sorts or comes back asks the same again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from onrecord.store import Filters, Record
from onrecord.store.accounts import Grain
from onrecord.store.facets import Facet, Volume
from onrecord.store.paging import Listing

MOST = 256

T = TypeVar("T")


class Counts:
    """What was counted last, of one state of ``record``; for any thread."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._held: OrderedDict[Hashable, Any] = OrderedDict()

    def count(self, listing: Listing[Any], filters: Filters) -> int:
        """Return how many rows of a list pass."""
        key = "count", listing.name, filters
        return self._known(key, lambda: self._record.count(listing, filters))

    def facets(self, listing: Listing[Any], filters: Filters) -> dict[str, tuple[Facet, ...]]:
        """Return, by filter, the values that rows of a list have."""
        key = "facets", listing.name, filters
        return self._known(key, lambda: self._record.facets(listing, filters))

    def volume(
        self, filters: Filters, grain: Grain = "day", *, of: Listing[Any]
    ) -> tuple[Volume, ...]:
        """Return how many rows of a list begin in each day, week or month."""
        key = "volume", of.name, filters, grain
        return self._known(key, lambda: self._record.volume(filters, grain, of=of))

    def _known(self, key: Hashable, count: Callable[[], T]) -> T:
        # Read first: what is counted meanwhile is of this state or of a later one, which a page
        # that is told of the change asks for again.
        state = self._record.pulse()
        with self._lock:
            if state != self._state:
                self._state = state
                self._held.clear()
            if key in self._held:
                self._held.move_to_end(key)
                return cast(T, self._held[key])
        made = count()
        with self._lock:
            if state == self._state:
                self._held[key] = made
                while len(self._held) > MOST:
                    self._held.popitem(last=False)
        return made
