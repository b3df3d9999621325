"""Where names begin and end beside titles, outlets, hyphens and marks."""

from __future__ import annotations

from onrecord.annotators.names import Draft, find
from tests.annotators.names.test_find import drafts
from tests.parses import parse


def titled(draft: Draft) -> list[str]:
    return [title.office for title in draft.titles]


def test_mr_king_is_no_monarch() -> None:
    found = drafts(
        "Mr King said no.",
        """
        Mr Mr NNP compound 2
        King King NNP nsubj 3
        said say VBD ROOT 0
        no no UH intj 3
        . . . punct 3
        """,
    )
    assert (found["King"].kind, found["King"].gender, found["King"].titles) == ("person", "m", ())


def test_a_country_s_name_behind_an_office_is_a_given_name() -> None:
    found = drafts(
        "Health Minister Jordan Lindqvist left.",
        """
        Health Health NNP compound 2
        Minister Minister NNP compound 4
        Jordan Jordan NNP compound 4 PERSON
        Lindqvist Lindqvist NNP nsubj 5 PERSON
        left leave VBD ROOT 0
        . . . punct 5
        """,
    )
    assert titled(found["Jordan Lindqvist"])[0] == "health minister"


def test_a_title_is_cut_off_a_person_whom_the_model_takes_for_a_firm() -> None:
    found = drafts(
        "Former Norrland CEO Carla Obi left.",
        """
        Former Former NNP compound 3
        Norrland Norrland NNP compound 3 ORG
        CEO CEO NNP compound 5
        Carla Carla NNP compound 5 ORG
        Obi Obi NNP nsubj 6 ORG
        left leave VBD ROOT 0
        . . . punct 6
        """,
    )
    assert titled(found["Carla Obi"])[0] == "chief executive"


def test_an_outlet_s_interviewer_has_a_name_of_their_own() -> None:
    found = drafts(
        "He met Reuters’ Peter Toller.",
        """
        He he PRP nsubj 2
        met meet VBD ROOT 0
        Reuters Reuters NNP nmod 6 ORG
        ’ ' POS case 3
        Peter Peter NNP compound 6
        Toller Toller NNP dobj 2
        . . . punct 2
        """,
    )
    assert found["Reuters"].kind == "organisation"
    assert found["Peter Toller"].kind == "person"


def test_a_participle_is_no_part_of_a_name() -> None:
    found = drafts(
        "The Peter Toller-led party won.",
        """
        The the DT det 7
        Peter Peter NNP compound 3 PERSON
        Toller Toller NNP npadvmod 5 PERSON
        - - HYPH punct 5
        led lead VBN amod 6 PERSON
        party party NN nsubj 7
        won win VBD ROOT 0
        . . . punct 7
        """,
    )
    assert "Peter Toller" in found


def test_an_officer_s_office_is_an_organisation() -> None:
    found = drafts(
        "The Lorn County Coroner's Office agreed.",
        """
        The the DT det 6
        Lorn Lorn NNP compound 4
        County County NNP compound 4
        Coroner Coroner NNP poss 6
        's 's POS case 4
        Office Office NNP nsubj 7
        agreed agree VBD ROOT 0
        . . . punct 7
        """,
    )
    assert found["Lorn County Coroner's Office"].kind == "organisation"


def test_an_arabic_article_opens_a_name() -> None:
    found = drafts(
        "The al-Sabil newspaper closed.",
        """
        The the DT det 5
        al al NNP compound 5 ORG
        - - HYPH punct 5
        Sabil Sabil NNP compound 5 ORG
        newspaper newspaper NN nsubj 6
        closed close VBD ROOT 0
        . . . punct 6
        """,
    )
    assert found["al-Sabil"].kind == "organisation"


def test_who_is_called_by_a_people_s_name_is_described() -> None:
    found = drafts(
        "A Finn said no.",
        """
        A a DT det 2
        Finn Finn NNP nsubj 3 NORP
        said say VBD ROOT 0
        no no UH intj 3
        . . . punct 3
        """,
    )
    assert (found["A Finn"].form, found["A Finn"].kind) == ("description", "person")
    assert "Finn" not in found


def test_a_headline_s_label_is_a_name() -> None:
    found = drafts(
        "Toller: no deal yet.",
        """
        Toller Toller NN ROOT 0
        : : : punct 1
        no no DT det 4
        deal deal NN appos 1
        yet yet RB advmod 4
        . . . punct 1
        """,
    )
    assert found["Toller"].form == "name"


