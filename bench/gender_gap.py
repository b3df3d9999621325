"""A baseline by the published method of the Gender Gap Tracker, written anew from its description.

Asr and others (2021), The Gender Gap Tracker, PLOS ONE 16(1): quotations are taken from the parse
(the clause that a quotative verb governs, its subject the speaker), from *according to*, from
quotation marks with such a verb in their sentence, and, floating, from quoted sentences that go on
behind one of these, which the same speaker is taken to have said. The verbs are
``bench/quotatives.txt``, a list of our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

Range = tuple[int, int]
_QUOTED = re.compile(r"[“\"][^“”\"]{1,3000}[”\"]|``.{1,3000}?''|''.{1,3000}?''", re.DOTALL)
# Fewer words in quotation marks are a title or a term.
_SHORTEST = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARKS = "“”\"`'"


class Quote(NamedTuple):
    """Speaker, cue and words as half-open ranges of the text; ``None`` where there is none."""

    source: Range | None
    cue: Range | None
    content: Range


def extractor(nlp: Language) -> Callable[[str], list[Quote]]:
    """Return the function from a text to its quotes, in the order of their content."""
    listed = (Path(__file__).with_name("quotatives.txt")).read_text(encoding="utf-8")
    verbs = frozenset(listed.split())
    return lambda text: _quotes(nlp(text), verbs)


def _quotes(doc: Doc, verbs: frozenset[str]) -> list[Quote]:
    found: list[Quote] = []
    for sentence in doc.sents:
        found += _outermost(list(_syntactic(sentence, verbs)))
    quoted = [match.span() for match in _QUOTED.finditer(doc.text)]
    left = [span for span in quoted if not any(_meet(span, quote.content) for quote in found)]
    for start, end in left:
        quote = _heuristic(doc, (start, end), verbs) or _floating((start, end), found, doc)
        if quote is not None:
            found.append(quote)
    return sorted(found, key=lambda quote: quote.content)


def _syntactic(sentence: Span, verbs: frozenset[str]) -> Iterator[Quote]:
    for token in sentence:
        if token.dep_ == "ccomp" and token.head.lemma_ in verbs:
            yield from _governed(token, token.head)
        elif token.dep_ == "parataxis" and token.lemma_ in verbs:
            yield from _governed(token.head, token)
        elif token.lower_ == "according":
            yield from _according(token, sentence)


def _governed(clause: Token, verb: Token) -> Iterator[Quote]:
    """Yield the clause as a quote, as far as it lies on one side of its verb."""
    inside = {token.i for token in clause.subtree}
    if verb.i in inside:
        inside -= {token.i for token in verb.subtree}
    side = [i for i in inside if (i < verb.i) == (clause.i < verb.i)]
    words = clause.doc[min(side) : max(side) + 1]
    if len(words) >= _SHORTEST:
        yield Quote(_subject(verb), _range(verb.doc[verb.i : verb.i + 1]), _with_marks(words))


def _subject(verb: Token) -> Range | None:
    """Return the verb's subject, or that of the verb it is co-ordinated with."""
    while True:
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return _range(child.doc[child.left_edge.i : child.right_edge.i + 1])
        if verb.dep_ != "conj":
            return None
        verb = verb.head


def _according(token: Token, sentence: Span) -> Iterator[Quote]:
    """Yield the longer part of the sentence beside *according to* and whom it names."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = None if to is None else next((c for c in to.children if c.dep_ == "pobj"), None)
    if to is None or source is None:
        return
    end = source.right_edge.i + 1
    sides = sentence.doc[sentence.start : token.i], sentence.doc[end : sentence.end]
    words = max(map(_trimmed, sides), key=len)
    if len(words) >= _SHORTEST:
        named = _range(sentence.doc[source.left_edge.i : end])
        yield Quote(named, _range(sentence.doc[token.i : to.i + 1]), _range(words))


def _outermost(quotes: list[Quote]) -> list[Quote]:
    """Return the quotes that do not meet a longer one: the published system has none nested."""
    return [quote for quote in quotes if not any(_in_longer(quote, other) for other in quotes)]


def _in_longer(quote: Quote, other: Quote) -> bool:
    start, end = quote.content
    return _meet(quote.content, other.content) and end - start < other.content[1] - other.content[0]


def _heuristic(doc: Doc, quoted: Range, verbs: frozenset[str]) -> Quote | None:
    """Return the quoted words with the nearest quotative verb outside them in their sentences."""
    words = doc.char_span(*quoted, alignment_mode="expand")
    if words is None or len(words) < _SHORTEST:
        return None
    first, last = words[0].sent.start, words[-1].sent.end
    near = [*doc[first : words.start], *doc[words.end : last]]
    cues = [token for token in near if token.lemma_ in verbs and token.pos_ == "VERB"]
    if not cues:
        return None
    cue = min(cues, key=lambda token: min(abs(token.i - words.start), abs(token.i - words.end)))
    return Quote(_subject(cue), _range(doc[cue.i : cue.i + 1]), quoted)


def _floating(quoted: Range, found: list[Quote], doc: Doc) -> Quote | None:
    """Return a quoted sentence as said by whoever said the last quote before it."""
    words = doc.char_span(*quoted, alignment_mode="expand")
    if words is None or len(words) < _SHORTEST or words.start > words[0].sent.start + 1:
        return None
    before = [quote for quote in found if quote.content[1] <= quoted[0]]
    last = max(before, key=lambda quote: quote.content, default=None)
    return None if last is None else Quote(last.source, None, quoted)


def _with_marks(words: Span) -> Range:
    """Return the range of the words with the quotation marks around them, without final commas."""
    start, end = _range(_trimmed(words))
    text = words.doc.text
    while start and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and (text[end] in _MARKS or text[end : end + 2] in (",”", ',"', ".”")):
        end += 1
    return start, end


def _trimmed(words: Span) -> Span:
    """Return the words without commas, stops and blanks at their ends."""
    first, last = words.start, words.end
    while first < last and (words.doc[first].is_space or words.doc[first].text in {",", "."}):
        first += 1
    while first < last and (words.doc[last - 1].is_space or words.doc[last - 1].text in {",", "."}):
        last -= 1
    return words.doc[first:last]


def _range(words: Span) -> Range:
    return words.start_char, words.end_char


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
