"""What all pages have: keys, colours, a way past the navigation, no barrier, no sideways scroll."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import serious

PAGES = ("/story", "/statements", "/events", "/positions", "/disagreements", "/story?about=nowhere")


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("colours", ["light", "dark"])
class TestEverywhere:
    @pytest.fixture
    def options(self, width: int, colours: str) -> dict[str, Any]:
        return {"viewport": {"width": width, "height": 900}, "color_scheme": colours}

    def test_no_page_has_a_barrier_or_scrolls_sideways(self, page: Page, width: int) -> None:
        for path in PAGES:
            page.goto(path)
            for closed in page.locator("details").all():
                closed.evaluate("one => { one.open = true }")
            assert serious(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    def test_nor_has_a_page_behind_another(self, page: Page, width: int) -> None:
        page.goto("/story")
        happening = page.locator("a.chip.differ").first.get_attribute("href")
        page.goto("/positions")
        track = page.locator("details.track a").first.get_attribute("href")
        page.goto("/statements")
        further = page.locator("a[rel=next]").get_attribute("href")
        for path in (happening, track, further):
            page.goto(str(path))
            assert serious(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_j_and_k_go_through_the_entries(page: Page) -> None:
    page.goto("/statements")
    cards = page.locator("[data-entry]")
    page.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(cards.nth(0)).to_be_focused()


def test_enter_opens_the_words_of_the_entry(page: Page) -> None:
    page.goto("/statements")
    page.keyboard.press("j")
    href = page.locator("[data-entry] a.evidence").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")


def test_enter_opens_what_is_closed_first(page: Page) -> None:
    page.goto("/positions")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("details.track").first).to_have_attribute("open", "")
    expect(page.locator(".steps a.evidence").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


def test_a_slash_leads_to_the_search_and_types_nothing(page: Page) -> None:
    page.goto("/story")
    page.keyboard.press("/")
    expect(page.locator("#f-about")).to_be_focused()
    expect(page.locator("#f-about")).to_have_value("")
    page.keyboard.type("j/k?")
    expect(page.locator("#f-about")).to_have_value("j/k?")
    expect(page.locator("#help")).to_be_hidden()


def test_a_question_mark_shows_the_keys(page: Page) -> None:
    page.goto("/story")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_the_colours_are_kept(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/story")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    switch = page.get_by_role("button", name="Colours")
    switch.click()
    assert page.evaluate(ground) == light
    switch.click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("/statements")
    assert page.evaluate(ground) == dark
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()


def test_the_first_step_leads_past_the_navigation(page: Page) -> None:
    page.goto("/story")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_page_says_where_one_is(page: Page) -> None:
    page.goto("/events")
    expect(page.locator(".pages [aria-current='page']")).to_have_text("Events")


class TestNarrow:
    @pytest.fixture
    def options(self) -> dict[str, Any]:
        return {"viewport": {"width": 360, "height": 740}}

    def test_the_page_that_one_is_on_is_in_sight_in_the_navigation(self, page: Page) -> None:
        for name in ("Story", "Disagreements"):
            page.goto(f"/{name.lower()}")
            box = page.locator(".pages [aria-current='page']").bounding_box()
            assert box is not None
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize("path", ["/story?since=soon", "/statements?act=sing", "/events?order=up"])
def test_a_value_that_cannot_be_is_refused_in_one_line(page: Page, path: str) -> None:
    answer = page.request.get(path)
    assert answer.status == 400
    assert "notice bad" in answer.text()
