from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import report_id
from tests.readers.reading import line, read, read_bytes, reasons


def test_all_fields_are_read_and_others_passed_over(tmp_path: Path) -> None:
    fields = {
        "title": "Quay shut", "outlet": "Harbour Post", "url": "https://post.example/1",
        "byline": "Ada Brook", "language": "en-GB",
    }  # fmt: skip
    raw = line("Shut.\r\n“Yes.” ", id="post-1", tags=[{"a": None}], **fields)
    (report,), rejects = read_bytes(tmp_path, "a.jsonl", raw)
    assert rejects == []
    assert report.text == "Shut.\r\n“Yes.” "
    assert report.name == "post-1"
    assert {name: getattr(report, name) for name in fields} == fields
    assert report.id == report_id(published="2031-05-04", text=report.text, **fields)


def test_the_id_does_not_depend_on_name_or_place(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    (one,), _ = read_bytes(first, "a.jsonl", line(id="a"))
    (two,), _ = read_bytes(tmp_path, "b.jsonl", b"\n" + line(id="b"))
    assert (one.id, one.name, two.name) == (two.id, "a", "b")


def test_a_report_without_an_id_is_named_after_its_content(tmp_path: Path) -> None:
    (one,), _ = read_bytes(tmp_path, "a.jsonl", line(outlet="The Harbour Post, Ltd."))
    (two,), _ = read_bytes(tmp_path, "b.jsonl", line("Other.") + line(outlet=" "))[0][:1], None
    assert one.name == f"the-harbour-post-ltd-2031-05-04-{one.id[:8]}"
    assert two.name == f"report-2031-05-04-{two.id[:8]}"


@pytest.mark.parametrize(
    "fields", [{"id": 17}, {"id": "17"}, {"id": " 17 "}], ids=["number", "text", "blanks"]
)
def test_an_id_may_be_a_number(fields: dict[str, object]) -> None:
    (report,), _ = read("-", stdin=line(**fields))
    assert report.name == "17"


def test_blank_fields_are_not_given() -> None:
    (report,), _ = read("-", stdin=line(outlet=" ", title="", url=None, language=""))
    assert (report.outlet, report.title, report.url, report.language) == (None, None, None, None)


@pytest.mark.parametrize(
    "given",
    [
        "2031-05-04T23:59:59Z", "2031-05-04 01:00", " 2031-05-04 ", "2031-05-04T23:30:00-04:00",
        "2031-05-04T00:15:00+14:00", "2031-05-04T23:30:00.5+0530",
    ],
)  # fmt: skip
def test_of_a_date_time_the_local_date_is_kept(given: str) -> None:
    (report,), _ = read("-", stdin=line(published=given))
    assert report.published == "2031-05-04"


@pytest.mark.parametrize(
    ("raw", "reason", "offset"),
    [
        (b"nope", "not JSON: invalid character", 4),
        (b'{"text": "Shut', "not JSON: it stops in the middle", 14),
        (b'{"text": "Shut."} {}', "not JSON: trailing characters", 19),
        (b'["Shut."]', "not a JSON object but an array", 0),
        (b'"Shut."', "not a JSON object but a string", 0),
        (b"17", "not a JSON object but a number", 0),
        (b'{"published": "2031-05-04"}', 'no "text"', 0),
        (b'{"text": null}', 'no "text"', 0),
        (b'{"text": 17}', '"text" must be a string, not a number', 0),
        (b'{"text": ["Shut."]}', '"text" must be a string, not an array', 0),
        (b'{"text": "Shut.", "title": {}}', '"title" must be a string, not an object', 0),
        (b'{"text": "Shut."}', 'no date: give "published": "YYYY-MM-DD"', 0),
        (line(published="2031-02-30"), "the date '2031-02-30' does not exist", 0),
        (line(published="4 May 2031"), "the date '4 May 2031' is not YYYY-MM-DD", 0),
        (line(published="20310504"), "the date '20310504' is not YYYY-MM-DD", 0),
        (line(published="2031-W18-7"), "the date '2031-W18-7' is not YYYY-MM-DD", 0),
        (line(published="٢031-05-04"), "the date '٢031-05-04' is not YYYY-MM-DD", 0),
        (line(published=""), "the date '' is not YYYY-MM-DD", 0),
        (line(" "), "the text is empty", 0),
        (line("a\x00b"), "the text has a NUL at character 1", 0),
        (line(title="a\x00b"), "a field has a NUL: 'a\\x00b'", 0),
        (line(language="de"), "language 'de' is not supported: only English is read", 0),
        (b'{"text": "\\ud83d"}', "not JSON: \\ud83d is half of a surrogate pair", 10),
        (b'{"text": "\\udc00 x"}', "not JSON: \\udc00 is half of a surrogate pair", 10),
        (b'{"text": "Shut\xff."}', "not UTF-8: byte 0xff; convert the file to UTF-8", 14),
        (b'{"zz": ' + b"[" * 5000 + b"]" * 5000 + b"}", "not read: nested too deeply", 0),
    ],
)  # fmt: skip
def test_a_bad_line_costs_itself_only(raw: bytes, reason: str, offset: int) -> None:
    good = line("Before.")
    stream = good + b"\n" + raw.rstrip(b"\n") + b"\n" + line("After.")
    reports, (reject,) = read("-", stdin=stream)
    assert [report.text for report in reports] == ["Before.", "After."]
    assert (reject.input, reject.line, reject.reason) == ("-", 3, reason)
    assert reject.offset == len(good) + 1 + offset


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    raw = line("Before.") + line("a" * 200_000) + line("After.") + line("b" * 300)[:-1]
    reports, rejects = read_bytes(tmp_path, "a.jsonl", raw, max_line_bytes=100)
    assert [report.text for report in reports] == ["Before.", "After."]
    assert [reject.line for reject in rejects] == [2, 4]
    assert rejects[1].offset == raw.index(b"bbb") - len(b'{"text":"')
    assert set(reasons(rejects)) == {
        "the line is longer than the setting readers.max_line_bytes = 100 allows"
    }


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    raw = line("Before.")
    reports, _ = read_bytes(tmp_path, "a.jsonl", raw * 2, max_line_bytes=len(raw) - 1)
    assert len(reports) == 2


def test_a_text_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    raw = line("a" * 11) + line("a" * 10)
    reports, rejects = read_bytes(tmp_path, "a.jsonl", raw, max_characters=10)
    assert len(reports) == 1
    assert reasons(rejects) == [
        "11 characters, more than the setting readers.max_characters = 10 allows"
    ]


def test_a_mark_in_front_and_windows_lines_are_read(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + line("One.").replace(b"\n", b"\r\n") + b"\r\n" + line("Two.")
    reports, rejects = read_bytes(tmp_path, "a.ndjson", raw)
    assert [report.text for report in reports] == ["One.", "Two."]
    assert rejects == []


@pytest.mark.parametrize("raw", [b"", b"\n \r\n"])
def test_nothing_to_read_is_a_reject(tmp_path: Path, raw: bytes) -> None:
    reports, rejects = read_bytes(tmp_path, "a.jsonl", raw)
    assert (reports, reasons(rejects)) == ([], ["no reports in it: the file is empty"])


def test_of_a_truncated_gzip_file_what_came_before_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(line(f"Berth {n}.", id=n) for n in range(5000)))
    reports, (reject,) = read_bytes(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    assert 1000 < len(reports) < 5000
    assert [report.name for report in reports] == [str(n) for n in range(len(reports))]
    assert (reject.reason, reject.line) == ("the gzip file is cut off", len(reports) + 1)


def test_a_damaged_gzip_file_is_rejected(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(line()))
    packed[-6] ^= 0xFF
    _, rejects = read_bytes(tmp_path, "a.jsonl.gz", bytes(packed))
    assert [reason.partition(":")[0] for reason in reasons(rejects)] == ["the gzip file is damaged"]


def test_packed_jsonl_comes_through_stdin() -> None:
    reports, rejects = read("-", stdin=gzip.compress(line("One.") + line("Two.")))
    assert [report.text for report in reports] == ["One.", "Two."]
    assert rejects == []


@given(st.binary(max_size=120))
def test_any_bytes_leave_the_next_line_readable(raw: bytes) -> None:
    stream = b"{}\n" + raw + b"\n" + line("After.")
    reports, rejects = read("-", stdin=stream)
    assert reports[-1].text == "After."
    assert all(reject.offset is None or reject.offset <= len(stream) for reject in rejects)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")).map(lambda t: t + "A")
)
def test_text_is_verbatim(text: str) -> None:
    (report,), _ = read("-", stdin=line(text))
    assert report.text == text
