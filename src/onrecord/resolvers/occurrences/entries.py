"""What all reports tell, kept outside of memory until it is known what belongs together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from sys import intern
from tempfile import SpooledTemporaryFile
from typing import Generic, NamedTuple, TypeVar, overload

import msgspec
from msgspec.structs import replace

from onrecord.model import Event, Span, Statement
from onrecord.resolvers.occurrences.candidate import Candidate, Document
from onrecord.resolvers.occurrences.witnesses import Witness

# Of a hundred thousand reports the witnesses are five gigabytes packed, and three times that
# unpacked.
_IN_MEMORY = 1 << 26

T = TypeVar("T")


class Shelf(Generic[T]):
    """Values of one type, packed into a file, by their numbers."""

    def __init__(self, kind: type[T]) -> None:
        # Open as long as this is: ``close`` gives it back.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, value: T) -> None:
        """Add a value behind the others."""
        packed = self._encoder.encode(value)
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + len(packed))
        self._file.write(packed)

    def read(self, number: int) -> T:
        """Return a value as it was added."""
        self._file.seek(self._ends[number])
        return self._decoder.decode(self._file.read(self._ends[number + 1] - self._ends[number]))

    def close(self) -> None:
        """Give back what was kept."""
        self._file.close()


class _Told(msgspec.Struct, array_like=True):
    """A witness as it is packed: one of the two entries is there."""

    event: Event | None
    statement: Statement | None
    source: str
    sentence: Span
    statements: tuple[str, ...]


class _Place(NamedTuple):
    """Where the rows of a report are."""

    published: str
    report: str
    first: int
    rows: int


class Rows(Sequence[T]):
    """What is compared of every entry, by report in their order, each with its witness."""

    def __init__(self, kind: type[T]) -> None:
        self._rows, self._witnesses = Shelf(kind), Shelf(_Told)
        self._places: list[_Place] = []
        self._order = array("I")

    def add(self, key: tuple[str, str], rows: Iterable[tuple[T, Witness]]) -> None:
        """Add what one report tells, in its order; ``key`` are its day and id."""
        first = len(self._rows)
        for row, witness in rows:
            self._rows.add(row)
            self._witnesses.add(_packed(witness))
        self._places.append(_Place(*key, first, len(self._rows) - first))

    def sort(self) -> None:
        """Bring the reports into their order, once all are added."""
        places = sorted(self._places)
        ranges = (range(each.first, each.first + each.rows) for each in places)
        self._order = array("I", chain.from_iterable(ranges))
        self._places = places

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return [self._rows.read(at) for at in self._order[number]]
        return self._rows.read(self._order[number])

    def witnesses(self, numbers: Iterable[int]) -> list[Witness]:
        """Return the witnesses of some rows."""
        return [_unpacked(self._witnesses.read(self._order[number])) for number in numbers]

    def close(self) -> None:
        """Give back what was kept."""
        self._rows.close()
        self._witnesses.close()


class Tellings(Sequence[Candidate]):
    """The tellings of all reports in their order, the words of each report kept once."""

    def __init__(self) -> None:
        self.rows = Rows(Candidate)
        self._documents = Shelf(Document)
        self._at: dict[str, int] = {}
        self._last: tuple[int, Document] | None = None

    def add(self, key: tuple[str, str], rows: Sequence[tuple[Candidate, Witness]]) -> None:
        """Add what one report tells, in its order; ``key`` are its day and id."""
        if not rows:
            return
        self._at[key[1]] = len(self._documents)
        self._documents.add(rows[0][0].document)
        self.rows.add(key, ((replace(told, document=_EMPTY), seen) for told, seen in rows))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Candidate: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, number: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(number, slice):
            return [self._whole(told) for told in self.rows[number]]
        return self._whole(self.rows[number])

    def __iter__(self) -> Iterator[Candidate]:
        return (self[number] for number in range(len(self)))

    def _whole(self, told: Candidate) -> Candidate:
        around = tuple(map(intern, told.around))
        return replace(told, around=around, document=self._document(told.order.report))

    def _document(self, report: str) -> Document:
        """Return the words of a report; those of the same one are asked for in a row."""
        at = self._at[report]
        if self._last is None or self._last[0] != at:
            counts = self._documents.read(at).counts
            self._last = at, Document({intern(word): n for word, n in counts.items()})
        return self._last[1]

    def close(self) -> None:
        """Give back what was kept."""
        self.rows.close()
        self._documents.close()


_EMPTY = Document({})


def _packed(witness: Witness) -> _Told:
    entry = witness.entry
    event, statement = (entry, None) if isinstance(entry, Event) else (None, entry)
    return _Told(event, statement, witness.source, witness.sentence, witness.statements)


def _unpacked(told: _Told) -> Witness:
    entry = told.event if told.event is not None else told.statement
    assert entry is not None
    return Witness(entry, told.source, told.sentence, told.statements)
