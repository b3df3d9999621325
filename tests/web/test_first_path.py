"""A first-time user's path: from the start page to the words behind an entry of the story."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.first_path import MOST_CLICKS, PathError, Walk, walk
from bench.served import ServingError, served
from tests.web import ostrand
from tests.web.conftest import Open, Served


@pytest.mark.parametrize("size", [(1600, 1000), (360, 800)], ids=["wide", "narrow"])
def test_the_words_behind_an_entry_are_three_clicks_away(
    opens: Open, walk_out: Served, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    watched = opens(walk_out.address, viewport=viewport)
    steps = walk(watched.page, walk_out.address)
    assert [step.clicks for step in steps] == [0, 1, 0, 1, 2]
    assert max(step.clicks for step in steps) <= MOST_CLICKS
    assert watched.is_calm(), watched


def test_the_words_of_the_best_witness_are_lit(page: Page, walk_out: Served) -> None:
    going = Walk(page, walk_out.address)
    going.start()
    assert going.headline().words == ostrand.WALKED
    going.start()
    assert "walked" in going.witness().words


def test_a_path_that_lights_other_words_is_none(page: Page, walk_out: Served) -> None:
    going = Walk(page, walk_out.address)
    going.start()
    page.locator("article.told .headline a").first.evaluate("link => link.textContent = 'No.'")
    with pytest.raises(PathError, match="lit is"):
        going.headline()


def test_a_site_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(ServingError, match="none"), served(tmp_path / "none.db"):
        pass
