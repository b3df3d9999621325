from __future__ import annotations

from typing import Any

from onrecord.annotators.statements.circumstances import Circumstances
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.finish import before_publication, finish
from onrecord.annotators.statements.mentioned import MentionIndex
from onrecord.annotators.statements.spans import Range
from onrecord.model import Actor, Interval, Mention, Statement, Time
from tests.builders import make_report

_OF_SAYING = frozenset(Circumstances.__struct_fields__)
TEXT = (
    "Varga said on Friday that ships wait. She added that coal is short. "
    "The agency reported that Varga said that ships wait."
)
VARGA = Actor(id="v", name="Ada Varga", kind="person", country=None, wikidata=None)
AGENCY = Actor(id="a", name="Agency", kind="organisation", country=None, wikidata=None)


def where(words: str, after: int = 0) -> Range:
    start = TEXT.index(words, after)
    return start, start + len(words)


def draft(source: str, cue: str, content: str, *, after: int = 0, **fields: Any) -> Draft:
    at = where(source, after)
    known: dict[str, Any] = {
        "kind": "indirect",
        "act": "say",
        "negated": False,
        "source": at,
        "speaker_at": at[0],
        "cue": where(cue, at[0]),
        "content": (where(content, at[0]),),
        "circumstances": Circumstances(),
        "confidence": 0.9,
    }
    of_saying = {name: fields.pop(name) for name in [*fields] if name in _OF_SAYING}
    if of_saying:
        known["circumstances"] = Circumstances(**of_saying)
    return Draft(**{**known, **fields})


def mention(words: str, actor: Actor | None, after: int = 0) -> Mention:
    start, end = where(words, after)
    return Mention(start=start, end=end, text=words, form="name", actor=actor)


def friday(start: str = "2031-05-02", end: str = "2031-05-03") -> Time:
    low, high = where("Friday")
    interval = Interval(start=start, end=end, edtf=start, basis="expressed")
    return Time(
        start=low, end=high, text="Friday", type="DATE", value=start, mod=None, interval=interval
    )


def finished(*drafts: Draft, outlet: str | None = "Harbour Post") -> list[Statement]:
    second = TEXT.index("Varga", 10)
    mentions = [mention("Varga", VARGA), mention("She", VARGA), mention("The agency", AGENCY)]
    report = make_report(TEXT, published="2031-05-04", outlet=outlet)
    return finish(drafts, [*mentions, mention("Varga", VARGA, second)], report)


def test_speaker_and_words() -> None:
    [statement] = finished(draft("Varga", "said", "that ships wait"))
    assert statement.speaker is not None and statement.speaker.name == "Ada Varga"
    assert statement.speaker.mention is not None and statement.speaker.mention.text == "Varga"
    assert [span.text for span in statement.content] == ["that ships wait"]


def test_nobody_is_guessed() -> None:
    [statement] = finished(draft("ships", "wait", "coal is short"))
    assert statement.speaker is None
    assert statement.said == Interval(
        start=None, end="2031-05-05", edtf="/2031-05-04", basis="published"
    )


def test_the_chain_runs_from_the_outlet_to_the_nearest_source() -> None:
    outer = draft("The agency", "reported", "that Varga said that ships wait")
    inner = draft("Varga", "said", "that ships wait", after=TEXT.index("Varga", 10))
    for drafts in ([outer, inner], [inner, outer]):
        found = {s.cue.text: s for s in finished(*drafts) if s.cue is not None}
        assert found["said"].within == found["reported"].id
        assert [a.name for a in found["said"].via] == ["Harbour Post", "Agency"]
        assert found["reported"].within is None
        assert [a.name for a in found["reported"].via] == ["Harbour Post"]


def test_no_outlet_no_first_link() -> None:
    [statement] = finished(draft("Varga", "said", "that ships wait"), outlet=None)
    assert statement.via == ()


def test_nothing_is_said_after_its_publication() -> None:
    late = draft("Varga", "said", "that ships wait", time=friday("2031-05-09", "2031-05-10"))
    assert finished(late)[0].said == before_publication("2031-05-04")


def test_now_tells_nothing_of_when_it_was_said() -> None:
    low, high = where("Friday")
    vague = Interval(start=None, end=None, edtf=None, basis="published")
    now = Time(
        start=low, end=high, text="Friday", type="DATE", value="PRESENT_REF", mod=None,
        interval=vague,
    )  # fmt: skip
    found = finished(draft("Varga", "said", "that ships wait", time=now))
    assert found[0].said == before_publication("2031-05-04")


def test_a_stretch_ends_with_publication() -> None:
    found = finished(draft("Varga", "said", "that ships wait", time=friday(end="2032-01-01")))[0]
    assert (found.said.start, found.said.end) == ("2031-05-02", "2031-05-05")
    assert found.said.edtf == "2031-05-02/2031-05-04"


def test_an_office_does_not_speak_for_the_one_it_serves() -> None:
    text = "A spokesman for Ada Varga said that ships wait."
    report = make_report(text, published="2031-05-04")
    name = Mention(start=16, end=25, text="Ada Varga", form="name", actor=VARGA)
    said = Draft(
        kind="indirect", act="say", negated=False, source=(0, 25), speaker_at=2, cue=(26, 30),
        content=((31, 46),), circumstances=Circumstances(), confidence=0.9,
    )  # fmt: skip
    assert finish([said], [name], report)[0].speaker is None


def test_a_mention_with_an_actor_goes_before_a_longer_one_without() -> None:
    index = MentionIndex([mention("Varga said", None), mention("Varga", VARGA)])
    found = index.at(2)
    assert found is not None and found.actor == VARGA
    assert index.at(40) is None
    assert [m.text for m in index.inside((0, 12))] == ["Varga said", "Varga"]


