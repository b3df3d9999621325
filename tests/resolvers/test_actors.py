from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge.people import people
from onrecord.model import (
    Actor,
    ActorKind,
    Annotation,
    Resolution,
    described_id,
    identify,
)
from onrecord.resolvers import persons
from onrecord.resolvers.actors import resolve_actors
from tests.builders import (
    make_actor,
    make_annotation,
    make_described,
    make_event,
    make_mention,
    make_report,
    make_span,
    make_statement,
)

NAMES = [
    "Boris Arden", "Jill Arden", "Arden", "Pavel Dubinsky", "Pavel Dubinskyy", "Olga Dubinska",
    "Dubinsky", "Mara Lindqvist", "M. Lindqvist", "Mara Lindqvst", "Lindqvist", "Toller",
]  # fmt: skip


def annotate(
    number: int, *names: str, kind: ActorKind = "person", fields: dict[str, Any] | None = None
) -> Annotation:
    """Return the annotation of a report in which each of ``names`` is somebody."""
    report = make_report(
        f"Report {number}. " + " and ".join([*names, "nobody"]) + " came.", outlet=None
    )
    known: dict[str, Any] = {"country": None, "wikidata": None} | (fields or {})
    actors = {
        name: Actor(id=identify(report.id, kind, name), name=name, kind=kind, **known)
        for name in names
    }
    mentions = [make_mention(report, name, actors[name]) for name in names]
    statements = [make_statement(report, "came", speaker=actors[name]) for name in names[:1]]
    return make_annotation(report, mentions=mentions, statements=statements)


def named(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(actor.names) for actor in resolution.actors}


def test_nobody_known_is_no_actor_of_the_record() -> None:
    reports = []
    for number in range(2):
        report = make_report(f"Officials said in report {number} that ships wait.", outlet=None)
        words = make_span(report.text, "Officials")
        nameless = Actor(
            id=described_id(report.id, words.start, words.end), name="Officials", kind="unknown",
            country=None, wikidata=None, mention=words,
        )  # fmt: skip
        said = make_statement(report, "ships wait", via=(nameless,), addressees=(nameless,))
        reports.append(make_annotation(report, statements=[said]))
    resolution = resolve_actors(reports)
    assert (resolution.actors, resolution.assigned) == ((), {})


def test_spellings_merge_and_the_most_reported_is_the_name() -> None:
    reports = [annotate(i, "Pavel Dubinsky") for i in range(3)] + [annotate(9, "Pavel Dubinskyy")]
    (actor,) = resolve_actors(reports).actors
    assert (actor.name, actor.reports, actor.mentions, actor.statements) == (
        "Pavel Dubinsky",
        4,
        4,
        4,
    )


def test_a_rare_slip_merges_and_a_frequent_other_name_does_not() -> None:
    frequent = [annotate(i, "Jon Lindholm") for i in range(5)]
    slip, other = [annotate(9, "Jon Lindhom")], [annotate(i, "Jon Lindhom") for i in range(9, 14)]
    assert len(resolve_actors(frequent + slip).actors) == 1
    assert len(resolve_actors(frequent + other).actors) == 2


def test_namesakes_stay_apart() -> None:
    reports = [annotate(1, "Boris Arden"), annotate(2, "Jill Arden"), annotate(3, "Olga Dubinska")]
    reports.append(annotate(4, "Pavel Dubinsky"))
    assert len(resolve_actors(reports).actors) == 4


def test_a_surname_alone_joins_its_one_bearer() -> None:
    reports = [annotate(1, "Mara Lindqvist"), annotate(2, "Lindqvist")]
    assert named(resolve_actors(reports)) == {frozenset({"Mara Lindqvist", "Lindqvist"})}


def test_a_surname_alone_that_two_bear_is_neither() -> None:
    reports = [annotate(1, "Boris Arden"), annotate(2, "Jill Arden"), annotate(3, "Arden")]
    assert frozenset({"Arden"}) in named(resolve_actors(reports))


