from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from msgspec import structs

from onrecord import api as api_module
from onrecord import cli
from onrecord.cli import voice
from onrecord.cli.options import EVENT_TYPES, STATUSES
from onrecord.errors import RunError
from onrecord.knowledge.roster import Roster
from onrecord.model import Annotation, EventType, Explanation, Report, Status, Time
from onrecord.progress import BuildSummary
from onrecord.settings import Settings
from onrecord.store import Record
from onrecord.views.sure import at_least
from tests.builders import make_annotation, make_statement
from tests.readers.reading import line
from tests.store.stories import make_pair, make_record

DATED = "date 2031-05-04 The quay is shut."


def fake_annotate(
    reports: Iterable[Report],
    *,
    settings: Settings,
    explain: bool,
    min_confidence: float,
    actors: Roster,
) -> Iterator[Annotation]:
    for report in reports:
        stated = [make_statement(report, report.text[:3])]
        found = at_least(make_annotation(report, statements=stated), min_confidence)
        yield structs.replace(found, times=(make_time(settings, explain=explain),))


def make_time(settings: Settings, *, explain: bool) -> Time:
    """Return a time, explained by the mode of the settings."""
    time = Time(start=0, end=3, text="May", type="DATE", value="2031-05", mod=None, interval=None)
    mode = settings.times.chosen() or "news"
    why = Explanation(rule="month", mode=mode, reference=None, anchor=None, tense=None)
    return structs.replace(time, explanation=why) if explain else time


def fake_build(
    inputs: Iterable[str],
    *,
    record: str,
    workers: int,
    settings: Settings,
    actors: Roster | None,
    on_reject: Any,
    on_progress: Callable[[BuildSummary], None],
) -> BuildSummary:
    count = 0
    for count, _ in enumerate(
        api_module.read(inputs, settings=settings, on_reject=on_reject), start=1
    ):
        on_progress(BuildSummary(read=count, words=count * 4, seconds=1.0))
    cast = 0 if actors is None else len(actors)
    return BuildSummary(
        read=count, added=count, cast=cast, statements=7, words=count * 4, seconds=2.0
    )


@pytest.fixture(autouse=True)
def api(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs, with stand-ins for the two that need the language model."""
    monkeypatch.setattr(api_module, "annotate", fake_annotate)
    monkeypatch.setattr(api_module, "build", fake_build)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a terminal that is none."""
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_RECORD", "NO_COLOR", "COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def record(folder: Path) -> str:
    """A record of a few reports."""
    return str(make_record(folder / "r.db", [make_pair(number) for number in range(5)]))


def dated(name: str, text: str = DATED) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


# Annotate and build.


def test_annotate_prints_an_object_a_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["annotate", dated("a.txt"), dated("b.txt", DATED + " Yes.")]) == cli.OK
    shown = capfd.readouterr()
    found = [json.loads(line) for line in shown.out.splitlines()]
    assert [each["report"]["name"] for each in found] == ["a.txt", "b.txt"]
    assert shown.err.startswith("2 reports read, 2 statements, 0 events; 9 words in ")
    assert not Path("rejects.jsonl").exists()


def test_annotate_reads_stdin(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(line(id="a") + line("b", id="b")))
    )
    assert cli.main(["annotate", "-q", "-"]) == cli.OK
    shown = capfd.readouterr()
    assert [json.loads(each)["report"]["name"] for each in shown.out.splitlines()] == ["a", "b"]
    assert shown.err == ""


