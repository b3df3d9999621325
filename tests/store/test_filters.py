from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from onrecord.model import Basis, Interval, Resolution
from onrecord.store import Filters, Record
from tests.builders import (
    make_actor,
    make_annotation,
    make_interval,
    make_mention,
    make_report,
    make_resolution,
    make_statement,
)
from tests.store.stories import MODEL

_SAID = {
    "noon": make_interval("2031-05-02T12:00", "2031-05-02T13:00"),
    "day": make_interval("2031-05-02", "2031-05-03"),
    "weekend": make_interval("2031-05-03", "2031-05-05"),
    "midnight": make_interval("2031-05-02T12:00:00", "2031-05-03T00:00:00"),
    "since": make_interval("2031-05-03", None, basis="context"),
    "before": make_interval(None, "2031-05-02"),
    "unsaid": make_interval(None, "2031-05-07", basis="published"),
    "never": make_interval(None, None),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Two reports: one with a statement for each interval, one with two speakers."""
    one = make_report(
        " ".join(_SAID), published="2031-05-06", name="one.txt", outlet="Harbour Post"
    )
    spoken = [make_statement(one, word, said=said) for word, said in _SAID.items()]
    two = make_report(
        "“Open?” Émile Zoran asked. Émile Zoranova said no. The Émile Fund was silent.",
        published="2031-06-01",
        name="two.txt",
        outlet="Wire Åland",
        title="Berths",
    )
    zoran, zoranova = make_actor("Émile Zoran", two), make_actor("Émile Zoranova", two)
    fund = make_actor("Émile Fund", two, kind="organisation")
    pairs = [
        (one, make_annotation(one, statements=spoken)),
        (
            two,
            make_annotation(
                two,
                statements=[
                    make_statement(
                        two, "Open", speaker=zoran, kind="direct", act="ask", confidence=0.4
                    ),
                    make_statement(two, "no", speaker=zoranova, act="answer"),
                ],
                mentions=[make_mention(two, "The Émile Fund", fund)],
            ),
        ),
    ]
    path = tmp_path_factory.mktemp("filters") / "r.db"
    with Record.open(path, write=True) as record:
        record.add(pairs, model=MODEL)
        record.resolve(_with_forms(make_resolution(record.local_mentions())))
        yield record


def _with_forms(resolution: Resolution) -> Resolution:
    forms = {"Émile Zoran": ("E. Zoran", "Harbour Master O'Zoran"), "Émile Fund": ("the fund",)}
    actors = tuple(replace(a, names=forms.get(a.name, a.names)) for a in resolution.actors)
    return replace(resolution, actors=actors)


def _words(record: Record, filters: Filters) -> set[str]:
    return {statement.content[0].text for statement in record.statements(filters)}


@pytest.mark.parametrize(
    ("since", "until", "missing"),
    [
        (None, None, set()),
        ("2031-05-02", "2031-05-03", {"weekend", "since", "before", "unsaid"}),
        ("2031-05-03", None, {"noon", "day", "midnight", "before"}),
        (None, "2031-05-02", {"noon", "day", "midnight", "weekend", "since", "unsaid"}),
        ("2031-05-06", "2031-05-07", {"noon", "day", "midnight", "weekend", "before"}),
        ("2031-05-07", None, {"noon", "day", "midnight", "weekend", "before", "unsaid"}),
        ("2031-05-04", "2031-05-04", {"noon", "day", "midnight", "before", "unsaid"}),
    ],
)
def test_statements_by_when_they_were_said(
    story: Record, since: str | None, until: str | None, missing: set[str]
) -> None:
    filters = Filters(since=since, until=until, report="one.txt")
    assert _words(story, filters) == set(_SAID) - missing


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("Émile Zoran", {"Open"}),
        ("emile zoran", {"Open"}),
        ("EMILE", {"Open", "no"}),
        ("zoran", {"Open"}),
        ("zora", set()),
        ("harbour master", {"Open"}),
        ("o'zoran", {"Open"}),
        ("zoran emile", set()),
        (make_actor("Émile Zoranova").id, {"no"}),
        ("%", set()),
        ("", set()),
        ("fund", set()),
    ],
)
def test_statements_by_speaker(story: Record, speaker: str, words: set[str]) -> None:
    assert _words(story, Filters(speaker=speaker)) == words


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(kind="direct"), {"Open"}),
        (Filters(act="answer"), {"no"}),
        (Filters(act="ask", kind="indirect"), set()),
        (Filters(outlet="Wire Åland"), {"Open", "no"}),
        (Filters(outlet="wire aland"), {"Open", "no"}),
        (Filters(outlet="wire"), set()),
        (Filters(report="two.txt", act="ask"), {"Open"}),
        (Filters(report="tw"), set()),
        (Filters(speaker="zoran", act="answer"), set()),
        (Filters(report="two.txt", min_confidence=0.4), {"Open", "no"}),
        (Filters(report="two.txt", min_confidence=0.5), {"no"}),
        (Filters(report="two.txt", min_confidence=1.0), set()),
    ],
)
def test_statements_by_what_they_are(story: Record, filters: Filters, words: set[str]) -> None:
    assert _words(story, filters) == words


def test_a_report_by_the_beginning_of_its_id(story: Record) -> None:
    [one, two] = story.reports()
    assert [row.id for row in story.reports(Filters(report=two.id))] == [two.id]
    assert [row.id for row in story.reports(Filters(report=one.id[:6]))] == [one.id]
    assert list(story.reports(Filters(report=one.id[:3]))) == []


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(since="2031-05-06"), ["one.txt", "two.txt"]),
        (Filters(since="2031-05-07"), ["two.txt"]),
        (Filters(until="2031-06-01"), ["one.txt"]),
        (Filters(about="berths"), ["two.txt"]),
        (Filters(about="weekend midnight"), ["one.txt"]),
        (Filters(speaker="zoranova"), ["two.txt"]),
        (Filters(kind="direct"), ["two.txt"]),
        (Filters(kind="direct", min_confidence=0.5), []),
        (Filters(min_confidence=0.5), ["one.txt", "two.txt"]),
        (Filters(limit=1), ["one.txt"]),
        (Filters(limit=0), []),
    ],
)
def test_reports(story: Record, filters: Filters, names: list[str]) -> None:
    assert [row.name for row in story.reports(filters)] == names


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(speaker="emile"), ["Émile Zoran", "Émile Zoranova", "Émile Fund"]),
        (Filters(act="ask"), ["Émile Zoran"]),
        (Filters(min_confidence=0.5), ["Émile Zoranova"]),
        (Filters(about="no"), ["Émile Zoranova"]),
        (Filters(report="one.txt"), ["Harbour Post"]),
        (Filters(report="one.txt", speaker="emile"), []),
        (Filters(outlet="Wire Åland", speaker="fund"), ["Émile Fund"]),
        (Filters(since="2031-06-02"), []),
        (Filters(limit=2), ["Émile Zoran", "Émile Zoranova"]),
    ],
)
def test_actors(story: Record, filters: Filters, names: list[str]) -> None:
    found = sorted(actor.name for actor in story.actors(filters))
    assert found == sorted(names)


def test_mentions_are_those_of_the_reports_that_pass(story: Record) -> None:
    assert [m.text for m in story.mentions(Filters(report="two.txt"))] == ["The Émile Fund"]
    assert list(story.mentions(Filters(report="one.txt"))) == []
    assert list(story.mentions(Filters(limit=0))) == []


def test_the_timeline_groups_by_bounds_in_order(story: Record) -> None:
    days = list(story.timeline())
    assert [
        (day.day, day.said.end, {s.content[0].text for s in day.statements}) for day in days
    ] == [
        (None, "2031-05-02", {"before"}),
        ("2031-05-02", "2031-05-03", {"day"}),
        ("2031-05-02", "2031-05-02T13:00", {"noon"}),
        ("2031-05-02", "2031-05-03T00:00:00", {"midnight"}),
        ("2031-05-03", "2031-05-05", {"weekend"}),
        ("2031-05-03", None, {"since"}),
        (None, "2031-05-07", {"unsaid"}),
        (None, None, {"never"}),
        (None, None, {"Open", "no"}),
    ]
    assert days[-1].said.basis == "published"
    assert [len(day.statements) for day in story.timeline(Filters(speaker="emile"))] == [2]
    assert len(list(story.timeline(Filters(limit=3)))) == 3


def test_bounds_of_the_publication_stand_apart(record: Record) -> None:
    report = make_report("a b c")
    bound: dict[str, Basis] = {"a": "published", "b": "expressed", "c": "context"}
    spoken = [
        make_statement(
            report, word, said=Interval(start=None, end="2031-05-05", edtf=None, basis=b)
        )
        for word, b in bound.items()
    ]
    record.add([(report, make_annotation(report, statements=spoken))], model=MODEL)
    record.resolve(make_resolution(record.local_mentions()))
    grouped = [[s.content[0].text for s in day.statements] for day in record.timeline()]
    assert grouped == [["b", "c"], ["a"]]


@pytest.mark.parametrize("value", ["2031", "2031-5-1", "2031-02-30", "20310501", "x", ""])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="date"):
        Filters(since=value)
    with pytest.raises(ValueError, match="date"):
        Filters(until=value)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_that_is_none_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        Filters(min_confidence=confidence)


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="limit"):
        Filters(limit=-1)
