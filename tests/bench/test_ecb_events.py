from __future__ import annotations

from bench.ecb_events import Gold, same_lemma
from onrecord.resolvers.occurrences.candidate import Candidate, Document, Order


def gold(words: str, start: int) -> Gold:
    told = Candidate(
        order=Order("2031-05-04", "r", start, words), stems=frozenset([words]), groups=frozenset(),
        types=frozenset(), around=(), document=Document({}),
    )  # fmt: skip
    return Gold(1, ("r", start), words, words, told)


def test_words_of_one_stem_are_one_cluster() -> None:
    made = same_lemma([gold("struck", 0), gold("strikes", 9), gold("sank", 20)])
    assert sorted(map(len, made)) == [1, 2]
