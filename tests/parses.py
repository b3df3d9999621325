"""Parses written by hand, a row a token: form, lemma, tag, dependency, head (from 1; 0: the root).

Universal POS follows from the Penn tag; a row may end in an entity type.
"""

from __future__ import annotations

import re

from onrecord.annotators.language import Parse, Token

_POS = {
    "VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "PR": "PRON", "WP": "PRON", "WD": "PRON",
    "IN": "ADP", "TO": "PART", "MD": "AUX", "DT": "DET", "CD": "NUM", "CC": "CCONJ", "WR": "ADV",
    "UH": "INTJ",
}  # fmt: skip


def parse(text: str, rows: str, *, start: int = 0) -> Parse:
    """Return the parse of ``text`` from ``start``; sentences end where a root's last token does."""
    tokens: list[Token] = []
    first, at = 0, start
    lines = [line.split() for line in rows.strip().splitlines()]
    roots = [i for i, line in enumerate(lines) if line[4] == "0"]
    sentence_of = _sentences(lines, roots)
    for i, (form, lemma, tag, dep, head, *entity) in enumerate(lines):
        at = text.index(form, at)
        token = Token(
            i=i,
            start=at,
            end=at + len(form),
            text=form,
            lower=form.lower(),
            lemma=lemma,
            pos=_pos(tag, dep),
            tag=tag,
            dep="ROOT" if head == "0" else dep,
            head=i if head == "0" else int(head) - 1,
            sentence=sentence_of[i],
            entity=entity[0] if entity else "",
            begins=bool(entity),
            morph="",
        )
        tokens.append(token)
        at += len(form)
    for token in tokens:
        token.children = tuple(t.i for t in tokens if t.head == token.i and t.i != token.i)
    bounds = [i for i in range(len(tokens)) if i == 0 or sentence_of[i] != sentence_of[i - 1]]
    first = tokens[0].start if tokens else start
    sentences = list(zip(bounds, [*bounds[1:], len(tokens)], strict=True))
    return Parse(text, min(first, start), len(text), tokens, sentences)


def _sentences(lines: list[list[str]], roots: list[int]) -> list[int]:
    def root(i: int) -> int:
        while lines[i][4] != "0":
            i = int(lines[i][4]) - 1
        return roots.index(i)

    return [root(i) for i in range(len(lines))]


def _pos(tag: str, dep: str) -> str:
    if dep in {"aux", "auxpass"}:
        return "AUX"
    if dep == "mark":
        return "SCONJ"
    if tag.startswith("NNP"):
        return "PROPN"
    return _POS.get(tag[:2], "PUNCT")


def plain(text: str) -> Parse:
    """Return ``text`` in tokens and sentences alone; a full stop ends a sentence."""
    tokens: list[Token] = []
    bounds = [0]
    for i, found in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        word = found[0]
        tokens.append(
            Token(
                i=i, start=found.start(), end=found.end(), text=word, lower=word.lower(),
                lemma=word.lower(), pos="X" if word.isalnum() else "PUNCT", tag="X", dep="ROOT",
                head=i, sentence=len(bounds) - 1, entity="", begins=False, morph="",
            )
        )  # fmt: skip
        behind = text[found.end() : found.end() + 2]
        if (word == "." and behind[:1] in ("", " ", "\n")) or (word == "”" and behind[:1] == "\n"):
            bounds.append(i + 1)
    ends = [*bounds[1:], len(tokens)]
    sentences = [(a, b) for a, b in zip(bounds, ends, strict=True) if a < b]
    return Parse(text, 0, len(text), tokens, sentences)
