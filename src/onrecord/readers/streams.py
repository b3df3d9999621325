"""Byte streams: opened, unpacked, read up to a limit; what breaks off is a ReportError."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import Any, Protocol

from onrecord.errors import ReportError


class ByteStream(Protocol):
    """What the formats read from: a file, standard input, or what gzip unpacks of them."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Return a line with its end, or its first ``size`` bytes."""
        ...


OnError = Callable[[ReportError], None]

# What reading on may raise: the file is cut off, damaged, or the disk is.
BROKEN = (EOFError, zlib.error, OSError)

_GZIP = b"\x1f\x8b"
_CHUNK_BYTES = 1 << 20


def open_file(path: Path, *, where: str) -> BufferedReader:
    """Open the file for reading; ReportError where the system does not let us."""
    try:
        return path.open("rb")
    except OSError as error:
        raise broken(where, error) from error


def unpacked(stream: BufferedReader[Any], *, where: str) -> ByteStream:
    """Return ``stream``, through gzip where its first bytes say so, whatever its name."""
    try:
        packed = stream.peek(len(_GZIP)).startswith(_GZIP)
    except OSError as error:
        raise broken(where, error) from error
    return gzip.GzipFile(fileobj=stream) if packed else stream


def read_bounded(stream: ByteStream, limit: int, *, where: str) -> bytes:
    """Return all bytes of ``stream``, or the first ``limit + 1`` where there are more.

    Read in pieces, since a buffered reader takes the memory for all that it is asked for.
    """
    pieces: list[bytes] = []
    left = limit + 1
    try:
        while left and (piece := stream.read(min(left, _CHUNK_BYTES))):
            pieces.append(piece)
            left -= len(piece)
    except BROKEN as error:
        raise broken(where, error) from error
    return b"".join(pieces)


def broken(where: str, error: Exception, *, line: int | None = None) -> ReportError:
    """Return the ReportError for a stream that cannot be read, or not to its end."""
    if isinstance(error, EOFError):
        reason = "the gzip file is cut off"
    elif isinstance(error, OSError) and error.strerror is not None:
        reason = f"cannot be read: {error.strerror}"
    else:
        reason = f"the gzip file is damaged: {error}"
    return ReportError(where, reason, line=line)
