"""In which way it is done, and what it has to do with: PLOVER's modes and contexts.

A mode is read from the trigger and the words around it (*arrested*; *killed … with a knife*), of an
act that is about another one from that one (*called for talks*). Contexts are read from the words
of the sentence. Which words tell what is listed in knowledge/events, modes.toml and contexts.toml.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from msgspec import Struct, convert

from onrecord.annotators.events.candidates import meant
from onrecord.annotators.events.clauses import children, word
from onrecord.annotators.events.kinds import compounds, conjuncts, near
from onrecord.annotators.events.lexicon import Words, lemma
from onrecord.annotators.events.slots import fill, is_verbal
from onrecord.annotators.language import Parse
from onrecord.knowledge.tables import toml

# How far from its trigger a word that tells of it may stand, in tokens.
_REACH = 40
_DEPTH = 6
_ABOUT = ("infinitive", "gerund", "clause", "object", "for", "to", "of", "against", "on", "from")
# Clauses that tell of something else, unless they share their subject with the one above.
_APART = frozenset(["ccomp", "relcl", "advcl", "parataxis", "conj"])
_OWN = ("nsubj", "nsubjpass", "expl")
_PHRASES = frozenset(["prep", "pobj", "compound", "amod", "nmod", "poss", "dobj", "npadvmod"])


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """When an event has a mode, or with ``None`` has none: all that is given here holds.

    ``words``: the trigger is one of these; ``phrase``, ``clause``, ``sentence``: one of these
    stands beside it, in its clause, in its sentence; ``about``, ``types``: what it is about is one
    of these words, or tells an event of one of these types; ``never``: none of these is in its
    clause.
    """

    mode: str | None = None
    words: Words = frozenset()
    phrase: Words = frozenset()
    clause: Words = frozenset()
    sentence: Words = frozenset()
    about: Words = frozenset()
    types: Words = frozenset()
    never: Words = frozenset()


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells that a sentence has a context: one of these words."""

    words: Words


@lru_cache(maxsize=1)
def rules() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each type that has modes; of those that hold the first counts."""
    table = toml("events/modes.toml")
    return {name: convert(listed, tuple[Rule, ...]) for name, listed in table.items()}


@lru_cache(maxsize=1)
def topics() -> dict[str, Words]:
    """Return the words that tell each context, in PLOVER's order."""
    table = toml("events/contexts.toml")
    return {name: convert(listed, Topic).words for name, listed in table.items()}


def mode(parse: Parse, at: int, type: str) -> str | None:
    """Return PLOVER's mode of the event of ``type`` that the word at ``at`` tells, if any."""
    around = _Around(parse, at)
    held = (rule for rule in rules().get(type, ()) if _holds(rule, around))
    found = next(held, None)
    return None if found is None else found.mode


def contexts(parse: Parse, at: int) -> tuple[str, ...]:
    """Return PLOVER's contexts of the sentence around token ``at``, in the codebook's order."""
    said = _Around(parse, at).sentence
    return tuple(name for name, words in topics().items() if not words.isdisjoint(said))


class _Around:
    """The words around a trigger, in circles; each is read only where a rule asks for it."""

    def __init__(self, parse: Parse, at: int) -> None:
        self._parse = parse
        self._at = at

    @cached_property
    def trigger(self) -> set[str]:
        token = self._parse.tokens[self._at]
        named = word(self._parse, self._at)
        return {lemma(token), token.lower, named, *compounds(self._parse, self._at)}

    @cached_property
    def phrase(self) -> set[str]:
        return _forms(self._parse, _phrase(self._parse, self._at))

    @cached_property
    def clause(self) -> set[str]:
        return _forms(self._parse, _clause(self._parse, self._at))

    @cached_property
    def sentence(self) -> set[str]:
        first, last = self._parse.sentences[self._parse.tokens[self._at].sentence]
        return _forms(
            self._parse, range(max(first, self._at - _REACH), min(last, self._at + _REACH))
        )

    @cached_property
    def about(self) -> set[str]:
        parse = self._parse
        found = _forms(parse, self._governed)
        for head in self._governed:
            found |= {word(parse, head), *compounds(parse, head)}
            found |= _forms(parse, [c for c in near(parse, head) if _specifies(parse, c)])
        return found

    @cached_property
    def types(self) -> set[str]:
        return {read[0].type for head in self._governed if (read := meant(self._parse, head))}

    @cached_property
    def _governed(self) -> list[int]:
        """Return what it is about: *called for talks*; of *wants to hold talks* also the talks."""
        parse = self._parse
        heads = [c for slot in _ABOUT for c in fill(parse, self._at, slot) if c > self._at]
        heads += [
            c
            for i in children(parse, self._at, "ccomp", "acl", "advcl")
            if i > self._at and is_verbal(parse, i)
            for c in (i, *children(parse, i, "xcomp"))
        ]
        below = [o for c in heads for o in children(parse, c, "dobj", "nsubjpass")]
        return list(dict.fromkeys(i for c in (*heads, *below) for i in conjuncts(parse, c)))


def _specifies(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep in ("amod", "compound", "prt", "acomp", "attr", "oprd")


def _holds(rule: Rule, around: _Around) -> bool:
    circles = (
        (rule.words, "trigger"),
        (rule.phrase, "phrase"),
        (rule.clause, "clause"),
        (rule.sentence, "sentence"),
        (rule.about, "about"),
        (rule.types, "types"),
    )
    asked = ((words, circle) for words, circle in circles if words)
    if any(words.isdisjoint(getattr(around, circle)) for words, circle in asked):
        return False
    return not rule.never or rule.never.isdisjoint(around.clause)


def _forms(parse: Parse, indices: Iterable[int]) -> set[str]:
    """Return the lemmas, the words, and each pair of neighbours: *tear gas*."""
    found: set[str] = set()
    before = None
    for i in indices:
        token = parse.tokens[i]
        found |= {lemma(token), token.lower}
        if before is not None and before.i == i - 1:
            found |= {f"{before.lower} {lemma(token)}", f"{before.lower} {token.lower}"}
        before = token
    return found


def _phrase(parse: Parse, at: int) -> list[int]:
    """Return the words that hang on the trigger, and those that it hangs on within its phrase."""
    found = _below(parse, at)
    i = at
    for above in parse.ancestors(at):
        if parse.tokens[i].dep not in _PHRASES or len(found) > _REACH:
            break
        found += [above, *(c for c in near(parse, above) if c not in found and _is_short(parse, c))]
        i = above
    return sorted(set(found))


def _is_short(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep in _PHRASES or parse.tokens[i].dep == "prt"


def _clause(parse: Parse, at: int) -> list[int]:
    """Return the words of the clause around the trigger, with clauses that share its subject."""
    top = at
    for count, above in enumerate(parse.ancestors(at)):
        if count == _DEPTH or _is_apart(parse, top):
            break
        top = above
    return _below(parse, top, around=at)


def _below(parse: Parse, top: int, *, around: int | None = None) -> list[int]:
    """Return the words below ``top`` and near ``around``, without other clauses, in text order."""
    centre = top if around is None else around
    found: list[int] = []
    stack = [top]
    while stack and len(found) < 3 * _REACH:
        i = stack.pop()
        found.append(i)
        stack.extend(c for c in near(parse, i) if not _is_apart(parse, c))
    return sorted(i for i in found if abs(i - centre) <= _REACH)


def _is_apart(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.dep not in _APART or not is_verbal(parse, i):
        return False
    return token.dep in ("relcl", "conj") or bool(children(parse, i, *_OWN))
