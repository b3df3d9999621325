from __future__ import annotations

import pytest

from bench.speaker_scores import (
    Gold,
    Tally,
    judged,
    mention_of,
    normal,
    same_person,
    statement_of,
)
from onrecord.model import Actor, Form, Interval, Mention, Span, Statement

TEXT = "Ada Varga said the port is open. She told Ruben Okello it stays so, a clerk added."
UNKNOWN = Interval(start=None, end="2022-01-02", edtf=None, basis="published")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def actor(name: str, id: str = "a") -> Actor:
    return Actor(id=id, name=name, kind="person", country=None, wikidata=None)


def mention(words: str, form: Form = "name") -> Mention:
    at = span(words)
    return Mention(start=at.start, end=at.end, text=words, form=form, actor=None)


def statement(source: str | None, cue: str, content: str) -> Statement:
    return Statement(
        id=cue, report="r", report_name="r", published="2022-01-01", outlet=None, kind="indirect",
        act="say", negated=False, speaker=None, source=None if source is None else span(source),
        cue=span(cue), content=(span(content),), addressees=(), medium=None, said=UNKNOWN,
        place=None, within=None, via=(), confidence=1.0,
    )  # fmt: skip


def gold(
    source: str | None = "Ada Varga",
    cue: str = "said",
    *,
    head: str | None = "Ada Varga",
    speaker: str | None = "Ada Varga",
    names: tuple[str, ...] = (),
    kind: str | None = "person",
) -> Gold:
    def ranges(words: str | None) -> tuple[tuple[int, int], ...]:
        return () if words is None else ((span(words).start, span(words).end),)

    at = None if head is None else ranges(head)[0]
    return Gold(ranges(source), at, ranges(cue), "name", speaker, kind, names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The U.S. Treasury", "us treasury"),
        ("Grandér & Co.", "grander"),
        ("J.P. O’Hara", "jp ohara"),
        ("The", "the"),
        ("Plc", "plc"),
    ],
)
def test_what_a_name_comes_to(name: str, expected: str) -> None:
    assert normal(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada M. Varga", "Ada Varga", True),
        ("Ada M. Varga", "Ada Maria Varga", True),
        ("Ada M. Varga", "Ada L. Varga", False),
        ("Ada M. Varga", "Ada M. L. Varga", False),
        ("Ada Varga", "Eva Varga", False),
        ("Varga", "Varga", False),
        ("", "Varga", False),
    ],
)
def test_the_same_person_by_full_name(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_a_name_that_is_right() -> None:
    assert judged(gold(), actor("Ada J. Varga"), ()) == "right"
    assert judged(gold(names=("Varga",)), actor("Varga"), ()) == "right"
    assert judged(gold(), actor("Varga"), ()) == "wrong"
    assert judged(gold(), actor("Eva Varga"), ()) == "wrong"


def test_middles_are_for_persons_alone() -> None:
    company = gold(speaker="Varga Deep Mining", kind="organisation")
    assert judged(company, actor("Varga Mining"), ()) == "wrong"
    assert judged(company, actor("The Varga Deep Mining Ltd."), ()) == "right"


def test_nobody_for_a_speaker_is_abstention() -> None:
    assert judged(gold(), None, ()) == "abstained"
    assert judged(gold(), actor("an engineer", "words"), {"words"}) == "abstained"


def test_nobody_is_right_where_nobody_can_be_named() -> None:
    nobody = gold(speaker=None, kind=None, names=("Varga Mining",))
    assert judged(nobody, None, ()) == "right"
    assert judged(nobody, actor("officials", "words"), {"words"}) == "right"
    assert judged(nobody, actor("Varga Mining"), ()) == "right"
    assert judged(nobody, actor("Ada Varga"), ()) == "wrong"


def test_an_accepted_name_is_right_though_only_words_make_it() -> None:
    ministry = gold(speaker="Ministry of Ports", kind="organisation", names=("Ports ministry",))
    assert judged(ministry, actor("the Ports ministry", "words"), {"words"}) == "right"


def test_the_statement_with_the_cue_too() -> None:
    one = statement("Ada Varga", "told", "it stays so")
    other = statement("Ada Varga", "said", "the port is open")
    assert statement_of(gold(), [one, other]) is other
    assert statement_of(gold(cue="added"), [one, other]) is other  # the first in the text


def test_another_source_is_another_statement() -> None:
    other = statement("a clerk", "said", "the port is open")
    assert statement_of(gold(), [other, statement(None, "said", "it stays so")]) is None


def test_an_implicit_source_is_found_by_its_cue() -> None:
    found = statement("a clerk", "added", "it stays so")
    implicit = gold(None, "added", head=None)
    assert statement_of(implicit, [statement("She", "told", "it stays so"), found]) is found
    assert mention_of(implicit, [mention("a clerk", "description")]) is None


def test_the_mention_at_the_head_and_no_longer_one() -> None:
    inner, outer = mention("Ruben Okello"), mention("Ruben Okello it stays so", "description")
    clerk = gold("a clerk", "added", head="clerk", speaker=None)
    asked = gold("Ruben Okello", "told", head="Ruben Okello", speaker="Ruben Okello")
    assert mention_of(asked, [outer, inner]) is inner
    assert mention_of(asked, [mention("Ruben")]) is None
    assert mention_of(clerk, [mention("a clerk", "description")]) == mention(
        "a clerk", "description"
    )


def test_the_figures() -> None:
    tally = Tally()
    tally.add(gold(), "dev", "right")
    tally.add(gold(), "dev", "wrong")
    tally.add(gold(), "check", "abstained")
    tally.add(gold(speaker=None), "check", "right")
    tally.add(gold(), "check", "not found")
    figures = tally.figures()
    assert (figures["statements"], figures["found"]) == (5, 4)
    assert [figures[f"all: {outcome}"] for outcome in ("right", "wrong", "abstained")] == [
        50,
        25,
        25,
    ]
    assert (figures["dev: right"], figures["check: right"]) == (50, 50)
    assert figures["nameable: right"] == 33.3
    assert figures["nobody or several: found"] == 1
    assert "pronoun: right" not in figures


def test_nothing_gives_nothing() -> None:
    assert set(Tally().figures().values()) == {0}
