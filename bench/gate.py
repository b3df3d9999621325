"""The gate: accuracy on a sample must stay within the bounds of bench/floors.toml.

Each floor is held together with the SHA-256 of the data that it was measured on; other data is an
error, not a new figure. Without the data the gate says that it was skipped, and lets pass.
"""

from __future__ import annotations

import json
import operator
import os
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bench.data import sha256

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run what floors.toml names; exits with 1 where a figure is too low or the data is other."""
    data = _data()
    if data is None:
        print("gate: skipped, there is no annotated data here (bench/README.md)")
        return
    floors = tomllib.loads((ROOT / "bench" / "floors.toml").read_text(encoding="utf-8"))
    failures = [line for name, floor in floors.items() for line in _check(name, floor, data)]
    for line in failures:
        print(f"gate: {line}", file=sys.stderr)
    raise SystemExit(1 if failures else 0)


def _data() -> Path | None:
    given = os.environ.get("ONRECORD_DATA")
    if not given:
        return None
    if not Path(given).is_dir():
        raise SystemExit(f"gate: ONRECORD_DATA names no folder: {given}")
    return Path(given).resolve()


def _check(name: str, floor: dict[str, Any], data: Path) -> list[str]:
    path = (ROOT if floor["data"].startswith("bench/") else data) / floor["data"]
    if not path.is_file():
        return [f"{name}: {floor['data']} is missing"]
    found = sha256(path)
    if found != floor["sha256"]:
        return [f"{name}: {floor['data']} is not the data of the floors: its SHA-256 is {found}"]
    measured = _measure(floor.get("bench", name), tuple(floor["options"]), data)
    figures = measured[floor.get("of", "onrecord")]
    failures = []
    for bound, better in (("least", operator.ge), ("most", operator.le)):
        for metric, limit in floor.get(bound, {}).items():
            got = figures[metric]
            print(f"gate: {name} {metric} {got:.1f}, at {bound} {limit:.1f}")
            if not better(got, limit):
                failures.append(f"{name}: {metric} is {got:.2f}, where {limit} is the {bound}")
    return failures


@cache
def _measure(name: str, options: tuple[str, ...], data: Path) -> dict[str, dict[str, float]]:
    """Return the figures that ``bench/name`` with these options writes, by whose they are."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "figures.json"
        command = [sys.executable, "-m", f"bench.{name}", *options, "--json", str(written)]
        environment = os.environ | {"ONRECORD_DATA": str(data)}
        subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        figures: dict[str, dict[str, float]] = json.loads(written.read_bytes())["figures"]
        return figures


if __name__ == "__main__":
    main()
