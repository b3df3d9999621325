"""Sentences with their clauses, made by hand, for the tests of what is compared."""

from __future__ import annotations

from typing import Any

from onrecord.model import Clause, Quantity, Report, Role, Sentence
from tests.builders import make_span


def make_role(report: Report, role: str, words: str, head: str | None = None) -> Role:
    """Return the role at the first ``words``; its head is their last word, if none is given."""
    span = make_span(report.text, words)
    lemma = words.split()[-1].lower() if head is None else head
    return Role(start=span.start, end=span.end, text=words, role=role, head=lemma)


def make_clause(report: Report, verb: str, predicate: str, *roles: Role, **fields: Any) -> Clause:
    """Return the clause at the first ``verb``; ``fields`` replace the defaults."""
    span = make_span(report.text, verb)
    values: dict[str, Any] = {
        "negated": False, "modal": "", "tense": "past", "under": None, "link": "ROOT",
        "adverbs": (),
    }  # fmt: skip
    return Clause(
        start=span.start, end=span.end, text=verb, predicate=predicate, roles=roles,
        **(values | fields),
    )  # fmt: skip


def make_quantity(report: Report, words: str, low: float, unit: str, **fields: Any) -> Quantity:
    """Return the amount at the first ``words``, exact unless ``fields`` say otherwise."""
    span = make_span(report.text, words)
    values: dict[str, Any] = {"low": low, "high": low, "approximate": False} | fields
    return Quantity(start=span.start, end=span.end, text=words, unit=unit, **values)


def make_sentence(report: Report, *clauses: Clause, quantities: Any = ()) -> Sentence:
    """Return the whole text of the report as one sentence."""
    text = report.text
    return Sentence(
        start=0, end=len(text), text=text, clauses=clauses, quantities=tuple(quantities)
    )
