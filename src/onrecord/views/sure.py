"""An annotation with the statements and events that are sure enough."""

from __future__ import annotations

from msgspec.structs import replace

from onrecord.model import Annotation


def at_least(annotation: Annotation, confidence: float) -> Annotation:
    """Return ``annotation`` without what is below ``confidence``, a number in [0, 1].

    What lay within a statement that is left out lies within the nearest that is left around it, so
    that no id points to what is not there. The chain of ``via`` stays whole: who vouches is not
    forgotten.
    """
    around = {statement.id: statement.within for statement in annotation.statements}
    kept = [one for one in annotation.statements if one.confidence >= confidence]
    left = {one.id for one in kept}

    def nearest(within: str | None) -> str | None:
        while within is not None and within not in left:
            within = around[within]
        return within

    statements = tuple(replace(one, within=nearest(one.within)) for one in kept)
    events = tuple(
        replace(event, within=nearest(event.within))
        for event in annotation.events
        if event.confidence >= confidence
    )
    return replace(annotation, statements=statements, events=events)
