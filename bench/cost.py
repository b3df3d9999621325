"""What a step costs, in a process of its own: seconds of the processor, memory at its highest."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# What `getrusage` tells begins with the memory of whoever started the process; this does not.
_PEAK = "VmHWM:"
_RUN = (
    "import sys; from onrecord.cli import main; code = main(); sys.stdout.flush();"
    " print(open('/proc/self/status').read(), file=sys.stderr); sys.exit(code)"
)


class Cost(NamedTuple, Generic[T]):
    """What a step gave and what it cost; megabytes are those of its process at its highest."""

    result: T
    seconds: float
    megabytes: float


def apart(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Cost[T]:
    """Take ``step`` in a process of its own, so that no cache is warm and no memory another's."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(_cost, (step, args, kwargs))


def _cost(step: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> Cost[T]:
    before = time.process_time()
    result = step(*args, **kwargs)
    seconds = time.process_time() - before
    return Cost(result, seconds, _peak(Path("/proc/self/status").read_text(encoding="ascii")))


def onrecord(words: Sequence[str]) -> Cost[int]:
    """Run the command line; the result is how many lines it prints. RuntimeError where it fails."""
    command = [sys.executable, "-c", _RUN, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        lines = sum(1 for _ in running.stdout)
        said = running.stderr.read().decode()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"onrecord {' '.join(words)}: {said}")
    return Cost(lines, used.ru_utime + used.ru_stime, _peak(said))


def _peak(status: str) -> float:
    """Return the megabytes of a process at its highest, from its status as Linux tells it."""
    line = next(line for line in status.splitlines() if line.startswith(_PEAK))
    return int(line.split()[1]) / 1024
