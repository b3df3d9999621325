"""When and where an event is: the time and the place words that hang on its trigger.

A time or a place belongs to the first verb or event that stands above it, so that neither the act
of saying nor a sibling clause lends its own. What tells nothing by itself passes it on: a light
verb (*held talks on Friday*), a verb that only says that it happens (*the talks began on Friday*),
the clause that a participle accompanies (*in 2014 …, annexing Lorn*). Every climb is bounded.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, convert

from onrecord.annotators.events.candidates import meant
from onrecord.annotators.events.clauses import children, governor, is_passive, objects_of, word
from onrecord.annotators.events.kinds import REACH, near
from onrecord.annotators.events.lexicon import Words, classes, lemma
from onrecord.annotators.events.slots import is_verbal, light
from onrecord.annotators.language import Parse, Token
from onrecord.intervals import between
from onrecord.knowledge.countries import countries
from onrecord.knowledge.gazetteer import Site, locate, state
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold, toml
from onrecord.knowledge.towns import country_of
from onrecord.model import Interval, Place, Span, Status, Time

_STEPS = 10
_LARGE = 100_000
_SUBJECTS = ("nsubj", "nsubjpass")
_BEFORE = frozenset(["compound", "nmod", "amod", "nummod", "poss"])
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_PAST = frozenset(["happened", "not_happened", "alleged", "denied"])
# What these are about comes later, and has times of its own.
_OF_LATER = frozenset(["AGREE", "REQUEST", "THREATEN"])
_COMING = frozenset(["planned", "predicted"])
_DURING = frozenset(["amid", "during", "in"])
_GOVERNED = frozenset(["dobj", "pobj", "pcomp", "xcomp", "ccomp", "nsubjpass"])
_DATED = frozenset(["DATE", "TIME"])


class _Known(Struct, frozen=True, forbid_unknown_fields=True):
    happening: Words
    harming: Words
    gripping: Words
    during: Words
    aspectual: Words
    accompanying: Words
    lasting: Words
    speaking: Words


class _Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    kinds: Words
    parts: Words
    directions: Words


class _Placing(Struct, frozen=True, forbid_unknown_fields=True):
    prepositions: Words
    only: Mapping[str, Words]
    types: Mapping[str, Words]
    nouns: _Nouns


class Where(Struct, frozen=True):
    """The words ``[start, end)`` that tell where, and what is known of the place."""

    start: int
    end: int
    country: str | None = None
    site: Site | None = None


@lru_cache(maxsize=1)
def _verbs() -> _Known:
    return convert(toml("events/circumstances.toml")["verbs"], _Known)


@lru_cache(maxsize=1)
def _placing() -> _Placing:
    return convert(toml("events/circumstances.toml")["places"], _Placing)


def when(parse: Parse, at: int, type: str, times: Sequence[Time]) -> Time | None:
    """Return the time that governs the event whose trigger is token ``at``, if one surely does.

    ``times`` are those of the passage, in order. A date goes before a duration (*over many weeks*),
    the nearest before others; a set (*every Friday*) dates nothing. By when something is promised
    or demanded (*a bill before the summer*) is not when it is.
    """
    held = _Held(parse, at)
    found: list[tuple[bool, int, int, Time]] = []
    for time in _near(parse, at, times):
        if type in _OF_LATER and time.interval is not None and time.interval.start is None:
            continue
        inside = _tokens(parse, time)
        steps = held.time(inside)
        if steps is None or held.of_saying(inside) or held.is_open(inside):
            continue
        bare = time.interval is None or time.type not in _DATED
        if not bare or held.lasts(inside):
            found.append((bare, steps, abs(inside[0] - at), time))
    return min(found, key=lambda one: one[:3], default=(0, 0, 0, None))[3]


def interval(
    time: Time | None, published: str, status: Status, *, told: Interval | None = None
) -> Interval:
    """Return when an event with this time and status lies, half-open.

    ``told`` is when its nearest voucher spoke, ``None`` where that is the report. What has come
    about, or is said to have, lies before the report's day is over, and before that was said; what
    is planned or expected not before the plan was told. Of the rest nothing bounds it.
    """
    own = None if time is None else time.interval
    if status in _PAST:
        return _past(own, published, told)
    if own is not None and not (status in _COMING and _is_over(own, published, told)):
        return own
    if status not in _COMING:
        return Interval(start=None, end=None, edtf=None, basis="published")
    start = published if told is None else told.start
    return _bounded(_day(start), None)


def _past(own: Interval | None, published: str, told: Interval | None) -> Interval:
    behind = dt.date.fromisoformat(published) + dt.timedelta(days=1)
    last = _day(told.end) if told is not None else None
    if own is None or (own.start is not None and own.start[:10] > published):
        return _bounded(None, behind if last is None else min(behind, last))
    if own.end is not None and own.end <= behind.isoformat():
        return own
    if own.start is not None and len(own.start) > 10:
        return Interval(start=own.start, end=behind.isoformat(), edtf=None, basis=own.basis)
    return between(_day(own.start), behind, basis=own.basis)


def _bounded(start: dt.date | None, end: dt.date | None) -> Interval:
    """Return what is only bounded on one side; the other end in EDTF is unknown, not open."""
    if start is None and end is None:
        return Interval(start=None, end=None, edtf=None, basis="published")
    first = "" if start is None else start.isoformat()
    last = "" if end is None else (end - dt.timedelta(days=1)).isoformat()
    return Interval(
        start=first or None,
        end=None if end is None else end.isoformat(),
        edtf=f"{first}/{last}",
        basis="published",
    )


def _is_over(own: Interval, published: str, told: Interval | None) -> bool:
    """Tell a time that was over before a plan was told, so that it cannot be the plan's."""
    first = published if told is None else told.start
    return own.end is not None and first is not None and own.end[:10] <= first[:10]


