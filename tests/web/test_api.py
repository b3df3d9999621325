"""Programs ask: pages by cursor, all rows as JSONL and CSV, wrong requests in one line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.errors import RunError
from onrecord.model import Annotation, Report, Statement, Story
from onrecord.store import Filters, Happening, Record
from onrecord.store.paging import STATEMENTS
from onrecord.web.api.lists import LISTS
from tests.store.stories import make_pair, make_record
from tests.web.client import asking
from tests.web.conftest import serving

API = "/api/v1"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pairs = [make_pair(number) for number in range(7)]
    return make_record(tmp_path_factory.mktemp("api") / "r.db", pairs)


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with asking(path) as held:
        yield held


@pytest.fixture(scope="module")
def record(path: Path) -> Iterator[Record]:
    with Record.open(path) as held:
        yield held


@pytest.mark.parametrize("held", LISTS, ids=lambda held: held.path)
def test_pages_are_the_whole_list(client: TestClient, record: Record, held: Any) -> None:
    wanted = [json.loads(msgspec.json.encode(row)) for row in held.all(record, Filters())]
    found, cursor = [], None
    while True:
        asked = {"limit": "2"} | ({} if cursor is None else {"cursor": cursor})
        page = client.get(f"{API}{held.path}", params=asked).json()
        assert len(page["rows"]) <= 2
        found += page["rows"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == wanted


@pytest.mark.parametrize("held", LISTS, ids=lambda held: held.path)
def test_streams_are_the_whole_list(client: TestClient, record: Record, held: Any) -> None:
    wanted = [json.loads(msgspec.json.encode(row)) for row in held.all(record, Filters())]
    lines = client.get(f"{API}{held.path}", params={"format": "jsonl"})
    assert [json.loads(line) for line in lines.text.splitlines()] == wanted
    table = client.get(f"{API}{held.path}", headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(wanted)


def test_one_of_each(client: TestClient, record: Record) -> None:
    head = next(iter(record.reports()))
    read = msgspec.json.decode
    assert read(client.get(f"{API}/reports/{head.id}").content, type=Report).id == head.id
    whole = client.get(f"{API}/reports/{head.id}/annotation").content
    assert read(whole, type=Annotation) == record.annotation(head.id)
    said = next(iter(record.statements()))
    assert read(client.get(f"{API}/entries/{said.id}").content, type=Statement) == said
    told = next(iter(record.occurrences()))
    found = read(client.get(f"{API}/occurrences/{told.id}").content, type=Happening)
    assert found == record.happening(told.id)
    assert {each.id for each in found.events} == set(told.events)
    story = next(iter(record.stories()))
    assert read(client.get(f"{API}/stories/{story.id}").content, type=Story) == story
    actor = next(iter(record.actors()))
    assert client.get(f"{API}/actors/{actor.id}").json()["name"] == actor.name


def test_the_record_as_a_whole(client: TestClient, record: Record) -> None:
    held = client.get(f"{API}/record").json()
    assert held["statements"] == len(list(record.statements()))
    assert held["state"] == "in step" and held["last_correction"] == 0


def test_a_timeline_is_cut_to_the_most_telling(client: TestClient, record: Record) -> None:
    periods = client.get(f"{API}/timeline", params={"limit": "3", "grain": "month"}).json()
    shown = {each["id"] for period in periods for each in period["occurrences"]}
    assert shown == {each.id for each in record.occurrences(Filters(limit=3))}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=١", "limit"),
        ("since=2031-02-30", "no such date"),
        ("kind=loud", "kind"),
        ("type=assault", "type"),
        ("min_confidence=nan", "min_confidence"),
        ("min_confidence=2", "[0, 1]"),
        ("speaker=", "speaker: is empty"),
        ("speaker=a&speaker=b", "2 times"),
        ("speeker=Mara", "no such parameter"),
        ("cursor=x", "cursor"),
        ("cursor=WyJldmVudHMiXQ", "cursor"),
        ("format=xml", "format"),
        ("format=csv&cursor=x", "cursor"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_line(
    client: TestClient, asked: str, said: str
) -> None:
    answer = client.get(f"{API}/statements?{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"] and "\n" not in answer.json()["detail"]


@pytest.mark.parametrize(
    "address",
    ["/reports/zzzz", "/reports/zzzz/annotation", "/actors/zzzz", "/entries/zz", "/occurrences/zz",
     "/stories/zz", "/nothing"],
)  # fmt: skip
def test_what_is_not_there_is_404(client: TestClient, address: str) -> None:
    answer = client.get(f"{API}{address}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_stream_of_lines_that_fails_ends_with_the_error(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_off(monkeypatch)
    lines = client.get(f"{API}/statements", params={"format": "jsonl"}).text.splitlines()
    assert json.loads(lines[-1]) == {"error": "r.db: is damaged"}
    assert len(lines) == 2_001


def test_a_table_that_fails_breaks_off(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break_off(monkeypatch)
    with serving(path) as site:
        connection = HTTPConnection(site.address.removeprefix("http://"))
        connection.request("GET", f"{API}/statements?format=csv")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(IncompleteRead):
            answer.read()
        connection.close()


def test_a_stream_that_fails_before_its_first_row_is_a_problem(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_off(monkeypatch, after=0)
    for form in ("jsonl", "csv"):
        answer = client.get(f"{API}/statements", params={"format": form})
        assert answer.status_code == 400 and answer.json()["detail"] == "r.db: is damaged"


def _break_off(monkeypatch: pytest.MonkeyPatch, *, after: int = 2_000) -> None:
    """Let the lists of statements fail behind so many rows."""

    def failing(record: Record, _: Filters) -> Iterator[Statement]:
        said = record.page(STATEMENTS, limit=1).rows
        yield from said * after
        raise RunError("r.db: is damaged")

    monkeypatch.setattr(Record, "statements", failing)
