"""Drafts and the report's actors → statements with speaker, time of saying and chain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.annotators.statements.chains import chain, enclosing
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.mentioned import MentionIndex, bare, described
from onrecord.annotators.statements.scenes import day_behind, settings
from onrecord.annotators.statements.spans import Range
from onrecord.knowledge.offices import office_heads
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold
from onrecord.model import Actor, Interval, Mention, Report, Span, Statement, identify

# What stands between an office and the name of its holder: nothing more, or a comma at least.
_APPOSED = re.compile(r"\A\S+ \Z|, \Z| (?:--?|–|—) \Z")
# Behind a name: what its bearer is, not more people; or nothing but an aside.
_TOLD_BEHIND = re.compile(r"\s*\Z|\s?[,(](?!\s*(?:and|or|as|along|together|with)\b)| of | – | -- ")
_ENDED = re.compile(r"\s*\Z|\s?[,(]| – | -- ")
# Between a name and a source that belongs to it; how far back the name is looked for.
_JOINED = re.compile(r"(?: (?:from|of|at)\s| ?\([A-Z]{1,4}-\s?)\Z")
# A source may begin with the word that ties it to its verb: "an inquiry proposed | by Lorn".
_BY = re.compile(r"by\s(?:the\s)?")
_OWN = re.compile(r"(?:his|her|its|their|my|our)\b", re.I)
_COMMA = re.compile(r"(?: ?\([^()\n]{1,20}\))?\s?,\s\Z")
_LOOKED_BACK = 26
# Behind a name: others who say it too, by their own name or by none.
_AND = re.compile(r"\s(?:and|or)\s(?:the\s)?")
_OTHERS = re.compile(r"(?:\s[\w’'-]{1,20}){0,6},?\s(?:and|or)\s(?:\w{1,20}\s)?others?\b")
_OF = re.compile(r" (?:of|for|at|in|with) ")
_ASIDES = re.compile(r",| — | – | -- ")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))")
# The name after these is not that of whom the words before it describe.
_RELATING = frozenset(
    ["about", "against", "among", "as", "at", "between", "by", "for", "from", "in", "including",
     "like", "of", "on", "that", "to", "under", "which", "who", "whom", "whose", "with"]
)  # fmt: skip


def finish(drafts: Sequence[Draft], mentions: Sequence[Mention], report: Report) -> list[Statement]:
    """Return the statements of ``report``, in text order."""
    index = MentionIndex(mentions)
    speakers = [_speaker(draft, report.text, index) for draft in drafts]
    inside = enclosing(drafts)
    told = list(settings(drafts, speakers, inside, index, report))
    unknown = before_publication(report.published)
    sources = [
        _voucher(draft, speaker, report, index)
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]
    ids = [_identify(draft, report) for draft in drafts]
    outlet = outlet_actor(report.outlet)
    return [
        Statement(
            id=ids[k],
            report=report.id,
            report_name=report.name,
            published=report.published,
            outlet=report.outlet,
            kind=draft.kind,
            act=draft.act,
            negated=draft.negated,
            speaker=speakers[k],
            source=None if draft.source is None else span(report.text, draft.source),
            cue=span(report.text, draft.cue),
            content=tuple(span(report.text, part) for part in draft.content),
            addressees=told[k].addressees,
            medium=told[k].medium,
            said=told[k].said or unknown,
            place=told[k].place,
            within=None if (around := inside[k]) is None else ids[around],
            via=chain(k, inside, sources, outlet),
            confidence=draft.confidence,
        )
        for k, draft in enumerate(drafts)
    ]


def vouchers(
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    report: Report,
) -> list[Actor | None]:
    """Return who each statement is from: its speaker, else who its source's words stand for."""
    index = MentionIndex(mentions)
    return [
        _voucher(draft, statement.speaker, report, index)
        for draft, statement in zip(drafts, statements, strict=True)
    ]


def span(text: str, covered: Range) -> Span:
    """Return the span of ``text`` over a half-open range."""
    return Span(start=covered[0], end=covered[1], text=text[covered[0] : covered[1]])


def outlet_actor(outlet: str | None) -> Actor | None:
    """Return the outlet as an actor: the outermost that vouches for what its report says."""
    if outlet is None:
        return None
    return Actor(
        id=identify("outlet", outlet), name=outlet, kind="organisation", country=None, wikidata=None
    )


def _identify(draft: Draft, report: Report) -> str:
    return identify("statement", report.id, draft.source, draft.cue, draft.content)


def _speaker(draft: Draft, text: str, index: MentionIndex) -> Actor | None:
    at = draft.speaker_at
    named = None if at is None else index.at(at)
    if named is None and draft.source is not None and (by := _BY.match(text, *draft.source)):
        at = by.end()
        named = index.at(at)
    if (named is None or named.actor is None) and draft.source is not None:
        held = None if at is None else _in_apposition(text, draft.source, at, index)
        named = (
            held
            or _named_beside_role(text, draft.source, index)
            or _named_beside_body(text, draft.source, index)
            or _named_around(text, draft.source, index)
        )
    if named is None or named.actor is None or _with_others(draft, named, text, index):
        return None
    return replace(named.actor, mention=bare(named))


def _with_others(draft: Draft, named: Mention, text: str, index: MentionIndex) -> bool:
    """Tell whether a source goes on behind a name: "Toller and the union" are several."""
    if draft.source is None or not draft.source[0] <= named.start < draft.source[1]:
        return False
    if _OTHERS.match(text, named.end, draft.source[1]) is not None:
        return True
    joined = _AND.match(text, named.end, draft.source[1])
    other = None if joined is None else index.at(joined.end())
    return (
        other is not None
        and other.end <= draft.source[1]
        and (other.form == "name" or (named.form == "name" and other.actor is not None))
        and not _POSSESSIVE.match(text, other.end)
        and (other.actor is None or other.actor.id != _id(named))
    )