def _day(bound: str | None) -> dt.date | None:
    return None if bound is None else dt.date.fromisoformat(bound[:10])


def _near(parse: Parse, at: int, times: Sequence[Time]) -> Iterator[Time]:
    first, last = _window(parse, at)
    low, high = parse.tokens[first].start, parse.tokens[last - 1].end
    at_offset = parse.tokens[at].start
    for time in times[bisect_left(times, low, key=lambda t: t.start) :]:
        if time.start >= high:
            return
        event = None if time.relation is None else time.relation.event
        # "two days before the war" is no time of the war
        if time.type != "SET" and (event is None or not event.start <= at_offset < event.end):
            yield time


def _window(parse: Parse, at: int) -> tuple[int, int]:
    """Return the tokens of the sentence that are near, half-open."""
    first, last = parse.sentences[parse.tokens[at].sentence]
    return max(first, at - REACH), min(last, at + REACH)


def _tokens(parse: Parse, time: Time) -> range:
    first = bisect_left(parse.tokens, time.start, key=lambda t: t.start)
    return range(first, max(first + 1, bisect_left(parse.tokens, time.end, key=lambda t: t.start)))


class _Held:
    """What of a sentence belongs to one event: the words whose times and places are its own.

    ``anchors`` are these words, with how far each is from the trigger; of ``fronted`` only what
    stands before it counts: *on Friday police arrested ten and charged two*.
    """

    def __init__(self, parse: Parse, at: int) -> None:
        self._parse = parse
        self._at = at
        self.anchors = {at: 0}
        self.fronted: dict[int, int] = {}
        verb = at
        if not is_verbal(parse, at):
            verb = self._over_noun()
        if is_verbal(parse, verb):
            self._over_verb(verb)

    def time(self, inside: range) -> int | None:
        """Return how many links lead from a time up to the event, ``None`` if it is not its own."""
        steps = [self._up(i, inside) for i in inside if self._parse.tokens[i].head not in inside]
        found = [one for one in steps if one is not None]
        found += [1 + cost for one, cost in self.anchors.items() if self._is_within(one, inside)]
        return min(found, default=None)

    def place(self, i: int) -> int | None:
        """Return how many links lead from a place up to the event, ``None`` if not its own."""
        return self._up(i, range(0), through=True)

    def of_saying(self, inside: range) -> bool:
        """Tell a time between a verb of saying and what is said: *said Friday they had left*."""
        parse = self._parse
        for i in (self._at, *_few(parse, self._at)):
            token = parse.tokens[i]
            above = parse.tokens[token.head]
            if token.dep == "ccomp" and lemma(above) in people().speaking:
                opens = min(children(parse, i, *_SUBJECTS, "mark", "expl"), default=i)
                return above.i < inside[0] < opens
        return False

    def is_open(self, inside: range) -> bool:
        """Tell a time that may be of another event: *condemned the attack on Friday*.

        *Two days before the war began* is none of the war.
        """
        parse, first, last = self._parse, inside[0], inside[-1]
        tokens = parse.tokens
        if last + 1 < len(tokens) and tokens[last + 1].lower in _ORDERING:
            mark = tokens[last + 1]
            if mark.dep == "mark" and mark.head in self.anchors:
                return True
        between = (c for a in self.anchors if is_verbal(parse, a) for c in near(parse, a))
        below = (o for c in between for o in (c, *children(parse, c, "pobj", "pcomp")))
        told = (o for o in below if self._at < o < first and o not in self.anchors)
        return any(tokens[o].dep in _GOVERNED and meant(parse, o) for o in told)

    def lasts(self, inside: range) -> bool:
        """Tell a duration that says how long: *over many weeks*, *for two days*."""
        tokens, first = self._parse.tokens, inside[0]
        words = {tokens[first].lower, tokens[max(first - 1, 0)].lower}
        return not words.isdisjoint(_verbs().lasting)

    def _over_noun(self) -> int:
        """Take in the words that a noun is told by; return the verb among them, if there is one."""
        parse, at = self._parse, self._at
        carrier = parse.tokens[parse.tokens[at].head].head
        if parse.tokens[at].dep == "pobj" and _carries(parse.tokens[carrier]):
            self.anchors[carrier] = 1
        for child in (c for a in list(self.anchors) for c in children(parse, a, "relcl", "acl")):
            if self._happens(child, "subject"):
                self.anchors[child] = 1
        above = governor(parse, at)
        if above is None or not is_verbal(parse, above.at):
            return at
        if light(parse, above.at, above.by, at) is None and not self._happens(above.at, above.by):
            return at
        self.anchors[above.at] = 1
        return above.at

    def _happens(self, verb: int, by: str) -> bool:
        """Tell a verb that only says that its subject, or what is there, happens or does harm."""
        parse, known = self._parse, _verbs()
        tells = {word(parse, verb)}
        tells |= {f"{lemma(parse.tokens[verb])} {parse.tokens[c].lower}" for c in near(parse, verb)}
        if by == "subject":
            listed = known.happening | known.harming | known.gripping
            return not tells.isdisjoint(listed) and not is_passive(parse, verb)
        there = bool(children(parse, verb, "expl"))
        return there or (by in ("attr", "oprd") and "be" in tells)

    def _over_verb(self, verb: int) -> None:
        tokens = self._parse.tokens
        # "wounded in clashes on Friday"
        struck = lemma(tokens[verb]) in _verbs().harming | _verbs().during
        beside = objects_of(self._parse, verb, _DURING) if struck else []
        beside = [c for c in beside if meant(self._parse, c)]
        # "Speaking on Friday, she condemned the attack."
        beside += [c for c in children(self._parse, verb, "advcl") if self._speaks(tokens[c])]
        self.anchors |= dict.fromkeys(beside, 1)
        for cost in range(1, 4):
            token = tokens[verb]
            if token.dep == "conj" and not children(self._parse, verb, *_SUBJECTS):
                self.fronted[token.head] = cost
            above = self._passes_on(token)
            if above is None:
                return
            self.anchors[above] = cost
            verb = above

    def _speaks(self, token: Token) -> bool:
        own = children(self._parse, token.i, *_SUBJECTS, "aux", "mark")
        return token.tag == "VBG" and lemma(token) in _verbs().speaking and not own

    def _passes_on(self, token: Token) -> int | None:
        """Return the verb whose time and place the clause of this one has."""
        parse = self._parse
        above = parse.tokens[token.head]
        if token.dep == "xcomp" and is_verbal(parse, above.i):
            return above.i if lemma(above) in _verbs().aspectual else None
        if token.tag != "VBG" or children(parse, token.i, *_SUBJECTS, "aux"):
            return None
        marks = {parse.tokens[c].lower for c in children(parse, token.i, "mark", "advmod")}
        if token.dep == "pcomp":
            marks.add(above.lower)
            above = parse.tokens[above.head]
        accompanies = token.dep == "pcomp" or (token.dep == "advcl" and token.i > above.i)
        spoken = lemma(above) in people().speaking and token.dep == "pcomp"
        unsure = {m for m in marks if m not in _verbs().accompanying and m in _ORDERING}
        listed = token.dep != "pcomp" or not marks.isdisjoint(_verbs().accompanying)
        if not (accompanies and listed and is_verbal(parse, above.i)) or unsure or spoken:
            return None
        return above.i

    def _up(self, i: int, inside: range, *, through: bool = False) -> int | None:
        """Climb from a word to the event, over prepositions and nouns that are no events."""
        tokens, here = self._parse.tokens, i
        for steps in range(1, _STEPS):
            above = tokens[here].head
            if above == here:
                return None
            if above in self.anchors:
                return steps + self.anchors[above]
            if above in self.fronted and i < above:
                return steps + self.fronted[above]
            if self._is_else(here, above, i, through):
                return None
            here = above
        return None

    def _is_else(self, here: int, above: int, first: int, through: bool) -> bool:
        """Tell whether what lies above tells of something else than the event."""
        token, over = self._parse.tokens[here], self._parse.tokens[above]
        if token.dep in _BEFORE and not through:
            return True
        if token.dep == "conj" and here != first:
            return True
        if is_verbal(self._parse, above) and over.pos != "ADP":
            return True
        if over.dep in _SUBJECTS and not through:
            # "Police on Friday arrested ten."
            return token.dep == "prep" and token.lower != "on"
        return bool(meant(self._parse, above))

    def _is_within(self, verb: int, inside: range) -> bool:
        """Tell a clause that a time brings in: *in 2014, when the army fought*."""
        token = self._parse.tokens[verb]
        if token.dep in ("relcl", "acl") and token.head in inside:
            return True
        opening = [c for c in children(self._parse, verb, "advmod", "mark") if c < verb]
        first = next((c for c in opening if self._parse.tokens[c].lower == "when"), None)
        return first is not None and inside[-1] in (first - 1, first - 2)


