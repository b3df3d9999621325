"""Reads tests/golden/statements/*.toml, runs the pipeline and compares field by field.

``python -m tests.golden_statements [WORD…]`` prints every wrong field, grouped by field, and the
share of right ones; with words, of the paragraphs whose name holds one of them. ``--show`` prints
what is expected, ``--limits`` writes the wrong fields of now into the files as known limits.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from onrecord.model import Actor, Statement
from tests import golden_paragraphs as golden
from tests.golden_paragraphs import Entry, Field, Range, beside, days, nth, overlap, ranges

FIELDS = (
    "content", "cue", "source", "speaker", "kind", "act", "negated", "addressees", "medium",
    "outlet", "said", "place", "within", "via",
)  # fmt: skip
# What most statements lack, and what it is then: a share over the rest tells more.
USUAL = {
    "negated": "no", "addressees": "-", "medium": "-", "outlet": "-", "place": "-", "within": "-",
}  # fmt: skip

SPANS = ("content", "cue", "source")
_EDGES = " ,.“”\"'’‘"


class Expected(NamedTuple):
    """A statement that a careful reader gives, by the fields of the contract.

    Of ``acts`` careful readers may choose one; of what `` / `` parts in other fields too, and
    ``implied`` are those who need not be counted among the addressees.
    """

    key: str
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    kind: str
    acts: tuple[str, ...]
    negated: bool
    speaker: str | None
    addressees: frozenset[str]
    implied: frozenset[str]
    medium: str | None
    outlet: str | None
    said: str
    place: str | None
    within: str | None
    via: tuple[str, ...]


Paragraph = golden.Paragraph[Expected]


# --- reading ------------------------------------------------------------------------------------


def paragraphs() -> Iterator[Paragraph]:
    """Yield the golden paragraphs of all files."""
    for paragraph in golden.read("statements", "s", _expected):
        told, outlet = paragraph.entries, paragraph.outlet
        behind = date.fromisoformat(paragraph.published) + timedelta(days=1)
        whole = {
            key: one._replace(
                said=one.said or f".. {behind} published", via=_chain(one, told, outlet)
            )
            for key, one in told.items()
        }
        yield paragraph._replace(entries=whole)


_KEYS = {
    "words", "is", "speaker", "to", "perhaps_to", "medium", "outlet", "said", "place", "within",
    "via",
}  # fmt: skip


def _expected(key: str, entry: Entry, text: str) -> Expected:
    if set(entry) - _KEYS:
        raise ValueError(f"unknown {set(entry) - _KEYS}")
    source, cue, content = _places(entry["words"], text)
    kind, *negation, acts = entry["is"].split()
    return Expected(
        key=key,
        source=source,
        cue=cue,
        content=content,
        kind=kind,
        acts=tuple(acts.split("/")),
        negated=negation == ["not"],
        speaker=entry.get("speaker"),
        addressees=frozenset(entry.get("to", ())),
        implied=frozenset(entry.get("perhaps_to", ())),
        medium=entry.get("medium"),
        outlet=entry.get("outlet"),
        said=entry.get("said", ""),
        place=entry.get("place"),
        within=entry.get("within"),
        via=tuple(entry.get("via", ())),
    )


def _chain(
    statement: Expected, statements: dict[str, Expected], outlet: str | None
) -> tuple[str, ...]:
    """Return the outlet and the known speakers around a statement, outermost first."""
    if statement.via:
        return statement.via
    chain: list[str] = []
    above = statement.within
    while above is not None:
        chain = [name for name in [statements[above].speaker] if name is not None] + chain
        above = statements[above].within
    return (*([] if outlet is None else [outlet]), *chain)


def _places(words: str, text: str) -> tuple[Range | None, Range | None, tuple[Range, ...]]:
    """Find ``source | cue | content``: the cue beside the content, the source beside the cue."""
    source, cue, content = words.split(" | ")
    parts: list[Range] = []
    for part in content.split(" … "):
        parts.append(nth(part, text, parts[-1][1] if parts else 0))
    found = None if cue == "-" else beside(cue, text, parts, parts)
    if source == "-":
        return None, found, tuple(parts)
    return beside(source, text, parts if found is None else [found], parts), found, tuple(parts)


# --- comparing ----------------------------------------------------------------------------------


def compared(paragraph: Paragraph) -> list[Field]:
    """Return every field; a statement missed or invented is one field, *all*, that is wrong."""
    found = list(golden.annotated(paragraph).statements)
    pairs = _aligned(list(paragraph.entries.values()), found, paragraph.text)
    partners = {key: found[n] for key, n in pairs.items()}
    fields: list[Field] = []
    for key, expected in paragraph.entries.items():
        if key in partners:
            fields += _fields(expected, partners[key], partners, paragraph.text)
        else:
            shown = _shown(expected, paragraph.text)
            fields.append(Field(key, "all", False, shown, "missed"))
    invented = [s for n, s in enumerate(found) if n not in pairs.values()]
    for statement in invented:
        key = f"+{'-' if statement.cue is None else statement.cue.text}"
        fields.append(Field(key, "all", False, "invented", _told(statement)))
    return fields


def _aligned(expected: Sequence[Expected], found: Sequence[Statement], text: str) -> dict[str, int]:
    """Pair statements one to one, those that share most first: content, then the cue."""
    scored = []
    for one, (n, other) in product(expected, enumerate(found)):
        content = _likeness(one.content, ranges(other.content), text)
        cue = overlap(_listed(one.cue), [] if other.cue is None else ranges([other.cue])) > 0
        if content >= 0.3 or (cue and content > 0):
            scored.append((content + cue, one.key, n))
    pairs: dict[str, int] = {}
    for _, key, n in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if key not in pairs and n not in pairs.values():
            pairs[key] = n
    return pairs


def _fields(
    expected: Expected, found: Statement, partners: dict[str, Statement], text: str
) -> Iterator[Field]:
    there, here = _read(expected, text), _read_found(found, partners)
    for name in FIELDS:
        right = there[name] == here[name]
        if name in SPANS:
            right = _same_span(name, expected, found, text)
        elif name == "addressees":
            heard = {actor.name for actor in found.addressees}
            right = _same_addressees(expected, heard)
        elif name == "act":
            right = found.act in expected.acts
        elif name == "medium":
            right = any(_same_medium(words, here[name]) for words in there[name].split(" / "))
        elif name in ("said", "outlet"):
            right = here[name] in there[name].split(" / ")
        yield Field(expected.key, name, right, there[name], here[name])


def _same_span(name: str, expected: Expected, found: Statement, text: str) -> bool:
    """Ask of content and source half of their words (the bench's measure), of the cue any."""
    if name == "content":
        return _likeness(expected.content, ranges(found.content), text) >= 0.5
    one, other = getattr(expected, name), getattr(found, name)
    if one is None or other is None:
        return one is None and other is None
    if name == "cue":
        return overlap([one], ranges([other])) > 0
    return _likeness([one], ranges([other]), text) >= 0.5


def _same_addressees(expected: Expected, found: set[str]) -> bool:
    """Ask for every name; a group without one may be called by more or fewer of its words."""
    allowed = expected.addressees | expected.implied
    return all(any(_same_name(one, other) for other in found) for one in expected.addressees) and (
        all(any(_same_name(one, other) for one in allowed) for other in found)
    )


def _same_name(expected: str, found: str) -> bool:
    return golden.same_words(expected, found) if expected.islower() else expected == found


def _same_medium(expected: str, found: str) -> bool:
    """Ask for the same words, or for some of them: *an interview*, *an interview with CNN*."""
    if "-" in (expected, found):
        return expected == found
    one, other = (
        re.sub(r"^(a|an|the|his|her|their|its) ", "", words.lower()) for words in (expected, found)
    )
    return one in other or other in one


def _read(expected: Expected, text: str) -> dict[str, str]:
    return {
        "content": " … ".join(text[s:e] for s, e in expected.content),
        "source": "-" if expected.source is None else text[slice(*expected.source)],
        "cue": "-" if expected.cue is None else text[slice(*expected.cue)],
        "speaker": expected.speaker or "-",
        "kind": expected.kind,
        "act": "/".join(expected.acts),
        "negated": "yes" if expected.negated else "no",
        "addressees": ", ".join(sorted(expected.addressees)) or "-",
        "medium": expected.medium or "-",
        "outlet": expected.outlet or "-",
        "said": expected.said,
        "place": expected.place or "-",
        "within": expected.within or "-",
        "via": " > ".join(expected.via) or "-",
    }


def _read_found(found: Statement, partners: dict[str, Statement]) -> dict[str, str]:
    around = next((key for key, s in partners.items() if s.id == found.within), "another")
    medium = found.medium
    return {
        "content": " … ".join(part.text for part in found.content),
        "source": "-" if found.source is None else found.source.text,
        "cue": "-" if found.cue is None else found.cue.text,
        "speaker": _name(found.speaker),
        "kind": found.kind,
        "act": found.act,
        "negated": "yes" if found.negated else "no",
        "addressees": ", ".join(sorted(actor.name for actor in found.addressees)) or "-",
        "medium": "-" if medium is None else medium.text,
        "outlet": "-" if medium is None or medium.outlet is None else medium.outlet,
        "said": days(found.said),
        "place": "-" if found.place is None else found.place.name,
        "within": "-" if found.within is None else around,
        "via": " > ".join(actor.name for actor in found.via) or "-",
    }


def _name(actor: Actor | None) -> str:
    return "-" if actor is None else actor.name


def _listed(covered: Range | None) -> list[Range]:
    return [] if covered is None else [covered]


def _likeness(left: Sequence[Range], right: Sequence[Range], text: str) -> float:
    """Return the words that both hold as a share of those that either does."""
    one, other = _words(left, text), _words(right, text)
    if not one | other:
        return float(overlap(left, right) > 0)
    return len(one & other) / len(one | other)


def _words(ranges: Sequence[Range], text: str) -> set[int]:
    return {match.start() for s, e in ranges for match in re.compile(r"\w+").finditer(text, s, e)}


# --- showing ------------------------------------------------------------------------------------


def _shown(expected: Expected, text: str) -> str:
    told = _read(expected, text)
    return f"[{told['source']}] [{told['cue']}] [{told['content']}]"


def _told(found: Statement) -> str:
    told = _read_found(found, {})
    return f"[{told['source']}] [{told['cue']}] [{told['content']}]"


def _summary(results: dict[str, list[Field]]) -> Iterator[str]:
    every = [field for fields in results.values() for field in fields]
    right, total = golden.share(results.values(), FIELDS)
    yield golden.totals(results)
    paired = [field for field in every if field.name != "all"]
    for name in FIELDS:
        here = [field for field in paired if field.name == name]
        usual = {USUAL.get(name)}
        special = [field.right for field in here if {field.expected, field.found} != usual]
        told = f"where it is not as usual {sum(special)} of {len(special)}"
        if name in SPANS:
            same = [f.expected.strip(_EDGES) == f.found.strip(_EDGES) for f in here]
            told = f"the very same words {sum(same)}"
        yield f"  {name:<11}{sum(f.right for f in here):>4} of {len(here):>4}   {told}"
    good = sum(field.right for field in paired)
    yield f"  of the statements found {good} of {len(paired)}: {golden.percent(good, len(paired))}"
    yield f"  all fields {right} of {total}: {golden.percent(right, total)}"


def _expectations(chosen: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in chosen:
        yield f"\n{paragraph.name} {paragraph.published} {paragraph.outlet}\n{paragraph.text}"
        for expected in paragraph.entries.values():
            told = _read(expected, paragraph.text)
            rest = " ".join(
                f"{name}={told[name]}" for name in FIELDS[3:] if told[name] not in ("-", "no")
            )
            yield f"  {expected.key} {_shown(expected, paragraph.text)}\n     {rest}"


def main(arguments: Sequence[str]) -> None:
    """Print the wrong fields of the paragraphs chosen, all by default."""
    chosen = golden.chosen(paragraphs(), arguments)
    if "--show" in arguments:
        print(*_expectations(chosen), sep="\n")
        return
    results = {paragraph.name: compared(paragraph) for paragraph in chosen}
    if "--limits" in arguments:
        for paragraph in chosen:
            golden.write_limits(paragraph, results[paragraph.name])
        return
    print(*golden.tables(results, FIELDS), *_summary(results), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
