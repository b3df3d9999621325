"""The settings: one frozen value, read from ``default.toml`` and a user's file on top of it."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from onrecord.errors import RunError
from onrecord.model import Mode

Count = Annotated[int, Meta(ge=1)]
Table = dict[str, Any]

_WRONG = re.compile(r"(?P<what>.+) - at `\$\.(?P<key>[\w.]+)`")


class ReaderSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of an input is read: code points of a text, bytes of a JSONL line."""

    max_characters: Count
    max_line_bytes: Count


class TimesSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From where dates are seen that the words leave open; ``auto``: as each text tells."""

    mode: Literal["auto", "news", "narrative"]

    def chosen(self) -> Mode | None:
        """Return the mode that is set for every report; ``None`` where the text decides."""
        return None if self.mode == "auto" else self.mode


class BuildSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a build is cut: reports in one transaction, at most."""

    batch_size: Count


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings; ``default.toml`` says what each means and holds its value."""

    readers: ReaderSettings
    times: TimesSettings
    build: BuildSettings


def load(path: str | Path | None = None) -> Settings:
    """Return the defaults with what the TOML file ``path`` sets in their place.

    RunError: the file cannot be read, is not TOML, or holds an unknown key or a wrong value.
    """
    if path is None:
        return _default()
    given = _read(Path(path))
    known = _parse(_default_text())
    for section, values in given.items():
        _refuse_unknown(str(path), section, known)
        if not isinstance(values, dict):
            raise RunError(f"{path}: '{section}' is a section, not a value: write [{section}]")
        for key in values:
            _refuse_unknown(str(path), key, known[section], section=section)
        known[section] |= values
    return _convert(str(path), known)


@lru_cache(maxsize=1)
def _default() -> Settings:
    return _convert("default.toml", _parse(_default_text()))


def _default_text() -> str:
    return (files("onrecord") / "default.toml").read_text(encoding="utf-8")


def _parse(text: str) -> Table:
    return tomllib.loads(text)


def _read(path: Path) -> Table:
    try:
        return _parse(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RunError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RunError(f"{path}: the settings are not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise RunError(f"{path}: the settings are not TOML: {error}") from error


def _refuse_unknown(path: str, key: str, known: Table, *, section: str | None = None) -> None:
    if key in known:
        return
    prefix = "" if section is None else f"{section}."
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean '{prefix}{near[0]}'?" if near else f"known: {', '.join(sorted(known))}"
    raise RunError(f"{path}: unknown setting '{prefix}{key}'; {hint}")


def _convert(path: str, values: Table) -> Settings:
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        wrong = _WRONG.fullmatch(str(error))
        if wrong is None:
            raise RunError(f"{path}: {error}") from error
        what = wrong["what"].replace("`", "").replace("enum ", "")
        raise RunError(f"{path}: setting '{wrong['key']}': {what.lower()}") from error
