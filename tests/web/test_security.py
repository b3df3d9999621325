"""Who gets in, and what is refused: other sites, other hosts, readers who write, large bodies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store import RecordError
from onrecord.web.accounts import Accounts
from onrecord.web.security import sessions, throttle
from onrecord.web.security.headers import POLICY
from tests.store.stories import make_pair, make_record
from tests.web.client import asking, token_of

PASSWORD = "a tall grey crane"
WISH = {"action": "remove", "entry": "0" * 16}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.db", [make_pair(0)])


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with asking(path) as held:
        yield held


@pytest.fixture
def guarded(path: Path) -> Iterator[TestClient]:
    """A site with an editor, Ines, and a reader, Rolf."""
    accounts = Accounts(str(path))
    accounts.add("Ines", PASSWORD, "editor")
    accounts.add("Rolf", PASSWORD, "reader")
    with asking(path) as held:
        yield held


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    """Sign in as a browser does, and return the status of the answer."""
    page = client.get("/sign-in").text
    token = page.partition('name="csrf" value="')[2].partition('"')[0]
    form = {"name": name, "password": password, "csrf": token, **more}
    return client.post("/sign-in", data=form).status_code


@pytest.mark.parametrize(
    "address",
    ["/", "/story", "/nothing", "/api/v1/record", "/api/v1/nothing", "/static/x/nothing.js",
     "/sign-in"],
)  # fmt: skip
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"].startswith(("private", "no-"))


def test_an_answer_that_fails_has_the_headers_too(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("onrecord.store.Record.count", fails)
    answer = client.get("/api/v1/record")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.json()["detail"] == "The server failed; its log says where."


def test_a_record_that_fails_is_said_in_one_line(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RecordError("r.db: is damaged")

    monkeypatch.setattr("onrecord.store.Record.count", fails)
    answer = client.get("/api/v1/record")
    assert answer.status_code == 503 and answer.json()["detail"] == "r.db: is damaged"


def test_the_policy_lets_nothing_inline_in() -> None:
    assert "unsafe" not in POLICY and POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.2"])
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/record", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_is_known_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/record", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_another_site_cannot_write_even_with_the_token(
    client: TestClient, sent: dict[str, str]
) -> None:
    headers = {**token_of(client), **sent}
    answer = client.post("/api/v1/corrections", json=WISH, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.json()["detail"]


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ä"])
def test_nobody_writes_without_the_token(client: TestClient, token: str | None) -> None:
    client.get("/api/v1/session")
    sent = {} if token is None else {"X-CSRF-Token": token.encode()}
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, "/api/v1/corrections", json=WISH, headers=sent)
        assert answer.status_code == 403, method


def test_the_token_of_one_browser_is_not_that_of_another(path: Path) -> None:
    with asking(path) as one:
        token = token_of(one)
        one.cookies.clear()
        assert one.post("/api/v1/corrections", json=WISH, headers=token).status_code == 403


def test_a_form_carries_the_token_in_a_field(guarded: TestClient) -> None:
    assert sign_in(guarded, "Ines") == 303
    assert guarded.post("/sign-out", data={"csrf": "x"}).status_code == 403
    token = token_of(guarded)["X-CSRF-Token"]
    assert guarded.post("/sign-out", data={"csrf": token}).status_code == 303
    assert guarded.get("/api/v1/record").status_code == 401


def test_large_bodies_are_refused_chunked_ones_too(client: TestClient) -> None:
    headers = {**token_of(client), "Content-Type": "application/json"}
    whole = client.post("/sign-out", content=b"x" * 1_100_000, headers=headers)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    chunked = client.post("/sign-in", content=iter([b"x" * 600_000] * 2), headers=form)
    assert (whole.status_code, chunked.status_code) == (413, 413)


def test_with_accounts_everybody_signs_in(guarded: TestClient) -> None:
    asked = guarded.get("/story?about=port&since=2031-05-01")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/sign-in?next=%2Fstory%3Fabout%3Dport%26since%3D2031-05-01"
    for path in ("/api/v1/record", "/api/v1/openapi.json", "/live"):
        assert guarded.get(path).status_code in (401, 303), path
    assert guarded.get("/sign-in").status_code == 200


def test_an_editor_signs_in_and_out(guarded: TestClient) -> None:
    assert sign_in(guarded, "Ines", next="/story?about=x") == 303
    cookie = guarded.cookies["onrecord-80"]
    assert guarded.get("/api/v1/session").json()["role"] == "editor"
    assert sign_in(guarded, "Ines") == 303
    assert guarded.cookies["onrecord-80"] != cookie
    token = token_of(guarded)
    assert guarded.post("/sign-out", headers=token).status_code == 303
    assert guarded.get("/api/v1/record").status_code == 401


def test_a_cookie_is_for_this_site_and_no_script(guarded: TestClient) -> None:
    header = guarded.get("/sign-in").headers["set-cookie"]
    assert "HttpOnly" in header and "SameSite=Strict" in header and "Secure" not in header
    safe = guarded.get("https://localhost/sign-in")
    assert "Secure" in safe.headers["set-cookie"]


def test_a_reader_reads_and_does_not_write(guarded: TestClient) -> None:
    assert sign_in(guarded, "Rolf") == 303
    assert guarded.get("/api/v1/statements").status_code == 200
    answer = guarded.post("/api/v1/corrections", json=WISH, headers=token_of(guarded))
    assert answer.status_code == 403 and "editors" in answer.json()["detail"]


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "javascript:x"]
)
def test_signing_in_leads_nowhere_else(guarded: TestClient, wanted: str) -> None:
    page = guarded.get("/sign-in").text
    token = page.partition('name="csrf" value="')[2].partition('"')[0]
    form = {"name": "Ines", "password": PASSWORD, "csrf": token, "next": wanted}
    assert guarded.post("/sign-in", data=form).headers["location"] == "/"


def test_whoever_fails_too_often_waits(
    guarded: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "MOST_OF_A_NAME", 2)
    assert sign_in(guarded, "Ines", "wrong") == 403
    assert sign_in(guarded, "Ines", "wrong") == 403
    assert sign_in(guarded, "Ines") == 429
    assert sign_in(guarded, "Rolf") == 303


def test_failures_are_forgotten_after_a_while() -> None:
    now = [0.0]
    held = throttle.Throttle(clock=lambda: now[0])
    for _ in range(throttle.MOST_OF_A_NAME):
        held.failed("Ines", "10.0.0.1")
    assert held.is_closed("Ines", "10.0.0.2") and not held.is_closed("Rolf", "10.0.0.1")
    now[0] = throttle.WINDOW_SECONDS
    assert not held.is_closed("Ines", "10.0.0.2")


def test_an_address_is_held_to_a_number_too() -> None:
    held = throttle.Throttle()
    for number in range(throttle.MOST_OF_AN_ADDRESS):
        held.failed(f"user {number}", "10.0.0.1")
    assert held.is_closed("Ines", "10.0.0.1") and not held.is_closed("Ines", "10.0.0.2")


def test_sessions_end() -> None:
    now = [0.0]
    held = sessions.Sessions(clock=lambda: now[0])
    cookie = held.start("Ines", "hash")
    now[0] = sessions.IDLE_SECONDS - 1
    assert held.find(cookie) is not None
    now[0] += sessions.IDLE_SECONDS
    assert held.find(cookie) is None
    cookie = held.start("Ines", "hash")
    for _ in range(int(sessions.LONGEST_SECONDS / sessions.IDLE_SECONDS) * 2):
        now[0] += sessions.IDLE_SECONDS / 2
        held.find(cookie)
    assert held.find(cookie) is None


def test_who_is_removed_or_has_another_password_is_out(guarded: TestClient, path: Path) -> None:
    accounts = Accounts(str(path))
    assert sign_in(guarded, "Ines") == 303
    accounts.change("Ines", "another grey crane")
    assert guarded.get("/api/v1/record").status_code == 401
    assert sign_in(guarded, "Rolf") == 303
    accounts.remove("Rolf")
    assert guarded.get("/api/v1/record").status_code == 401
    accounts.remove("Ines")
    assert guarded.get("/api/v1/record").status_code == 401


@pytest.mark.parametrize(
    "name",
    ["../../app.py", "..%2f..%2fapp.py", "%2e%2e/%2e%2e/app.py", "....//app.py", "/etc/passwd",
     "..\\..\\app.py", "x/../../../app.py", "%00"],
)  # fmt: skip
def test_static_files_are_those_alone(client: TestClient, name: str) -> None:
    for address in (f"/static/{name}", f"/static/x/{name}"):
        assert client.get(address).status_code in (404, 400), address


def test_errors_are_pages_for_people(client: TestClient) -> None:
    answer = client.get("/reports/nothing-like-it")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Traceback" not in answer.text
