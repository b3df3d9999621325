"""What stands for an actor in a record, and what brought it there, inside a read transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from sqlalchemy import Connection, select

from onrecord.errors import MissingError, RunError
from onrecord.knowledge.roster import Roster
from onrecord.model import Decision, Form, Mention, ResolvedActor, described_id
from onrecord.store.casting import roster
from onrecord.store.entries import ActorForm
from onrecord.store.filters import named
from onrecord.store.packing import unpack
from onrecord.store.schema import actors, assigned, decisions, readings, reports

_FORMS: tuple[Form, ...] = ("name", "description", "pronoun")
_SHOWN = 5

# A form, its words or those of a report's pronouns, that report, and what the report read it as.
Key = tuple[Form, str, str | None, tuple[str, str, str]]


class _Mentions(Struct):
    """All that is read of an annotation: who is explained may be in thousands of reports."""

    mentions: tuple[Mention, ...]


class _Seen(Struct):
    counts: Counter[Key] = field(default_factory=Counter)
    reports: dict[Key, set[str]] = field(default_factory=dict)
    words: dict[Key, set[str]] = field(default_factory=dict)


def find_actor(connection: Connection, name: str) -> ResolvedActor:
    """Return the one actor that ``name`` means: an id, else a whole name, else words of a form.

    RunError: there is none, or more than one.
    """
    ways = (actors.c.id == name, actors.c.name == name, named(name))
    query = select(actors.c.payload).order_by(actors.c.statements.desc(), actors.c.id)
    for way in ways:
        found = [unpack(row.payload, ResolvedActor) for row in connection.execute(query.where(way))]
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(f"{each.name} ({each.kind} {each.id})" for each in found[:_SHOWN])
            more = ", …" if len(found) > _SHOWN else ""
            raise RunError(f"{name!r} may be several actors: {shown}{more}; give the id of one")
    raise MissingError(f"the record holds no actor {name!r}")


def is_known(connection: Connection, name: str) -> bool:
    """Tell whether ``name`` is the id of an actor, or the name or words of a form of some."""
    query = select(actors.c.id).where(named(name)).limit(1)
    return connection.execute(query).first() is not None


def explain(connection: Connection, name: str) -> Iterator[ActorForm]:
    """Yield the forms of the actor that ``name`` means: names, descriptions, pronouns by report."""
    actor = find_actor(connection, name)
    query = select(decisions.c.payload).where(decisions.c.actor == actor.id)
    held = [unpack(row.payload, Decision) for row in connection.execute(query)]
    why = {(d.form, d.country or "", d.wikidata or ""): d for d in held}
    seen, own = _seen(connection, actor.id), roster(connection)
    for key in sorted(seen.counts, key=lambda key: _order(key, seen.counts[key])):
        yield _form(actor, key, seen, why.get(key[3]), own)
    mentioned = {key[3] for key in seen.counts}
    for read_as in sorted(why.keys() - mentioned):
        # Known by its office alone, as the outlet of a report is: no words stand for it.
        yield _form(actor, ("name", read_as[0], None, read_as), seen, why[read_as], own)


def _order(key: Key, count: int) -> tuple[int, int, str, str, tuple[str, str, str]]:
    form, text, report, read_as = key
    return _FORMS.index(form), 0 if report else -count, report or "", text, read_as


def _seen(connection: Connection, actor: str) -> _Seen:
    """Count the mentions of an actor in the reports that it is in, one annotation at a time."""
    query = select(assigned.c.report, assigned.c.local).where(assigned.c.actor == actor)
    places: dict[str, set[str]] = {}
    for report, local in connection.execute(query.order_by(assigned.c.report)):
        places.setdefault(report, set()).add(local)
    seen = _Seen()
    for report, locals in places.items():
        one = (
            select(reports.c.name, readings.c.payload)
            .join(readings, readings.c.report == reports.c.id)
            .where(reports.c.id == report)
        )
        name, payload = connection.execute(one).one()
        _count(seen, unpack(payload, _Mentions).mentions, report, name, locals)
    return seen


def _count(
    seen: _Seen, mentions: Sequence[Mention], report: str, name: str, locals: set[str]
) -> None:
    unnamed = locals.difference(each.actor.id for each in mentions if each.actor is not None)
    for mention in mentions:
        read_as = _read_as(mention, report, locals, unnamed)
        if read_as is None:
            continue
        whole = mention.form == "pronoun"
        key: Key = (mention.form, "" if whole else mention.text, name if whole else None, read_as)
        seen.counts[key] += 1
        seen.reports.setdefault(key, set()).add(report)
        seen.words.setdefault(key, set()).add(mention.text.lower() if whole else mention.text)


def _read_as(
    mention: Mention, report: str, locals: set[str], unnamed: set[str]
) -> tuple[str, str, str] | None:
    """Return as whom the report itself has a mention of the actor; ``None`` where it is no such.

    ``unnamed`` are those of its ``locals`` that only words make, in most reports none.
    """
    if mention.actor is None:
        own = unnamed and described_id(report, mention.start, mention.end) in unnamed
        return (mention.text, "", "") if own else None
    if mention.actor.id not in locals:
        return None
    return mention.actor.name, mention.actor.country or "", mention.actor.wikidata or ""


def _form(
    actor: ResolvedActor, key: Key, seen: _Seen, why: Decision | None, own: Roster
) -> ActorForm:
    form, text, report, read_as = key
    given = [entry.name for entry in own.named(text) if entry.name == read_as[0]]
    grounds = () if why is None else why.grounds
    return ActorForm(
        actor=actor.id,
        name=actor.name,
        form=form,
        text=text or ", ".join(sorted(seen.words[key])),
        count=seen.counts[key],
        reports=len(seen.reports.get(key, ())),
        report=report,
        read_as=read_as[0],
        to=None if why is None else why.to,
        score=None if why is None else why.score,
        evidence=(
            *(f"cast: a name of {name} in your own" for name in given),
            *(f"{ground.kind}: {ground.detail}" for ground in grounds),
        ),
        rival=None if why is None else why.rival,
        margin=None if why is None else why.margin,
    )
