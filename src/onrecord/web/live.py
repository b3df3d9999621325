"""Changes of the record, as they happen: server-sent events (WHATWG HTML, 9.2).

One watcher looks for all who listen. An event's id says what the record is made of, so that a page
which was made of the same misses nothing and is told nothing twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import msgspec

from onrecord.model import Value, identify
from onrecord.store import Record

LOOK_SECONDS = 0.5
BEAT_SECONDS = 15.0
# A browser opens one for each page that is shown.
MOST_LISTENERS = 200


class Change(Value, frozen=True, kw_only=True):
    """What a listener is told: what the record is made of, and whether all follows from it yet."""

    id: str
    reports: int
    fingerprint: str | None
    last_correction: int
    state: str


class Bell:
    """Watches a record and tells all who listen."""

    def __init__(self, record: Record, state: Callable[[], str]) -> None:
        self._record = record
        self._state = state
        self._listeners: set[asyncio.Queue[Change | None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def now(self) -> Change:
        """Return what the record is made of now."""
        pulse, state = self._record.pulse(), self._state()
        parts = (pulse.reports, pulse.derived_from, pulse.last_correction, state)
        return Change(
            id=identify("record", *parts),
            reports=pulse.reports,
            fingerprint=pulse.derived_from,
            last_correction=pulse.last_correction,
            state=state,
        )

    async def listen(self, since: str | None) -> AsyncIterator[bytes]:
        """Yield the events from ``since``, the id of what the listener knows, until the end."""
        heard: asyncio.Queue[Change | None] = asyncio.Queue()
        self._listeners.add(heard)
        try:
            yield b"retry: 2000\n\n"
            self._watch()
            first = await asyncio.to_thread(self.now)
            if since is not None and first.id != since:
                yield _event(first)
            async for event in _until_silence(heard):
                yield event
        finally:
            self._listeners.discard(heard)

    @property
    def full(self) -> bool:
        """Tell whether nobody else can listen."""
        return self._closed or len(self._listeners) >= MOST_LISTENERS

    def close(self) -> None:
        """Send all listeners away; from any thread."""
        self._closed = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._dismiss)

    def _dismiss(self) -> None:
        if self._task is not None:
            self._task.cancel()
        for heard in self._listeners:
            heard.put_nowait(None)

    def _watch(self) -> None:
        if self._task is None or self._task.done():
            self._loop = asyncio.get_running_loop()
            self._task = self._loop.create_task(self._look())

    async def _look(self) -> None:
        """Tell every change for as long as anybody listens."""
        told = await asyncio.to_thread(self.now)
        with self._record.watching() as changed:
            while self._listeners:
                await asyncio.sleep(LOOK_SECONDS)
                if changed() or told.state != self._state():
                    now = await asyncio.to_thread(self.now)
                    if now.id != told.id:
                        self._tell(now)
                    told = now

    def _tell(self, change: Change) -> None:
        for heard in self._listeners:
            heard.put_nowait(change)


async def _until_silence(heard: asyncio.Queue[Change | None]) -> AsyncIterator[bytes]:
    """Yield an event a change, and a comment now and then, which finds out who has gone."""
    while True:
        change: Change | None = None
        with suppress(TimeoutError):
            change = await asyncio.wait_for(heard.get(), BEAT_SECONDS)
            if change is None:
                return
        yield b": still here\n\n" if change is None else _event(change)


def _event(change: Change) -> bytes:
    return b"event: record\nid: %s\ndata: %s\n\n" % (
        change.id.encode(),
        msgspec.json.encode(change),
    )
