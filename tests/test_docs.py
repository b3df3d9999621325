"""The pages show what really happens: their commands are run and their output is compared.

In a ``console`` block a line behind ``$`` is run, and the lines below it are its output, where
there are any; a line of ``…`` stands for lines left out. ``pycon`` blocks are doctests. The blocks
of a page share a folder that holds ``examples/``.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A terminal gets tables and a pipe JSONL; the pages show terminals, and there is none here.
VIEWS = re.compile(r"^onrecord (?:statements|actors|reports|timeline)\b(?!.*(?:--format|\||>))")

pytestmark = pytest.mark.model


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    names: dict[str, object] = {}
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "pycon":
            _run_python(block, names, page.name)
        else:
            _run_shell(block)


def _run_shell(block: str) -> None:
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        given = f"{command} --format table" if VIEWS.match(command) else command
        done = subprocess.run(given, shell=True, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
        if expected.strip():
            got = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
            assert _shown(got, expected), f"$ {command}\n" + "\n".join(got)


def _shown(got: list[str], expected: str) -> bool:
    wanted = [line.rstrip() for line in expected.strip("\n").splitlines()]
    escaped = [re.sub(r"([*?[])", r"[\1]", line) for line in wanted]
    pattern = "\n".join("*" if line == "…" else line for line in escaped)
    return fnmatchcase("\n".join(got), pattern)


def _run_python(block: str, names: dict[str, object], where: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, names, where, where, 0)
    complaints: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=complaints.append, clear_globs=False)
    names.update(test.globs)
    assert complaints == [], "".join(complaints)
