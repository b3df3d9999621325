"""What the readers' tests share: read some inputs, get reports and rejects."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from onrecord import readers, settings
from onrecord.model import Reject, Report
from onrecord.settings import Settings


def limited(**limits: int) -> Settings:
    """Return the default settings with other limits for the readers."""
    default = settings.load()
    return msgspec.structs.replace(
        default, readers=msgspec.structs.replace(default.readers, **limits)
    )


def read(
    *inputs: str | Path, stdin: bytes = b"", settings: Settings | None = None
) -> tuple[list[Report], list[Reject]]:
    """Return the reports of ``inputs`` and what was rejected."""
    rejects: list[Reject] = []
    chosen = limited() if settings is None else settings
    reports = readers.read(
        inputs, settings=chosen, on_reject=rejects.append, stdin=io.BytesIO(stdin)
    )
    return list(reports), rejects


def read_bytes(
    folder: Path, name: str, raw: bytes, **limits: int
) -> tuple[list[Report], list[Reject]]:
    """Write ``raw`` to a file and read that."""
    path = folder / name
    path.write_bytes(raw)
    return read(path, settings=limited(**limits))


def reasons(rejects: Iterable[Reject]) -> list[str]:
    """Return the reason of each reject, which is one line."""
    found = [reject.reason for reject in rejects]
    assert all(reason == reason.strip() and "\n" not in reason for reason in found)
    return found


def line(text: Any = "The quay is shut.", **fields: Any) -> bytes:
    """Return a line of JSONL."""
    return msgspec.json.encode({"text": text, "published": "2031-05-04"} | fields) + b"\n"
