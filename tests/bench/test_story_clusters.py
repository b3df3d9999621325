"""The bench of stories: its collections and scores, by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.story_clusters import Collection, Grouping, _figures, _halves, _running, _score, mix
from onrecord.model import Report
from tests.builders import make_annotation, make_report

DAM = [f"The dam at Tesk broke and villages along the river drowned, day {n}." for n in range(3)]
FAIR = [f"The fair of Lorn opened with horses, cattle and a brass band, day {n}." for n in range(3)]


def collection() -> Collection:
    dam, fair = ([make_report(text) for text in texts] for texts in (DAM, FAIR))
    reports: list[Report] = [*dam, *fair]
    gold = {each.id: "1plus" for each in dam} | {each.id: "1" for each in fair}
    return Collection(reports, [make_annotation(each) for each in reports], dict(gold))


def test_a_part_has_its_own_reports_annotations_and_gold() -> None:
    part = collection().part(lambda each: "Tesk" in each.text)
    assert [each.text for each in part.reports] == DAM
    assert {each.report.id for each in part.annotations} == part.gold.keys()


def test_ecb_topics_are_halved_by_happening() -> None:
    one, other, both = _halves(collection())
    assert [each.text for each in one.reports] == FAIR
    assert [each.text for each in other.reports] == DAM
    assert len(both.reports) == 6


def test_one_group_of_all_has_full_recall_and_half_the_precision() -> None:
    given = collection()
    assert _score(given, dict.fromkeys(given.gold, 1))[:2] == pytest.approx((50.0, 100.0))
    assert _score(given, given.gold)[2] == pytest.approx(100.0)


def test_the_threshold_is_chosen_by_the_learner_and_used_by_the_system() -> None:
    given = collection()

    def learner(each: Collection) -> Grouping:
        return lambda near: each.gold if near == 0.3 else dict.fromkeys(each.gold, 1)

    def system(each: Collection) -> Grouping:
        return lambda near: each.gold if near == 0.3 else {id: id for id in each.gold}

    found = _figures(learner, system, [given], given)
    assert found["threshold chosen on ECB+ train, %"] == 30.0
    assert found["B³ F1"] == pytest.approx(100.0)
    assert found["groups"] == 2


def test_stories_are_mixed_under_their_names(tmp_path: Path) -> None:
    for name, texts in (("dam", DAM), ("fair", FAIR)):
        rows = [
            {"id": f"{name}-{n}", "published": "2031-05-01", "outlet": "Post", "text": text}
            for n, text in enumerate(texts)
        ]
        lines = "\n".join(map(json.dumps, rows))
        (tmp_path / f"{name}.reports.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    given = mix(tmp_path, ("dam", "fair"))
    assert sorted(map(str, given.gold.values())) == ["dam"] * 3 + ["fair"] * 3
    figures = _running(given)
    assert (figures["reports"], figures["gold stories"]) == (6, 2)
    assert figures["B³ precision"] == pytest.approx(100.0)
