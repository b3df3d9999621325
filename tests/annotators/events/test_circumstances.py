from __future__ import annotations

import pytest

from onrecord.annotators.events.circumstances import interval, place, when, where
from onrecord.annotators.language import Parse
from onrecord.intervals import between
from onrecord.model import Interval, Place, Relation, Span, Time
from tests.annotators.events.sentences import at
from tests.parses import parse

PUBLISHED = "2022-04-17"
FRIDAY = Interval(start="2022-04-15", end="2022-04-16", edtf="2022-04-15", basis="expressed")

ROWS = {
    "On Friday the navy shelled Mariupol and met envoys in Oslo.": """
        On on IN prep 5
        Friday Friday NNP pobj 1 DATE
        the the DT det 4
        navy navy NN nsubj 5 ORG
        shelled shell VBD ROOT 0
        Mariupol Mariupol NNP dobj 5 ORG
        and and CC cc 5
        met meet VBD conj 5
        envoys envoy NNS dobj 8
        in in IN prep 8
        Oslo Oslo NNP pobj 10 GPE
        . . . punct 5
        """,
    "The mayor said on Friday that the rebels attacked the port.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        said say VBD ROOT 0
        on on IN prep 3
        Friday Friday NNP pobj 4 DATE
        that that IN mark 9
        the the DT det 8
        rebels rebel NNS nsubj 9
        attacked attack VBD ccomp 3
        the the DT det 11
        port port NN dobj 9
        . . . punct 3
        """,
    "In 2014 the army fought in the east, annexing the port.": """
        In in IN prep 5
        2014 2014 CD pobj 1 DATE
        the the DT det 4
        army army NN nsubj 5
        fought fight VBD ROOT 0
        in in IN prep 5
        the the DT det 8
        east east NN pobj 6
        , , , punct 5
        annexing annex VBG advcl 5
        the the DT det 12
        port port NN dobj 10
        . . . punct 5
        """,
    "Friday's attack killed two.": """
        Friday Friday NNP poss 3 DATE
        's 's POS case 1
        attack attack NN nsubj 4
        killed kill VBD ROOT 0
        two two CD dobj 4 CARDINAL
        . . . punct 4
        """,
    "The talks began on Monday in Istanbul.": """
        The the DT det 2
        talks talk NNS nsubj 3
        began begin VBD ROOT 0
        on on IN prep 3
        Monday Monday NNP pobj 4 DATE
        in in IN prep 3
        Istanbul Istanbul NNP pobj 6 GPE
        . . . punct 3
        """,
    "Police arrested ten people outside the embassy in Cairo.": """
        Police Police NNS nsubj 2
        arrested arrest VBD ROOT 0
        ten ten CD nummod 4 CARDINAL
        people people NNS dobj 2
        outside outside IN prep 2
        the the DT det 7
        embassy embassy NN pobj 5
        in in IN prep 7
        Cairo Cairo NNP pobj 8 GPE
        . . . punct 2
        """,
    "He condemned the attack on Friday.": """
        He he PRP nsubj 2
        condemned condemn VBD ROOT 0
        the the DT det 4
        attack attack NN dobj 2
        on on IN prep 2
        Friday Friday NNP pobj 5 DATE
        . . . punct 2
        """,
    "The mayor said in Oslo that troops raided Bergen.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        said say VBD ROOT 0
        in in IN prep 3
        Oslo Oslo NNP pobj 4 GPE
        that that IN mark 8
        troops troop NNS nsubj 8
        raided raid VBD ccomp 3
        Bergen Bergen NNP dobj 8 ORG
        . . . punct 3
        """,
    "Ten people were wounded in clashes in Cairo on Monday.": """
        Ten ten CD nummod 2 CARDINAL
        people people NNS nsubjpass 4
        were be VBD auxpass 4
        wounded wound VBN ROOT 0
        in in IN prep 4
        clashes clash NNS pobj 5
        in in IN prep 6
        Cairo Cairo NNP pobj 7 GPE
        on on IN prep 4
        Monday Monday NNP pobj 9 DATE
        . . . punct 4
        """,
    "The queen visited Birmingham, Alabama.": """
        The the DT det 2
        queen queen NN nsubj 3
        visited visit VBD ROOT 0
        Birmingham Birmingham NNP dobj 3 GPE
        , , , punct 4
        Alabama Alabama NNP appos 4 GPE
        . . . punct 3
        """,
    "The army withdrew from eastern Ukraine.": """
        The the DT det 2
        army army NN nsubj 3
        withdrew withdraw VBD ROOT 0
        from from IN prep 3
        eastern eastern JJ amod 6
        Ukraine Ukraine NNP pobj 4 GPE
        . . . punct 3
        """,
}
SHELLED, SAID, IN_2014, ATTACK, TALKS, ARRESTED, CONDEMNED, IN_OSLO, WOUNDED, VISITED, WITHDREW = (
    ROWS
)


