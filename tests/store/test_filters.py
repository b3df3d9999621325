from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.model import Resolution
from onrecord.store import Filters, Record
from tests.builders import (
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_interval,
    make_mention,
    make_outlet,
    make_report,
    make_resolution,
    make_span,
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


@pytest.fixture(scope="module")
def happenings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A report with an event for each interval, and one with people who act and who vouch."""
    one = make_report(" ".join(_SAID), published="2031-05-06", name="one.txt")
    happened = [make_event(one, word, when=when) for word, when in _SAID.items()]
    two = make_report(
        "Émile Zoran jailed Ada Brook. Dock workers marched.",
        name="two.txt",
        published="2031-06-01",
    )
    zoran, ada = make_actor("Émile Zoran", two), make_actor("Ada Brook", two)
    acted = [
        make_event(
            two, "jailed", type="COERCE", status="alleged", actors=(zoran,), recipients=(ada,),
            via=(make_outlet(two), ada), confidence=0.4,
            sentence=make_span(two.text, "Émile Zoran jailed Ada Brook."),
        ),
        make_event(
            two, "marched", actors=(make_described(two, "Dock workers"),),
            sentence=make_span(two.text, "Dock workers marched."),
        ),
    ]  # fmt: skip
    said = [make_statement(two, "Dock", speaker=ada, act="ask")]
    pairs = [
        (one, make_annotation(one, events=happened)),
        (two, make_annotation(two, events=acted, statements=said)),
    ]
    path = tmp_path_factory.mktemp("events") / "r.db"
    with Record.open(path, write=True) as record:
        record.add(pairs, model=MODEL)
        record.resolve(make_resolution(record.local_mentions()))
        yield record


def _triggers(record: Record, filters: Filters) -> list[str]:
    return [event.trigger.text for event in record.events(filters)]


@pytest.mark.parametrize(
    ("since", "until", "missing"),
    [
        (None, None, set()),
        ("2031-05-02", "2031-05-03", {"weekend", "since", "before", "unsaid"}),
        ("2031-05-07", None, {"noon", "day", "midnight", "weekend", "before", "unsaid"}),
    ],
)
def test_events_by_when_they_happen(
    happenings: Record, since: str | None, until: str | None, missing: set[str]
) -> None:
    filters = Filters(since=since, until=until, report="one.txt")
    assert set(_triggers(happenings, filters)) == set(_SAID) - missing


def test_events_are_in_order_of_time_unknown_last(happenings: Record) -> None:
    assert _triggers(happenings, Filters()) == [
        "day", "noon", "midnight", "weekend", "since", "before", "unsaid", "never", "jailed",
        "marched",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "triggers"),
    [
        (Filters(type="COERCE"), ["jailed"]),
        (Filters(status="alleged"), ["jailed"]),
        (Filters(actor="zoran"), ["jailed"]),
        (Filters(actor="dock workers"), ["marched"]),
        (Filters(actor="DOCK"), ["marched"]),
        (Filters(actor="work"), []),
        (Filters(actor="brook"), []),
        (Filters(actor="—"), []),
        (Filters(recipient=make_actor("Ada Brook").id), ["jailed"]),
        (Filters(recipient="zoran"), []),
        (Filters(speaker="Ada Brook"), ["jailed"]),
        (Filters(speaker="Harbour Post"), []),
        (Filters(about="march*"), ["marched"]),
        (Filters(about='"jailed Ada" emile'), ["jailed"]),
        (Filters(about="jailed workers"), []),
        (Filters(report="two.txt", min_confidence=0.5), ["marched"]),
        (Filters(report="two.txt", limit=1), ["jailed"]),
        (Filters(act="ask"), []),
        (Filters(kind="indirect"), []),
    ],
)
def test_events_by_what_they_are(happenings: Record, filters: Filters, triggers: list[str]) -> None:
    assert _triggers(happenings, filters) == triggers


def test_other_listings_by_what_is_asked_of_events(happenings: Record) -> None:
    asked = Filters(type="COERCE")
    assert list(happenings.statements(asked)) == []
    assert [row.name for row in happenings.reports(asked)] == ["two.txt"]
    assert {actor.name for actor in happenings.actors(asked)} == {"Émile Zoran", "Ada Brook"}
    one = Filters(type="COERCE", speaker="zoran")
    assert [actor.name for actor in happenings.actors(one)] == ["Émile Zoran"]
    assert [(row.statements, row.events) for row in happenings.reports()] == [(0, 8), (1, 2)]


@pytest.mark.parametrize("given", [{"type": "WAR"}, {"status": "known"}])
def test_a_type_or_status_that_is_none_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        Filters(**given)


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
        (Filters(actor_kind="organisation"), ["Harbour Post", "Wire Åland", "Émile Fund"]),
        (Filters(actor_kind="person", speaker="emile"), ["Émile Zoran", "Émile Zoranova"]),
        (Filters(actor_kind="state"), []),
    ],
)
def test_actors(story: Record, filters: Filters, names: list[str]) -> None:
    found = sorted(actor.name for actor in story.actors(filters))
    assert found == sorted(names)


def test_mentions_are_those_of_the_reports_that_pass(story: Record) -> None:
    assert [m.text for m in story.mentions(Filters(report="two.txt"))] == ["The Émile Fund"]
    assert list(story.mentions(Filters(report="one.txt"))) == []
    assert list(story.mentions(Filters(limit=0))) == []


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
