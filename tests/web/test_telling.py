from __future__ import annotations

from onrecord.model import Occurrence
from onrecord.store import Period
from onrecord.web.telling import telling
from tests.builders import make_interval, make_occurrence, make_passage, make_report

REPORT = make_report("They met and they signed. Nothing else is known.")
MET = make_passage(REPORT, "They met and they signed.")
ELSE = make_passage(REPORT, "Nothing else is known.")
DAY = make_interval("2031-05-04", "2031-05-05")


def _period(*held: Occurrence) -> Period:
    return Period(day=held[0].when.start, when=held[0].when, occurrences=held)


def test_a_sentence_stands_once_with_all_that_it_tells() -> None:
    met = make_occurrence(MET, type="CONSULT", when=DAY)
    other = make_occurrence(ELSE, when=DAY)
    signed = make_occurrence(MET, type="AGREE", when=DAY)
    found = telling([_period(met, other, signed)], "day", began=None, disputed={signed.id: 2})
    (section,) = found.sections
    assert [told.occurrences for told in section.told] == [(met, signed), (other,)]
    assert section.told[0].disagreements == (0, 2)


def test_what_lies_long_before_the_first_report_stands_apart() -> None:
    old = make_occurrence(ELSE, when=make_interval("2014-01-01", "2015-01-01"))
    new = make_occurrence(MET, when=DAY)
    found = telling([_period(old), _period(new)], "day", began="2031-05-05", disputed={})
    assert [section.title for section in found.before] == ["Some time in 2014"]
    assert [section.title for section in found.sections] == ["4 May 2031"]


def test_where_all_is_old_nothing_stands_apart() -> None:
    old = make_occurrence(ELSE, when=make_interval("2014-01-01", "2015-01-01"))
    found = telling([_period(old)], "day", began="2031-05-05", disputed={})
    assert found.before == ()
    assert len(found.sections) == 1


def test_periods_are_called_by_their_grain() -> None:
    held = make_occurrence(MET, when=DAY)
    spans = {
        "week": make_interval("2031-05-05", "2031-05-12"),
        "month": make_interval("2031-05-01", "2031-06-01"),
    }
    week = Period(day="2031-05-05", when=spans["week"], occurrences=(held,))
    month = Period(day="2031-05-01", when=spans["month"], occurrences=(held,))
    (first,) = telling([week], "week", began=None, disputed={}).sections
    (second,) = telling([month], "month", began=None, disputed={}).sections
    assert (first.title, first.vague) == ("5 – 11 May 2031", False)
    assert (second.title, second.vague) == ("May 2031", False)
    assert first.told[0].date == DAY


def test_what_has_no_day_is_vague() -> None:
    when = make_interval(None, "2031-05-05", basis="published")
    (section,) = telling(
        [_period(make_occurrence(MET, when=when))], "day", began=None, disputed={}
    ).sections
    assert (section.title, section.note, section.vague) == ("By 4 May 2031", "no day given", True)
