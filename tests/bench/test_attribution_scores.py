from __future__ import annotations

import pytest

from bench.attribution_scores import Attribution, Tally, attribution, kind, match, right

TEXT = "Ada Varga said that the ships wait. “We wait,” she said."


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def made(content: str, source: str | None = "Ada Varga", cue: str = "said") -> Attribution:
    return attribution(TEXT, [] if source is None else at(source), at(cue), at(content))


def test_pairs_are_one_to_one_and_the_best_overlap_goes_first() -> None:
    gold = [made("that the ships wait")]
    found = [made("the ships"), made("that the ships wait")]
    assert match(gold, found) == [(1.0, 0, 1)]


def test_half_of_the_union_counts_and_less_does_not() -> None:
    tally = Tally()
    tally.add([made("that the ships wait")], [made("the ships")])
    assert tally.figures()["content IoU ≥ .5"] == 100
    tally = Tally()
    tally.add([made("that the ships wait")], [made("ships")])
    assert tally.figures()["content IoU ≥ .5"] == 0
    assert tally.figures()["any overlap"] == 100


@pytest.mark.parametrize(
    ("gold", "found", "met"),
    [("Ada Varga", "Varga", 100), (None, None, 100), (None, "Varga", 0), ("Ada Varga", None, 0)],
)
def test_sources_meet_in_a_token_or_in_being_absent(
    gold: str | None, found: str | None, met: int
) -> None:
    tally = Tally()
    tally.add([made("that the ships wait", gold)], [made("that the ships wait", found)])
    assert tally.figures()["IoU ≥ .5 + source overlap"] == met


def test_f1_is_over_all_gold_and_all_predicted() -> None:
    tally = Tally()
    tally.add([made("that the ships wait")], [made("that the ships wait"), made("“We wait,”")])
    figures = tally.figures()
    assert figures["content exact"] == pytest.approx(66.7)
    assert (figures["precision"], figures["recall"]) == (50, 100)


def test_exact_wants_all_three() -> None:
    tally = Tally()
    tally.add([made("that the ships wait")], [made("that the ships wait", "Varga")])
    assert tally.figures()["all three exact"] == 0
    assert tally.figures()["token source"] == pytest.approx(66.7)


def test_the_kind_goes_by_the_marks() -> None:
    assert kind(TEXT, at("“We wait,”")) == "direct"
    assert kind(TEXT, at("wait. “We")) == "mixed"
    assert kind(TEXT, at("that the ships wait")) == "indirect"


def test_nothing_gives_nothing() -> None:
    tally = Tally()
    tally.add([], [])
    assert set(tally.figures().values()) == {0}


def test_the_kinds_have_counts_recall_and_precision() -> None:
    tally = Tally()
    tally.add([made("that the ships wait"), made("“We wait,”")], [made("“We wait,”")])
    figures = tally.figures()
    assert (figures["gold indirect"], figures["found indirect"]) == (1, 0)
    assert (figures["recall indirect"], figures["precision indirect"]) == (0, 0)
    assert (figures["recall direct"], figures["precision direct"]) == (100, 100)


def test_right_is_half_of_the_content_and_the_source() -> None:
    gold = [made("that the ships wait"), made("“We wait,”")]
    assert right(gold, [made("“We wait,”"), made("the ships")]) == {0: 1, 1: 0}
    assert right(gold, [made("that the ships wait", None), made("ships")]) == {}
