from __future__ import annotations

import csv
from typing import Any

import pytest
from click.testing import CliRunner

from bench import name_pairs, peer_matcher
from bench.name_pairs import PAIRS, Pair, at_threshold, read_pairs

EASY = [Pair("a", "b", True, "x"), Pair("c", "d", True, "x"), Pair("e", "f", False, "x")]


def test_the_table_is_large_even_and_without_doubles() -> None:
    pairs = read_pairs()
    assert len(pairs) >= 450
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)
    for part in ("dev", "check"):
        same = [pair.same for pair in pairs if pair.part == part]
        assert 0.4 < sum(same) / len(same) < 0.6
        assert len(same) > 200


def test_the_table_says_yes_or_no_and_why() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["same"] for row in rows} == {"yes", "no"}
    assert all(row["phenomenon"] and None not in row for row in rows)


def test_precision_and_recall_at_a_threshold() -> None:
    assert at_threshold(EASY, [0.9, 0.5, 0.7], 0.6) == (0.5, 0.5)
    assert at_threshold(EASY, [0.9, 0.5, 0.7], 0.8) == (1.0, 0.5)
    assert at_threshold(EASY, [0.0, 0.0, 0.0], 0.5) == (1.0, 0.0)


def test_a_peer_has_its_best_threshold() -> None:
    figures = name_pairs._figures("peer", EASY, [0.9, 0.8, 0.7])
    assert (figures["precision"], figures["recall"]) == (100.0, 100.0)
    figures = name_pairs._figures("peer", EASY, [0.9, 0.5, 0.7])
    assert figures["recall"] == 100.0
    assert figures["recall at precision ≥ 98"] == 50.0


def test_a_peer_that_is_not_there_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        return None

    monkeypatch.setattr(peer_matcher.importlib.util, "find_spec", missing)
    done = CliRunner().invoke(name_pairs.main, ["--part", "dev"])
    assert done.exit_code == 0
    assert "nomenklatura is left out" in done.stderr
    assert "rapidfuzz" in done.stdout


def test_what_is_aimed_at_is_met() -> None:
    pairs = read_pairs()
    scores = [name_pairs._ours(pair.one, pair.other) for pair in pairs]
    precision, recall = at_threshold(pairs, scores, 1e-9)
    assert precision >= 0.98
    assert recall >= 0.95
