"""Sentences in packs: what the encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Range = tuple[int, int]

# Word pieces that are read at once, unless a sentence alone has more, and the most there may be.
PACK = 128
LONGEST = 254


def packs(sentences: Sequence[Range], starts: Ints, *, size: int = PACK) -> Iterator[Range]:
    """Yield token ranges that cover the sentences, each of whole sentences of ``size`` pieces.

    ``starts`` is the first piece of each token, with one entry more. A sentence of more than
    ``LONGEST`` pieces is cut.
    """
    low = high = sentences[0][0] if sentences else 0
    for first, last in sentences:
        if first > low and starts[last] - starts[low] > size:
            yield low, first
            low = first
        while starts[last] - starts[low] > LONGEST:
            cut = int(np.searchsorted(starts, starts[low] + LONGEST, side="right")) - 1
            cut = max(low + 1, cut)
            yield low, cut
            low = cut
        high = last
    if low < high:
        yield low, high