# A participle behind these has a time of its own: "after attacking".
_ORDERING = frozenset(["after", "before", "since", "until", "once", "without", "despite", "if"])


def _few(parse: Parse, i: int) -> list[int]:
    return [above for _, above in zip(range(3), parse.ancestors(i), strict=False)]


def _carries(token: Token) -> bool:
    """Tell a noun that stands for what it counts: *a series* of attacks."""
    return token.pos == "NOUN" and lemma(token) in classes()["measure_of"] | classes()["bearer"]


def where(parse: Parse, at: int, type: str, *, actors: Collection[int] = ()) -> Where | None:
    """Return where the event is that the word at ``at`` tells, if its own words surely say so.

    ``actors`` are the heads of those who do it: *Kyiv* that acts is no place.
    """
    held = _Held(parse, at)
    first, last = _window(parse, at)
    found: list[tuple[int, int, int, int]] = []
    for i in range(first, last):
        token = parse.tokens[i]
        acts = i in actors and token.head != at
        if i != at and not acts and _is_place(parse, i):
            rank = _rank(parse, at, i, type, held)
            if rank is not None:
                found.append((*rank, abs(i - at), i))
    return _drawn(parse, min(found)[3]) if found else None


def place(found: Where | None, text: str) -> Place | None:
    """Return the place in the report's words, with what is known of it."""
    if found is None:
        return None
    words, site = text[found.start : found.end], found.site
    return Place(
        name=" ".join(words.split()),
        country=found.country,
        latitude=None if site is None else site.latitude,
        longitude=None if site is None else site.longitude,
        geonames=None if site is None else site.geonames,
        mention=Span(start=found.start, end=found.end, text=words),
    )


