"""Inputs → the files to read; a folder is walked, sorted, without its hidden files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ReportError
from onrecord.readers.streams import OnError, broken

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe: give - and pipe JSONL in"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

Identity = tuple[int, int]


def find(given: str | Path, *, on_error: OnError) -> Iterator[Path]:
    """Yield the files of one input: itself, or all in the folder, at any depth.

    What is neither file nor folder, cannot be looked at, or leads back to a folder above it goes to
    ``on_error``, and so does a folder without files.
    """
    top = Path(given)
    found = False
    folder = False
    seen: set[Identity] = set()
    waiting: list[tuple[Path, tuple[Identity, ...]]] = [(top, ())]
    while waiting:
        path, above = waiting.pop()
        status = _status(path, on_error)
        if status is None:
            continue
        if stat.S_ISDIR(status.st_mode):
            folder = True
            here = (status.st_dev, status.st_ino)
            entries = _enter(path, here, above, seen, on_error)
            waiting.extend((entry, (*above, here)) for entry in reversed(entries))
        elif _is_file(path, status, on_error):
            found = True
            yield path
    if folder and not found:
        on_error(ReportError(show(top), "a folder without reports"))


def _status(path: Path, on_error: OnError) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        reason = "a link to nothing" if path.is_symlink() else "no such file or folder"
        on_error(ReportError(show(path), reason))
    except OSError as error:
        on_error(broken(show(path), error))
    except ValueError:
        on_error(ReportError(show(path), "not a file name: it has a NUL"))
    return None


def _enter(
    folder: Path,
    here: Identity,
    above: tuple[Identity, ...],
    seen: set[Identity],
    on_error: OnError,
) -> list[Path]:
    """Return what is in ``folder``, sorted; nothing where links led here before."""
    if here in above:
        on_error(ReportError(show(folder), "a link that leads back to a folder above it"))
    if here in seen:
        return []
    seen.add(here)
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        on_error(broken(show(folder), error))
        return []


def _is_file(path: Path, status: os.stat_result, on_error: OnError) -> bool:
    kind = next((name for test, name in _SPECIAL if test(status.st_mode)), None)
    if kind is not None:
        on_error(ReportError(show(path), f"not a file but {kind}"))
    return kind is None


def show(path: Path | str) -> str:
    """Return ``path`` as text that can be encoded; a byte that is not UTF-8 becomes U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
