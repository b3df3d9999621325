"""The values that all rooms speak: frozen, without behaviour beyond their own invariants.

Field names and their order are the output contract (docs/contract.md). Offsets are code points of
the report's text, half-open. A ``None`` is always "not known", never a default.
"""

from __future__ import annotations

import datetime as dt
from hashlib import blake2b
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

Basis = Literal["expressed", "context", "published"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
RelationType = Literal["BEFORE", "AFTER", "BEGUN_BY", "ENDED_BY", "DURING", "SIMULTANEOUS"]
Mode = Literal["news", "narrative"]
Anchor = Literal["published", "context", "event"]
Form = Literal["name", "description", "pronoun"]
ActorKind = Literal["person", "organisation", "state", "group", "unknown"]
StatementKind = Literal["direct", "indirect", "mixed"]
# PLOVER's event types, version 2 of the codebook (2021).
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "happened", "ongoing", "planned", "predicted", "requested", "proposed", "alleged", "denied",
    "rejected", "hypothetical", "not_happened",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
CorrectionKind = Literal[
    "merge", "split", "speaker", "span", "date", "type", "act", "status", "remove", "add", "same",
    "different",
]  # fmt: skip
EntryKind = Literal["statement", "event"]
QuoteRole = Literal["content", "source", "cue", "trigger", "sentence"]
CopyKind = Literal["exact", "near", "partial", "revision"]
DisagreementKind = Literal["number", "date", "place", "agent", "negation", "status"]
Stance = Literal["demand", "offer", "accept", "reject", "promise", "threaten", "support", "oppose"]
Change = Literal["same", "hardened", "softened", "reversed"]
# What may bring two names together: the words themselves, what is known, what the reports tell.
GroundKind = Literal[
    "name", "known", "wikidata", "country", "office", "gender", "company", "reports", "correction"
]  # fmt: skip
Act = Literal[
    "say", "ask", "answer", "propose", "request", "accept", "reject", "promise", "threaten",
    "accuse", "deny", "admit", "thank", "praise", "criticise", "warn", "expect", "believe",
    "report",
]  # fmt: skip


def identify(*parts: object) -> str:
    """Return the id of what ``parts`` identify: 16 hexadecimal digits of BLAKE2b.

    Every part is written with its length, so that no two different lists of parts collide by
    concatenation; ``None`` differs from the empty string.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        raw = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def report_id(
    *,
    published: str,
    outlet: str | None,
    title: str | None,
    url: str | None,
    byline: str | None,
    language: str | None,
    text: str,
) -> str:
    """Return the id of a report: a hash of its content, not of its name or place."""
    return identify("report", published, outlet, title, url, byline, language, text)


def described_id(report: str, start: int, end: int) -> str:
    """Return the id of an actor that only the words ``[start, end)`` of a report make.

    *Officials*, *a person briefed on the talks*: nobody known, and nobody else's *officials*. Such
    an actor stays one of its report alone, whatever other reports there are.
    """
    return identify("source", report, start, end)


class Value(Struct, frozen=True, kw_only=True):
    """The base of every value: immutable, compared by its fields."""


class Span(Value, frozen=True, kw_only=True):
    """A stretch ``[start, end)`` of a report's text, in code points, with the words it covers."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not fit {self.text!r}")


class Interval(Value, frozen=True, kw_only=True):
    """A half-open stretch of time between two ISO dates or date-times; ``None`` is unbounded.

    ``edtf`` is the same in EDTF (ISO 8601-2:2019), which counts its end in. ``basis`` says where it
    comes from: ``expressed`` in the words themselves, taken from the ``context``, or only bounded
    by publication (``published``).
    """

    start: str | None
    end: str | None
    edtf: str | None
    basis: Basis

    def __post_init__(self) -> None:
        if self.start is None or self.end is None:
            return
        if order(self.start, self.end) in (0, 1):
            raise ValueError(f"an interval needs start < end, got [{self.start}, {self.end})")


# UTC-12 and UTC+14: in hours the clocks farthest from UTC (IANA time zone database).
_WEST, _EAST = dt.timedelta(hours=12), dt.timedelta(hours=14)


def order(one: str, other: str) -> int | None:
    """Return -1, 0 or 1 as ``one`` is before, at or after ``other``, two ISO dates or date-times.

    A date is its first instant. Those without an offset are of one clock. Beside one with an offset
    that clock may be of any place on earth, and ``None`` says that the order depends on which.
    """
    if len(one) == len(other) == 10:
        return (one > other) - (one < other)
    (early, late), (first, last) = _instants(one), _instants(other)
    if late - early == last - first:
        return (early > first) - (early < first)
    if late < first:
        return -1
    return 1 if early > last else None


def _instants(bound: str) -> tuple[dt.timedelta, dt.timedelta]:
    """Return the earliest and the latest that a date or date-time may be, by UTC."""
    at = dt.datetime.fromisoformat(bound)
    offset, clock = at.utcoffset(), at.replace(tzinfo=None) - dt.datetime.min
    if offset is None:
        return clock - _EAST, clock + _WEST
    return clock - offset, clock - offset


class Relation(Value, frozen=True, kw_only=True):
    """How a time lies to an event of the report: *since the meeting*, *two days after the vote*.

    ``type`` is the relType of TimeML's TLINK, from the time to the event; ``offset`` is the TIMEX3
    duration that lies between them, ``None`` where the text does not say.
    """

    type: RelationType
    offset: str | None
    event: Span


class Explanation(Value, frozen=True, kw_only=True):
    """What made the value of a time: the rule, and what it was seen from.

    ``reference`` is the ISO date from which an underspecified expression was read, ``None`` where
    the words alone give the value; ``anchor`` is what that date is of: publication, what the text
    has dated before (``context``), or an event. ``tense`` is that of the governing clause where
    one was found.
    """

    rule: str
    mode: Mode
    reference: str | None
    anchor: Anchor | None
    tense: str | None


class Time(Span, frozen=True, kw_only=True):
    """A time expression with the type, value and mod of TIMEX3 (ISO-TimeML) and its interval.

    ``value`` is ``None`` where only an event dates the expression, and nothing here dates the
    event. ``interval`` is ``None`` where the expression names no stretch of the calendar: a bare
    duration, a set. ``relation`` is set where an event is the anchor. ``explanation`` is there only
    where it was asked for.
    """

    type: TimexType
    value: str | None
    mod: str | None
    interval: Interval | None
    relation: Relation | None = None
    explanation: Explanation | UnsetType = UNSET


class Actor(Value, frozen=True, kw_only=True):
    """A person, organisation, state, group or place acting as one.

    ``country`` is an ISO 3166-1 alpha-2 code in lower case; ``mention`` is where this entry names
    the actor.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata: str | None
    mention: Span | None = None


def is_described(actor: Actor, report: str) -> bool:
    """Tell whether ``actor`` is one that only its mention in the report with this id makes."""
    at = actor.mention
    return at is not None and actor.id == described_id(report, at.start, at.end)


class Mention(Span, frozen=True, kw_only=True):
    """A span that names, describes or pronominally refers to an actor."""

    form: Form
    actor: Actor | None


class Medium(Value, frozen=True, kw_only=True):
    """Through what a statement was made: the words, and the outlet that they name."""

    text: str
    outlet: str | None


class Place(Value, frozen=True, kw_only=True):
    """A place: its name, country, degrees of latitude and longitude, GeoNames id and mention."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: str | None
    mention: Span | None


class Statement(Value, frozen=True, kw_only=True):
    """An attribution: source, cue and content in the sense of Pareti (2016) and PolNeAR.

    ``content`` holds several spans where it is discontinuous. ``within`` is the statement in whose
    content this one lies; ``via`` names who vouches, outermost first: the outlet, then each source
    it is reported through. ``confidence`` lies in [0, 1].
    """

    id: str
    report: str
    report_name: str
    published: str
    outlet: str | None
    kind: StatementKind
    act: Act
    negated: bool
    speaker: Actor | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    addressees: tuple[Actor, ...]
    medium: Medium | None
    said: Interval
    place: Place | None
    within: str | None
    via: tuple[Actor, ...]
    confidence: float

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], got {self.confidence}")


