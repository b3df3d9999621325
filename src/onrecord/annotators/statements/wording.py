"""A cue in its construction: the words that carry its meaning, the form of its content, its source.

Everything is read from the parse and from where cue, source and content stand, whoever found them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS, Candidate, is_passive
from onrecord.annotators.statements.lexicon import Construction, acts, forms, phrases
from onrecord.annotators.statements.spans import overlap

# Tokens of a content's first sentence that are looked at: its head clause begins before them.
_WINDOW = 60
# Words that may stand between those of a phrase: "made it very clear", "called on Monday for".
_BETWEEN = 4
_STEPS = 4
_QUOTES = frozenset("“\"„«‘'`")
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"])
_TIMES = frozenset(["DATE", "TIME"])
_HELD = frozenset(["nsubj", "attr", "dobj", "nsubjpass"])


class Wording(Struct, frozen=True, gc=False):
    """What tells the act of a cue.

    ``bearer`` is the token that carries its meaning, ``cue`` what the tables know it by and
    ``part`` its part of speech in Universal POS. ``content`` names the forms of the content as
    knowledge/constructions.toml does, ``root`` is the head of its first sentence. ``source`` is
    ``person``, ``document``, ``thing`` or empty.
    """

    bearer: int
    cue: str
    part: str
    passive: bool
    content: frozenset[str]
    root: int | None
    source: str


def wording(parse: Parse, candidate: Candidate) -> Wording:
    """Return the construction that ``candidate`` is in."""
    bearing = bearer(parse, candidate)
    sentence = first_sentence(parse, candidate)
    root = _root(parse, sentence)
    return Wording(
        bearer=bearing,
        cue=known_as(parse, bearing),
        part=parse.tokens[bearing].pos,
        passive=is_passive(parse.tokens[candidate.head], parse.dependents(candidate.head)),
        content=frozenset(_forms(parse, candidate, sentence, root)),
        root=root,
        source=_source(parse, candidate.source_head),
    )


def holds(parse: Parse, entry: Construction, worded: Wording) -> bool:
    """Tell whether everything that ``entry`` asks for is so."""
    head = "" if worded.root is None else parse.tokens[worded.root].lemma.lower()
    return (
        (not entry.content or not entry.content.isdisjoint(worded.content))
        and entry.unless.isdisjoint(worded.content)
        and (not entry.objects or head in entry.objects)
        and head not in entry.unless_objects
        and entry.source in (None, worded.source)
        and (entry.cue_form is None or parse.is_infinitive(worded.bearer))
        and entry.part in (None, worded.part)
        and entry.voice in (None, "passive" if worded.passive else "active")
    )


def bearer(parse: Parse, candidate: Candidate) -> int:
    """Return the token that carries a cue's meaning.

    The noun of *made a promise*, the adjective of *is critical of*, the verb of *declined to say*,
    *went on to say* and *could not resist saying*; else the head itself.
    """
    head = candidate.head
    for _ in range(_STEPS):
        below = _carried(parse, head, candidate)
        if below is None:
            return head
        head = below
    return head


def _carried(parse: Parse, head: int, candidate: Candidate) -> int | None:
    token = parse.tokens[head]
    lemma = token.lemma.lower()
    if token.pos == "ADP":
        return _child(parse, token, ("pobj",), ("NOUN",))
    if lemma in forms("withholding") or lemma in forms("raising") or cannot_help(parse, head):
        return _child(parse, token, ("xcomp", "ccomp"), ("VERB",))
    if (delayed := yet_to(parse, head)) is not None:
        return delayed
    if lemma in forms("light") and known_phrase(parse, head) is None:
        found = _child(parse, token, ("dobj",), ("NOUN",))
        return None if found is None or _is_said(parse, found, candidate) else found
    if lemma in forms("copulas"):
        found = _child(parse, token, ("acomp", "attr", "oprd"), ("ADJ", "NOUN"))
        return found if found is not None else _in_state(parse, token)
    return None


def yet_to(parse: Parse, i: int) -> int | None:
    """Return the verb of what has not been done: *has yet to say*, *is yet to be asked*."""
    for child in parse.tokens[i].children:
        below = parse.tokens[child]
        if below.dep in {"xcomp", "ccomp"} and is_delayed(parse, child):
            return child
    return None


def is_delayed(parse: Parse, i: int) -> bool:
    """Tell an infinitive behind *yet*."""
    to = next((c for c in parse.tokens[i].children if parse.tokens[c].tag == "TO"), 0)
    return to > 0 and parse.tokens[to - 1].lower == "yet"


def cannot_help(parse: Parse, i: int) -> bool:
    """Tell *could not resist saying*, *can't help asking*: it was said."""
    return parse.tokens[i].lemma.lower() in forms("resisting") and any(
        parse.tokens[child].dep == "neg" for child in parse.tokens[i].children
    )


