"""Corrections are a set: what they come to does not depend on their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.model import Actor, Annotation, Correction, Resolution, said_id
from onrecord.resolvers import outcome
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.corrections import correct, plan
from tests.builders import make_actor, make_annotation, make_event, make_mention, make_report
from tests.corrected import make_story

ANNOTATIONS = [annotation for _, annotation in make_story()]
REPORTS = [annotation.report.id for annotation in ANNOTATIONS]
BASE = resolve_actors(ANNOTATIONS)
NAMED = {actor.name: actor for actor in BASE.actors}
NAMES = sorted(NAMED)


def some(of: Collection[str]) -> Iterable[Annotation]:
    return [annotation for annotation in ANNOTATIONS if annotation.report.id in of]


def known(name: str) -> Actor:
    fields = ("id", "name", "kind", "country", "wikidata")
    return Actor(**{field: getattr(NAMED[name], field) for field in fields})


def said(action: Any, name: str, **fields: Any) -> Correction:
    if "other" in fields:
        fields["other"] = known(fields["other"])
    made = Correction(
        id="", at="2031-06-01T10:00:00Z", by="Ada Brook", action=action, actor=known(name), **fields
    )
    return replace(made, id=said_id(made))


def merge(one: str, other: str) -> Correction:
    return said("merge", one, other=other)


def shown(resolution: Resolution) -> bytes:
    return msgspec.json.encode(
        (resolution.actors, sorted(resolution.assigned.items()), resolution.decisions,
         resolution.idle)
    )  # fmt: skip


merges = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).map(lambda pair: merge(*pair))
splits = st.builds(
    lambda name, forms, reports: said("split", name, forms=forms, reports=reports),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(["Lindqvist", *NAMES]), max_size=2).map(tuple),
    st.lists(st.sampled_from(REPORTS), max_size=3).map(tuple),
)
corrections = st.lists(st.one_of(merges, splits), max_size=7)


@given(corrections, st.randoms(use_true_random=False))
def test_order_does_not_matter(given: list[Correction], random: Any) -> None:
    shuffled = random.sample(given, len(given))
    assert shown(correct(BASE, shuffled, some)) == shown(correct(BASE, given, some))


@given(corrections)
def test_saying_it_twice_changes_nothing_but_what_is_idle(given: list[Correction]) -> None:
    once, twice = correct(BASE, given, some), correct(BASE, [*given, *given], some)
    assert (once.actors, once.assigned) == (twice.actors, twice.assigned)


@given(corrections)
def test_nobody_and_nothing_is_lost(given: list[Correction]) -> None:
    found = correct(BASE, given, some)
    assert found.assigned.keys() == BASE.assigned.keys()
    ids = [actor.id for actor in found.actors]
    assert len(set(ids)) == len(ids)
    assert {actor.id for actor in found.assigned.values()} == set(ids)
    assert {decision.actor for decision in found.decisions} == set(ids)
    for count in ("mentions", "statements"):
        wanted = sum(getattr(actor, count) for actor in BASE.actors)
        assert sum(getattr(actor, count) for actor in found.actors) == wanted
    for actor in found.actors:
        places = [place for place, held in found.assigned.items() if held.id == actor.id]
        assert actor.reports == len({report for report, _ in places})
        assert actor.name in actor.names


@given(corrections)
def test_a_split_stands_over_every_merge(given: list[Correction]) -> None:
    made = plan(BASE, given, some)
    for id, piece in made.pieces.items():
        assert made.root(id) != made.root(piece.parent)


def test_without_corrections_it_is_what_was_resolved() -> None:
    assert correct(BASE, [], some) is BASE
    assert shown(correct(BASE, [merge("Ilse Brandt", "Ilse Brandt")], some)) == shown(
        replace(BASE, idle=(merge("Ilse Brandt", "Ilse Brandt").id,))
    )


def test_merges_of_merges_have_the_first_name() -> None:
    chain = [merge("Ilse Brandt", "Maja Ek"), merge("Oskar Tannenbaum", "Ilse Brandt")]
    found = correct(BASE, chain, some)
    assert {actor.name for actor in found.actors} == {"Oskar Tannenbaum", "Mara Lindqvist"}
    grounds = {
        decision.form: [ground.detail for ground in decision.grounds if ground.kind == "correction"]
        for decision in found.decisions
    }
    assert grounds["Maja Ek"] == ["merged by Ada Brook, 2031-06-01T10:00:00Z"]
    assert grounds["Oskar Tannenbaum"] == []


def test_a_report_counts_before_a_form() -> None:
    both = [
        said("split", "Mara Lindqvist", forms=("Lindqvist",)),
        said("split", "Mara Lindqvist", reports=(REPORTS[2], REPORTS[3])),
    ]
    made = plan(BASE, both, some)
    assert [sorted(report for report, _ in made.places[id]) for id in made.pieces] == [
        sorted(REPORTS[2:4])
    ]
    assert made.idle == {both[0].id}


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (known("Maja Ek"), "Maja Ek"),
        (replace(known("Maja Ek"), id="0" * 16), "Maja Ek"),
        (replace(known("Maja Ek"), id="0" * 16, name="Lindqvist"), "Mara Lindqvist"),
        (replace(known("Maja Ek"), id="0" * 16, kind="group"), None),
        (replace(known("Maja Ek"), id="0" * 16, name="Nobody"), None),
    ],
)
def test_an_actor_is_meant_by_id_else_by_name(actor: Actor, name: str | None) -> None:
    other = replace(merge("Ilse Brandt", "Ilse Brandt"), other=actor)
    found = correct(BASE, [other], some)
    wanted = {"Ilse Brandt"} if name is None else {"Ilse Brandt", name}
    ilse = next(actor for actor in found.actors if actor.name == "Ilse Brandt")
    assert wanted <= set(ilse.names)
    assert bool(found.idle) == (name is None)


def test_events_are_counted_for_whom_they_are_of_after_merge_and_split() -> None:
    read = []
    for number, name in enumerate(("Mara Lindqvist", "Mara Lindqvist", "Ilse Brandt")):
        report = make_report(f"{name} marched. Report {number}.", outlet=None)
        actor = make_actor(name, report)
        event = make_event(report, "marched", actors=(actor,), recipients=(actor,))
        mentions = [make_mention(report, name, actor)]
        read.append(make_annotation(report, mentions=mentions, events=[event]))
    found = resolve_actors(read)
    people = {each.name: outcome.shown(each) for each in found.actors}
    mara, ilse = people["Mara Lindqvist"], people["Ilse Brandt"]

    def counts(correction: Correction) -> list[int]:
        by_id = {annotation.report.id: annotation for annotation in read}
        corrected = correct(found, [correction], lambda ids: [by_id[id] for id in sorted(ids)])
        return sorted(actor.events for actor in corrected.actors)

    fields: dict[str, Any] = {"at": "2031-05-04T00:00:00Z", "by": "A. Desk"}
    assert sorted(actor.events for actor in found.actors) == [1, 2]
    merged = Correction(id="m", action="merge", actor=mara, other=ilse, **fields)
    assert counts(merged) == [3]
    parted = Correction(id="s", action="split", actor=mara, reports=(read[0].report.id,), **fields)
    assert counts(parted) == [1, 1, 1]
