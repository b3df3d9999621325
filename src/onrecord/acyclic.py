"""Work on millions of values without cycles, for which nothing need be searched."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def acyclic() -> Iterator[None]:
    """Leave what is not needed any more to reference counts alone, in the whole process.

    For work that keeps millions of values and makes no cycles of them. The search for cycles goes
    through all that is kept, each time it has grown by a quarter: of the 100 seconds that a million
    mentions took to resolve, that was 43.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