def _is_said(parse: Parse, i: int, candidate: Candidate) -> bool:
    token = parse.tokens[i]
    return bool(overlap([(token.start, token.end)], candidate.content))


def _child(parse: Parse, token: Token, links: tuple[str, ...], tags: tuple[str, ...]) -> int | None:
    """Return the dependent behind ``token`` that the table of acts knows."""
    for child in token.children:
        below = parse.tokens[child]
        if below.dep in links and below.pos in tags and child > token.i and _is_known(parse, below):
            return child
    return None


def _in_state(parse: Parse, token: Token) -> int | None:
    """Return the noun of *is in favour of*, *was under the impression*."""
    for child in token.children:
        if parse.tokens[child].dep == "prep":
            for noun in parse.tokens[child].children:
                if parse.tokens[noun].dep == "pobj" and known_phrase(parse, noun) is not None:
                    return noun
    return None


def _is_known(parse: Parse, token: Token) -> bool:
    return known_as(parse, token.i) in acts()


def known_as(parse: Parse, i: int) -> str:
    """Return the longest entry of knowledge/acts.toml that the words around token ``i`` make."""
    phrase = known_phrase(parse, i)
    if phrase is not None:
        return phrase
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    return next((form for form in _lemmas(token) if form in acts()), lemma)


def _lemmas(token: Token) -> Iterator[str]:
    """Yield what a token may be a form of: the lemmatiser makes *hop* of *hoped* and *hopes*."""
    yield token.lemma.lower()
    yield token.lower
    if token.tag in {"VBD", "VBN"} and token.lower.endswith("ed"):
        yield token.lower[:-1]
    elif token.tag == "VBG" and token.lower.endswith("ing"):
        yield f"{token.lower[:-3]}e"
    elif token.tag == "VBZ" and token.lower.endswith("es"):
        yield token.lower[:-1]


def known_phrase(parse: Parse, i: int) -> str | None:
    """Return the longest phrase of knowledge/acts.toml that token ``i`` is a word of."""
    token = parse.tokens[i]
    for word in (token.lemma.lower(), token.lower):
        for phrase in phrases().get(word, ()):
            if _makes(parse, i, phrase.split("_")):
                return phrase
    return None


def _makes(parse: Parse, i: int, words: list[str]) -> bool:
    own = {parse.tokens[i].lemma.lower(), parse.tokens[i].lower}
    return any(
        word in own
        and _stands(parse, i, 1, words[at + 1 :])
        and _stands(parse, i, -1, words[:at][::-1])
        for at, word in enumerate(words)
    )


def _stands(parse: Parse, i: int, step: int, words: list[str]) -> bool:
    """Tell whether ``words`` stand beside token ``i``, with little between them."""
    tokens, sentence = parse.tokens, parse.tokens[i].sentence
    skipped = 0
    for word in words:
        i += step
        while 0 <= i < len(tokens) and tokens[i].sentence == sentence:
            dated = _is_dated(parse, i)
            if word in (tokens[i].lemma.lower(), tokens[i].lower) and not dated:
                break
            skipped += 1
            if skipped > _BETWEEN or not (dated or _may_stand_between(tokens[i])):
                return False
            i += step
        else:
            return False
    return True


def _may_stand_between(token: Token) -> bool:
    return (
        token.pos in {"ADV", "DET", "ADJ", "PART"}
        or token.lower in {"it", "one", "its"}
        or (token.lower.endswith(("self", "selves")) or token.dep == "poss")
    )


def _is_dated(parse: Parse, i: int) -> bool:
    """Tell the words of a date and the preposition before it: *called on Monday for*."""
    tokens = parse.tokens
    if tokens[i].entity in _TIMES:
        return True
    # Not TIME: "asked for the minutes" is one to the tagger.
    return tokens[i].pos == "ADP" and any(t.entity == "DATE" for t in tokens[i + 1 : i + 2])


def first_sentence(parse: Parse, candidate: Candidate) -> list[int]:
    """Return the tokens of the content's first sentence, those of all its parts.

    Marks before it are left out; empty where the content has no token.
    """
    tokens = parse.tokens
    found: list[int] = []
    for low, high in candidate.content:
        at = bisect_left(tokens, low, key=lambda token: token.start)
        while at < len(tokens) and tokens[at].end <= high and len(found) < _WINDOW:
            if found and tokens[at].sentence != tokens[found[0]].sentence:
                return found
            if found or tokens[at].pos != "PUNCT":
                found.append(at)
            at += 1
    return found


