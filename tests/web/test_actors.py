"""Who is in the record: of which kind, and who has a page that others may lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from onrecord.model import Actor, described_id
from onrecord.store import Record
from tests.builders import make_actor, make_resolution, make_span
from tests.web import ostrand
from tests.web.client import asking


def test_a_kind_of_actor_is_asked_for(page: Page) -> None:
    page.goto("/actors")
    names = page.locator("table.actors tbody a")
    expect(names).to_have_count(5)
    page.locator("#f-actor_kind").select_option("group")
    page.wait_for_url("**actor_kind=group**")
    expect(names).to_have_text(["Dockers"])
    page.get_by_role("link", name="kind group").click()
    page.locator(".facets").get_by_role("link", name="person 2").click()
    expect(names).to_have_text(["Ivo Brandt", "Mara Lindqvist"])


def test_a_wrong_kind_is_refused(page: Page) -> None:
    answer = page.request.get("/actors?actor_kind=ghost")
    assert answer.status == 400
    assert "ghost" in answer.text()


@pytest.fixture
def told_of_dockers(tmp_path: Path) -> tuple[Path, Actor]:
    """A record whose walk-out is that of dockers whom only a second report describes."""
    of, path = ostrand.story(), tmp_path / "ostrand.db"
    second = of.second[0]
    span = make_span(second.text, "Dockers")
    described = replace(
        make_actor("some dockers", second, kind="group"),
        id=described_id(second.id, span.start, span.end),
        mention=span,
    )
    account = ostrand.account(of)
    walk_out = replace(account.occurrences[0], actors=(described, make_actor("Mara Lindqvist")))
    with Record.open(path, write=True) as record:
        record.add(of.read(), model="by hand")
        resolution = make_resolution([annotation for _, annotation in of.read()])
        others = account.occurrences[1:]
        record.resolve(resolution, replace(account, occurrences=(walk_out, *others)))
    return path, described


def test_whom_only_words_of_another_report_make_is_named_without_a_link(
    told_of_dockers: tuple[Path, Actor],
) -> None:
    path, described = told_of_dockers
    known = make_actor("Mara Lindqvist")
    with asking(path) as client:
        assert client.get(f"/actors/{described.id}").status_code == 404
        story = client.get("/story").text
        found = re.search(r"/story/([0-9a-f]{16})#disagreements", story)
        assert found is not None
        for page in (story, client.get(f"/story/{found[1]}").text):
            assert '<span class="actor">some dockers</span>' in page
            assert f'href="/actors/{described.id}"' not in page
            assert f'<a class="actor" href="/actors/{known.id}">Mara Lindqvist</a>' in page
