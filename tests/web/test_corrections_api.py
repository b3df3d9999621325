"""Corrections over HTTP: made, refused, undone, in conflict; by whoever signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.store import CorrectionRow, Record
from onrecord.web.steps import Steps
from tests.store.stories import make_pair, make_record
from tests.web.client import asking, token_of

SAID = "/api/v1/corrections"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.db", [make_pair(number) for number in range(2)])


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """How often the record was said to be out of step; nothing is brought in step."""
    found: list[None] = []
    monkeypatch.setattr(Steps, "due", lambda self: found.append(None))
    return found


@pytest.fixture
def client(path: Path, due: list[None]) -> Iterator[TestClient]:
    with asking(path, user="Ana Ferreira") as held:
        yield held


@pytest.fixture
def entry(path: Path) -> str:
    with Record.open(path) as record:
        return next(iter(record.statements())).id


def say(client: TestClient, **wish: Any) -> Any:
    return client.post(SAID, json=wish, headers=token_of(client))


def test_a_correction_is_there_at_once(
    client: TestClient, path: Path, entry: str, due: list[None]
) -> None:
    answer = say(client, action="act", entry=entry, act="warn", seen=0)
    assert answer.status_code == 201, answer.text
    row = msgspec.json.decode(answer.content, type=CorrectionRow)
    assert (row.number, row.by, row.act, row.state) == (1, "Ana Ferreira", "warn", "in force")
    assert client.get(f"/api/v1/entries/{entry}").json()["act"] == "warn"
    assert len(due) == 1
    with Record.open(path) as record:
        assert [each.number for each in record.history(entry)] == [1]


def test_an_undoing_is_a_row_too(client: TestClient, entry: str, due: list[None]) -> None:
    before = client.get(f"/api/v1/entries/{entry}").json()
    say(client, action="remove", entry=entry)
    assert client.get(f"/api/v1/entries/{entry}").status_code == 404
    undone = client.post(f"{SAID}/1/undo", headers=token_of(client))
    assert undone.status_code == 201
    assert (undone.json()["action"], undone.json()["undoes"]) == ("undo", 1)
    assert client.get(f"/api/v1/entries/{entry}").json() == before
    assert [row["state"] for row in client.get(SAID).json()["rows"]] == ["undone", "in force"]
    assert len(due) == 2


def test_the_log_comes_by_pages(client: TestClient, entry: str) -> None:
    for act in ("warn", "deny", "ask"):
        assert say(client, action="act", entry=entry, act=act).status_code == 201
    first = client.get(SAID, params={"limit": 2}).json()
    then = client.get(SAID, params={"limit": 2, "cursor": first["next"]}).json()
    assert [row["number"] for row in (*first["rows"], *then["rows"])] == [1, 2, 3]
    assert then["next"] is None
    lines = client.get(SAID, params={"format": "jsonl"}).text.splitlines()
    assert len(lines) == 3
    assert client.get(SAID, params={"format": "csv"}).status_code == 200


def test_what_somebody_else_said_meanwhile_is_shown(client: TestClient, entry: str) -> None:
    assert say(client, action="act", entry=entry, act="warn", seen=0).status_code == 201
    answer = say(client, action="act", entry=entry, act="deny", seen=0)
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["correction"]["number"] == 1
    assert answer.json()["correction"]["act"] == "warn"
    assert say(client, action="act", entry=entry, act="deny", seen=1).status_code == 201


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"action": "shout"}, "body"),
        ({"action": "remove", "entry": "0" * 16}, ""),
        ({"action": "remove"}, "entry"),
        ({"action": "date", "entry": "ENTRY", "edtf": "soon"}, "soon"),
        ({"action": "span", "entry": "ENTRY", "role": "content", "spans": [[0, 10**9]]}, ""),
        ({"action": "remove", "entry": "ENTRY", "entries": 1}, "entries"),
        ({"action": "remove", "entry": "ENTRY", "seen": "x"}, "seen"),
        ({"action": "merge", "actor": "nobody at all", "other": "no one"}, "nobody at all"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(
    client: TestClient, entry: str, wish: dict[str, Any], said: str
) -> None:
    asked = {name: entry if value == "ENTRY" else value for name, value in wish.items()}
    answer = say(client, **asked)
    assert answer.status_code in (400, 404), answer.text
    assert said in answer.json()["detail"] and "\n" not in answer.json()["detail"]
    assert client.get(SAID).json()["rows"] == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"1", b"[" * 100_000])
def test_what_is_no_wish_is_refused(client: TestClient, body: bytes) -> None:
    headers = {**token_of(client), "Content-Type": "application/json"}
    assert client.post(SAID, content=body, headers=headers).status_code == 400


@pytest.mark.parametrize("number", ["0", "7", "x", "-1", "9" * 30, "1.5"])
def test_nothing_unknown_is_undone(client: TestClient, number: str) -> None:
    answer = client.post(f"{SAID}/{number}/undo", headers=token_of(client))
    assert answer.status_code == 404


def test_what_is_undone_is_not_undone_again(client: TestClient, entry: str) -> None:
    say(client, action="remove", entry=entry)
    assert client.post(f"{SAID}/1/undo", headers=token_of(client)).status_code == 201
    assert client.post(f"{SAID}/1/undo", headers=token_of(client)).status_code == 400


def test_actors_are_merged(client: TestClient, path: Path) -> None:
    with Record.open(path) as record:
        one, other = list(record.actors())[:2]
    answer = say(client, action="merge", actor=one.id, other=other.id)
    assert answer.status_code == 201, answer.text
    assert answer.json()["other"]["id"] == other.id
