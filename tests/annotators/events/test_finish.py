from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.annotators.events.draft import Draft
from onrecord.annotators.events.finish import Telling, finish
from onrecord.annotators.statements.circumstances import Addressee
from onrecord.model import Actor, Event, Interval, described_id, is_described
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


def test_words_that_tell_of_nobody_are_nobody() -> None:
    [event] = finished(draft("arrested", actors=(party("two", None),)))
    assert event.actors == ()


def test_a_pronoun_that_nobody_is_known_by_is_an_actor_of_that_word_alone() -> None:
    [event] = pronouns(draft_of("They", "group"))
    assert [(a.name, is_described(a, VOICES.id)) for a in event.actors] == [("They", True)]


def test_an_adjective_is_its_country() -> None:
    [event] = pronouns(draft_of("French", "state"))
    [actor] = event.actors
    assert (actor.name, actor.kind, actor.country) == ("France", "state", "fr")
    assert actor.mention == make_span(VOICES.text, "French")
    assert not is_described(actor, VOICES.id)


@pytest.mark.parametrize(("word", "kind", "names"), [
    ("we", "group", ["Ada Varga"]), ("you", None, ["Ben Holt"]),
])  # fmt: skip
def test_within_a_statement_we_are_who_speaks(word: str, kind: Any, names: list[str]) -> None:
    holt = make_actor("Ben Holt")
    statement = make_statement(VOICES, "we helped you", speaker=VARGA, addressees=(holt,))
    [event] = pronouns(draft_of(word, kind), Telling(statement, VARGA))
    assert [actor.name for actor in event.actors] == names
    assert event.actors[0].mention == make_span(VOICES.text, word)


def test_whom_only_a_pronoun_names_is_no_actor_of_what_we_did() -> None:
    they = replace(
        make_actor("They"),
        id=described_id(VOICES.id, 0, 4),
        mention=make_span(VOICES.text, "They"),
    )
    statement = make_statement(VOICES, "we helped you", speaker=None)
    known = make_mention(VOICES, "They", None, form="pronoun")
    [event] = finish([draft_of("we", None)], [Telling(statement, they)], [known], VOICES)
    assert event.actors == ()


def test_whom_only_words_describe_is_of_the_word_that_stands_for_it() -> None:
    troops = replace(
        make_actor("French troops"),
        id=described_id(VOICES.id, 10, 23),
        mention=make_span(VOICES.text, "French troops"),
    )
    statement = make_statement(VOICES, "we helped you", speaker=None)
    [event] = pronouns(draft_of("we", "group"), Telling(statement, troops))
    [actor] = event.actors
    assert (actor.name, actor.mention) == ("French troops", make_span(VOICES.text, "we"))
    assert is_described(actor, VOICES.id)


def test_outside_of_statements_you_is_nobody() -> None:
    [event] = pronouns(draft_of("you", None))
    assert event.actors == ()


VOICES = make_report("They fled French troops. Ada Varga told Ben Holt that we helped you.")


def draft_of(word: str, kind: Any) -> Draft:
    start, helped = VOICES.text.index(word), VOICES.text.index("helped")
    who = Addressee(start, (start, start + len(word)), kind)
    at = {"trigger": (helped, helped + 6), "sentence": (0, len(VOICES.text))}
    return replace(draft("attacked", actors=(who,)), **at)


def pronouns(one: Draft, *told: Telling) -> list[Event]:
    return finish([one], told, [], VOICES)


def test_nobody_does_it_to_themselves() -> None:
    both = (party("Ruritania"),)
    [event] = finished(draft("attacked", actors=both, recipients=both))
    assert [actor.name for actor in event.actors] == ["Ruritania"]
    assert event.recipients == ()


@pytest.mark.parametrize(("act", "type", "names"), [
    ("criticise", "ACCUSE", ["Ada Varga"]),
    ("reject", "ACCUSE", []),
    ("reject", "REJECT", ["Ada Varga"]),
])  # fmt: skip
def test_who_speaks_does_what_the_cue_tells(act: Any, type: Any, names: list[str]) -> None:
    telling = said("that Ruritania had attacked", act=act, cue=make_span(TEXT, "said"))
    [event] = finished(draft("said", type=type), told=(telling,))
    assert [actor.name for actor in event.actors] == names


def test_who_is_accused_in_the_words_of_a_cue_does_not_accuse() -> None:
    telling = said("that Ruritania had attacked", act="accuse", cue=make_span(TEXT, "said"))
    accused = draft("said", type="ACCUSE", recipients=(party("Ada Varga"),))
    [event] = finished(accused, told=(telling,))
    assert (event.actors, [actor.name for actor in event.recipients]) == ((), ["Ada Varga"])
