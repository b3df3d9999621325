"""What a build has done so far, and who hears of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec.structs import replace

from onrecord.model import Reject, Report, Value


class BuildSummary(Value, frozen=True, kw_only=True):
    """What a build has done so far: reports read, new, known before and rejected, and its pace.

    ``again`` counts the reports that were read again with another cast, ``cast`` the actors of the
    cast that the record keeps. ``words`` counts the words of the reports that were annotated,
    ``seconds`` the time since the build began.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    rejected: int = 0
    again: int = 0
    cast: int = 0
    statements: int = 0
    words: int = 0
    seconds: float = 0.0
    events: int = 0


class Progress:
    """The summary so far; ``on_progress`` hears of each change, ``on_reject`` of each reject."""

    def __init__(
        self,
        on_reject: Callable[[Reject], None] | None,
        on_progress: Callable[[BuildSummary], None] | None,
    ) -> None:
        self.summary = BuildSummary()
        self._on_reject = on_reject
        self._on_progress = on_progress
        self._start = time.monotonic()

    def began(self, cast: int) -> None:
        """Note how many actors the user's cast has."""
        self._update(cast=cast)

    def rejected(self, reject: Reject) -> None:
        """Count an input that was not read, and hand it on."""
        self._update(rejected=self.summary.rejected + 1)
        if self._on_reject is not None:
            self._on_reject(reject)

    def known(self) -> None:
        """Count a report that the record held."""
        self._update(read=self.summary.read + 1, known=self.summary.known + 1)

    def added(self, report: Report) -> None:
        """Count a report that is new."""
        now = self.summary
        words = now.words + len(report.text.split())
        self._update(read=now.read + 1, added=now.added + 1, words=words)

    def again(self, report: Report) -> None:
        """Count a report that the record held and that was read with another cast."""
        now = self.summary
        words = now.words + len(report.text.split())
        self._update(read=now.read + 1, again=now.again + 1, words=words)

    def ended(self, *, statements: int, events: int) -> BuildSummary:
        """Return the summary of the whole, with how many of each the record now holds."""
        self._update(statements=statements, events=events)
        return self.summary

    def _update(self, **changes: int) -> None:
        seconds = time.monotonic() - self._start
        self.summary = replace(self.summary, seconds=seconds, **changes)
        if self._on_progress is not None:
            self._on_progress(self.summary)
