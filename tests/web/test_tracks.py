from __future__ import annotations

from typing import Any

from onrecord.model import Position
from onrecord.web.tracks import Axis, axis_of, group
from tests.builders import make_actor, make_interval, make_position, make_report, make_statement

MARA = make_actor("Mara Lindqvist")


def _position(day: int, number: int, **fields: Any) -> Position:
    report = make_report(f"Number {number} is enough.", published=f"2031-05-{day:02}")
    said = make_statement(report, f"Number {number}", speaker=MARA)
    return make_position(said, id=f"{number:016x}", actor=MARA, **fields)


def _axis(*held: Position) -> Axis:
    axis = axis_of(held)
    assert axis is not None
    return axis


def test_no_positions_have_no_axis() -> None:
    assert axis_of([]) is None


def test_each_stands_behind_the_one_that_it_is_compared_with() -> None:
    first = _position(9, 1)
    second = _position(4, 2, previous=first.id, change="softened")
    third = _position(6, 3, previous=second.id, change="hardened")
    held = [third, second, first]
    (track,) = group("", MARA, held, _axis(*held), changed=False).tracks
    assert [step.position for step in track.steps] == [first, second, third]
    assert [step.before for step in track.steps] == [None, first, second]
    assert track.changes == {"hardened": 1, "softened": 1}


def test_what_is_compared_with_one_that_is_left_out_stays() -> None:
    alone = _position(4, 2, previous=f"{1:016x}", change="reversed")
    (track,) = group("", MARA, [alone], _axis(alone), changed=True).tracks
    assert (track.steps[0].position, track.steps[0].before) == (alone, None)


def test_lines_with_changes_come_first_or_alone() -> None:
    calm = [_position(4, 1, issue="a"), _position(5, 2, issue="a", change="same")]
    before = _position(4, 3, issue="b")
    moved = [before, _position(5, 4, issue="b", previous=before.id, change="hardened")]
    axis = _axis(*calm, *moved)
    assert [
        track.issue for track in group("", MARA, [*calm, *moved], axis, changed=False).tracks
    ] == ["b", "a"]
    only = group("", MARA, [*calm, *moved], axis, changed=True)
    assert ([track.issue for track in only.tracks], only.positions) == (["b"], 2)


def test_a_day_has_one_sign_the_last_with_its_change() -> None:
    first = _position(4, 1, stance="reject")
    second = _position(4, 2, stance="offer", previous=first.id, change="softened")
    third = _position(4, 3, stance="demand", previous=second.id, change="same")
    held = [first, second, third]
    (track,) = group("", MARA, held, _axis(*held), changed=False).tracks
    (sign,) = track.signs
    assert (sign.shape, sign.turn) == ("asks", "softened")


def test_what_is_said_of_years_ago_stands_at_the_edge() -> None:
    old = _position(4, 1, said=make_interval("1999-01-01", "2000-01-01"))
    new = _position(20, 2, said=make_interval("2031-05-19", "2031-05-20"))
    (track,) = group("", MARA, [old, new], _axis(old, new), changed=False).tracks
    assert track.steps[0].x == 2.5
    assert track.steps[1].x > 80
