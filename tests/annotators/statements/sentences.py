"""Sentences of our own with what the parser makes of them, and candidates by their words."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from tests.parses import parse


def sentence(text: str) -> Parse:
    """Return the parse of one of the sentences below."""
    return parse(text, ROWS[text])


def told(parsed: Parse, cue: str, content: str) -> Candidate:
    """Return the candidate with these words as its cue and its content, its source as parsed."""
    head = next(token for token in parsed.tokens if token.text == cue)
    below = [*head.children, *parsed.tokens[head.i + 1].children]
    source = next((i for i in below if parsed.tokens[i].dep in {"nsubj", "pobj"}), None)
    start = parsed.text.index(content)
    subject = None if source is None else parsed.tokens[source]
    return Candidate(
        head=head.i,
        lemma=head.lemma,
        cue=(head.start, head.end),
        source=None if subject is None else (subject.start, subject.end),
        source_head=source,
        content=[(start, start + len(content))],
        content_head=head.i,
        score=0.9,
    )


ROWS = {
    "The mayor told the crew to leave.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        told tell VBD ROOT 0
        the the DT det 5
        crew crew NN dobj 3
        to to TO aux 7
        leave leave VB xcomp 3
        . . . punct 3
        """,
    "They asked that the port be closed.": """
        They they PRP nsubj 2
        asked ask VBD ROOT 0
        that that IN mark 7
        the the DT det 5
        port port NN nsubjpass 7
        be be VB auxpass 7
        closed close VBN ccomp 2
        . . . punct 2
        """,
    "They asked whether the port was closed.": """
        They they PRP nsubj 2
        asked ask VBD ROOT 0
        whether whether IN mark 7
        the the DT det 5
        port port NN nsubjpass 7
        was be VBD auxpass 7
        closed close VBN ccomp 2
        . . . punct 2
        """,
    "The crew is said to have left.": """
        The the DT det 2
        crew crew NN nsubjpass 4
        is be VBZ auxpass 4
        said say VBN ROOT 0
        to to TO aux 7
        have have VB aux 7
        left leave VBN xcomp 4
        . . . punct 4
        """,
    "The minutes suggested that she knew of it.": """
        The the DT det 2
        minutes minute NNS nsubj 3
        suggested suggest VBD ROOT 0
        that that IN mark 6
        she she PRP nsubj 6
        knew know VBD ccomp 3
        of of IN prep 6
        it it PRP pobj 7
        . . . punct 3
        """,
    "She suggested that they should leave.": """
        She she PRP nsubj 2
        suggested suggest VBD ROOT 0
        that that IN mark 6
        they they PRP nsubj 6
        should should MD aux 6
        leave leave VB ccomp 2
        . . . punct 2
        """,
    "She suggested closing the port.": """
        She she PRP nsubj 2
        suggested suggest VBD ROOT 0
        closing close VBG xcomp 2
        the the DT det 5
        port port NN dobj 3
        . . . punct 2
        """,
    "She called loudly for a vote.": """
        She she PRP nsubj 2
        called call VBD ROOT 0
        loudly loudly RB advmod 2
        for for IN prep 2
        a a DT det 6
        vote vote NN pobj 4
        . . . punct 2
        """,
    "She called the mayor a liar.": """
        She she PRP nsubj 2
        called call VBD ROOT 0
        the the DT det 4
        mayor mayor NN dobj 2
        a a DT det 6
        liar liar NN oprd 2
        . . . punct 2
        """,
    "She called on Monday for a vote.": """
        She she PRP nsubj 2
        called call VBD ROOT 0
        on on IN prep 2
        Monday Monday NNP pobj 3 DATE
        for for IN prep 2
        a a DT det 7
        vote vote NN pobj 5
        . . . punct 2
        """,
    "The mayor made it very clear that the port would stay open.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        made make VBD ROOT 0
        it it PRP nsubj 6
        very very RB advmod 6
        clear clear JJ ccomp 3
        that that IN mark 11
        the the DT det 9
        port port NN nsubj 11
        would would MD aux 11
        stay stay VB advcl 6
        open open JJ acomp 11
        . . . punct 3
        """,
    "The mayor pushed back against the plan.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        pushed push VBD ROOT 0
        back back RB advmod 3
        against against IN prep 3
        the the DT det 7
        plan plan NN pobj 5
        . . . punct 3
        """,
    "She ruled out a sale.": """
        She she PRP nsubj 2
        ruled rule VBD ROOT 0
        out out RP prt 2
        a a DT det 5
        sale sale NN dobj 2
        . . . punct 2
        """,
    "The union is critical of the mayor.": """
        The the DT det 2
        union union NN nsubj 3
        is be VBZ ROOT 0
        critical critical JJ acomp 3
        of of IN prep 4
        the the DT det 7
        mayor mayor NN pobj 5
        . . . punct 3
        """,
    "They are in favour of the sale.": """
        They they PRP nsubj 2
        are be VBP ROOT 0
        in in IN prep 2
        favour favour NN pobj 3
        of of IN prep 4
        the the DT det 7
        sale sale NN pobj 5
        . . . punct 2
        """,
    "Hallam made a promise to open the port.": """
        Hallam Hallam NNP nsubj 2 ORG
        made make VBD ROOT 0
        a a DT det 4
        promise promise NN dobj 2
        to to TO aux 6
        open open VB acl 4
        the the DT det 8
        port port NN dobj 6
        . . . punct 2
        """,
    "He faces accusations of fraud.": """
        He he PRP nsubj 2
        faces face VBZ ROOT 0
        accusations accusation NNS dobj 2
        of of IN prep 3
        fraud fraud NN pobj 4
        . . . punct 2
        """,
    "She questioned his motives.": """
        She she PRP nsubj 2
        questioned question VBD ROOT 0
        his his PRP$ poss 4
        motives motif NNS dobj 2
        . . . punct 2
        """,
    "She questioned whether he knew.": """
        She she PRP nsubj 2
        questioned question VBD ROOT 0
        whether whether IN mark 5
        he he PRP nsubj 5
        knew know VBD ccomp 2
        . . . punct 2
        """,
    "She assured them that the bridge was safe.": """
        She she PRP nsubj 2
        assured assure VBD ROOT 0
        them they PRP dobj 2
        that that IN mark 7
        the the DT det 6
        bridge bridge NN nsubj 7
        was be VBD ccomp 2
        safe safe JJ acomp 7
        . . . punct 2
        """,
    "She assured them that the bridge would be mended.": """
        She she PRP nsubj 2
        assured assure VBD ROOT 0
        them they PRP dobj 2
        that that IN mark 9
        the the DT det 6
        bridge bridge NN nsubjpass 9
        would would MD aux 9
        be be VB auxpass 9
        mended mend VBN ccomp 2
        . . . punct 2
        """,
    "According to the agency, ships wait.": """
        According accord VBG prep 7
        to to IN prep 1
        the the DT det 4
        agency agency NN pobj 2
        , , , punct 7
        ships ship NNS nsubj 7
        wait wait VBP ROOT 0
        . . . punct 7
        """,
    "According to him, ships wait.": """
        According accord VBG prep 6
        to to IN prep 1
        him he PRP pobj 2
        , , , punct 6
        ships ship NNS nsubj 6
        wait wait VBP ROOT 0
        . . . punct 6
        """,
    "The files revealed that she knew.": """
        The the DT det 2
        files file NNS nsubj 3
        revealed reveal VBD ROOT 0
        that that IN mark 6
        she she PRP nsubj 6
        knew know VBD ccomp 3
        . . . punct 3
        """,
    "She revealed that she knew.": """
        She she PRP nsubj 2
        revealed reveal VBD ROOT 0
        that that IN mark 5
        she she PRP nsubj 5
        knew know VBD ccomp 2
        . . . punct 2
        """,
    "She sought permission.": """
        She she PRP nsubj 2
        sought seek VBD ROOT 0
        permission permission NN dobj 2
        . . . punct 2
        """,
    "She sought to leave.": """
        She she PRP nsubj 2
        sought seek VBD ROOT 0
        to to TO aux 4
        leave leave VB xcomp 2
        . . . punct 2
        """,
    "He went on to deny it.": """
        He he PRP nsubj 2
        went go VBD ROOT 0
        on on RP prt 2
        to to TO aux 5
        deny deny VB xcomp 2
        it it PRP dobj 5
        . . . punct 2
        """,
    "“Leave the port,” she said.": """
        “ " `` punct 2
        Leave leave VB ccomp 8
        the the DT det 4
        port port NN dobj 2
        , , , punct 8
        ” " '' punct 8
        she she PRP nsubj 8
        said say VBD ROOT 0
        . . . punct 8
        """,
    "“Look, the port is open,” she said.": """
        “ " `` punct 11
        Look look VB advcl 6
        , , , punct 6
        the the DT det 5
        port port NN nsubj 6
        is be VBZ ccomp 11
        open open JJ acomp 6
        , , , punct 11
        ” " '' punct 11
        she she PRP nsubj 11
        said say VBD ROOT 0
        . . . punct 11
        """,
    "“No,” she said.": """
        “ " `` punct 6
        No no UH intj 6
        , , , punct 6
        ” " '' punct 6
        she she PRP nsubj 6
        said say VBD ROOT 0
        . . . punct 6
        """,
    "“No ship came,” she said.": """
        “ " `` punct 8
        No no DT det 3
        ship ship NN nsubj 4
        came come VBD ccomp 8
        , , , punct 8
        ” " '' punct 8
        she she PRP nsubj 8
        said say VBD ROOT 0
        . . . punct 8
        """,
    "“Who came?” she said.": """
        “ " `` punct 3
        Who who WP nsubj 3
        came come VBD ccomp 7
        ? ? . punct 3
        ” " '' punct 3
        she she PRP nsubj 7
        said say VBD ROOT 0
        . . . punct 7
        """,
    "“We propose that the port be closed,” she said.": """
        “ " `` punct 12
        We we PRP nsubj 3
        propose propose VBP ccomp 12
        that that IN mark 8
        the the DT det 6
        port port NN nsubjpass 8
        be be VB auxpass 8
        closed close VBN ccomp 3
        , , , punct 12
        ” " '' punct 12
        she she PRP nsubj 12
        said say VBD ROOT 0
        . . . punct 12
        """,
    "“I would like to thank the crew,” she said.": """
        “ " `` punct 12
        I I PRP nsubj 4
        would would MD aux 4
        like like VB ccomp 12
        to to TO aux 6
        thank thank VB xcomp 4
        the the DT det 8
        crew crew NN dobj 6
        , , , punct 12
        ” " '' punct 12
        she she PRP nsubj 12
        said say VBD ROOT 0
        . . . punct 12
        """,
    "“I think that ships wait,” she said.": """
        “ " `` punct 10
        I I PRP nsubj 3
        think think VBP ccomp 10
        that that IN mark 6
        ships ship NNS nsubj 6
        wait wait VBP ccomp 3
        , , , punct 10
        ” " '' punct 10
        she she PRP nsubj 10
        said say VBD ROOT 0
        . . . punct 10
        """,
    "She said they would withdraw.": """
        She she PRP nsubj 2
        said say VBD ROOT 0
        they they PRP nsubj 5
        would would MD aux 5
        withdraw withdraw VB ccomp 2
        . . . punct 2
        """,
    "He did not say whether ships came.": """
        He he PRP nsubj 4
        did do VBD aux 4
        not not RB neg 4
        say say VB ROOT 0
        whether whether IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 4
        """,
    "He said he did not know.": """
        He he PRP nsubj 2
        said say VBD ROOT 0
        he he PRP nsubj 6
        did do VBD aux 6
        not not RB neg 6
        know know VB ccomp 2
        . . . punct 2
        """,
    "She never said that ships came.": """
        She she PRP nsubj 3
        never never RB neg 3
        said say VBD ROOT 0
        that that IN mark 6
        ships ship NNS nsubj 6
        came come VBD ccomp 3
        . . . punct 3
        """,
    "She not only said that ships came.": """
        She she PRP nsubj 4
        not not RB preconj 4
        only only RB advmod 2
        said say VBD ROOT 0
        that that IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 4
        """,
    "Hallam declined to say whether ships came.": """
        Hallam Hallam NNP nsubj 2 ORG
        declined decline VBD ROOT 0
        to to TO aux 4
        say say VB xcomp 2
        whether whether IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 2
        """,
    "Hallam has yet to announce a date.": """
        Hallam Hallam NNP nsubj 2 GPE
        has have VBZ ROOT 0
        yet yet RB advmod 2
        to to TO aux 5
        announce announce VB xcomp 2
        a a DT det 7
        date date NN dobj 5
        . . . punct 2
        """,
    "Varga left without saying whether ships came.": """
        Varga Varga NNP nsubj 2 ORG
        left leave VBD ROOT 0
        without without IN prep 2
        saying say VBG pcomp 3
        whether whether IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 2
        """,
    "No official said that ships came.": """
        No no DT det 2
        official official NN nsubj 3
        said say VBD ROOT 0
        that that IN mark 6
        ships ship NNS nsubj 6
        came come VBD ccomp 3
        . . . punct 3
        """,
    "She made no mention of the ships.": """
        She she PRP nsubj 2
        made make VBD ROOT 0
        no no DT det 4
        mention mention NN dobj 2
        of of IN prep 4
        the the DT det 7
        ships ship NNS pobj 5
        . . . punct 2
        """,
    "She made no secret of her anger.": """
        She she PRP nsubj 2
        made make VBD ROOT 0
        no no DT det 4
        secret secret NN dobj 2
        of of IN prep 4
        her her PRP$ poss 7
        anger anger NN pobj 5
        . . . punct 2
        """,
    "The mayor denied saying that ships came.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        denied deny VBD ROOT 0
        saying say VBG xcomp 3
        that that IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 3
        """,
    "He did not say or hint that ships came.": """
        He he PRP nsubj 4
        did do VBD aux 4
        not not RB neg 4
        say say VB ROOT 0
        or or CC cc 4
        hint hint NN conj 4
        that that IN mark 9
        ships ship NNS nsubj 9
        came come VBD ccomp 6
        . . . punct 4
        """,
    "She could not resist asking why ships came.": """
        She she PRP nsubj 4
        could could MD aux 4
        not not RB neg 4
        resist resist VB ROOT 0
        asking ask VBG xcomp 4
        why why WRB advmod 8
        ships ship NNS nsubj 8
        came come VBD ccomp 5
        . . . punct 4
        """,
    "She no longer believes that ships came.": """
        She she PRP nsubj 4
        no no RB neg 3
        longer long RB advmod 4
        believes believe VBZ ROOT 0
        that that IN mark 7
        ships ship NNS nsubj 7
        came come VBD ccomp 4
        . . . punct 4
        """,
    "He neither confirmed nor denied that ships came.": """
        He he PRP nsubj 3
        neither neither CC preconj 3
        confirmed confirm VBD ROOT 0
        nor nor CC cc 3
        denied deny VBD conj 3
        that that IN mark 8
        ships ship NNS nsubj 8
        came come VBD ccomp 5
        . . . punct 3
        """,
    "Asked whether he regretted it, Hallam said he did.": """
        Asked ask VBN advcl 8
        whether whether IN mark 4
        he he PRP nsubj 4
        regretted regret VBD ccomp 1
        it it PRP dobj 4
        , , , punct 8
        Hallam Hallam NNP nsubj 8 PERSON
        said say VBD ROOT 0
        he he PRP nsubj 10
        did do VBD ccomp 8
        . . . punct 8
        """,
    "Hallam said he regretted it.": """
        Hallam Hallam NNP nsubj 2 ORG
        said say VBD ROOT 0
        he he PRP nsubj 4
        regretted regret VBD ccomp 2
        it it PRP dobj 4
        . . . punct 2
        """,
    "Varga was asked about the ships.": """
        Varga Varga NNP nsubjpass 3 ORG
        was be VBD auxpass 3
        asked ask VBN ROOT 0
        about about IN prep 3
        the the DT det 6
        ships ship NNS pobj 4
        . . . punct 3
        """,
    "In response to a question, Hallam said ships came.": """
        In in IN prep 8
        response response NN pobj 1
        to to IN prep 2
        a a DT det 5
        question question NN pobj 3
        , , , punct 8
        Hallam Hallam NNP nsubj 8 ORG
        said say VBD ROOT 0
        ships ship NNS nsubj 10
        came come VBD ccomp 8
        . . . punct 8
        """,
    "Hallam said that she would not.": """
        Hallam Hallam NNP nsubj 2 ORG
        said say VBD ROOT 0
        that that IN mark 5
        she she PRP nsubj 5
        would would MD ccomp 2
        not not RB neg 5
        . . . punct 2
        """,
    "He said he hoped so.": """
        He he PRP nsubj 2
        said say VBD ROOT 0
        he he PRP nsubj 4
        hoped hop VBD ccomp 2
        so so RB advmod 4
        . . . punct 2
        """,
    "He said ships did come.": """
        He he PRP nsubj 2
        said say VBD ROOT 0
        ships ship NNS nsubj 5
        did do VBD aux 5
        come come VB ccomp 2
        . . . punct 2
        """,
    "They met to discuss a treaty.": """
        They they PRP nsubj 2
        met meet VBD ROOT 0
        to to TO aux 4
        discuss discuss VB advcl 2
        a a DT det 6
        treaty treaty NN dobj 4
        . . . punct 2
        """,
    "She discussed her plans.": """
        She she PRP nsubj 2
        discussed discuss VBD ROOT 0
        her her PRP$ poss 4
        plans plan NNS dobj 2
        . . . punct 2
        """,
    "They continue to fight.": """
        They they PRP nsubj 2
        continue continue VBP ROOT 0
        to to TO aux 4
        fight fight VB xcomp 2
        . . . punct 2
        """,
    "They released 20 prisoners.": """
        They they PRP nsubj 2
        released release VBD ROOT 0
        20 20 CD nummod 4 CARDINAL
        prisoners prisoner NNS dobj 2
        . . . punct 2
        """,
    "They released a statement.": """
        They they PRP nsubj 2
        released release VBD ROOT 0
        a a DT det 4
        statement statement NN dobj 2
        . . . punct 2
        """,
    "She began her speech by praising the crew.": """
        She she PRP nsubj 2
        began begin VBD ROOT 0
        her her PRP$ poss 4
        speech speech NN dobj 2
        by by IN prep 2
        praising praise VBG pcomp 5
        the the DT det 8
        crew crew NN dobj 6
        . . . punct 2
        """,
    "She lived in Lorn.": """
        She she PRP nsubj 2
        lived live VBD ROOT 0
        in in IN prep 2
        Lorn Lorn NNP pobj 3 GPE
        . . . punct 2
        """,
    "Varga said that ships wait, the Northern Agency reported on Friday.": """
        Varga Varga NNP nsubj 2 ORG
        said say VBD ROOT 0
        that that IN mark 5
        ships ship NNS nsubj 5
        wait wait VBP ccomp 2
        , , , punct 10
        the the DT det 9 ORG
        Northern Northern NNP compound 9
        Agency Agency NNP nsubj 10
        reported report VBD ccomp 2
        on on IN prep 10
        Friday Friday NNP pobj 11 DATE
        . . . punct 2
        """,
    "When Varga said ships wait, the mayor said so.": """
        When when WRB advmod 3
        Varga Varga NNP nsubj 3 ORG
        said say VBD advcl 9
        ships ship NNS nsubj 5
        wait wait VBP ccomp 3
        , , , punct 9
        the the DT det 8
        mayor mayor NN nsubj 9
        said say VBD ROOT 0
        so so RB advmod 9
        . . . punct 9
        """,
    "Varga said ships wait.": """
        Varga Varga NNP nsubj 2 ORG
        said say VBD ROOT 0
        ships ship NNS nsubj 4
        wait wait VBP ccomp 2
        . . . punct 2
        """,
    "Hallam, asked by reporters if he would go, said he might.": """
        Hallam Hallam NNP nsubj 11 ORG
        , , , punct 1
        asked ask VBN acl 1
        by by IN agent 3
        reporters reporter NNS pobj 4
        if if IN mark 9
        he he PRP nsubj 9
        would would MD aux 9
        go go VB ccomp 3
        , , , punct 1
        said say VBD ROOT 0
        he he PRP nsubj 13
        might might MD ccomp 11
        . . . punct 11
        """,
    "“Will you resign?” asked Torvald.": """
        “ " `` punct 4
        Will will MD aux 4
        you you PRP nsubj 4
        resign resign VB ccomp 7
        ? ? . punct 4
        ” " '' punct 7
        asked ask VBD ROOT 0
        Torvald Torvald NNP nsubj 7 PERSON
        . . . punct 7
        """,
    "Hallam said he would.": """
        Hallam Hallam NNP nsubj 2 ORG
        said say VBD ROOT 0
        he he PRP nsubj 4
        would would MD ccomp 2
        . . . punct 2
        """,
    "“Will it rain?” asked Torvald.": """
        “ " `` punct 4
        Will will MD aux 4
        it it PRP nsubj 4
        rain rain VB ccomp 7
        ? ? . punct 4
        ” " '' punct 7
        asked ask VBD ROOT 0
        Torvald Torvald NNP nsubj 7 PERSON
        . . . punct 7
        """,
    "Hallam said ships wait.": """
        Hallam Hallam NNP nsubj 2 ORG
        said say VBD ROOT 0
        ships ship NNS nsubj 4
        wait wait VBP ccomp 2
        . . . punct 2
        """,
    "Torvald asked him whether ships came.": """
        Torvald Torvald NNP nsubj 2 ORG
        asked ask VBD ROOT 0
        him he PRP dobj 2
        whether whether IN mark 6
        ships ship NNS nsubj 6
        came come VBD ccomp 2
        . . . punct 2
        """,
    "He said they had.": """
        He he PRP nsubj 2
        said say VBD ROOT 0
        they they PRP nsubj 4
        had have VBD ccomp 2
        . . . punct 2
        """,
    "The mayor, when asked whether ships came, left.": """
        The the DT det 2
        mayor mayor NN nsubj 10
        , , , punct 2
        when when WRB advmod 5
        asked ask VBN relcl 2
        whether whether IN mark 8
        ships ship NNS nsubj 8
        came come VBD ccomp 5
        , , , punct 2
        left leave VBD ROOT 0
        . . . punct 10
        """,
    "Osk asked the crew about the ships.": """
        Osk Osk NNP nsubj 2
        asked ask VBD ROOT 0
        the the DT det 4
        crew crew NN dobj 2
        about about IN prep 2
        the the DT det 7
        ships ship NNS pobj 5
        . . . punct 2
        """,
    "The general has reportedly left the capital.": """
        The the DT det 2
        general general NN nsubj 5
        has have VBZ aux 5
        reportedly reportedly RB advmod 5
        left leave VBN ROOT 0
        the the DT det 7
        capital capital NN dobj 5
        . . . punct 5
        """,
    "In the view of the mayor, the bridge is safe.": """
        In in IN prep 10
        the the DT det 3
        view view NN pobj 1
        of of IN prep 3
        the the DT det 6
        mayor mayor NN pobj 4
        , , , punct 10
        the the DT det 9
        bridge bridge NN nsubj 10
        is be VBZ ROOT 0
        safe safe JJ acomp 10
        . . . punct 10
        """,
    "The agency reported that ships sank, citing police.": """
        The the DT det 2
        agency agency NN nsubj 3
        reported report VBD ROOT 0
        that that IN mark 6
        ships ship NNS nsubj 6
        sank sink VBD ccomp 3
        , , , punct 6
        citing cite VBG advcl 6
        police police NNS dobj 8
        . . . punct 3
        """,
    "He faces accusations of theft from the union and of murder from the church.": """
        He he PRP nsubj 2
        faces face VBZ ROOT 0
        accusations accusation NNS dobj 2
        of of IN prep 3
        theft theft NN pobj 4
        from from IN prep 5
        the the DT det 8
        union union NN pobj 6
        and and CC cc 6
        of of IN conj 6
        murder murder NN pobj 10
        from from IN prep 11
        the the DT det 14
        church church NN pobj 12
        . . . punct 2
        """,
    "There were warnings from auditors that the dam may break.": """
        There there EX expl 2
        were be VBD ROOT 0
        warnings warning NNS attr 2
        from from IN prep 3
        auditors auditor NNS pobj 4
        that that IN dobj 10
        the the DT det 8
        dam dam NN nsubj 10
        may may MD aux 10
        break break VB acl 3
        . . . punct 2
        """,
    "The claim that it broke was made by the mayor.": """
        The the DT det 2
        claim claim NN nsubjpass 7
        that that IN mark 5
        it it PRP nsubj 5
        broke break VBD acl 2
        was be VBD auxpass 7
        made make VBN ROOT 0
        by by IN agent 7
        the the DT det 10
        mayor mayor NN pobj 8
        . . . punct 7
        """,
    "A threat to strike and a threat to the harvest came.": """
        A a DT det 2
        threat threat NN nsubj 11
        to to TO aux 4
        strike strike VB acl 2
        and and CC cc 2
        a a DT det 7
        threat threat NN nsubj 11
        to to IN prep 7
        the the DT det 10
        harvest harvest NN pobj 8
        came come VBD ROOT 0
        . . . punct 11
        """,
    "Crews were told that ships wait.": """
        Crews crew NNS nsubjpass 3
        were be VBD auxpass 3
        told tell VBN ROOT 0
        that that IN mark 6
        ships ship NNS nsubj 6
        wait wait VBP ccomp 3
        . . . punct 3
        """,
    "The mayor was told by the union to act.": """
        The the DT det 2
        mayor mayor NN nsubjpass 4
        was be VBD auxpass 4
        told tell VBN ROOT 0
        by by IN agent 4
        the the DT det 7
        union union NN pobj 5
        to to TO aux 9
        act act VB xcomp 4
        . . . punct 4
        """,
    "The general is said to have fled.": """
        The the DT det 2
        general general NN nsubjpass 4
        is be VBZ auxpass 4
        said say VBN ROOT 0
        to to TO aux 7
        have have VB aux 7
        fled flee VBN xcomp 4
        . . . punct 4
        """,
    "Varga said that the union warned that it may rain.": """
        Varga Varga NNP nsubj 2 ORG
        said say VBD ROOT 0
        that that IN mark 6
        the the DT det 5
        union union NN nsubj 6
        warned warn VBD ccomp 2
        that that IN mark 10
        it it PRP nsubj 10
        may may MD aux 10
        rain rain VB ccomp 6
        . . . punct 2
        """,
    "Varga called for peace.": """
        Varga Varga NNP nsubj 2 ORG
        called call VBD ROOT 0
        for for IN prep 2
        peace peace NN pobj 3
        . . . punct 2
        """,
    "Varga ruled out a tax.": """
        Varga Varga NNP nsubj 2 ORG
        ruled rule VBD ROOT 0
        out out RP prt 2
        a a DT det 5
        tax tax NN dobj 2
        . . . punct 2
        """,
    "She denied it, a claim echoed by Lind.": """
        She she PRP nsubj 2
        denied deny VBD ROOT 0
        it it PRP dobj 2
        , , , punct 2
        a a DT det 6
        claim claim NN dobj 2
        echoed echo VBN acl 6
        by by IN agent 7
        Lind Lind NNP pobj 8 LOC
        . . . punct 2
        """,
}