def time(text: str, words: str, **fields: object) -> Time:
    start = text.index(words)
    given: dict[str, object] = {"type": "DATE", "value": None, "mod": None, "interval": FRIDAY}
    return Time(start=start, end=start + len(words), text=words, **{**given, **fields})  # type: ignore[arg-type]


def read(text: str) -> Parse:
    return parse(text, ROWS[text])


def dated(text: str, word: str, *times: Time, type: str = "ASSAULT") -> str | None:
    parsed = read(text)
    found = when(parsed, at(parsed, word), type, times)
    return None if found is None else found.text


def placed(text: str, word: str, type: str) -> Place | None:
    parsed = read(text)
    return place(where(parsed, at(parsed, word), type), text)


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        (SHELLED, "shelled", "Friday"),
        (ATTACK, "attack", "Friday"),
        (TALKS, "talks", "Monday"),
        (IN_2014, "fought", "2014"),
        (WOUNDED, "wounded", "Monday"),
    ],
)
def test_the_time_that_hangs_on_the_event_is_its_own(text: str, word: str, words: str) -> None:
    assert dated(text, word, time(text, words)) == words


def test_a_verb_that_is_joined_shares_the_time_in_front() -> None:
    assert dated(SHELLED, "met", time(SHELLED, "Friday")) == "Friday"


def test_a_participle_has_the_time_of_the_clause_that_it_accompanies() -> None:
    assert dated(IN_2014, "annexing", time(IN_2014, "2014")) == "2014"


def test_the_time_of_saying_does_not_date_what_is_said() -> None:
    assert dated(SAID, "attacked", time(SAID, "Friday")) is None


def test_a_time_behind_two_events_is_neithers() -> None:
    assert dated(CONDEMNED, "condemned", time(CONDEMNED, "Friday")) is None
    assert dated(CONDEMNED, "attack", time(CONDEMNED, "Friday")) is None


@pytest.mark.parametrize(("type", "words"), [("AGREE", None), ("CONSULT", "Monday")])
def test_by_when_something_is_promised_is_not_when_it_is(type: str, words: str | None) -> None:
    open_before = Interval(start=None, end="2031-05-05", edtf="../2031-05-04", basis="expressed")
    monday = time(TALKS, "Monday", interval=open_before)
    assert dated(TALKS, "talks", monday, type=type) == words


def test_a_set_and_a_time_told_by_the_event_itself_do_not_date_it() -> None:
    assert dated(SHELLED, "shelled", time(SHELLED, "Friday", type="SET")) is None
    start = SHELLED.index("shelled")
    event = Span(start=start, end=start + 7, text="shelled")
    relation = Relation(type="BEFORE", offset=None, event=event)
    assert dated(SHELLED, "shelled", time(SHELLED, "Friday", relation=relation)) is None


def test_a_bare_duration_must_say_how_long() -> None:
    bare = time(SHELLED, "Friday", type="DURATION", interval=None)
    assert dated(SHELLED, "shelled", bare) is None


def test_a_city_is_found_with_its_country_and_where_it_lies() -> None:
    found = placed(TALKS, "talks", "CONSULT")
    assert found is not None
    assert (found.name, found.country, found.geonames) == ("Istanbul", "tr", "745044")
    assert found.latitude == pytest.approx(41.01, abs=0.05)
    assert found.mention is not None
    assert TALKS[found.mention.start : found.mention.end] == "Istanbul"


