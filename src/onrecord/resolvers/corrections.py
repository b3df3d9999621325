"""Who is who, and what people say of it → who is who as corrected.

A pure function of the resolution and of the *set* of corrections: splits are carved out of the
actors as they were resolved, the words of a report before a form; then merges join what there is,
in the order of their ids. A correction that means nobody in these reports, because they lack him or
because a newer model tells the same by itself, does nothing and is told (``Resolution.idle``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field, structs

from onrecord.assigned import new_actor
from onrecord.knowledge.tables import fold
from onrecord.model import (
    Actor,
    Annotation,
    Correction,
    Decision,
    Event,
    Ground,
    Resolution,
    ResolvedActor,
    described_id,
    identify,
    is_described,
)
from onrecord.resolvers.outcome import outcome, shown

Local = tuple[str, str]
# The corrections that are about who is who; all others are about entries (``amending``).
_OF_ACTORS = frozenset({"merge", "split"})
# Whom corrections of statements name, as the record knew them, by where they stand.
Given = Mapping[Local, tuple[Actor, int]]
# The annotations of the reports with these ids.
Annotations = Callable[[Collection[str]], Iterable[Annotation]]


class Told(Struct):
    """What one report tells of one of its actors: how it names and describes them, how often."""

    actor: Actor | None = None
    names: Counter[str] = field(default_factory=Counter)
    described: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    statements: int = 0
    events: int = 0

    def known_as(self) -> frozenset[str]:
        """Return the folded forms by one of which alone the report knows the actor.

        That is the name it is read as and, where it stands alone, the one form there is.
        """
        forms = {fold(form) for form in (self.names or self.described)}
        read_as = {fold(self.actor.name)} if self.actor is not None and self.names else set()
        return frozenset(read_as | (forms if len(forms) == 1 else set()))


class Piece(Struct):
    """What a split carves out of an actor: the actor that it makes, and its places."""

    correction: Correction
    parent: str
    locals: dict[Local, Told] = field(default_factory=dict)
    actor: ResolvedActor | None = None


class Plan(Struct):
    """What corrections come to in these reports, before anything is changed.

    ``actors`` holds those resolved and those carved out, by id; ``root`` leads each to the one that
    it is merged into; ``causes`` says by which correction. ``refused`` are merges that a split
    contradicts. ``given`` are those whom corrections of statements name, by where they stand, with
    the number of statements; ``named`` leads each of them, by its id then, to who it is now.
    """

    actors: dict[str, ResolvedActor]
    places: dict[str, list[Local]]
    told: dict[Local, Told]
    pieces: dict[str, Piece] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    causes: dict[str, Correction] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)
    refused: list[tuple[Correction, Correction]] = field(default_factory=list)
    given: dict[Local, tuple[Actor, int]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def root(self, id: str) -> str:
        """Return the id of the actor that ``id`` is merged into, itself where it is not."""
        while id in self.above:
            id = self.above[id]
        return id

    def within(self, id: str) -> list[str]:
        """Return the ids of all that are one with ``id``, sorted."""
        return sorted(held for held in self.actors if self.root(held) == self.root(id))


def correct(
    resolution: Resolution,
    corrections: Iterable[Correction],
    annotations: Annotations,
    given: Given = MappingProxyType({}),
) -> Resolution:
    """Return ``resolution`` as the corrections have it; without any, as it is.

    ``annotations`` gives those of some reports, and is called only where something is split.
    ``given`` are those whom corrections name as the speakers of statements.
    """
    held = [each for each in corrections if each.action in _OF_ACTORS]
    if not held and not given:
        return resolution
    return applied(resolution, plan(resolution, held, annotations, given))


def _by_id(correction: Correction) -> tuple[str, str, str]:
    return correction.id, correction.at, correction.by


def plan(
    resolution: Resolution,
    corrections: Iterable[Correction],
    annotations: Annotations,
    given: Given = MappingProxyType({}),
) -> Plan:
    """Return what the corrections come to, in whatever order they are given."""
    held = sorted((each for each in corrections if each.action in _OF_ACTORS), key=_by_id)
    places: dict[str, list[Local]] = {}
    for local, actor in resolution.assigned.items():
        places.setdefault(actor.id, []).append(local)
    made = Plan({actor.id: actor for actor in resolution.actors}, places, {})
    names = _Names(resolution.actors)
    splits = [(c, names.meant(_actor(c))) for c in held if c.action == "split"]
    touched = {id for _, id in splits if id is not None}
    made.told = tell((place for id in touched for place in places.get(id, ())), annotations)
    for id in sorted(touched):
        _carve(made, id, [c for c, meant in splits if meant == id])
    made.idle |= {c.id for c, id in splits if id is None}
    made.given = dict(given)
    people = [actor for _, (actor, _) in sorted(given.items())]
    strangers = _strangers(made, people, names)
    made.actors |= strangers
    names = _Names((*resolution.actors, *strangers.values()))
    for correction in held:
        if correction.action == "merge":
            _join(made, correction, names)
    for actor in people:
        known = actor.id if actor.id in made.pieces else names.meant(actor)
        made.named[actor.id] = made.root(known or actor.id)
    return made


def _actor(correction: Correction) -> Actor:
    if correction.actor is None:
        raise ValueError(f"correction {correction.id} names no actor")
    return correction.actor


def _strangers(made: Plan, people: Iterable[Actor], names: _Names) -> dict[str, ResolvedActor]:
    """Return those of ``people`` who are nobody of the reports, by id: actors of their own.

    So is one who may be several: a name alone does not tell which of them the person meant.
    """
    found: dict[str, ResolvedActor] = {}
    for actor in people:
        if actor.id not in made.pieces and names.meant(actor) is None:
            found.setdefault(actor.id, new_actor(actor))
    return found


class _Names:
    """The resolved actors by what corrections may know them by."""

    def __init__(self, actors: Iterable[ResolvedActor]) -> None:
        self._ids: set[str] = set()
        self._known: dict[tuple[str, str, str], set[str]] = {}
        self._free: dict[str, set[str]] = {}
        for actor in actors:
            self._ids.add(actor.id)
            self._free.setdefault(fold(actor.name), set()).add(actor.id)
            keys: set[tuple[str, str, str]] = {
                ("form", actor.kind, fold(name)) for name in actor.names
            }
            keys.add(("name", actor.kind, fold(actor.name)))
            if actor.wikidata is not None:
                keys.add(("wikidata", actor.kind, actor.wikidata))
            for key in keys:
                self._known.setdefault(key, set()).add(actor.id)

    def meant(self, actor: Actor) -> str | None:
        """Return the id of the actor who was known as ``actor``, ``None`` where it may be several.

        A newer model may give the same actor another id: then Wikidata id and name tell it.
        """
        if actor.id in self._ids:
            return actor.id
        name = fold(actor.name)
        keys: list[tuple[str, str, str]] = [
            ("name", actor.kind, name), ("form", actor.kind, name)
        ]  # fmt: skip
        if actor.wikidata is not None:
            keys.insert(0, ("wikidata", actor.kind, actor.wikidata))
        for key in keys:
            found = self._known.get(key, set())
            if found:
                return next(iter(found)) if len(found) == 1 else None
        # Somebody whom no report named, of whom a person gave the name alone.
        alone = self._free.get(name, set()) if actor.kind == "unknown" else set()
        return next(iter(alone)) if len(alone) == 1 else None


def tell(places: Iterable[Local], annotations: Annotations) -> dict[Local, Told]:
    """Return what the reports tell at ``places``."""
    told = {place: Told() for place in places}
    reports = {report for report, _ in told}
    for annotation in annotations(reports) if reports else ():
        _tell(told, annotation)
    return told


def _tell(told: dict[Local, Told], annotation: Annotation) -> None:
    report = annotation.report.id
    for mention in annotation.mentions:
        actor = mention.actor
        id = described_id(report, mention.start, mention.end) if actor is None else actor.id
        found = told.get((report, id))
        if found is not None:
            found.actor, found.mentions = actor or found.actor, found.mentions + 1
            if mention.form != "pronoun":
                (found.names if mention.form == "name" else found.described)[mention.text] += 1
    for statement in annotation.statements:
        speaker, source = statement.speaker, statement.source
        if speaker is None and source is not None:
            found = told.get((report, described_id(report, source.start, source.end)))
        else:
            found = None if speaker is None else told.get((report, speaker.id))
        for actor in (speaker, *statement.addressees, *statement.via):
            if actor is not None and (place := told.get((report, actor.id))) is not None:
                place.actor = place.actor or actor
        if found is not None:
            found.statements += 1
    for event in annotation.events:
        _tell_event(told, event)


def _tell_event(told: dict[Local, Told], event: Event) -> None:
    acting = (*event.actors, *event.recipients)
    for actor in (*acting, *event.via):
        place = told.get((event.report, actor.id))
        if place is not None and not is_described(actor, event.report):
            place.actor = place.actor or actor
    for id in {actor.id for actor in acting}:
        if (place := told.get((event.report, id))) is not None:
            place.events += 1


def _carve(made: Plan, id: str, splits: Sequence[Correction]) -> None:
    """Carve the pieces of ``splits`` out of the actor ``id``; something of it stays."""
    pieces = {split.id: Piece(split, id) for split in splits}
    places = made.places[id]
    for place in places:
        taken = _taken(place, made.told[place], splits)
        if taken is not None:
            pieces[taken.id].locals[place] = made.told[place]
    left = [p for p in places if not any(p in piece.locals for piece in pieces.values())]
    for split in splits:
        piece = pieces[split.id]
        if not piece.locals or not left:
            made.idle.add(split.id)
            continue
        piece.actor = _carved(piece, made.actors[id])
        made.pieces[piece.actor.id] = piece
        made.actors[piece.actor.id] = piece.actor
        made.places[piece.actor.id] = sorted(piece.locals)
        made.causes[piece.actor.id] = split
    if left and len(left) < len(places):
        made.places[id] = left
        made.actors[id] = _remaining(made, id, [p for p in pieces.values() if p.actor is not None])


def _taken(place: Local, told: Told, splits: Sequence[Correction]) -> Correction | None:
    """Return the split that takes a place: one of its report, else one of its form."""
    for split in splits:
        if place[0] in split.reports:
            return split
    known = told.known_as()
    return next((s for s in splits if known & {fold(form) for form in s.forms}), None)


def _carved(piece: Piece, parent: ResolvedActor) -> ResolvedActor:
    told = [piece.locals[place] for place in sorted(piece.locals)]
    own = Counter(each.actor.name for each in told if each.actor is not None)
    described = sum((each.described for each in told), Counter[str]())
    names = sum((each.names for each in told), Counter[str]())
    ranked = own or names or described
    name = min(ranked, key=lambda form: (-ranked[form], form)) if ranked else parent.name
    known = [each.actor for each in told if each.actor is not None]
    wikidata = _shared(actor.wikidata for actor in known)
    return ResolvedActor(
        id=identify("split", piece.correction.id),
        name=name,
        kind=parent.kind,
        country=_shared(actor.country for actor in known),
        # The Wikidata id of whom it is not.
        wikidata=None if wikidata == parent.wikidata else wikidata,
        names=tuple(sorted({name, *names})),
        reports=len({report for report, _ in piece.locals}),
        mentions=sum(each.mentions for each in told),
        statements=sum(each.statements for each in told),
        events=sum(each.events for each in told),
    )


def _shared(values: Iterable[str | None]) -> str | None:
    """Return the one value that is known, ``None`` where there are several."""
    found = {value for value in values if value is not None}
    return found.pop() if len(found) == 1 else None


def _remaining(made: Plan, id: str, pieces: Sequence[Piece]) -> ResolvedActor:
    """Return what is left of an actor; it stays who it was, by its name if any report has that."""
    whole, told = made.actors[id], [made.told[place] for place in made.places[id]]
    names = {form for each in told for form in each.names}
    own = Counter(each.actor.name for each in told if each.actor is not None)
    kept = whole.name in names or whole.name in own or not own
    name = whole.name if kept else min(own, key=lambda form: (-own[form], form))
    gone = [piece.actor for piece in pieces if piece.actor is not None]
    return structs.replace(
        whole,
        name=name,
        names=tuple(sorted(names | {name})),
        reports=len({report for report, _ in made.places[id]}),
        mentions=whole.mentions - sum(actor.mentions for actor in gone),
        statements=whole.statements - sum(actor.statements for actor in gone),
        events=whole.events - sum(actor.events for actor in gone),
    )


def _join(made: Plan, merge: Correction, names: _Names) -> None:
    """Merge two actors, unless a split says that they are two."""
    ids = [
        actor.id if actor is not None and actor.id in made.pieces
        else None if actor is None else names.meant(actor)
        for actor in (merge.actor, merge.other)
    ]  # fmt: skip
    made_by = {piece.correction.id for piece in made.pieces.values()}
    if ids[0] is None or ids[1] is None or not made_by.issuperset(merge.after):
        made.idle.add(merge.id)
        return
    one, other = made.root(ids[0]), made.root(ids[1])
    if one == other:
        made.idle.add(merge.id)
        return
    split = _parted(made, one, other)
    if split is not None:
        made.refused.append((merge, split))
        made.idle.add(merge.id)
        return
    made.above[other] = one
    made.causes[other] = merge


def _parted(made: Plan, one: str, other: str) -> Correction | None:
    """Return the split that keeps two apart."""
    for piece in made.pieces.values():
        roots = {made.root(piece.actor.id), made.root(piece.parent)} if piece.actor else set()
        if roots == {one, other}:
            return piece.correction
    return None


def applied(resolution: Resolution, made: Plan) -> Resolution:
    """Return ``resolution`` as a plan that was made of it has it."""
    groups: dict[str, list[str]] = {}
    for id in made.actors:
        groups.setdefault(made.root(id), []).append(id)
    actors = {root: _merged(made, root, ids) for root, ids in groups.items()}
    assigned = dict(resolution.assigned)
    parents = {piece.parent for piece in made.pieces.values()}
    for id in {*made.pieces, *parents, *made.above, *map(made.root, made.above)}:
        named = shown(actors[made.root(id)])
        assigned |= {place: named for place in made.places.get(id, ())}
    decisions = _decisions(resolution, made, actors)
    _add_given(made, actors, assigned)
    return outcome(actors.values(), assigned, decisions, made.idle)


def _add_given(made: Plan, actors: dict[str, ResolvedActor], assigned: dict[Local, Actor]) -> None:
    """Give those whom corrections name their statements, and a place among the actors."""
    reports: dict[str, set[str]] = {id: set() for id in made.named.values()}
    for (report, _), actor in assigned.items():
        if actor.id in reports:
            reports[actor.id].add(report)
    for place, (actor, statements) in sorted(made.given.items()):
        id = made.named[actor.id]
        reports[id].add(place[0])
        actors[id] = structs.replace(
            actors[id],
            statements=actors[id].statements + statements,
            reports=len(reports[id]),
        )
        assigned[place] = shown(actors[id])


def _merged(made: Plan, root: str, ids: Sequence[str]) -> ResolvedActor:
    first = made.actors[root]
    if len(ids) == 1:
        return first
    others = [made.actors[id] for id in sorted(ids) if id != root]
    reports = {report for id in ids for report, _ in made.places.get(id, ())}
    return structs.replace(
        first,
        country=first.country or next((o.country for o in others if o.country), None),
        wikidata=first.wikidata or next((o.wikidata for o in others if o.wikidata), None),
        names=tuple(sorted(set(first.names).union(*(other.names for other in others)))),
        reports=len(reports),
        mentions=first.mentions + sum(other.mentions for other in others),
        statements=first.statements + sum(other.statements for other in others),
        events=first.events + sum(other.events for other in others),
    )


def _decisions(
    resolution: Resolution, made: Plan, actors: dict[str, ResolvedActor]
) -> Iterator[Decision]:
    """Yield what brought each form to its actor, the corrections among it."""
    taken = _taken_away(made)
    for decision in resolution.decisions:
        gone = taken[decision.actor, *_read_as(decision)]
        root = made.root(decision.actor)
        if gone >= decision.reports > 0:
            continue
        kept = structs.replace(decision, actor=root, reports=decision.reports - gone)
        if root != decision.actor and decision.to is None:
            cause = made.causes[decision.actor]
            kept = structs.replace(
                kept, to=actors[root].name, score=1.0, grounds=(*kept.grounds, _ground(cause))
            )
        yield kept
    for id, piece in made.pieces.items():
        yield from _of_piece(made, id, piece, actors)


def _of_piece(
    made: Plan, id: str, piece: Piece, actors: dict[str, ResolvedActor]
) -> Iterator[Decision]:
    root, cause = made.root(id), made.causes[id]
    causes = [piece.correction] if cause is piece.correction else [piece.correction, cause]
    for (form, country, wikidata), reports in sorted(_forms(piece).items()):
        yield Decision(
            actor=root,
            form=form,
            country=country or None,
            wikidata=wikidata or None,
            reports=len(reports),
            to=None if root == id else actors[root].name,
            score=1.0,
            grounds=tuple(_ground(each) for each in causes),
        )


def _forms(piece: Piece) -> dict[tuple[str, str, str], set[str]]:
    found: dict[tuple[str, str, str], set[str]] = {}
    for (report, _), told in piece.locals.items():
        if told.actor is not None:
            key = told.actor.name, told.actor.country or "", told.actor.wikidata or ""
        else:
            key = min(told.described, default=""), "", ""
        found.setdefault(key, set()).add(report)
    return found


def _taken_away(made: Plan) -> Counter[tuple[str, str, str, str]]:
    """Return of how many reports splits took each form of an actor away."""
    gone: Counter[tuple[str, str, str, str]] = Counter()
    for piece in made.pieces.values():
        for form, reports in _forms(piece).items():
            gone[piece.parent, *form] += len(reports)
    return gone


def _read_as(decision: Decision) -> tuple[str, str, str]:
    return decision.form, decision.country or "", decision.wikidata or ""


def _ground(correction: Correction) -> Ground:
    what = "merged" if correction.action == "merge" else "split off"
    return Ground(kind="correction", detail=f"{what} by {correction.by}, {correction.at}")
