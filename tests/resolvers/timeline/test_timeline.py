"""The timeline: which days and sentences tell a story, whatever the order of its reports."""

from __future__ import annotations

from random import Random
from time import process_time

import pytest
from msgspec.structs import replace

from onrecord.model import Annotation, Interval, Occurrence, Passage, Report, Sentence
from onrecord.resolvers.timeline import (
    Story,
    dated_sentences,
    gather,
    headlines,
    rank_dates,
    tell,
    weigh,
)
from onrecord.resolvers.timeline.told import ReportTold, is_plain, is_smooth, single_day
from onrecord.resolvers.timeline.weights import Weights
from onrecord.resolvers.timeline.words import wording
from tests.builders import (
    make_actor,
    make_event,
    make_head,
    make_interval,
    make_report,
    make_span,
    make_time,
)

WEIGHTS = Weights(-1.0, {"reports after": 1.0, "relevance after": 1.0}, {"like all": 1.0})
BLAST = "The Lindholm refinery exploded on 3 May, killing four workers."
AGAIN = "Four workers were killed when the Lindholm refinery exploded on 3 May."
STRIKE = "Dockers in Lindholm walked out on 9 May over the refinery's safety."
DAYS = {"3 May": "2031-05-03", "9 May": "2031-05-09", "20 May": "2031-05-20"}


def _day(day: str) -> Interval:
    return make_interval(day, f"{day[:8]}{int(day[8:]) + 1:02}")


def _read(*sentences: str, published: str, outlet: str = "Harbour Post") -> ReportTold:
    report, annotation = _annotated(*sentences, published=published, outlet=outlet)
    return tell(report, annotation)


def _annotated(*sentences: str, published: str, outlet: str) -> tuple[Report, Annotation]:
    report = make_report("\n".join(sentences), published=published, outlet=outlet)
    spans = [make_span(report.text, each) for each in sentences]
    times = [
        make_time(report, words, day, interval=_day(day))
        for words, day in DAYS.items()
        if words in report.text
    ]
    annotation = Annotation(
        report=make_head(report),
        times=tuple(times),
        mentions=(),
        statements=(),
        sentences=tuple(
            Sentence(start=s.start, end=s.end, text=s.text, clauses=(), quantities=())
            for s in spans
        ),
    )
    return report, annotation


def _reports() -> list[ReportTold]:
    return [
        _read(BLAST, published="2031-05-05"),
        _read(AGAIN, published="2031-05-06", outlet="Inland Times"),
        _read(BLAST, STRIKE, published="2031-05-10", outlet="Coast Radio"),
    ]


def _story() -> Story:
    return gather(_reports())


def test_the_day_that_more_reports_name_afterwards_is_more_telling() -> None:
    days = [each.day for each in rank_dates(_story(), weights=WEIGHTS)]
    assert days.index("2031-05-03") < days.index("2031-05-09")


def test_what_is_only_announced_makes_no_day_telling() -> None:
    story = gather([*_reports(), _read("A hearing in Lindholm is set for 20 May.",
                                       published="2031-05-11")])  # fmt: skip
    weights = {each.day: each.weight for each in rank_dates(story, weights=WEIGHTS)}
    assert weights.get("2031-05-20", 0.0) < weights["2031-05-09"]


def test_a_headline_is_verbatim_and_not_said_twice() -> None:
    found = headlines(_story(), ["2031-05-03"], per_day=3, weights=WEIGHTS)["2031-05-03"]
    assert [each.text for each in found] in ([BLAST], [AGAIN])


def test_a_day_that_nothing_tells_has_no_headline() -> None:
    assert headlines(_story(), ["2031-07-01"], weights=WEIGHTS) == {}


def test_the_order_of_reports_and_their_repetition_change_nothing() -> None:
    reports = _reports()
    expected = _everything(gather(reports))
    for seed in range(6):
        shuffled = reports + reports[:2]
        Random(seed).shuffle(shuffled)
        assert _everything(gather(shuffled)) == expected


def _everything(story: Story) -> tuple[object, ...]:
    ranked = rank_dates(story, weights=WEIGHTS)
    dated = dated_sentences(story, weights=WEIGHTS)
    weighed = weigh(dated, story, weights=WEIGHTS)
    return ranked, headlines(story, sorted(story.days), weights=WEIGHTS), dated, weighed


def test_copies_are_one_source() -> None:
    report, annotation = _annotated(BLAST, published="2031-05-05", outlet="Harbour Post")
    copy, other = _annotated(BLAST, published="2031-05-06", outlet="Inland Times")
    told = [tell(report, annotation), tell(copy, other, source=report.id)]
    (found,) = dated_sentences(gather(told), weights=WEIGHTS)
    assert (found.reports, found.sources) == (2, 1)
    assert found.headline.report == report.id


