from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Annotation, Occurrence
from onrecord.resolvers.occurrences import find_occurrences
from tests.builders import make_annotation, make_event, make_span, make_statement
from tests.resolvers.occurrences.reports import (
    FRIDAY,
    LINDQVIST,
    PORT,
    SATURDAY,
    UNION,
    WEEK,
    at,
    first,
    open_until,
    report,
    second,
    strike,
)


def found(
    *annotations: Annotation, origins: dict[str, str] | None = None
) -> tuple[Occurrence, ...]:
    return find_occurrences(annotations, {} if origins is None else origins)


def test_two_reports_of_one_strike_are_one_occurrence() -> None:
    (occurrence,) = found(first(), second())
    assert (occurrence.reports, occurrence.sources) == (2, 2)
    assert len(occurrence.events) == 2
    assert occurrence.when == FRIDAY
    assert (occurrence.actors, occurrence.recipients) == ((UNION,), (PORT,))
    assert (occurrence.type, occurrence.status, occurrence.act) == ("PROTEST", "happened", None)


def test_a_copy_is_a_report_but_no_source() -> None:
    one, other = first(), second()
    (occurrence,) = found(one, other, origins={other.report.id: one.report.id})
    assert (occurrence.reports, occurrence.sources) == (2, 1)
    assert occurrence.headline.report == one.report.id


def test_strikes_on_two_days_are_two_occurrences() -> None:
    assert len(found(first(), second(when=SATURDAY))) == 2


def test_the_time_is_what_the_witnesses_have_in_common() -> None:
    (occurrence,) = found(first(when=WEEK), second(when=FRIDAY))
    assert (occurrence.when.start, occurrence.when.end) == ("2031-05-02", "2031-05-03")
    assert occurrence.when.basis == "expressed"


def test_words_date_an_occurrence_before_publication_does() -> None:
    (occurrence,) = found(first(when=open_until("2031-05-05")), second(when=FRIDAY))
    assert occurrence.when == FRIDAY


def test_without_words_the_earliest_report_bounds_it() -> None:
    undated = {"when": open_until("2031-05-05")}
    (occurrence,) = found(first(**undated), second(when=open_until("2031-05-06")))
    assert (occurrence.when.end, occurrence.when.basis) == ("2031-05-05", "published")


def test_strikes_in_two_cities_far_apart_are_two() -> None:
    lorn, tarn = at("Lorn", "se", 60.0, 10.0), at("Tarn", "se", 63.0, 14.0)
    assert len(found(first(where=lorn), second(where=tarn))) == 2
    near = at("Lorn Harbour", "se", 60.1, 10.1)
    assert len(found(first(where=lorn), second(where=near))) == 1


def test_what_one_denies_and_another_reports_is_one_occurrence() -> None:
    early = first(status="happened", published="2031-05-03")
    (occurrence,) = found(early, second(status="denied"))
    assert len(occurrence.events) == 2
    assert occurrence.status == "happened"


def test_a_strike_demanded_is_not_a_strike_held() -> None:
    assert len(found(first(status="happened"), second(status="requested"))) == 2


def test_the_status_is_that_of_most_sources() -> None:
    third = strike(
        "Ostrava crane drivers never went on strike on Friday over night shifts, the harbour said.",
        "third", outlet="Courier", when=FRIDAY, status="denied",
    )  # fmt: skip
    (occurrence,) = found(first(), second(status="denied"), third)
    assert occurrence.status == "denied"
    assert occurrence.headline.report in {second(status="denied").report.id, third.report.id}


def test_what_enough_sources_tell_on_their_own_word_is_not_only_alleged() -> None:
    alleged = [second(outlet=outlet, status="alleged") for outlet in ("Herald", "Courier")]
    (occurrence,) = found(first(), *alleged)
    assert occurrence.status == "happened"
    more = [second(outlet=f"Paper {n}", status="alleged") for n in range(3)]
    (occurrence,) = found(first(), *alleged, *more)
    assert occurrence.status == "alleged"


