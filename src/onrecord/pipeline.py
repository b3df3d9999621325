"""Where the parts are named and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.annotators import language, names, statements, times
from onrecord.annotators.quotations import find_quotations
from onrecord.model import Annotation, Report, ReportHead, Time

_READING = ("annotators", "knowledge", "models", "resolvers")


@lru_cache(maxsize=1)
def model_version() -> str:
    """Return what an annotation depends on besides its report: the parser and a hash of the rest.

    Code, knowledge and weights all count, so that no cache outlives a change of any of them; the
    resolvers too, so that a record follows them.
    """
    digest = blake2b(digest_size=8)
    for room in _READING:
        for name, content in sorted(_files(files("onrecord") / room)):
            digest.update(f"{room}/{name} {len(content)}\n".encode() + content)
    return f"{language.MODEL_VERSION}+{digest.hexdigest()}"


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield prefix + entry.name, entry.read_bytes()


def warm_up() -> None:
    """Load the models; without it the first report pays."""
    language.load()


def annotate(report: Report) -> Annotation:
    """Return what ``report`` holds: a pure function of the report and the model version."""
    published = date.fromisoformat(report.published)
    context = times.Context(published)
    quotations = find_quotations(report.text)
    index = statements.QuotationIndex(quotations, report.text)
    found_times: list[Time] = []
    found_names: list[names.Draft] = []
    found_statements: list[statements.Draft] = []
    for parse in language.parse(report.text):
        here = times.find(parse, published=published, context=context)
        found_times += here
        found_names += names.find(parse, quotations)
        found_statements += statements.find(parse, index, here)
    mentions = names.resolve(found_names, report)
    return Annotation(
        report=head(report),
        times=tuple(found_times),
        mentions=tuple(mentions),
        statements=tuple(statements.finish(found_statements, mentions, report)),
    )


def annotate_all(reports: Iterable[Report]) -> Iterator[tuple[Report, Annotation]]:
    """Yield each report with its annotation."""
    for report in reports:
        yield report, annotate(report)


def head(report: Report) -> ReportHead:
    """Return what a report is known by, without its text."""
    return ReportHead(
        id=report.id, name=report.name, published=report.published, outlet=report.outlet,
        title=report.title, url=report.url, language=report.language,
    )  # fmt: skip