def test_a_surname_alone_joins_the_bearer_that_nearly_all_reports_mean() -> None:
    reports = [annotate(i, "Boris Arden") for i in range(12)]
    reports += [annotate(90, "Jill Arden"), annotate(91, "Arden")]
    assert frozenset({"Boris Arden", "Arden"}) in named(resolve_actors(reports))


def test_one_name_with_two_wikidata_ids_is_two() -> None:
    one = annotate(1, "Boris Arden", fields={"wikidata": "Q1"})
    other = annotate(2, "Boris Arden", fields={"wikidata": "Q2"})
    assert len(resolve_actors([one, other]).actors) == 2


def test_one_wikidata_id_with_two_names_is_one() -> None:
    one = annotate(1, "Boris Arden", fields={"wikidata": "Q1"})
    other = annotate(2, "Rudolf Rassendyll", fields={"wikidata": "Q1"})
    assert len(resolve_actors([one, other]).actors) == 1


def test_states_are_their_country() -> None:
    one = annotate(1, "America", kind="state", fields={"country": "us"})
    other = annotate(2, "United States", kind="state", fields={"country": "us"})
    (actor,) = resolve_actors([one, other]).actors
    assert (actor.name, actor.names) == ("United States", ("America", "United States"))


def test_organisations_are_their_known_or_plain_name() -> None:
    reports = [
        annotate(1, "Harbour Lines Inc", kind="organisation"),
        annotate(2, "Harbour Lines", kind="organisation"),
        annotate(3, "AP", kind="organisation"),
        annotate(4, "Associated Press", kind="organisation"),
    ]
    assert len(resolve_actors(reports).actors) == 2


def test_every_local_actor_is_assigned_to_an_actor_of_the_record() -> None:
    reports = [annotate(i, *NAMES[i : i + 3]) for i in range(9)]
    resolution = resolve_actors(reports)
    ids = [actor.id for actor in resolution.actors]
    assert len(set(ids)) == len(ids)
    assert {actor.id for actor in resolution.assigned.values()} == set(ids)
    assert all(
        (report.report.id, mention.actor.id) in resolution.assigned
        for report in reports
        for mention in report.mentions
        if mention.actor is not None
    )


def test_an_id_stays_when_reports_are_added() -> None:
    first = [annotate(i, "Mara Lindqvist") for i in range(3)]
    later = [*first, annotate(7, "Mara Lindqvst"), annotate(8, "Toller")]
    (before,) = resolve_actors(first).actors
    assert before.id in {actor.id for actor in resolve_actors(later).actors}


def test_nothing_in_nothing_out() -> None:
    assert resolve_actors([]) == Resolution(actors=(), assigned={})


some_reports = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), min_size=1, max_size=8
).map(lambda reports: [annotate(i, *names) for i, names in enumerate(reports)])


@settings(max_examples=60, deadline=None)
@given(some_reports, st.randoms(use_true_random=False))
def test_order_does_not_matter(reports: Sequence[Annotation], random: Any) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert _bytes(resolve_actors(shuffled)) == _bytes(resolve_actors(reports))


@settings(max_examples=40, deadline=None)
@given(some_reports)
def test_reading_a_report_twice_adds_nothing(reports: Sequence[Annotation]) -> None:
    assert resolve_actors([*reports, *reports]) == resolve_actors(reports)


def _bytes(resolution: Resolution) -> bytes:
    return msgspec.json.encode((resolution.actors, sorted(resolution.assigned.items())))


def test_adding_a_report_touches_only_whom_it_can_mean() -> None:
    before = resolve_actors([annotate(i, *NAMES[i : i + 3]) for i in range(9)])
    after = resolve_actors(
        [*(annotate(i, *NAMES[i : i + 3]) for i in range(9)), annotate(50, "Ruth Zabel", "Zabel")]
    )
    assert set(before.actors) <= set(after.actors)
    assert {actor.name for actor in set(after.actors) - set(before.actors)} == {"Ruth Zabel"}
    assert before.assigned.items() <= after.assigned.items()
    assert set(before.decisions) <= set(after.decisions)


