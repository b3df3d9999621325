"""Rows of all files → the entries of one cast: pieces put together, whatever comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.knowledge.roster.entries import Entry, Row

Key = tuple[str, str]
Holders = dict[Key, int]


def join(rows: Sequence[Row], referents: dict[str, str]) -> tuple[Entry, ...]:
    """Return the entries, sorted; rows of one id, one Wikidata id, or ``same_as`` are one entry.

    ``referents`` are other ids of entities in dumps. RunError: two rows that people made have one
    id, or ``same_as`` names nobody or goes round in a circle.
    """
    holders = _holders(rows)
    joined = _Joined(len(rows))
    for at, row in enumerate(rows):
        for key in _keys(row):
            joined.join(holders[key], at)
        if row.same_as is not None:
            joined.join(_end(rows, at, holders, referents), at)
    found = {_united([rows[at] for at in group]) for group in joined.groups()}
    return tuple(sorted(found, key=repr))


class _Joined:
    """Sets of row numbers that are one (union-find with path halving)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def _root(self, at: int) -> int:
        above = self._above
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Note that two rows are one."""
        self._above[self._root(other)] = self._root(one)

    def groups(self) -> Iterable[list[int]]:
        """Return the rows of each set."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._above)):
            found.setdefault(self._root(at), []).append(at)
        return found.values()


def _holders(rows: Sequence[Row]) -> Holders:
    """Return the first row that has each id; of those that people made only one may."""
    holders: Holders = {}
    for dumped in (False, True):
        for at, row in enumerate(rows):
            for key in _keys(row) if row.dumped is dumped else ():
                if holders.setdefault(key, at) != at and not dumped:
                    held = rows[holders[key]]
                    raise row.place.error(
                        f"{key[1]} is {held.entry.name!r} already ({held.place}); to add to an"
                        " actor, give that id as 'same_as'"
                    )
    return holders


def _keys(row: Row) -> Iterator[Key]:
    if row.id is not None:
        yield "id", row.id
    if row.entry.wikidata is not None and (row.dumped or row.same_as is None):
        yield "wikidata", row.entry.wikidata


def _end(rows: Sequence[Row], at: int, holders: Holders, referents: dict[str, str]) -> int:
    """Return the row that ``at`` is in the end the same as."""
    passed = [at]
    while rows[passed[-1]].same_as is not None:
        following = _named(rows[passed[-1]], holders, referents)
        if following in passed:
            names = " → ".join(rows[i].entry.name for i in [*passed, following])
            raise rows[at].place.error(f"'same_as' goes round in a circle: {names}")
        passed.append(following)
    return passed[-1]


def _named(row: Row, holders: Holders, referents: dict[str, str]) -> int:
    """Return the row whose id ``same_as`` gives."""
    wanted = row.same_as or ""
    for id in (wanted, referents.get(wanted, wanted)):
        for kind in ("id", "wikidata"):
            if (kind, id) in holders:
                return holders[kind, id]
    raise row.place.error(f"'same_as' names {wanted!r}, which no actor has for an id")


def _united(rows: Sequence[Row]) -> Entry:
    """Return the entry that these make together: what people say counts, the rest adds."""
    if len(rows) == 1:
        return rows[0].entry
    ranked = sorted(rows, key=lambda row: (row.dumped, row.same_as is not None, repr(row.entry)))
    entries = [row.entry for row in ranked]
    first = entries[0]
    names = dict.fromkeys(chain.from_iterable((e.name, *e.forms) for e in entries))
    return Entry(
        name=first.name,
        kind=next((e.kind for e in entries if e.kind != "unknown"), "unknown"),
        forms=tuple(name for name in names if name != first.name),
        weak=tuple(dict.fromkeys(chain.from_iterable(e.weak for e in entries))),
        country=next((e.country for e in entries if e.country is not None), None),
        wikidata=next((e.wikidata for e in entries if e.wikidata is not None), None),
        terms=tuple(sorted(set(chain.from_iterable(e.terms for e in entries)), key=repr)),
    )
