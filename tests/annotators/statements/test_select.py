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
        frame="q_after_near" if "“" in content else "ccomp",
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


def test_the_likelier_reading_of_a_cue_wins_and_a_weak_one_is_left_out() -> None:
    text = "Varga said that ships wait in Lorn."
    strong = candidate(text, "said", "that ships wait", score=0.9)
    rival = candidate(text, "said", "that ships wait in Lorn", score=0.8)
    weak = candidate(text, "wait", "in Lorn", score=0.2, head=1)
    assert chosen(text, rival, weak, strong) == [["that ships wait"]]


def test_one_content_is_one_statement() -> None:
    text = "Varga tried to say that ships wait."
    outer = candidate(text, "tried", "that ships wait", score=0.5)
    inner = candidate(text, "say", "that ships wait", score=0.9, head=2)
    assert len(chosen(text, outer, inner)) == 1


def test_a_whole_quotation_asks_less_of_its_cue() -> None:
    text = "“The ships are waiting,” Varga shrugged."
    assert chosen(text, candidate(text, "shrugged", "“The ships are waiting,”", score=0.25)) == []
    found = candidate(text, "shrugged", "“The ships are waiting,”", score=0.25, source="Varga")
    assert chosen(text, found) == [["“The ships are waiting,”"]]


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
