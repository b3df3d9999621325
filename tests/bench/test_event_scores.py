from __future__ import annotations

import pytest

from bench.event_labels import Gold, Party, Range
from bench.event_scores import Filler, Found, Tally, f1, fits, pairs


def gold(at: int, type: str = "ASSAULT", status: str = "happened", *actors: Range) -> Gold:
    return Gold(
        trigger=(at, at + 5), type=type, mode=None,
        actors=tuple(Party(actor, None) for actor in actors), recipients=(), status=status,
        certainty="certain",
    )  # fmt: skip


def found(at: int, type: str = "ASSAULT", status: str = "happened", *actors: Range) -> Found:
    return Found((at, at + 5), type, tuple(map(Filler, actors)), (), status)


def test_triggers_are_paired_one_to_one() -> None:
    both = list(pairs([gold(0)], [found(0), found(2)]))
    assert both == [(gold(0), found(0))]


def test_of_two_events_at_one_word_each_gets_that_of_its_type() -> None:
    of_both = pairs([gold(0, "REJECT"), gold(0, "SANCTION")], [found(0, "SANCTION")])
    assert list(of_both) == [(gold(0, "SANCTION"), found(0, "SANCTION"))]


@pytest.mark.parametrize(
    ("by_hand", "heads", "right"),
    [
        ([], [], True),
        ([Party((0, 9), None)], [], False),
        ([], [(0, 3)], False),
        ([Party((0, 9), None)], [(4, 9)], True),
        ([Party((0, 9), None)], [(20, 25)], False),
        ([Party((0, 9), None), Party((12, 15), None)], [(4, 9)], True),
        ([Party((0, 9), None)], [(4, 9), (20, 22), (30, 33)], False),
        ([Party(None, "Ada Varga")], [(4, 9)], False),
    ],
)
def test_actors_fit_where_half_of_both_is_in_both(
    by_hand: list[Party], heads: list[Range], right: bool
) -> None:
    assert fits(by_hand, list(map(Filler, heads))) is right


def test_a_wrong_type_is_a_trigger_found_and_no_more() -> None:
    tally = Tally()
    tally.add([gold(0), gold(20)], [found(0), found(20, "PROTEST")])
    figures = tally.figures()
    assert figures["trigger, F1"] == 100.0
    assert figures["trigger and type, F1"] == 50.0
    assert figures["status of matched"] == 100.0


def test_alleged_counts_as_happened_among_the_three_classes_but_not_as_the_same_status() -> None:
    tally = Tally()
    tally.add([gold(0, "ASSAULT", "alleged")], [found(0)])
    figures = tally.figures()
    assert figures["status of matched"] == 0.0
    assert figures["status happened, F1"] == 100.0
    assert figures["status not, F1"] == 0.0


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(0, 0, 0) == 0.0
    assert f1(1, 2, 2) == 50.0


@pytest.mark.parametrize(
    ("by_hand", "name", "right"),
    [
        (Party(None, "Ada Varga"), "Ada Varga", True),
        (Party(None, "Ada Varga"), "Emil Varga", False),
        (Party(None, "Ada Varga"), "Ada Toller", False),
        (Party((0, 5), None, "Varga"), "Ada Varga", True),
        (Party((0, 2), "Ada Varga", "he"), "Ada Varga", True),
        (Party((0, 9), None, "officials"), "Port Officials", False),
        (Party((0, 5), None, "Varga"), None, False),
    ],
)
def test_who_is_of_one_name_is_one(by_hand: Party, name: str | None, right: bool) -> None:
    assert fits([by_hand], [Filler((20, 25), name)]) is right


def test_certainty_and_mode_are_of_those_with_the_right_type() -> None:
    tally = Tally()
    same = Found((0, 5), "ASSAULT", (), (), "happened", "certain", "beat")
    tally.add([gold(0)], [same])
    figures = tally.figures()
    assert figures["certainty of matched"] == 100.0
    assert figures["mode of matched with one in PLOVER"] == 0.0
