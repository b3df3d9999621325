from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.encoder.features import branches
from onrecord.annotators.statements.encoder.pieces import Pieces
from tests.parses import parse
from training.encoder import data
from training.encoder.data import CONTENT, CUE, SOURCE, Branches, Passage, load

TEXT = "Varga said that the well-known ships wait."
PARSED = parse(
    TEXT,
    """
    Varga Varga NNP nsubj 2 PERSON
    said say VBD ROOT 0
    that that IN mark 7
    the the DT det 6
    well-known know JJ amod 6
    ships ship NNS nsubj 7
    wait wait VBP ccomp 2
    . . . punct 2
    """,
)


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def annotated(source: list[str], cue: list[str], content: list[str]) -> dict[str, list[list[int]]]:
    return {"source": spans(*source), "cue": spans(*cue), "content": spans(*content)}


SAID = annotated(["Varga"], ["said"], ["that the well-known ships wait"])


def split(words: list[str]) -> Pieces:
    """Return one piece a word, its length."""
    return Pieces(np.array([len(word) for word in words]), np.arange(len(words) + 1))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A parser that knows one text alone, and which texts it was asked for."""
    asked: list[str] = []

    def parsing(text: str) -> Iterator[Parse]:
        asked.append(text)
        yield PARSED

    monkeypatch.setattr(data, "parse", parsing)
    monkeypatch.setattr(data, "split", split)
    return asked


def written(path: Path, *documents: list[dict[str, list[list[int]]]]) -> Path:
    lines = [json.dumps({"text": TEXT, "attributions": found}) + "\n" for found in documents]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(lines)
    return path


def test_documents_become_passages(tmp_path: Path, parsed: list[str]) -> None:
    first, second = load(written(tmp_path / "some.gz", [SAID], []))
    assert [first.document, second.document] == [0, 1]
    assert first.features.shape == (8, 4)
    assert first.ids.tolist() == [len(token.text) for token in PARSED.tokens]
    [one] = first.attributions
    assert one.head == 1
    assert one.roles == {0: SOURCE, 1: CUE} | dict.fromkeys(range(2, 7), CONTENT)
    assert second.attributions == []


def test_what_was_parsed_once_is_kept(tmp_path: Path, parsed: list[str]) -> None:
    path, cache = written(tmp_path / "some.gz", [SAID]), tmp_path / "kept.pickle"
    [before], [after] = load(path, cache=cache), load(path, cache=cache)
    assert len(parsed) == 1
    assert after.attributions == before.attributions


def test_a_few_documents_are_enough_for_a_trial(tmp_path: Path, parsed: list[str]) -> None:
    assert len(load(written(tmp_path / "some.gz", [SAID], [SAID]), limit=1)) == 1


def test_a_token_is_part_of_a_span_by_half_of_it() -> None:
    starts = [token.start for token in PARSED.tokens]
    well = TEXT.index("well")
    assert data._covered(PARSED, starts, [[well, well + 5]]) == [4]
    assert data._covered(PARSED, starts, [[well, well + 4]]) == []
    assert data._covered(PARSED, starts, spans("said", "ships wait")) == [1, 5, 6]


def test_a_cue_is_one_whatever_else_it_is_marked_as() -> None:
    [one] = data._attributions(PARSED, [annotated(["Varga said"], ["said"], ["said that"])])
    assert one.roles == {0: SOURCE, 1: CUE, 2: CONTENT}


def test_attributions_without_a_cue_or_with_that_of_another_are_left_out() -> None:
    gold = [SAID, annotated(["Varga"], ["said"], ["ships wait"]), annotated([], [], ["ships"])]
    assert [one.head for one in data._attributions(PARSED, gold)] == [1]


def test_branches_are_cut_out_of_what_is_in_reach() -> None:
    none = np.zeros(0, dtype=np.int64)
    known = Branches(Passage(0, PARSED, none, none, none, attributions=[]))
    for start, end in ((2, 8), (4, 6), (5, 7)):
        found = known.around(5, start, end, 3)
        assert found.tolist() == branches(PARSED, 5, start, end).tolist()
