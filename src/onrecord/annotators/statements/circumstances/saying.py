"""The act of saying within its sentence: the words that speak, and the phrases that hang on them.

Every search here is bounded, so that no sentence costs more than a constant a cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import SUBJECTS
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import Range
from onrecord.knowledge.people import people

_SHARING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep"])
# *After announcing it, he flew home*: two acts.
_APART = frozenset(["after", "before", "since", "without", "of", "despite", "than"])
_VERBAL = frozenset(["VERB", "AUX"])
OBJECTS = frozenset(["dobj", "dative", "iobj", "oprd"])
TIMES = frozenset(["DATE", "TIME"])
PLACES = frozenset(["GPE", "LOC", "FAC"])

# How far from the cue, from the content's end and from the sentence's start a phrase may stand.
_REACH = 40
_OPENING = 16
# How many verbs up the cue may share its subject; children looked at; phrases of one saying.
_CLIMB = 4
_CHILDREN = 48
_PHRASES = 24


class Saying(Struct, frozen=True, gc=False):
    """A cue by its syntactic head, who speaks and what is said.

    ``anchors`` are the verbs and nouns of the act, the cue first: *spoke to reporters and said*.
    ``shared`` are other verbs of its subject, which may date it: *visited Lorn and said*.
    """

    head: int
    source_head: int | None
    source: Range | None
    content: tuple[Range, ...]
    anchors: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()

    def is_free(self, offset: int) -> bool:
        """Tell whether ``offset`` is outside what is said."""
        return not any(start <= offset < end for start, end in self.content)


class Phrase(Struct, frozen=True, gc=False):
    """A preposition and its object, on the token ``above`` that they hang on.

    ``own`` tells a phrase of the act itself from one of its occasion or addressee.
    """

    above: int
    preposition: int
    noun: int
    own: bool


def saying(
    parse: Parse,
    head: int,
    source_head: int | None,
    source: Range | None,
    content: Sequence[Range],
) -> Saying:
    """Return the act of saying whose cue's head is token ``head``."""
    if source_head is None and parse.tokens[head].dep == "acl":
        source_head = parse.tokens[head].head
    bare = Saying(head, source_head, source, tuple(content))
    anchors: list[int] = [head]
    shared: list[int] = []
    for above in _climbed(parse, bare):
        (anchors if speaks(parse, above) else shared).append(above)
    found = dict.fromkeys([*anchors, *_participles(parse, bare, [*anchors, *shared])])
    return Saying(head, source_head, source, bare.content, tuple(found), tuple(shared))


def speaks(parse: Parse, i: int) -> bool:
    """Tell a verb of speech, or one whose object is an occasion: *gave an interview*."""
    lemma = parse.tokens[i].lemma.lower()
    known = words()
    if lemma in known.openings or lemma in known.addressing or lemma in people().speaking:
        return True
    return lemma in known.light and any(is_given(parse, n) for n in objects(parse, i))


def objects(parse: Parse, i: int) -> list[int]:
    """Return the objects of the verb at token ``i``."""
    return [c for c in children(parse, i) if parse.tokens[c].dep in OBJECTS]


def children(parse: Parse, i: int) -> tuple[int, ...]:
    """Return the first children of token ``i``: hostile text has any number."""
    return parse.tokens[i].children[:_CHILDREN]


def is_occasion(parse: Parse, i: int) -> bool:
    """Tell a noun for what somebody speaks in or through."""
    token = parse.tokens[i]
    return token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in words().occasions


def is_given(parse: Parse, i: int) -> bool:
    """Tell an occasion that somebody gives, holds or issues: *a speech*, *a statement*."""
    return parse.tokens[i].pos == "NOUN" and parse.tokens[i].lemma.lower() in words().given


def has_subject(parse: Parse, i: int) -> bool:
    """Tell whether the verb at token ``i`` has a subject of its own."""
    return any(parse.tokens[c].dep in SUBJECTS for c in children(parse, i))


def _climbed(parse: Parse, act: Saying) -> Iterator[int]:
    """Yield the verbs above the cue whose subject it shares, and the verb of a nominal cue."""
    tokens, i = parse.tokens, act.head
    for _ in range(_CLIMB):
        token = tokens[i]
        above = token.head
        nominal = token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass", "attr"}
        if nominal and tokens[above].lemma.lower() in words().light:
            yield above
            return
        if token.dep not in _SHARING or has_subject(parse, i) or above == i:
            return
        if not act.is_free(tokens[above].start):
            return
        if tokens[above].pos in _VERBAL:
            yield above
        elif tokens[above].lower in _APART:
            return
        i = above


def _participles(parse: Parse, act: Saying, verbs: Sequence[int]) -> Iterator[int]:
    """Yield the participles that set the scene: *Speaking in Lorn*, *asked by reporters*."""
    above = [*verbs, *([] if act.source_head is None else [act.source_head])]
    for verb in above:
        for child in children(parse, verb):
            if parse.tokens[child].dep in {"advcl", "acl", "prep", "ccomp", "relcl"}:
                yield from _setting(parse, act, child)
    start = parse.sentences[parse.tokens[act.head].sentence][0]
    for i in range(start, min(start + _OPENING, act.head)):
        before = all(t.dep in {"advmod", "mark", "prep"} for t in parse.tokens[start:i])
        if before and act.is_free(parse.tokens[i].start):
            yield from _setting(parse, act, i)


