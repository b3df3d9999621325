"""What follows from corrections, brought in step behind the pages: by a process of its own.

In a thread of the server it would take the time that pages are made in. The process writes once,
at its end, so that it can be ended at any time.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from multiprocessing.process import BaseProcess
from typing import Literal

State = Literal["in step", "being brought in step", "not in step"]

# Somebody who corrects goes on correcting; so long is waited for the next one, and at most so long.
QUIET_SECONDS = 2.0
LONGEST_SECONDS = 20.0
_ENDING_SECONDS = 5.0


class Steps:
    """Brings the record at ``where`` in step, some seconds after it was last said to be due."""

    def __init__(self, where: str, *, quiet: float = QUIET_SECONDS) -> None:
        self.state: State = "in step"
        self._where = where
        self._quiet = quiet
        self._due = threading.Event()
        self._ends = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: BaseProcess | None = None
        self._lock = threading.Lock()

    def due(self) -> None:
        """Note that something follows from what was just written."""
        self.state = "being brought in step"
        self._due.set()
        with self._lock:
            if self._thread is None and not self._ends.is_set():
                self._thread = threading.Thread(target=self._run, name="steps", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End, with what is under way; it begins anew when the record is next shown or built."""
        self._ends.set()
        self._due.set()
        with self._lock:
            process, thread = self._process, self._thread
        if process is not None:
            process.terminate()
        if thread is not None:
            thread.join(_ENDING_SECONDS)

    def _run(self) -> None:
        while self._due.wait() and not self._ends.is_set():
            self._settle()
            if not self._ends.is_set():
                self._step()

    def _settle(self) -> None:
        """Wait until nothing was due for some seconds."""
        last = time.monotonic() + LONGEST_SECONDS
        while self._due.is_set() and time.monotonic() < last and not self._ends.is_set():
            self._due.clear()
            self._ends.wait(self._quiet)
        self._due.clear()

    def _step(self) -> None:
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=bring, args=(self._where,), daemon=True)
        with self._lock:
            if self._ends.is_set():
                return
            process.start()
            self._process = process
        process.join()
        with self._lock:
            self._process = None
        done = process.exitcode == 0
        process.close()
        if not self._due.is_set():
            self.state = "in step" if done else "not in step"


def bring(where: str) -> None:
    """Bring the record at ``where`` in step; the whole of a process."""
    import signal

    from onrecord import building
    from onrecord.store import Record

    # Ctrl-C reaches every process of a terminal; the server ends this one itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    with Record.open(where, write=True) as record:
        building.resolve(record)
