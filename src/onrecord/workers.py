"""Reports annotated by several processes at once, given out in the order in which they came."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

import msgspec

from onrecord import pipeline
from onrecord.errors import RunError
from onrecord.knowledge.roster import NO_ROSTER, Roster
from onrecord.model import Annotation, Mode, Report

# A chunk ends at whichever comes first: small enough that all processes end at about one time.
_REPORTS, _CHARACTERS = 8, 100_000
# Chunks read ahead for each process, so that none waits for the one whose turn it is.
_AHEAD = 2

_Chunk = list[Report]


class _Worker:
    """What a worker process is told once, since a large cast takes seconds to hand over."""

    roster: Roster = NO_ROSTER


_worker = _Worker()


def annotate_all(
    reports: Iterable[Report],
    *,
    processes: int,
    mode: Mode | None = None,
    roster: Roster = NO_ROSTER,
) -> Iterator[tuple[Report, Annotation]]:
    """Yield each report with its annotation, in order; with one process, in this one.

    Raises RunError where a process dies.
    """
    if processes == 1:
        yield from pipeline.annotate_all(reports, mode=mode, roster=roster)
        return
    # Spawned: a process that is forked beside threads may find their locks held for ever.
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(roster,)
    )
    try:
        yield from _in_order(pool, reports, mode, processes * _AHEAD)
    except BrokenProcessPool as error:
        reason = "a worker process died, perhaps for want of memory; try fewer --workers"
        raise RunError(f"{reason}; what was stored stays") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, reports: Iterable[Report], mode: Mode | None, ahead: int
) -> Iterator[tuple[Report, Annotation]]:
    waiting: deque[tuple[_Chunk, Future[bytes]]] = deque()
    for chunk in _chunks(reports):
        waiting.append((chunk, pool.submit(_annotate, chunk, mode)))
        if len(waiting) > ahead:
            yield from _result(*waiting.popleft())
    while waiting:
        yield from _result(*waiting.popleft())


def _result(chunk: _Chunk, future: Future[bytes]) -> Iterator[tuple[Report, Annotation]]:
    annotations = msgspec.msgpack.decode(future.result(), type=list[Annotation])
    return zip(chunk, annotations, strict=True)


def _chunks(reports: Iterable[Report]) -> Iterator[_Chunk]:
    chunk: _Chunk = []
    for report in reports:
        chunk.append(report)
        if len(chunk) >= _REPORTS or sum(len(held.text) for held in chunk) >= _CHARACTERS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _annotate(chunk: _Chunk, mode: Mode | None) -> bytes:
    found = [pipeline.annotate(report, mode=mode, roster=_worker.roster) for report in chunk]
    return msgspec.msgpack.encode(found)


def _begin(roster: Roster) -> None:
    _worker.roster = roster
    # Ctrl-C reaches every process of a terminal; the one that gives out the work ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even by force."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
