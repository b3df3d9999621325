from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from bench import factuality
from bench.factuality import Instance, instances, last_token, measures, offsets, value
from onrecord.annotators.events.status import Reading
from onrecord.annotators.language import Parse
from tests.parses import plain


def test_a_span_of_tokens_has_its_code_points() -> None:
    text = "They did n't leave ."
    start, end = offsets(text, [3, 4])
    assert text[start:end] == "leave"
    start, end = offsets(text, [1, 3])
    assert text[start:end] == "did n't"


def test_the_last_token_of_a_span_is_its_trigger() -> None:
    parsed = plain("They took over . They left .")
    parse, at = last_token([parsed], 5, 14)
    assert parse.tokens[at].text == "over"
    with pytest.raises(ValueError, match="no token"):
        last_token([parsed], 90, 99)


def test_what_is_the_same_as_gold_has_no_error() -> None:
    gold = np.array([3.0, -3.0, 0.0, 2.0])
    found = measures(gold, gold)
    assert found["Pearson r, by 100"] == pytest.approx(100)
    assert found["mean absolute error, by 100"] == 0
    assert [found[f"F1 {name}"] for name in ("happened", "uncertain", "not")] == [100, 100, 100]


def test_a_constant_has_no_correlation() -> None:
    found = measures(np.full(3, 3.0), np.array([3.0, 1.0, -2.0]))
    assert found["Pearson r, by 100"] == 0
    assert found["mean absolute error, by 100"] == pytest.approx(700 / 3)
    assert found["F1 happened"] == pytest.approx(50)
    assert found["F1 not"] == 0


def test_readings_lie_on_the_scale_by_their_meaning() -> None:
    assert value(Reading("happened", "positive", "certain")) == 3
    assert value(Reading("not_happened", "negative", "probable")) == -2
    assert value(Reading("predicted", "negative", "probable")) == -1
    assert value(Reading("rejected", "negative", "certain")) == -2
    assert value(Reading("requested", "positive", "certain")) == 0.5


def test_without_data_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_DATA", raising=False)
    assert CliRunner().invoke(factuality.main).exit_code == 2


def test_a_set_is_read_sentence_by_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "events" / "factuality" / "UW"
    folder.mkdir(parents=True)
    line = '{"text": "They left .", "targets": [{"span1": [1, 2], "label": 3.0}]}\n'
    (folder / "dev.jsonl").write_text(line, encoding="utf-8")
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))

    def parsed(text: str) -> Iterator[Parse]:
        yield plain(text)

    monkeypatch.setattr("bench.factuality.language.parse", parsed)
    assert [(each.at, each.label) for each in instances("UW", "dev")] == [(1, 3.0)]
    assert isinstance(next(instances("UW", "dev")), Instance)