def test_an_age_behind_a_name_is_noted_and_a_distance_is_not() -> None:
    rows = """
        Lorna Lorna NNP nsubj 5 GPE
        , , , punct 1
        13 13 CD appos 1
        {mark} {mark} , punct 1
        left leave VBD ROOT 0
        . . . punct 5
        """
    assert drafts("Lorna, 13, left.", rows.format(mark=","))["Lorna"].aged
    assert not drafts("Lorna, 13 miles left.", rows.format(mark="miles"))["Lorna"].aged


def test_the_second_of_coordinated_clauses_has_no_verb_above_it() -> None:
    found = drafts(
        "Toller agreed but Obi refused.",
        """
        Toller Toller NNP nsubj 2 PERSON
        agreed agree VBD ROOT 0
        but but CC cc 2
        Obi Obi NNP nsubj 5 PERSON
        refused refuse VBD conj 2
        . . . punct 2
        """,
    )
    assert (found["Toller"].matrix, found["Obi"].matrix) == (-1, -1)


def test_you_is_a_mention_in_a_quoted_question_alone() -> None:
    rows = """
        {open} " `` punct 4
        Do do VBP aux 4
        you you PRP nsubj 4
        sing sing VB ccomp 7
        ? ? . punct 4
        {close} " '' punct 4
        asked ask VBD ROOT 0
        Obi Obi NNP nsubj 7 PERSON
        . . . punct 7
        """
    found = drafts("“Do you sing?” asked Obi.", rows.format(open="“", close="”"))
    assert found["you"].form == "pronoun"
    assert "you" not in drafts("( Do you sing? ) asked Obi.", rows.format(open="(", close=")"))


def test_each_of_two_appositions_is_of_the_name() -> None:
    found = drafts(
        "Peter Toller, a pilot and a director, left.",
        """
        Peter Peter NNP compound 2 PERSON
        Toller Toller NNP nsubj 10 PERSON
        , , , punct 2
        a a DT det 5
        pilot pilot NN appos 2
        and and CC cc 5
        a a DT det 8
        director director NN conj 5
        , , , punct 2
        left leave VBD ROOT 0
        . . . punct 10
        """,
    )
    assert found["a director"].partner == found["Peter Toller"].start


def test_a_description_between_commas_is_of_the_name_that_depends_on_it() -> None:
    found = drafts(
        "Mara Lindqvist, union director, said no.",
        """
        Mara Mara NNP compound 2 PERSON
        Lindqvist Lindqvist NNP nmod 5 PERSON
        , , , punct 5
        union union NN compound 5
        director director NN nsubj 7
        , , , punct 5
        said say VBD ROOT 0
        no no UH intj 7
        . . . punct 7
        """,
    )
    assert found["union director"].partner == 0


def test_a_spokesman_may_be_a_woman() -> None:
    found = drafts(
        "Cathy Toller, a company spokesman, left.",
        """
        Cathy Cathy NNP compound 2 PERSON
        Toller Toller NNP nsubj 8 PERSON
        , , , punct 2
        a a DT det 6
        company company NN compound 6
        spokesman spokesman NN appos 2
        , , , punct 2
        left leave VBD ROOT 0
        . . . punct 8
        """,
    )
    assert found["Cathy Toller"].gender == "u"


def test_a_speaker_behind_the_verb_is_no_object() -> None:
    found = drafts(
        "“Why not?” asks Toller.",
        """
        “ " `` punct 3
        Why why WRB advmod 3
        not not RB neg 6
        ? ? . punct 3
        ” " '' punct 3
        asks ask VBZ ROOT 0
        Toller Toller NNP dobj 6 PERSON
        . . . punct 6
        """,
    )
    assert (found["Toller"].role, found["Toller"].speaks) == ("subject", True)


def test_a_heading_s_verb_ends_a_name() -> None:
    found = drafts(
        "Toller Stands Firm.",
        """
        Toller Toller NNP compound 2 PERSON
        Stands stand VBZ ROOT 0 PERSON
        Firm Firm NNP amod 2 PERSON
        . . . punct 2
        """,
    )
    assert "Toller" in found


def test_a_mark_that_closes_a_known_name_stays_in_it() -> None:
    parsed = parse(
        "Standard & Poor's agreed.",
        """
        Standard Standard NNP nmod 3 ORG
        & & CC cc 1 ORG
        Poor Poor NNP nsubj 5 ORG
        's 's POS case 3
        agreed agree VBD ROOT 0
        . . . punct 5
        """,
    )
    for token in parsed.tokens[1:3]:
        token.begins = False
    assert [draft.text for draft in find(parsed, [])] == ["Standard & Poor's"]
