"""The two families of error, named after what the caller does."""

from __future__ import annotations


class ReportError(Exception):
    """One input cannot be read. The caller skips it, counts it and lists it with its place.

    ``line`` counts from 1 and ``offset`` is in bytes; both are ``None`` where they say nothing.
    """

    def __init__(
        self, where: str, reason: str, *, line: int | None = None, offset: int | None = None
    ) -> None:
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {reason}")
        self.where = where
        self.reason = reason
        self.line = line
        self.offset = offset


class RunError(Exception):
    """The run cannot go on. The caller stops, prints the message and exits with 1."""


class MissingError(RunError):
    """What was asked for by its id or name is not there. A server says so and goes on."""
