from __future__ import annotations

from typing import Any

import pytest

from bench.attribution_errors import Error, lines, marked, of_document, of_nested

TEXT = "Ada Varga said that the ships wait.\n“We wait,” she told Okello."


def made(content: str, source: str = "Ada Varga", cue: str = "said", **ours: Any) -> dict[str, Any]:
    spans = {"source": source, "cue": cue, "content": content}
    at = {part: [[TEXT.index(w), TEXT.index(w) + len(w)]] for part, w in spans.items()}
    return {**at, **ours}


DOCUMENT = {"id": "harbour-1", "text": TEXT}
SHIPS = made("that the ships wait")
QUOTE = made("“We wait,”", "she", "told")


@pytest.mark.parametrize(
    ("gold", "ours", "what"),
    [
        ([SHIPS], [], ["miss"]),
        ([], [QUOTE], ["extra"]),
        ([SHIPS], [made("that the ships wait", "Okello")], ["source"]),
        ([SHIPS], [made("ships")], ["boundary"]),
        ([SHIPS], [made("ships", "Okello")], ["boundary"]),
        ([SHIPS], [made("that the ships wait", cue="said that")], ["boundary"]),
        ([SHIPS], [SHIPS], []),
        ([SHIPS, QUOTE], [QUOTE], ["miss"]),
    ],
)
def test_what_an_error_is(gold: list[Any], ours: list[Any], what: list[str]) -> None:
    assert [error.what for error in of_document(DOCUMENT, gold, ours)] == what


NESTED = made("the ships wait", "Ada", "said that")
OUTER = made("Ada Varga said that the ships wait", "Okello", "told")


@pytest.mark.parametrize(
    ("ours", "what"),
    [
        ([OUTER, {**NESTED, "within": 0}], []),
        ([OUTER, NESTED], ["nested-miss"]),
        ([OUTER], ["nested-miss"]),
        ([{**OUTER, "source": []}, {**NESTED, "within": 0}], ["nested-miss"]),
        ([OUTER, {**NESTED, "within": 0}, {**QUOTE, "within": 0}], ["nested-extra"]),
    ],
)
def test_what_an_error_of_nesting_is(ours: list[Any], what: list[str]) -> None:
    assert [error.what for error in of_nested(DOCUMENT, [OUTER, NESTED], ours)] == what


def test_the_cues_are_counted() -> None:
    errors = [Error(DOCUMENT, "miss", "indirect", SHIPS, None)] * 2
    shown = list(lines(errors, number=0, seed=0, what=None, kind=None))
    assert shown[-2:] == ["cues of miss: said 2", "cues of extra: "]


def test_source_cue_and_content_are_marked_in_one_line() -> None:
    shown = marked(TEXT, SHIPS)
    assert shown == "{Ada Varga} <said> [that the ships wait]. ¶ “We wait,” she told Okello."


def test_neighbouring_spans_do_not_cross() -> None:
    assert marked(TEXT, made("said that the ships wait")).startswith("{Ada Varga} [<said> that")


def test_long_stretches_are_shortened() -> None:
    text = "Ada said " + "that ships wait, " * 200 + "and left."
    spans = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 9 + 17 * 200]]}
    shown = marked(text, spans)
    assert len(shown) < 800
    assert " …… " in shown


def test_a_sample_is_the_same_for_a_seed() -> None:
    errors = [Error(DOCUMENT, "miss", "indirect", SHIPS, None)] * 2
    errors += [Error(DOCUMENT, "extra", "direct", None, made("“We wait,”", confidence=0.5))] * 3
    first, again = (list(lines(errors, number=2, seed=4, what=None, kind=None)) for _ in range(2))
    assert first == again
    assert first[:2] == [
        "miss: 2 (0 direct, 0 mixed, 2 indirect)",
        "extra: 3 (3 direct, 0 mixed, 0 indirect)",
    ]


def test_what_and_kind_choose() -> None:
    errors = [Error(DOCUMENT, "miss", "indirect", SHIPS, None)]
    errors += [Error(DOCUMENT, "extra", "direct", None, made("“We wait,”", confidence=0.5))]
    shown = "\n".join(lines(errors, number=9, seed=0, what="extra", kind="direct"))
    assert "ours (0.50): " in shown
    assert "gold" not in shown
