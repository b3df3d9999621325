"""An annotation with the statements that are sure enough."""

from __future__ import annotations

from msgspec.structs import replace

from onrecord.model import Annotation


def at_least(annotation: Annotation, confidence: float) -> Annotation:
    """Return ``annotation`` without the statements below ``confidence``, a number in [0, 1].

    What lay within one of those lies within the nearest that is left around it, so that no id
    points to what is not there. The chain of ``via`` stays whole: who vouches is not forgotten.
    """
    around = {statement.id: statement.within for statement in annotation.statements}
    kept = [one for one in annotation.statements if one.confidence >= confidence]
    left = {one.id for one in kept}

    def nearest(within: str | None) -> str | None:
        while within is not None and within not in left:
            within = around[within]
        return within

    statements = tuple(replace(one, within=nearest(one.within)) for one in kept)
    return replace(annotation, statements=statements)
