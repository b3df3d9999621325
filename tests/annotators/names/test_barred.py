from __future__ import annotations

from tests.annotators.names.drafts import SAYS, Story


def test_he_who_tells_somebody_is_somebody_else() -> None:
    story = Story("Rudolf Toller came. Per Arden asked. “No,” he told Arden.")
    story.name("Rudolf Toller", role="subject", clause=15)
    story.name("Per Arden", clause=30, **SAYS)
    he = story.report.text.index("he told")
    story.pronoun("he", clause=he + 3, **SAYS).name("Arden", role="object", clause=he + 3)
    assert story.whose()[2] != ("he", "Per Arden")


def test_whom_another_clause_names_is_not_barred() -> None:
    story = Story("Per Arden spoke. He told them that Arden would stay.")
    story.name("Per Arden", clause=10, **SAYS)
    story.pronoun("He", clause=20, **SAYS).name("Arden", role="subject", clause=46, matrix=20)
    assert story.whose()[1] == ("He", "Per Arden")