def _is_place(parse: Parse, i: int) -> bool:
    """Tell the head of a name of a place, or of a phrase for one: *the embassy*."""
    token = parse.tokens[i]
    if token.pos == "PROPN":
        above = parse.tokens[token.head]
        inner = above.i != i and above.entity == token.entity
        if token.entity in _PLACES:
            return not (inner and token.dep in ("compound", "nmod", "amod"))
        if token.entity == "EVENT" and token.dep in ("compound", "nmod"):
            # "the Kordania War"
            return country_of(token.text) is not None
        behind = (above.lower in ("in", "near") and token.dep == "pobj") or token.dep == "dobj"
        return behind and token.entity in ("", "ORG") and _is_large(_name(parse, i))
    named = token.pos == "NOUN" and lemma(token) in _placing().nouns.kinds
    return named and not meant(parse, i) and _is_definite(parse, i)


def _is_definite(parse: Parse, i: int) -> bool:
    """Tell a place that the reader is to know: *the embassy*, *areas near Lorn*; not *mosques*."""
    tokens = parse.tokens
    if any(tokens[c].lower == "the" or tokens[c].dep == "poss" for c in near(parse, i)):
        return True
    behind = (o for c in children(parse, i, "prep") for o in children(parse, c, "pobj"))
    return any(_is_place(parse, o) for o in behind if o > i)


