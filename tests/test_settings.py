from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from onrecord import settings
from onrecord.errors import RunError


def load(folder: Path, text: str) -> settings.Settings:
    path = folder / "s.toml"
    path.write_text(text, encoding="utf-8")
    return settings.load(path)


def test_the_defaults_are_those_of_the_file() -> None:
    held = tomllib.loads((files("onrecord") / "default.toml").read_text(encoding="utf-8"))
    assert msgspec.to_builtins(settings.load()) == held


def test_a_file_replaces_what_it_sets_and_nothing_else(tmp_path: Path) -> None:
    loaded = load(tmp_path, "[readers]\nmax_characters = 99\n")
    assert loaded.readers.max_characters == 99
    assert loaded.readers.max_line_bytes == settings.load().readers.max_line_bytes
    assert settings.load().readers.max_characters == 10_000_000


def test_the_mode_is_chosen_or_left_to_the_text(tmp_path: Path) -> None:
    assert settings.load().times.chosen() is None
    assert load(tmp_path, '[times]\nmode = "narrative"\n').times.chosen() == "narrative"


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError):
        settings.load().readers.max_characters = 5  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[reader]\n", "unknown setting 'reader'; did you mean 'readers'?"),
        ("[readers]\nmax_character = 5\n",
         "unknown setting 'readers.max_character'; did you mean 'readers.max_characters'?"),
        ("[build]\nzzz = 5\n", "unknown setting 'build.zzz'; known: batch_size"),
        ("readers = 5\n", "'readers' is a section, not a value: write [readers]"),
        ("[readers]\nmax_characters = \"many\"\n",
         "setting 'readers.max_characters': expected int, got str"),
        ("[readers]\nmax_characters = 1.5\n",
         "setting 'readers.max_characters': expected int, got float"),
        ("[build]\nbatch_size = 0\n", "setting 'build.batch_size': expected int >= 1"),
        ("[times]\nmode = \"history\"\n", "setting 'times.mode': invalid value 'history'"),
        ("[build]\nbatch_size = true\n", "setting 'build.batch_size': expected int, got bool"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RunError) as caught:
        load(tmp_path, text)
    assert str(caught.value) == f"{tmp_path / 's.toml'}: {message}"


def test_what_is_no_settings_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"settings cannot be read: No such file"):
        settings.load(tmp_path / "gone.toml")
    with pytest.raises(RunError, match=r"settings are not TOML: .*line 2"):
        load(tmp_path, "[readers]\n=\n")
    (tmp_path / "b.toml").write_bytes(b"# \xff")
    with pytest.raises(RunError, match=r"settings are not UTF-8 \(byte 2\)"):
        settings.load(tmp_path / "b.toml")
