"""Any order, any batch size, one go or one at a time, killed or not: the same record."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

import onrecord
from bench.kills import EXAMPLES, kill_and_finish
from onrecord import api, pipeline, settings
from onrecord.knowledge.roster import NO_ROSTER, Roster
from onrecord.model import Annotation, Mode, Report
from onrecord.settings import Settings

pytestmark = pytest.mark.model

Build = Callable[[Path, list[Path], int], None]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One file a report of the example story, names that say nothing of the order."""
    folder = tmp_path_factory.mktemp("reports")
    out = []
    for number, report in enumerate(onrecord.read(EXAMPLES)):
        fields = {name: getattr(report, name) for name in ("published", "outlet", "title", "url")}
        given = {**fields, "byline": report.byline, "text": report.text, "id": report.name}
        path = folder / f"{number}.jsonl"
        path.write_bytes(msgspec.json.encode({k: v for k, v in given.items() if v is not None}))
        out.append(path)
    return out


def _settings(batch: int) -> Settings:
    chosen = settings.load()
    return msgspec.structs.replace(
        chosen, build=msgspec.structs.replace(chosen.build, batch_size=batch)
    )


def _exported(record: Path, folder: Path) -> dict[str, bytes]:
    with onrecord.Record.open(record) as opened:
        assert list(opened.verify()) == []
        api.export(opened, folder, to="jsonl")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def remembered() -> Iterator[None]:
    """Annotate each report once for all builds of this module: the builds are what is tested."""
    with pytest.MonkeyPatch.context() as patch:
        known: dict[tuple[str, str], Annotation] = {}
        annotate = pipeline.annotate

        def once(
            reports: Iterable[Report], *, mode: Mode | None = None, roster: Roster = NO_ROSTER
        ) -> Iterator[tuple[Report, Annotation]]:
            assert mode is None and not len(roster)
            for report in reports:
                if (report.id, report.name) not in known:
                    known[report.id, report.name] = annotate(report)
                yield report, known[report.id, report.name]

        patch.setattr(pipeline, "annotate_all", once)
        yield


@pytest.fixture(scope="module")
def wanted(
    lines: list[Path], remembered: None, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("wanted")
    onrecord.build(lines, record=folder / "r.db", settings=_settings(64))
    return _exported(folder / "r.db", folder / "out")


@pytest.mark.parametrize("batch", [1, 3, 64])
@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_batch_size(
    lines: list[Path], wanted: dict[str, bytes], tmp_path: Path, batch: int, seed: int
) -> None:
    shuffled = random.Random(seed).sample(lines, len(lines))
    onrecord.build(shuffled, record=tmp_path / "r.db", settings=_settings(batch))
    assert _exported(tmp_path / "r.db", tmp_path / "out") == wanted


def test_report_by_report_and_twice(
    lines: list[Path], wanted: dict[str, bytes], tmp_path: Path
) -> None:
    for path in [*reversed(lines), *lines[:3]]:
        onrecord.build(path, record=tmp_path / "r.db")
    assert _exported(tmp_path / "r.db", tmp_path / "out") == wanted


def test_any_number_of_workers(lines: list[Path], wanted: dict[str, bytes], tmp_path: Path) -> None:
    onrecord.build([*reversed(lines), *lines[:3]], record=tmp_path / "r.db", workers=2)
    assert _exported(tmp_path / "r.db", tmp_path / "out") == wanted


def test_no_annotation_depends_on_the_one_before(lines: list[Path]) -> None:
    reports = list(onrecord.read(lines[:5]))
    forth = [msgspec.json.encode(a) for a in onrecord.annotate(reports)]
    back = [msgspec.json.encode(a) for a in onrecord.annotate(reversed(reports))]
    assert forth == back[::-1]


def test_killed_builds_go_on(tmp_path: Path) -> None:
    kill_and_finish(EXAMPLES, tmp_path, times=4, seed=7)
