"""Which tellings are compared at all: blocks by words, reports' words and time.

A block is known by its key, and what is done in it depends on its members alone, so what came of it
can be kept until a member comes or goes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from onrecord.resolvers.occurrences.candidate import Candidate, day_of, ordinal
from onrecord.resolvers.occurrences.view import View

# So many of the most telling words that a report shares with another make blocks. Of the pairs of
# that are one event, they bring 98.6 in a hundred together, 6 bring 91.
_TELLING = 10
# A larger block is split by more words of its reports, so that the cost grows with the tellings.
_LARGEST = 120
_WEEK = 7
# What goes on is compared over two months.
_LONG = 30
# What is dated so much before its report is compared with all that is dated near it.
_PAST = 14

Period = tuple[str, int]
Key = tuple[Hashable, ...]
Pair = tuple[int, int]


def periods(told: Candidate) -> tuple[Period, ...]:
    """Return the stretches of time in which a telling is compared: two weeks each, overlapping."""
    published = ordinal(told.order.published)
    weeks = [("published", published // _WEEK), ("published", published // _WEEK + 1)]
    if told.lasts or told.undergoer is not None:
        weeks += [("lasting", published // _LONG), ("lasting", published // _LONG + 1)]
    at = None if told.when is None else told.when.start
    if at is None or published - ordinal(at) <= _PAST:
        return tuple(weeks)
    return (*weeks, ("told", ordinal(at) // _WEEK))


def by_period(tellings: Sequence[Candidate]) -> dict[Period, list[int]]:
    """Return the numbers of the tellings by period, periods in order."""
    found: dict[Period, list[int]] = {}
    for number, told in enumerate(tellings):
        for period in periods(told):
            found.setdefault(period, []).append(number)
    return dict(sorted(found.items()))


def blocks(view: View) -> dict[Key, list[int]]:
    """Return the blocks of one period: tellings by a word, and a word of their reports or a party.

    Who takes part makes a block of two days.
    """
    found: dict[Key, list[int]] = {}
    for number, told in enumerate(view.told):
        for word in (*told.stems, *told.groups):
            for context in (*view.telling(number, _TELLING), *_parties(told)):
                found.setdefault((str(word), context), []).append(number)
    return {key: found[key] for key in sorted(found) if len(found[key]) > 1}


def _parties(told: Candidate) -> Iterator[str]:
    day = day_of(told)
    for actor in sorted(told.actors | told.recipients):
        yield f"{actor} {day}"
        yield f"{actor} {day + 1}"
        if told.lasts or actor == told.undergoer:
            yield actor


def pairs(view: View, period: Period) -> Iterator[Pair]:
    """Yield the pairs to compare in one period, each once, the smaller number first."""
    seen: set[Pair] = set()
    for key, block in blocks(view).items():
        for part in _parts(view, block, key[1:]):
            for at, one in enumerate(part):
                for other in part[at + 1 :]:
                    pair = one, other
                    if pair not in seen and _is_here(view, period, pair):
                        seen.add(pair)
                        yield pair


def _is_here(view: View, period: Period, pair: Pair) -> bool:
    """Tell whether a pair belongs to this period: of two that share it, the later."""
    name, number = period
    if name == "told":
        return True
    days = [ordinal(view.told[n].order.published) for n in pair]
    if name == "published":
        return max(days) // _WEEK == number
    return max(days) // _LONG == number and max(days) // _WEEK - min(days) // _WEEK > 1


def _parts(view: View, block: Sequence[int], used: Key) -> Iterator[Sequence[int]]:
    """Yield a block, or its parts by the next words of the reports where it is too large."""
    if len(block) <= _LARGEST:
        yield block
        return
    if len(used) > _TELLING:
        for at in range(0, len(block), _LARGEST):
            yield block[at : at + _LARGEST]
        return
    parts: dict[str, list[int]] = {}
    for number in block:
        left = (word for word in view.telling(number, _TELLING) if word not in used)
        parts.setdefault(next(left, ""), []).append(number)
    for word in sorted(parts):
        yield from _parts(view, parts[word], (*used, word))
