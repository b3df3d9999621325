from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReportError
from onrecord.readers import text as text_files
from tests.readers.reading import limited, read_bytes, reasons

DATED = b"date 2031-05-04 The quay is shut."
CONVERT = "convert the file to UTF-8"


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (DATED, "The quay is shut."),
        (b" date 2031-05-04 \xe2\x80\x9cShut,\xe2\x80\x9d he said.", "“Shut,” he said."),
        (b"date 2031-05-04\nThe quay\nis shut.\n", "The quay\nis shut.\n"),
        (b"date 2031-05-04\r\n\r\nThe quay\r\nis shut.", "\r\nThe quay\r\nis shut."),
        (b"date 2031-05-04\rThe quay\ris shut.", "The quay\ris shut."),
        (b"\xef\xbb\xbfdate 2031-05-04\tShut.  ", "Shut.  "),
        (b"\n\n  date 2031-05-04  Shut.", "Shut."),
        (b"date 2031-05-04T18:30:00+02:00 Shut.", "Shut."),
        ("date 2031-05-04 Zu\u0308rich\xa0\u2028🚢".encode(), "Zu\u0308rich\xa0\u2028🚢"),
    ],
)  # fmt: skip
def test_the_date_goes_and_the_body_stays_verbatim(tmp_path: Path, raw: bytes, body: str) -> None:
    (report,), rejects = read_bytes(tmp_path, "a.txt", raw)
    assert (report.text, report.published, report.name) == (body, "2031-05-04", "a.txt")
    assert rejects == []


@pytest.mark.parametrize(
    ("raw", "reason", "offset"),
    [
        (b"", "the file is empty", None),
        (b" \r\n\t ", "the text is empty", None),
        (b"date 2031-05-04 ", "the text is empty", None),
        (b"date 2031-05-04 \xe2\x80\xa6 --", "the text has no words", None),
        (b"The quay is shut.", text_files.NO_DATE, None),
        (b"date night at the quay", text_files.NO_DATE, None),
        (b"\xef\xbb\xbf date 2031-02-30 Shut.", "the date '2031-02-30' does not exist", 9),
        (b"date 2031-5-4 Shut.", "the date '2031-5-4' is not YYYY-MM-DD", 5),
        (b"date 0999-05-04 Shut.", "the date '0999-05-04' lies outside the years 1000 to 2999", 5),
        (b"date 2031-05-04T99:00 Shut.", "the date '2031-05-04T99:00' does not exist", 5),
        (DATED + b"\x92", f"not UTF-8: byte 0x92 at offset 33; {CONVERT}", 33),
        (b"\xef\xbb\xbf\xff" + DATED, f"not UTF-8: byte 0xff at offset 3; {CONVERT}", 3),
        (DATED + b"\xed\xa0\x80", f"not UTF-8: byte 0xed at offset 33; {CONVERT}", 33),
        (DATED + b"\x00.", "binary, not text: a NUL byte at offset 33", 33),
        (DATED + b" " * 9000 + b"\x00", "a NUL byte at offset 9033 of the text", 9033),
        ("\ufeff".encode("utf-16-le") + b"d\x00", f"not UTF-8 but UTF-16; {CONVERT}", 0),
        (b"%PDF-1.7 \xff", "a PDF, not plain text or JSONL", 0),
        (b"\x89PNG\r\n\x1a\n", "an image, not plain text or JSONL", 0),
        (b"\n <!DOCTYPE html><p>Shut", "an HTML page, not plain text or JSONL", 0),
    ],
)  # fmt: skip
def test_bad_text_is_rejected_with_its_place(
    tmp_path: Path, raw: bytes, reason: str, offset: int | None
) -> None:
    reports, (reject,) = read_bytes(tmp_path, "a.txt", raw)
    assert reports == []
    assert (reject.input, reject.line) == (str(tmp_path / "a.txt"), None)
    assert (reject.reason, reject.offset) == (reason, offset)


def test_a_text_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    longer = "date 2031-05-04 " + "a" * 101
    _, rejects = read_bytes(tmp_path, "a.txt", longer.encode(), max_characters=100)
    assert reasons(rejects) == [
        "101 characters, more than the setting readers.max_characters = 100 allows"
    ]
    (report,), _ = read_bytes(tmp_path, "a.txt", longer.encode(), max_characters=101)
    assert len(report.text) == 101


def test_no_more_is_read_than_the_limit_asks_for(tmp_path: Path) -> None:
    bomb = gzip.compress(b"date 2031-05-04 " + b"a" * 30_000_000)
    _, rejects = read_bytes(tmp_path, "a.txt.gz", bomb, max_characters=1000)
    assert reasons(rejects) == [
        "over 1,000 characters, more than the setting readers.max_characters = 1000 allows"
    ]


def test_a_large_binary_is_called_one(tmp_path: Path) -> None:
    _, rejects = read_bytes(tmp_path, "a", b"PK\x03\x04" + b"\x01" * 9000, max_characters=10)
    assert reasons(rejects) == ["a ZIP archive or an office document, not plain text or JSONL"]


def test_packed_text_is_read_whatever_the_name(tmp_path: Path) -> None:
    (report,), _ = read_bytes(tmp_path, "a.txt", gzip.compress(DATED))
    assert report.text == "The quay is shut."


@given(st.binary(max_size=200))
def test_any_bytes_are_a_report_or_a_reject(raw: bytes) -> None:
    class Stream:
        rest = raw

        def read(self, size: int, /) -> bytes:
            piece, self.rest = self.rest[:size], self.rest[size:]
            return piece

        def readline(self, size: int, /) -> bytes:
            raise AssertionError("a text is not read by lines")

    try:
        report = text_files.read(Stream(), where="a", name="a", settings=limited().readers)
    except ReportError as error:
        assert error.offset is None or 0 <= error.offset <= len(raw)
    else:
        assert report.text.encode() in raw


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_the_body_is_verbatim(body: str) -> None:
    import io

    raw = f"date 2031-05-04 |{body}A".encode()
    report = text_files.read(io.BytesIO(raw), where="a", name="a", settings=limited().readers)
    assert report.text == f"|{body}A"
