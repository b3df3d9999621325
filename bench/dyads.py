"""The type of an event whose dyad is given: five-fold on the training part of Zero-Shot-PLOVER.

The coder reads each sentence as it always does; a logistic regression on what it says of the words
and of how the two who are marked take part learns the set's own types (its YIELD is PLOVER's
CONCEDE and RETREAT). Beside it the words alone, and the most frequent type. Which columns there
are, and their scale, was chosen on these folds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import click
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from bench import data, report
from bench.event_labels import Range
from onrecord.annotators.events.coder import network
from onrecord.annotators.events.coder.features import TYPES, proposals, ruled
from onrecord.annotators.events.coder.packs import packs
from onrecord.annotators.language import Parse, parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements import QuotationIndex
from onrecord.annotators.statements.encoder.features import branches, token_features
from onrecord.annotators.statements.encoder.pieces import split

SET = "events/plv_train.tsv"
SOURCE = "https://github.com/snowood1/Zero-Shot-PLOVER"
FOLDS = 5
# Words of the sentence that are looked at as the trigger, the likeliest.
TRIGGERS = 8
_MARK = re.compile(r"</?[st]>")

Floats = NDArray[np.float64]


class Dyad(NamedTuple):
    """A sentence with the words of source and target, and the type by hand."""

    text: str
    source: Range
    target: Range
    type: str


class Described(NamedTuple):
    """What the coder says of a dyad, its sentence with the two replaced, and what is between."""

    kinds: Floats
    states: Floats
    words: str
    between: str


@click.command()
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(json_file: str | None) -> None:
    """Measure the type given the dyad, no sentence in two folds."""
    path = data.require(SET, SOURCE)
    with path.open(encoding="utf-8") as lines:
        of = list(dyads(lines))
    seen = [described(dyad) for dyad in of]
    types = np.array([dyad.type for dyad in of])
    groups = np.unique([dyad.text for dyad in of], return_inverse=True)[1]
    common = max(set(types.tolist()), key=types.tolist().count)
    guesses = {
        "onrecord": _crossed(seen, types, groups, coder=True),
        "words alone": _crossed(seen, types, groups, coder=False),
        "most frequent": np.full(len(types), common),
    }
    figures = {
        name: {
            "dyads": float(len(types)),
            "accuracy": 100 * float(accuracy_score(types, guess)),
            "macro F1": 100 * float(f1_score(types, guess, average="macro")),
        }
        for name, guess in guesses.items()
    }
    report.show("Type given the dyad", figures)
    report.write(json_file, figures, data=path)


def dyads(lines: Iterator[str]) -> Iterator[Dyad]:
    """Yield the dyads of the set; where marks are missing, the words are looked for."""
    for row in csv.DictReader(lines, delimiter="\t"):
        text, at = _unmarked(row["marked_sentence"])
        source, target = (
            (at[mark][0], at[mark][1]) if len(at.get(mark, ())) == 2 else _found(text, row[name])
            for mark, name in (("s", "source"), ("t", "target"))
        )
        yield Dyad(text, source, target, row["gold_root"])


def _unmarked(marked: str) -> tuple[str, dict[str, list[int]]]:
    text, end = "", 0
    at: dict[str, list[int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        at.setdefault(mark[0].strip("</>"), []).append(len(text))
        end = mark.end()
    return text + marked[end:], at


def _found(text: str, words: str) -> Range:
    start = max(0, text.find(words))
    return start, start + len(words)


def described(dyad: Dyad) -> Described:
    """Return what the coder says of a dyad."""
    index = QuotationIndex(find_quotations(dyad.text), dyad.text)
    parsed = next(parse(dyad.text))
    features = token_features(parsed, index)
    pieces = split([token.text for token in parsed.tokens])
    proposed = proposals(parsed)
    ranges = list(packs(parsed.sentences, pieces.starts))
    states = np.concatenate([network.states(pieces, a, b) for a, b in ranges])
    kinds = _softmax(network.kinds(states, features, proposed))
    source, target = _inside(parsed, dyad.source), _inside(parsed, dyad.target)
    near = _nearness(parsed, states, features, kinds, (source, target))
    weights = (1 - kinds[:, :1]) * (0.05 + near.sum(axis=1, keepdims=True))
    held = [
        kinds[:, 1:].max(axis=0),
        *((kinds[:, 1:] * column[:, None]).max(0) for column in near.T),
    ]
    return Described(
        np.concatenate(held),
        (states * (weights / weights.sum())).sum(axis=0),
        " ".join(_words(parsed, source, target)),
        " ".join(_between(parsed, source, target)) or "-",
    )


def _inside(parsed: Parse, span: Range) -> list[int]:
    return [t.i for t in parsed.tokens if span[0] <= t.start < span[1]]


def _nearness(
    parsed: Parse,
    states: NDArray[np.float32],
    features: NDArray[np.int64],
    kinds: Floats,
    dyad: tuple[Sequence[int], Sequence[int]],
) -> Floats:
    """Return how far source and target take part in what each word tells: (tokens, 5).

    Source acts and target undergoes it; source acts; target undergoes it; the other way round;
    both act.
    """
    out = np.zeros((len(parsed.tokens), 5))
    for at in np.argsort(kinds[:, 0])[:TRIGGERS].tolist():
        type = int(kinds[at, 1:].argmax())
        first, last = parsed.sentences[parsed.tokens[at].sentence]
        here = slice(first, last)
        roles = _softmax(
            network.roles(
                states[at], states[here], features[here], branches(parsed, at, first, last),
                type, ruled(parsed, at, TYPES[type]),
            )
        )  # fmt: skip
        (s_acts, s_bears), (t_acts, t_bears) = (
            [max((roles[i - first, role] for i in one if first <= i < last), default=0.0)
             for role in (1, 2)]
            for one in dyad
        )  # fmt: skip
        out[at] = s_acts * t_bears, s_acts / 2, t_bears / 2, s_bears * t_acts, s_acts * t_acts
    return out


def _words(parsed: Parse, source: Sequence[int], target: Sequence[int]) -> Iterator[str]:
    before = ""
    for token in parsed.tokens:
        word = "<s>" if token.i in source else "<t>" if token.i in target else token.lemma.lower()
        if word != before or word[0] != "<":
            yield word
        before = word


def _between(parsed: Parse, source: Sequence[int], target: Sequence[int]) -> Iterator[str]:
    """Yield the lemmas between the first of the two and the second."""
    first, second = sorted([source or [0], target or [0]], key=min)
    return (token.lemma.lower() for token in parsed.tokens[max(first) + 1 : min(second)])


def _softmax(logits: NDArray[np.float32]) -> Floats:
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    out: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return out


def _crossed(
    seen: Sequence[Described], types: NDArray[np.str_], groups: NDArray[np.intp], *, coder: bool
) -> NDArray[np.str_]:
    """Return the guesses of each fold by a regression on the others."""
    guesses = np.empty_like(types)
    for train, test in GroupKFold(FOLDS).split(types, types, groups):
        known = [seen[i] for i in train]
        columns = _columns(known, coder=coder)
        fitted = LogisticRegression(max_iter=2000).fit(columns(known), types[train])
        guesses[test] = fitted.predict(columns([seen[i] for i in test]))
    return guesses


def _columns(known: Sequence[Described], *, coder: bool) -> Callable[[Sequence[Described]], Floats]:
    """Return what makes the columns of some dyads, as fitted on those known."""
    words = _vectorizer().fit([one.words for one in known])
    between = _vectorizer().fit([one.between for one in known])
    scaler = StandardScaler().fit(np.stack([one.states for one in known]))

    def columns(some: Sequence[Described]) -> Floats:
        parts = [
            words.transform([one.words for one in some]).toarray() * 2,
            between.transform([one.between for one in some]).toarray() * 2,
        ]
        if coder:
            parts.append(np.stack([one.kinds for one in some]) * 3)
            parts.append(scaler.transform(np.stack([one.states for one in some])) * 0.15)
        out: Floats = np.concatenate(parts, axis=1)
        return out

    return columns


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+")


if __name__ == "__main__":
    main()
