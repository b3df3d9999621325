"""Sentences of our own with what the parser makes of them."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from tests.parses import parse


def sentence(text: str) -> Parse:
    """Return the parse of one of the sentences below."""
    return parse(text, ROWS[text])


def at(parsed: Parse, word: str) -> int:
    """Return the index of the first token with these letters."""
    return next(token.i for token in parsed.tokens if token.text == word)


ROWS = {
    "The company was fined a sum by the court.": """
        The the DT det 2
        company company NN nsubjpass 4
        was be VBD auxpass 4
        fined fine VBN ROOT 0
        a a DT det 6
        sum sum NN dobj 4
        by by IN prep 6
        the the DT det 9
        court court NN pobj 7
        . . . punct 4
        """,
    "The mayor took heat from the army.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        took take VBD ROOT 0
        heat heat NN dobj 3
        from from IN prep 3
        the the DT det 7
        army army NN pobj 5
        . . . punct 3
        """,
    "The government gave a million in aid.": """
        The the DT det 2
        government government NN nsubj 3
        gave give VBD ROOT 0
        a a DT det 5
        million million CD dobj 3 MONEY
        in in IN prep 3
        aid aid NN pobj 6
        . . . punct 3
        """,
    "Denmark refused to cede the port to Norway.": """
        Denmark Denmark NNP nsubj 2 GPE
        refused refuse VBD ROOT 0
        to to TO aux 4
        cede cede VB xcomp 2
        the the DT det 6
        port port NN dobj 4
        to to IN prep 4
        Norway Norway NNP pobj 7 GPE
        . . . punct 2
        """,
    "The rebels began fighting the army in the north.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        began begin VBD ROOT 0
        fighting fight VBG xcomp 3
        the the DT det 6
        army army NN dobj 4
        in in IN prep 4
        the the DT det 9
        north north NN pobj 7
        . . . punct 3
        """,
    "The mayor accused the army of attacking the port.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        accused accuse VBD ROOT 0
        the the DT det 5
        army army NN dobj 3
        of of IN prep 3
        attacking attack VBG pcomp 6
        the the DT det 9
        port port NN dobj 7
        . . . punct 3
        """,
    "Twelve protesters were arrested by police and charged with theft.": """
        Twelve twelve CD nummod 2 CARDINAL
        protesters protester NNS nsubjpass 4
        were be VBD auxpass 4
        arrested arrest VBN ROOT 0
        by by IN agent 4
        police police NNS pobj 5
        and and CC cc 4
        charged charge VBN conj 4
        with with IN prep 8
        theft theft NN pobj 9
        . . . punct 4
        """,
    "The president called on the rebels to stop the attack.": """
        The the DT det 2
        president president NN nsubj 3
        called call VBD ROOT 0
        on on IN prep 3
        the the DT det 6
        rebels rebel NNS pobj 4
        to to TO aux 8
        stop stop VB xcomp 3
        the the DT det 10
        attack attack NN dobj 8
        . . . punct 3
        """,
    "Norway was forced to withdraw its troops from the harbor.": """
        Norway Norway NNP nsubjpass 3 GPE
        was be VBD auxpass 3
        forced force VBN ROOT 0
        to to TO aux 5
        withdraw withdraw VB xcomp 3
        its its PRP$ poss 7
        troops troop NNS dobj 5
        from from IN prep 5
        the the DT det 10
        harbor harbor NN pobj 8
        . . . punct 3
        """,
    "Denmark annexed the port, seizing ships from Norway.": """
        Denmark Denmark NNP nsubj 2 GPE
        annexed annex VBD ROOT 0
        the the DT det 4
        port port NN dobj 2
        , , , punct 2
        seizing seize VBG advcl 2
        ships ship NNS dobj 6
        from from IN prep 6
        Norway Norway NNP pobj 8 GPE
        . . . punct 2
        """,
    "Protesters met with the minister and the envoy in Brussels.": """
        Protesters protester NNS nsubj 2
        met meet VBD ROOT 0
        with with IN prep 2
        the the DT det 5
        minister minister NN pobj 3
        and and CC cc 5
        the the DT det 8
        envoy envoy NN conj 5
        in in IN prep 8
        Brussels Brussels NNP pobj 9 GPE
        . . . punct 2
        """,
    "Israel-Gaza talks resumed.": """
        Israel Israel NNP compound 3 GPE
        - - HYPH punct 3
        Gaza Gaza NNP compound 4 GPE
        talks talk NNS nsubj 5
        resumed resume VBD ROOT 0
        . . . punct 5
        """,
    "The men whom police detained were released.": """
        The the DT det 2
        men man NNS nsubjpass 7
        whom whom WP dobj 5
        police police NNS nsubj 5
        detained detain VBD relcl 2
        were be VBD auxpass 7
        released release VBN ROOT 0
        . . . punct 7
        """,
    "Russia's attack on Ukraine was condemned by Britain and France.": """
        Russia Russia NNP poss 3 GPE
        's 's POS case 1
        attack attack NN nsubjpass 7
        on on IN prep 3
        Ukraine Ukraine NNP pobj 4 GPE
        was be VBD auxpass 7
        condemned condemn VBN ROOT 0
        by by IN agent 7
        Britain Britain NNP pobj 8 GPE
        and and CC cc 9
        France France NNP conj 9 GPE
        . . . punct 7
        """,
    "The army came under attack from the rebels.": """
        The the DT det 2
        army army NN nsubj 3
        came come VBD ROOT 0
        under under IN prep 3
        attack attack NN pobj 4
        from from IN prep 5
        the the DT det 8
        rebels rebel NNS pobj 6
        . . . punct 3
        """,
    "The general was put on trial for murder.": """
        The the DT det 2
        general general NN nsubjpass 4
        was be VBD auxpass 4
        put put VBN ROOT 0
        on on IN prep 4
        trial trial NN pobj 5
        for for IN prep 6
        murder murder NN pobj 7
        . . . punct 4
        """,
    "The nurses went on strike.": """
        The the DT det 2
        nurses nurse NNS nsubj 3
        went go VBD ROOT 0
        on on IN prep 3
        strike strike NN pobj 4
        . . . punct 3
        """,
    "Sanctions imposed by Britain on Norway were lifted.": """
        Sanctions sanction NNS nsubjpass 8
        imposed impose VBN acl 1
        by by IN agent 2
        Britain Britain NNP pobj 3 GPE
        on on IN prep 4
        Norway Norway NNP pobj 5 GPE
        were be VBD auxpass 8
        lifted lift VBN ROOT 0
        . . . punct 8
        """,
    "Police accused the war crimes tribunal of bias.": """
        Police Police NNS nsubj 2
        accused accuse VBD ROOT 0
        the the DT det 6
        war war NN compound 5
        crimes crime NNS compound 6
        tribunal tribunal NN dobj 2
        of of IN prep 6
        bias bias NN pobj 7
        . . . punct 2
        """,
    "The scouts carried out a series of raids on the camp.": """
        The the DT det 2
        scouts scout NNS nsubj 3
        carried carry VBD ROOT 0
        out out RP prt 3
        a a DT det 6
        series series NN dobj 3
        of of IN prep 6
        raids raid NNS pobj 7
        on on IN prep 8
        the the DT det 11
        camp camp NN pobj 9
        . . . punct 3
        """,
    "The mayor fired his deputy.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        fired fire VBD ROOT 0
        his his PRP$ poss 5
        deputy deputy NN dobj 3
        . . . punct 3
        """,
    "Soldiers fired at the crowd.": """
        Soldiers soldier NNS nsubj 2
        fired fire VBD ROOT 0
        at at IN prep 2
        the the DT det 5
        crowd crowd NN pobj 3
        . . . punct 2
        """,
    "The mayor fired a question.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        fired fire VBD ROOT 0
        a a DT det 5
        question question NN dobj 3
        . . . punct 3
        """,
    "Jordan and Britain agreed to hold talks with Denmark.": """
        Jordan Jordan NNP nsubj 4 GPE
        and and CC cc 1
        Britain Britain NNP conj 1 GPE
        agreed agree VBD ROOT 0
        to to TO aux 6
        hold hold VB xcomp 4
        talks talk NNS dobj 6
        with with IN prep 7
        Denmark Denmark NNP pobj 8 GPE
        . . . punct 4
        """,
    "Denmark will give Tonga a loan.": """
        Denmark Denmark NNP nsubj 3 GPE
        will will MD aux 3
        give give VB ROOT 0
        Tonga Tonga NNP dative 3 GPE
        a a DT det 6
        loan loan NN dobj 3
        . . . punct 3
        """,
    "The resignation of the minister surprised the king.": """
        The the DT det 2
        resignation resignation NN nsubj 6
        of of IN prep 2
        the the DT det 5
        minister minister NN pobj 3
        surprised surprise VBD ROOT 0
        the the DT det 8
        king king NN dobj 6
        . . . punct 6
        """,
    "The arrest of the minister by police surprised the king.": """
        The the DT det 2
        arrest arrest NN nsubj 8
        of of IN prep 2
        the the DT det 5
        minister minister NN pobj 3
        by by IN prep 2
        police police NNS pobj 6
        surprised surprise VBD ROOT 0
        the the DT det 10
        king king NN dobj 8
        . . . punct 8
        """,
    "His arrest surprised the king.": """
        His his PRP$ poss 2
        arrest arrest NN nsubj 3
        surprised surprise VBD ROOT 0
        the the DT det 5
        king king NN dobj 3
        . . . punct 3
        """,
    "The town demanded the withdrawal of Danish troops.": """
        The the DT det 2
        town town NN nsubj 3
        demanded demand VBD ROOT 0
        the the DT det 5
        withdrawal withdrawal NN dobj 3
        of of IN prep 5
        Danish danish JJ amod 8 NORP
        troops troop NNS pobj 6
        . . . punct 3
        """,
    "Tonga said that Fiji must leave the island.": """
        Tonga Tonga NNP nsubj 2 GPE
        said say VBD ROOT 0
        that that IN mark 6
        Fiji Fiji NNP nsubj 6 GPE
        must must MD aux 6
        leave leave VB ccomp 2
        the the DT det 8
        island island NN dobj 6
        . . . punct 2
        """,
    "The king praised the mayor's efforts.": """
        The the DT det 2
        king king NN nsubj 3
        praised praise VBD ROOT 0
        the the DT det 5
        mayor mayor NN poss 7
        's 's POS case 5
        efforts effort NNS dobj 3
        . . . punct 3
        """,
    "The anti-war group left.": """
        The the DT det 5
        anti anti JJ amod 5
        - - JJ amod 5
        war war JJ amod 5
        group group NN nsubj 6
        left leave VBD ROOT 0
        . . . punct 6
        """,
    "The jury found the doctor guilty of manslaughter.": """
        The the DT det 2
        jury jury NN nsubj 3
        found find VBD ROOT 0
        the the DT det 5
        doctor doctor NN nsubj 6
        guilty guilty JJ ccomp 3
        of of IN prep 6
        manslaughter manslaughter NN pobj 7
        . . . punct 3
        """,
    "The well attacked the rock.": """
        The the DT det 2
        well well RB advmod 3
        attacked attack VBD ROOT 0
        the the DT det 5
        rock rock NN dobj 3
        . . . punct 3
        """,
    "The army lifted the blockade.": """
        The the DT det 2
        army army NN nsubj 3
        lifted lift VBD ROOT 0
        the the DT det 5
        blockade blockade NN dobj 3
        . . . punct 3
        """,
    "The clashes between farmers and police ended.": """
        The the DT det 2
        clashes clash NNS nsubj 7
        between between IN prep 2
        farmers farmer NNS pobj 3
        and and CC cc 4
        police police NNS conj 4
        ended end VBD ROOT 0
        . . . punct 7
        """,
    "Danish tanks shelled the town.": """
        Danish danish JJ amod 2 NORP
        tanks tank NNS nsubj 3
        shelled shell VBD ROOT 0
        the the DT det 5
        town town NN dobj 3
        . . . punct 3
        """,
    "Thousands of miners marched on Saturday.": """
        Thousands thousand NNS nsubj 4 CARDINAL
        of of IN prep 1
        miners miner NNS pobj 2
        marched march VBD ROOT 0
        on on IN prep 4
        Saturday Saturday NNP pobj 5 DATE
        . . . punct 4
        """,
    "The rebels attacked themselves.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        attacked attack VBD ROOT 0
        themselves themselves PRP dobj 3
        . . . punct 3
        """,
    "Fiji will not accept the offer.": """
        Fiji Fiji NNP nsubj 4 GPE
        will will MD aux 4
        not not RB neg 4
        accept accept VB ROOT 0
        the the DT det 6
        offer offer NN dobj 4
        . . . punct 4
        """,
    "The navy set fire to the depot.": """
        The the DT det 2
        navy navy NN nsubj 3
        set set VBD ROOT 0
        fire fire NN dobj 3
        to to IN prep 3
        the the DT det 7
        depot depot NN pobj 5
        . . . punct 3
        """,
    "The law requires a permit.": """
        The the DT det 2
        law law NN nsubj 3
        requires require VBZ ROOT 0
        a a DT det 5
        permit permit NN dobj 3
        . . . punct 3
        """,
    "The mayor stepped down.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        stepped step VBD ROOT 0
        down down RB advmod 3
        . . . punct 3
        """,
    "The bomb attack site was closed.": """
        The the DT det 4
        bomb bomb NN compound 3
        attack attack NN compound 4
        site site NN nsubjpass 6
        was be VBD auxpass 6
        closed close VBN ROOT 0
        . . . punct 6
        """,
    "Denmark signed a treaty with Norway.": """
        Denmark Denmark NNP nsubj 2 GPE
        signed sign VBD ROOT 0
        a a DT det 4
        treaty treaty NN dobj 2
        with with IN prep 4
        Norway Norway NNP pobj 5 GPE
        . . . punct 2
        """,
    "The raid killed two farmers.": """
        The the DT det 2
        raid raid NN nsubj 3
        killed kill VBD ROOT 0
        two two CD nummod 5 CARDINAL
        farmers farmer NNS dobj 3
        . . . punct 3
        """,
    "The attack by rebels on the fort injured a guard.": """
        The the DT det 2
        attack attack NN nsubj 8
        by by IN prep 2
        rebels rebel NNS pobj 3
        on on IN prep 4
        the the DT det 7
        fort fort NN pobj 5
        injured injure VBD ROOT 0
        a a DT det 10
        guard guard NN dobj 8
        . . . punct 8
        """,
    "Denmark plans to visit Norway.": """
        Denmark Denmark NNP nsubj 2 GPE
        plans plan VBZ ROOT 0
        to to TO aux 4
        visit visit VB xcomp 2
        Norway Norway NNP dobj 4 GPE
        . . . punct 2
        """,
    "The minister threatened to sue the bank.": """
        The the DT det 2
        minister minister NN nsubj 3
        threatened threaten VBD ROOT 0
        to to TO aux 5
        sue sue VB xcomp 3
        the the DT det 7
        bank bank NN dobj 5
        . . . punct 3
        """,
    "A letter by the mayor condemned the raid.": """
        A a DT det 2
        letter letter NN nsubj 6
        by by IN prep 2
        the the DT det 5
        mayor mayor NN pobj 3
        condemned condemn VBD ROOT 0
        the the DT det 8
        raid raid NN dobj 6
        . . . punct 6
        """,
    "The jailed editor wrote a book.": """
        The the DT det 3
        jailed jailed JJ amod 3
        editor editor NN nsubj 4
        wrote write VBD ROOT 0
        a a DT det 6
        book book NN dobj 4
        . . . punct 4
        """,
    "Denmark offered talks.": """
        Denmark Denmark NNP nsubj 2 GPE
        offered offer VBD ROOT 0
        talks talk NNS dobj 2
        . . . punct 2
        """,
    "The queen visited Tonga.": """
        The the DT det 2
        queen queen NN nsubj 3
        visited visit VBD ROOT 0
        Tonga Tonga NNP dobj 3 GPE
        . . . punct 3
        """,
    "Britain lifted its sanctions on Norway.": """
        Britain Britain NNP nsubj 2 GPE
        lifted lift VBD ROOT 0
        its its PRP$ poss 4
        sanctions sanction NNS dobj 2
        on on IN prep 4
        Norway Norway NNP pobj 5 GPE
        . . . punct 2
        """,
}
