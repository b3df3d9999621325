from __future__ import annotations

from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.model import Annotation
from onrecord.resolvers.positions import find_positions, positions_on
from tests.builders import (
    make_actor,
    make_annotation,
    make_mention,
    make_report,
    make_span,
    make_statement,
)
from tests.told import make_clause, make_role, make_sentence

MARA = make_actor("Mara Lindqvist")


def said(day: str, content: str, verb: str, predicate: str, what: str, **fields: Any) -> Annotation:
    report = make_report(f"{content}, Mara Lindqvist said.", published=f"2031-05-{day}")
    clause = make_clause(report, verb, predicate, make_role(report, "patient", what), **fields)
    cue = make_clause(report, "said", "say")
    statement = make_statement(
        report, content, speaker=MARA, cue=make_span(report.text, "said"), id=f"s{day}"
    )
    sentence = make_sentence(report, clause, cue)
    return replace(make_annotation(report, statements=[statement]), sentences=(sentence,))


def quoted(day: str, content: str) -> Annotation:
    annotation = said(day, content, "sell", "sell", "the harbour", modal="will")
    direct = tuple(replace(each, kind="direct") for each in annotation.statements)
    return replace(annotation, statements=direct)


def took(day: str, verb: str, predicate: str) -> Annotation:
    report = make_report(f"Mara Lindqvist {verb} the sale.", published=f"2031-05-{day}")
    agent = make_role(report, "agent", "Mara Lindqvist")
    sale = make_role(report, "patient", "the sale")
    clause = make_clause(report, verb, predicate, agent, sale)
    mention = make_mention(report, "Mara Lindqvist", MARA)
    annotation = make_annotation(report, mentions=[mention])
    return replace(annotation, sentences=(make_sentence(report, clause),))


NO = said("01", "The city will not sell the harbour", "sell", "sell", "the harbour", negated=True,
          modal="will")  # fmt: skip
STILL_NO = said("03", "We will not sell the harbour", "sell", "sell", "the harbour", negated=True,
                modal="will")  # fmt: skip
MAYBE = said("05", "The city might sell the harbour", "sell", "sell", "the harbour", modal="might")
YES = said("07", "The city will sell the harbour", "sell", "sell", "the harbour", modal="will")
OTHER = said("09", "The city will plant lime trees", "plant", "plant", "lime trees", modal="will")


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        (NO, STILL_NO, "same"),
        (NO, MAYBE, "softened"),
        (MAYBE, YES, "softened"),
        (NO, YES, "reversed"),
    ],
)
def test_what_a_reader_would_see(one: Annotation, other: Annotation, change: str) -> None:
    first, second = find_positions([one, other])

    assert (first.change, first.previous) == (None, None)
    assert (second.change, second.previous) == (change, first.id)
    assert second.passage.text == other.sentences[0].text


def test_what_is_on_something_else_is_no_change() -> None:
    assert find_positions([NO, OTHER]) == ()


def test_the_user_names_the_issue() -> None:
    found = positions_on([NO, OTHER, YES], issue="harbour")

    assert [(p.issue, p.stance) for p in found] == [("harbour", "reject"), ("harbour", "promise")]


def test_a_country_is_one_side() -> None:
    ours = [
        replace(a, statements=tuple(replace(s, speaker=replace(MARA, country="se", id=f"m{at}"))
                for s in a.statements))
        for at, a in enumerate([NO, YES])
    ]  # fmt: skip

    assert [p.change for p in positions_on(ours, issue="harbour")] == [None, None]
    assert [p.change for p in positions_on(ours, issue="harbour", country="se")] == [
        None,
        "reversed",
    ]


def test_the_issue_reads_like_one() -> None:
    assert {p.issue for p in find_positions([NO, STILL_NO, MAYBE])} == {"selling harbour"}


def test_what_one_day_tells_twice_is_one_statement() -> None:
    again = said("01", "We will never sell the harbour", "sell", "sell", "the harbour",
                 negated=True, modal="will")  # fmt: skip

    assert len(find_positions([NO, again, YES])) == 2


def test_the_same_words_cut_shorter_are_no_change() -> None:
    long = quoted("11", "The city will sell the harbour to whoever pays most if it must")
    short = quoted("12", "The city will sell the harbour to whoever pays most")

    assert [p.change for p in find_positions([long, short])] == [None, "same"]


def test_a_condition_that_is_dropped_later_is_a_change() -> None:
    long = quoted("11", "The city will sell the harbour to whoever pays most if it must")
    short = quoted("28", "The city will sell the harbour to whoever pays most")

    assert [p.change for p in find_positions([long, short])] == [None, "softened"]


def test_another_act_on_the_same_thing_is_no_change() -> None:
    painted = said("08", "The city will not paint the harbour", "paint", "paint", "the harbour",
                   negated=True, modal="will")  # fmt: skip

    assert [p.change for p in find_positions([painted, YES])] in ([], [None, None])


def test_a_stance_may_be_told_without_a_verb_of_saying() -> None:
    told, opposed = took("09", "backed", "back"), took("02", "rejected", "reject")

    first, second = find_positions([opposed, told])

    assert (first.stance, first.statement) == ("reject", None)
    assert (second.change, second.statement, second.stance) == ("reversed", None, "support")


def test_a_set_gives_the_same_in_any_order() -> None:
    annotations = [NO, STILL_NO, MAYBE, YES, OTHER]
    wanted = find_positions(annotations)

    for seed in range(5):
        assert find_positions(Random(seed).sample(annotations, len(annotations))) == wanted


def test_who_refuses_to_give_and_then_asks_for_all_of_it_has_hardened() -> None:
    refused = said("01", "The city will not cede territory", "cede", "cede", "territory",
                   negated=True, modal="will")  # fmt: skip
    report = make_report(
        "The only way to achieve peace is to restore sovereignty, Mara Lindqvist said.",
        published="2031-05-09",
    )
    way = make_role(report, "agent", "The only way")
    purpose = make_clause(report, "achieve", "achieve", make_role(report, "patient", "peace"),
                          modal="to", under=1, link="relcl")  # fmt: skip
    main = make_clause(report, "is", "be", way, tense="present", under=3, link="ccomp")
    asked = make_clause(report, "restore", "restore", make_role(report, "patient", "sovereignty"),
                        modal="to", under=1, link="xcomp")  # fmt: skip
    cue = make_clause(report, "said", "say")
    statement = make_statement(
        report, "The only way to achieve peace is to restore sovereignty", speaker=MARA,
        cue=make_span(report.text, "said"), id="s09",
    )  # fmt: skip
    sentence = make_sentence(report, purpose, main, asked, cue)
    restore = replace(make_annotation(report, statements=[statement]), sentences=(sentence,))

    found = positions_on([refused, restore], issue="territory")

    assert [(p.stance, p.change) for p in found] == [("reject", None), ("demand", "hardened")]
