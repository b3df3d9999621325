"""Verbs and their frames → candidate attributions.

A candidate is a cue with one of the arguments that could be its content; whether it is an
attribution is the scorer's business. Frames follow the dependents that carry the content: a
clause (``ccomp``), an infinitive (``xcomp``), an object (``dobj``), a preposition (``prep_for``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.spans import Range, runs

_SUBJECTS = frozenset(["nsubj", "csubj"])
_AUXILIARIES = frozenset(["aux", "auxpass", "neg"])
_SHARES_SUBJECT = frozenset(["conj", "xcomp", "advcl", "pcomp"])
_TIMES = frozenset(["DATE", "TIME"])


class Candidate(Struct, gc=False):
    """A possible attribution: token indices of cue and source head, ranges of the three parts."""

    head: int
    lemma: str
    frame: str
    cue: Range
    source: Range | None
    source_head: int | None
    content: list[Range]
    content_head: int
    negated: bool = False
    score: float = 0.0
    inherited: bool = False
    addressee: int | None = None
    postposed: bool = False


def verb_candidates(parse: Parse, i: int) -> Iterator[Candidate]:
    """Yield the candidates whose cue is the verb at token ``i``."""
    token = parse.tokens[i]
    below = _dependents(parse, i)
    passive = is_passive(token, below)
    source, inherited = (agent(parse, below), False) if passive else subject(parse, i)
    lemma = token.lemma.lower()
    if "prt" in below:
        lemma = f"{lemma}_{parse.tokens[below['prt'][0]].lower}"
    for frame, extra, content in _contents(parse, i, below, passive=passive):
        ranges = runs(parse, content)
        if not ranges:
            continue
        yield Candidate(
            head=i,
            lemma=lemma,
            frame=("pass+" if passive else "") + frame,
            cue=cue_range(parse, i, below, extra),
            source=None if source is None else source_range(parse, source, i),
            source_head=source,
            content=ranges,
            content_head=content[0],
            negated="neg" in below or _is_withheld(parse, i),
            inherited=inherited,
            addressee=_addressee(below, frame),
        )


def _dependents(parse: Parse, i: int) -> dict[str, list[int]]:
    below: dict[str, list[int]] = {}
    for child in parse.tokens[i].children:
        below.setdefault(parse.tokens[child].dep, []).append(child)
    return below


def _contents(
    parse: Parse, i: int, below: dict[str, list[int]], *, passive: bool
) -> Iterator[tuple[str, int | None, list[int]]]:
    """Yield (frame, a token that also belongs to the cue, content tokens with their head first)."""
    promoted = [] if not passive else promoted_subject(parse, i, below)
    clauses = [c for c in below.get("ccomp", ()) if not _is_relative(parse, c)]
    for clause in clauses:
        yield "ccomp", None, _with_head(parse, clause, _parallel(parse, clause, i))
    objects = [o for dep in ("dobj", "dative", "oprd", "attr") for o in below.get(dep, ())]
    infinitives = below.get("xcomp", ())
    for clause in infinitives:
        frame = "ing" if parse.tokens[clause].tag == "VBG" else "xcomp"
        yield frame, None, _with_head(parse, clause, promoted)
        if objects:
            yield f"dobj+{frame}", None, _with_head(parse, clause, [*objects, *promoted])
    if objects:
        yield "dobj", None, _with_head(parse, objects[-1], [*objects, *promoted])
    elif promoted and not clauses and not infinitives:
        yield "subject", None, _noun_phrase(parse, promoted[0], i)
    for preposition in below.get("prep", ()):
        word = parse.tokens[preposition].lower
        inner = [c for c in parse.tokens[preposition].children if parse.tokens[c].dep != "punct"]
        if not inner:
            continue
        yield f"prep_{word}", preposition, _with_head(parse, inner[-1], [*inner, *promoted])
        if (told := _told_in(parse, inner[-1])) is not None and not clauses:
            yield "ccomp", None, _with_head(parse, told, [])
        if objects:
            yield f"dobj+prep_{word}", None, _with_head(parse, preposition, objects)
        for clause in _purposes(parse, below, preposition):
            yield f"prep_{word}+to", preposition, _with_head(parse, clause, inner)
    for clause in below.get("advcl", ()):
        if _marker(parse, clause) in {"whether", "if"}:
            yield "whether", None, _with_head(parse, clause, [])
    yield from _from_above(parse, i, below)


def _from_above(
    parse: Parse, i: int, below: dict[str, list[int]]
) -> Iterator[tuple[str, int | None, list[int]]]:
    """Contents that govern the cue: *X, he said, is Y* and *as he said, X is Y*."""
    token = parse.tokens[i]
    if token.head == i:
        return
    mark = _marker(parse, i)
    if token.dep == "parataxis" or (token.dep == "advcl" and mark == "as"):
        mine = set(parse.subtree(i))
        rest = [j for j in parse.subtree(token.head) if j not in mine and j != token.head]
        yield ("as" if mark == "as" else "parataxis"), None, [token.head, *rest]


def _with_head(parse: Parse, head: int, others: Sequence[int]) -> list[int]:
    rest = [j for other in (head, *others) for j in parse.subtree(other)]
    return [head, *rest]


def _noun_phrase(parse: Parse, noun: int, without: int) -> list[int]:
    phrase = parse.subtree(noun)
    cut = set(parse.subtree(without)) if without in phrase else ()
    return [noun, *(j for j in phrase if j not in cut)]


def _parallel(parse: Parse, clause: int, i: int) -> list[int]:
    """Return nothing but what the parser hung beside the clause: a clause after a semicolon."""
    return [
        c
        for c in parse.tokens[i].children
        if parse.tokens[c].dep == "advcl"
        and c > clause
        and parse.tokens[c].start < parse.tokens[clause].end
    ]


def _is_relative(parse: Parse, clause: int) -> bool:
    """Tell a relative clause that the parser hung on the verb: *spoke of Varga, whose aide …*."""
    first = min(parse.subtree(clause))
    return parse.tokens[first].tag in {"WP$", "WDT"} and parse.tokens[first - 1].text == ","


def _is_withheld(parse: Parse, i: int) -> bool:
    """Tell whether the verb above says that this one was not done: *declined to say whether*."""
    token = parse.tokens[i]
    return token.dep == "xcomp" and parse.tokens[token.head].lemma.lower() in forms("withholding")


def _told_in(parse: Parse, noun: int) -> int | None:
    """Return the clause that the parser hung on the medium: *said in a statement that …*."""
    tokens = parse.tokens
    if tokens[noun].lemma.lower() not in forms("media"):
        return None
    for child in tokens[noun].children:
        if child > noun and tokens[child].dep in {"acl", "relcl", "ccomp"}:
            marks = [tokens[c].lower for c in tokens[child].children if tokens[c].dep == "mark"]
            if marks == ["that"]:
                return child
    return None


def _purposes(parse: Parse, below: dict[str, list[int]], preposition: int) -> list[int]:
    """Return the infinitives behind a prepositional object: *called on them to leave*."""
    return [
        clause
        for dep in ("xcomp", "advcl")
        for clause in below.get(dep, ())
        if clause > preposition
        and any(parse.tokens[c].tag == "TO" for c in parse.tokens[clause].children)
    ]


def is_passive(token: Token, below: dict[str, list[int]]) -> bool:
    """Tell a passive, also a reduced one: *asked whether*, *a claim echoed by*."""
    if "nsubjpass" in below or "auxpass" in below or "agent" in below:
        return True
    return token.tag == "VBN" and token.dep in {"acl", "advcl"} and "aux" not in below


def promoted_subject(parse: Parse, i: int, below: dict[str, list[int]]) -> list[int]:
    """Return the passive subject, which is part of the content: *X is expected to go*."""
    found = [
        s
        for dep in ("nsubjpass", "nsubj")
        for s in below.get(dep, ())
        if parse.tokens[s].lower != "it"
    ]
    token = parse.tokens[i]
    return [token.head] if not found and token.dep == "acl" else found


def _marker(parse: Parse, i: int) -> str:
    for child in parse.tokens[i].children:
        if parse.tokens[child].dep == "mark":
            return parse.tokens[child].lower
    return ""


def _addressee(below: dict[str, list[int]], frame: str) -> int | None:
    if frame in {"ccomp", "xcomp", "whether"}:
        for dep in ("dative", "dobj", "nsubjpass"):
            if dep in below:
                return below[dep][0]
    return None


def agent(parse: Parse, below: dict[str, list[int]]) -> int | None:
    """Return the head of the *by* phrase of a passive."""
    for by in below.get("agent", ()):
        for child in parse.tokens[by].children:
            if parse.tokens[child].dep == "pobj":
                return child
    return None


def subject(parse: Parse, i: int) -> tuple[int | None, bool]:
    """Return the head of the source of the verb at ``i`` and whether it is another verb's subject.

    A verb without a subject of its own takes that of the verb it is co-ordinated with or depends
    on (*he smiled and said*, *adding that*), or the noun that it modifies (*a man saying that*).
    """
    inherited = False
    for _ in range(8):
        token = parse.tokens[i]
        for child in token.children:
            dep = parse.tokens[child].dep
            if dep in _SUBJECTS:
                return child, inherited
            if dep == "nsubjpass" and inherited:
                return child, inherited
        if token.dep == "acl":
            return token.head, True
        if token.dep == "relcl" and not inherited:
            return None, False
        if token.dep not in _SHARES_SUBJECT and not (token.dep == "prep" and inherited):
            return None, False
        if token.dep in {"xcomp", "advcl"} and (owner := _controller(parse, i)) is not None:
            return owner, True
        inherited = True
        i = token.head
    return None, False


def _controller(parse: Parse, i: int) -> int | None:
    """Return the object that controls an infinitive: *urged them to go*."""
    tokens = parse.tokens
    if not any(tokens[c].tag == "TO" for c in tokens[i].children):
        return None
    above = tokens[i].head
    for child in tokens[above].children:
        if tokens[child].dep in {"dobj", "dative"} and above < child < i:
            return child if tokens[i].dep == "xcomp" and tokens[above].lemma != "promise" else None
        if tokens[child].dep == "prep" and tokens[child].lower in {"on", "upon"} and child < i:
            return next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
    return None


def cue_range(parse: Parse, i: int, below: dict[str, list[int]], extra: int | None) -> Range:
    """Return the verb with the auxiliaries, negation and particle beside it."""
    tokens = parse.tokens
    start = i
    mine = {c for dep in _AUXILIARIES for c in below.get(dep, ()) if c < i}
    while start > 0 and (
        start - 1 in mine or (tokens[start - 1].dep == "advmod" and start - 2 in mine)
    ):
        start -= 1
    end = i
    for child in [*below.get("prt", ()), *([] if extra is None else [extra])]:
        if child == end + 1:
            end = child
    return tokens[start].start, tokens[end].end


def source_range(parse: Parse, head: int, cue: int) -> Range:
    """Return the noun phrase of the source, without its cue and without a time at its end."""
    indices = parse.subtree(head)
    if cue in indices:
        indices = [j for j in indices if j < cue] if head < cue else [j for j in indices if j > cue]
    found = runs(parse, _without_time(parse, _around(indices, head), head))
    return found[0] if found else (parse.tokens[head].start, parse.tokens[head].end)


def _without_time(parse: Parse, indices: list[int], head: int) -> list[int]:
    """Leave off a closing date that the parser hung on the source: *said Varga on Monday*."""
    tokens = parse.tokens
    last = len(indices)
    while last and tokens[indices[last - 1]].entity in _TIMES:
        last -= 1
    if last == len(indices) or indices[last - 1] <= head:
        return indices
    return indices[: last - 1] if tokens[indices[last - 1]].dep == "prep" else indices


def _around(indices: Sequence[int], head: int) -> list[int]:
    """Return the unbroken stretch of indices that ``head`` is in."""
    held = set(indices) | {head}
    low = high = head
    while low - 1 in held:
        low -= 1
    while high + 1 in held:
        high += 1
    return list(range(low, high + 1))


def is_verb(token: Token) -> bool:
    """Tell whether a token can be a verbal cue."""
    if not token.text[0].isalpha():
        return False
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in _AUXILIARIES)