def test_the_headline_is_the_fullest_independent_sentence() -> None:
    vague = first(when=open_until("2031-05-05"), actors=(), published="2031-05-03")
    (occurrence,) = found(vague, second())
    told = second()
    assert occurrence.headline.report == told.report.id
    assert occurrence.headline.text == told.events[0].sentence.text


def test_the_id_is_that_of_the_earliest_telling() -> None:
    early = first(published="2031-05-03")
    (alone,), (both,) = found(early), found(early, second())
    assert alone.id == both.id


def test_other_deeds_stay_apart() -> None:
    text = "Crane drivers at Ostrava harbour applauded the night shifts on Friday."
    other = strike(text, "other", trigger="applauded", type="SUPPORT", when=FRIDAY)
    assert len(found(first(), other)) == 2


def test_strikes_of_two_parties_are_two() -> None:
    assert len(found(first(), second(actors=(LINDQVIST,), recipients=(UNION,)))) == 2


def test_every_event_is_in_one_occurrence() -> None:
    told = [first(), second(), first(when=SATURDAY, outlet="Courier")]
    ids = [id for occurrence in found(*told) for id in occurrence.events]
    assert sorted(ids) == sorted({event.id for each in told for event in each.events})


QUOTE = "We shall not open the northern quay before the cranes are repaired"


def quoted(name: str, text: str, **fields: object) -> Annotation:
    made = report(text, name, outlet=name)
    values = {"speaker": LINDQVIST, "kind": "direct"} | fields
    return make_annotation(made, statements=[make_statement(made, QUOTE, **values)])


def test_the_same_words_quoted_twice_are_one_occurrence() -> None:
    one = quoted("Post", f"“{QUOTE},” Mara Lindqvist said.")
    other = quoted("Herald", f"Lindqvist was blunt: “{QUOTE}.”", speaker=None)
    (occurrence,) = found(one, other)
    assert (occurrence.act, occurrence.type, occurrence.status) == ("say", None, None)
    assert occurrence.actors == (LINDQVIST,)
    assert len(occurrence.statements) == 2


def test_the_same_words_of_two_speakers_are_no_occurrence() -> None:
    one = quoted("Post", f"“{QUOTE},” Mara Lindqvist said.")
    other = quoted("Herald", f"“{QUOTE},” the union said.", speaker=UNION)
    assert found(one, other) == ()


def test_a_statement_that_one_report_has_is_no_occurrence() -> None:
    assert found(quoted("Post", f"“{QUOTE},” Mara Lindqvist said.")) == ()


def test_a_statement_whose_cue_is_an_event_belongs_to_it() -> None:
    text = "The union accused the harbour board of breaking the treaty."
    made = report(text, "accused")
    event = make_event(made, "accused", type="ACCUSE", actors=(UNION,), recipients=(PORT,))
    cue = make_span(text, "accused")
    statement = make_statement(made, "breaking the treaty", cue=cue, speaker=UNION, act="accuse")
    (occurrence,) = found(make_annotation(made, events=[event], statements=[statement]))
    assert (occurrence.events, occurrence.statements) == ((event.id,), (statement.id,))


def _many() -> list[Annotation]:
    verbs = ("strike", "rally", "strike", "attack", "visit", "talks")
    told = []
    for number in range(24):
        day = 1 + number % 6
        word = verbs[number % len(verbs)]
        text = (
            f"The {word} at Ostrava harbour quay {number % 4} drew crane drivers, report {number}."
        )
        told.append(
            strike(
                text, f"r{number}", trigger=word, published=f"2031-05-0{day}",
                outlet=f"Outlet {number % 5}", when=open_until(f"2031-05-0{day + 1}"),
            )
        )  # fmt: skip
    return told


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_occurrences_are_a_function_of_the_set(rng: random.Random) -> None:
    told = _many()
    wanted = find_occurrences(told, {})
    shuffled = [*told, *rng.choices(told, k=3)]
    rng.shuffle(shuffled)
    assert find_occurrences(shuffled, {}) == wanted
    assert any(occurrence.reports > 1 for occurrence in wanted)
