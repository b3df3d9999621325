"""What people bring and correct, by the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from onrecord import api as api_module
from onrecord import cli, correcting
from onrecord.progress import BuildSummary
from onrecord.store import Record
from tests.corrected import counts, make_record

WHO = ["--by", "Ada Brook"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with a report in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_RECORD", "ONRECORD_BY", "COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    Path("a.txt").write_text("date 2031-05-04 The quay is shut.", encoding="utf-8")
    return tmp_path


@pytest.fixture
def record(folder: Path) -> str:
    """A record of a few reports."""
    return str(make_record(folder / "r.db"))


@pytest.fixture
def casts(monkeypatch: pytest.MonkeyPatch) -> list[list[str] | None]:
    """The names of the casts that reach the verbs, which do nothing else here."""
    found: list[list[str] | None] = []

    def note(actors: Any) -> None:
        found.append(None if actors is None else [entry.name for entry in actors.entries])

    def annotate(_reports: Any, *, actors: Any, **_options: Any) -> Iterable[Any]:
        note(actors)
        return []

    def build(_inputs: Any, *, actors: Any, **_options: Any) -> BuildSummary:
        note(actors)
        return BuildSummary(read=3, added=1, again=2, cast=1, seconds=1.0)

    monkeypatch.setattr(api_module, "annotate", annotate)
    monkeypatch.setattr(api_module, "build", build)
    return found


def rows(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_a_cast_reaches_the_verbs(
    casts: list[list[str] | None], capfd: pytest.CaptureFixture[str]
) -> None:
    Path("one.csv").write_text("name\nMara Lindqvist\n")
    Path("two.toml").write_text('[[actor]]\nname = "Oskar Brandt"\n')
    given = ["--actors", "one.csv", "--actors", "two.toml"]
    assert cli.main(["annotate", "-q", "a.txt", *given]) == cli.OK
    assert cli.main(["build", "a.txt", "--record", "r.db", *given]) == cli.OK
    assert capfd.readouterr().err == (
        "r.db: 3 reports read, 1 new, 0 known, 0 rejected; 2 read again with another cast; "
        "cast of 1 actor; 0 statements, 0 events in the record; 1.0 s\n"
    )
    assert cli.main(["build", "-q", "a.txt", "--record", "r.db"]) == cli.OK
    assert cli.main(["build", "-q", "a.txt", "--record", "r.db", "--no-actors"]) == cli.OK
    both = ["Mara Lindqvist", "Oskar Brandt"]
    assert casts == [both, both, None, []]


@pytest.mark.parametrize("command", [["annotate"], ["build", "--record", "r.db"]])
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("c.csv", "name,kind\nMara Lindqvist,persn\n", "c.csv:2: unknown kind 'persn'"),
        ("c.csv", "nam\nMara Lindqvist\n", "c.csv:1: unknown column 'nam'"),
        ("c.csv", "name\nMara Lindqvist\nA,B\n", "c.csv:3: 2 cells, but the heading has 1"),
        ("c.csv", "", "c.csv: is empty"),
        ("c.csv", None, "c.csv: the cast cannot be read"),
        ("c.json", "{", "c.json:1: not JSON"),
        ("c.txt", "Mara Lindqvist", "of what format is it?"),
    ],
)
def test_a_wrong_cast_is_wrong_usage_and_nothing_is_read(
    casts: list[list[str] | None], command: list[str], name: str, text: str | None, words: str,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if text is not None:
        Path(name).write_text(text)
    assert cli.main([*command, "a.txt", "--actors", name]) == cli.USAGE
    shown = capfd.readouterr()
    assert words in shown.err
    assert shown.out == "" and casts == []
    assert not Path("r.db").exists()


def test_a_cast_and_none_exclude_each_other(capfd: pytest.CaptureFixture[str]) -> None:
    given = ["--actors", "c.csv", "--no-actors"]
    assert cli.main(["build", "a.txt", "--record", "r.db", *given]) == cli.USAGE
    assert "exclude each other" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_a_name_is_explained_in_each_form(
    record: str, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["actors", "--record", record, "--explain", "lindqvist", "--format", form]
    assert cli.main(asked) == cli.OK
    shown = capfd.readouterr()
    assert shown.err == "" and len(shown.out.splitlines()) >= 3
    assert "Mara Lindqvist" in shown.out


def test_explaining_names_form_count_score_and_evidence(
    record: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["actors", "--record", record, "--explain", "Mara Lindqvist"]) == cli.OK
    lone = [row for row in rows(capfd) if row["read_as"] == "Lindqvist"]
    assert [(row["form"], row["text"], row["count"], row["reports"]) for row in lone] == [
        ("name", "Lindqvist", 1, 1)
    ]
    assert lone[0]["score"] > 0 and lone[0]["evidence"]


@pytest.mark.parametrize(("name", "words"), [("Nobody", "holds no actor 'Nobody'")])
def test_who_is_not_there_is_not_explained(
    record: str, name: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["actors", "--record", record, "--explain", name]) == cli.FAILED
    assert words in capfd.readouterr().err


def test_merge_split_list_and_undo(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    at = ["--record", record]
    assert cli.main(["actors", "merge", "Lindqvist", "Maja Ek", *at, *WHO]) == cli.OK
    assert capfd.readouterr() == ("", f"{record}: noted as correction 1\n")
    assert cli.main(["actors", "split", "Mara Lindqvist", "Lindqvist", "r3", *at, *WHO, "-q"]) == 0
    with Record.open(record) as opened:
        assert counts(opened)["Mara Lindqvist"] == (3, 4, 3)
    assert cli.main(["corrections", "undo", "1", *at, "--by", "Bo Ek", "-q"]) == cli.OK
    assert capfd.readouterr() == ("", "")
    assert cli.main(["corrections", "list", *at]) == cli.OK
    assert [(r["number"], r["by"], r["action"], r["state"]) for r in rows(capfd)] == [
        (1, "Ada Brook", "merge", "undone"), (2, "Ada Brook", "split", "in force"),
        (3, "Bo Ek", "undo", "in force"),
    ]  # fmt: skip
    for form, words in (("table", "undoes 1"), ("csv", "number,at,by,action,")):
        assert cli.main(["corrections", "list", *at, "--format", form]) == cli.OK
        assert words in capfd.readouterr().out
    assert cli.main(["verify", *at]) == cli.OK


def test_the_environment_names_record_and_who(
    record: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", record)
    monkeypatch.setenv("ONRECORD_BY", "Ada Brook")
    assert cli.main(["actors", "merge", "Mara Lindqvist", "Maja Ek", "-q"]) == cli.OK
    assert cli.main(["corrections", "list"]) == cli.OK
    assert rows(capfd)[0]["by"] == "Ada Brook"
    assert cli.main(["actors"]) == cli.OK
    assert "Maja Ek" not in {row["name"] for row in rows(capfd)}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["actors"], cli.USAGE, "Missing option '--record'"),
        (["actors", "merge", "A", "B", "--record", "{}"], cli.USAGE, "Missing option '--by'"),
        (["actors", "split", "A", "--record", "{}", *WHO], cli.USAGE, "Missing argument"),
        (["corrections", "undo", "x", "--record", "{}", *WHO], cli.USAGE, "not a valid integer"),
        (["corrections", "undo", "1", "--record", "{}", *WHO], cli.FAILED, "no correction 1"),
        (["corrections", "list", "--record", "gone.db"], cli.FAILED, "no such record"),
        (["actors", "merge", "A", "B", "--record", "gone.db", *WHO], cli.FAILED, "no such record"),
        (["actors", "merge", "A", "B", "--record", "{}", *WHO], cli.FAILED, "no actor 'A'"),
        (
            ["actors", "merge", "Lindqvist", "Mara Lindqvist", "--record", "{}", *WHO],
            cli.FAILED, "are one already",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_changes_nothing(
    record: str, arguments: list[str], code: int, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([each.replace("{}", record) for each in arguments]) == code
    shown = capfd.readouterr()
    assert words in shown.err and shown.out == ""
    assert not Path("gone.db").exists()
    with Record.open(record) as opened:
        assert list(opened.corrections()) == []


def test_corrections_are_exported_and_applied(
    record: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Record.open(record, write=True) as opened:
        said = next(iter(opened.statements()))
        wish = correcting.Wish(action="act", entry=said.id, act="deny")
        correcting.say(opened, wish, by="Ada Brook", at="2031-06-01T10:00:00Z")
    assert cli.main(["corrections", "list", "--record", record, "--format", "table"]) == cli.OK
    assert "act deny: “" in capfd.readouterr().out
    assert cli.main(["corrections", "export", "--record", record]) == cli.OK
    lines = capfd.readouterr().out
    (told,) = map(json.loads, lines.splitlines())
    assert told["correction"]["target"]["quotes"][0]["exact"] == said.content[0].text
    assert told["reports"][0]["name"] == said.report_name
    Path("told.jsonl").write_text(lines, encoding="utf-8")
    other = str(make_record(folder / "other.db"))
    assert cli.main(["corrections", "apply", "told.jsonl", "--record", other]) == cli.OK
    assert capfd.readouterr().err == f"{other}: 1 applied, 0 orphaned, 0 idle, 0 known\n"
    with Record.open(other) as opened:
        assert next(each for each in opened.statements() if each.id == said.id).act == "deny"
    assert cli.main(["corrections", "undo", "1", "--record", other, *WHO]) == cli.OK
    with Record.open(other) as opened:
        assert not opened.stale()