def test_a_place_that_is_struck_is_where_it_is() -> None:
    found = placed(SHELLED, "shelled", "ASSAULT")
    assert found is not None
    assert (found.name, found.country) == ("Mariupol", "ua")


def test_a_town_goes_before_a_building_in_it() -> None:
    found = placed(ARRESTED, "arrested", "COERCE")
    assert found is not None
    assert (found.name, found.country) == ("Cairo", "eg")


def test_the_place_of_saying_is_not_where_it_happened() -> None:
    found = placed(IN_OSLO, "raided", "COERCE")
    assert found is None or found.name == "Bergen"


def test_those_who_act_are_no_place() -> None:
    parsed = read(SHELLED)
    actor = at(parsed, "Oslo")
    assert where(parsed, at(parsed, "met"), "CONSULT", actors=[actor]) is None


def test_a_place_named_with_its_state_is_that_one() -> None:
    found = placed(VISITED, "visited", "CONSULT")
    assert found is not None
    assert (found.country, found.geonames) == ("us", "4049979")


def test_a_part_of_a_country_has_no_place_of_its_own() -> None:
    found = placed(WITHDREW, "withdrew", "RETREAT")
    assert found is not None
    assert (found.name, found.country) == ("eastern Ukraine", "ua")
    assert (found.latitude, found.geonames) == (None, None)


def test_what_happened_untold_when_lies_before_the_day_is_over() -> None:
    for status in ("happened", "alleged", "denied", "not_happened"):
        found = interval(None, PUBLISHED, status)  # type: ignore[arg-type]
        assert (found.start, found.end, found.basis) == (None, "2022-04-18", "published")


def test_what_somebody_says_happened_lies_before_he_said_it() -> None:
    found = interval(None, PUBLISHED, "alleged", told=FRIDAY)
    assert (found.start, found.end, found.basis) == (None, "2022-04-16", "published")


def test_a_plan_is_not_before_it_was_told() -> None:
    assert interval(None, PUBLISHED, "planned").start == PUBLISHED
    assert interval(None, PUBLISHED, "planned", told=FRIDAY).start == "2022-04-15"
    unknown = interval(None, PUBLISHED, "planned", told=interval(None, PUBLISHED, "happened"))
    assert (unknown.start, unknown.end, unknown.edtf) == (None, None, None)


def test_what_goes_on_or_is_only_asked_for_is_not_bounded() -> None:
    for status in ("ongoing", "requested", "hypothetical", "rejected"):
        found = interval(None, PUBLISHED, status)  # type: ignore[arg-type]
        assert (found.start, found.end, found.edtf) == (None, None, None)


def test_an_expressed_time_stays_up_to_publication() -> None:
    own = time(SHELLED, "Friday")
    assert interval(own, PUBLISHED, "happened") == FRIDAY
    year = between(None, None, basis="expressed")
    since = time(SHELLED, "Friday", interval=year)
    assert interval(since, PUBLISHED, "happened").end == "2022-04-18"
    assert interval(since, PUBLISHED, "happened").basis == "expressed"


def test_a_time_that_cannot_be_is_left_out() -> None:
    later = Interval(start="2022-05-01", end="2022-06-01", edtf="2022-05", basis="expressed")
    found = interval(time(SHELLED, "Friday", interval=later), PUBLISHED, "happened")
    assert (found.start, found.end, found.basis) == (None, "2022-04-18", "published")
    over = interval(time(SHELLED, "Friday"), PUBLISHED, "planned")
    assert (over.start, over.end, over.basis) == (PUBLISHED, None, "published")


def test_a_sentence_of_nothing_but_places_costs_no_more_than_its_length() -> None:
    words = ["shelled shell VBD ROOT 0"]
    words += [f"Oslo{i} Oslo{i} NNP conj {i + 1} GPE" for i in range(2000)]
    text = " ".join(row.split()[0] for row in words)
    parsed = parse(text, "\n".join(words))
    assert where(parsed, 0, "ASSAULT") is None
