"""Where the parts are named and put in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import NamedTuple

from onrecord.annotators import events, language, names, sentences, statements, times
from onrecord.annotators.quotations import Quotation, find_quotations
from onrecord.knowledge.roster import NO_ROSTER, Roster
from onrecord.model import (
    Account,
    Annotation,
    Event,
    Mention,
    Mode,
    Occurrence,
    Report,
    ReportHead,
    Sentence,
    Statement,
    Story,
    Time,
)
from onrecord.resolvers import (
    calendar,
    copies,
    disagreements,
    occurrences,
    positions,
    stories,
    timeline,
)

# A text of more code points is resolved in sections, in bounded memory: it is no news report, and
# "he" does not reach from one end of it to the other.
_SECTION = 400_000
_READING = ("annotators", "knowledge", "models", "resolvers")
_READ = (".py", ".toml", ".csv", ".onnx", ".json")


def model_version(*, mode: Mode | None = None, roster: Roster = NO_ROSTER) -> str:
    """Return what an annotation depends on besides its report: parser, code, mode and cast.

    Code, knowledge and weights all count, so that no cache outlives a change of any of them; the
    resolvers too, so that a record follows them.
    """
    version = f"{language.MODEL_VERSION}+{_digest()}"
    chosen = version if mode is None else f"{version}+{mode}"
    return f"{chosen}+cast:{roster.digest}" if len(roster) else chosen


@lru_cache(maxsize=1)
def _digest() -> str:
    """Return the hash of all that a reading is made by, but the parser."""
    digest = blake2b(digest_size=8)
    package = files("onrecord")
    read = [(name, (package / name).read_bytes()) for name in ("model.py", "pipeline.py")]
    read += [entry for room in _READING for entry in _files(package / room, f"{room}/")]
    for name, content in sorted(read):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and entry.name.endswith(_READ):
            yield prefix + entry.name, entry.read_bytes()


def warm_up() -> None:
    """Load the models; without it the first report pays."""
    language.load()


def annotate(
    report: Report,
    *,
    mode: Mode | None = None,
    explain: bool = False,
    roster: Roster = NO_ROSTER,
) -> Annotation:
    """Return what ``report`` holds: a pure function of the report and the model version.

    ``mode`` is how its dates are read, ``None`` to let the text decide; with ``explain``, every
    time says what made its value. ``roster`` is the user's cast, which is asked before the tables.
    """
    quotations = find_quotations(report.text)
    index = statements.QuotationIndex(quotations, report.text)
    context = times.Context(date.fromisoformat(report.published), mode)
    found = _Found([], [], [], [], [])
    for section in _sections(language.parse(report.text)):
        dated = _dated(section, context, explain=explain)
        _read_section(dated, report, quotations, index, found, roster)
    return Annotation(
        report=head(report),
        times=tuple(found.times),
        mentions=tuple(found.mentions),
        statements=tuple(found.statements),
        events=tuple(found.events),
        sentences=tuple(found.sentences),
    )


class _Found(NamedTuple):
    times: list[Time]
    mentions: list[Mention]
    statements: list[Statement]
    events: list[Event]
    sentences: list[Sentence]


def _dated(
    section: Iterable[language.Parse], context: times.Context, *, explain: bool
) -> Iterator[tuple[language.Parse, list[Time]]]:
    """Yield the passages, one at a time in memory, each with its times."""
    for parse in section:
        here = times.find(parse, published=context.published, context=context, explain=explain)
        yield parse, here


def _read_section(
    section: Iterable[tuple[language.Parse, list[Time]]],
    report: Report,
    quotations: Sequence[Quotation],
    index: statements.QuotationIndex,
    found: _Found,
    roster: Roster,
) -> None:
    """Add what the passages of one section hold; only there do names and pronouns meet."""
    named: list[names.Draft] = []
    stated: list[statements.Draft] = []
    happenings: list[events.Draft] = []
    for parse, here in section:
        found.times.extend(here)
        found.sentences.extend(sentences.find(parse, here))
        named += names.find(parse, _around(quotations, parse), roster=roster)
        said = statements.find(parse, index, here)
        happenings += events.find(parse, index, here, said)
        stated += said
    mentions = names.resolve(named, report, roster=roster)
    told = statements.finish(stated, mentions, report)
    heard = statements.with_asked(mentions, told)
    if heard != mentions:
        mentions, told = heard, statements.finish(stated, heard, report)
    found.mentions.extend(mentions)
    found.statements.extend(told)
    sources = statements.vouchers(stated, told, mentions, report)
    tellings = list(map(events.Telling, told, sources))
    found.events.extend(events.finish(happenings, tellings, mentions, report))


def _around(quotations: Sequence[Quotation], parse: language.Parse) -> Sequence[Quotation]:
    """Return the quotations that meet a passage; none overlaps another."""
    low = bisect_right(quotations, parse.start, key=lambda quotation: quotation.end)
    high = bisect_left(quotations, parse.end, key=lambda quotation: quotation.start)
    return quotations[low:high]


def _sections(passages: Iterable[language.Parse]) -> Iterator[Iterator[language.Parse]]:
    """Yield the passages by section; every report of a usual length is one."""
    for _, section in groupby(passages, key=lambda parse: parse.start // _SECTION):
        yield section


def annotate_all(
    reports: Iterable[Report], *, mode: Mode | None = None, roster: Roster = NO_ROSTER
) -> Iterator[tuple[Report, Annotation]]:
    """Yield each report with its annotation."""
    for report in reports:
        yield report, annotate(report, mode=mode, roster=roster)


Read = tuple[Report, Annotation]


def account(
    read: Callable[[], Iterable[Read]], bonds: occurrences.Bonds = occurrences.NO_BONDS
) -> Account:
    """Return what a set of reports tells together.

    ``read`` gives the whole set anew, however ordered, one report at a time in memory; the
    annotations carry the record's actors. ``bonds`` are what people say of pairs of entries.
    """
    repeated, origins = copies.find_copies(report for report, _ in read())
    sources = {origin.report: origin.origin for origin in origins}
    told = occurrences.find_occurrences((each for _, each in read()), sources, bonds)
    # What only another report dates: *since the meeting in Lanmark*.
    found = calendar.dated(told, (each for _, each in read()))
    return Account(
        copies=repeated,
        origins=origins,
        occurrences=_weighed(read, found, sources),
        disagreements=disagreements.find_disagreements((each for _, each in read()), found),
        positions=positions.find_positions(each for _, each in read()),
        stories=_stories(read),
    )


def _stories(read: Callable[[], Iterable[Read]]) -> tuple[Story, ...]:
    # Both are held whole for it, so one pass serves.
    whole = list(read())
    return stories.find_stories((report for report, _ in whole), (each for _, each in whole))


def _weighed(
    read: Callable[[], Iterable[Read]], found: Iterable[Occurrence], sources: Mapping[str, str]
) -> tuple[Occurrence, ...]:
    """Return the occurrences, with those of sentences that hold none, and how telling each is."""
    telling: list[timeline.ReportTold] = []
    told: set[tuple[str, int]] = set()
    for report, annotation in read():
        telling.append(timeline.tell(report, annotation, source=sources.get(report.id)))
        told.update((event.report, event.sentence.start) for event in annotation.events)
    story = timeline.gather(telling)
    return timeline.weigh([*found, *timeline.dated_sentences(story, told=told)], story)


def head(report: Report) -> ReportHead:
    """Return what a report is known by, without its text."""
    return ReportHead(
        id=report.id, name=report.name, published=report.published, outlet=report.outlet,
        title=report.title, url=report.url, language=report.language,
    )  # fmt: skip
