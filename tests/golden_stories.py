"""A whole story against what a careful reader makes of it: tests/golden/stories.

``wrong`` lists what a record lacks or has besides. ``python -m tests.golden_stories`` writes the
list of now to ``*.limits.txt``, the known limits; look at its changes.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import api
from onrecord.model import Disagreement, Event, Passage, Position
from onrecord.store import Record

FOLDER = Path(__file__).parent / "golden" / "stories"
# A report's name and a phrase of it.
Place = tuple[str, str]


class Story(NamedTuple):
    """A story: the file of its reports, what is expected, and what is known to be wrong."""

    reports: Path
    expected: dict[str, Any]
    limits: Path


def stories() -> Iterator[Story]:
    """Yield the stories of the folder."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        yield Story(path, expected, path.with_suffix(".limits.txt"))


def wrong(story: Story) -> list[str]:
    """Return a line for whatever the record of ``story`` has not as expected."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.db"
        api.build(story.reports, record=path)
        with Record.open(path) as record:
            return sorted(_wrong(_Told(record), story.expected))


class _Told:
    """A record, with its reports by name."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.name = {row.id: row.name for row in record.reports()}
        self.text = {name: record.report(id).text for id, name in self.name.items()}

    def holds(self, passage: Passage, place: Place) -> bool:
        """Tell whether a passage shares words with a phrase."""
        report, phrase = place
        at = self.text[report].index(phrase)
        near = at < passage.end and passage.start < at + len(phrase)
        return passage.report_name == report and near


def _wrong(told: _Told, expected: dict[str, Any]) -> Iterator[str]:
    yield from _copies(told, expected["copies"])
    yield from _origins(told, expected["origins"])
    yield from _stories(told, expected["stories"])
    yield from _occurrences(told, expected["occurrences"], expected["apart"])
    yield from _disagreements(told, expected)
    yield from _positions(told, expected["positions"])


def _copies(told: _Told, expected: list[dict[str, Any]]) -> Iterator[str]:
    found = {(row.report_name, row.of_name, row.kind) for row in told.record.copies() if row.kind}
    allowed = {(one["report"], of) for one in expected for of in one["of"]}
    for one in expected:
        if not any((one["report"], of, one["kind"]) in found for of in one["of"]):
            yield f"copies: {one['report']} is no {one['kind']} copy"
    for report, of, kind in found:
        if (report, of) not in allowed and (of, report) not in allowed:
            yield f"copies: +{report} {kind} of {of}"


def _origins(told: _Told, expected: dict[str, Any]) -> Iterator[str]:
    rows = list(told.record.copies())
    origin = {name: name for name in told.text} | {
        row.report_name: told.name[row.origin] for row in rows
    }
    for together in expected["same"]:
        if len({origin[name] for name in together}) > 1:
            yield f"origins: {', '.join(together)} are not one"
    for name in expected["own"]:
        if origin[name] != name:
            yield f"origins: {name} goes back to {origin[name]}"
    agency = {row.report_name: row.agency for row in rows}
    for name, credited in expected["agency"].items():
        if agency.get(name) != credited:
            yield f"origins: {name} credits {agency.get(name)}"


def _stories(told: _Told, expected: list[list[str]]) -> Iterator[str]:
    found = [{told.name[id] for id in story.reports} for story in told.record.stories()]
    for story in expected:
        if set(story) not in found:
            yield f"stories: that of {story[0]} is in {sum(bool(set(story) & f) for f in found)}"


def _occurrences(
    told: _Told, expected: list[dict[str, Any]], apart: list[list[list[str]]]
) -> Iterator[str]:
    events = list(told.record.events())
    occurrences = {each.id: each for each in told.record.occurrences()}
    for one in expected:
        of = {tuple(at): _occurrence_at(told, events, at) for at in one["told"]}
        counts = Counter(id for id in of.values() if id is not None)
        if not counts:
            yield f"occurrences: nothing of {one['what']}"
            continue
        [(main, _)] = counts.most_common(1)
        for (report, trigger, _), id in of.items():
            if id not in (None, main):
                yield f"occurrences: {report} {trigger} is not of {one['what']}"
        when = occurrences[main].when
        if [when.start, when.end] != one["settled"]:
            yield f"occurrences: {one['what']} is of {when.edtf}"
    for first, second in apart:
        ids = {_occurrence_at(told, events, first), _occurrence_at(told, events, second)}
        if len(ids) == 1 and ids != {None}:
            yield f"occurrences: {first[0]} {first[1]} and {second[0]} {second[1]} are one"


def _occurrence_at(told: _Told, events: Iterable[Event], at: list[str]) -> str | None:
    report, trigger, phrase = at
    start = told.text[report].index(phrase) + phrase.index(trigger)
    for event in events:
        span = event.trigger
        near = span.start < start + len(trigger) and start < span.end
        if event.report_name == report and near:
            return event.occurrence
    return None


def _disagreements(told: _Told, expected: dict[str, Any]) -> Iterator[str]:
    found = list(told.record.disagreements())
    optional = expected["optional"]["disagreements"]
    for one in expected["disagreements"]:
        kinds = {one["kind"], *one.get("also", [])}
        if not any(each.kind in kinds and _is_of(told, each, one) for each in found):
            yield f"disagreements: {one['kind']} {one['one_value']} / {one['other_value']}"
    for each in found:
        if not any(_is_of(told, each, one) for one in (*expected["disagreements"], *optional)):
            where = f"{each.one.report_name}, {each.other.report_name}"
            yield f"disagreements: +{each.kind} {each.one_value} / {each.other_value} ({where})"


def _is_of(told: _Told, found: Disagreement, one: dict[str, Any]) -> bool:
    first, second = tuple(one["one"]), tuple(one["other"])
    pairs = ((first, second), (second, first))
    return any(told.holds(found.one, a) and told.holds(found.other, b) for a, b in pairs)


def _positions(told: _Told, expected: list[dict[str, Any]]) -> Iterator[str]:
    found = list(told.record.positions())
    for one in expected:
        held = [
            next((each for each in found if _is_held(told, each, one["actor"], place)), None)
            for place in one["reports"]
        ]
        for (report, _), each, change in zip(one["reports"], held, one["changes"], strict=True):
            got = None if each is None else each.change
            if each is None or got != change:
                kind = "no position" if each is None else f"{got}, not {change}"
                yield f"positions: {one['actor']} in {report}: {kind}"


def _is_held(told: _Told, found: Position, actor: str, place: list[str]) -> bool:
    return found.actor.name == actor and told.holds(found.passage, (place[0], place[1]))


def main() -> None:
    """Write the known limits of now."""
    for story in stories():
        story.limits.write_text("".join(f"{line}\n" for line in wrong(story)), encoding="utf-8")


if __name__ == "__main__":
    main()
