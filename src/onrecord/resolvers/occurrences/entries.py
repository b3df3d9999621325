"""The entries of all reports, kept outside of memory until it is known which belong together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile

import msgspec

from onrecord.model import Event, Span, Statement
from onrecord.resolvers.occurrences.witnesses import Witness

# Of a hundred thousand reports they are five gigabytes packed, and three times that unpacked.
_IN_MEMORY = 1 << 28


class _Told(msgspec.Struct, array_like=True):
    """An entry as it is packed: one of the two is there."""

    event: Event | None
    statement: Statement | None
    source: str
    sentence: Span
    statements: tuple[str, ...]


class Entries:
    """Witnesses by the id of their entry."""

    def __init__(self) -> None:
        # Open as long as this is: ``close`` gives it back.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._numbers: dict[str, int] = {}
        self._ends = array("Q", [0])
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(_Told)

    def add(self, witness: Witness) -> None:
        """Keep a witness."""
        entry = witness.entry
        event, statement = (entry, None) if isinstance(entry, Event) else (None, entry)
        told = _Told(event, statement, witness.source, witness.sentence, witness.statements)
        packed = self._encoder.encode(told)
        self._numbers[entry.id] = len(self._ends) - 1
        self._ends.append(self._ends[-1] + len(packed))
        self._file.write(packed)

    def of(self, ids: Iterable[str]) -> list[Witness]:
        """Return the witnesses with these ids."""
        return [self._read(self._numbers[id]) for id in ids]

    def close(self) -> None:
        """Give back what was kept."""
        self._file.close()

    def _read(self, number: int) -> Witness:
        self._file.seek(self._ends[number])
        told = self._decoder.decode(self._file.read(self._ends[number + 1] - self._ends[number]))
        entry = told.event if told.event is not None else told.statement
        assert entry is not None
        return Witness(entry, told.source, told.sentence, told.statements)
