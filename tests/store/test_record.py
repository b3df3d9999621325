"""The contract of a record, whatever database holds it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import RunError
from onrecord.model import Resolution
from onrecord.store import Record
from tests.builders import (
    make_actor,
    make_annotation,
    make_interval,
    make_mention,
    make_report,
    make_resolution,
    make_span,
    make_statement,
)
from tests.store.stories import MODEL, Pair, build, export, make_pair, problems, settle

STORY = [make_pair(number) for number in range(12)]


def test_what_was_added_comes_back(record: Record) -> None:
    report, annotation = make_pair(1)
    assert record.add([(report, annotation)], model=MODEL) == 1
    assert record.report(report.id) == report
    assert list(record.local_mentions()) == [annotation]
    assert record.known(model=MODEL) == {report.id}
    assert record.known(model="another") == set()


def test_text_is_kept_verbatim(record: Record) -> None:
    text = "\ufeffA\r\nB\rC\x85 e\u0301 \u00e9 \U0001f6a2\x00\t\u2028end \n\n"
    report = make_report(text, title=" T\r\n", url="", byline=None)
    build(record, [(report, make_annotation(report))])
    assert record.report(report.id) == report
    assert [row.characters for row in record.reports()] == [len(text)]
    assert problems(record) == []


def test_a_batch_may_be_any_iterable_and_empty(record: Record) -> None:
    assert record.add(iter(STORY), model=MODEL) == len(STORY)
    assert record.add([], model=MODEL) == 0
    assert record.add(STORY, model=MODEL) == 0


def test_an_annotation_of_another_report_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match="annotation of"):
        record.add([(STORY[0][0], STORY[1][1])], model=MODEL)
    assert list(record.reports()) == []


def test_a_batch_that_fails_leaves_nothing(record: Record) -> None:
    build(record, STORY[:2])
    before = export(record)

    def broken() -> list[Pair]:
        raise OSError("the input ended")

    with pytest.raises(OSError, match="the input ended"):
        record.add((pair for pair in broken()), model=MODEL)
    report, annotation = make_pair(77)
    bad = replace(report, text="\ud800")
    with pytest.raises(UnicodeEncodeError):
        record.add([STORY[5], (bad, annotation)], model=MODEL)
    assert export(record) == before
    assert problems(record) == []


@pytest.mark.parametrize("order", [("b.txt", "a.txt", "c.txt"), ("c.txt", "b.txt", "a.txt")])
@pytest.mark.parametrize("size", [1, 3])
def test_of_equal_reports_the_smallest_name_stays(
    record: Record, order: tuple[str, ...], size: int
) -> None:
    build(record, [make_pair(1, name=name) for name in order], size=size)
    [row] = record.reports()
    assert row.name == "a.txt"
    assert {statement.report_name for statement in record.statements()} == {"a.txt"}
    assert record.annotation(row.id).report.name == "a.txt"
    assert {s.report_name for s in record.annotation(row.id).statements} == {"a.txt"}
    assert [read.report.name for read in record.local_mentions()] == ["a.txt"]
    assert problems(record) == []


def test_rename_keeps_the_smaller_name_and_makes_the_record_stale(record: Record) -> None:
    build(record, [make_pair(1, name="b.txt")])
    [row] = record.reports()
    record.rename([(row.id, "c.txt"), ("ffffffffffffffff", "a.txt")])
    assert not record.stale()
    record.rename([(row.id, "a.txt")])
    assert record.stale()
    settle(record)
    assert [statement.report_name for statement in record.statements()] == ["a.txt", "a.txt"]


def test_another_model_version_replaces_the_annotation(record: Record) -> None:
    report, annotation = make_pair(1)
    build(record, [(report, annotation), make_pair(2)])
    again = make_annotation(report, statements=annotation.statements[:1])
    assert record.add([(report, again)], model="reader-2") == 0
    assert record.known(model="reader-2") == {report.id}
    assert record.known(model=MODEL) == {make_pair(2)[0].id}
    assert record.stale()
    settle(record)
    assert len(list(record.statements())) == 3
    assert problems(record) == []


def test_the_same_model_version_leaves_the_annotation(record: Record) -> None:
    report, annotation = make_pair(1)
    record.add([(report, annotation)], model=MODEL)
    record.add([(report, make_annotation(report))], model=MODEL)
    assert list(record.local_mentions()) == [annotation]


def test_annotations_come_by_report_id(record: Record) -> None:
    record.add(reversed(STORY), model=MODEL)
    ids = [annotation.report.id for annotation in record.local_mentions()]
    assert ids == sorted(report.id for report, _ in STORY)


def test_whole_reports_come_by_id(record: Record) -> None:
    record.add(reversed(STORY), model=MODEL)
    assert list(record.read()) == sorted(STORY, key=lambda pair: pair[0].id)


def test_stale_tells_what_was_added_since(record: Record) -> None:
    assert record.stale()
    settle(record)
    assert not record.stale()
    record.add(STORY[:1], model=MODEL)
    assert record.stale()
    settle(record)
    assert not record.stale()
    record.add(STORY[:1], model=MODEL)
    assert not record.stale()


def test_derived_tables_stay_those_of_the_earlier_set_until_resolved(record: Record) -> None:
    build(record, STORY[:3])
    before = list(record.statements())
    record.add(STORY[3:], model=MODEL)
    assert list(record.statements()) == before
    assert len(list(record.reports())) == len(STORY)
    record.annotation(STORY[5][0].id)


def test_a_resolution_of_an_outdated_set_is_not_written(record: Record) -> None:
    record.add(STORY[:3], model=MODEL)
    taken = record.fingerprint()
    resolution = make_resolution(record.local_mentions())
    record.add(STORY[3:4], model=MODEL)
    assert not record.resolve(resolution, of=taken)
    assert list(record.statements()) == []
    assert record.resolve(make_resolution(record.local_mentions()), of=record.fingerprint())
    assert not record.stale()


def test_a_resolution_of_fewer_reports_is_not_written_whatever_was_said(record: Record) -> None:
    record.add(STORY[:3], model=MODEL)
    taken = record.fingerprint()
    resolution = make_resolution(record.local_mentions())
    record.add(STORY[3:4], model=MODEL)
    assert not record.resolve(resolution, of=taken, said=record.last_correction())


def test_a_snapshot_stays_as_the_record_was(record: Record) -> None:
    record.add(STORY[:3], model=MODEL)
    with record.snapshot() as seen:
        before = seen.fingerprint(), [row.id for row in seen.reports()]
        record.add(STORY[3:4], model=MODEL)
        assert (seen.fingerprint(), [row.id for row in seen.reports()]) == before
        assert record.fingerprint() != before[0]
        with pytest.raises(RunError, match="for reading only"):
            seen.rename([])
    assert len(list(record.reports())) == 4


def test_the_records_actors_stand_in_for_the_reports_own(record: Record) -> None:
    report = make_report("Mara Lindqvist told Oskar Ny on Monday: the Post says it is over.")
    speaker = make_actor("Mara Lindqvist", report)
    other, outlet = make_actor("Oskar Ny", report), make_actor("Post", report, kind="organisation")
    statement = make_statement(
        report, "it is over", speaker=speaker, addressees=(other,), via=(outlet, speaker)
    )
    read = make_annotation(
        report,
        statements=[statement],
        mentions=[
            make_mention(report, "Mara Lindqvist", speaker),
            make_mention(report, "it", None),
        ],
    )
    build(record, [(report, read)])
    [shown] = record.statements()
    assert shown.id == statement.id
    assert shown.speaker == replace(make_actor("Mara Lindqvist"), mention=speaker.mention)
    assert shown.addressees == (replace(make_actor("Oskar Ny"), mention=other.mention),)
    assert [actor.name for actor in shown.via] == ["Post", "Mara Lindqvist"]
    assert shown.via[0].id == make_actor("Post", kind="organisation").id
    whole = record.annotation(report.id)
    assert whole.statements == (shown,)
    assert [mention.actor for mention in record.mentions()] == [shown.speaker, None]
    assert [mention.actor for mention in whole.mentions] == [shown.speaker, None]


def test_an_actor_that_nobody_resolved_stays_and_is_a_problem(record: Record) -> None:
    record.add(STORY[:1], model=MODEL)
    record.resolve(Resolution(actors=(), assigned={}))
    local = STORY[0][1].statements[0].speaker
    assert [statement.speaker for statement in record.statements()] == [local, local]
    assert any("no actor of the record" in line for line in problems(record))


def test_statements_are_sorted_by_when_they_were_said(record: Record) -> None:
    said = {
        "one": make_interval("2031-05-02", "2031-05-03"),
        "two": make_interval("2031-05-01T18:00", "2031-05-02"),
        "three": make_interval(None, "2031-05-02", basis="published"),
        "four": make_interval("2031-05-01", None),
        "five": make_interval(None, "2031-04-01"),
        "six": make_interval("2031-05-01", "2031-05-02"),
    }
    report = make_report(" ".join(said))
    spoken = [make_statement(report, word, said=interval) for word, interval in said.items()]
    later = make_report("four", published="2031-05-05", name="a")
    twin = make_statement(later, "four", said=said["four"])
    build(
        record,
        [
            (later, make_annotation(later, statements=[twin])),
            (report, make_annotation(report, statements=reversed(spoken))),
        ],
    )
    words = [(s.content[0].text, s.published[-2:]) for s in record.statements()]
    assert [word for word, _ in words] == ["four", "six", "four", "two", "one", "three", "five"]
    assert words[2] == ("four", "05")


def test_a_place_in_the_text_sorts_before_an_id(record: Record) -> None:
    report = make_report("a b c d e f")
    spoken = [make_statement(report, letter) for letter in "fdbeca"]
    split = make_statement(
        report, "c", content=(make_span(report.text, "e"), make_span(report.text, "b")), id="0"
    )
    build(record, [(report, make_annotation(report, statements=[*spoken[:4], spoken[5], split]))])
    firsts = [min(s.content, key=lambda c: c.start).text for s in record.statements()]
    assert firsts == ["a", "b", "b", "d", "e", "f"]


def test_actors_are_sorted_by_what_they_said(record: Record) -> None:
    build(record, STORY[:7])
    counts = [(-a.statements, -a.mentions, a.name) for a in record.actors()]
    assert counts == sorted(counts)
    assert len(counts) == 5


def test_reports_count_their_statements_and_characters(record: Record) -> None:
    build(record, [make_pair(1, statements=3), make_pair(0, statements=0)])
    assert [(row.name, row.statements) for row in record.reports()] == [
        ("00000.txt", 0),
        ("00001.txt", 3),
    ]
    assert [row.characters for row in record.reports()] == [
        len(make_pair(number, statements=count)[0].text) for number, count in ((0, 0), (1, 3))
    ]


def test_mentions_and_times_come_in_the_order_of_the_texts(record: Record) -> None:
    build(record, STORY)
    names = [row.name for row in record.reports()]
    assert [mention.report_name for mention in record.mentions()] == names
    assert [time.report_name for time in record.times()] == names
    assert all(record.report(m.report).text[m.start : m.end] == m.text for m in record.mentions())


@given(st.permutations(range(12)), st.integers(1, 12), st.integers(0, 12))
@settings(max_examples=15, deadline=None)
def test_the_record_is_a_function_of_the_set(order: list[int], size: int, pause: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder, "one.db"), write=True) as one:
            build(one, STORY)
            expected = export(one)
        with Record.open(Path(folder, "other.db"), write=True) as other:
            mixed = [STORY[number] for number in order]
            build(other, mixed[:pause], size=size)
            build(other, mixed[pause:] + mixed[:3], size=size)
            assert export(other) == expected
            assert problems(other) == []


def test_a_report_is_found_by_id_prefix_and_name(record: Record) -> None:
    build(record, STORY)
    report = STORY[4][0]
    assert record.report(report.id) == report
    assert record.report(report.name) == report
    assert record.report(report.id[:9]) == report
    assert record.report(report.name[:6]) == report


@pytest.mark.parametrize("key", ["", "nothing.txt", "%", "_", "0000%", "'; --"])
def test_a_report_that_is_not_there(record: Record, key: str) -> None:
    build(record, STORY)
    with pytest.raises(RunError, match="holds no report"):
        record.report(key)


def test_a_key_of_several_reports_names_them(record: Record) -> None:
    record.add([make_pair(1, name="x"), make_pair(2, name="x")], model=MODEL)
    with pytest.raises(RunError, match=f"{make_pair(1)[0].id} .x., .*"):
        record.report("x")


def test_an_annotation_that_is_not_there(record: Record) -> None:
    with pytest.raises(RunError, match="no annotation"):
        record.annotation("0123456789abcdef")


def test_a_record_opened_for_reading_takes_nothing(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record:
        build(record, STORY)
    with Record.open(tmp_path / "r.db") as record:
        with pytest.raises(RunError, match="for reading only"):
            record.add(STORY, model="other")
        assert problems(record) == []


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record:
        build(record, STORY)
    with Record.open(str(tmp_path / "r.db")) as record:
        export(record)
    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]


@pytest.mark.parametrize("name", ["a b?c#d%41.db", "é.db", "-r", ":memory:", "r"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Record.open(tmp_path / name, write=True) as record:
        build(record, STORY[:1])
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Record.open(tmp_path / name) as record:
        assert len(list(record.reports())) == 1