def is_reply(parse: Parse, sentence: list[int]) -> bool:
    """Tell words that are or begin with an answer: *“No,”*, *“Yes, we are”*; not *no ship came*."""
    if not sentence or parse.tokens[sentence[0]].lower not in forms("replies"):
        return False
    first = parse.tokens[sentence[0]]
    beyond = parse.text[first.end : first.end + 1]
    return len(sentence) == 1 or beyond in {",", ".", "!", ";", ":", "—", "–", "…", "”", '"'}


def _root(parse: Parse, sentence: list[int]) -> int | None:
    """Return the head of the content's first sentence: a verb that nothing in it governs."""
    tokens = parse.tokens
    inside = set(sentence)
    tops = [i for i in sentence if tokens[i].head not in inside or tokens[i].head == i]
    tops = [i for i in tops if tokens[i].pos not in {"PUNCT", "SPACE"}]
    verbs = [i for i in tops if tokens[i].pos in {"VERB", "AUX"}]
    if verbs or not tops:
        return next(iter(verbs), None)
    return next(_below_adposition(parse, tops[0], inside), tops[0])


def _below_adposition(parse: Parse, i: int, inside: set[int]) -> Iterator[int]:
    """Yield the verb below a preposition or mark that begins the content: *of closing the port*."""
    if parse.tokens[i].pos in {"ADP", "SCONJ", "PART"}:
        for child in parse.tokens[i].children:
            if child in inside and parse.tokens[child].dep in {"pobj", "pcomp"}:
                yield child


def _forms(
    parse: Parse, candidate: Candidate, sentence: list[int], root: int | None
) -> Iterator[str]:
    text = parse.text
    low, high = candidate.content[0][0], candidate.content[-1][1]
    if text[low] in _QUOTES:
        yield "quoted"
    for i in sentence:
        if parse.tokens[i].dep == "prep" and parse.tokens[i].lower in {"as", "for"}:
            yield parse.tokens[i].lower
    if text[max(low, high - 4) : high].rstrip("\"”'’»)").endswith("?"):
        yield "question"
    if root is None:
        return
    if parse.tokens[sentence[0]].lower in forms("question_words"):
        yield "question"
    above = parse.tokens[root].head
    begins = above == candidate.head or parse.tokens[sentence[0]].tag == "TO"
    yield from _verbal(parse, parse.tokens[root], begins=begins)


def _verbal(parse: Parse, root: Token, *, begins: bool) -> Iterator[str]:
    """Yield the forms that the head of the content shows.

    ``begins``: it hangs on the cue, or the content begins with *to*.
    """
    below = [parse.tokens[child] for child in root.children]
    subject = any(child.dep in SUBJECTS for child in below)
    helpers = {child.lower for child in below if child.dep in {"aux", "auxpass"}}
    if parse.is_infinitive(root.i):
        yield "infinitive" if root.dep != "advcl" and begins else "purpose"
    elif root.pos not in {"VERB", "AUX"}:
        yield "clause" if subject and root.pos == "ADJ" else "phrase"
    elif root.tag == "VBG" and not helpers:
        yield "ing"
    elif subject:
        yield "clause"
        if _is_negative(parse, root):
            yield "negative"
        if helpers & forms("futures"):
            yield "future"
        if "should" in helpers:
            yield "should"
        elif _is_bare(parse, root, helpers):
            yield "subjunctive"


def _is_negative(parse: Parse, root: Token) -> bool:
    """Tell *there was no fire*, *he did not know*."""
    below = [parse.tokens[child] for child in root.children]
    nouns = (parse.tokens[c] for child in below if child.dep in _HELD for c in child.children)
    return any(child.dep == "neg" for child in below) or any(t.lower == "no" for t in nouns)


def _is_bare(parse: Parse, root: Token, helpers: set[str]) -> bool:
    """Tell a subjunctive: *that the port close*, *that it be closed*."""
    if "be" in helpers or root.lower == "be":
        return not helpers - {"be", "not"}
    third = any(
        (parse.tokens[c].dep in SUBJECTS and parse.tokens[c].tag in {"NN", "NNP"})
        or parse.tokens[c].lower in {"he", "she", "it"}
        for c in root.children
    )
    return root.tag in {"VB", "VBP"} and not helpers and third


def _source(parse: Parse, head: int | None) -> str:
    if head is None:
        return ""
    token = parse.tokens[head]
    named = token.entity == "PERSON" and "det" not in parse.dependents(head)
    if named or token.lower in forms("persons"):
        return "person"
    if token.lemma.lower() in forms("documents"):
        return "document"
    return "thing" if token.lower in forms("things") else ""
