"""The Python API: the verbs, what they raise, and that they are typed."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from itertools import islice
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import onrecord
from onrecord import api, settings
from onrecord.model import Reject, Report
from onrecord.settings import Settings
from tests.builders import make_annotation, make_event, make_report
from tests.readers.reading import line
from tests.store.stories import make_pair, make_record

GOOD = "date 2031-05-04 “The quay is shut,” Mayor Ada Brook said on Friday. She denied the rest."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a report."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def limited(**changes: int) -> Settings:
    """Return the default settings with other limits for the readers."""
    default = settings.load()
    return msgspec.structs.replace(
        default, readers=msgspec.structs.replace(default.readers, **changes)
    )


def test_every_public_name_is_there_and_typed() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    assert (files("onrecord") / "py.typed").is_file()
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = onrecord.nonsense


def test_read_takes_a_path_a_text_or_many() -> None:
    Path("b.jsonl").write_bytes(line(id="b", outlet="Harbour Post"))
    for given in ("good.txt", Path("good.txt"), ["good.txt"], (Path("good.txt"),)):
        (report,) = onrecord.read(given)
        assert (report.name, report.published) == ("good.txt", "2031-05-04")
        assert report.text == GOOD.removeprefix("date 2031-05-04 ")
    assert [report.name for report in onrecord.read(Path())] == ["b", "good.txt"]


def test_what_cannot_be_read_is_raised_or_handed_over() -> None:
    Path("b.jsonl").write_bytes(b"nope\n" + line(id="b"))
    with pytest.raises(onrecord.ReportError, match=r"b\.jsonl:1: not JSON") as caught:
        list(onrecord.read("b.jsonl"))
    assert (caught.value.where, caught.value.line, caught.value.offset) == ("b.jsonl", 1, 4)
    rejects: list[Reject] = []
    assert [report.name for report in onrecord.read("b.jsonl", on_reject=rejects.append)] == ["b"]
    assert [reject.line for reject in rejects] == [1]


def test_read_is_lazy_and_takes_settings() -> None:
    Path("many.jsonl").write_bytes(line() * 3 + b"nope\n")
    assert len(list(islice(onrecord.read("many.jsonl"), 3))) == 3
    with pytest.raises(onrecord.ReportError, match=r"readers\.max_characters = 3"):
        list(onrecord.read("good.txt", settings=limited(max_characters=3)))


@pytest.mark.model
def test_annotate_takes_one_report_or_many() -> None:
    (report,) = onrecord.read("good.txt")
    (alone,) = onrecord.annotate(report)
    assert list(onrecord.annotate(iter([report, report]))) == [alone, alone]
    assert alone.report.id == report.id
    for span in (*alone.times, *alone.mentions, *(s for f in alone.statements for s in f.content)):
        assert report.text[span.start : span.end] == span.text
    assert "“The quay is shut,”" in {found.content[0].text for found in alone.statements}


@pytest.mark.model
def test_explain_adds_to_the_times_and_changes_nothing_else() -> None:
    (report,) = onrecord.read("good.txt")
    (plain,), (told,) = onrecord.annotate(report), onrecord.annotate(report, explain=True)
    assert [time.explanation.rule for time in told.times if time.explanation] == ["weekday"]
    times = [replace(time, explanation=msgspec.UNSET) for time in told.times]
    assert replace(told, times=tuple(times)) == plain


@pytest.mark.model
def test_the_mode_of_the_settings_is_that_of_the_times() -> None:
    Path("story.txt").write_text(
        "date 2031-05-04 It was 1805. In June the fleet sailed.", encoding="utf-8"
    )
    (report,) = onrecord.read("story.txt")
    for mode, value in (("news", "2031-06"), ("narrative", "1805-06")):
        chosen = replace(settings.load(), times=settings.TimesSettings(mode=mode))
        (found,) = onrecord.annotate(report, settings=chosen)
        assert [time.value for time in found.times] == ["1805", value]


@pytest.mark.model
def test_build_says_how_far_it_is_and_adds() -> None:
    told: list[onrecord.BuildSummary] = []
    done = onrecord.build("good.txt", record="r.db", on_progress=told.append)
    assert (done.read, done.added, done.known, done.rejected) == (1, 1, 0, 0)
    assert done == told[-1] and done.words == 14 and done.statements >= 1
    Path("b.jsonl").write_bytes(line("Ada Brook said it rained.", id="b") + b"nope\n")
    rejects: list[Reject] = []
    again = onrecord.build(["good.txt", "b.jsonl"], record=Path("r.db"), on_reject=rejects.append)
    assert (again.read, again.added, again.known, again.rejected) == (2, 1, 1, 1)
    assert [reject.input for reject in rejects] == ["b.jsonl"]
    with onrecord.Record.open("r.db") as record:
        found = list(record.statements(onrecord.Filters(speaker="Brook", about="quay")))
        assert [statement.content[0].text for statement in found] == ["“The quay is shut,”"]


@pytest.mark.model
def test_a_report_under_a_second_name_is_known_by_the_first() -> None:
    Path("twice.jsonl").write_bytes(line(id="z") + line(id="a") + line(id="m"))
    done = onrecord.build("twice.jsonl", record="r.db")
    assert (done.read, done.added, done.known) == (3, 1, 2)
    with onrecord.Record.open("r.db") as record:
        assert [report.name for report in record.reports()] == ["a"]
        assert list(record.verify()) == []


def test_statements_go_to_pandas(folder: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = make_record(folder / "r.db", [make_pair(number) for number in range(3)])
    with onrecord.Record.open(path) as record:
        frame = record.statements(onrecord.Filters(limit=4)).to_pandas()
        empty = record.statements(onrecord.Filters(speaker="Nobody")).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert len(frame) == 4 and len(empty) == 0
    assert list(frame.columns) == list(empty.columns)
    assert frame["speaker"][0]["name"] == "Mara Lindqvist"


def test_without_pandas_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    path = make_record(folder / "r.db", [make_pair(1)])
    with (
        onrecord.Record.open(path) as record,
        pytest.raises(onrecord.RunError, match=r"pip install 'onrecord\[pandas\]'"),
    ):
        record.statements().to_pandas()


def test_an_export_writes_what_it_says(folder: Path) -> None:
    path = make_record(folder / "r.db", [make_pair(number) for number in range(3)])
    with onrecord.Record.open(path) as record:
        counts = api.export(record, folder / "out", to="csv")
    assert counts["reports"] == 3
    assert {path.stem for path in (folder / "out").iterdir()} == set(counts)


def test_a_timeline_links_to_the_reports_that_have_a_url(folder: Path) -> None:
    linked = make_report("Pilots met.", url="https://post.example/1", name="a")
    bare = make_report("Pilots left.", name="b")
    read = [
        (report, make_annotation(report, events=[make_event(report, "Pilots")]))
        for report in (linked, bare)
    ]
    with onrecord.Record.open(make_record(folder / "r.db", read)) as record:
        assert api.export(record, folder / "out", to="timelinejs") == {"occurrences": 2}
        api.export(record, folder / "again", to="timelinejs")
    page = (folder / "out" / "timeline.json").read_bytes()
    assert page == (folder / "again" / "timeline.json").read_bytes()
    words = {slide["text"]["headline"]: slide["text"]["text"] for slide in
             msgspec.json.decode(page)["events"]}  # fmt: skip
    assert 'href="https://post.example/1"' in words["Pilots met."]
    assert "href" not in words["Pilots left."]


def test_a_record_that_is_not_there_is_a_run_error() -> None:
    with pytest.raises(onrecord.RunError, match=r"gone\.db: there is no such record"):
        onrecord.Record.open("gone.db")


@pytest.mark.parametrize("verb", ["read", "Record", "Filters", "ReportError", "BuildSummary"])
def test_asking_loads_no_language_model(verb: str) -> None:
    code = f"import sys, onrecord; onrecord.{verb}; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_values_cannot_be_changed() -> None:
    report: Report = make_report()
    with pytest.raises(AttributeError):
        report.text = "Something else."  # type: ignore[misc]


SAID = (
    ("2031-05-04", "Estonia will not give up the quay, Prime Minister Ada Brook said on Friday."),
    ("2031-05-12", "Estonia is ready to give up the quay, Mayor Bo Ek said on Monday."),
)


@pytest.mark.model
def test_positions_on_an_issue_in_anybodys_words() -> None:
    for number, (published, text) in enumerate(SAID):
        Path(f"said-{number}.txt").write_text(f"date {published}\n{text}", encoding="utf-8")
    api.build(["said-0.txt", "said-1.txt"], record="record.db")
    with onrecord.Record.open("record.db") as record:
        found = api.positions_on(record, "the quay")
        assert [each.actor.name for each in found] == ["Ada Brook", "Bo Ek"]
        assert [each.stance == "reject" for each in found] == [True, False]
        assert api.positions_on(record, "the lighthouse") == []
