from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.store import Filters, Record
from onrecord.store.search import Term, fold, terms
from tests.builders import make_annotation, make_report, make_statement
from tests.store.stories import build


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("", []),
        ('  * - "" " " !?', []),
        ("port strike", [("port", False), ("strike", False)]),
        ('"port strike" berth', [("port strike", False), ("berth", False)]),
        ("“port strike”", [("port strike", False)]),
        ("strik* bert**", [("strik", True), ("bert", True)]),
        ('"port stri"*', [("port stri", True)]),
        ('"never closed', [(" never", False), ("closed", False)]),
        ("U.S. don't NEAR(a)", [("U.S.", False), ("don't", False), ("NEAR(a)", False)]),
        ("title:x AND OR NOT", [("title:x", False), ("AND", False), ("OR", False), ("NOT", False)]),
    ],
)
def test_terms(about: str, expected: list[tuple[str, bool]]) -> None:
    assert terms(about) == tuple(Term(text=text, prefix=prefix) for text, prefix in expected)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Émile  ZORAN", "emile zoran"),
        ("E\u0301mile Zoran", "emile zoran"),
        ("O'Neill-Łęcki, Jr.", "o neill łecki jr"),
        ("STRASSE straße", "strasse strasse"),
        ("_ … !", ""),
        ("Ａｂ２", "ab2"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "r.db"
    texts = {
        "a": "The ceasefire talks ended, she said. Nothing else happened in the café.",
        "b": "Talks about a U.S. ceasefire go on, he said.",
        "c": "AND OR NOT NEAR, they said. Ships don't sail.",
    }
    with Record.open(path, write=True) as record:
        pairs = []
        for name, text in texts.items():
            report = make_report(text, name=name, title=f"Title of {name}")
            spoken = make_statement(report, text.partition(",")[0])
            pairs.append((report, make_annotation(report, statements=[spoken])))
        build(record, pairs)
    return path


@pytest.mark.parametrize(
    ("about", "in_reports", "in_statements"),
    [
        ("ceasefire", "ab", "ab"),
        ("talks CEASEFIRE", "ab", "ab"),
        ('"ceasefire talks"', "a", "a"),
        ('"talks ceasefire"', "", ""),
        ("cease*", "ab", "ab"),
        ('"a u.s. cease"*', "b", "b"),
        ("cease", "", ""),
        ("U.S.", "b", "b"),
        ("us", "", ""),
        ("cafe", "a", ""),
        ("CAFÉ", "a", ""),
        ("don't", "c", ""),
        ("AND OR NOT", "c", "c"),
        ("NEAR(and, or)", "", ""),
        ("title", "abc", ""),
        ("title:a", "", ""),
        ("of:a", "a", ""),
        ("ceasefire -talks", "ab", "ab"),
        ('"', "", ""),
        ("", "", ""),
        ("*", "", ""),
    ],
)
def test_about(searched: Path, about: str, in_reports: str, in_statements: str) -> None:
    filters = Filters(about=about)
    with Record.open(searched) as record:
        assert "".join(row.name for row in record.reports(filters)) == in_reports
        assert "".join(s.report_name for s in record.statements(filters)) == in_statements


_SYNTAX = "\"'*()^:-+{}\\ aANDORNEAR\x00\ud800“”,.%_"


@given(about=st.text() | st.text(alphabet=_SYNTAX) | st.just("a " * 999))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_are_an_error(searched: Path, about: str) -> None:
    with Record.open(searched) as record:
        filters = Filters(about=about, speaker=about, outlet=about, report=about)
        list(record.reports(filters))
        list(record.statements(Filters(about=about)))
        list(record.statements(filters))
        list(record.actors(filters))
