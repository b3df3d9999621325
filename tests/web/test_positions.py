from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web import ostrand


@pytest.mark.parametrize("by", ["actor", "issue"])
def test_a_line_opens_both_passages_with_the_change_between(page: Page, by: str) -> None:
    page.goto(f"/positions?by={by}")
    line = page.locator("details.track")
    expect(line.locator(".line .sign")).to_have_count(2)
    expect(line.locator("summary .change")).to_have_text("softened")
    line.locator("summary").click()
    steps = line.locator(".steps > li")
    expect(steps.nth(0)).to_contain_text(ostrand.REFUSAL)
    expect(steps.nth(1)).to_have_text("softened")
    expect(steps.nth(2)).to_contain_text(ostrand.OFFER)
    said = ostrand.story().later[1].statements[0]
    href = f"/reports/{said.report}#s-{said.id}"
    expect(steps.nth(2).locator("a.evidence")).to_have_attribute("href", href)


def test_a_track_has_an_address_of_its_own(page: Page) -> None:
    page.goto("/positions")
    page.goto(str(page.locator("details.track a").get_attribute("href")))
    expect(page.locator("h1")).to_have_text("Mara Lindqvist on signing")
    expect(page.locator(".steps .quote")).to_have_text([ostrand.REFUSAL, ostrand.OFFER])
    missing = page.request.get("/positions/track?actor=nobody&issue=signing")
    assert missing.status == 404


def test_filters_leave_what_passes(page: Page) -> None:
    page.goto("/positions?issue=signing&changed=1&actor=mara")
    expect(page.locator("details.track")).to_have_count(1)
    page.goto("/positions?issue=cranes")
    expect(page.locator(".empty h2")).to_have_text("Nothing passes these filters")
    page.goto("/positions?changed=1&until=2031-05-06")
    expect(page.locator(".empty h2")).to_have_text("No change among these")


def test_a_wrong_way_to_put_together_is_refused(page: Page) -> None:
    answer = page.request.get("/positions?by=colour")
    assert answer.status == 400
    assert "colour" in answer.text()
