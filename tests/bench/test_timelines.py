"""The bench of timelines: what of it needs no data, no model and no ROUGE."""

from __future__ import annotations

import pytest

from bench.timelines import PLAIN, Scores, dates_f1, figures, predict, with_sentences
from onrecord.resolvers.timeline import gather, tell
from tests.builders import make_annotation, make_report
from training.timeline.fit import Days, Example

TEXT = "The dam at Tesk broke.\n\n  Two villages were flooded. \nThe governor went there."


def test_lines_are_sentences_where_an_annotation_has_none() -> None:
    report = make_report(TEXT)
    read = with_sentences(report, make_annotation(report))
    found = [each.text for each in read.sentences]
    assert found == [line.strip() for line in TEXT.split("\n") if line]
    assert all(TEXT[each.start : each.end] == each.text for each in read.sentences)
    assert with_sentences(report, read) is read


def test_days_are_scored_by_their_f1() -> None:
    gold: Days = {"2031-05-01": [], "2031-05-02": []}
    assert dates_f1({"2031-05-02": [], "2031-05-09": []}, gold) == 0.5
    assert dates_f1(gold, gold) == 1.0
    assert dates_f1({}, gold) == 0.0


def test_figures_are_means_over_timelines_not_over_stories() -> None:
    scores = {"dam": [Scores(1.0, 0.2, 0.1), Scores(0.5, 0.2, 0.1)], "fair": [Scores(0, 0.5, 0)]}
    found = figures(scores)
    assert found["date F1"] == pytest.approx(50.0)
    assert found["date F1 dam"] == pytest.approx(75.0)
    assert found["AR-1"] == pytest.approx(30.0)


def test_a_prediction_has_as_many_days_as_gold_in_its_span() -> None:
    published = [f"2031-05-0{day}" for day in (1, 2, 3, 4, 5)]
    reports = [make_report(f"{TEXT} It was day {day}.", published=day) for day in published]
    story = gather(tell(r, with_sentences(r, make_annotation(r))) for r in reports)
    gold = {"2031-05-02": ["The dam broke."], "2031-05-04": ["It rained."]}
    found = predict(Example(story, [gold]), gold, PLAIN)
    assert len(found) == 2
    assert all("2031-05-02" <= day <= "2031-05-04" and len(of) == 1 for day, of in found.items())
