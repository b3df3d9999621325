"""What resolving and correcting give, in one order: the same actors, the same record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model import Actor, Decision, Resolution, ResolvedActor


def outcome(
    actors: Iterable[ResolvedActor],
    assigned: Mapping[tuple[str, str], Actor],
    decisions: Iterable[Decision],
    idle: Iterable[str] = (),
) -> Resolution:
    """Return the resolution with each of its parts sorted, the weightiest actors first."""
    return Resolution(
        actors=tuple(sorted(actors, key=_by_weight)),
        assigned=dict(sorted(assigned.items())),
        decisions=tuple(sorted(decisions, key=_by_form)),
        idle=tuple(sorted(idle)),
    )


def shown(actor: ResolvedActor) -> Actor:
    """Return the actor as mentions and statements name it."""
    return Actor(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country,
        wikidata=actor.wikidata,
    )  # fmt: skip


def _by_weight(actor: ResolvedActor) -> tuple[int, int, str, str]:
    return -actor.statements, -actor.mentions, actor.name, actor.id


def _by_form(decision: Decision) -> tuple[str, str, str, str, int]:
    return (
        decision.actor, decision.form, decision.country or "", decision.wikidata or "",
        -decision.reports,
    )  # fmt: skip