def _setting(parse: Parse, act: Saying, i: int) -> Iterator[int]:
    token = parse.tokens[i]
    if token.dep == "prep":
        for child in children(parse, i):
            if parse.tokens[child].dep == "pcomp":
                yield from _setting(parse, act, child)
        return
    lemma = token.lemma.lower()
    present = token.tag == "VBG" and lemma in words().openings
    passive = token.tag in {"VBN", "VBD"} and lemma in words().passive
    if act.is_free(token.start) and not has_subject(parse, i) and (present or passive):
        yield i


def phrases(parse: Parse, act: Saying) -> list[Phrase]:
    """Return the prepositional phrases that hang on the act, its addressee or its occasion.

    They lie outside the content. One that the parser hung on a word of the content, though it lies
    outside, belongs to the act: *{ships wait} in a statement*.
    """
    found: list[Phrase] = []
    queue = deque((i, True) for i in _bearers(parse, act))
    seen = {*act.anchors, *act.shared}
    while queue and len(found) < _PHRASES:
        above, own = queue.popleft()
        for phrase in _below(parse, act, above, own):
            found.append(phrase)
            if phrase.noun not in seen and _carries(parse, phrase):
                seen.add(phrase.noun)
                queue.extend((i, False) for i in [phrase.noun, *_clauses(parse, phrase.noun)])
    return found


def _bearers(parse: Parse, act: Saying) -> list[int]:
    """Return what a phrase of the act may hang on by the parse."""
    tokens = parse.tokens
    out = [*act.anchors, *act.shared]
    for anchor in act.anchors:
        for noun in objects(parse, anchor):
            if act.is_free(tokens[noun].start):
                out += [noun, *_clauses(parse, noun)]
    source = act.source_head
    if source is not None and source > act.head and tokens[source].pos == "PROPN":
        # *said Varga in Lorn*: the parser may hang the place on the name.
        out.append(source)
    return [*out, *_content_tokens(parse, act), *opening(parse, act)]


def opening(parse: Parse, act: Saying) -> Iterator[int]:
    """Yield the source, where the first phrase of the sentence hangs on it: *In a letter, X …*."""
    start = parse.sentences[parse.tokens[act.head].sentence][0]
    for i in range(start, min(start + 2, act.head)):
        above = parse.tokens[i].head
        if parse.tokens[i].dep == "prep" and above == act.source_head and i < above:
            yield above


def _content_tokens(parse: Parse, act: Saying) -> Iterator[int]:
    """Yield the words of the content that a phrase outside it hangs on."""
    tokens = parse.tokens
    first, last = parse.sentences[tokens[act.head].sentence]
    ends = [bisect_left(tokens, end, key=lambda t: t.start) for _, end in act.content[-2:]]
    starts = [first, act.head - _REACH, *ends]
    near = {
        i
        for start in starts
        for i in range(max(first, start), min(last, start + 2 * _REACH))
        if tokens[i].dep == "prep"
    }
    for i in sorted(near):
        above = tokens[i].head
        if act.is_free(tokens[i].start) and not act.is_free(tokens[above].start):
            yield above


def _clauses(parse: Parse, noun: int) -> list[int]:
    """Return the verbs of an occasion's clauses: *an interview recorded on Friday*."""
    if not is_occasion(parse, noun):
        return []
    return [c for c in children(parse, noun) if parse.tokens[c].dep in {"relcl", "acl"}]


def _below(parse: Parse, act: Saying, above: int, own: bool) -> Iterator[Phrase]:
    for child in children(parse, above):
        token = parse.tokens[child]
        prepositional = token.dep in {"prep", "agent"} or (
            token.dep in {"dative", "advmod", "advcl"} and token.pos == "ADP"
        )
        if prepositional and act.is_free(token.start) and not _in_source(parse, act, child):
            noun = object_of(parse, child)
            if noun is not None and act.is_free(parse.tokens[noun].start):
                yield Phrase(above, child, noun, own)


def _in_source(parse: Parse, act: Saying, preposition: int) -> bool:
    """Tell a phrase that says who the source is: *farmers in Lorn*, not *X, speaking in Lorn*."""
    if act.source is None:
        return False
    low, high = act.source
    if not low <= parse.tokens[preposition].start < high:
        return False
    spoken = (a for a in act.anchors if low <= parse.tokens[a].start < high)
    return not any(anchor < preposition for anchor in spoken)


def object_of(parse: Parse, preposition: int) -> int | None:
    """Return the object of a preposition, also through a second one: *from inside the hall*."""
    for child in children(parse, preposition):
        token = parse.tokens[child]
        if token.dep == "pobj":
            return _whole_noun(parse, child)
        if token.dep == "prep" and child == preposition + 1:
            return object_of(parse, child) if child > preposition else None
    return None


def _whole_noun(parse: Parse, noun: int) -> int:
    """Return the last of the nouns that stand together, where the parser cut an occasion in two."""
    tokens, last = parse.tokens, noun
    while last + 1 < len(tokens) and last - noun < 4 and tokens[last + 1].pos in {"NOUN", "PROPN"}:
        last += 1
        if tokens[last].dep in SUBJECTS:
            return noun
    return last if is_occasion(parse, last) and tokens[last].entity not in TIMES else noun


def _carries(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase may hang on the noun and still tell of the act."""
    token = parse.tokens[phrase.noun]
    if token.entity in TIMES or token.pos == "PROPN" or is_occasion(parse, phrase.noun):
        return True
    return token.lemma.lower() in words().carrying