strangers = st.lists(st.sampled_from(["Ruth Zabel", "Zabel", "R. Zabel"]), min_size=1, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_reports_of_strangers_change_nothing_for_the_others(data: Any) -> None:
    reports = data.draw(some_reports)
    before = resolve_actors(reports)
    after = resolve_actors([*reports, annotate(70, *data.draw(strangers))])
    assert set(before.actors) <= set(after.actors)
    assert before.assigned.items() <= after.assigned.items()


def test_every_form_says_why_it_is_the_actor_s() -> None:
    reports = [annotate(i, "Pavel Dubinsky", "Mara Lindqvist") for i in range(6)]
    reports += [annotate(9, "Pavel Dubinskyy", "Mara Lindqvist"), annotate(10, "Dubinsky")]
    resolution = resolve_actors(reports)
    (actor,) = [actor for actor in resolution.actors if actor.name == "Pavel Dubinsky"]
    of = {each.form: each for each in resolution.decisions if each.actor == actor.id}
    assert set(of) == {"Pavel Dubinsky", "Pavel Dubinskyy", "Dubinsky"}
    assert (of["Pavel Dubinsky"].to, of["Pavel Dubinsky"].score) == (None, 1.0)
    slip = of["Pavel Dubinskyy"]
    assert (slip.to, slip.rival, slip.reports) == ("pavel dubinsky", None, 1)
    grounds = {ground.kind: ground.detail for ground in slip.grounds}
    assert (grounds["name"], grounds["company"]) == ("spelling", "mara lindqvist")
    assert of["Dubinsky"].grounds[0].detail == "surname, same words"


def test_one_name_in_two_countries_is_two_unless_they_are_met_together() -> None:
    one = annotate(1, "Boris Arden", fields={"country": "qa"})
    other = annotate(2, "Boris Arden", fields={"country": "fj"})
    apart = resolve_actors([one, other]).actors
    assert len({actor.id for actor in apart}) == 2
    one = annotate(1, "Boris Arden", "Mara Lindqvist", fields={"country": "qa"})
    other = annotate(2, "Boris Arden", "Mara Lindqvist", fields={"country": "fj"})
    (boris,) = [a for a in resolve_actors([one, other]).actors if a.name == "Boris Arden"]
    assert boris.reports == 2


def test_a_form_of_a_given_name_before_a_common_surname_needs_company() -> None:
    crowd = [annotate(i, f"{name} Toller") for i, name in enumerate(["Ruth", "Omar", "Olga"])]
    bill, william = annotate(7, "Bill Toller"), annotate(8, "William Toller")
    assert len(resolve_actors([bill, william]).actors) == 1
    assert len(resolve_actors([*crowd, bill, william]).actors) == 5
    met = [annotate(7, "Bill Toller", "Ruth Zabel"), annotate(8, "William Toller", "Ruth Zabel")]
    assert len(resolve_actors([*crowd, *met]).actors) == 5


def test_a_surname_in_most_reports_is_no_stranger_s_who_is_named_once() -> None:
    alone = [annotate(i, "Arden") for i in range(5)]
    assert len(resolve_actors([*alone, annotate(9, "Boris Arden")]).actors) == 2


def test_a_given_name_alone_is_the_only_bearer_s_in_the_same_company() -> None:
    reports = [annotate(i, "Zubrow Arden", "Mara Lindqvist") for i in range(3)]
    met = annotate(7, "Zubrow", "Mara Lindqvist")
    assert len(resolve_actors([*reports, met]).actors) == 2
    assert len(resolve_actors([*reports, annotate(7, "Zubrow", "Olga Dubinska")]).actors) == 4
    assert len(resolve_actors([*reports, met, annotate(8, "Zubrow Toller")]).actors) == 4


def test_several_of_a_family_are_nobody_s_surname() -> None:
    reports = [annotate(i, "Bill Toller") for i in range(9)]
    assert len(resolve_actors([*reports, annotate(20, "Tollers")]).actors) == 2


def test_the_kind_that_most_reports_see_is_the_name_s() -> None:
    wrong = annotate(1, "Lorn Ferries", kind="person")
    right = [annotate(i, "Lorn Ferries", kind="organisation") for i in (2, 3)]
    (actor,) = resolve_actors([wrong, *right]).actors
    assert (actor.kind, actor.reports) == ("organisation", 3)


def test_a_known_name_is_the_one_shown() -> None:
    spelt = annotate(1, "foxnews", kind="organisation")
    (actor,) = resolve_actors([spelt]).actors
    assert actor.name == "Fox News"
    assert "foxnews" in actor.names


def test_a_lone_name_with_a_country_is_not_somebody_without() -> None:
    sheikh = annotate(1, "Arden", fields={"country": "qa"})
    assert len(resolve_actors([sheikh, annotate(2, "Boris Arden")]).actors) == 2
    placed = annotate(2, "Boris Arden", fields={"country": "qa"})
    assert len(resolve_actors([sheikh, placed]).actors) == 1


def test_comparisons_grow_with_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = [_comparisons(monkeypatch, size) for size in (500, 2000)]
    # Four times the names; comparing all pairs would be sixteen times the work.
    assert counts[1] < 4 * 4**0.3 * counts[0]
    assert counts[1] < 20 * 2000


def _comparisons(monkeypatch: pytest.MonkeyPatch, size: int) -> int:
    """Return how many pairs of names or surnames are compared for ``size`` varied names.

    As in the news, the more names the more surnames, and common ones have many bearers.
    """
    random = Random(7)
    parts = [a + b for a in ("b", "d", "gr", "k", "l", "m", "st", "v", "t", "r") for b in "aeiou"]
    ends = ["n", "rson", "lski", "mann", "s", "dt", "x", "bb"]
    surnames = ["".join(random.choices(parts, k=3)) + random.choice(ends) for _ in range(size // 4)]
    given = sorted(people().given)[:600]
    names = [
        f"{random.choice(given)} {surnames[int(len(surnames) * random.random() ** 2)]}".title()
        for _ in range(size)
    ]
    counted = Counter[str]()

    def counting(name: str) -> Any:
        original = getattr(persons, name)

        def count(*given: Any) -> Any:
            counted[name] += 1 if name == "match_people" else len(given[1])
            return original(*given)

        return count

    with monkeypatch.context() as patched:
        for name in ("near_surnames", "match_people"):
            patched.setattr(persons, name, counting(name))
        resolve_actors(annotate(i, *names[i : i + 5]) for i in range(0, size, 5))
    return counted.total()


def test_a_given_name_beside_one_of_the_surname_is_the_family_s() -> None:
    full = [annotate(i, "Mara Lindqvist", "Otto Lindqvist") for i in range(2)]
    beside = annotate(8, "Mara", "Otto Lindqvist")
    assert frozenset(["Mara", "Mara Lindqvist"]) in named(resolve_actors([*full, beside]))
    often = [annotate(i, "Mara", "Otto Lindqvist") for i in range(8, 12)]
    assert frozenset(["Mara", "Mara Lindqvist"]) in named(resolve_actors([*full, *often]))
    apart = annotate(8, "Mara", "Otto Toller")
    assert frozenset(["Mara"]) in named(resolve_actors([*full, apart]))


def test_a_junior_whom_a_report_tells_from_the_senior_is_another() -> None:
    told = [annotate(i, "Otto Toller", "Otto Toller Jr.") for i in range(2)]
    assert len(resolve_actors(told).actors) == 2
    untold = [annotate(1, "Otto Toller"), annotate(2, "Otto Toller Jr.")]
    assert len(resolve_actors(untold).actors) == 1


def test_a_king_s_name_of_two_countries_is_two_s() -> None:
    beside = ["Boris Arden", "Jill Arden"]
    jordan = [annotate(i, "Abdullah", *beside, fields={"country": "jo"}) for i in range(3)]
    saudi = [annotate(i, "Abdullah", *beside, fields={"country": "sa"}) for i in range(3, 5)]
    found = resolve_actors([*jordan, *saudi, annotate(9, "Abdullah")]).actors
    kings = sorted((a.country or "", a.reports) for a in found if a.name == "Abdullah")
    assert kings == [("", 1), ("jo", 3), ("sa", 2)]


def test_a_joined_article_is_one_whether_or_not_capitals_show_it() -> None:
    reports = [annotate(i, "Karim ElHadari") for i in range(3)]
    reports += [annotate(7, "Karim El Hadari"), annotate(8, "KARIM ELHADARI")]
    reports += [annotate(9, "Karim Elbert")]
    found = named(resolve_actors(reports))
    assert {"Karim ElHadari", "Karim El Hadari", "KARIM ELHADARI"} in found
    assert {"Karim Elbert"} in found


def test_a_surname_with_its_article_is_the_longer_name_s() -> None:
    reports = [annotate(1, "Slim El Fadel Ben Hadari"), annotate(2, "Ben Hadari")]
    assert len(resolve_actors(reports).actors) == 1
    two = [*reports, annotate(3, "Omar Ben Hadari")]
    assert frozenset({"Ben Hadari"}) in named(resolve_actors(two))


def test_a_hyphen_does_not_hide_a_servant_s_name() -> None:
    reports = [annotate(1, "Ali Abdullah Hadari"), annotate(2, "Ali-Abdullah Hadari")]
    assert len(resolve_actors(reports).actors) == 1


def test_a_surname_with_a_suffix_is_nobody_s_who_has_none() -> None:
    reports = [annotate(i, "Boris Arden") for i in range(3)] + [annotate(9, "Arden Sr")]
    assert frozenset({"Arden Sr"}) in named(resolve_actors(reports))


def test_the_very_name_wins_over_one_that_leaves_the_middle_out() -> None:
    reports = [annotate(1, "Boris Arden", fields={"country": "ua"})]
    reports += [annotate(i, "Boris K. Arden", fields={"country": "ua"}) for i in (2, 3)]
    reports += [annotate(4, "Boris M. Arden", fields={"country": "ua"})]
    reports += [annotate(5, "Boris M. Arden")]
    found = resolve_actors(reports).actors
    assert sorted(actor.reports for actor in found if "Boris M. Arden" in actor.names) == [2]


def test_two_initials_are_enough_before_a_common_surname() -> None:
    crowd = [annotate(i, f"{given} Arden") for i, given in enumerate(["Aaron", "Adam", "Alma"])]
    crowd += [
        annotate(i + 50, f"{given} Arden") for i, given in enumerate(["Aaron", "Adam", "Alma"])
    ]
    spelt = [annotate(i, "Boris Kurt Arden") for i in (10, 11)]
    both = resolve_actors([*crowd, *spelt, annotate(20, "BK Arden")])
    one = resolve_actors([*crowd, *spelt, annotate(20, "B Arden")])
    assert frozenset({"Boris Kurt Arden", "BK Arden"}) in named(both)
    assert frozenset({"Boris Kurt Arden"}) in named(one)


def test_two_forms_of_a_given_name_beside_one_relative_are_one_s() -> None:
    everywhere = [annotate(i, "Mara Arden") for i in range(12)]
    crowd = [annotate(i, f"{given} Arden") for i, given in enumerate(["Olga", "Pavel"] * 3, 20)]
    met = [annotate(30, "Mara Arden", "Joe Arden"), annotate(31, "Mara Arden", "Joseph Arden")]
    one = frozenset({"Joe Arden", "Joseph Arden"})
    assert one in named(resolve_actors([*everywhere, *crowd, *met]))
    apart = [annotate(30, "Olga Arden", "Joe Arden"), annotate(31, "Mara Arden", "Joseph Arden")]
    assert one not in named(resolve_actors([*everywhere, *crowd, *apart]))
    both = annotate(32, "Mara Arden", "Joe Arden", "Joseph Arden")
    assert one not in named(resolve_actors([*everywhere, *crowd, *met, both]))


def test_a_relative_is_meant_by_another_form_of_the_given_name() -> None:
    reports = [annotate(i, "Mara Arden", "Joe Arden") for i in range(4)]
    reports += [annotate(i, "Mara Arden", "Joseph") for i in (10, 11)]
    reports += [annotate(20, "Kurt Joseph", "Mara Arden")]
    assert frozenset({"Joe Arden", "Joseph"}) in named(resolve_actors([*reports]))


def test_a_people_without_a_country_is_the_only_one_of_its_name() -> None:
    known = annotate(1, "Ruritanians", kind="group", fields={"country": "ua"})
    other = annotate(2, "Ruritanians", kind="group")
    assert len(resolve_actors([known, other]).actors) == 1
    third = annotate(3, "Ruritanians", kind="group", fields={"country": "pl"})
    assert len(resolve_actors([known, other, third]).actors) == 3


def test_a_ministry_has_one_name_and_a_state_s_army_too() -> None:
    reports = [
        annotate(1, "Ministry of Interior", kind="organisation"),
        annotate(2, "Interior Ministry", kind="organisation"),
        annotate(3, "Polish military", kind="organisation"),
        annotate(4, "Military of Poland", kind="organisation"),
    ]
    assert len(resolve_actors(reports).actors) == 2


def test_of_two_alike_the_one_by_far_better_known_is_meant() -> None:
    known = [annotate(i, "Boris K. Arden") for i in range(20)]
    other = [annotate(i, "Boris M. Arden") for i in (30, 31)]
    found = named(resolve_actors([*known, *other, annotate(40, "Boris Arden")]))
    assert frozenset({"Boris K. Arden", "Boris Arden"}) in found
    unsure = named(resolve_actors([*known, *other, annotate(40, "B. Arden")]))
    assert frozenset({"B. Arden"}) in unsure


def test_a_long_name_is_one_with_and_without_plurals() -> None:
    reports = [annotate(i, "Lorn Harbours Inspection Board", kind="organisation") for i in (1, 2)]
    reports += [annotate(3, "Lorn Harbour Inspection Board", kind="organisation")]
    (actor,) = resolve_actors(reports).actors
    assert (actor.name, actor.reports) == ("Lorn Harbours Inspection Board", 3)


def test_who_stands_in_an_event_alone_is_an_actor_and_counted_once_an_event() -> None:
    report = make_report("Jon Lindholm and dockers met Ada Brook, Cy Lund said.", outlet=None)
    jon, ada, cy = (make_actor(n, report) for n in ("Jon Lindholm", "Ada Brook", "Cy Lund"))
    dockers = make_described(report, "dockers")
    events = [
        make_event(report, "met", actors=(jon, dockers), recipients=(ada, jon), via=(cy,)),
        make_event(report, "met", id="another", actors=(ada,)),
    ]
    found = resolve_actors([make_annotation(report, events=events)])
    counts = {a.name: (a.reports, a.mentions, a.statements, a.events) for a in found.actors}
    assert counts == {
        "Jon Lindholm": (1, 0, 0, 1), "Ada Brook": (1, 0, 0, 2), "Cy Lund": (1, 0, 0, 0),
    }  # fmt: skip
    assert {local for _, local in found.assigned} == {jon.id, ada.id, cy.id}
