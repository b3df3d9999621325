from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web import ostrand

ROWS = "article.event"


def test_a_row_has_status_words_and_the_way_to_them(page: Page) -> None:
    page.goto("/events?status=planned")
    row = page.locator(ROWS)
    expect(row.locator(".status-planned")).to_have_text("planned")
    expect(row.locator(".event-who")).to_contain_text("Ivo Brandt")
    expect(row.locator(".trigger")).to_have_text("meet")
    event = ostrand.story().later[1].events[0]
    href = f"/reports/{event.report}#e-{event.id}"
    expect(row.locator("a.evidence")).to_have_attribute("href", href)


def test_facets_choose_a_status(page: Page) -> None:
    page.goto("/events")
    expect(page.locator(ROWS)).to_have_count(3)
    page.locator(".facet").get_by_role("link", name="planned").click()
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator(".asked a").first.click()
    expect(page.locator(ROWS)).to_have_count(3)


def test_an_event_leads_to_who_else_tells_of_it(page: Page) -> None:
    page.goto("/events?type=PROTEST")
    page.get_by_role("link", name="in the story").first.click()
    expect(page.locator("h1")).to_have_text(ostrand.WALKED)
    expect(page.locator(".witness")).to_have_count(2)