def test_a_dated_sentence_without_an_event_is_an_occurrence_with_its_witnesses() -> None:
    blast, strike = dated_sentences(_story(), weights=WEIGHTS)
    assert (blast.type, blast.act, blast.when.start, blast.sources) == (
        None, None, "2031-05-03", 3,
    )  # fmt: skip
    assert (strike.headline.text, strike.sources) == (STRIKE, 1)


def test_a_sentence_whose_event_is_known_is_no_second_occurrence() -> None:
    blast, strike = dated_sentences(_story(), weights=WEIGHTS)
    known = {(strike.headline.report, strike.headline.start)}
    assert dated_sentences(_story(), told=known, weights=WEIGHTS) == (blast,)


def _occurrences() -> tuple[Occurrence, Occurrence]:
    blast, strike = dated_sentences(_story(), weights=WEIGHTS)
    return blast, strike


def _weight(row: Occurrence) -> float:
    return weigh([row], _story(), weights=WEIGHTS)[0].weight


def test_what_happened_weighs_more_than_what_is_planned_or_said() -> None:
    blast, _ = _occurrences()
    happened = _weight(replace(blast, type="COERCE", status="happened"))
    assert happened > _weight(replace(blast, type="COERCE", status="planned")) > 0
    assert happened > _weight(replace(blast, act="say")) > 0


def test_the_same_words_again_weigh_next_to_nothing() -> None:
    blast, strike = _occurrences()
    twin = replace(blast, id="twin")
    found = weigh([twin, strike, blast], _story(), weights=WEIGHTS)
    assert found[-1].headline.text == blast.headline.text
    assert found[-1].weight < found[0].weight / 10


def test_an_occurrence_that_nothing_dates_weighs_little() -> None:
    blast, _ = _occurrences()
    undated = replace(blast, when=make_interval(None, "2031-05-06", basis="published"))
    assert _weight(undated) < _weight(blast) / 3


def test_weights_lie_between_nothing_and_one() -> None:
    assert all(0 <= each.weight <= 1 for each in weigh(_occurrences(), _story(), weights=WEIGHTS))


def test_headlines_are_passages_of_their_reports() -> None:
    texts = {each.report: each for each in _reports()}
    for day in headlines(_story(), ["2031-05-03", "2031-05-09"], weights=WEIGHTS).values():
        for passage in day:
            assert isinstance(passage, Passage) and passage.report in texts


def test_boilerplate_transcripts_questions_and_halves_are_not_shown() -> None:
    assert is_plain(BLAST)
    for text in (
        "Mara Lindqvist contributed to this report from the harbour on 3 May.",
        "LINDQVIST: The harbour was closed on 3 May and nobody knew.",
        "Why was the harbour of Lindholm closed on 3 May?",
        "in the harbour of Lindholm on 3 May as the ferry came in.",
        "Fire at sea; A mayor resigns; The price of fish; Weather for 3 May.",
        "Closed on 3 May.",
    ):
        assert not is_plain(text), text


def test_only_what_words_date_to_one_day_has_a_day() -> None:
    assert single_day(_day("2031-05-03")) == "2031-05-03"
    assert single_day(make_interval("2031-05-03T22:00", "2031-05-04T06:00")) == "2031-05-03"
    assert single_day(make_interval("2031-05-01", "2031-06-01")) is None
    assert single_day(make_interval("2031-05-03", "2031-05-04", basis="published")) is None
    assert single_day(make_interval(None, "2031-05-04")) is None
    assert single_day(None) is None


def test_nothing_makes_an_empty_timeline() -> None:
    story = gather([])
    assert (rank_dates(story), dated_sentences(story), weigh([], story)) == ((), (), ())


STAMPS = (
    "Friday 10 June 2031 00.05 BST The harbour of Lindholm was closed by its dockers.",
    "Wednesday, July 21, 2031; 6:43 PM Four firms of Lindholm built a harbour together.",
    "The harbour of Lindholm was closed on Monday, first published May 3, 2031 in print.",
    "Dockers of Lindholm at the gate on 3 May, see Page A12 for all that was said.",
    "1146: Norma Field in Lindholm says that the harbour was closed again on 3 May.",
    "7.00-10.30 pm Norma Field presents the sport of 3 May from the harbour of Lindholm.",
    "The harbour of Lindholm was closed on 3 May (By Norma Field -- Inland News).",
    "In this Friday, May 3, 2031, file photo the harbour of Lindholm lies empty.",
)


