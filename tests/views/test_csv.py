from __future__ import annotations

import csv as reader
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Event, Place, Relation, Statement, Value
from onrecord.views import csv
from tests.builders import (
    make_actor,
    make_disagreement,
    make_event,
    make_interval,
    make_occurrence,
    make_passage,
    make_report,
    make_span,
    make_statement,
    make_story,
)


class Row(Value, frozen=True, kw_only=True):
    words: str
    number: float | None = None


class Related(Value, frozen=True, kw_only=True):
    relation: Relation | None = None


def table(*values: Value) -> list[dict[str, str]]:
    text = "".join(csv.lines(values, type(values[0])))
    return list(reader.DictReader(StringIO(text, newline="")))


def test_nested_values_become_columns() -> None:
    report = make_report("“Shut,” said Ada Brook, “for good.”")
    statement = make_statement(
        report,
        "“Shut,”",
        content=(make_span(report.text, "“Shut,”"), make_span(report.text, "“for good.”")),
        speaker=make_actor("Ada Brook", report),
        cue=make_span(report.text, "said"),
        said=make_interval("2031-05-03", "2031-05-04"),
        addressees=(make_actor("Bo"), make_actor("Cy")),
    )
    (row,) = table(statement)
    assert row["content"] == "“Shut,” […] “for good.”"
    assert row["content_spans"] == "[0,7) [24,35)"
    assert (row["speaker"], row["speaker_kind"]) == ("Ada Brook", "person")
    assert (row["cue"], row["cue_start"], row["cue_end"]) == ("said", "8", "12")
    assert (row["said_start"], row["said_end"]) == ("2031-05-03", "2031-05-04")
    assert (row["addressees"], row["negated"]) == ("Bo; Cy", "false")
    assert (row["source"], row["source_start"], row["place"]) == ("", "", "")


def test_an_event_is_a_row() -> None:
    report = make_report("Ada and Bo met Cy in Saltmere.")
    place = Place(
        name="Saltmere", country="xa", latitude=1.5, longitude=None, geonames=None, mention=None
    )
    ada, bo = make_actor("Ada"), make_actor("Bo")
    (row,) = table(
        make_event(
            report, "met", actors=(ada, bo), recipients=(make_actor("Cy"),), where=place,
            contexts=("military", "legal"), when=make_interval("2031-05-03", None),
        )
    )  # fmt: skip
    assert (row["trigger"], row["trigger_start"], row["trigger_end"]) == ("met", "11", "14")
    assert (row["actors"], row["actors_ids"]) == ("Ada; Bo", f"{ada.id} {bo.id}")
    assert (row["recipients"], row["via"], row["mode"]) == ("Cy", "Harbour Post", "")
    assert (row["where"], row["where_country"], row["where_latitude"]) == ("Saltmere", "xa", "1.5")
    assert (row["when_start"], row["when_end"], row["contexts"]) == (
        "2031-05-03", "", "military; legal",
    )  # fmt: skip
    assert row["sentence"] == report.text
    (header,) = csv.lines([], Event)
    assert header.startswith("id,report,report_name,published,outlet,trigger,trigger_start,")


def test_a_relation_is_its_type_offset_and_event() -> None:
    text = "It began two days after the vote."
    relation = Relation(type="AFTER", offset="P2D", event=make_span(text, "the vote"))
    named, bare = table(Related(relation=relation), Related())
    assert named == {
        "relation": "AFTER", "relation_offset": "P2D", "relation_event": "the vote",
        "relation_event_start": "24", "relation_event_end": "32",
    }  # fmt: skip
    assert set(bare.values()) == {""}


def test_a_passage_is_its_words_their_place_and_their_report() -> None:
    one = make_report("Twelve were held.")
    other = make_report("There were 27.", outlet=None, name="two.txt", published="2031-05-09")
    differs = make_disagreement(
        make_passage(one, "Twelve"), make_passage(other, "27"), one_source=make_actor("Ada")
    )
    (row,) = table(differs)
    assert {name: row[name] for name in row if name.startswith("one")} == {
        "one": "Twelve", "one_start": "0", "one_end": "6", "one_report": one.id,
        "one_report_name": "report.txt", "one_published": "2031-05-04",
        "one_outlet": "Harbour Post", "one_value": "twelve", "one_source": "Ada",
        "one_source_id": make_actor("Ada").id, "one_source_kind": "person",
        "one_source_country": "", "one_source_wikidata": "",
    }  # fmt: skip
    assert (row["other"], row["other_start"], row["other_outlet"]) == ("27", "11", "")
    assert (row["other_source"], row["occurrence"], row["kind"]) == ("", "", "number")


def test_an_occurrence_has_its_entries_and_headline_in_cells() -> None:
    report = make_report("They met.")
    told = make_occurrence(
        make_passage(report), events=("a", "b"), when=make_interval("2031-05-03", None),
        actors=(make_actor("Ada"), make_actor("Bo")),
    )  # fmt: skip
    (row,) = table(told)
    assert (row["headline"], row["headline_report"], row["headline_end"]) == (
        "They met.", report.id, "9",
    )  # fmt: skip
    assert (row["events"], row["statements"], row["act"], row["sources"]) == ("a; b", "", "", "1")
    assert (row["actors"], row["when_start"], row["when_end"]) == ("Ada; Bo", "2031-05-03", "")


def test_a_story_names_its_words_actors_and_reports() -> None:
    report = make_report()
    (row,) = table(
        make_story("quay", [report], words=("quay", "dues"), actors=(make_actor("Ada"),))
    )
    assert (row["words"], row["actors"], row["reports"]) == ("quay; dues", "Ada", report.id)


def test_no_rows_are_a_header() -> None:
    (header,) = csv.lines([], Statement)
    assert header.startswith("id,report,report_name,published,outlet,kind,")
    assert header.endswith("\r\n")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(words: str) -> None:
    (row,) = table(Row(words=words, number=-1.5))
    assert row == {"words": f"'{words}", "number": "-1.5"}


@given(
    st.text(alphabet=st.characters(codec="utf-8")).filter(lambda text: text[:1] not in "=+-@\t\r\n")
)
def test_any_other_text_is_read_back_as_it_was(words: str) -> None:
    (row,) = table(Row(words=words))
    assert row["words"] == words


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_record_ends_as_rfc_4180_says(words: str) -> None:
    _, line = csv.lines([Row(words=words)], Row)
    assert line.endswith(",\r\n")
