"""The frames of a verb: which of its dependents could be what was said.

A frame is named after the dependents that carry the content: a clause (``ccomp``), an infinitive
(``xcomp``), an object (``dobj``), a preposition (``prep_for``), joined by ``+``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.annotators.language import Dependents, Parse, Token
from onrecord.annotators.statements.lexicon import forms

_OBJECTS = ("dobj", "dative", "oprd", "attr")


class Frame(Struct, frozen=True, gc=False):
    """One reading: its name, the content's tokens with their head first, the cue's preposition."""

    name: str
    content: list[int]
    preposition: int | None = None


def frames(parse: Parse, i: int, below: Dependents, *, passive: bool) -> Iterator[Frame]:
    """Yield the frames of the verb at token ``i``, whose dependents are ``below``.

    The subject of a passive belongs to the content: *X is expected to go*.
    """
    promoted = promoted_subject(parse, i, below) if passive else []
    objects = [o for dep in _OBJECTS for o in below.get(dep, ())]
    clauses = [c for c in below.get("ccomp", ()) if not _is_relative(parse, c)]
    for clause in clauses:
        yield Frame("ccomp", _with_head(parse, clause, []))
    yield from _infinitives(parse, below, objects, promoted)
    if objects:
        yield Frame("dobj", _with_head(parse, objects[-1], [*objects, *promoted]))
    elif promoted and not clauses and "xcomp" not in below:
        yield Frame("subject", _noun_phrase(parse, promoted[0], i))
    for preposition in below.get("prep", ()):
        yield from _prepositional(parse, preposition, below, objects, promoted)
    for clause in below.get("advcl", ()):
        if _marker(parse, clause) in {"whether", "if"}:
            yield Frame("whether", _with_head(parse, clause, []))
    yield from _from_above(parse, i)


def _infinitives(
    parse: Parse, below: Dependents, objects: list[int], promoted: list[int]
) -> Iterator[Frame]:
    for clause in below.get("xcomp", ()):
        name = "ing" if parse.tokens[clause].tag == "VBG" else "xcomp"
        yield Frame(name, _with_head(parse, clause, promoted))
        if objects:
            yield Frame(f"dobj+{name}", _with_head(parse, clause, [*objects, *promoted]))


def _prepositional(
    parse: Parse, preposition: int, below: Dependents, objects: list[int], promoted: list[int]
) -> Iterator[Frame]:
    word = parse.tokens[preposition].lower
    inner = [c for c in parse.tokens[preposition].children if parse.tokens[c].dep != "punct"]
    if not inner:
        return
    within = _with_head(parse, inner[-1], [*inner, *promoted])
    yield Frame(f"prep_{word}", within, preposition)
    if (told := _told_in(parse, inner[-1])) is not None and "ccomp" not in below:
        yield Frame("ccomp", _with_head(parse, told, []))
    if objects:
        yield Frame(f"dobj+prep_{word}", _with_head(parse, preposition, objects))
    for clause in _purposes(parse, below, preposition):
        yield Frame(f"prep_{word}+to", _with_head(parse, clause, inner), preposition)


def _from_above(parse: Parse, i: int) -> Iterator[Frame]:
    """Contents that govern the cue: *X, he said, is Y* and *as he said, X is Y*."""
    token = parse.tokens[i]
    as_he_said = token.dep == "advcl" and _marker(parse, i) == "as"
    if token.head != i and (as_he_said or token.dep == "parataxis"):
        mine = {i, *parse.subtree(i)}
        rest = [j for j in parse.subtree(token.head) if j not in mine and j != token.head]
        yield Frame("as" if as_he_said else "parataxis", [token.head, *rest])


def _with_head(parse: Parse, head: int, others: Sequence[int]) -> list[int]:
    rest = [j for other in (head, *others) for j in parse.subtree(other)]
    return [head, *rest]


def _noun_phrase(parse: Parse, noun: int, without: int) -> list[int]:
    phrase = parse.subtree(noun)
    cut = set(parse.subtree(without)) if without in phrase else ()
    return [noun, *(j for j in phrase if j not in cut)]


def _is_relative(parse: Parse, clause: int) -> bool:
    """Tell a relative clause that the parser hung on the verb: *spoke of Varga, whose aide …*."""
    first = min(parse.subtree(clause))
    return parse.tokens[first].tag in {"WP$", "WDT"} and parse.tokens[first - 1].text == ","


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


def _purposes(parse: Parse, below: Dependents, preposition: int) -> list[int]:
    """Return the infinitives behind a prepositional object: *called on them to leave*."""
    return [
        clause
        for dep in ("xcomp", "advcl")
        for clause in below.get(dep, ())
        if clause > preposition and parse.is_infinitive(clause)
    ]


def is_passive(token: Token, below: Dependents) -> bool:
    """Tell a passive, also a reduced one: *asked whether*, *a claim echoed by*."""
    if "nsubjpass" in below or "auxpass" in below or "agent" in below:
        return True
    return token.tag == "VBN" and token.dep in {"acl", "advcl"} and "aux" not in below


def promoted_subject(parse: Parse, i: int, below: Dependents) -> list[int]:
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
