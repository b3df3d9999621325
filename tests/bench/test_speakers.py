from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench import speakers
from bench.nesting import hash_of
from bench.speaker_scores import FORMS, Gold
from onrecord.model import Actor, Annotation, Mention, ReportHead, described_id

TEXT = "Ada Varga said the port is open, and a clerk agreed."
HEAD = ReportHead(
    id="r", name="r", published="2022-01-01", outlet=None, title=None, url=None, language=None
)
CLERK = Gold(((37, 44),), (39, 44), ((45, 51),), "description", None, None, ())
VARGA = Gold(((0, 9),), (0, 9), ((10, 14),), "name", "Ada Varga", "person", ("Varga",))


def annotation(name: str) -> Annotation:
    ada = Actor(id="1", name=name, kind="person", country=None, wikidata=None)
    clerk = Actor(
        id=described_id("r", 37, 44), name="a clerk", kind="unknown", country=None, wikidata=None
    )
    return Annotation(
        report=HEAD,
        times=(),
        mentions=(
            Mention(start=0, end=9, text="Ada Varga", form="name", actor=ada),
            Mention(start=37, end=44, text="a clerk", form="description", actor=clerk),
        ),
        statements=(),
    )


def test_what_only_words_make_is_nobody() -> None:
    found = annotation("Ada Varga")
    nameless = speakers.described(found)
    assert speakers.of_mention(CLERK, found, nameless) == ("right", "a clerk")
    assert speakers.of_mention(VARGA, found, nameless) == ("right", "Ada Varga")
    assert speakers.of_statement(VARGA, found, nameless) == ("not found", None)
    assert speakers.of_mention(CLERK, found, frozenset()) == ("wrong", "a clerk")


def test_an_error_is_shown_in_its_context() -> None:
    document = speakers.Document(TEXT, {}, "dev", (VARGA, CLERK))
    wrong, right = speakers.Answer("wrong", "Eva Varga"), speakers.Answer("right", None)
    read = speakers.Read(document, {"mention, report": [wrong, right]})
    lines = list(speakers.error_lines(read, None))
    assert len(lines) == 2
    assert "0–9 name, Ada Varga · mention, report: wrong (Eva Varga)" in lines[0]
    assert lines[1].strip() == "{Ada Varga} said the port is open, and a clerk agreed."
    assert list(speakers.error_lines(read, "pronoun")) == []


def test_errors_of_the_check_part_are_never_shown() -> None:
    result = CliRunner().invoke(speakers.main, ["--errors", "--part", "check"])
    assert result.exit_code == 2
    assert "not shown" in result.output


def test_texts_come_from_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    with gzip.open(tmp_path / "some.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"text": TEXT, "published": "2022-01-01", "outlet": None}) + "\n")
    one = {**VARGA._asdict(), "names": ["Varga"]}
    line = {"sha256": hash_of(TEXT), "data": "some.jsonl.gz", "part": "dev", "statements": [one]}
    file = tmp_path / "speakers.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    (found,) = speakers.documents(file)
    assert (found.text, found.part, found.gold) == (TEXT, "dev", (VARGA,))
    file.write_text(json.dumps(line | {"sha256": hash_of("other")}), encoding="utf-8")
    with pytest.raises(SystemExit, match="does not hold"):
        list(speakers.documents(file))


def test_the_annotated_ones_are_whole_and_hold_no_text() -> None:
    lines = speakers.ANNOTATED.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    assert len({document["sha256"] for document in documents}) == len(documents) >= 60
    assert {document["part"] for document in documents} == {"dev", "check"}
    every = [one for document in documents for one in document["statements"]]
    assert len(every) >= 420
    assert sum(one["form"] == "pronoun" for one in every) >= 90
    for one in every:
        assert one.keys() == set(Gold._fields)
        assert one["form"] in FORMS and one["cue"]
        assert (one["speaker"] is None) == (one["kind"] is None)
        assert (one["form"] == "implicit") == (one["head"] is None) == (not one["source"])
        assert all(0 <= start < end for start, end in [*one["source"], *one["cue"]])
        if one["head"] is not None:
            start, end = one["head"]
            assert any(s <= start < end <= e for s, e in one["source"])