def test_what_is_rejected_is_listed_and_the_rest_is_read(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("b.jsonl").write_bytes(b"nope\n" + line(id="b"))
    assert cli.main(["annotate", "gone\n.txt", "b.jsonl"]) == cli.REJECTED
    shown = capfd.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert [json.loads(each) for each in Path("rejects.jsonl").read_text().splitlines()] == [
        {"input": "gone\n.txt", "line": None, "offset": None, "reason": "no such file or folder"},
        {"input": "b.jsonl", "line": 1, "offset": 4, "reason": "not JSON: invalid character"},
    ]
    assert shown.err.splitlines()[:3] == [
        "rejected gone .txt: no such file or folder",
        "rejected b.jsonl:1: not JSON: invalid character",
        "2 inputs rejected, listed in rejects.jsonl",
    ]


def test_many_rejects_are_not_all_said(capfd: pytest.CaptureFixture[str]) -> None:
    Path("b.jsonl").write_bytes(b"nope\n" * 30)
    for flags, said in ([], 10), (["-v"], 30), (["-q"], 0):
        assert cli.main(["annotate", *flags, "b.jsonl", "--rejects", "no.jsonl"]) == cli.REJECTED
        assert capfd.readouterr().err.count("rejected b.jsonl:") == said
        assert len(Path("no.jsonl").read_text().splitlines()) == 30


def test_rejects_that_cannot_be_listed_are_all_said(capfd: pytest.CaptureFixture[str]) -> None:
    Path("b.jsonl").write_bytes(b"nope\n" * 30 + line())
    assert cli.main(["annotate", "b.jsonl", "--rejects", "gone/r.jsonl"]) == cli.REJECTED
    shown = capfd.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert "gone/r.jsonl: rejects cannot be listed: No such file or directory" in shown.err
    assert shown.err.count("rejected b.jsonl:") == 30


def test_build_says_what_it_did(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", dated("a.txt"), "--record", "r.db"]) == cli.OK
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err == (
        "r.db: 1 report read, 1 new, 0 known, 0 rejected; 7 statements, 0 events in the record; "
        "4 words in 2.0 s, 2 words/s\n"
    )


def test_build_lists_rejects_beside_the_record(folder: Path) -> None:
    (folder / "there").mkdir()
    assert cli.main(["build", "-q", "gone.txt", "--record", "there/r.db"]) == cli.REJECTED
    assert Path("there/rejects.jsonl").exists()


def test_work_over_two_seconds_says_how_far_it_is(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "QUIET_SECONDS", 0.0)
    assert cli.main(["build", dated("a.txt"), dated("b.txt"), "--record", "r.db"]) == cli.OK
    assert (
        capfd.readouterr().err.splitlines()[0]
        == "1 report read, 0 new; 4 words in 1.0 s, 4 words/s"
    )
    assert cli.main(["build", "-q", "a.txt", "--record", "r.db"]) == cli.OK
    assert capfd.readouterr().err == ""


def test_settings_reach_the_readers(capfd: pytest.CaptureFixture[str]) -> None:
    Path("s.toml").write_text("[readers]\nmax_characters = 3\n")
    assert cli.main(["annotate", dated("a.txt"), "--settings", "s.toml"]) == cli.REJECTED
    assert "readers.max_characters = 3" in capfd.readouterr().err


def test_explain_adds_to_the_times_and_changes_nothing_else(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def printed(*options: str) -> dict[str, Any]:
        assert cli.main(["annotate", "-q", dated("a.txt"), *options]) == cli.OK
        (found,) = map(json.loads, capfd.readouterr().out.splitlines())
        return dict(found)

    plain, explained = printed(), printed("--explain")
    assert "explanation" not in plain["times"][0]
    assert explained["times"][0].pop("explanation") == {
        "rule": "month", "mode": "news", "reference": None, "anchor": None, "tense": None,
    }  # fmt: skip
    assert explained == plain


@pytest.mark.parametrize(
    ("options", "mode"),
    [([], "news"), (["--mode", "auto"], "auto"), (["--mode", "narrative"], "narrative")],
)
def test_the_mode_stands_over_the_settings(
    monkeypatch: pytest.MonkeyPatch, options: list[str], mode: str
) -> None:
    given: list[str] = []

    def noting(inputs: Iterable[str], *, settings: Settings, **others: Any) -> BuildSummary:
        given.append(settings.times.mode)
        return fake_build(inputs, settings=settings, **others)

    def noting_too(reports: Iterable[Report], *, settings: Settings, **others: Any) -> Any:
        given.append(settings.times.mode)
        return fake_annotate(reports, settings=settings, **others)

    monkeypatch.setattr(api_module, "build", noting)
    monkeypatch.setattr(api_module, "annotate", noting_too)
    Path("s.toml").write_text('[times]\nmode = "news"\n')
    command = ["-q", dated("a.txt"), "--settings", "s.toml", *options]
    assert cli.main(["build", "--record", "r.db", *command]) == cli.OK
    assert cli.main(["annotate", *command]) == cli.OK
    assert given == [mode, mode]


@pytest.mark.parametrize(("least", "count"), [("0", 1), ("0.9", 1), ("0.91", 0)])
def test_annotate_leaves_out_what_is_not_sure(
    capfd: pytest.CaptureFixture[str], least: str, count: int
) -> None:
    assert cli.main(["annotate", dated("a.txt"), "--min-confidence", least]) == cli.OK
    shown = capfd.readouterr()
    assert len(json.loads(shown.out)["statements"]) == count
    assert f", {count} statement" in shown.err


# Listings.


def test_a_pipe_gets_jsonl_a_question_a_table(
    record: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["statements", "--record", record]) == cli.OK
    found = [json.loads(each) for each in capfd.readouterr().out.splitlines()]
    assert len(found) == 10
    assert found[0]["content"][0]["text"].startswith("Berth ")
    assert cli.main(["statements", "--record", record, "--format", "table"]) == cli.OK
    assert "Mara Lindqvist" in capfd.readouterr().out
    assert cli.main(["statements", "--record", record, "--format", "csv"]) == cli.OK
    assert capfd.readouterr().out.startswith("id,report,")


@pytest.mark.parametrize(
    "command",
    [
        "statements",
        "events",
        "timeline",
        "positions",
        "disagreements",
        "stories",
        "actors",
        "reports",
    ],
)
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_each_listing_prints_in_each_form(
    record: str, command: str, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--record", record, "--format", form]) == cli.OK
    shown = capfd.readouterr()
    assert len(shown.out.splitlines()) >= 2
    assert shown.err == ""


def test_filters_reach_the_record(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    options = ["--speaker", "Lindqvist", "--about", "berth", "--since", "2031-05-01",
               "--until", "2031-07-01", "--limit", "1"]  # fmt: skip
    assert cli.main(["statements", "--record", record, *options]) == cli.OK
    (found,) = capfd.readouterr().out.splitlines()
    assert json.loads(found)["speaker"]["name"] == "Mara Lindqvist"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--type", "coerce"], 10),
        (["--type", "ASSAULT"], 0),
        (["--status", "planned", "--actor", "Lindqvist"], 2),
        (["--recipient", "berth 3-0"], 1),
        (["--speaker", "Émile Zoran", "--limit", "1"], 1),
        (["--min-confidence", "0.91"], 0),
    ],
)
def test_filters_of_events_reach_the_record(
    record: str, options: list[str], count: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["events", "--record", record, *options]) == cli.OK
    found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert len(found) == count
    assert all(event["type"] == "COERCE" for event in found)


def test_the_choices_of_events_are_those_of_the_model() -> None:
    assert get_args(EventType) == EVENT_TYPES
    assert get_args(Status) == STATUSES


@pytest.mark.parametrize("command", ["statements", "events", "timeline", "actors", "reports"])
def test_listings_leave_out_what_is_not_sure(
    record: str, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = [command, "--record", record, "--min-confidence"]
    assert cli.main([*asked, "0.9"]) == cli.OK
    assert capfd.readouterr().out != ""
    assert cli.main([*asked, "0.91"]) == cli.OK
    assert capfd.readouterr().out == ""


def test_nothing_found_is_said(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["actors", "--record", record, "--speaker", "Nobody"]) == cli.OK
    assert capfd.readouterr() == ("", "nothing found\n")


def test_the_environment_names_the_record(
    record: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", record)
    assert cli.main(["reports", "-v"]) == cli.OK
    shown = capfd.readouterr()
    assert len(shown.out.splitlines()) == 5
    assert shown.err == "5 rows\n"


def test_show_marks_a_report(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "00001.txt", "--record", record, "--format", "table"]) == cli.OK
    assert "“Berth" in capfd.readouterr().out.replace("[1·", "")
    assert cli.main(["show", "00001.txt", "--record", record]) == cli.OK
    assert json.loads(capfd.readouterr().out)["report"]["name"] == "00001.txt"


def test_colour_is_for_terminals_that_want_it(
    record: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    arguments = ["show", "00001.txt", "--record", record, "--format", "table"]
    assert cli.main(arguments) == cli.OK
    assert "\x1b[" in capfd.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli.main(arguments) == cli.OK
    shown = capfd.readouterr().out
    assert "\x1b[3" not in shown
    assert "[1·" in shown


def test_verify_says_what_does_not_hold(
    record: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["verify", "--record", record]) == cli.OK
    assert capfd.readouterr() == ("", f"{record}: all well\n")
    from onrecord.store import Problem

    broken = Problem(where="reports", entry="17", what="its span is not its words")
    monkeypatch.setattr(Record, "verify", lambda _: iter([broken]))
    assert cli.main(["verify", "--record", record]) == cli.FAILED
    shown = capfd.readouterr()
    assert json.loads(shown.out)["what"] == "its span is not its words"
    assert shown.err == f"{record}: 1 problem\n"


def test_export_writes_a_file_a_table(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "out", "--record", record]) == cli.OK
    assert sorted(os.listdir("out")) == [
        "actors.jsonl", "copies.jsonl", "corrections.jsonl", "disagreements.jsonl",
        "events.jsonl", "mentions.jsonl", "occurrences.jsonl", "positions.jsonl", "reports.jsonl",
        "statements.jsonl", "stories.jsonl", "times.jsonl",
    ]  # fmt: skip
    shown = capfd.readouterr()
    assert shown.out == ""
    assert "5 reports" in shown.err and "10 statements, 10 events" in shown.err
    (first, *_) = Path("out", "events.jsonl").read_text().splitlines()
    told = json.loads(first)
    assert told["trigger"]["text"] == "closed"
    occurrences = map(json.loads, Path("out", "occurrences.jsonl").read_text().splitlines())
    assert [told["id"]] in [
        each["events"] for each in occurrences if each["id"] == told["occurrence"]
    ]


def test_a_timeline_is_exported_for_a_page(record: str, capfd: pytest.CaptureFixture[str]) -> None:
    command = ["export", "page", "--record", record, "--to", "timelinejs"]
    assert cli.main(command) == cli.OK
    assert os.listdir("page") == ["timeline.json"]
    assert capfd.readouterr().err == "page: 20 occurrences\n"
    whole = json.loads(Path("page", "timeline.json").read_text(encoding="utf-8"))["events"]
    assert cli.main([*command, "--limit", "3"]) == cli.OK
    told = json.loads(Path("page", "timeline.json").read_text(encoding="utf-8"))["events"]
    assert (len(whole), len(told)) == (20, 3)
    assert [slide for slide in whole if slide in told] == told


def test_two_exports_are_the_same(record: str) -> None:
    for form in ("jsonl", "csv"):
        cli.main(["export", f"one-{form}", "--record", record, "--to", form, "-q"])
        cli.main(["export", f"two-{form}", "--record", record, "--to", form, "-q"])
        for path in Path(f"one-{form}").iterdir():
            assert path.read_bytes() == Path(f"two-{form}", path.name).read_bytes()


def test_doctor_names_what_it_runs_on(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == cli.OK
    found = {each["what"]: each for each in map(json.loads, capfd.readouterr().out.splitlines())}
    assert found["Python"]["found"].startswith(".".join(map(str, sys.version_info[:3])))
    assert len(found["model files"]["found"]) == len("sha256 ") + 64
    assert cli.main(["doctor", "--format", "table"]) == cli.OK


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["timeline"], 10),
        (["timeline", "--grain", "week"], 7),
        (["timeline", "--grain", "month"], 6),
        (["timeline", "--limit", "3"], 3),
        (["timeline", "--type", "coerce", "--status", "planned", "--actor", "Lindqvist"], 2),
        (["positions"], 10),
        (["positions", "--actor", "Lindqvist"], 4),
        (["positions", "--issue", "harbour"], 10),
        (["positions", "--issue", "fish"], 0),
        (["positions", "--about", '"Berth 3-1"'], 1),
        (["disagreements"], 3),
        (["disagreements", "--until", "2031-05-01"], 0),
        (["stories"], 2),
        (["stories", "--report", "00003.txt"], 1),
        (["reports", "--copies"], 2),
        (["reports", "--copies", "--limit", "1"], 1),
    ],
)
def test_what_reports_tell_together_is_listed(
    record: str, arguments: list[str], count: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, "--record", record]) == cli.OK
    assert len(capfd.readouterr().out.splitlines()) == count
    for form in ("table", "csv"):
        assert cli.main([*arguments, "--record", record, "--format", form]) == cli.OK
        assert len(capfd.readouterr().out.splitlines()) >= count


def test_a_timeline_as_csv_has_an_occurrence_a_row(
    record: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["timeline", "--record", record, "--format", "csv", "--limit", "5"]) == cli.OK
    # A headline may run over several lines.
    header, *rows = csv.reader(io.StringIO(capfd.readouterr().out, newline=""))
    assert ",".join(header).startswith(
        "id,type,mode,act,actors,actors_ids,recipients,recipients_ids,when_start"
    )
    assert len(rows) == 5


# Exit codes and what they say.


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "No such command"),
        (["statements"], "Missing option '--record'"),
        (["annotate"], "Missing argument"),
        (["statements", "--record", "r.db", "--limit", "0"], "x>=1"),
        (["statements", "--record", "r.db", "--min-confidence", "70"], "0<=x<=1"),
        (["annotate", "a.txt", "--min-confidence", "-1"], "0<=x<=1"),
        (["statements", "--record", "{record}", "--since", "2031-02-30"], "no such date"),
        (["statements", "--record", "{record}", "--since", "May"], "YYYY-MM-DD"),
        (["annotate", "a.txt", "--settings", "bad.toml"], "did you mean 'readers'?"),
        (["annotate", "a.txt", "--mode", "story"], "'story' is not one of"),
        (["annotate", "a.txt", "--settings", "gone.toml"], "settings cannot be read"),
        (["show", "a", "--record", "{record}", "--format", "csv"], "'csv'"),
        (["events", "--record", "{record}", "--type", "WAR"], "'WAR' is not one of"),
        (["events", "--record", "{record}", "--status", "known"], "'known' is not one of"),
        (["statements", "--record", "{record}", "--type", "AID"], "No such option"),
        (["timeline", "--record", "{record}", "--grain", "hour"], "'hour' is not one of"),
        (["positions", "--record", "{record}", "--country", "ee"], "--country needs --on"),
        (["positions", "--record", "{record}", "--on", "quay", "--limit", "2"], "--on goes with"),
        (["export", "out", "--record", "{record}", "--to", "xml"], "'xml' is not one of"),
        (["export", "out", "--record", "{record}", "--limit", "2"], "--limit goes with"),
    ],
)
def test_a_wrong_command_line_is_2(
    record: str, arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("bad.toml").write_text("[reader]\n")
    assert cli.main([each.replace("{record}", record) for each in arguments]) == cli.USAGE
    shown = capfd.readouterr()
    assert shown.out == ""
    assert words in shown.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["statements", "--record", "gone.db"], "gone.db: there is no such record"),
        (["verify", "--record", "a.txt"], "a.txt: is not a record"),
        (["show", "nothing", "--record", "{record}"], "no report 'nothing'"),
        (["export", ".", "--record", "{record}"], ".: holds other files (a.txt"),
    ],
)
def test_what_cannot_go_on_is_1_and_a_line(
    record: str, arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    dated("a.txt")
    assert cli.main([each.replace("{record}", record) for each in arguments]) == cli.FAILED
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("onrecord: ") and words in shown.err
    assert shown.err.count("\n") == 1


def test_a_run_that_fails_keeps_its_rejects(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(inputs: Iterable[str], **options: Any) -> BuildSummary:
        fake_build(inputs, **options)
        raise RunError("r.db: the disk is full")

    monkeypatch.setattr(api_module, "build", failing)
    assert cli.main(["build", "gone", "--record", "r.db"]) == cli.FAILED
    assert capfd.readouterr().err.splitlines()[-1] == "onrecord: r.db: the disk is full"
    assert Path("rejects.jsonl").exists()


def test_an_interrupt_is_130(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_args: Any, **_options: Any) -> BuildSummary:
        raise KeyboardInterrupt

    monkeypatch.setattr(api_module, "build", interrupted)
    assert cli.main(["build", "a", "--record", "r.db"]) == cli.INTERRUPTED
    assert capfd.readouterr().err == "onrecord: interrupted; what was stored stays\n"


def run(script: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", script, "bash", sys.executable]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


ENTRY = "import sys; from onrecord.cli import main; sys.exit(main())"


def test_a_reader_that_stops_ends_the_run_quietly(folder: Path) -> None:
    path = make_record(folder / "r.db", [make_pair(number) for number in range(400)])
    for form in ("jsonl", "table", "csv"):
        ended = run(
            f'"$1" -c "{ENTRY}" statements --record {path} --format {form} | head -n 1;'
            ' echo "${PIPESTATUS[0]}"'
        )
        assert ended.stdout.splitlines()[-1] == "0"
        assert ended.stderr == ""


def test_a_full_disk_under_the_output_is_told(record: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    ended = run(f'"$1" -c "{ENTRY}" statements --record {record} > /dev/full')
    assert ended.returncode == cli.FAILED
    assert ended.stderr == ("onrecord: the output cannot be written: No space left on device\n")


def test_help_loads_nothing_heavy() -> None:
    ended = run(
        '"$1" -c "import sys; from onrecord.cli import main; main([\'--help\']);'
        " print(sorted({'spacy', 'rich', 'sqlalchemy', 'msgspec', 'pandas'} & set(sys.modules)))\""
    )
    assert ended.stdout.splitlines()[-1] == "[]"


def test_help_and_version_are_0(capfd: pytest.CaptureFixture[str]) -> None:
    for command in ([], *([name] for name in cli.cli.commands)):
        assert cli.main([*command, "--help"]) == cli.OK
        assert "--help" in capfd.readouterr().out
    assert cli.main(["--version"]) == cli.OK
    with Path(cli.__file__).parents[3].joinpath("pyproject.toml").open("rb") as file:
        assert capfd.readouterr().out == f"onrecord {tomllib.load(file)['project']['version']}\n"


def runnable(group: click.Group) -> Iterator[click.Command]:
    """Yield the commands that do something, those below others too."""
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from runnable(command)
            if command.invoke_without_command:
                yield command
        else:
            yield command


def test_every_command_has_a_voice() -> None:
    commands = list(runnable(cli.cli))
    assert len(commands) == 25
    for command in commands:
        names = {option for parameter in command.params for option in parameter.opts}
        assert {"-q", "-v"} <= names
