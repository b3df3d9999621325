"""Where the annotated data lies: the folder that ONRECORD_DATA names."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path


def require(name: str, source: str) -> Path:
    """Return the path of a data file; exits with 2, saying where to get it, if it is missing."""
    folder = os.environ.get("ONRECORD_DATA")
    if not folder:
        print(f"ONRECORD_DATA is not set. {name} comes from {source};", file=sys.stderr)
        print("bench/README.md says how to lay the data out.", file=sys.stderr)
        raise SystemExit(2)
    path = Path(folder) / name
    if not path.is_file():
        print(f"{path} is missing. It comes from {source}; see bench/README.md.", file=sys.stderr)
        raise SystemExit(2)
    return path


def sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
