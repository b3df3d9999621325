"""What the golden statements and the golden events share: reading, spans, limits, tables."""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from onrecord.model import Annotation, Interval, Span
from onrecord.pipeline import annotate
from onrecord.readers.report import make_report

Range = tuple[int, int]
Entry = dict[str, Any]
T = TypeVar("T")

_ROOT = Path(__file__).parent / "golden"
_KEYS = {"published", "outlet", "text", "covers", "limits", "note"}


class Paragraph(NamedTuple, Generic[T]):
    """A text with all that it holds, and the fields known to be wrong: *medium of s2*.

    ``covers`` are the constructions that it is there for.
    """

    name: str
    file: Path
    published: str
    outlet: str | None
    text: str
    covers: tuple[str, ...]
    entries: dict[str, T]
    limits: tuple[str, ...]


class Field(NamedTuple):
    """One field of one entry: ``s2`` is expected, ``+said`` invented with the word *said*."""

    key: str
    name: str
    right: bool
    expected: str
    found: str

    @property
    def limit(self) -> str:
        """How the list of known limits calls it."""
        return self.key if self.name == "all" else f"{self.name} of {self.key}"


# --- reading ------------------------------------------------------------------------------------


def read(folder: str, letter: str, one: Callable[[str, Entry, str], T]) -> Iterator[Paragraph[T]]:
    """Yield the paragraphs of a folder; ``one`` reads an entry: its key, what it says, the text."""
    for path in sorted((_ROOT / folder).glob("*.toml")):
        for group, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for n, entry in enumerate(entries, 1):
                yield _paragraph(path, f"{path.stem}-{group}-{n}", entry, letter, one)


def _paragraph(
    path: Path, name: str, entry: Entry, letter: str, one: Callable[[str, Entry, str], T]
) -> Paragraph[T]:
    weekday, day = entry["published"].split()
    if date.fromisoformat(day).strftime("%a") != weekday:
        raise ValueError(f"{name}: {day} is no {weekday}")
    told = {key: value for key, value in entry.items() if re.fullmatch(rf"{letter}\d+", key)}
    unknown = set(entry) - set(told) - _KEYS
    if unknown:
        raise ValueError(f"{name}: {unknown}")
    text, entries = entry["text"].strip("\n"), {}
    for key, value in told.items():
        try:
            entries[key] = one(key, value, text)
        except ValueError as error:
            raise ValueError(f"{name}, {key}: {error}") from error
    return Paragraph(
        name=name,
        file=path,
        published=day,
        outlet=entry.get("outlet"),
        text=text,
        covers=tuple(entry.get("covers", ())),
        entries=entries,
        limits=tuple(entry.get("limits", ())),
    )


def annotated(paragraph: Paragraph[T]) -> Annotation:
    """Return what the pipeline reads in a paragraph."""
    report = make_report(
        published=paragraph.published,
        text=paragraph.text,
        outlet=paragraph.outlet,
        name=paragraph.name,
        where=paragraph.name,
        max_characters=10_000,
    )
    return annotate(report)


# --- words and spans ----------------------------------------------------------------------------


def nth(words: str, text: str, start: int = 0) -> Range:
    """Find words that stand in the text once, or ``#2``, or next behind ``start``."""
    words, _, number = words.partition(" #")
    found = list(_occurrences(words, text, start))
    if not found or (len(found) > 1 and not number and not start):
        raise ValueError(f"{len(found)} times in the text: {words}")
    return found[int(number or 1) - 1]


def beside(words: str, text: str, near: Sequence[Range], outside: Sequence[Range]) -> Range:
    """Find words nearest to what is ``near`` and not in what is ``outside``, or ``#2``."""
    words, _, number = words.partition(" #")
    found = list(_occurrences(words, text, 0))
    if number:
        return found[int(number) - 1]
    free = [f for f in found if not overlap([f], outside)]
    if not free:
        raise ValueError(f"not in the text: {words}")
    return min(free, key=lambda f: min(max(f[0] - b[1], b[0] - f[1]) for b in near))


