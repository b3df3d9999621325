from __future__ import annotations

from typing import Any

from onrecord.annotators.events.draft import Draft
from onrecord.annotators.events.finish import Telling, finish
from onrecord.annotators.statements.circumstances import Addressee
from onrecord.model import Actor, Event, Interval
from tests.builders import (
    make_actor,
    make_interval,
    make_mention,
    make_report,
    make_span,
    make_statement,
)

TEXT = (
    "Ada Varga said on Friday that Ruritania had attacked the port. "
    "The agency reported that Varga said that rebels attacked Lorn. Police arrested two rebels."
)
REPORT = make_report(TEXT, published="2031-05-04")
VARGA = make_actor("Ada Varga")
RURITANIA = make_actor("Ruritania", kind="state")


def where(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def party(words: str, kind: Any = "unknown", after: int = 0) -> Addressee:
    start, end = where(words, after)
    return Addressee(start, (start, end), kind)


def draft(trigger: str, *, after: int = 0, **fields: Any) -> Draft:
    known: dict[str, Any] = {
        "trigger": where(trigger, after),
        "sentence": (0, len(TEXT)),
        "type": "ASSAULT",
        "mode": None,
        "contexts": (),
        "actors": (),
        "recipients": (),
        "status": "happened",
        "polarity": "positive",
        "certainty": "certain",
        "when": None,
        "where": None,
        "confidence": 0.9,
    }
    return Draft(**{**known, **fields})


def finished(*drafts: Draft, told: tuple[Telling, ...] = ()) -> list[Event]:
    mentions = [
        make_mention(REPORT, "Ada Varga", VARGA),
        make_mention(REPORT, "Ruritania", RURITANIA),
    ]
    return finish(drafts, told, mentions, REPORT)


def said(content: str, source: Actor | None = VARGA, **fields: Any) -> Telling:
    return Telling(make_statement(REPORT, content, speaker=source, **fields), source)


def test_what_the_report_says_itself_has_the_outlet_alone_for_its_chain() -> None:
    [event] = finished(draft("arrested"))
    assert [actor.name for actor in event.via] == ["Harbour Post"]
    assert event.within is None
    assert event.when == Interval(
        start=None, end="2031-05-05", edtf="/2031-05-04", basis="published"
    )


def test_what_somebody_says_is_within_what_they_say() -> None:
    telling = said("that Ruritania had attacked the port")
    [event] = finished(draft("attacked", status="alleged"), told=(telling,))
    assert event.within == telling.statement.id
    assert [actor.name for actor in event.via] == ["Harbour Post", "Ada Varga"]


def test_what_the_report_takes_for_granted_it_vouches_for_itself() -> None:
    telling = said("that Ruritania had attacked the port")
    [event] = finished(draft("attacked", status="ongoing"), told=(telling,))
    assert event.within is None and len(event.via) == 1


def test_the_nearest_statement_counts_and_its_chain_is_kept() -> None:
    agency = make_actor("Agency", kind="organisation")
    outer = said("that Varga said that rebels attacked Lorn", agency)
    outlet = outer.statement.via
    inner = said("that rebels attacked Lorn", VARGA, via=(*outlet, agency))
    second = draft("attacked", after=TEXT.index("rebels"), status="alleged")
    [event] = finished(second, told=(outer, inner))
    assert event.within == inner.statement.id
    assert [actor.name for actor in event.via][-2:] == ["Agency", "Ada Varga"]


def test_it_came_about_before_it_was_said() -> None:
    friday = make_interval("2031-05-02", "2031-05-03")
    telling = said("that Ruritania had attacked the port", said=friday)
    [event] = finished(draft("attacked", status="alleged"), told=(telling,))
    assert event.when.end == "2031-05-03"


def test_who_is_known_is_the_actor_of_the_report_with_its_words() -> None:
    [event] = finished(draft("attacked", actors=(party("Ruritania"),)))
    [actor] = event.actors
    assert (actor.id, actor.mention) == (RURITANIA.id, make_span(TEXT, "Ruritania"))


def test_who_is_only_described_is_an_actor_of_these_words() -> None:
    [event] = finished(draft("arrested", recipients=(party("two rebels", "group"),)))
    [other] = event.recipients
    assert (other.name, other.kind) == ("two rebels", "group")


def test_a_pronoun_that_nobody_is_known_by_is_nobody() -> None:
    [event] = finished(draft("arrested", actors=(party("two", None),)))
    assert event.actors == ()


def test_nobody_does_it_to_themselves() -> None:
    both = (party("Ruritania"),)
    [event] = finished(draft("attacked", actors=both, recipients=both))
    assert [actor.name for actor in event.actors] == ["Ruritania"]
    assert event.recipients == ()
