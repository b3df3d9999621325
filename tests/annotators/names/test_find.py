from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.annotators.names import Draft, find
from onrecord.annotators.quotations import find_quotations
from tests.parses import parse


def drafts(text: str, rows: str) -> dict[str, Draft]:
    return {draft.text: draft for draft in find(parse(text, rows), find_quotations(text))}


def test_title_and_country_are_cut_off_and_kept() -> None:
    found = drafts(
        "Ukrainian Foreign Minister Boris Arden left.",
        """
        Ukrainian ukrainian JJ amod 5 NORP
        Foreign Foreign NNP compound 3
        Minister Minister NNP compound 5
        Boris Boris NNP compound 5 PERSON
        Arden Arden NNP nsubj 6 PERSON
        left leave VBD ROOT 0
        . . . punct 6
        """,
    )
    # Every entity row of a hand-made parse begins an entity; the run is one all the same.
    assert found["Boris Arden"].kind == "person"
    title = found["Boris Arden"].titles[0]
    assert (title.office, title.country) == ("foreign minister", "ua")


def test_an_office_with_a_country_is_a_description_and_the_country_a_name() -> None:
    found = drafts(
        "Ukraine's president said no.",
        """
        Ukraine Ukraine NNP poss 3 GPE
        's 's POS case 1
        president president NN nsubj 4
        said say VBD ROOT 0
        no no UH intj 4
        . . . punct 4
        """,
    )
    description = found["Ukraine's president"]
    assert (description.form, description.speaks, description.definite) == (
        "description",
        True,
        True,
    )
    assert (found["Ukraine"].kind, found["Ukraine"].country) == ("state", "ua")


def test_a_town_taken_for_a_person_is_a_place() -> None:
    found = drafts(
        "He left Kyiv.",
        """
        He he PRP nsubj 2
        left leave VBD ROOT 0
        Kyiv Kyiv NNP dobj 2 PERSON
        . . . punct 2
        """,
    )
    assert found["Kyiv"].kind == "place"
    assert found["He"].gender == "m"


def test_bracketed_letters_are_no_name() -> None:
    found = drafts(
        "“[W]e know,” Mr Arden said.",
        """
        “ " `` punct 4
        [ [ XX dep 4
        W]e W]e NNP nsubj 4 PERSON
        know know VBP ccomp 9
        , , , punct 9
        ” " '' punct 9
        Mr Mr NNP compound 8
        Arden Arden NNP nsubj 9 PERSON
        said say VBD ROOT 0
        . . . punct 9
        """,
    )
    assert {words: draft.form for words, draft in found.items()} == {
        "[W]e": "pronoun",
        "Arden": "name",
    }
    assert (found["Arden"].gender, found["Arden"].honorific) == ("m", True)


def test_a_name_in_apposition_gets_the_office() -> None:
    found = drafts(
        "Arden, the mayor, left.",
        """
        Arden Arden NNP nsubj 6 ORG
        , , , punct 1
        the the DT det 4
        mayor mayor NN appos 1
        , , , punct 1
        left leave VBD ROOT 0
        . . . punct 6
        """,
    )
    assert found["Arden"].kind == "person"
    assert found["the mayor"].partner == found["Arden"].start
    assert [title.office for title in found["Arden"].titles] == ["mayor"]


