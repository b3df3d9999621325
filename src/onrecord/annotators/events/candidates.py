"""Which words of a parse may tell an event, and of which types.

A verb, a noun or an adjective of the lexicon whose conditions hold. A light verb and its noun are
one candidate, the noun. A noun that only modifies another tells none, unless that other one is the
site, the attempt, the campaign of what it tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.events.clauses import Governor, ancestors, children, governor, word
from onrecord.annotators.events.kinds import TIMES, belongs, compounds, conjuncts
from onrecord.annotators.events.lexicon import (
    Condition,
    Meaning,
    classes,
    coming,
    future,
    lemma,
    meanings,
    refused,
)
from onrecord.annotators.events.slots import fill, is_verbal, light
from onrecord.annotators.language import Parse, Token

# What is a name of something else: "War Office", "Strike Force One", a law, a film.
_NAMES = frozenset(["ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "GPE", "NORP"])
_MODIFYING = frozenset(["compound", "nmod", "npadvmod", "amod"])
_PREDICATIVE = frozenset(
    ["acomp", "oprd", "attr", "ccomp", "ROOT", "conj", "advcl", "relcl", "acl", "amod"]
)
# What makes one verb of two words: "step down", "join forces", "shoot dead", "set free".
_BESIDE = ("prt", "advmod", "prep", "dobj", "oprd", "acomp")
_THING: Condition = {"subject": frozenset(["@thing"])}
_HYPHENS = frozenset(["-", "–", "‑"])


class Candidate(Struct, frozen=True):
    """A token that may be the trigger of an event, with its possible types, the likeliest first."""

    at: int
    types: tuple[str, ...]


def candidates(parse: Parse) -> list[Candidate]:
    """Return the words that may tell events, in text order."""
    found = {token.i: read for token in parse.tokens if (read := meant(parse, token.i))}
    dropped = set(_told_elsewhere(parse, found))
    return [
        Candidate(at, _types(parse, at, read)) for at, read in found.items() if at not in dropped
    ]


def meant(parse: Parse, i: int) -> list[Meaning]:
    """Return what the word at ``i`` may tell of: the meanings whose conditions hold."""
    return [one for one in _listed(parse, parse.tokens[i]) if _holds(parse, i, one)]


def _listed(parse: Parse, token: Token) -> tuple[Meaning, ...]:
    if token.tag.startswith("VB"):
        return _verb(parse, token)
    if token.tag.startswith("NN"):
        return _noun(parse, token)
    if token.tag.startswith("JJ") and token.dep in _PREDICATIVE:
        return meanings("adjectives").get(token.lower, ())
    return ()


def _verb(parse: Parse, token: Token) -> tuple[Meaning, ...]:
    """Return the meanings of a verb, of one with a particle those of both words alone."""
    if token.pos == "AUX":
        return ()
    hyphened = next((n for n in compounds(parse, token.i) if "-" in n), None)
    if hyphened is not None or _is_joined(parse, token.i):
        return meanings("verbs").get(hyphened or "", ())
    if token.dep in _MODIFYING and lemma(token) not in classes()["attributive"]:
        return ()
    verb = lemma(token)
    table = meanings("verbs")
    beside = [c for c in children(parse, token.i, *_BESIDE) if _is_beside(parse, c, token.i)]
    for child in beside[:3]:
        listed = table.get(f"{verb} {parse.tokens[child].lower}")
        if listed is not None:
            return listed
    named = word(parse, token.i)
    return table.get(verb, ()) if named == verb else ()


def _is_beside(parse: Parse, i: int, verb: int) -> bool:
    """Tell a word behind the verb; a preposition only next to it: *sits there in class*."""
    return i > verb and (parse.tokens[i].dep != "prep" or i == verb + 1)


def _noun(parse: Parse, token: Token) -> tuple[Meaning, ...]:
    if token.entity in _NAMES | TIMES or not _is_head(parse, token):
        return ()
    table = meanings("nouns")
    joined = next((name for name in compounds(parse, token.i) if name in table), None)
    if joined is not None:
        return table[joined]
    return () if _is_joined(parse, token.i) else table.get(lemma(token), ())


def _is_head(parse: Parse, token: Token) -> bool:
    """Tell a noun that is no modifier: not *war crimes tribunal*, but *the bomb attack site*."""
    if token.dep not in _MODIFYING:
        return True
    above = parse.tokens[token.head]
    if any(name in meanings("nouns") for name in compounds(parse, above.i)):
        return False
    return lemma(above) in classes()["bearer"] and token.dep in ("compound", "nmod")


def _is_joined(parse: Parse, i: int) -> bool:
    """Tell a part of a word with hyphens: *anti-war*, *strike-bound*, *post-election*."""
    tokens = parse.tokens
    before = i > 0 and tokens[i - 1].text in _HYPHENS and tokens[i - 1].end == tokens[i].start
    behind = i + 1 < len(tokens) and tokens[i + 1].text in _HYPHENS
    return before or (behind and tokens[i].end == tokens[i + 1].start)


def _holds(parse: Parse, i: int, meaning: Meaning) -> bool:
    token = parse.tokens[i]
    if meaning.plural and token.tag not in ("NNS", "NNPS"):
        return False
    if meaning.under and not _governing(parse, i) & meaning.under:
        return False
    if meaning.never_under and _governing(parse, i) & meaning.never_under:
        return False
    if meaning.needs and not any(fill(parse, i, slot) for slot in sorted(meaning.needs)):
        return False
    wanted = [condition for condition in (meaning.only, meaning.also) if condition]
    if not all(_has_one(parse, i, condition) for condition in wanted):
        return False
    if meaning.animate and is_verbal(parse, i) and _has_one(parse, i, _THING):
        return False
    return not _has_one(parse, i, meaning.never)


def _has_one(parse: Parse, i: int, condition: Condition) -> bool:
    """Tell whether one of the slots holds one of its words."""
    return any(
        belongs(parse, noun, words)
        for slot, words in condition.items()
        for head in fill(parse, i, slot)
        for noun in _meant_by(parse, head)
    )


def _meant_by(parse: Parse, head: int) -> list[int]:
    """Return a word, those it is joined to and, of a quantity, what it is a quantity of."""
    found = conjuncts(parse, head)
    for at in list(found):
        of = [c for c in children(parse, at, "prep") if parse.tokens[c].lower == "of"]
        if lemma(parse.tokens[at]) in classes()["measure_of"]:
            found += [b for c in of for b in children(parse, c, "pobj")]
    return found


def _governing(parse: Parse, i: int) -> set[str]:
    """Return the words that govern the noun: its preposition, its verb."""
    above = governor(parse, i)
    if above is None:
        return set()
    names = {lemma(parse.tokens[above.at]), word(parse, above.at), above.by}
    return names | {lemma(parse.tokens[at]) for at in _next_verb(parse, above)}


def _next_verb(parse: Parse, above: Governor) -> list[int]:
    return [above.at] if is_verbal(parse, above.at) else list(ancestors(parse, above.at))[:1]


def _told_elsewhere(parse: Parse, found: dict[int, list[Meaning]]) -> Iterator[int]:
    """Yield the light verbs of nouns, and the nouns of verbs that tell the event alone."""
    for at, read in found.items():
        if is_verbal(parse, at):
            slots = {slot for meaning in read for slot in meaning.alone}
            yield from (
                c
                for slot in slots
                for head in fill(parse, at, slot)
                for c in conjuncts(parse, head)
                if not is_verbal(parse, c)
            )
            continue
        above = governor(parse, at)
        if above is None or above.at not in found or light(parse, above.at, above.by, at) is None:
            continue
        if not any(meaning.alone for meaning in found[above.at]):
            yield above.at


def _types(parse: Parse, at: int, read: list[Meaning]) -> tuple[str, ...]:
    """Return the types; a noun has those of its light verb too (*signed an agreement*)."""
    found = [meaning.type for meaning in read]
    if not is_verbal(parse, at):
        above = governor(parse, at)
        if above is not None and light(parse, above.at, above.by, at) is not None:
            found += [meaning.type for meaning in meant(parse, above.at)]
    if _is_coming(parse, at):
        refusal = _is_refused(parse, at)
        others = refused() if refusal else future()
        found += [other for name in list(found) for other in others.get(name, ())]
    return tuple(dict.fromkeys(found))


def _is_refused(parse: Parse, at: int) -> bool:
    """Tell what somebody *will not* do; of a noun, what its verb says."""
    if not is_verbal(parse, at):
        above = governor(parse, at)
        return above is not None and is_verbal(parse, above.at) and _is_refused(parse, above.at)
    return bool(children(parse, at, "neg"))


def _is_coming(parse: Parse, at: int) -> bool:
    """Tell what *will* be done, is *planned*, or that somebody means or is told *to* do."""
    marks = coming()
    token = parse.tokens[at]
    helpers = {parse.tokens[c].lower for c in children(parse, at, "aux")}
    if helpers & marks.auxiliaries or parse.is_infinitive(at):
        return not helpers & marks.past
    if is_verbal(parse, at):
        return token.dep == "conj" and _is_coming(parse, token.head)
    words = {parse.tokens[c].lower for c in token.children}
    above = governor(parse, at)
    if words & marks.adjectives or above is None:
        return bool(words & marks.adjectives)
    named = lemma(parse.tokens[above.at])
    return named in marks.verbs or (is_verbal(parse, above.at) and _is_coming(parse, above.at))
