"""How factual an event is told, from -3 (surely not) to 3 (surely so): a linear model of readings.

The scale is that of FactBank as de Marneffe and others (2012) and Lee and others (2015) use it. The
features are what ``read.way`` has seen; ``training/factuality`` fits a weight for each, and
``models/factuality`` holds them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import fsum
from typing import Literal

from msgspec import Struct, convert

from onrecord.annotators.events.status.clause import Clause
from onrecord.annotators.events.status.read import Step, way
from onrecord.annotators.language import Parse

# Whose scale: each set has weights of its own beside those that all share.
Convention = Literal["UW", "MEANTIME", "UDS-IH2"]
CONVENTIONS: tuple[Convention, ...] = ("UW", "MEANTIME", "UDS-IH2")
LEAST, MOST = -3.0, 3.0

_PERSONS = {
    "i": "first", "we": "first", "you": "second", "he": "third", "she": "third", "they": "third",
    "it": "thing", "this": "thing", "that": "thing", "who": "relative", "which": "relative",
}  # fmt: skip
_FLAGS = ("negated", "progressive", "perfect", "passive", "infinitive", "still", "coming")
# Governors above the third say next to nothing that the readings do not.
_NEAR = 4


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The packaged weights: of each feature those that all share, then those of each convention."""

    weights: dict[str, tuple[float, ...]]


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """Return the packaged weights by feature; reads the file once a process."""
    table = files("onrecord.models").joinpath("factuality", "weights.toml")
    return convert(tomllib.loads(table.read_text(encoding="utf-8")), Weights, strict=False).weights


def factuality(parse: Parse, at: int, type: str = "", *, convention: Convention = "UW") -> float:
    """Return how factual the event with its trigger at ``at`` is, from -3 to 3.

    ``convention`` says by whose annotators: UW's are of news, told by what the author believes.
    """
    return graded(parse, way(parse, at, type), convention=convention)


def graded(parse: Parse, steps: Sequence[Step], *, convention: Convention = "UW") -> float:
    """Return how factual the last of ``steps`` is, from -3 to 3."""
    found = weights()
    own = 1 + CONVENTIONS.index(convention)
    rows = [found[name] for name in features(parse, steps) if name in found]
    total = fsum(row[0] for row in rows) + fsum(row[own] for row in rows)
    return max(LEAST, min(MOST, total))


def features(parse: Parse, steps: Sequence[Step]) -> list[str]:
    """Return the names of what holds of the last of ``steps``, sorted, each once."""
    return sorted({"always", *_of_reading(parse, steps), *_of_way(parse, steps)})


def _of_reading(parse: Parse, steps: Sequence[Step]) -> Iterator[str]:
    last = steps[-1]
    token, read, given = parse.tokens[last.at], last.read, last.given
    yield f"read {read.status}"
    yield f"read {read.polarity}"
    yield f"read {read.certainty}"
    yield f"read {read.status} {read.polarity} {read.certainty}"
    yield f"read {read.status} of {token.pos}"
    yield f"given {given.status} {given.polarity}"
    yield f"tag {token.tag}"
    yield f"link {token.dep}"
    yield f"lemma {token.lemma.lower()}"
    yield from _of_noun(parse, last) if last.clause is None else _of_clause(parse, last, "")


def _of_noun(parse: Parse, step: Step) -> Iterator[str]:
    below = [parse.tokens[child] for child in parse.tokens[step.at].children]
    determiners = [
        c.lower if c.dep == "det" else "whose" for c in below if c.dep in {"det", "poss"}
    ]
    yield f"determiner {' '.join(determiners) or 'none'}"
    yield from (f"modifier {c.lower}" for c in below if c.dep in {"amod", "neg", "compound"})


def _of_clause(parse: Parse, step: Step, prefix: str) -> Iterator[str]:
    here = step.clause
    if here is None:
        return
    yield f"{prefix}tense {here.tense}"
    yield f"{prefix}frame {_frame(here)}"
    yield from (f"{prefix}{name}" for name in _FLAGS if getattr(here, name))
    yield f"{prefix}modal {here.modal or 'none'}"
    yield f"{prefix}hedge {here.hedge or 'none'}"
    yield f"{prefix}mood {here.mood}"
    yield f"{prefix}subject {_person(parse, here)}"
    for child in (parse.tokens[c] for c in parse.tokens[step.at].children):
        if child.tag == "MD" or child.dep in {"advmod", "mark", "neg"}:
            yield f"{prefix}word {child.lower}"


def _frame(here: Clause) -> str:
    parts = [here.tense, here.modal, *(name for name in _FLAGS[:5] if getattr(here, name))]
    return " ".join(part for part in parts if part)


def _person(parse: Parse, here: Clause) -> str:
    if here.subject is None:
        return "none"
    return _PERSONS.get(parse.tokens[here.subject].lower, "noun")


def _of_way(parse: Parse, steps: Sequence[Step]) -> Iterator[str]:
    up = steps[::-1]
    for n, (step, above) in enumerate(pairwise(up[: _NEAR + 1])):
        yield f"under {_class(step)}"
        if n < 2:
            yield from _of_link(parse, step, above, n)
    if len(up) > 1:
        yield from _of_clause(parse, up[1], "above: ")
    if len(up) > 2:
        yield from _of_clause(parse, up[-1], "top: ")
    yield f"depth {min(len(up), 6)}"
    yield f"way {' < '.join(_class(step) for step in up[:3])}"
    clauses = [step.clause for step in steps if step.clause is not None]
    if any(here.negated for here in clauses):
        yield "negated on the way"
    yield from {f"{here.modal} on the way" for here in clauses if here.modal}
    yield from _of_sentence(parse, steps[-1].at)


def _of_link(parse: Parse, step: Step, above: Step, n: int) -> Iterator[str]:
    link = step.link
    if link is None:
        return
    read = above.read
    yield f"{n} by {link.kind} {link.form}"
    yield f"{n} by {_class(step)} {link.form}"
    yield f"{n} by {_class(step)} {link.form} that is {read.status} {read.polarity}"
    yield f"{n} by the word {parse.tokens[link.above].lemma.lower()} {link.form}"
    if link.word:
        yield f"{n} by the phrase {link.word}"


def _of_sentence(parse: Parse, at: int) -> Iterator[str]:
    first, last = parse.sentences[parse.tokens[at].sentence]
    if any(parse.tokens[i].text == "?" for i in range(max(first, last - 3), last)):
        yield "question mark"


def _class(step: Step) -> str:
    if step.link is None:
        return "the sentence"
    return step.link.kind if step.link.governor is None else step.link.governor.name


__all__ = ["CONVENTIONS", "Convention", "factuality", "features", "weights"]
