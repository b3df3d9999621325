"""onrecord serve and onrecord users: who gets in, where it listens, how it ends."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from onrecord.cli import FAILED, INTERRUPTED, OK, USAGE, main
from tests.store.stories import make_pair, make_record

PASSWORD = "a tall grey crane"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.db", [make_pair(0)])


def type_in(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{words}\nmore\n"))


def test_users_come_and_go(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--record", str(record)]
    type_in(monkeypatch, PASSWORD)
    assert main(["users", "add", "Ines", *where]) == OK
    type_in(monkeypatch, PASSWORD)
    assert main(["users", "add", "Rolf", "--role", "reader", *where]) == OK
    capsys.readouterr()
    assert main(["users", "list", *where]) == OK
    assert capsys.readouterr().out == "Ines\teditor\nRolf\treader\n"
    type_in(monkeypatch, "another grey crane")
    assert main(["users", "password", "Ines", *where]) == OK
    assert main(["users", "remove", "Rolf", *where]) == OK
    held = json.loads(Path(f"{record}.users").read_text())["users"]
    assert list(held) == ["Ines"] and "crane" not in str(held)


@pytest.mark.parametrize(
    ("words", "said"), [("short", "at least 12"), ("", "at least 12")], ids=["short", "empty"]
)
def test_a_password_will_not_do(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
    said: str,
) -> None:
    type_in(monkeypatch, words)
    assert main(["users", "add", "Ines", "--record", str(record)]) == FAILED
    assert said in capsys.readouterr().err
    assert not Path(f"{record}.users").exists()


def test_accounts_are_of_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, PASSWORD)
    assert main(["users", "add", "Ines", "--record", str(tmp_path / "none.db")]) == FAILED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_others_are_not_let_in_without_accounts(
    record: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert main(["serve", "--record", str(record), "--host", host]) == FAILED
    assert "add accounts with onrecord users" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--record", str(record), "--port", port]) == FAILED
    assert "cannot listen there" in capfd.readouterr().err


def test_certificate_and_key_go_together(record: Path) -> None:
    assert main(["serve", "--record", str(record), "--key", "k.pem"]) == USAGE


def test_help_does_not_load_the_server() -> None:
    seen = "import sys, onrecord.cli as c; c.main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert not any(f"'{name}'" in done.stdout for name in ("fastapi", "uvicorn", "argon2"))


@pytest.mark.parametrize("listening", [False, True], ids=["alone", "with a listener"])
def test_ctrl_c_ends_the_server(record: Path, listening: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record)]
    # A shell's background job, such as CI, ignores Ctrl-C, and its children do too.
    server = subprocess.Popen(
        [*command, "--port", str(port)], stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    wait_for(port)
    listener = HTTPConnection("127.0.0.1", port)
    if listening:
        listener.request("GET", "/live")
        listener.getresponse().read(1)
    server.send_signal(signal.SIGINT)
    _, said = server.communicate(timeout=20)
    listener.close()
    assert server.returncode == INTERRUPTED
    assert "Traceback" not in said and f"http://127.0.0.1:{port}/" in said
    assert sorted(os.listdir(record.parent)) == ["r.db"]


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/api/v1/record")
            assert connection.getresponse().status == 200
            connection.close()
            return
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
