"""A timeline for TimelineJS 3 is as its documentation asks, and holds nothing that would run."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from onrecord.model import Interval, Occurrence, Place, Report
from onrecord.views import timelinejs
from tests.builders import (
    make_actor,
    make_interval,
    make_occurrence,
    make_outlet,
    make_passage,
    make_report,
)

# https://timeline.knightlab.com/docs/json-format.html: of each object, what it may hold.
_SLIDE = {
    "start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink",
    "unique_id",
}  # fmt: skip
_RANGES = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59)}


def made(*occurrences: Occurrence, urls: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Return the slides of a timeline, which is as its documentation says."""
    whole = json.loads("".join(timelinejs.chunks(occurrences, urls or {})))
    assert set(whole) == {"scale", "events"} and whole["scale"] == "human"
    ids = [slide["unique_id"] for slide in whole["events"]]
    assert len(set(ids)) == len(ids)
    for slide in whole["events"]:
        assert set(slide) <= _SLIDE and {"start_date", "text"} <= set(slide)
        assert set(slide["text"]) == {"headline", "text"}
        for date in (slide["start_date"], slide.get("end_date", {"year": 1})):
            assert isinstance(date.pop("year"), int)
            assert set(date) <= set(_RANGES)
            assert all(_RANGES[part][0] <= date[part] <= _RANGES[part][1] for part in date)
    return list(json.loads("".join(timelinejs.chunks(occurrences, urls or {})))["events"])


def told(when: Interval, report: Report | None = None, **fields: Any) -> Occurrence:
    return make_occurrence(make_passage(report or make_report()), when=when, **fields)


DAY = {"year": 2031, "month": 5, "day": 4}


@pytest.mark.parametrize(
    ("start", "end", "first", "final", "shown"),
    [
        ("2031-05-04", "2031-05-05", DAY, None, None),
        ("2031-05-04", "2031-05-07", DAY, {**DAY, "day": 6}, "2031-05-04 – 2031-05-06"),
        ("2031-05-01", "2031-06-01", {**DAY, "day": 1}, {**DAY, "day": 31}, "2031-05"),
        (
            "2031-01-01", "2032-01-01",
            {"year": 2031, "month": 1, "day": 1}, {"year": 2031, "month": 12, "day": 31}, "2031",
        ),
        (
            "2031-05-04T12:30", "2031-05-04T13:00",
            {**DAY, "hour": 12, "minute": 30}, {**DAY, "hour": 13, "minute": 0},
            "2031-05-04 12:30–13:00",
        ),
        (
            "2031-05-04T18:00:00", "2031-05-05T00:00:00",
            {**DAY, "hour": 18, "minute": 0}, {**DAY, "hour": 23, "minute": 59},
            "2031-05-04 18:00–24:00",
        ),
        ("2031-05-04", None, DAY, None, "from 2031-05-04"),
        (None, "2031-05-05", DAY, None, "by 2031-05-04"),
        (None, None, {**DAY, "day": 9}, None, "undated, reported 2031-05-09"),
    ],
)  # fmt: skip
def test_a_date_is_as_sure_as_it_is(
    start: str | None, end: str | None, first: Any, final: Any, shown: str | None
) -> None:
    report = make_report(published="2031-05-09")
    [slide] = made(told(make_interval(start, end), report))
    assert slide["start_date"] == first
    assert slide.get("end_date") == final
    assert slide.get("display_date") == shown


def test_a_slide_tells_what_who_where_and_in_which_report() -> None:
    report = make_report("They met.", name="post-17", outlet="Harbour Post")
    occurrence = make_occurrence(
        make_passage(report), type="CONSULT", mode="visit", status="alleged", certainty="probable",
        actors=(make_actor("Ada Brook"),), recipients=(make_actor("Bo Ek"),), sources=2, reports=3,
        where=Place(name="Saltmere", country=None, latitude=None, longitude=None, geonames=None,
                    mention=None),
        via=(make_outlet(report), make_actor("Cy Lund")),
    )  # fmt: skip
    [slide] = made(occurrence, urls={report.id: "https://post.example/17?a=1&b=2"})
    assert slide["unique_id"] == occurrence.id
    assert slide["group"] == "CONSULT"
    assert slide["autolink"] is False
    assert slide["text"]["headline"] == "They met."
    assert slide["text"]["text"] == (
        "<p>CONSULT-visit · Ada Brook → Bo Ek · Saltmere · alleged, probable, 2 sources</p>"
        "<p>according to Cy Lund</p>"
        '<p><a href="https://post.example/17?a=1&amp;b=2" target="_blank" rel="noopener">'
        "Harbour Post · 2031-05-04 · post-17</a> (3 reports)</p>"
    )


def test_what_was_said_and_what_has_no_type_have_rows_of_their_own() -> None:
    said = told(make_interval(), type=None, act="promise", status=None, certainty=None)
    bare = told(make_interval(), id="bare", type=None, status=None, certainty=None)
    one, other = made(said, bare)
    assert (one["group"], "group" in other) == ("said", False)
    assert one["text"]["text"].startswith("<p>promise</p>")
    assert other["text"]["text"] == "<p>Harbour Post · 2031-05-04 · report.txt</p>"


def test_a_long_sentence_is_cut_in_the_headline_and_whole_below() -> None:
    report = make_report("Pilots of the old town shut the quay " * 9 + "again.")
    [slide] = made(told(make_interval(), report))
    assert len(slide["text"]["headline"]) <= 140 and slide["text"]["headline"].endswith("…")
    assert slide["text"]["text"].startswith(f"<p>{report.text}</p>")


class _Tags(HTMLParser):
    """Notes the tags and links of a slide, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_report_cannot_put_marks_on_the_page() -> None:
    text = "<script>run()</script> & “<b>” </p><img src=x onerror=run()> \x1b[31m"
    name = '"><script>x</script>'
    report = make_report(text, name=name, outlet="<i>Post</i>")
    actor = make_actor("<a href=javascript:run()>Ada</a>")
    [slide] = made(
        told(make_interval(), report, actors=(actor,)),
        urls={report.id: 'https://post.example/"><script>'},
    )
    for field in ("headline", "text"):
        page = _Tags()
        page.feed(slide["text"][field])
        assert {tag for tag, _ in page.tags} <= {"p", "a"}
        assert "<script>run()</script>" in page.words or field == "text"
        links = [dict(attrs)["href"] for tag, attrs in page.tags if tag == "a"]
        assert links == ([] if field == "headline" else ['https://post.example/"><script>'])
    assert "\x1b" not in json.dumps(slide)
    assert unescape(slide["text"]["headline"]).startswith("<script>run()</script> & “<b>”")


@pytest.mark.parametrize("url", ["javascript:run()", "data:text/html,x", "//post.example", ""])
def test_only_pages_are_linked_to(url: str) -> None:
    report = make_report()
    [slide] = made(told(make_interval(), report), urls={report.id: url})
    assert "<a" not in slide["text"]["text"]


def test_a_timeline_of_nothing_is_one_and_slides_come_one_by_one() -> None:
    assert made() == []
    report = make_report()
    days = [make_interval(f"2031-05-{n:02}", None) for n in range(1, 9)]
    lines = "".join(timelinejs.chunks((told(day, report) for day in days), {})).splitlines()
    assert len(lines) == len(days) + 2
    assert all(re.match(r",?\{", line) for line in lines[1:-1])
