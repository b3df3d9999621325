"""Sentences of the tests of events, each with its parse: form, lemma, tag, dependency, head."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from tests import parses


def passage(*names: str) -> Parse:
    """Return the sentences with these names as one passage."""
    text = " ".join(SENTENCES[name][0] for name in names)
    whole = Parse(text, 0, len(text), [], [])
    at = 0
    for name in names:
        sentence, rows = SENTENCES[name]
        _add(whole, parses.parse(text, rows.replace(" | ", "\n"), start=at))
        at += len(sentence) + 1
    return whole


def _add(whole: Parse, part: Parse) -> None:
    first = len(whole.tokens)
    for token in part.tokens:
        token.i += first
        token.head += first
        token.sentence = len(whole.sentences)
        token.children = tuple(child + first for child in token.children)
    whole.tokens.extend(part.tokens)
    whole.sentences.append((first, len(whole.tokens)))


SENTENCES = {
    "met": (
        "Envoys met in Lorn on 29 March.",
        "Envoys envoy NNS nsubj 2 | met meet VBD ROOT 0 | in in IN prep 2 | Lorn Lorn NNP pobj "
        "3 | on on IN prep 2 | 29 29 CD nummod 7 | March March NNP pobj 5 | . . . punct 2 ",
    ),
    "after_meeting": (
        "Two days after the Lorn meeting, shelling resumed.",
        "Two two CD nummod 2 | days day NNS npadvmod 3 | after after IN prep 9 | the the DT det "
        "6 | Lorn Lorn NNP compound 6 | meeting meeting NN pobj 3 | , , , punct 9 | shelling "
        "shelling VBG aux 9 | resumed resume VBD ROOT 0 | . . . punct 9 ",
    ),
    "after_other": (
        "Two days after the Varn meeting, shelling resumed.",
        "Two two CD nummod 2 | days day NNS npadvmod 3 | after after IN prep 9 | the the DT det "
        "6 | Varn Varn NNP compound 6 | meeting meeting NN pobj 3 | , , , punct 9 | shelling "
        "shelling VBG aux 9 | resumed resume VBD ROOT 0 | . . . punct 9 ",
    ),
    "voted": (
        "Lawmakers voted on 3 May.",
        "Lawmakers lawmaker NNS nsubj 2 | voted vote VBD ROOT 0 | on on IN prep 2 | 3 3 CD "
        "nummod 5 | May May NNP pobj 3 | . . . punct 2 ",
    ),
    "before_vote": (
        "A week before the vote, the minister resigned.",
        "A a DT det 2 | week week NN npadvmod 3 | before before IN prep 9 | the the DT det 5 | "
        "vote vote NN pobj 3 | , , , punct 9 | the the DT det 8 | minister minister NN nsubj 9 "
        "| resigned resign VBD ROOT 0 | . . . punct 9 ",
    ),
    "hours": (
        "Hours after the vote, the minister resigned.",
        "Hours hour NNS npadvmod 2 | after after IN prep 8 | the the DT det 4 | vote vote NN "
        "pobj 2 | , , , punct 8 | the the DT det 7 | minister minister NN nsubj 8 | resigned "
        "resign VBD ROOT 0 | . . . punct 8 ",
    ),
    "would": (
        "Lawmakers would vote on 3 May.",
        "Lawmakers lawmaker NNS nsubj 3 | would would MD aux 3 | vote vote VB ROOT 0 | on on IN "
        "prep 3 | 3 3 CD nummod 6 | May May NNP pobj 4 | . . . punct 3 ",
    ),
    "began": (
        "The siege began on 19 April.",
        "The the DT det 2 | siege siege NN nsubj 3 | began begin VBD ROOT 0 | on on IN prep 3 | "
        "19 19 CD nummod 6 | April April NNP pobj 4 | . . . punct 3 ",
    ),
    "after_began": (
        "Two days after the siege began, bread ran out.",
        "Two two CD nummod 2 | days day NNS npadvmod 6 | after after IN mark 6 | the the DT det "
        "5 | siege siege NN nsubj 6 | began begin VBD advcl 9 | , , , punct 9 | bread bread NN "
        "nsubj 9 | ran run VBD ROOT 0 | out out RP prt 9 | . . . punct 9 ",
    ),
    "after_siege": (
        "Two days after the siege, bread ran out.",
        "Two two CD nummod 2 | days day NNS npadvmod 3 | after after IN prep 8 | the the DT det "
        "5 | siege siege NN pobj 3 | , , , punct 8 | bread bread NN nsubj 8 | ran run VBD ROOT "
        "0 | out out RP prt 8 | . . . punct 8 ",
    ),
    "the_day": (
        "He vanished the day after the raid.",
        "He he PRP nsubj 2 | vanished vanish VBD ROOT 0 | the the DT det 4 | day day NN dobj 2 "
        "| after after IN prep 2 | the the DT det 7 | raid raid NN pobj 5 | . . . punct 2 ",
    ),
    "raid": (
        "The raid took place on 3 May.",
        "The the DT det 2 | raid raid NN nsubj 3 | took take VBD ROOT 0 | place place NN dobj 3 "
        "| on on IN prep 3 | 3 3 CD nummod 7 | May May NNP pobj 5 | . . . punct 3 ",
    ),
    "another": (
        "Another raid followed on 7 May.",
        "Another another DT det 2 | raid raid NN nsubj 3 | followed follow VBD ROOT 0 | on on "
        "IN prep 3 | 7 7 CD nummod 6 | May May NNP pobj 4 | . . . punct 3 ",
    ),
    "night": (
        "He slept on the night of the raid.",
        "He he PRP nsubj 2 | slept sleep VBD ROOT 0 | on on IN prep 2 | the the DT det 5 | "
        "night night NN pobj 3 | of of IN prep 5 | the the DT det 8 | raid raid NN pobj 6 | . . "
        ". punct 2 ",
    ),
    "eve": (
        "They met on the eve of the raid.",
        "They they PRP nsubj 2 | met meet VBD ROOT 0 | on on IN prep 2 | the the DT det 5 | eve "
        "eve NN pobj 3 | of of IN prep 5 | the the DT det 8 | raid raid NN pobj 6 | . . . punct "
        "2 ",
    ),
    "day_that": (
        "He slept on the day the siege began.",
        "He he PRP nsubj 2 | slept sleep VBD ROOT 0 | on on IN prep 2 | the the DT det 5 | day "
        "day NN pobj 3 | the the DT det 7 | siege siege NN nsubj 8 | began begin VBD relcl 5 | "
        ". . . punct 2 ",
    ),
    "weeks": (
        "In the two weeks before the raid, prices rose.",
        "In in IN prep 10 | the the DT det 4 | two two CD nummod 4 | weeks week NNS pobj 1 | "
        "before before IN prep 4 | the the DT det 7 | raid raid NN pobj 5 | , , , punct 10 | "
        "prices price NNS nsubj 10 | rose rise VBD ROOT 0 | . . . punct 10 ",
    ),
    "waited": (
        "They waited two weeks before they voted.",
        "They they PRP nsubj 2 | waited wait VBD ROOT 0 | two two CD nummod 4 | weeks week NNS "
        "npadvmod 7 | before before IN mark 7 | they they PRP nsubj 7 | voted vote VBD advcl 2 "
        "| . . . punct 2 ",
    ),
    "beside": (
        "On 27 June, two days after the raid, he left.",
        "On on IN prep 12 | 27 27 CD nummod 3 | June June NNP pobj 1 | , , , punct 12 | two two "
        "CD nummod 6 | days day NNS npadvmod 7 | after after IN prep 12 | the the DT det 9 | "
        "raid raid NN pobj 7 | , , , punct 12 | he he PRP nsubj 12 | left leave VBD ROOT 0 | . "
        ". . punct 12 ",
    ),
    "behind": (
        "Two days after the raid, on 27 June, he left.",
        "Two two CD nummod 2 | days day NNS npadvmod 3 | after after IN prep 12 | the the DT "
        "det 5 | raid raid NN pobj 3 | , , , punct 3 | on on IN prep 12 | 27 27 CD nummod 9 | "
        "June June NNP pobj 7 | , , , punct 12 | he he PRP nsubj 12 | left leave VBD ROOT 0 | . "
        ". . punct 12 ",
    ),
    "sunday": (
        "Sunday, the 53rd day of the siege, was calm.",
        "Sunday Sunday NNP npadvmod 10 | , , , punct 10 | the the DT det 5 | 53rd 53rd JJ amod "
        "5 | day day NN nsubj 10 | of of IN prep 5 | the the DT det 8 | siege siege NN pobj 6 | "
        ", , , punct 10 | was be VBD ROOT 0 | calm calm JJ acomp 10 | . . . punct 10 ",
    ),
    "today": (
        "Today is the eighth day of the siege.",
        "Today today NN nsubj 2 | is be VBZ ROOT 0 | the the DT det 5 | eighth eighth JJ amod 5 "
        "| day day NN attr 2 | of of IN prep 5 | the the DT det 8 | siege siege NN pobj 6 | . . "
        ". punct 2 ",
    ),
    "it_is": (
        "It is the second day of the siege.",
        "It it PRP nsubj 2 | is be VBZ ROOT 0 | the the DT det 5 | second second JJ amod 5 | "
        "day day NN attr 2 | of of IN prep 5 | the the DT det 8 | siege siege NN pobj 6 | . . . "
        "punct 2 ",
    ),
    "third_week": (
        "Bread ran out in the third week of the siege.",
        "Bread Bread NNP nsubj 2 | ran run VBD ROOT 0 | out out RP prt 2 | in in IN prep 2 | "
        "the the DT det 7 | third third JJ amod 7 | week week NN pobj 4 | of of IN prep 7 | the "
        "the DT det 10 | siege siege NN pobj 8 | . . . punct 2 ",
    ),
    "first_hours": (
        "Bread ran out in the first hours of the siege.",
        "Bread Bread NNP nsubj 2 | ran run VBD ROOT 0 | out out RP prt 2 | in in IN prep 2 | "
        "the the DT det 7 | first first JJ amod 7 | hours hour NNS pobj 4 | of of IN prep 7 | "
        "the the DT det 10 | siege siege NN pobj 8 | . . . punct 2 ",
    ),
    "day_100": (
        "Bread ran out on day 100 of the siege.",
        "Bread Bread NNP nsubj 2 | ran run VBD ROOT 0 | out out RP prt 2 | on on IN prep 2 | "
        "day day NN pobj 4 | 100 100 CD nummod 5 | of of IN prep 5 | the the DT det 9 | siege "
        "siege NN pobj 7 | . . . punct 2 ",
    ),
    "since": (
        "Trade has stopped since the Lorn meeting.",
        "Trade trade NN nsubj 3 | has have VBZ aux 3 | stopped stop VBN ROOT 0 | since since IN "
        "prep 3 | the the DT det 7 | Lorn Lorn NNP compound 7 | meeting meeting NN pobj 4 | . . "
        ". punct 3 ",
    ),
    "since_raid": (
        "Trade has stopped since the raid.",
        "Trade trade NN nsubj 3 | has have VBZ aux 3 | stopped stop VBN ROOT 0 | since since IN "
        "prep 3 | the the DT det 6 | raid raid NN pobj 4 | . . . punct 3 ",
    ),
    "since_began": (
        "Trade has stopped since the siege began.",
        "Trade trade NN nsubj 3 | has have VBZ aux 3 | stopped stop VBN ROOT 0 | since since IN "
        "mark 7 | the the DT det 6 | siege siege NN nsubj 7 | began begin VBD advcl 3 | . . . "
        "punct 3 ",
    ),
    "ahead": (
        "He spoke ahead of the vote.",
        "He he PRP nsubj 2 | spoke speak VBD ROOT 0 | ahead ahead RB advmod 2 | of of IN prep 3 "
        "| the the DT det 6 | vote vote NN pobj 4 | . . . punct 2 ",
    ),
    "wake": (
        "He resigned in the wake of the raid.",
        "He he PRP nsubj 2 | resigned resign VBD ROOT 0 | in in IN prep 2 | the the DT det 5 | "
        "wake wake NN pobj 3 | of of IN prep 5 | the the DT det 8 | raid raid NN pobj 6 | . . . "
        "punct 2 ",
    ),
    "start": (
        "Losses were heavy at the start of the siege.",
        "Losses loss NNS nsubj 2 | were be VBD ROOT 0 | heavy heavy JJ acomp 2 | at at IN prep "
        "2 | the the DT det 6 | start start NN pobj 4 | of of IN prep 6 | the the DT det 9 | "
        "siege siege NN pobj 7 | . . . punct 2 ",
    ),
    "museum": (
        "They stood before the war museum.",
        "They they PRP nsubj 2 | stood stand VBD ROOT 0 | before before IN prep 2 | the the DT "
        "det 6 | war war NN compound 6 | museum museum NN pobj 3 | . . . punct 2 ",
    ),
    "named": (
        "The town was named after the siege.",
        "The the DT det 2 | town town NN nsubjpass 4 | was be VBD auxpass 4 | named name VBN "
        "ROOT 0 | after after IN prep 4 | the the DT det 7 | siege siege NN pobj 5 | . . . "
        "punct 4 ",
    ),
    "a_raid": (
        "He left during a raid.",
        "He he PRP nsubj 2 | left leave VBD ROOT 0 | during during IN prep 2 | a a DT det 5 | "
        "raid raid NN pobj 3 | . . . punct 2 ",
    ),
    "work": (
        "He left after work.",
        "He he PRP nsubj 2 | left leave VBD ROOT 0 | after after IN prep 2 | work work NN pobj "
        "3 | . . . punct 2 ",
    ),
    "fridays": (
        "He left after Friday's raid.",
        "He he PRP nsubj 2 | left leave VBD ROOT 0 | after after IN prep 2 | Friday Friday NNP "
        "poss 6 | 's 's POS case 4 | raid raid NN pobj 3 | . . . punct 2 ",
    ),
}
