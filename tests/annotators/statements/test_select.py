from __future__ import annotations

from onrecord.annotators.quotations import find_quotations, is_utterance
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.select import is_direct, select
from onrecord.annotators.statements.spans import QuotationIndex
from tests.parses import plain


def candidate(
    text: str, cue: str, content: str, *, score: float, source: str | None = None, head: int = 0
) -> Candidate:
    def where(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Candidate(
        head=head,
        lemma=cue,
        cue=where(cue),
        source=None if source is None else where(source),
        source_head=None,
        content=[where(content)],
        content_head=0,
        score=score,
    )


def chosen(text: str, *candidates: Candidate) -> list[list[str]]:
    index = QuotationIndex(find_quotations(text), text)
    accepted = select(plain(text), candidates, index)
    return [[text[a:b] for a, b in c.content] for c in accepted]


def test_the_likelier_reading_of_a_cue_wins() -> None:
    text = "Varga said that ships wait in Lorn."
    strong = candidate(text, "said", "that ships wait", score=0.9)
    rival = candidate(text, "said", "that ships wait in Lorn", score=0.8)
    other = candidate(text, "wait", "in Lorn", score=0.2, head=1)
    assert chosen(text, rival, other, strong) == [["that ships wait"], ["in Lorn"]]


def test_one_content_is_one_statement() -> None:
    text = "Varga tried to say that ships wait."
    outer = candidate(text, "tried", "that ships wait", score=0.5)
    inner = candidate(text, "say", "that ships wait", score=0.9, head=2)
    assert len(chosen(text, outer, inner)) == 1


def test_a_cue_within_what_the_other_tells_is_no_second_reading() -> None:
    text = "Varga said that ships wait, the agency reported."
    outer = candidate(text, "reported", "Varga said that ships wait", score=0.9)
    inner = candidate(text, "said", "Varga said that ships wait", score=0.5, head=1)
    assert len(chosen(text, inner, outer)) == 2


def test_a_bare_pronoun_says_nothing() -> None:
    text = "They met to discuss it."
    parsed = plain(text)
    about = candidate(text, "discuss", "it", score=0.9)
    about.content_head = next(token.i for token in parsed.tokens if token.text == "it")
    parsed.tokens[about.content_head].pos = "PRON"
    assert select(parsed, [about], QuotationIndex([], text)) == []


def test_candidates_come_in_text_order_the_longest_first() -> None:
    text = "Varga said that Orlo thinks that ships wait."
    inner = candidate(text, "thinks", "that ships wait", score=0.9, head=1)
    outer = candidate(text, "said", "that Orlo thinks that ships wait", score=0.5)
    assert chosen(text, inner, outer) == [["that Orlo thinks that ships wait"], ["that ships wait"]]


def test_a_quotation_goes_on_behind_its_cue_and_in_the_next_paragraph() -> None:
    text = "“The ships wait,” Varga said. “They wait for coal.”\n\n“They wait in vain.”"
    found = candidate(text, "said", "“The ships wait,”", score=0.9, source="Varga")
    assert chosen(text, found) == [
        ["“The ships wait,”", "“They wait for coal.”", "“They wait in vain.”"]
    ]


def test_a_quotation_goes_on_behind_the_rest_of_the_cue_s_sentence() -> None:
    text = "“The ships wait,” Varga told the Harbour Post in Lorn. “They wait for coal.”"
    found = candidate(text, "told", "“The ships wait,”", score=0.9, source="Varga")
    assert chosen(text, found) == [["“The ships wait,”", "“They wait for coal.”"]]


def test_a_quotation_broken_by_its_cue_is_one() -> None:
    text = "“The ships wait,” Varga told the host, “for the coal of Lorn.”"
    found = candidate(text, "told", "“for the coal of Lorn.”", score=0.9, source="Varga")
    assert chosen(text, found) == [["“The ships wait,”", "“for the coal of Lorn.”"]]


def test_a_quotation_behind_other_words_is_nobodys() -> None:
    text = "“The ships wait,” Varga said. The mayor rose. The hall was full. “They wait for coal.”"
    found = candidate(text, "said", "“The ships wait,”", score=0.9, source="Varga")
    assert chosen(text, found) == [["“The ships wait,”"]]


def test_quoted_words_are_no_utterance() -> None:
    assert is_utterance("“We are tired of it,”")
    assert not is_utterance("“mixed”")
    assert not is_utterance("“a great day for Lorn”")


def test_direct_content_lies_in_quotations() -> None:
    text = "“Ships wait,” he said of the port."
    index = QuotationIndex(find_quotations(text), text)
    assert is_direct(candidate(text, "said", "“Ships wait,”", score=1), index)
    assert not is_direct(candidate(text, "said", "of the port", score=1), index)
