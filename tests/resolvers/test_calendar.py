from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.model import Annotation, Interval, Occurrence, Relation, RelationType, Time
from onrecord.resolvers.calendar import close, dated
from onrecord.resolvers.occurrences import find_occurrences
from tests.builders import make_annotation, make_event, make_interval, make_report, make_span
from tests.resolvers.occurrences.reports import UNION

MEETING = make_interval("2031-04-29", "2031-04-30")


def met(place: str = "Lorn", *, when: Interval = MEETING, **fields: Any) -> Annotation:
    """Return a report that dates a meeting."""
    report = make_report(
        f"The union and the board held a meeting at {place}.", published="2031-05-01"
    )
    values: dict[str, Any] = {"type": "CONSULT", "actors": (UNION,), "when": when} | fields
    return make_annotation(report, events=[make_event(report, "meeting", **values)])


def waiting(
    words: str = "since the Lorn meeting",
    *,
    type: RelationType = "BEGUN_BY",
    offset: str | None = None,
    event: str = "the Lorn meeting",
) -> Annotation:
    """Return a report with a time that only an event dates."""
    report = make_report(f"Nothing has moved {words}.", published="2031-05-06")
    span = make_span(report.text, words)
    time = Time(
        start=span.start, end=span.end, text=span.text, type="DATE", value=None, mod=None,
        interval=None,
        relation=Relation(type=type, offset=offset, event=make_span(report.text, event)),
    )  # fmt: skip
    return make_annotation(report, times=[time])


def closed(*annotations: Annotation) -> list[tuple[str | None, str | None, str]]:
    occurrences = find_occurrences(annotations, {})
    return [
        (found.interval.start, found.interval.end, found.interval.basis)
        for found in close(annotations, occurrences)
    ]


def test_a_time_takes_the_date_that_another_report_gives() -> None:
    assert closed(met(), waiting()) == [("2031-04-29", None, "context")]


@pytest.mark.parametrize(
    ("type", "offset", "bounds"),
    [
        ("BEFORE", None, (None, "2031-04-29")),
        ("AFTER", None, ("2031-04-30", None)),
        ("SIMULTANEOUS", None, ("2031-04-29", "2031-04-30")),
        ("ENDED_BY", None, (None, "2031-04-30")),
        ("AFTER", "P2D", ("2031-05-01", "2031-05-02")),
        ("BEFORE", "P1W", ("2031-04-22", "2031-04-23")),
    ],
)
def test_how_it_lies_to_the_event_counts(
    type: RelationType, offset: str | None, bounds: tuple[str | None, str | None]
) -> None:
    assert closed(met(), waiting(type=type, offset=offset)) == [(*bounds, "context")]


def test_hours_close_nothing() -> None:
    assert closed(met(), waiting(type="AFTER", offset="PT3H")) == []


def test_a_meeting_elsewhere_closes_nothing() -> None:
    assert closed(met("Tarn"), waiting()) == []


def test_two_that_fit_close_nothing() -> None:
    other = met(when=make_interval("2031-04-21", "2031-04-22"), actors=())
    moved = replace(other, report=replace(other.report, id="other"))
    again = replace(moved, events=tuple(replace(e, id="e", report="other") for e in moved.events))
    assert closed(met(), again, waiting()) == []


def test_what_no_words_date_closes_nothing() -> None:
    undated = make_interval(None, "2031-05-02", basis="published")
    assert closed(met(when=undated), waiting()) == []


def test_what_did_not_take_place_closes_nothing() -> None:
    assert closed(met(status="denied"), waiting()) == []


def test_a_bare_word_is_too_little() -> None:
    assert closed(met(), waiting("since the meeting", event="the meeting")) == []


def test_occurrences_come_in_any_order() -> None:
    annotations = [met(), waiting()]
    found: tuple[Occurrence, ...] = find_occurrences(annotations, {})
    assert close(annotations[::-1], found[::-1]) == close(annotations, found)


def went(words: str = "since the Lorn meeting", *, when: Interval | None = None) -> Annotation:
    """Return a report of a walkout that only the meeting dates."""
    text = f"The crews walked out {words}. Trains ran."
    report = make_report(text, published="2031-05-06", name="went")
    span = make_span(text, words)
    time = Time(
        start=span.start, end=span.end, text=span.text, type="DATE", value=None, mod=None,
        interval=None,
        relation=Relation(type="BEGUN_BY", offset=None, event=make_span(text, "the Lorn meeting")),
    )  # fmt: skip
    open_ = make_interval(None, "2031-05-07", basis="published")
    walked = make_event(report, "walked", when=open_ if when is None else when)
    return make_annotation(report, times=[time], events=[walked])


def whens(*annotations: Annotation) -> list[tuple[str | None, str | None, str]]:
    found = dated(find_occurrences(annotations, {}), annotations)
    return [(each.when.start, each.when.end, each.when.basis) for each in found]


MET = ("2031-04-29", "2031-04-30", "expressed")


def test_what_another_report_dates_is_dated_in_the_context() -> None:
    assert whens(met(), went()) == [MET, ("2031-04-29", "2031-05-07", "context")]
    assert whens(went(), met()) == whens(met(), went())


def test_what_nobody_dates_stays_bounded_by_publication() -> None:
    assert whens(met("Tarn"), went())[1] == (None, "2031-05-07", "published")


def test_what_words_date_stays_as_it_is() -> None:
    friday = make_interval("2031-05-02", "2031-05-03")
    assert whens(met(), went(when=friday))[1] == ("2031-05-02", "2031-05-03", "expressed")


def test_dates_that_exclude_publication_are_not_taken() -> None:
    early = make_interval(None, "2031-04-02", basis="published")
    assert whens(met(), went(when=early))[1] == (None, "2031-04-02", "published")


def test_an_event_of_another_sentence_is_not_dated() -> None:
    annotation = went()
    trains = make_event(
        make_report(
            "The crews walked out since the Lorn meeting. Trains ran.",
            published="2031-05-06",
            name="went",
        ),
        "ran",
    )
    moved = replace(
        trains, when=make_interval(None, "2031-05-07", basis="published"),
        sentence=make_span(annotation.events[0].sentence.text, "Trains ran.")
    )  # fmt: skip
    found = whens(met(), replace(annotation, events=(*annotation.events, moved)))
    assert sorted(basis for _, _, basis in found) == ["context", "expressed", "published"]