class Event(Value, frozen=True, kw_only=True):
    """What an actor does, did, might do or is said to do to another, coded in PLOVER.

    ``type``, ``mode`` and ``contexts`` are those of PLOVER's codebook. Who meets, talks or fights
    are all ``actors``. ``status``, ``polarity`` and ``certainty`` are what its nearest voucher
    gives it; it is *alleged* or *denied* where only others than the report vouch. ``within`` is the
    statement in whose content it lies; ``via`` names who vouches, outermost first. ``when`` and
    ``where`` are of the event itself. ``confidence`` lies in [0, 1].
    """

    id: str
    report: str
    report_name: str
    published: str
    outlet: str | None
    trigger: Span
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Interval
    where: Place | None
    status: Status
    polarity: Polarity
    certainty: Certainty
    within: str | None
    via: tuple[Actor, ...]
    sentence: Span
    occurrence: str | None
    confidence: float

    def __post_init__(self) -> None:
        if not self.sentence.start <= self.trigger.start < self.trigger.end <= self.sentence.end:
            raise ValueError("the trigger of an event lies in its sentence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies in [0, 1], got {self.confidence}")


class ReportHead(Value, frozen=True, kw_only=True):
    """What a report is known by: ``id`` hashes its content, ``name`` is the input's."""

    id: str
    name: str
    published: str
    outlet: str | None
    title: str | None
    url: str | None
    language: str | None


