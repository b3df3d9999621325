"""Whole stories with what a careful reader makes of all their reports: tests/golden/stories."""

from __future__ import annotations

import pytest

from tests.golden_stories import Story, stories, wrong


@pytest.mark.model
@pytest.mark.parametrize("story", list(stories()), ids=lambda story: story.reports.stem)
def test_what_the_reports_tell_together(story: Story) -> None:
    """``python -m tests.golden_stories`` writes the limits of now; look at its changes."""
    found, known = wrong(story), story.limits.read_text(encoding="utf-8").splitlines()
    assert sorted(set(known) - set(found)) == [], "no limits any more: take them out"
    assert sorted(set(found) - set(known)) == [], "wrong, and no known limits"
