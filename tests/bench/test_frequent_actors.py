from __future__ import annotations

from bench.frequent_actors import Forms, frequent
from onrecord.model import Actor, Annotation, identify
from onrecord.resolvers.actors import resolve_actors
from tests.builders import make_annotation, make_mention, make_report


def annotate(number: int, *names: str) -> Annotation:
    report = make_report(f"Report {number}. " + " and ".join(names) + " came.", outlet=None)
    actors = [
        Actor(id=identify(report.id, name), name=name, kind="person", country=None, wikidata=None)
        for name in names
    ]
    mentions = [make_mention(report, actor.name, actor) for actor in actors]
    return make_annotation(report, mentions=mentions)


def test_actors_are_ranked_by_reports_with_their_forms_by_number() -> None:
    read = [annotate(1, "Mara Lindqvist", "Boris Arden"), annotate(2, "Mara Lindqvist")]
    read.append(annotate(3, "Lindqvist"))
    counted = Forms()
    resolution = resolve_actors(counted.through(read))
    first, second = frequent(resolution, most=2)
    assert (first.name, first.reports, second.name) == ("Mara Lindqvist", 3, "Boris Arden")
    assert counted.reports == 3
    assert counted.of(resolution, [first]) == {first.id: ["Mara Lindqvist 2", "Lindqvist 1"]}
    assert [actor.name for actor in frequent(resolution, most=1)] == ["Mara Lindqvist"]