def _occurrences(words: str, text: str, start: int) -> Iterator[Range]:
    """Yield where words stand; `` ~ `` leaves words out, white space may be any."""
    pattern = r".*?".join(
        r"\s+".join(map(re.escape, part.split())) for part in re.split(r"\s~\s", words)
    )
    if words[0].isalnum():
        pattern = r"\b" + pattern
    if words[-1].isalnum():
        pattern += r"\b"
    for match in re.compile(pattern, re.DOTALL).finditer(text, start):
        yield match.span()


def ranges(spans: Iterable[Span]) -> list[Range]:
    """Return spans as pairs of offsets."""
    return [(span.start, span.end) for span in spans]


def overlap(left: Iterable[Range], right: Iterable[Range]) -> int:
    """Return how many characters both cover."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in product(left, right))


# --- times and names ----------------------------------------------------------------------------


def days(interval: Interval) -> str:
    """Return an interval in whole days: hours are the business of the golden times."""
    start, end = interval.start, interval.end
    if end is not None and len(end) > 10:
        last = date.fromisoformat(end[:10])
        end = str(last if end[11:].startswith("00:00") else last + timedelta(days=1))
    bounds = ["" if start is None else f"{start[:10]} ", "" if end is None else f" {end}"]
    return f"{bounds[0]}..{bounds[1]} {interval.basis}"


def same_words(expected: str, found: str) -> bool:
    """Tell descriptions of one group, which may be called by more or fewer of its words."""
    one, other = set(expected.lower().split()), set(found.lower().split())
    return one <= other or other <= one


# --- showing ------------------------------------------------------------------------------------


def share(results: Iterable[Sequence[Field]], fields: Sequence[str]) -> tuple[int, int]:
    """Return how many fields are right, and of how many; an entry has all of ``fields``."""
    right = total = 0
    for those in results:
        right += sum(field.right for field in those)
        total += sum(len(fields) if field.name == "all" else 1 for field in those)
    return right, total


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal."""
    return f"{100 * part / max(1, whole):.1f} %"


def tables(results: dict[str, list[Field]], fields: Sequence[str]) -> Iterator[str]:
    """Yield the wrong fields, grouped by field."""
    wrong: dict[str, list[str]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for name, those in results.items():
        for field in those:
            seen[field.name] += 1
            if not field.right:
                told = f"want {field.expected} | got {field.found}"
                wrong[field.name].append(f"  {name} {field.key}: {told}")
    for field_name in ("all", *fields):
        if wrong[field_name]:
            yield f"\n{field_name}: {len(wrong[field_name])} wrong of {seen[field_name]}"
            yield from wrong[field_name]


def totals(results: dict[str, list[Field]]) -> str:
    """Return how many entries are missed and how many invented."""
    every = [field for those in results.values() for field in those if field.name == "all"]
    missed = sum(field.found == "missed" for field in every)
    invented = sum(field.expected == "invented" for field in every)
    return f"\n{len(results)} paragraphs, {missed} missed, {invented} invented"


def write_limits(paragraph: Paragraph[T], fields: Iterable[Field]) -> None:
    """Put the wrong ones of the fields behind the text, in place of the limits that stand there."""
    limits = list(dict.fromkeys(field.limit for field in fields if not field.right))
    whole = paragraph.file.read_text(encoding="utf-8")
    end = whole.index(f'\n{paragraph.text}\n"""\n') + len(paragraph.text) + 6
    behind = re.sub(r"\Alimits = \[[^\]]*\]\n", "", whole[end:])
    listed = [json.dumps(limit, ensure_ascii=False).replace(" ", "\0") for limit in limits]
    line = f"limits = [{', '.join(listed)}]"
    if len(line) > 100:
        parts = textwrap.wrap(", ".join(listed) + ",", 98, break_on_hyphens=False)
        line = "\n".join(["limits = [", *(f"  {part}" for part in parts), "]"])
    line = line.replace("\0", " ")
    written = f"{line}\n" if limits else ""
    paragraph.file.write_text(whole[:end] + written + behind, encoding="utf-8")


def chosen(paragraphs: Iterable[Paragraph[T]], arguments: Sequence[str]) -> list[Paragraph[T]]:
    """Return the paragraphs whose name holds one of the words, all where there is no word."""
    words = [word for word in arguments if not word.startswith("--")]
    return [p for p in paragraphs if not words or any(word in p.name for word in words)]
