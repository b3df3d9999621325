from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Actor, Annotation, described_id, identify
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.terms import Title, holder, title_of
from tests.builders import (
    make_actor,
    make_annotation,
    make_mention,
    make_report,
    make_span,
    make_statement,
)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Ukrainian Foreign Minister", Title("foreign minister", "ua")),
        ("the foreign minister of Ukraine", Title("foreign minister", "ua")),
        ("Ukraine's foreign minister", Title("foreign minister", "ua")),
        ("Lorn Harbour's chief executive", Title("chief executive", "=lorn harbour")),
        ("the former Ukrainian president", None),
        ("Ukraine's deputy prime minister", None),
        ("a governor", None),
        ("the president", None),
        ("the Ukrainian senator", None),
        ("", None),
    ],
)
def test_an_office_with_its_owner_and_nothing_else_is_a_title(
    words: str, title: Title | None
) -> None:
    assert title_of(words) == title


def test_the_holder_is_the_only_one_seen_near_the_day() -> None:
    assert holder([(100, "a", 2)], 120) == ("a", 2)
    assert holder([(100, "a", 2), (130, "b", 2)], 120) is None
    assert holder([(100, "a", 1)], 120) is None
    assert holder([(100, "a", 1), (101, "a", 1)], 120) == ("a", 2)
    assert holder([(100, "a", 2)], 200) is None
    assert holder([(100, "a", 2), (300, "a", 2)], 200) == ("a", 4)
    assert holder([(100, "a", 2), (300, "b", 2)], 200) is None
    assert holder([(100, "a", 2), (900, "a", 2)], 300) is None
    assert holder([], 100) is None


def _introduced(name: str, published: str) -> Annotation:
    """Return a report that names somebody with the office: "Egyptian Tourism Minister ..."."""
    text = f"The port is open, Egyptian Foreign Minister {name} said."
    report = make_report(text, published=published)
    actor = make_actor(name, report)
    source = make_span(text, f"Egyptian Foreign Minister {name}")
    said = make_statement(report, "port is open", speaker=actor, source=source)
    return make_annotation(report, mentions=[make_mention(report, name, actor)], statements=[said])


def _nameless(published: str) -> Annotation:
    text = "The port is shut, the Egyptian foreign minister said."
    report = make_report(text, published=published)
    words = "the Egyptian foreign minister"
    source = make_span(text, words)
    return make_annotation(
        report,
        mentions=[make_mention(report, words, None, form="description")],
        statements=[make_statement(report, "port is shut", source=source)],
    )


def _found(annotation: Annotation, *others: Annotation) -> Any:
    mention = annotation.mentions[0]
    local = described_id(annotation.report.id, mention.start, mention.end)
    return resolve_actors([annotation, *others]).assigned.get((annotation.report.id, local))


def test_an_office_without_a_name_is_whom_other_reports_name_for_it() -> None:
    asked, told = _nameless("2031-05-10"), _introduced("Karim Toller", "2031-05-04")
    found = _found(asked, told)
    assert isinstance(found, Actor)
    assert found.name == "Karim Toller"
    (actor,) = [a for a in resolve_actors([asked, told]).actors if a.kind == "person"]
    assert (actor.reports, actor.mentions, actor.statements) == (2, 2, 2)


def test_it_is_nobody_where_two_are_named_or_none_near() -> None:
    asked = _nameless("2031-05-10")
    assert _found(asked) is None
    assert _found(asked, _introduced("Karim Toller", "2033-05-04")) is None
    two = [_introduced("Karim Toller", "2031-05-04"), _introduced("Omar Hadid", "2031-05-05")]
    assert _found(asked, *two) is None


def test_the_office_is_a_ground_that_is_kept() -> None:
    asked, told = _nameless("2031-05-10"), _introduced("Karim Toller", "2031-05-04")
    decisions = resolve_actors([asked, told]).decisions
    (decision,) = [each for each in decisions if each.form == "the Egyptian foreign minister"]
    assert [ground.kind for ground in decision.grounds] == ["office"]
    assert decision.to == "Karim Toller"
    assert 0.5 < decision.score < 1


def test_one_name_in_the_office_of_two_countries_is_nobody_for_sure() -> None:
    text = "King Rudolf spoke."
    asked = make_report("The port is shut, the king of Jordan said.", published="2031-05-10")
    words = make_mention(asked, "the king of Jordan", None, form="description")
    told = []
    for number, words_of in enumerate(("the king of Jordan", "the king of Morocco")):
        report = make_report(f"{text} It was {words_of}, no {number}.", published="2031-05-09")
        actor = Actor(
            id=identify(report.id), name="Rudolf", kind="person", country=None, wikidata=None
        )
        told.append(
            make_annotation(
                report,
                mentions=[
                    make_mention(report, "Rudolf", actor),
                    make_mention(report, words_of, actor, form="description"),
                ],
            )
        )
    both = [told[0], told[0], told[1]]
    assert _found(make_annotation(asked, mentions=[words]), *both) is None
