"""Values → JSONL: one JSON object a line, with the field names and order of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.model import Value

_encoder = msgspec.json.Encoder()


def lines(values: Iterable[Value]) -> Iterator[str]:
    """Yield the line of each value, with its newline."""
    for value in values:
        yield _encoder.encode(value).decode() + "\n"
