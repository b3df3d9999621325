from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_annotation, make_report
from tests.web import ostrand
from tests.web.conftest import Served


def test_an_occurrence_leads_to_its_words(page: Page) -> None:
    page.goto("/story")
    first = page.locator("article.told").first
    expect(first.locator(".headline")).to_have_text(ostrand.WALKED)
    expect(first.locator(".trigger")).to_have_text("walked")
    link = first.locator("a.evidence")
    report = ostrand.story().first[0]
    assert link.get_attribute("href") == f"/reports/{report.id}#q-0-{len(ostrand.WALKED)}"


def test_all_witnesses_open_in_place(page: Page) -> None:
    page.goto("/story")
    first = page.locator("article.told").first
    expect(first.locator("summary")).to_have_text("2 sources")
    first.locator("summary").click()
    expect(first.locator(".witness")).to_have_count(2)
    expect(first.locator(".witness").nth(1)).to_contain_text("27 cranes stood still")
    event = ostrand.story().second[1].events[0]
    assert event.id in str(first.locator(".witness a.evidence").nth(1).get_attribute("href"))


def test_what_witnesses_have_differently_is_marked_and_leads_to_both(page: Page) -> None:
    page.goto("/story")
    page.get_by_role("link", name="1 disagreement").click()
    expect(page.locator(".side mark")).to_have_text(["Twelve", "27"])


def test_uncertain_dates_are_said_as_such(page: Page) -> None:
    page.goto("/story")
    heads = page.locator(".period-head h3")
    expect(heads).to_have_text(["4 May 2031", "By 4 May 2031", "Some time in June 2031"])


def test_filters_live_in_the_address(page: Page) -> None:
    page.goto("/story")
    page.locator("#f-status").select_option("planned")
    page.wait_for_url("**/story?**status=planned**")
    expect(page.locator("article.told")).to_have_count(1)
    page.reload()
    expect(page.locator("article.told .headline")).to_have_text(ostrand.MEETING)
    page.get_by_role("link", name="status planned").click()
    page.wait_for_url(lambda url: "status" not in url)
    expect(page.locator("article.told")).to_have_count(3)


def test_going_back_takes_a_filter_out(page: Page) -> None:
    page.goto("/story")
    page.locator("#f-about").fill("walked")
    page.locator("#f-about").press("Enter")
    expect(page.locator("article.told")).to_have_count(1)
    page.go_back()
    expect(page.locator("article.told")).to_have_count(3)
    expect(page.locator("#f-about")).to_have_value("")


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("actor=Dockers", [ostrand.WALKED]),
        ("type=CONSULT", [ostrand.MEETING]),
        ("since=2031-06-01", [ostrand.MEETING]),
        ("until=2031-05-05&type=PROTEST", [ostrand.WALKED]),
        ("outlet=Coast+Courier&type=PROTEST", [ostrand.WALKED]),
        ("limit=1", [ostrand.WALKED]),
        ("about=nowhere", []),
    ],
)
def test_a_filter_leaves_what_passes(page: Page, query: str, headlines: list[str]) -> None:
    page.goto(f"/story?{query}")
    expect(page.locator("article.told .headline")).to_have_text(headlines)


def test_the_grain_puts_days_together(page: Page) -> None:
    page.goto("/story")
    page.get_by_role("link", name="month", exact=True).click()
    expect(page.locator(".period-head h3").first).to_have_text("May 2031")
    assert "grain=month" in page.url
    expect(page.locator("article.told .dated").first).to_have_text("4 May 2031")


def test_a_story_is_a_way_in(page: Page) -> None:
    page.goto("/story")
    page.get_by_role("link", name="Cranes").click()
    expect(page.locator("h1")).to_have_text("Cranes")
    expect(page.locator(".empty h2")).to_have_text("Nothing passes these filters")


def test_a_bar_of_the_chart_zooms_in(page: Page) -> None:
    page.goto("/story")
    bars = page.locator(".volume-chart .bars rect")
    expect(bars).to_have_count(2)
    bars.last.dispatch_event("click")
    page.wait_for_url("**/story?**since=**")
    expect(page.locator("article.told .headline")).to_have_text([ostrand.MEETING])
    expect(page.locator("#volume-table tbody tr")).to_have_count(1)


def test_drawing_over_the_chart_zooms_in(page: Page) -> None:
    page.goto("/story")
    page.locator(".volume-chart svg").scroll_into_view_if_needed()
    box = page.locator(".volume-chart .bars rect").first.bounding_box()
    chart = page.locator(".volume-chart svg").bounding_box()
    assert box is not None and chart is not None
    page.mouse.move(box["x"] + 30, chart["y"] + 20)
    page.mouse.down()
    page.mouse.move(chart["x"] + 40, chart["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_url("**/story?**since=2031-05-04**")
    expect(page.locator("article.told").first).to_contain_text(ostrand.WALKED)


def test_a_dot_of_the_overview_leads_to_its_entry(page: Page) -> None:
    page.goto("/story")
    expect(page.locator(".overview circle")).to_have_count(1)
    page.locator(".overview a").first.click()
    expect(page.locator("article.told:target")).to_have_count(1)


def test_new_reports_are_offered_and_shown_in_place(own_page: Page, own_walk_out: Served) -> None:
    page = own_page
    page.goto("/story")
    page.locator("article.told").nth(1).focus()
    report = make_report("Nothing moves.", published="2031-05-20", name="later")
    ostrand.write(own_walk_out.record, (report, make_annotation(report)))
    expect(page.locator("#news")).to_contain_text("1 new report")
    page.evaluate("document.body.dataset.kept = 'yes'")
    page.locator("#news").get_by_role("button", name="Show").click()
    expect(page.locator(".head p")).to_contain_text("5 reports")
    expect(page.locator("#news")).to_be_empty()
    assert page.evaluate("document.body.dataset.kept") == "yes"


class TestWithoutScripts:
    @pytest.fixture
    def options(self) -> dict[str, Any]:
        return {"java_script_enabled": False}

    def test_filters_and_witnesses_are_there(self, page: Page) -> None:
        page.goto("/story")
        page.locator("#f-about").fill("walked")
        page.get_by_role("button", name="Filter").click()
        expect(page.locator("article.told")).to_have_count(1)
        page.locator("article.told summary").click()
        page.get_by_role("link", name="Every entry that tells of it").click()
        expect(page.locator(".witness")).to_have_count(2)


class TestNarrow:
    @pytest.fixture
    def options(self) -> dict[str, Any]:
        return {"viewport": {"width": 360, "height": 740}}

    def test_filters_wait_behind_a_link(self, page: Page) -> None:
        page.goto("/story")
        expect(page.locator("#f-about")).to_be_hidden()
        page.get_by_role("link", name="Filters").click()
        expect(page.locator("#f-about")).to_be_visible()
        page.get_by_role("link", name="Close").click()
        expect(page.locator("#f-about")).to_be_hidden()