@pytest.mark.parametrize("text", STAMPS)
def test_what_is_printed_beside_the_news_is_not_shown(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour of Lindholm was closed at 7.30 on Friday 3 May by its dockers.",
        "At 00.45 BST on 3 May the refinery of Lindholm exploded, killing four workers.",
        "By May 2031 the harbour had been closed for three weeks and seven days.",
        "Share prices fell on 3 May as the harbour of Lindholm stayed closed.",
    ],
)
def test_hours_and_dates_of_the_news_are_no_stamps(text: str) -> None:
    assert is_plain(text) and is_smooth(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour closed again After three weeks the dockers of Lindholm went home on 3 May.",
        "Even had the mayor resigned on 3 May, the dockers would not have gone home.",
        "A ship waits outside the harbour of Lindholm, Friday, May 3, 2031.",
        "Well, on 3 May the harbour was closed and there was nobody at the gate.",
        "On 3 May we went to the harbour and it was closed as far as one could see.",
    ],
)
def test_what_reads_badly_alone_is_not_smooth(text: str) -> None:
    assert is_plain(text) and not is_smooth(text)


def test_hostile_texts_are_read_in_no_time() -> None:
    before = process_time()
    for part in ("a 1.1 ", "May 1 ", "a The ", "(by ", "photo in this ", "we ’", "12.30 pm - "):
        is_smooth(part * 10_000)
        wording().boilerplate.search(part * 10_000)
    assert process_time() - before < 5


def test_the_best_sentence_that_tells_an_event_is_its_headline() -> None:
    report, annotation = _annotated(AGAIN, published="2031-05-06", outlet="Inland Times")
    event = make_event(report, "killed", type="ASSAULT", when=_day("2031-05-03"))
    told = tell(report, replace(annotation, events=(event,)))
    story = gather([*_reports()[::2], told])
    blast, _ = _occurrences()
    odd_text = "Even had it not exploded, 3 May was bad."
    odd = replace(
        blast,
        type="ASSAULT",
        status=event.status,
        events=(event.id,),
        headline=replace(blast.headline, end=len(odd_text), text=odd_text, start=0),
    )
    (found,) = weigh([odd], story, weights=WEIGHTS)
    assert found.headline.text == AGAIN
    assert found.trigger is not None and found.trigger.text == "killed"


def test_a_day_long_before_any_report_is_background() -> None:
    blast, _ = _occurrences()
    known = _story()
    old = "The Lindholm refinery exploded on 3 May, killing four workers in 1999."
    (told,) = dated_sentences(gather([_old(old)]), weights=WEIGHTS)
    story = gather([*_reports(), _old(old)])
    weights = {row.id: row.weight for row in weigh([blast, told], story, weights=WEIGHTS)}
    assert weights[told.id] < weights[blast.id] / 2
    assert weigh([blast], known, weights=WEIGHTS)[0].weight > 0


def _old(text: str) -> ReportTold:
    report = make_report(text, published="2031-05-05", outlet="Archive")
    time = make_time(report, "3 May", "1999-05-03", interval=_day("1999-05-03"))
    span = make_span(text, text)
    sentence = Sentence(start=0, end=span.end, text=text, clauses=(), quantities=())
    annotation = Annotation(
        report=make_head(report), times=(time,), mentions=(), statements=(), sentences=(sentence,)
    )
    return tell(report, annotation)


def test_undated_news_at_the_head_of_a_report_is_of_its_day() -> None:
    lead = "The Lindholm refinery has been fined for the blast that killed four workers."
    report = make_report(lead, published="2031-05-10", outlet="Coast Radio")
    sentence = Sentence(start=0, end=len(lead), text=lead, clauses=(), quantities=())
    annotation = Annotation(
        report=make_head(report), times=(), mentions=(), statements=(), sentences=(sentence,)
    )
    story = gather([*_reports(), tell(report, annotation)])
    undated = make_interval(None, "2031-05-11", basis="published")
    blast, _ = _occurrences()
    passage = replace(
        blast.headline, start=0, end=len(lead), text=lead, report=report.id, published="2031-05-10"
    )
    row = replace(blast, type="SANCTION", status="happened", when=undated, headline=passage)
    (news,) = weigh([row], story, weights=WEIGHTS)
    (plan,) = weigh([replace(row, status="planned")], story, weights=WEIGHTS)
    assert news.weight > 4 * plan.weight


def test_the_same_deed_the_next_day_adds_less() -> None:
    blast, strike = _occurrences()
    mara = make_actor("Mara Lindqvist")
    one = replace(blast, type="PROTEST", status="happened", actors=(mara,))
    when = make_interval("2031-05-04", "2031-05-05")
    other = replace(strike, type="PROTEST", status="happened", actors=(mara,), when=when)
    alone = next(
        row.weight
        for row in weigh([one, replace(other, actors=())], _story(), weights=WEIGHTS)
        if row.id == other.id
    )
    beside = next(
        row.weight for row in weigh([one, other], _story(), weights=WEIGHTS) if row.id == other.id
    )
    assert beside < alone


def test_a_sentence_begins_behind_the_stamp_that_it_is_glued_to() -> None:
    text = f"Refinery in flames Friday 9 May 2031 00.05 BST {BLAST}"
    (told,) = _read(text, published="2031-05-09").sentences
    assert told.passage.text == BLAST
    assert told.passage.start == text.index(BLAST)
    assert list(told.days) == ["2031-05-03"]
