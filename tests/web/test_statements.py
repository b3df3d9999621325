from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web import ostrand

CARDS = "article.statement"


def test_a_card_has_the_words_the_speaker_and_the_chain(page: Page) -> None:
    page.goto("/statements?speaker=Mara&until=2031-05-06")
    card = page.locator(CARDS)
    expect(card.locator(".quote")).to_have_text(ostrand.REFUSAL)
    expect(card.locator(".speaker")).to_have_text("Mara Lindqvist")
    expect(card.locator(".chain .outlet")).to_have_text("Harbour Post")
    expect(card.locator(".chain .actor")).to_have_text("Mara Lindqvist")
    said = ostrand.story().first[1].statements[0]
    href = f"/reports/{said.report}#s-{said.id}"
    expect(card.locator("a.evidence")).to_have_attribute("href", href)


def test_the_day_is_said_as_far_as_it_is_known(page: Page) -> None:
    page.goto("/statements?speaker=Mara")
    expect(page.locator("h2.day")).to_have_text(["Undated", "11 May 2031"])


def test_older_ones_come_as_they_are_reached(page: Page) -> None:
    page.goto("/statements")
    expect(page.locator(CARDS)).to_have_count(30)
    page.get_by_role("link", name="Older statements").scroll_into_view_if_needed()
    expect(page.locator(CARDS)).to_have_count(ostrand.CRANES + 3)
    ids = page.locator(CARDS).evaluate_all("all => all.map(one => one.id)")
    assert len(set(ids)) == ostrand.CRANES + 3
    expect(page.locator(".more")).to_have_count(0)


def test_search_finds_words(page: Page) -> None:
    page.goto("/statements")
    page.locator("#f-about").fill('"crane 17"')
    page.locator("#f-about").press("Enter")
    expect(page.locator(f"{CARDS} .quote")).to_have_text(["Crane 17 is ready"])
    page.wait_for_url("**/statements?**about=**17**")


def test_facets_count_and_choose(page: Page) -> None:
    page.goto("/statements")
    facet = page.locator(".facet").filter(has=page.get_by_role("heading", name="Who speaks"))
    expect(facet.locator("a").first).to_contain_text(f"Ivo Brandt{ostrand.CRANES + 1}")
    facet.get_by_role("link", name="Mara Lindqvist").click()
    expect(page.locator(CARDS)).to_have_count(2)
    expect(facet.locator("[aria-current]")).to_contain_text("Mara Lindqvist")


def test_the_order_turns(page: Page) -> None:
    page.goto("/statements?outlet=Harbour+Post")
    first = page.locator(f"{CARDS} .quote").first
    expect(first).to_have_text(ostrand.REFUSAL)
    page.get_by_role("link", name="oldest").click()
    expect(first).to_have_text(ostrand.OFFER)


def test_nothing_found_says_what_to_do(page: Page) -> None:
    page.goto("/statements?about=nowhere")
    expect(page.locator(".empty h2")).to_have_text("Nothing passes these filters")
    page.get_by_role("link", name="begin anew").click()
    expect(page.locator(CARDS).first).to_be_visible()


def test_a_list_shown_afresh_has_its_filters(page: Page) -> None:
    page.goto("/statements?speaker=Mara")
    detail = {"reports": 99}
    page.evaluate(
        "detail => document.dispatchEvent(new CustomEvent('onrecord:changed', {detail}))", detail
    )
    expect(page.locator("#news")).to_contain_text("95 new reports")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(CARDS)).to_have_count(2)


class TestWithoutScripts:
    @pytest.fixture
    def options(self) -> dict[str, Any]:
        return {"java_script_enabled": False}

    def test_older_ones_have_a_page_of_their_own(self, page: Page) -> None:
        page.goto("/statements")
        page.get_by_role("link", name="Older statements").click()
        expect(page.locator(CARDS)).to_have_count(ostrand.CRANES + 3 - 30)
        page.get_by_role("link", name="Back to the first ones").click()
        expect(page.locator(CARDS)).to_have_count(30)