def _is_large(name: str) -> bool:
    """Tell a place that needs no label of the parser's: one of the tables, or a large city."""
    site = None if country_of(name) is not None else locate(name)
    return country_of(name) is not None or (site is not None and site.population >= _LARGE)


def _is_known(parse: Parse, i: int) -> bool:
    name = _name(parse, i)
    return country_of(name) is not None or locate(name) is not None


def _rank(parse: Parse, at: int, i: int, type: str, held: _Held) -> tuple[int, int] | None:
    """Return how good a place is for the event, the lower the better, ``None`` if it is none."""
    steps = held.place(i)
    if steps is None:
        return None
    token = parse.tokens[i]
    named = token.pos == "PROPN"
    if token.head == at and token.dep in _BEFORE:
        return (2, steps) if named and _stands_before(parse, i, type) else None
    if token.head in held.anchors and token.dep in ("dobj", "nsubjpass"):
        return (1, steps) if _is_struck(parse, at, i, type) else None
    above = _bringing(parse, i)
    if above is None or not _brings_in(parse, above, i, type):
        return None
    direct = above.head in held.anchors or above.head in held.fronted
    if not direct and type not in _placing().types["party"]:
        return None
    return (0 if direct else 2) + (not named) * 3, steps


def _stands_before(parse: Parse, i: int, type: str) -> bool:
    """Tell a place before the noun: *the Lorn talks*; in *the US raid* it is who does it."""
    token, name = parse.tokens[i], _name(parse, i)
    if token.dep == "poss" or token.text.isupper() or token.tag == "JJ":
        return False
    kind = "country" if fold(name) in countries().names else "town"
    return type in _placing().types[kind]


def _is_struck(parse: Parse, at: int, i: int, type: str) -> bool:
    """Tell a place that is the object: *shelled Lorn*, *a strike that gripped Lorn*."""
    verb = parse.tokens[i].head
    if lemma(parse.tokens[verb]) in _verbs().gripping:
        return _is_known(parse, i)
    if verb != at or type not in _placing().types["object"]:
        return False
    return _is_known(parse, i) if parse.tokens[i].pos == "PROPN" else type == "CONSULT"


