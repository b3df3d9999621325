"""How far a run is and what it has done, in a line."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.cli.voice import Voice

if TYPE_CHECKING:
    from onrecord.model import Annotation, Report
    from onrecord.progress import BuildSummary


class Tally:
    """Counts what passes while reports are annotated, and says how far it is."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._began = time.monotonic()
        self._reports = self._words = self._statements = self._events = 0

    def reports(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports, counting their words."""
        for report in reports:
            self._words += report.text.count(" ") + 1
            yield report

    def annotations(self, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
        """Yield the annotations, counting their statements and events."""
        for annotation in annotations:
            self._reports += 1
            self._statements += len(annotation.statements)
            self._events += len(annotation.events)
            self._voice.progress(self.summary())
            yield annotation

    def summary(self) -> str:
        """Return what was counted, in a line."""
        seconds = time.monotonic() - self._began
        return (
            f"{count(self._reports, 'report')} read, {count(self._statements, 'statement')}, "
            f"{count(self._events, 'event')}; {_speed(self._words, seconds)}"
        )


def progress(so_far: BuildSummary) -> str:
    """Return how far a build is."""
    return (
        f"{count(so_far.read, 'report')} read, {so_far.added:,} new; "
        f"{_speed(so_far.words, so_far.seconds)}"
    )


def summary(done: BuildSummary, where: str) -> str:
    """Return what a build has done."""
    return (
        f"{where}: {count(done.read, 'report')} read, {done.added:,} new, "
        f"{done.known:,} known, {done.rejected:,} rejected; {_cast(done)}"
        f"{count(done.statements, 'statement')}, {count(done.events, 'event')} in the record; "
        f"{_speed(done.words, done.seconds)}"
    )


def _cast(done: BuildSummary) -> str:
    """Return what a build has to say of the user's cast: nothing where there is none."""
    again = f"{done.again:,} read again with another cast; " if done.again else ""
    return again + (f"cast of {count(done.cast, 'actor')}; " if done.cast else "")


def _speed(words: int, seconds: float) -> str:
    if words == 0:
        return f"{seconds:.1f} s"
    rate = f", {words / seconds:,.0f} words/s" if seconds > 0 else ""
    return f"{count(words, 'word')} in {seconds:.1f} s{rate}"


def count(number: int, what: str) -> str:
    """Return the number with its noun."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
