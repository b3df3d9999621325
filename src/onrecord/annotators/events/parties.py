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
_COUNTED = frozenset(["PRON", "DET", "NUM"])
_BEFORE = frozenset(["amod", "compound", "nmod"])


def parties(parse: Parse, heads: Sequence[int]) -> tuple[Addressee, ...]:
    """Return those whose heads are at ``heads``, each once: *thousands of nurses* are nurses."""
    whole = (each for head in heads for each in (*_joined(parse, head), head))
    found = dict.fromkeys(inner(parse, _bearer(parse, head)) for head in whole)
    return tuple(_party(parse, head) for head in found if not _is_within(parse, head, found))


def _bearer(parse: Parse, head: int) -> int:
    """Return the noun that a relative pronoun stands for, else the head itself."""
    if parse.tokens[head].tag in _RELATIVE:
        for above in parse.ancestors(head):
            if parse.tokens[above].dep == "relcl":
                return antecedent(parse, above)
    return head


def _joined(parse: Parse, head: int) -> list[int]:
    """Return nouns that *and* joins to the one at ``head``, though parsed as words before it.

    *Sweden's government and Danish officials*: the parser mostly sees one phrase there.
    """
    return [
        each
        for each in parse.tokens[head].children
        if each < head and parse.tokens[each].dep == "nmod" and _and_behind(parse, each) is not None
    ]


def _and_behind(parse: Parse, noun: int) -> int | None:
    behind = (each for each in parse.tokens[noun].children if parse.tokens[each].dep == "cc")
    return next((each for each in behind if each > noun), None)


def _is_within(parse: Parse, head: int, heads: Iterable[int]) -> bool:
    """Tell a word before a noun that is one of them itself: *Russian* of *Russian troops*."""
    token = parse.tokens[head]
    if token.dep not in _BEFORE or token.head not in heads:
        return False
    return head not in _joined(parse, token.head)


def _party(parse: Parse, head: int) -> Addressee:
    """Return somebody by words; *many* or *Russian* tells that there is somebody too.

    A pronoun alone does not: it is whom it stands for, or nobody who could be told.
    """
    found = addressee(parse, head)
    if found.kind is None or _is_nobody(parse, head):
        return replace(found, kind=_kind(parse, head))
    # *Members of the union*: an actor of these words alone is told from others by all of them.
    last = phrase_tokens(parse, head)[1] - 1
    ands = [_and_behind(parse, each) for each in _joined(parse, head)]
    starts = [parse.tokens[each + 1].start for each in ands if each is not None]
    first = max([found.words[0], *starts])
    return replace(found, words=(first, max(found.words[1], parse.tokens[last].end)))


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
        return None
    counted = token.pos in _COUNTED or token.lower in classes()["pronoun"]
    return "group" if counted or is_somebody(parse, head) else None
