from __future__ import annotations

from onrecord.annotators.statements.circumstances import Addressee
from onrecord.annotators.statements.mentioned import MentionIndex, addressed
from tests.builders import make_actor, make_mention, make_report

REPORT = make_report("The Lorn Times asked. Varga told the Times and reporters that ships wait.")
TIMES = make_actor("Lorn Times", REPORT, kind="organisation")
INDEX = MentionIndex([make_mention(REPORT, "Lorn Times", TIMES)])


def at(words: str) -> tuple[int, int]:
    start = REPORT.text.rindex(words)
    return start, start + len(words)


def test_a_short_name_is_that_of_the_one_organisation_that_ends_in_it() -> None:
    found = addressed(Addressee(at("Times")[0], at("Times"), "unknown"), INDEX, REPORT)
    assert found is not None and found.id == TIMES.id
    assert found.mention is not None and found.mention.start == at("Times")[0]
    assert INDEX.fuller("Post") is None


def test_a_description_is_an_actor_of_this_mention() -> None:
    found = addressed(Addressee(at("reporters")[0], at("reporters"), "group"), INDEX, REPORT)
    assert found is not None and (found.name, found.kind) == ("reporters", "group")
    assert found.country is None and found.wikidata is None


def test_a_pronoun_that_nobody_knows_is_nobody() -> None:
    assert addressed(Addressee(at("that")[0], at("that"), None), INDEX, REPORT) is None