class Report(ReportHead, frozen=True, kw_only=True):
    """One dated text from one outlet, kept verbatim."""

    byline: str | None
    text: str


class Quantity(Span, frozen=True, kw_only=True):
    """An amount that the words give: *at least 12 people*, *a dozen*, *8 to 10 %*, *$3 million*.

    It lies in ``[low, high]``; ``None`` is unbounded. ``unit`` is the lemma of what is counted, a
    currency's sign or code, *%*, or empty. ``approximate`` tells *about*, *some*, *a few*.
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool


class Role(Span, frozen=True, kw_only=True):
    """What a clause says who did it (*agent*), to whom (*patient*), or, by its preposition, where.

    ``head`` is the lemma of its head; ``role`` is *agent*, *patient*, *recipient*, or a
    preposition.
    """

    role: str
    head: str


class Clause(Span, frozen=True, kw_only=True):
    """A clause, at its verb or predicate: what is said of whom, active and passive alike.

    ``predicate`` is a lemma, with its particle (*rule out*); ``modal`` is that of the verb, empty
    where it has none, ``tense`` *past*, *present* or empty. ``under`` is the index, in the
    sentence, of the clause it hangs from, ``link`` the dependency or conjunction by which it does.
    ``adverbs`` are the words that qualify the verb.
    """

    predicate: str
    negated: bool
    modal: str
    tense: str
    under: int | None
    link: str
    adverbs: tuple[str, ...]
    roles: tuple[Role, ...]


class Sentence(Span, frozen=True, kw_only=True):
    """A sentence with its clauses and the amounts in it, in text order."""

    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]


class Annotation(Value, frozen=True, kw_only=True):
    """What one report holds. Its actors are those of this report alone."""

    report: ReportHead
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Reject(Value, frozen=True, kw_only=True):
    """An input that was not read: the file, the line or byte where it stopped, and the reason."""

    input: str
    line: int | None
    offset: int | None
    reason: str


class ResolvedActor(Value, frozen=True, kw_only=True):
    """An actor across reports: its name, the forms it was named by, and how often.

    ``events`` counts those that it is an actor or a recipient of.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata: str | None
    names: tuple[str, ...]
    reports: int
    mentions: int
    statements: int
    events: int = 0


class Ground(Value, frozen=True, kw_only=True):
    """One piece of evidence for a decision: what kind, and what was seen."""

    kind: GroundKind
    detail: str


