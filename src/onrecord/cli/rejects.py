"""The inputs that were not read: counted, said, listed in a file."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.cli.tally import count
from onrecord.cli.voice import Voice, complain

if TYPE_CHECKING:
    from onrecord.model import Reject

_SHOWN = 10


class Rejects:
    """Counts the rejected inputs and lists them in a file, made when the first one comes."""

    def __init__(self, path: Path, voice: Voice) -> None:
        self.count = 0
        self._path = path
        self._voice = voice
        self._file: IO[bytes] | None = None
        self._unwritable: str | None = None

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *ended: object) -> None:
        if self._file is not None:
            self._file.close()

    def __call__(self, reject: Reject) -> None:
        """Count and list one input."""
        from onrecord.views import jsonl

        self.count += 1
        if self.count <= _SHOWN or self._voice.verbose or self._unwritable is not None:
            self._voice.say(f"rejected {_place(reject)}: {reject.reason}")
        if self._unwritable is not None:
            return
        try:
            if self._file is None:
                self._file = self._path.open("wb", buffering=0)
            self._file.write("".join(jsonl.lines([reject])).encode())
        except OSError as error:
            # The reports that can be read still are; what was rejected is told here instead.
            self._unwritable = error.strerror
            complain(f"{self._path}: rejects cannot be listed: {error.strerror}; use --rejects")

    def summarise(self) -> None:
        """Say where the list is."""
        if self.count and self._unwritable is None:
            self._voice.say(f"{count(self.count, 'input')} rejected, listed in {self._path}")


def _place(reject: Reject) -> str:
    return reject.input if reject.line is None else f"{reject.input}:{reject.line}"