def _bringing(parse: Parse, i: int) -> Token | None:
    """Return the preposition that brings a place in: *in* the streets of Lorn, *in* front of it."""
    tokens = parse.tokens
    for _ in range(3):
        above = tokens[tokens[i].head]
        if tokens[i].dep == "conj" and _is_place(parse, above.i):
            i = above.i
            continue
        if tokens[i].dep != "pobj":
            return None
        if above.lower != "of" or lemma(tokens[above.head]) not in _placing().nouns.parts:
            return above
        i = above.head
    return None


def _brings_in(parse: Parse, preposition: Token, i: int, type: str) -> bool:
    word = preposition.lower
    only = _placing().only.get(word)
    if only is None:
        return word in _placing().prepositions
    return type in only and parse.tokens[i].pos == "PROPN" and _is_known(parse, i)


def _drawn(parse: Parse, i: int) -> Where:
    """Return the words of a place, with what they say of its country."""
    low, high = _covered(parse, i)
    name = _name(parse, i)
    country, region = _told_beside(parse, i)
    if parse.tokens[i].pos != "PROPN":
        return Where(parse.tokens[low].start, parse.tokens[high - 1].end, country)
    known = country or country_of(name)
    part = any(parse.tokens[c].lower in _placing().nouns.directions for c in range(low, i))
    site = locate(name, country=known, region=region)
    if known is None and site is not None:
        known = site.country
    kept = None if part else site
    return Where(parse.tokens[low].start, parse.tokens[high - 1].end, known, kept)


def _covered(parse: Parse, i: int) -> tuple[int, int]:
    """Return the half-open tokens of a place's words, without its article."""
    tokens = parse.tokens
    first, last = _named(parse, i)
    low = min([c for c in near(parse, i) if c < first and _qualifies(tokens[c], i)], default=first)
    if any(tokens[c].text in ",;:" for c in range(low, first)):
        low = first
    if tokens[i].pos == "NOUN":
        # "areas near the capital"
        for c in children(parse, i, "prep"):
            behind = [o for o in children(parse, c, "pobj") if _is_place(parse, o)]
            if c == last and behind:
                return low, max(last, _covered(parse, behind[0])[1])
    while low < i and (tokens[low].tag in ("DT", "PRP$") or tokens[low].lower == "the"):
        low += 1
    return low, last


def _qualifies(token: Token, i: int) -> bool:
    return token.dep in ("amod", "compound", "nmod") and token.i < i and token.tag != "DT"


def _named(parse: Parse, i: int) -> tuple[int, int]:
    """Return the half-open tokens of the name at ``i``, of a noun those before it."""
    tokens, low, high = parse.tokens, i, i + 1
    entity = tokens[i].entity
    if not entity or entity == "EVENT":
        return low, high
    while low > 0 and not tokens[low].begins and tokens[low - 1].entity == entity:
        low -= 1
    while high < len(tokens) and tokens[high].entity == entity and not tokens[high].begins:
        high += 1
    while low < i and (tokens[low].tag == "DT" or tokens[low].lower == "the"):
        low += 1
    while high - 1 > i and tokens[high - 1].tag == "POS":
        high -= 1
    return low, high


def _name(parse: Parse, i: int) -> str:
    low, high = _named(parse, i)
    while low < i and parse.tokens[low].lower in _placing().nouns.directions:
        low += 1
    return " ".join(parse.text[parse.tokens[low].start : parse.tokens[high - 1].end].split())


def _told_beside(parse: Parse, i: int) -> tuple[str | None, str | None]:
    """Return the country and the state of the US that the words beside a place name.

    *Lorn, Ohio*; *Lorn in Kordania*; *Kordania's Lorn*; *the Kordanian port*.
    """
    tokens = parse.tokens
    beside = children(parse, i, "appos", "poss", "npadvmod")
    beside += [o for c in children(parse, i, "prep") for o in children(parse, c, "pobj")]
    for c in beside:
        name = _name(parse, c)
        region = state(name)
        if region is not None and fold(name) not in countries().names:
            return "us", region
        country = country_of(name)
        if country is not None:
            return country, None
    for c in children(parse, i, "amod", "compound", "nmod"):
        country = countries().adjectives.get(fold(tokens[c].text))
        if country is not None:
            return country, None
    return None, None
