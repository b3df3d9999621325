"""The inputs that were not read: counted, said, and listed in a file."""

from __future__ import annotations

from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import tally
from onrecord.cli.voice import Voice, complain

if TYPE_CHECKING:
    from onrecord.model import Reject

REJECTS_NAME = "rejects.jsonl"

_SHOWN = 10


class Rejects:
    """Counts the rejected inputs and lists them in a file, made when the first one comes."""

    def __init__(self, path: Path, voice: Voice) -> None:
        self.count = 0
        self._path = path
        self._voice = voice
        self._file: FileIO | None = None
        self._listed = True

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *ended: object) -> None:
        if self._file is not None:
            self._file.close()

    def __call__(self, reject: Reject) -> None:
        """Count and list one input."""
        self.count += 1
        if self._listed:
            self._list(reject)
        if not self._listed:
            # Told here instead, so that no reject is lost.
            complain(f"rejected {_told(reject)}")
        elif self.count <= _SHOWN or self._voice.verbose:
            self._voice.say(f"rejected {_told(reject)}")

    def summarise(self) -> None:
        """Say where the list is."""
        if self.count and self._listed:
            self._voice.say(f"{tally.count(self.count, 'input')} rejected, listed in {self._path}")

    def _list(self, reject: Reject) -> None:
        from onrecord.views import jsonl

        try:
            if self._file is None:
                self._file = self._path.open("wb", buffering=0)
            _append(self._file, "".join(jsonl.lines([reject])).encode())
        except OSError as error:
            # The reports that can be read still are.
            self._listed = False
            complain(f"{self._path}: rejects cannot be listed: {error.strerror}; use --rejects")


def _append(file: FileIO, line: bytes) -> None:
    """Write a whole line or, where there is no room for it, nothing of it."""
    whole = file.tell()
    try:
        # An unbuffered write may take a part; the next one says why.
        while line:
            line = line[file.write(line) :]
    except OSError:
        file.truncate(whole)
        raise


def _told(reject: Reject) -> str:
    place = reject.input if reject.line is None else f"{reject.input}:{reject.line}"
    return f"{place}: {reject.reason}"