def _id(named: Mention) -> str | None:
    return None if named.actor is None else named.actor.id


def _voucher(
    draft: Draft, speaker: Actor | None, report: Report, index: MentionIndex
) -> Actor | None:
    """Return who a statement is from for a chain: its speaker, else the words that name its source.

    A relative pronoun stands for the mention that it goes back to: *officials who said that …*.
    """
    if speaker is not None or draft.source is None or draft.speaker_at is None:
        return speaker
    words = draft.source
    named = index.at(draft.speaker_at)
    if named is not None and not words[0] <= draft.speaker_at < words[1]:
        words = named.start, named.end
    return described(report, words, "unknown")


def _in_apposition(text: str, source: Range, head: int, index: MentionIndex) -> Mention | None:
    """Return the person named right behind an office: *the spokesman, Federico Lombardi*.

    Not the one whose office it is: *a spokesman for Lombardi*.
    """
    for mention in index.inside((head, source[1])):
        person = mention.actor is not None and mention.actor.kind == "person"
        before = text[head : mention.start]
        of_another = any(word in before.split() for word in ("for", "to"))
        if mention.form == "name" and person and not of_another and _APPOSED.search(before):
            return mention
    return None


def _named_beside_role(text: str, source: Range, index: MentionIndex) -> Mention | None:
    """Return the person that a source names beside what they are, wherever its head is.

    "Mara Lindqvist, spokeswoman for the port", "the pianist and conductor Rudolf Toller". It is the
    first of several only where an aside names the others: "Ada Varga, who left Toller".
    """
    found = [mention for mention in index.inside(source) if _is_named_person(text, mention)]
    if not found:
        return None
    before, behind = text[source[0] : found[0].start], text[found[0].end : source[1]]
    if before.count(")") > before.count("("):
        # A dateline's: "(0900 GMT) Ada Varga, head of the port".
        before = before.rpartition(")")[2]
    if len(found) > 1 and not _ENDED.match(behind):
        return None
    if not before.strip():
        return found[0] if _TOLD_BEHIND.match(behind) else None
    words = _ASIDES.split(before)[-1].split()
    related = not _RELATING.isdisjoint(word.lower() for word in words)
    full = not behind.strip() and " " in found[0].text and before[-1:] == " "
    role = bool(words) and (_is_role(fold(words[-1])) or (full and _is_common(words[-1])))
    return found[0] if role and not related and _ENDED.match(behind) else None


def _is_common(word: str) -> bool:
    """Tell a common noun by its look: right before a full name it says what its bearer is."""
    return word.isalpha() and word.islower() and word not in _RELATING | {"and", "or"}


def _is_named_person(text: str, mention: Mention) -> bool:
    """Tell whether a mention names a person, and not as whose something else is."""
    person = mention.actor is not None and mention.actor.kind == "person"
    return mention.form == "name" and person and not _POSSESSIVE.match(text, mention.end)


def _named_beside_body(text: str, source: Range, index: MentionIndex) -> Mention | None:
    """Return the organisation that a source names beside what it is, and nothing else.

    *shipping giants Norrland*, *the Norrland news agency*; *a Norrland group* is another's.
    """
    inside = [mention for mention in index.inside(source) if mention.form == "name"]
    if not inside:
        return None
    before, behind = text[source[0] : inside[0].start], text[inside[-1].end : source[1]]
    words = f"{before} {behind}".split()
    last = (behind.split() or before.split() or [""])[-1]
    body = last.removesuffix("s") in people().organisation
    plain = all(word.isalpha() and word.islower() for word in words if word != "The")
    plain = plain and words[:1] not in (["a"], ["an"])
    actor = inside[-1].actor
    held = len(inside) == 1 and actor is not None and actor.kind == "organisation"
    return inside[-1] if held and body and plain and _RELATING.isdisjoint(words) else None


def _named_around(text: str, source: Range, index: MentionIndex) -> Mention | None:
    """Return the person whose name a source has lost: it begins behind it, or ends within it.

    *Ada Varga from | the harbour*, *Sen. Ada Varga (D- | Ill.)*, *Ada Varga, | head of the port,*.
    """
    across = index.at(source[1])
    if across is not None and source[0] <= across.start < source[1] and across.form == "name":
        return across
    low = max(0, source[0] - _LOOKED_BACK)
    own = _OWN.match(text, source[0])
    joined = None if own is not None else _JOINED.search(text, low, source[0])
    if joined is None and text.startswith(",", source[1]) and _is_bare_role(text[slice(*source)]):
        joined = _COMMA.search(text, low, source[0])
    named = None if joined is None else index.at(joined.start() - 1)
    if joined is None or named is None or named.end != joined.start():
        return None
    return named if _is_named_person(text, named) else None


def _is_bare_role(words: str) -> bool:
    """Tell whether words say what somebody is, without an article: "head of the port"."""
    before = _OF.split(words)[0].split()
    return bool(before) and before[0].islower() and _is_role(fold(before[-1]))


def _is_role(word: str) -> bool:
    return word in people().roles or word in office_heads() or word in people().honorifics


def before_publication(published: str) -> Interval:
    """Return the interval of what is only known not to be later than publication."""
    end = day_behind(published).isoformat()
    return Interval(start=None, end=end, edtf=f"/{published}", basis="published")