class Decision(Value, frozen=True, kw_only=True):
    """Why the reports that name somebody ``form`` mean the actor with the id ``actor``.

    ``country`` and ``wikidata`` are what those reports know of the bearer, ``reports`` how many
    they are. ``to`` is the form that this one was brought to, ``None`` for the one that the actor
    began with. ``score`` lies in [0, 1]; ``rival`` is the name of the next best actor and
    ``margin`` how far that one was behind, ``None`` where there was none.
    """

    actor: str
    form: str
    country: str | None
    wikidata: str | None
    reports: int
    to: str | None
    score: float
    grounds: tuple[Ground, ...]
    rival: str | None = None
    margin: float | None = None


class Quote(Value, frozen=True, kw_only=True):
    """Words of a report, found again by what stands around them, and what they are of an entry.

    ``exact``, ``prefix`` and ``suffix`` are those of a TextQuoteSelector, ``start`` and ``end`` a
    TextPositionSelector's (W3C Web Annotation). All three together stand in their report once;
    ``alone`` tells whether the words themselves do.
    """

    role: QuoteRole
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    alone: bool


class Target(Value, frozen=True, kw_only=True):
    """The entry that a correction is about, and the report and words by which it is found again.

    ``entry`` is its id then; ``quotes`` are its words as they were read.
    """

    entry: str
    kind: EntryKind
    report: str
    report_name: str
    outlet: str | None
    url: str | None
    quotes: tuple[Quote, ...]


class Reading(Value, frozen=True, kw_only=True):
    """What was read of an entry that is corrected; ``when`` is when it was said or happens."""

    speaker: Actor | None
    when: Interval
    type: EventType | None
    mode: str | None
    act: Act | None
    status: Status | None


class Correction(Value, frozen=True, kw_only=True):
    """What a person says of who is who or of one entry, beside what was read.

    A merge says that ``other`` is ``actor``. A split says that ``actor`` is not who is meant in the
    ``reports``, by id, nor where reports know it by one of the ``forms`` alone; those are one other
    actor together. Actors stand here as they were known then; ``after`` are the ids of the splits
    that made one of them. ``by`` and ``at``, an ISO date-time
    in UTC, are who said so and when.

    Any other is about the entry ``target``, of which ``was`` is what had been read. *speaker*
    names ``actor``, or with ``None`` nobody known; *span* the ``quotes`` that are right, all of
    one role; *date* ``when``; *type* ``type`` and ``mode``; *act* and *status* these; *remove* says
    that it is none; *add* that the ``quotes`` are a statement of ``actor``; *same* and *different*
    whether it tells of one happening with the entry ``second``.
    """

    id: str
    at: str
    by: str
    action: CorrectionKind
    actor: Actor | None = None
    other: Actor | None = None
    forms: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    target: Target | None = None
    second: Target | None = None
    quotes: tuple[Quote, ...] = ()
    when: Interval | None = None
    type: EventType | None = None
    mode: str | None = None
    act: Act | None = None
    status: Status | None = None
    was: Reading | None = None


def said_id(said: Correction) -> str:
    """Return the id of a correction: what it says, by the ids of its actors, not who or when."""
    actor = None if said.actor is None else said.actor.id
    other = None if said.other is None else said.other.id
    people = (said.action, actor, other, *sorted(said.forms), None, *sorted(said.reports))
    if said.target is None:
        return identify(*people)
    when = None if said.when is None else (said.when.start, said.when.end)
    return identify(
        *people, _place(said.target), None if said.second is None else _place(said.second),
        _words(said.quotes), when, said.type, said.mode, said.act, said.status,
    )  # fmt: skip


def _place(target: Target) -> tuple[str, str, str, list[tuple[str, int, int]]]:
    return target.report, target.kind, target.entry, _words(target.quotes)


def _words(quotes: tuple[Quote, ...]) -> list[tuple[str, int, int]]:
    return [(quote.role, quote.start, quote.end) for quote in quotes]


class Resolution(Value, frozen=True, kw_only=True):
    """Who is who in a set of reports: the actors, and per (report, local actor id) the actor.

    What only words without a name stand for, *the Ruritanian foreign minister*, has the local id of
    those words (``described_id``). ``decisions`` says of every form of every actor what brought it
    there, by actor and form. ``idle`` are the ids of the corrections that mean nobody here.
    """

    actors: tuple[ResolvedActor, ...]
    assigned: dict[tuple[str, str], Actor]
    decisions: tuple[Decision, ...] = ()
    idle: tuple[str, ...] = ()


