"""Reads tests/golden/names/*.toml, runs the pipeline and compares mention by mention.

``python -m tests.golden_names`` prints every wrong mention.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.pipeline import annotate
from tests.builders import make_report

# A bracket of the text itself.
_BRACKETS = {"{": "[", "}": "]"}
FILES = sorted((Path(__file__).parent / "golden" / "names").glob("*.toml"))


class Marked(NamedTuple):
    """A mention that a careful reader finds, and its actor's name, ``None`` for nobody."""

    start: int
    end: int
    actor: str | None


class Paragraph(NamedTuple):
    """A text with the mentions that are marked in it, and names that are to be none."""

    name: str
    published: str
    text: str
    marked: tuple[Marked, ...]
    absent: tuple[str, ...]


def paragraphs() -> Iterator[Paragraph]:
    """Yield the golden paragraphs of all files."""
    for path in FILES:
        for group, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for n, entry in enumerate(entries, 1):
                name = f"{path.stem}-{group}-{n}"
                unknown = set(entry) - {"published", "text", "absent"}
                if unknown:
                    raise ValueError(f"{name}: {unknown}")
                text, marked = _read(entry["text"])
                absent = tuple(entry.get("absent", ()))
                yield Paragraph(name, entry["published"], text, marked, absent)


def _read(given: str) -> tuple[str, tuple[Marked, ...]]:
    """Return the text without its marks, and what they mark."""
    text, opened, marked, at = "", list[int](), list[Marked](), 0
    while at < len(given):
        if given[at] == "[":
            opened.append(len(text))
        elif given[at] == "|":
            behind = given.index("]", at)
            actor = given[at + 1 : behind]
            marked.append(Marked(opened.pop(), len(text), None if actor == "-" else actor))
            at = behind
        else:
            text += _BRACKETS.get(given[at], given[at])
        at += 1
    return text, tuple(marked)


def wrong(paragraph: Paragraph) -> list[str]:
    """Return what is wrong, a line each: the words, whom they mean, and whom they came to."""
    annotation = annotate(make_report(paragraph.text, published=paragraph.published))
    found = {(mention.start, mention.end): mention for mention in annotation.mentions}
    out = []
    for start, end, actor in paragraph.marked:
        mention = found.get((start, end))
        got = None if mention is None or mention.actor is None else mention.actor.name
        if got != actor or (mention is None and actor is not None):
            out.append(f"{paragraph.text[start:end]}: want {actor} | got {got}")
    out += [
        f"{mention.text}: want nothing"
        for mention in annotation.mentions
        if mention.text in paragraph.absent
    ]
    return out


def main() -> None:
    """Print every wrong mention."""
    for paragraph in paragraphs():
        for line in wrong(paragraph):
            print(f"{paragraph.name}: {line}")


if __name__ == "__main__":
    main()
