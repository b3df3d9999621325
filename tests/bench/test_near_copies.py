"""The bench of copies: what all pairs share, and which found pairs follow from what was made."""

from __future__ import annotations

import pytest

from bench.made_copies import Made
from bench.near_copies import _bare, _brute, _explained, _percent, _resemblance
from onrecord.resolvers.copies.reading import read_in_order
from tests.builders import make_report

ONE = "the old bridge over the river at Tesk was closed for repairs on Monday morning"
OTHER = "the old bridge over the river at Tesk was opened again by the mayor in June"


def test_the_jaccard_index_is_that_of_shingles_of_five_words() -> None:
    reports = [make_report(ONE), make_report(OTHER, published="2031-05-02")]
    brute = _brute(read_in_order(reports))
    pair = frozenset(each.id for each in reports)
    one, other = (
        {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
        for words in (ONE.casefold().split(), OTHER.casefold().split())
    )
    assert brute.shared[pair] == len(one & other) == 5
    assert brute.jaccard(pair) == pytest.approx(len(one & other) / len(one | other))


def test_the_resemblance_of_an_alignment_is_the_share_of_its_shingles() -> None:
    words = ONE.split()
    assert _resemblance(words, words) == pytest.approx(1.0)
    assert _resemblance(words, [f"x{word}" for word in words]) == 0.0


def test_bare_reports_have_no_furniture() -> None:
    reports = [make_report(ONE)]
    assert _bare(read_in_order(reports)) == reports


def test_a_found_pair_follows_from_what_was_made() -> None:
    source, twin, other = (make_report(text) for text in (ONE, OTHER, "A third report of Lorn."))
    copy = make_report(f"{ONE} again")
    made = [Made(report=copy, source=source, is_copy=True, share=1.0)]
    natural = {frozenset((source.id, twin.id))}
    assert _explained(frozenset((copy.id, source.id)), made, natural)
    assert _explained(frozenset((copy.id, twin.id)), made, natural)
    assert not _explained(frozenset((copy.id, other.id)), made, natural)


def test_a_share_of_nothing_is_nothing() -> None:
    assert (_percent(1, 4), _percent(0, 0)) == (25.0, 0.0)
