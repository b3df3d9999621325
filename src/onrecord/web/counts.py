"""Counts, facets and volumes of a record, kept for as long as it stays what it is.

They are functions of the record and of what is asked, and cost more than the rows of a page: on
66,000 statements and 61,000 events, where the rows of a page of events take 1 ms, who acts in them
is counted in 200 ms. Whoever pages, sorts or comes back asks the same again, and so do all readers
of a page. While people correct, what was counted some seconds ago is shown until it is counted
anew, behind the pages; once all is in step, what is shown is what there is.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar, cast
from weakref import WeakValueDictionary

from onrecord.store import Filters, Record
from onrecord.store.accounts import Grain
from onrecord.store.facets import Facet, Volume
from onrecord.store.paging import ACTORS, EVENTS, REPORTS, STATEMENTS, Listing
from onrecord.store.single import Beside

MOST = 256
# While people correct: counted anew behind the pages once so old, and shown until so old.
FRESH_SECONDS = 5.0
LONGEST_SECONDS = 20.0
# Of the processor; what is counted in less is counted at once.
CHEAP_SECONDS = 0.01

# What else there is follows from the set as a whole, and changes when that is brought in step.
_CORRECTED = (STATEMENTS.table, EVENTS.table, ACTORS.table)

T = TypeVar("T")


class _Held(NamedTuple):
    """What was counted in one state of the record, or in a later one, since ``began``."""

    state: Hashable
    value: Any
    began: float
    cost: float


class Counts:
    """What was counted last of ``record``; for any thread.

    ``changing`` tells whether people are correcting it now, so that what is shown may be late.
    """

    def __init__(self, record: Record, changing: Callable[[], bool] = lambda: False) -> None:
        self._record = record
        self._changing = changing
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, _Held] = OrderedDict()
        self._turns: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()
        self._behind: set[Hashable] = set()
        # One thread: what is counted behind the pages takes no more than its turn.
        self._worker = ThreadPoolExecutor(1, "counts")

    def count(self, listing: Listing[Any], filters: Filters) -> int:
        """Return how many rows of a list pass."""
        key = "count", listing.name, filters
        return self._known(key, lambda: self._record.count(listing, filters), listing)

    def facets(self, listing: Listing[Any], filters: Filters) -> dict[str, tuple[Facet, ...]]:
        """Return, by filter, the values that rows of a list have."""
        key = "facets", listing.name, filters
        return self._known(key, lambda: self._record.facets(listing, filters), listing)

    def volume(
        self, filters: Filters, grain: Grain = "day", *, of: Listing[Any]
    ) -> tuple[Volume, ...]:
        """Return how many rows of a list begin in each day, week or month."""
        key = "volume", of.name, filters, grain
        return self._known(key, lambda: self._record.volume(filters, grain, of=of), of)

    def beside(self, actor: str, *, limit: int) -> tuple[Beside, ...]:
        """Return who stands in events with the actor of this id, and whom it addresses."""
        key = "beside", actor, limit
        return self._known(key, lambda: self._record.beside(actor, limit=limit))

    def close(self) -> None:
        """End what is counted behind the pages; once more does nothing."""
        self._worker.shutdown(cancel_futures=True)

    def _known(
        self, key: Hashable, count: Callable[[], T], listing: Listing[Any] | None = None
    ) -> T:
        # Read first: what is counted meanwhile is of this state or of a later one.
        state = self._state(listing)
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
        if held is None or not (held.state == state or self._may_be_late(held)):
            return self._counted(key, state, count)
        if held.state != state and _age(held) >= FRESH_SECONDS:
            self._count_behind(key, state, count)
        return cast(T, held.value)

    def _state(self, listing: Listing[Any] | None) -> Hashable:
        """Return what a count is of.

        Corrections change entries and actors at once. Reports that nothing was made of yet, of
        which a build adds some every few seconds, are in their own list alone.
        """
        pulse = self._record.pulse()
        corrected = listing is None or listing.table in _CORRECTED
        return (
            pulse.derived_from,
            pulse.last_correction if corrected else None,
            pulse.reports if listing is not None and listing.table is REPORTS.table else None,
        )

    def _may_be_late(self, held: _Held) -> bool:
        dear = held.cost >= CHEAP_SECONDS
        return dear and _age(held) < LONGEST_SECONDS and self._changing()

    def _count_behind(self, key: Hashable, state: Hashable, count: Callable[[], Any]) -> None:
        with self._lock:
            if key in self._behind:
                return
            self._behind.add(key)

        def counted() -> None:
            try:
                self._counted(key, state, count)
            finally:
                with self._lock:
                    self._behind.discard(key)

        # What fails there fails again, and is told, where a page asks.
        self._worker.submit(counted)

    def _counted(self, key: Hashable, state: Hashable, count: Callable[[], T]) -> T:
        """Return what ``count`` counts, once for all who ask the same at a time."""
        asked = time.monotonic()
        with self._lock:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                held = self._held.get(key)
            if held is not None and (held.state == state or held.began >= asked):
                return cast(T, held.value)
            return self._made(key, state, count)

    def _made(self, key: Hashable, state: Hashable, count: Callable[[], T]) -> T:
        began, before = time.monotonic(), time.thread_time()
        made = count()
        held = _Held(state, made, began, time.thread_time() - before)
        with self._lock:
            self._held[key] = held
            self._held.move_to_end(key)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return made


def _age(held: _Held) -> float:
    return time.monotonic() - held.began
