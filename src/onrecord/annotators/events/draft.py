"""The events of a passage in offsets; actors, interval and chain come when the report is whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.annotators.events import circumstances, modes
from onrecord.annotators.events.coder import Coded, code
from onrecord.annotators.events.parties import parties
from onrecord.annotators.language import Parse
from onrecord.annotators.statements import draft as statements
from onrecord.annotators.statements.circumstances import Addressee
from onrecord.annotators.statements.encoder.features import token_features
from onrecord.annotators.statements.spans import QuotationIndex, Range
from onrecord.model import Certainty, EventType, Polarity, Status, Time


class Draft(Struct, frozen=True, gc=False):
    """An event in offsets alone.

    ``actors`` and ``recipients`` are told by their words; ``when`` and ``where`` govern the event.
    """

    trigger: Range
    sentence: Range
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Addressee, ...]
    recipients: tuple[Addressee, ...]
    status: Status
    polarity: Polarity
    certainty: Certainty
    when: Time | None
    where: circumstances.Where | None
    confidence: float


def find(
    parse: Parse,
    index: QuotationIndex,
    times: Sequence[Time],
    stated: Sequence[statements.Draft],
) -> list[Draft]:
    """Return the events of a passage, in text order; ``stated`` are its statements."""
    features = token_features(parse, index)
    return [_draft(parse, coded, times) for coded in code(parse, features, stated)]


def _draft(parse: Parse, coded: Coded, times: Sequence[Time]) -> Draft:
    trigger = parse.tokens[coded.at]
    first, last = parse.sentences[trigger.sentence]
    return Draft(
        trigger=(trigger.start, trigger.end),
        sentence=(parse.tokens[first].start, parse.tokens[last - 1].end),
        type=coded.type,
        mode=modes.mode(parse, coded.at, coded.type),
        contexts=modes.contexts(parse, coded.at),
        actors=parties(parse, coded.actors),
        recipients=parties(parse, coded.recipients),
        status=coded.status,
        polarity=coded.polarity,
        certainty=coded.certainty,
        when=circumstances.when(parse, coded.at, coded.type, times),
        where=circumstances.where(parse, coded.at, coded.type, actors=coded.actors),
        confidence=coded.confidence,
    )
