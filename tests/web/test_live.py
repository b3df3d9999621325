"""Changes as they happen: who listens is told once, and sent away at the end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Record
from onrecord.web import live
from onrecord.web.live import Bell
from tests.store.stories import build, make_pair, make_record


def in_a_thread(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run ``coroutine`` in a loop of its own; browser tests leave one running in this thread."""
    with ThreadPoolExecutor(1) as alone:
        alone.submit(asyncio.run, coroutine).result()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.db", [make_pair(0)])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.2)


def grow(path: Path, number: int) -> None:
    with Record.open(path, write=True) as record:
        build(record, [make_pair(number)])


async def following(events: AsyncIterator[bytes]) -> bytes:
    return await asyncio.wait_for(anext(events), 5)


def test_listeners_are_told_what_the_record_is_made_of(path: Path) -> None:
    async def listens(record: Record) -> None:
        bell = Bell(record, lambda: "in step")
        known = bell.now()
        one, other = bell.listen(known.id), bell.listen(known.id)
        assert [await following(each) for each in (one, other)] == [b"retry: 2000\n\n"] * 2
        beats = [await following(each) for each in (one, other)]
        assert beats == [b": still here\n\n"] * 2
        await asyncio.to_thread(grow, path, 1)
        for each in (one, other):
            event = await _event(each)
            assert event["reports"] == 2 and event["state"] == "in step"
        bell.close()
        await asyncio.sleep(0.05)
        assert bell.full

    with Record.open(path) as record:
        in_a_thread(listens(record))


async def _event(events: AsyncIterator[bytes]) -> dict[str, object]:
    """Return what the next change that leaves the record derived tells, comments passed over."""
    while True:
        raw = await following(events)
        if raw.startswith(b"event: record"):
            told: dict[str, object] = json.loads(raw.partition(b"data: ")[2])
            if told["reports"] == 2 and told["fingerprint"] is not None:
                return told


def test_whoever_knows_something_older_is_told_at_once(path: Path) -> None:
    async def listens(record: Record) -> None:
        bell = Bell(record, lambda: "in step")
        events = bell.listen("of another state")
        await following(events)
        assert (await following(events)).startswith(b"event: record\nid: " + bell.now().id.encode())
        bell.close()

    with Record.open(path) as record:
        in_a_thread(listens(record))


def test_the_state_is_told_too(path: Path) -> None:
    async def listens(record: Record) -> None:
        state = ["in step"]
        bell = Bell(record, lambda: state[0])
        events = bell.listen(bell.now().id)
        await following(events)
        waiting = asyncio.create_task(following(events))
        await asyncio.sleep(0.05)
        state[0] = "being brought in step"
        assert b'"state":"being brought in step"' in await waiting
        bell.close()

    with Record.open(path) as record:
        in_a_thread(listens(record))


def test_those_who_listen_are_sent_away(path: Path) -> None:
    async def listens(record: Record) -> None:
        bell = Bell(record, lambda: "in step")
        events = bell.listen(bell.now().id)
        await following(events)
        waiting = asyncio.create_task(following(events))
        await asyncio.sleep(0.05)
        bell.close()
        with pytest.raises(StopAsyncIteration):
            await waiting

    with Record.open(path) as record:
        in_a_thread(listens(record))
