"""All circumstances of one act of saying."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.addressees import (
    Addressee,
    addressee,
    spoken_to,
)
from onrecord.annotators.statements.circumstances.dates import governing_time
from onrecord.annotators.statements.circumstances.medium import MediumDraft, medium
from onrecord.annotators.statements.circumstances.place import PlaceDraft, place
from onrecord.annotators.statements.circumstances.saying import (
    Saying,
    children,
    phrases,
    saying,
)
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import Range
from onrecord.model import Time


class Circumstances(Struct, frozen=True, gc=False):
    """To whom, through what, where and when something is said, as its own sentence tells.

    ``opens``: it tells of an interview, a speech or the like, that later words may belong to.
    ``tells``: whom it names is whom its occasion is with, not whom an act in it is for.
    ``alone``: nothing but a listener that it does not name makes it open one: *told reporters*.
    ``goes_on``: it adds to what the same speaker has just said. ``apart``: it has not come about,
    or lies before what is told around it, and belongs to no scene.
    """

    addressees: tuple[Addressee, ...] = ()
    medium: MediumDraft | None = None
    place: PlaceDraft | None = None
    time: Time | None = None
    opens: bool = False
    tells: bool = False
    alone: bool = False
    goes_on: bool = False
    apart: bool = False


def circumstances(
    parse: Parse,
    head: int,
    *,
    source_head: int | None,
    source: Range | None,
    content: Sequence[Range],
    times: Sequence[Time],
) -> Circumstances:
    """Return the circumstances of the cue whose syntactic head is token ``head``.

    ``content`` are the ranges of what is said, disjoint and in order; ``times`` stand in order.
    """
    act = saying(parse, head, source_head, source, content)
    hanging = phrases(parse, act)
    audience = spoken_to(parse, act, hanging)
    through = medium(parse, act, hanging, audience)
    return Circumstances(
        addressees=tuple(addressee(parse, noun) for noun in audience),
        medium=through,
        place=place(parse, act, hanging),
        time=governing_time(parse, act, times, spoken_to=audience),
        opens=_opens(parse, act, through, audience),
        alone=_is_alone(parse, act, through, audience),
        tells=_tells(parse, head, audience),
        goes_on=_goes_on(parse, head),
        apart=_is_apart(parse, head),
    )


def _opens(parse: Parse, act: Saying, through: MediumDraft | None, audience: Sequence[int]) -> bool:
    """Tell whether the act opens an interview, a speech or the like."""
    if through is not None:
        return through.lasting
    if any(parse.tokens[anchor].lemma.lower() in words().openings for anchor in act.anchors):
        return True
    told = parse.tokens[act.head].lemma.lower() == "tell"
    return told and any(_is_public(parse, noun) for noun in audience)


def _is_alone(
    parse: Parse, act: Saying, through: MediumDraft | None, audience: Sequence[int]
) -> bool:
    named = any(parse.tokens[noun].pos == "PROPN" for noun in audience)
    speaks = {parse.tokens[anchor].lemma.lower() for anchor in act.anchors} & words().openings
    return through is None and bool(audience) and not named and not speaks


def _is_public(parse: Parse, noun: int) -> bool:
    """Tell a listener that makes an occasion: *told Radio East*, *told reporters*."""
    token = parse.tokens[noun]
    return token.pos == "PROPN" or token.lemma.lower() in words().public | words().collectives


def _tells(parse: Parse, head: int, audience: Sequence[int]) -> bool:
    """Tell what is told to somebody by name, which *told Varga to go* is not."""
    lemma = parse.tokens[head].lemma.lower()
    if any(parse.is_infinitive(child) for child in children(parse, head)):
        return False
    return lemma in words().telling and any(parse.tokens[n].pos == "PROPN" for n in audience)


def _goes_on(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    if token.lemma.lower() == "go":
        return any(parse.tokens[c].lower == "on" for c in children(parse, head))
    return token.lemma.lower() in words().continuations


def _is_apart(parse: Parse, head: int) -> bool:
    """Tell what has not come about, or came before: *will say*, *has said*, *plans to say*."""
    tokens = parse.tokens
    token = tokens[head]
    below = [tokens[c] for c in children(parse, head)]
    if any(t.dep == "aux" and (t.tag == "MD" or t.lemma.lower() == "have") for t in below):
        return True
    if token.dep == "xcomp" and any(t.tag == "TO" for t in below):
        return tokens[token.head].lemma.lower() not in words().realised
    return False