def test_ids_identify_the_report_and_the_words() -> None:
    one = draft("Varga", "said", "that ships wait")
    assert finished(one)[0].id == finished(one)[0].id
    assert finished(one)[0].id != finished(one, outlet="Other")[0].id


def _speaker_of(source: str, name: str, head: str) -> str | None:
    text = f"{source} said that ships wait."
    low, end = text.index(name), len(source)
    person = Actor(id="p", name=name, kind="person", country=None, wikidata=None)
    named = Mention(start=low, end=low + len(name), text=name, form="name", actor=person)
    said = Draft(
        kind="indirect", act="say", negated=False, source=(0, end), speaker_at=text.index(head),
        cue=(end + 1, end + 5), content=((end + 6, len(text)),), circumstances=Circumstances(),
        confidence=0.9,
    )  # fmt: skip
    found = finish([said], [named], make_report(text, published="2031-05-04"))[0].speaker
    return None if found is None else found.name


def test_who_is_named_beside_what_they_are_speaks_wherever_the_head_is() -> None:
    for source, head in (
        ("Mara Lindqvist, spokeswoman for the port,", "spokeswoman"),
        ("the fund's boss, Lorn lawyer Mara Lindqvist", "boss"),
        ("defending lawyer Mara Lindqvist", "defending"),
    ):
        assert _speaker_of(source, "Mara Lindqvist", head) == "Mara Lindqvist"


def test_who_is_named_in_what_is_theirs_does_not_speak() -> None:
    for source, head in (
        ("Mara Lindqvist's lawyers", "lawyers"),
        ("a Mara Lindqvist spokeswoman", "spokeswoman"),
        ("analysts such as lawyer Mara Lindqvist", "analysts"),
        ("Mara Lindqvist, and aides", "aides"),
    ):
        assert _speaker_of(source, "Mara Lindqvist", head) is None


def test_who_stands_behind_a_dash_or_beside_another_s_name_speaks() -> None:
    for source, head in (
        ("a former candidate -- Mara Lindqvist, who lost", "candidate"),
        ("Toller’s running mate — governor Mara Lindqvist", "mate"),
    ):
        assert _speaker_of(source, "Mara Lindqvist", head) == "Mara Lindqvist"


def _said_by(text: str, source: str, name: str, actor: Actor) -> str | None:
    """Return the speaker of what ``source`` says, where ``name`` is the only mention."""
    low, start = text.index(name), text.index(source)
    end = start + len(source)
    cue = text.index("said", end)
    named = Mention(start=low, end=low + len(name), text=name, form="name", actor=actor)
    said = Draft(
        kind="indirect", act="say", negated=False, source=(start, end), speaker_at=start,
        cue=(cue, cue + 4), content=((cue + 5, len(text)),), circumstances=Circumstances(),
        confidence=0.9,
    )  # fmt: skip
    found = finish([said], [named], make_report(text, published="2031-05-04"))[0].speaker
    return None if found is None else found.name


def test_a_body_named_beside_what_it_is_speaks() -> None:
    for source in ("shipping giants Norrland", "the Norrland news agency"):
        body = Actor(id="n", name="Norrland", kind="organisation", country=None, wikidata=None)
        assert _said_by(f"{source} said that ships wait.", source, "Norrland", body) == "Norrland"
    union = Actor(id="n", name="Norrland", kind="organisation", country=None, wikidata=None)
    for source in ("a critic of the company Norrland", "a Norrland source", "a Norrland group"):
        assert _said_by(f"{source} said that ships wait.", source, "Norrland", union) is None


def test_a_source_that_has_lost_its_name_is_the_one_named_before_it() -> None:
    for text, source in (
        ("Ships wait, Ada Varga from the harbour said today.", "the harbour"),
        ("Sen. Ada Varga (D-Lorn) said today.", "Lorn)"),
        ("Ada Varga (Lorn), head of the port, said today.", "head of the port"),
        ("Old Ada Varga said today.", "Old Ada"),
    ):
        assert _said_by(text, source, "Ada Varga", VARGA) == "Ada Varga"


def test_who_says_it_with_others_is_several() -> None:
    for source in ("Mara Lindqvist and other pilots", "Mara Lindqvist of Lorn and many others"):
        assert _speaker_of(source, "Mara Lindqvist", "Mara") is None
    assert _speaker_of("Mara Lindqvist and a pilot's brother", "Mara Lindqvist", "Mara") is not None


def test_a_source_may_begin_with_by_and_a_name_behind_a_dateline() -> None:
    assert _speaker_of("by the Mara Lindqvist", "Mara Lindqvist", "by") == "Mara Lindqvist"
    source = "GMT) Mara Lindqvist, head of the port"
    assert _speaker_of(source, "Mara Lindqvist", "GMT") == "Mara Lindqvist"


def test_a_common_noun_right_before_a_full_name_tells_what_its_bearer_is() -> None:
    source = "Film director and deep-sea explorer Mara Lindqvist"
    assert _speaker_of(source, "Mara Lindqvist", "director") == "Mara Lindqvist"
    source = "Lessons from the historian Mara Lindqvist"
    assert _speaker_of(source, "Mara Lindqvist", "Lessons") is None


def test_who_is_named_before_a_source_of_its_own_does_not_speak() -> None:
    for text, source in (
        ("They saw Ada Varga, the captain said today.", "the captain"),
        ("They heard of Ada Varga from her friends, as they said today.", "her friends"),
        ("They spoke to Ada Varga, sailors said today.", "sailors"),
        ("In the house of Ada Varga, head of the port said today.", "head of the port"),
    ):
        assert _said_by(text, source, "Ada Varga", VARGA) is None
