"""The words of those who take part: heads of phrases → whom they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.annotators.events.kinds import inner, is_national, is_somebody
from onrecord.annotators.events.lexicon import classes
from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances import Addressee, addressee
from onrecord.annotators.statements.circumstances.nouns import phrase_tokens
from onrecord.annotators.statements.sources import antecedent
from onrecord.model import ActorKind

_RELATIVE = frozenset(["WP", "WDT"])
_PERSONAL = frozenset(["PRP", "PRP$"])
_SPOKEN_TO = frozenset(["you", "your"])
_SEVERAL = frozenset(["they", "them", "their", "we", "us", "our"])
_COUNTED = frozenset(["PRON", "DET", "NUM"])
_BEFORE = frozenset(["amod", "compound", "nmod"])


def parties(parse: Parse, heads: Sequence[int]) -> tuple[Addressee, ...]:
    """Return those whose heads are at ``heads``, each once: *thousands of nurses* are nurses."""
    found = dict.fromkeys(inner(parse, _bearer(parse, head)) for head in heads)
    return tuple(_party(parse, head) for head in found if not _is_within(parse, head, found))


def _bearer(parse: Parse, head: int) -> int:
    """Return the noun that a relative pronoun stands for, else the head itself."""
    if parse.tokens[head].tag in _RELATIVE:
        for above in parse.ancestors(head):
            if parse.tokens[above].dep == "relcl":
                return antecedent(parse, above)
    return head


def _is_within(parse: Parse, head: int, heads: Iterable[int]) -> bool:
    """Tell a word before a noun that is one of them itself: *Russian* of *Russian troops*."""
    return parse.tokens[head].dep in _BEFORE and parse.tokens[head].head in heads


def _party(parse: Parse, head: int) -> Addressee:
    """Return somebody by words; a pronoun, *many* or *Russian* tells that there is somebody too."""
    found = addressee(parse, head)
    if found.kind is None or _is_nobody(parse, head):
        return replace(found, kind=_kind(parse, head))
    # *Members of the union*: an actor of these words alone is told from others by all of them.
    last = phrase_tokens(parse, head)[1] - 1
    return replace(found, words=(found.words[0], max(found.words[1], parse.tokens[last].end)))


def _is_nobody(parse: Parse, head: int) -> bool:
    word = parse.tokens[head].lower
    return word in _SPOKEN_TO or word in classes()["nobody"]


def _kind(parse: Parse, head: int) -> ActorKind | None:
    """Return what a word that is no noun tells of, ``None`` where that is nobody: *anyone*."""
    token = parse.tokens[head]
    if _is_nobody(parse, head):
        return None
    if token.pos == "ADJ" and is_national(token):
        return "state"
    if token.tag in _PERSONAL:
        return "group" if token.lower in _SEVERAL else "unknown"
    counted = token.pos in _COUNTED or token.lower in classes()["pronoun"]
    return "group" if counted or is_somebody(parse, head) else None
