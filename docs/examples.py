"""Runs the examples of the pages and puts their real output in: `python docs/examples.py`.

In a ``console`` block each line behind ``$`` is run and the lines below it become its output; where
these end in a line of ``…``, as many lines of the output are shown as stand above it. ``pycon``
blocks are run as Python. The blocks of a page share a folder that holds ``examples/``.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WIDTH = "90"
LEFT_OUT = "…"

_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A terminal gets tables and a pipe JSONL; the pages show terminals, and there is none here.
_VIEW = re.compile(
    r"^onrecord (?:statements|actors|reports|timeline|show)\b(?!.*(?:--format|\||>))"
)


class ExampleError(Exception):
    """A command of a page failed."""


def refreshed(page: str) -> str:
    """Return ``page`` with the output that its examples give now."""
    names: dict[str, object] = {}

    def run(block: re.Match[str]) -> str:
        out = _python(block[2], names) if block[1] == "pycon" else _shell(block[2])
        return f"```{block[1]}\n{out}```"

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        with contextlib.chdir(folder):
            return _BLOCK.sub(run, page)


def _shell(block: str) -> str:
    steps = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return "".join(_command(*step.split("\n", 1)) for step in steps)


def _command(command: str, shown: str) -> str:
    given = f"{command} --format table" if _VIEW.match(command) else command
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"COLUMNS": WIDTH, "PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(
        given, shell=True, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise ExampleError(f"$ {command}\n{done.stderr}")
    out = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    wanted = shown.splitlines()
    if LEFT_OUT in wanted:
        kept = wanted.index(LEFT_OUT)
        out = [*out[:kept], LEFT_OUT]
    return "".join(f"{line}\n" for line in [f"$ {command}", *out])


def _python(block: str, names: dict[str, object]) -> str:
    parts = []
    for example in doctest.DocTestParser().get_examples(block):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example.source, "<page>", "single"), names)
        first, *others = example.source.splitlines()
        parts += [f">>> {first}\n", *(f"... {line}\n" for line in others), out.getvalue()]
    return "".join(parts)


def main() -> None:
    """Rewrite the pages whose examples give other output than they show."""
    for page in PAGES:
        shown = page.read_text(encoding="utf-8")
        now = refreshed(shown)
        if now != shown:
            page.write_text(now, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: examples refreshed", file=sys.stderr)


if __name__ == "__main__":
    main()
