from __future__ import annotations

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
