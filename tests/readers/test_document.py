from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.reading import line, read_bytes, reasons


def test_one_object_may_run_over_lines(tmp_path: Path) -> None:
    raw = b'\xef\xbb\xbf{\n "text": "Shut.",\n "published": "2031-05-04"\n}\n'
    (report,), rejects = read_bytes(tmp_path, "a.json", raw)
    assert (report.text, rejects) == ("Shut.", [])


def test_an_array_holds_several(tmp_path: Path) -> None:
    raw = b"[" + line("One.") + b"," + line(5) + b', "x", ' + line("Two.") + b"]"
    reports, rejects = read_bytes(tmp_path, "a.json", raw)
    assert [report.text for report in reports] == ["One.", "Two."]
    assert reasons(rejects) == [
        'report 2 of the array: "text" must be a string, not a number',
        "report 3 of the array: not a JSON object but a string",
    ]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no reports in it: the file is empty"),
        (b"[]", "no reports in it: the array is empty"),
        (b"[{", "not JSON: it stops in the middle"),
        (b"[" * 20_000, "not JSON: it stops in the middle"),
        (line() + line(), "more than one JSON value; name the file .jsonl where each line is one"),
        (line(title="a" * 900), "longer than the setting readers.max_line_bytes = 500 allows; "
                                "use JSONL, a report a line"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_rejected(tmp_path: Path, raw: bytes, reason: str) -> None:
    reports, rejects = read_bytes(
        tmp_path, "a.json", raw, max_line_bytes=500 if len(raw) < 5000 else 10**6
    )
    assert reports == []
    assert reasons(rejects) in ([reason], ["not read: nested too deeply"])
