from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web import ostrand


def test_both_passages_stand_side_by_side_with_what_differs_marked(page: Page) -> None:
    page.goto("/disagreements")
    sides = page.locator("article.apart .side")
    expect(sides.locator("blockquote")).to_have_text([ostrand.TWELVE, ostrand.WALKED_TOO])
    expect(sides.locator("mark")).to_have_text(["Twelve", "27"])
    one, other = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert one is not None and other is not None
    assert one["y"] == other["y"] and one["x"] < other["x"]


def test_they_are_chosen_by_what_differs(page: Page) -> None:
    page.goto("/disagreements?differ=date")
    expect(page.locator(".empty h2")).to_have_text("Nothing passes these filters")
    page.locator(".facet").get_by_role("link", name="number").click()
    expect(page.locator("article.apart")).to_have_count(1)


def test_a_disagreement_leads_to_all_that_tells_of_the_thing(page: Page) -> None:
    page.goto("/disagreements")
    page.get_by_role("link", name="all that tells of it").click()
    expect(page.locator("h1")).to_have_text(ostrand.WALKED)
