from __future__ import annotations

from random import Random

from onrecord.model import Annotation, Report
from onrecord.resolvers.stories import find_stories
from tests.builders import make_actor, make_annotation, make_mention, make_report

FERRY = [
    "The ferry Aldis ran aground off Lorn. It had ninety passengers, Mara Lindqvist said.",
    "Mara Lindqvist said the ferry was overloaded when it ran aground off Lorn with passengers.",
    "An inquiry into the ferry that ran aground off Lorn heard Mara Lindqvist and passengers.",
]
MARKET = [
    "Traders in Veldt protested against rents. The market stalls of the traders stayed shut.",
    "The mayor of Veldt met traders of the market who protested against the rents of stalls.",
]


def read(texts: list[str], *, day: int = 1) -> list[Report]:
    dated = ((text, f"2031-05-{day + n:02}") for n, text in enumerate(texts))
    return [make_report(text, published=published) for text, published in dated]


def annotated(report: Report) -> Annotation:
    name = "Mara Lindqvist"
    if name not in report.text:
        return make_annotation(report)
    return make_annotation(report, mentions=[make_mention(report, name, make_actor(name))])


def test_reports_near_in_words_and_actors_are_one_story() -> None:
    ferry, market = read(FERRY), read(MARKET)
    reports = [*market, *ferry]
    stories = find_stories(reports, map(annotated, reports))
    assert {story.reports for story in stories} == {
        tuple(each.id for each in ferry),
        tuple(each.id for each in market),
    }
    [told] = [story for story in stories if ferry[0].id in story.reports]
    assert (told.first, told.last) == ("2031-05-01", "2031-05-03")
    assert told.label.startswith("Mara Lindqvist: ")
    assert "ferry" in told.words
    assert [actor.name for actor in told.actors] == ["Mara Lindqvist"]


def test_stories_are_a_function_of_the_set() -> None:
    reports = [*read(FERRY), *read(MARKET), *read(FERRY[:2], day=20)]
    wanted = find_stories(reports, map(annotated, reports))
    for seed in range(8):
        again = [*reports, reports[seed % len(reports)]]
        Random(seed).shuffle(again)
        assert find_stories(again, [annotated(each) for each in reversed(again)]) == wanted


def test_every_report_is_in_one_story() -> None:
    reports = [*read(FERRY), *read(MARKET), make_report("...")]
    told = [id for story in find_stories(reports, ()) for id in story.reports]
    assert sorted(told) == sorted({each.id for each in reports})


def test_a_story_keeps_its_id_as_it_goes_on() -> None:
    reports = read(FERRY)
    before = {story.id for story in find_stories([*reports[:2], *read(MARKET)], ())}
    after = {story.id for story in find_stories([*reports, *read(MARKET)], ())}
    assert before == after


def test_no_reports_tell_no_story() -> None:
    assert find_stories([], []) == ()


def running() -> list[Report]:
    """Return a strike's reports, one a day; what is new stands in those of three days."""
    news = ["Tarn", "Velk", "Brod", "Quin"]
    return [
        make_report(
            f"Dockers of Port Amsel struck for day {day}. The strike of the dockers at Port Amsel"
            f" went on: {' '.join(f'{news[(day - 1) // 3]}{ending}' for ending in ENDINGS)}.",
            published=f"2031-05-{day:02}",
        )
        for day in range(1, 13)
    ]


ENDINGS = ("ing", "er", "ish", "ly", "ward", "hood", "some", "dom")


def test_a_running_story_is_one_whatever_is_new_each_day() -> None:
    strike, ferry = running(), read(FERRY)
    reports = [*strike, *ferry]
    told = {story.reports for story in find_stories(reports, (), near=0.6)}
    assert tuple(each.id for each in strike) in told
    apart = find_stories(reports, (), near=0.6, going_on=None)
    assert len(apart) > len(told)


def test_a_report_of_something_else_stays_alone() -> None:
    odd = make_report("Bakers in Veldt found a recipe for bread.", published="2031-05-04")
    [alone] = [s for s in find_stories([*running(), odd], ()) if odd.id in s.reports]
    assert alone.reports == (odd.id,)


def test_events_far_apart_in_time_are_not_one_story() -> None:
    early = running()[:4]
    late = [
        make_report(f"{each.text} Again.", published=f"2039{each.published[4:]}") for each in early
    ]
    found = find_stories([*early, *late], (), near=0.9)
    assert not any(s.first < "2032" and s.last > "2032" for s in found)
