"""How often somebody may fail to sign in."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 15 * 60.0
# A person mistypes a few times; a newsroom behind one address has several people.
MOST_OF_A_NAME = 10
MOST_OF_AN_ADDRESS = 50
# So that made-up names cannot fill the memory.
_MOST_KEYS = 10_000


class Throttle:
    """Failures to sign in by name and by address, in memory; old ones are forgotten."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def is_closed(self, name: str, address: str) -> bool:
        """Tell whether one of the two failed too often of late."""
        with self._lock:
            return (
                self._count("name", name) >= MOST_OF_A_NAME
                or self._count("address", address) >= MOST_OF_AN_ADDRESS
            )

    def failed(self, name: str, address: str) -> None:
        """Count a failure of both."""
        with self._lock:
            for key in (("name", name), ("address", address)):
                self._failures.setdefault(key, deque()).append(self._clock())
            while len(self._failures) > _MOST_KEYS:
                del self._failures[next(iter(self._failures))]

    def succeeded(self, name: str) -> None:
        """Forget the failures of a name."""
        with self._lock:
            self._failures.pop(("name", name), None)

    def _count(self, kind: str, key: str) -> int:
        held = self._failures.get((kind, key))
        if held is None:
            return 0
        while held and held[0] <= self._clock() - WINDOW_SECONDS:
            held.popleft()
        if not held:
            del self._failures[kind, key]
        return len(held)
