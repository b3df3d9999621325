"""A passage → its sentences, each with what its clauses say and the amounts in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.annotators.language import Parse
from onrecord.annotators.sentences.clauses import find_clauses
from onrecord.annotators.sentences.quantities import find_quantities
from onrecord.model import Quantity, Sentence, Time


def find(parse: Parse, times: Iterable[Time] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a passage that say anything; ``times`` are no amounts.

    One without clauses, a heading or a caption, is there where it has an amount.
    """
    amounts = sorted(find_quantities(parse, times), key=lambda quantity: quantity.start)
    clauses = find_clauses(parse)
    for at, (first, last) in enumerate(parse.sentences):
        start, end = parse.tokens[first].start, parse.tokens[last - 1].end
        inside = _between(amounts, start, end)
        said = tuple(clauses[at])
        if said or inside:
            text = parse.text[start:end]
            yield Sentence(start=start, end=end, text=text, clauses=said, quantities=inside)


def _between(amounts: list[Quantity], start: int, end: int) -> tuple[Quantity, ...]:
    low = bisect_left(amounts, start, key=lambda quantity: quantity.start)
    high = bisect_left(amounts, end, key=lambda quantity: quantity.start)
    return tuple(quantity for quantity in amounts[low:high] if quantity.end <= end)
