from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.events import Coded, Record, _met, _named, _Who, records

TEXT = "Ruritania urged France to withdraw its troops from Graustark."


def record(sources: tuple[Coded, ...] = (), targets: tuple[Coded, ...] = ()) -> Record:
    return Record(TEXT, "REQUEST", sources, targets)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_somebody_is_named_by_the_words_or_by_the_country() -> None:
    france = (Coded("France", "fra"),)
    assert _named(france, ((at("France"), None),), TEXT)
    assert _named(france, ((at("troops"), "fr"),), TEXT)
    assert not _named(france, ((at("troops"), "de"),), TEXT)
    assert not _named(france, (), TEXT)


def test_where_nobody_is_coded_anybody_is_right() -> None:
    assert _named((), (), TEXT)


def test_the_event_that_fits_best_counts() -> None:
    wanted = record((Coded("Ruritania", ""),), (Coded("France", "fra"),))
    wrong = _Who(((at("troops"), None),), ())
    half = _Who(((at("Ruritania"), None),), ())
    assert _met(wanted, []) is None
    assert _met(wanted, [wrong]) == (False, False)
    assert _met(wanted, [wrong, half]) == (True, False)


def test_of_those_who_meet_the_target_may_be_an_actor() -> None:
    both = _Who(((at("Ruritania"), None), (at("France"), None)), ())
    wanted = record((Coded("Ruritania", ""),), (Coded("France", "fra"),))
    assert _met(wanted, [both]) == (True, True)


@pytest.mark.parametrize("info", ["marked", {"markup": "marked"}])
def test_a_record_is_read_with_its_codes(tmp_path: Path, info: Any) -> None:
    marked = "(SRC: Ruritania) (EVT: urged) (TAR: France) to withdraw"
    given = {
        "event": "DEMAND", "text": TEXT,
        "textInfo": marked if info == "marked" else {"markup": marked},
        "source": "", "target": [{"actorText": "France", "code": "FRA"}],
    }  # fmt: skip
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([{"event": "DOCUMENT"}, given]), encoding="utf-8")
    [found] = records(path)
    assert found == record((Coded("Ruritania", ""),), (Coded("France", "fra"),))