class Copy(Value, frozen=True, kw_only=True):
    """That the report with the id ``report`` repeats the one with the id ``of``.

    ``share`` is the share of its words, in [0, 1], that stand there in the same order. A revision
    is a later text of the same outlet; *partial* is what repeats passages among words of its own.
    """

    report: str
    of: str
    kind: CopyKind
    share: float


class Origin(Value, frozen=True, kw_only=True):
    """Whose word a report is: ``origin`` is the id of the report that it goes back to.

    It is its own where the report repeats nobody. ``agency`` is the news agency that its credit
    line names. Reports with one origin are one source, however many print it.
    """

    report: str
    origin: str
    agency: str | None


class Passage(Span, frozen=True, kw_only=True):
    """A span with the report that it stands in."""

    report: str
    report_name: str
    published: str
    outlet: str | None


class Occurrence(Value, frozen=True, kw_only=True):
    """The one happening that entries of one or more reports tell of.

    ``type`` and ``mode`` are those of its events; ``act`` is that of its statements where it is
    something said. Both are ``None`` where a dated sentence tells of what PLOVER has no type for.
    ``events`` and ``statements`` are the ids of the entries; ``reports`` and ``sources`` count who
    tells of it, ``sources`` those that are no copy of another. ``when`` is what they agree on.
    ``headline`` is the best witness's own sentence, ``trigger`` its word that tells the event,
    ``via`` who vouches in it. ``weight`` is how
    telling it is, for lists that are cut short; ``confidence`` lies in [0, 1].
    """

    id: str
    type: EventType | None
    mode: str | None
    act: Act | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Interval
    where: Place | None
    status: Status | None
    certainty: Certainty | None
    via: tuple[Actor, ...]
    headline: Passage
    trigger: Span | None
    events: tuple[str, ...]
    statements: tuple[str, ...]
    reports: int
    sources: int
    weight: float
    confidence: float

    def __post_init__(self) -> None:
        at = self.trigger
        if at is not None:
            first = self.headline.start
            if self.headline.text[at.start - first : at.end - first] != at.text:
                raise ValueError("the trigger of an occurrence lies in its headline")


class Disagreement(Value, frozen=True, kw_only=True):
    """Two passages that cannot both hold, or one source that now says otherwise.

    ``one`` is the earlier. ``one_value`` and ``other_value`` are what differs, as the words have
    it; ``one_source`` and ``other_source`` who vouches last, ``None`` where the report does.
    ``occurrence`` is what both tell of, where that is known.
    """

    id: str
    kind: DisagreementKind
    occurrence: str | None
    one: Passage
    other: Passage
    one_value: str
    other_value: str
    one_source: Actor | None
    other_source: Actor | None
    confidence: float


class Position(Value, frozen=True, kw_only=True):
    """What an actor holds on an issue, as one of its statements words it.

    ``statement`` is ``None`` where the report tells it of the actor without a verb of saying.
    ``issue`` is a noun phrase of the reports, or the act on it. ``change`` compares it with
    ``previous``, the id of the actor's position before on the same issue; it is ``None`` where the
    words do not tell, or nothing came before.
    """

    id: str
    actor: Actor
    issue: str
    stance: Stance
    said: Interval
    statement: str | None
    passage: Passage
    previous: str | None
    change: Change | None
    confidence: float


class Story(Value, frozen=True, kw_only=True):
    """Reports of one story: its most telling words and actors, first and last day, report ids."""

    id: str
    label: str
    words: tuple[str, ...]
    actors: tuple[Actor, ...]
    first: str
    last: str
    reports: tuple[str, ...]


class Account(Value, frozen=True, kw_only=True):
    """What the reports of a set tell together, each part sorted: the same set, the same account."""

    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    positions: tuple[Position, ...] = ()
    stories: tuple[Story, ...] = ()


NO_ACCOUNT = Account()