def test_a_hyphen_holds_a_name_together() -> None:
    found = drafts(
        "Carl-Henrik Toller left.",
        """
        Carl Carl NNP compound 3 PERSON
        - - HYPH punct 3
        Henrik Henrik NNP compound 4
        Toller Toller NNP nsubj 5
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    assert "Carl-Henrik Toller" in found


def test_pm_behind_a_number_is_no_prime_minister() -> None:
    found = drafts(
        "It began at 3 pm.",
        """
        It it PRP nsubj 2
        began begin VBD ROOT 0
        at at IN prep 2
        3 3 CD nummod 5
        pm pm NN pobj 3
        . . . punct 2
        """,
    )
    assert found == {}


def test_what_stands_within_quotation_marks_is_known() -> None:
    found = drafts(
        "“She left,” Arden said.",
        """
        “ " `` punct 3
        She she PRP nsubj 3
        left leave VBD ccomp 7
        , , , punct 7
        ” " '' punct 7
        Arden Arden NNP nsubj 7 PERSON
        said say VBD ROOT 0
        . . . punct 7
        """,
    )
    assert (found["She"].quotation, found["Arden"].quotation) == (0, -1)
    assert found["Arden"].speaks


def test_a_union_of_dockers_keeps_its_apostrophe() -> None:
    found = drafts(
        "The Dockers’ Union left.",
        """
        The the DT det 4
        Dockers Dockers NNPS nmod 4 ORG
        ’ ' POS case 2
        Union Union NNP nsubj 5
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    assert found["Dockers’ Union"].kind == "organisation"


def test_the_possessor_of_an_office_is_kept_though_no_table_knows_it() -> None:
    found = drafts(
        "Ruritania's prime minister left.",
        """
        Ruritania Ruritania NNP poss 4
        's 's POS case 1
        prime prime JJ amod 4
        minister minister NN nsubj 5
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    title = found["Ruritania's prime minister"].titles[0]
    assert (title.office, title.owner, title.possessed) == ("prime minister", "ruritania", True)


def test_in_tells_a_place_and_a_stake_in_does_not() -> None:
    rows = """
        The the DT det 2
        {noun} {noun} NN nsubj 5
        in in IN prep 2
        Lorn Lorn NNP pobj 3 ORG
        fell fall VBD ROOT 0
        . . . punct 5
        """
    found = {
        noun: drafts(f"The {noun} in Lorn fell.", rows.format(noun=noun))["Lorn"].located
        for noun in ("bridge", "stake")
    }
    assert found == {"bridge": True, "stake": False}


def test_a_legal_form_alone_is_nobody_s_name() -> None:
    found = drafts(
        "The LLC left.",
        """
        The the DT det 2
        LLC LLC NNP nsubj 3 ORG
        left leave VBD ROOT 0
        . . . punct 3
        """,
    )
    assert "LLC" not in found


def test_people_have_no_article() -> None:
    found = drafts(
        "The Halvard Line left.",
        """
        The the DT det 3
        Halvard Halvard NNP compound 3 PERSON
        Line Line NNP nsubj 4
        left leave VBD ROOT 0
        . . . punct 4
        """,
    )
    assert found["Halvard Line"].kind != "person"


def test_a_label_in_capitals_is_no_part_of_a_name() -> None:
    found = drafts(
        "WATCH Mara Lindqvist left.",
        """
        WATCH WATCH NNP compound 3
        Mara Mara NNP compound 3
        Lindqvist Lindqvist NNP nsubj 4 PERSON
        left leave VBD ROOT 0
        . . . punct 4
        """,
    )
    assert "Mara Lindqvist" in found


def inside(text: str, rows: str) -> dict[str, Draft]:
    """Return the drafts where all words of the model's entity after the first go on with it."""
    parsed = parse(text, rows)
    for before, token in pairwise(parsed.tokens):
        token.begins = token.begins and not before.entity
    return {draft.text: draft for draft in find(parsed, find_quotations(text))}


def test_an_article_joined_to_a_surname_is_part_of_the_name() -> None:
    found = inside(
        "They followed Abu Omar al-Zubairi home.",
        """
        They they PRP nsubj 2
        followed follow VBD ROOT 0
        Abu Abu NNP compound 7 PERSON
        Omar Omar NNP compound 7 PERSON
        al al NNP compound 7 PERSON
        - - NNP punct 7 PERSON
        Zubairi Zubairi NNP dobj 2 PERSON
        home home RB advmod 2
        . . . punct 2
        """,
    )
    assert found["Abu Omar al-Zubairi"].kind == "person"


FIELDS = """
    The the DT det 2 {0}
    Department Department NNP nsubj 10 {0}
    of of IN prep 2 {0}
    Harbours Harbours NNP pobj 3 {0}
    , , , punct 4 {0}
    Tides Tides NNP conj 4 {0}
    and and CC cc 6 {0}
    Fisheries Fisheries NNP conj 6 {0}
    today today NN npadvmod 10
    left leave VBD ROOT 0
    . . . punct 10
    """
DEPARTMENT = "The Department of Harbours, Tides and Fisheries today left."


def test_a_body_may_list_its_fields() -> None:
    found = inside(DEPARTMENT, FIELDS.format("ORG"))
    assert found["Department of Harbours, Tides and Fisheries"].kind == "organisation"


def test_a_comma_between_two_bodies_parts_them() -> None:
    rows = FIELDS.format("ORG").splitlines()
    rows[5] = rows[5].replace(" ORG", "")
    assert "Department of Harbours" in inside(DEPARTMENT, "\n".join(rows))


@pytest.mark.parametrize("entity", ["ORG", ""])
def test_the_premier_league_is_no_premier(entity: str) -> None:
    found = inside(
        "The Premier League began.",
        f"""
        The the DT det 3 {entity}
        Premier Premier NNP compound 3 {entity}
        League League NNP nsubj 4 {entity}
        began begin VBD ROOT 0
        . . . punct 4
        """,
    )
    assert ("Premier League" in found) == bool(entity)


def test_an_ocean_is_not_the_magazine_of_its_name() -> None:
    found = drafts(
        "Oil reached the Atlantic.",
        """
        Oil oil NN nsubj 2
        reached reach VBD ROOT 0
        the the DT det 4
        Atlantic Atlantic NNP dobj 2 LOC
        . . . punct 2
        """,
    )
    assert found["Atlantic"].kind == "place"


@pytest.mark.parametrize("name", ["Tue Jun", "H7N9"])
def test_a_date_or_a_code_is_nobody(name: str) -> None:
    first, _, last = name.partition(" ")
    row = f"{last} {last} NNP nsubj 3 PERSON" if last else ""
    found = drafts(
        f"{name} came.",
        f"""
        {first} {first} NNP {"compound 2" if last else "nsubj 2"} PERSON
        {row}
        came come VBD ROOT 0
        . . . punct {3 if last else 2}
        """.replace("\n        \n", "\n"),
    )
    assert found.keys().isdisjoint({"Rudolf Sound", "Sound", "Mexico"})


def test_an_epithet_is_no_name() -> None:
    found = inside(
        "The King of Swing sang.",
        """
        The the DT det 2 PERSON
        King King NNP nsubj 5 PERSON
        of of IN prep 2 PERSON
        Swing Swing NNP pobj 3 PERSON
        sang sing VBD ROOT 0
        . . . punct 5
        """,
    )
    assert all(draft.form != "name" for draft in found.values())


def test_a_king_has_the_country_before_or_behind_him() -> None:
    behind = drafts(
        "King Harald of Norway said no.",
        """
        King King NNP compound 2 PERSON
        Harald Harald NNP nsubj 5
        of of IN prep 2
        Norway Norway NNP pobj 3 GPE
        said say VBD ROOT 0
        no no UH intj 5
        . . . punct 5
        """,
    )
    before = drafts(
        "Norwegian King Harald left.",
        """
        Norwegian norwegian JJ amod 3 NORP
        King King NNP compound 3 PERSON
        Harald Harald NNP nsubj 4
        left leave VBD ROOT 0
        . . . punct 4
        """,
    )
    for found in (behind, before):
        assert [(t.office, t.country) for t in found["Harald"].titles] == [("monarch", "no")]


def test_the_field_behind_a_minister_makes_the_office_another() -> None:
    found = drafts(
        "The minister of antiquities left.",
        """
        The the DT det 2
        minister minister NN nsubj 5
        of of IN prep 2
        antiquities antiquity NNS pobj 3
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    assert found["The minister of antiquities"].titles[0].office == "antiquities minister"


def test_who_heads_a_body_has_an_office_of_it() -> None:
    found = drafts(
        "The NATO chief left.",
        """
        The the DT det 3
        NATO NATO NNP compound 3 ORG
        chief chief NN nsubj 4
        left leave VBD ROOT 0
        . . . punct 4
        """,
    )
    title = found["The NATO chief"].titles[0]
    assert (title.office, title.owner) == ("head", "nato")


def test_behind_of_a_country_may_only_tell_whose_something_is() -> None:
    found = drafts(
        "The head of Peru's union left.",
        """
        The the DT det 2
        head head NN nsubj 7
        of of IN prep 2
        Peru Peru NNP poss 6 GPE
        's 's POS case 4
        union union NN pobj 3
        left leave VBD ROOT 0
        . . . punct 7
        """,
    )
    title = found["The head"].titles[0]
    assert (title.country, title.owner) == (None, "peru's union")


def test_a_name_before_a_noun_for_something_else_is_not_its_name() -> None:
    rows = """
        The the DT det 3
        {name} {name} NNP compound 3 ORG
        {noun} {noun} NN nsubj 4
        left leave VBD ROOT 0
        . . . punct 4
        """
    partners = {
        (name, noun): drafts(f"The {name} {noun} left.", rows.format(name=name, noun=noun))[
            f"The {name} {noun}"
        ].partner
        for name, noun in [("Reuters", "agency"), ("UNESCO", "agency"), ("Facebook", "group")]
    }
    assert [at for at in partners.values()] == [4, -1, -1]


def test_a_name_behind_a_comma_may_be_that_of_whom_somebody_works_for() -> None:
    found = drafts(
        "A lawyer for the pilot, Kim Roe, left.",
        """
        A a DT det 2
        lawyer lawyer NN nsubj 10
        for for IN prep 2
        the the DT det 5
        pilot pilot NN pobj 3
        , , , punct 5
        Kim Kim NNP compound 8 PERSON
        Roe Roe NNP appos 5 PERSON
        , , , punct 5
        left leave VBD ROOT 0
        . . . punct 10
        """,
    )
    assert (found["A lawyer"].partner, found["the pilot"].partner) == (-1, 24)


def test_a_prince_has_no_surname_and_a_gulf_no_country() -> None:
    found = drafts(
        "Prince Rudolf Sound and the Gulf of Mexico froze.",
        """
        Prince Prince NNP compound 3 PERSON
        Rudolf Rudolf NNP compound 3 PERSON
        Sound Sound NNP nsubj 9 PERSON
        and and CC cc 3
        the the DT det 6
        Gulf Gulf NNP conj 3
        of of IN prep 6
        Mexico Mexico NNP pobj 7 GPE
        froze freeze VBD ROOT 0
        . . . punct 9
        """,
    )
    assert found.keys().isdisjoint({"Rudolf Sound", "Sound", "Mexico"})
