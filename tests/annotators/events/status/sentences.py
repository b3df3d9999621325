"""Sentences of our own with what the parser makes of them."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from tests.parses import parse


def sentence(text: str) -> Parse:
    """Return the parse of one of the sentences below."""
    return parse(text, ROWS[text])


ROWS = {
    "The rebels attacked Lorn on Friday.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        attacked attack VBD ROOT 0
        Lorn Lorn NNP dobj 3 PERSON
        on on IN prep 3
        Friday Friday NNP pobj 5 DATE
        . . . punct 3
        """,
    "The army is shelling Lorn.": """
        The the DT det 2
        army army NN nsubj 4
        is be VBZ aux 4
        shelling shell VBG ROOT 0
        Lorn Lorn VBN oprd 4 PERSON
        . . . punct 4
        """,
    "Rebels have been shelling Lorn for weeks.": """
        Rebels rebel NNS nsubj 4
        have have VBP aux 4
        been be VBN aux 4
        shelling shell VBG ROOT 0
        Lorn Lorn NNP xcomp 4 PERSON
        for for IN prep 4
        weeks week NNS pobj 6 DATE
        . . . punct 4
        """,
    "The troops did not attack Lorn.": """
        The the DT det 2
        troops troop NNS nsubj 5
        did do VBD aux 5
        not not RB neg 5
        attack attack VB ROOT 0
        Lorn Lorn NNP dobj 5 PERSON
        . . . punct 5
        """,
    "The minister never met the rebels.": """
        The the DT det 2
        minister minister NN nsubj 4
        never never RB neg 4
        met meet VBD ROOT 0
        the the DT det 6
        rebels rebel NNS dobj 4
        . . . punct 4
        """,
    "No troops withdrew from Lorn.": """
        No no DT det 2
        troops troop NNS nsubj 3
        withdrew withdraw VBD ROOT 0
        from from IN prep 3
        Lorn Lorn NNP pobj 4 PERSON
        . . . punct 3
        """,
    "Nobody was arrested.": """
        Nobody nobody NN nsubjpass 3
        was be VBD auxpass 3
        arrested arrest VBN ROOT 0
        . . . punct 3
        """,
    "The envoy left without meeting the rebels.": """
        The the DT det 2
        envoy envoy NN ROOT 0
        left leave VBD acl 2
        without without IN prep 3
        meeting meet VBG pcomp 4
        the the DT det 7
        rebels rebel NNS dobj 5
        . . . punct 2
        """,
    "No ceasefire appears close.": """
        No no DT det 2
        ceasefire ceasefire NN nsubj 3
        appears appear VBZ ROOT 0
        close close JJ oprd 3
        . . . punct 3
        """,
    "The minister has not announced plans to visit Lorn.": """
        The the DT det 2
        minister minister NN nsubj 5
        has have VBZ aux 5
        not not RB neg 5
        announced announce VBN ROOT 0
        plans plan NNS dobj 5
        to to TO aux 8
        visit visit VB acl 6
        Lorn Lorn NNP dobj 8 PERSON
        . . . punct 5
        """,
    "The talks are far from a ceasefire.": """
        The the DT det 2
        talks talk NNS nsubj 3
        are be VBP ROOT 0
        far far RB advmod 3
        from from IN prep 4
        a a DT det 7
        ceasefire ceasefire NN pobj 5
        . . . punct 3
        """,
    "The president has yet to visit Lorn.": """
        The the DT det 2
        president president NN nsubj 3
        has have VBZ ROOT 0
        yet yet RB advmod 3
        to to TO aux 6
        visit visit VB xcomp 3
        Lorn Lorn NNP dobj 6 PERSON
        . . . punct 3
        """,
    "The president will visit Lorn on Monday.": """
        The the DT det 2
        president president NN nsubj 4
        will will MD aux 4
        visit visit VB ROOT 0
        Lorn Lorn NNP dobj 4 WORK_OF_ART
        on on IN prep 4
        Monday Monday NNP pobj 6 DATE
        . . . punct 4
        """,
    "The president is to visit Lorn.": """
        The the DT det 2
        president president NN nsubj 3
        is be VBZ ROOT 0
        to to TO aux 5
        visit visit VB xcomp 3
        Lorn Lorn NNP dobj 5 PERSON
        . . . punct 3
        """,
    "Kordania plans to withdraw its troops.": """
        Kordania Kordania NNP nsubj 2 ORG
        plans plan VBZ ROOT 0
        to to TO aux 4
        withdraw withdraw VB xcomp 2
        its its PRP$ poss 6
        troops troop NNS dobj 4
        . . . punct 2
        """,
    "Kordania intends to expel the envoy.": """
        Kordania Kordania NNP nsubj 2 GPE
        intends intend VBZ ROOT 0
        to to TO aux 4
        expel expel VB xcomp 2
        the the DT det 6
        envoy envoy NN dobj 4
        . . . punct 2
        """,
    "The general vowed to attack Lorn.": """
        The the DT det 2
        general general NN nsubj 3
        vowed vow VBD ROOT 0
        to to TO aux 5
        attack attack VB xcomp 3
        Lorn Lorn NNP dobj 5 PERSON
        . . . punct 3
        """,
    "The army is preparing an attack on Lorn.": """
        The the DT det 2
        army army NN nsubj 4
        is be VBZ aux 4
        preparing prepare VBG ROOT 0
        an an DT det 6
        attack attack NN dobj 4
        on on IN prep 6
        Lorn Lorn NNP pobj 7 ORG
        . . . punct 4
        """,
    "He postponed a planned visit to Lorn.": """
        He he PRP nsubj 2
        postponed postpone VBD ROOT 0
        a a DT det 5
        planned plan VBN amod 5
        visit visit NN dobj 2
        to to IN prep 5
        Lorn Lorn NNP pobj 6 GPE
        . . . punct 2
        """,
    "They discussed the planned visit.": """
        They they PRP nsubj 2
        discussed discuss VBD ROOT 0
        the the DT det 5
        planned plan VBN amod 5
        visit visit NN dobj 2
        . . . punct 2
        """,
    "The talks are scheduled for Monday.": """
        The the DT det 2
        talks talk NNS nsubjpass 4
        are be VBP auxpass 4
        scheduled schedule VBN ROOT 0
        for for IN prep 4
        Monday Monday NNP pobj 5 DATE
        . . . punct 4
        """,
    "President to visit Lorn": """
        President President NNP nsubj 3
        to to TO aux 3
        visit visit VB ROOT 0
        Lorn Lorn NNP dobj 3 PERSON
        """,
    "The generals expect an attack on Lorn.": """
        The the DT det 2
        generals general NNS nsubj 3
        expect expect VBP ROOT 0
        an an DT det 5
        attack attack NN dobj 3
        on on IN prep 5
        Lorn Lorn NNP pobj 6 PERSON
        . . . punct 3
        """,
    "The mayor fears that the army will attack Lorn.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        fears fear VBZ ROOT 0
        that that IN mark 8
        the the DT det 6
        army army NN nsubj 8
        will will MD aux 8
        attack attack VB ccomp 3
        Lorn Lorn NNP dobj 8 WORK_OF_ART
        . . . punct 3
        """,
    "Residents braced for the feared attack.": """
        Residents resident NNS nsubj 2
        braced brace VBD ROOT 0
        for for IN prep 2
        the the DT det 6
        feared feared JJ amod 6
        attack attack NN pobj 3
        . . . punct 2
        """,
    "Fears of an attack grew in Lorn.": """
        Fears fear NNS nsubj 5
        of of IN prep 1
        an an DT det 4
        attack attack NN pobj 2
        grew grow VBD ROOT 0
        in in IN prep 5
        Lorn Lorn NNP pobj 6 GPE
        . . . punct 5
        """,
    "The threat of war has grown.": """
        The the DT det 2
        threat threat NN nsubj 6
        of of IN prep 2
        war war NN pobj 3
        has have VBZ aux 6
        grown grow VBN ROOT 0
        . . . punct 6
        """,
    "The mayor said that the army would attack Lorn.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        said say VBD ROOT 0
        that that IN mark 8
        the the DT det 6
        army army NN nsubj 8
        would would MD aux 8
        attack attack VB ccomp 3
        Lorn Lorn NNP dobj 8 WORK_OF_ART
        . . . punct 3
        """,
    "The general said that he would attack Lorn.": """
        The the DT det 2
        general general NN nsubj 3
        said say VBD ROOT 0
        that that IN mark 7
        he he PRP nsubj 7
        would would MD aux 7
        attack attack VB ccomp 3
        Lorn Lorn NNP dobj 7 WORK_OF_ART
        . . . punct 3
        """,
    "The minister called for talks.": """
        The the DT det 2
        minister minister NN nsubj 3
        called call VBD ROOT 0
        for for IN prep 3
        talks talk NNS pobj 4
        . . . punct 3
        """,
    "The union renewed its calls for talks.": """
        The the DT det 2
        union union NN nsubj 3
        renewed renew VBD ROOT 0
        its its PRP$ poss 5
        calls call NNS dobj 3
        for for IN prep 5
        talks talk NNS pobj 6
        . . . punct 3
        """,
    "The council urged Kordania to withdraw its troops.": """
        The the DT det 2
        council council NN nsubj 3
        urged urge VBD ROOT 0
        Kordania Kordania NNP dobj 3 GPE
        to to TO aux 6
        withdraw withdraw VB xcomp 3
        its its PRP$ poss 8
        troops troop NNS dobj 6
        . . . punct 3
        """,
    "The mayor demanded that they leave Lorn.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        demanded demand VBD ROOT 0
        that that IN mark 6
        they they PRP nsubj 6
        leave leave VBP ccomp 3
        Lorn Lorn NNP oprd 6 ORG
        . . . punct 3
        """,
    "The judge ordered the arrest of the general.": """
        The the DT det 2
        judge judge NN nsubj 3
        ordered order VBD ROOT 0
        the the DT det 5
        arrest arrest NN dobj 3
        of of IN prep 5
        the the DT det 8
        general general NN pobj 6
        . . . punct 3
        """,
    "Kordania must withdraw its troops.": """
        Kordania Kordania NNP nsubj 3 GPE
        must must MD aux 3
        withdraw withdraw VB ROOT 0
        its its PRP$ poss 5
        troops troop NNS dobj 3
        . . . punct 3
        """,
    "Release the prisoners!": """
        Release release VB ROOT 0
        the the DT det 3
        prisoners prisoner NNS dobj 1
        ! ! . punct 1
        """,
    "The envoy proposed a ceasefire.": """
        The the DT det 2
        envoy envoy NN nsubj 3
        proposed propose VBD ROOT 0
        a a DT det 5
        ceasefire ceasefire NN dobj 3
        . . . punct 3
        """,
    "The council is considering sanctions against Kordania.": """
        The the DT det 2
        council council NN nsubj 4
        is be VBZ aux 4
        considering consider VBG ROOT 0
        sanctions sanction NNS dobj 4
        against against IN prep 5
        Kordania Kordania NNP pobj 6 GPE
        . . . punct 4
        """,
    "They studied the proposed withdrawal.": """
        They they PRP nsubj 2
        studied study VBD ROOT 0
        the the DT det 5
        proposed propose VBN amod 5
        withdrawal withdrawal NN dobj 2
        . . . punct 2
        """,
    "Kordania refused to cede the port.": """
        Kordania Kordania NNP nsubj 2 GPE
        refused refuse VBD ROOT 0
        to to TO aux 4
        cede cede VB xcomp 2
        the the DT det 6
        port port NN dobj 4
        . . . punct 2
        """,
    "The rebels rejected a ceasefire.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        rejected reject VBD ROOT 0
        a a DT det 5
        ceasefire ceasefire NN dobj 3
        . . . punct 3
        """,
    "The premier ruled out talks with the rebels.": """
        The the DT det 2
        premier premier NN nsubj 3
        ruled rule VBD ROOT 0
        out out RP prt 3
        talks talk NNS dobj 3
        with with IN prep 5
        the the DT det 8
        rebels rebel NNS pobj 6
        . . . punct 3
        """,
    "The rebels will not negotiate.": """
        The the DT det 2
        rebels rebel NNS nsubj 5
        will will MD aux 5
        not not RB neg 5
        negotiate negotiate VB ROOT 0
        . . . punct 5
        """,
    "The premier rejected calls for a ceasefire.": """
        The the DT det 2
        premier premier NN nsubj 3
        rejected reject VBD ROOT 0
        calls call NNS dobj 3
        for for IN prep 4
        a a DT det 7
        ceasefire ceasefire NN pobj 5
        . . . punct 3
        """,
    "If the army attacks Lorn, thousands will flee.": """
        If if IN mark 5
        the the DT det 4
        army army NN compound 4
        attacks attack NNS nsubj 5
        Lorn lorn VBP advcl 9 ORG
        , , , punct 9
        thousands thousand NNS nsubj 9 CARDINAL
        will will MD aux 9
        flee flee VB ROOT 0
        . . . punct 9
        """,
    "The army could attack Lorn.": """
        The the DT det 2
        army army NN nsubj 4
        could could MD aux 4
        attack attack VB ROOT 0
        Lorn Lorn NNP dobj 4 PERSON
        . . . punct 4
        """,
    "Why did the army attack Lorn?": """
        Why why WRB advmod 6
        did do VBD aux 6
        the the DT det 5
        army army NN compound 5
        attack attack NN nsubj 6
        Lorn Lorn NNP ROOT 0 PERSON
        ? ? . punct 6
        """,
    "It is unclear whether the army attacked Lorn.": """
        It it PRP nsubj 2
        is be VBZ ROOT 0
        unclear unclear JJ acomp 2
        whether whether IN mark 7
        the the DT det 6
        army army NN nsubj 7
        attacked attack VBD ccomp 2
        Lorn Lorn NNP oprd 7 ORG
        . . . punct 2
        """,
    "The general bought guns to attack Lorn.": """
        The the DT det 2
        general general NN nsubj 3
        bought buy VBD ROOT 0
        guns gun NNS dobj 3
        to to TO aux 6
        attack attack VB advcl 3
        Lorn Lorn NNP dobj 6 PERSON
        . . . punct 3
        """,
    "The army allegedly attacked Lorn.": """
        The the DT det 2
        army army NN nsubj 4
        allegedly allegedly RB advmod 4
        attacked attack VBD ROOT 0
        Lorn Lorn NNP dobj 4 PERSON
        . . . punct 4
        """,
    "Police arrested the suspected killer over the alleged abuse.": """
        Police Police NNS nsubj 2
        arrested arrest VBD ROOT 0
        the the DT det 5
        suspected suspect VBN amod 5
        killer killer NN dobj 2
        over over IN prep 2
        the the DT det 9
        alleged allege VBN amod 9
        abuse abuse NN pobj 6
        . . . punct 2
        """,
    "The court accused the general of torturing prisoners.": """
        The the DT det 2
        court court NN nsubj 3
        accused accuse VBD ROOT 0
        the the DT det 5
        general general NN dobj 3
        of of IN prep 5
        torturing torture VBG pcomp 6
        prisoners prisoner NNS dobj 7
        . . . punct 3
        """,
    "The general is suspected of murder.": """
        The the DT det 2
        general general NN nsubjpass 4
        is be VBZ auxpass 4
        suspected suspect VBN ROOT 0
        of of IN prep 4
        murder murder NN pobj 5
        . . . punct 4
        """,
    "Reports of killings spread.": """
        Reports report NNS nsubj 4
        of of IN prep 1
        killings killing NNS pobj 2
        spread spread VBP ROOT 0
        . . . punct 4
        """,
    "The general denied torturing prisoners.": """
        The the DT det 2
        general general NN nsubj 3
        denied deny VBD ROOT 0
        torturing torture VBG xcomp 3
        prisoners prisoner NNS dobj 4
        . . . punct 3
        """,
    "The general denied that his men killed civilians.": """
        The the DT det 2
        general general NN nsubj 3
        denied deny VBD ROOT 0
        that that IN mark 7
        his his PRP$ poss 6
        men man NNS nsubj 7
        killed kill VBD ccomp 3
        civilians civilian NNS dobj 7
        . . . punct 3
        """,
    "He was jailed for attempted murder.": """
        He he PRP nsubjpass 3
        was be VBD auxpass 3
        jailed jail VBN ROOT 0
        for for IN prep 3
        attempted attempt VBN amod 6
        murder murder NN pobj 4
        . . . punct 3
        """,
    "The minister condemned the attack.": """
        The the DT det 2
        minister minister NN nsubj 3
        condemned condemn VBD ROOT 0
        the the DT det 5
        attack attack NN dobj 3
        . . . punct 3
        """,
    "The minister did not condemn the attack.": """
        The the DT det 2
        minister minister NN nsubj 5
        did do VBD aux 5
        not not RB neg 5
        condemn condemn VB ROOT 0
        the the DT det 7
        attack attack NN dobj 5
        . . . punct 5
        """,
    "The minister regrets that they attacked Lorn.": """
        The the DT det 2
        minister minister NN nsubj 3
        regrets regret VBZ ROOT 0
        that that IN mark 6
        they they PRP nsubj 6
        attacked attack VBD ccomp 3
        Lorn Lorn NNP oprd 6 PERSON
        . . . punct 3
        """,
    "The rebels managed to seize the port.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        managed manage VBD ROOT 0
        to to TO aux 5
        seize seize VB xcomp 3
        the the DT det 7
        port port NN dobj 5
        . . . punct 3
        """,
    "The rebels did not manage to seize the port.": """
        The the DT det 2
        rebels rebel NNS nsubj 5
        did do VBD aux 5
        not not RB neg 5
        manage manage VB ROOT 0
        to to TO aux 7
        seize seize VB xcomp 5
        the the DT det 9
        port port NN dobj 7
        . . . punct 5
        """,
    "The rebels failed to seize the port.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        failed fail VBD ROOT 0
        to to TO aux 5
        seize seize VB xcomp 3
        the the DT det 7
        port port NN dobj 5
        . . . punct 3
        """,
    "The rebels did not fail to seize the port.": """
        The the DT det 2
        rebels rebel NNS nsubj 5
        did do VBD aux 5
        not not RB neg 5
        fail fail VB ROOT 0
        to to TO aux 7
        seize seize VB xcomp 5
        the the DT det 9
        port port NN dobj 7
        . . . punct 5
        """,
    "Police prevented an attack on Lorn.": """
        Police Police NNS nsubj 2
        prevented prevent VBD ROOT 0
        an an DT det 4
        attack attack NN dobj 2
        on on IN prep 4
        Lorn Lorn NNP pobj 5 PERSON
        . . . punct 2
        """,
    "Police failed to prevent an attack on Lorn.": """
        Police Police NNS nsubj 2
        failed fail VBD ROOT 0
        to to TO aux 4
        prevent prevent VB xcomp 2
        an an DT det 6
        attack attack NN dobj 4
        on on IN prep 6
        Lorn Lorn NNP pobj 7 ORG
        . . . punct 2
        """,
    "The rebels stopped fighting.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        stopped stop VBD ROOT 0
        fighting fight VBG xcomp 3
        . . . punct 3
        """,
    "The rebels have not stopped fighting.": """
        The the DT det 2
        rebels rebel NNS nsubj 5
        have have VBP aux 5
        not not RB neg 5
        stopped stop VBN ROOT 0
        fighting fight VBG xcomp 5
        . . . punct 5
        """,
    "The rebels refused to promise to stop fighting.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        refused refuse VBD ROOT 0
        to to TO aux 5
        promise promise VB xcomp 3
        to to TO aux 7
        stop stop VB xcomp 5
        fighting fight VBG xcomp 7
        . . . punct 3
        """,
    "The rebels refused to promise to leave.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        refused refuse VBD ROOT 0
        to to TO aux 5
        promise promise VB xcomp 3
        to to TO aux 7
        leave leave VB xcomp 5
        . . . punct 3
        """,
    "The rebels began fighting.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        began begin VBD ROOT 0
        fighting fight VBG xcomp 3
        . . . punct 3
        """,
    "The two sides continued to fight.": """
        The the DT det 3
        two two CD nummod 3 CARDINAL
        sides side NNS nsubj 4
        continued continue VBD ROOT 0
        to to TO aux 6
        fight fight VB xcomp 4
        . . . punct 4
        """,
    "The fighting ended on Friday.": """
        The the DT det 2
        fighting fighting NN nsubj 3
        ended end VBD ROOT 0
        on on IN prep 3
        Friday Friday NNP pobj 4 DATE
        . . . punct 3
        """,
    "Talks between the sides continue.": """
        Talks talk NNS nsubj 5
        between between IN prep 1
        the the DT det 4
        sides side NNS pobj 2
        continue continue VBP ROOT 0
        . . . punct 5
        """,
    "Talks are likely to resume.": """
        Talks talk NNS nsubj 2
        are be VBP ROOT 0
        likely likely JJ acomp 2
        to to TO aux 5
        resume resume VB xcomp 3
        . . . punct 2
        """,
    "War looms.": """
        War war NN nsubj 2
        looms loom VBZ ROOT 0
        . . . punct 2
        """,
    "The army likely killed the villagers.": """
        The the DT det 2
        army army NN nsubj 4
        likely likely RB advmod 4
        killed kill VBD ROOT 0
        the the DT det 6
        villagers villager NNS dobj 4
        . . . punct 4
        """,
    "Perhaps the army killed the villagers.": """
        Perhaps perhaps RB advmod 4
        the the DT det 3
        army army NN nsubj 4
        killed kill VBD ROOT 0
        the the DT det 6
        villagers villager NNS dobj 4
        . . . punct 4
        """,
    "The army may have killed the villagers.": """
        The the DT det 2
        army army NN nsubj 5
        may may MD aux 5
        have have VB aux 5
        killed kill VBN ROOT 0
        the the DT det 7
        villagers villager NNS dobj 5
        . . . punct 5
        """,
    "He believes that the army killed the villagers.": """
        He he PRP nsubj 2
        believes believe VBZ ROOT 0
        that that IN mark 6
        the the DT det 5
        army army NN nsubj 6
        killed kill VBD ccomp 2
        the the DT det 8
        villagers villager NNS dobj 6
        . . . punct 2
        """,
    "He does not believe that the army killed the villagers.": """
        He he PRP nsubj 4
        does do VBZ aux 4
        not not RB neg 4
        believe believe VB ROOT 0
        that that IN mark 8
        the the DT det 7
        army army NN nsubj 8
        killed kill VBD ccomp 4
        the the DT det 10
        villagers villager NNS dobj 8
        . . . punct 4
        """,
    "He doubts that the army killed the villagers.": """
        He he PRP nsubj 2
        doubts doubt VBZ ROOT 0
        that that IN mark 6
        the the DT det 5
        army army NN nsubj 6
        killed kill VBD ccomp 2
        the the DT det 8
        villagers villager NNS dobj 6
        . . . punct 2
        """,
    "He said the police had arrested two men.": """
        He he PRP nsubj 2
        said say VBD ROOT 0
        the the DT det 4
        police police NN nsubj 6
        had have VBD aux 6
        arrested arrest VBN ccomp 2
        two two CD nummod 8 CARDINAL
        men man NNS dobj 6
        . . . punct 2
        """,
    "The soldiers who attacked Lorn fled.": """
        The the DT det 2
        soldiers soldier NNS nsubj 6
        who who WP nsubj 4
        attacked attack VBD relcl 2
        Lorn Lorn NNP dobj 4 PERSON
        fled flee VBD ROOT 0
        . . . punct 6
        """,
    "Moscow responded by annexing the port.": """
        Moscow Moscow NNP nsubj 2 GPE
        responded respond VBD ROOT 0
        by by IN prep 2
        annexing annex VBG pcomp 3
        the the DT det 6
        port port NN dobj 4
        . . . punct 2
        """,
    "The sides held talks and signed a deal.": """
        The the DT det 2
        sides side NNS nsubj 3
        held hold VBD ROOT 0
        talks talk NNS dobj 3
        and and CC cc 3
        signed sign VBD conj 3
        a a DT det 8
        deal deal NN dobj 6
        . . . punct 3
        """,
    "The sides will hold talks and sign a deal.": """
        The the DT det 2
        sides side NNS nsubj 4
        will will MD aux 4
        hold hold VB ROOT 0
        talks talk NNS dobj 4
        and and CC cc 4
        sign sign VB conj 4
        a a DT det 9
        deal deal NN dobj 7
        . . . punct 4
        """,
    "The mayor did not meet or phone the rebels.": """
        The the DT det 2
        mayor mayor NN nsubj 5
        did do VBD aux 5
        not not RB neg 5
        meet meet VB ROOT 0
        or or CC cc 5
        phone phone VB conj 5
        the the DT det 9
        rebels rebel NNS dobj 7
        . . . punct 5
        """,
    "The premier tried to end the strike.": """
        The the DT det 2
        premier premier NN nsubj 3
        tried try VBD ROOT 0
        to to TO aux 5
        end end VB xcomp 3
        the the DT det 7
        strike strike NN dobj 5
        . . . punct 3
        """,
    "The city is under attack.": """
        The the DT det 2
        city city NN nsubj 3
        is be VBZ ROOT 0
        under under IN prep 3
        attack attack NN pobj 4
        . . . punct 3
        """,
    "After the attack the mayor fled.": """
        After after IN prep 6
        the the DT det 3
        attack attack NN pobj 1
        the the DT det 5
        mayor mayor NN nsubj 6
        fled flee VBD ROOT 0
        . . . punct 6
        """,
    "The army left before the rebels attacked.": """
        The the DT det 2
        army army NN nsubj 3
        left leave VBD ROOT 0
        before before IN mark 7
        the the DT det 6
        rebels rebel NNS nsubj 7
        attacked attack VBD advcl 3
        . . . punct 3
        """,
    "He was to have met the rebels.": """
        He he PRP nsubj 2
        was be VBD ROOT 0
        to to TO aux 5
        have have VB aux 5
        met meet VBN xcomp 2
        the the DT det 7
        rebels rebel NNS dobj 5
        . . . punct 2
        """,
    "He did not rule out talks with the rebels.": """
        He he PRP nsubj 4
        did do VBD aux 4
        not not RB neg 4
        rule rule VB ROOT 0
        out out RP prt 4
        talks talk NNS dobj 4
        with with IN prep 6
        the the DT det 9
        rebels rebel NNS pobj 7
        . . . punct 4
        """,
    "He warned against a strike.": """
        He he PRP nsubj 2
        warned warn VBD ROOT 0
        against against IN prep 2
        a a DT det 5
        strike strike NN pobj 3
        . . . punct 2
        """,
    "He warned of a strike.": """
        He he PRP nsubj 2
        warned warn VBD ROOT 0
        of of IN prep 2
        a a DT det 5
        strike strike NN pobj 3
        . . . punct 2
        """,
    "Neither side attacked.": """
        Neither neither DT det 2
        side side NN nsubj 3
        attacked attack VBD ROOT 0
        . . . punct 3
        """,
    "The police nearly killed him.": """
        The the DT det 2
        police police NNS nsubj 4
        nearly nearly RB advmod 4
        killed kill VBD ROOT 0
        him he PRP dobj 4
        . . . punct 4
        """,
    "He thanked the council for its aid.": """
        He he PRP nsubj 2
        thanked thank VBD ROOT 0
        the the DT det 4
        council council NN dobj 2
        for for IN prep 2
        its its PRP$ poss 7
        aid aid NN pobj 5
        . . . punct 2
        """,
    "The army not only attacked Lorn but burned it.": """
        The the DT det 2
        army army NN nsubj 5
        not not RB preconj 5
        only only RB advmod 3
        attacked attack VBD ROOT 0
        Lorn Lorn NNP dobj 5 PERSON
        but but CC cc 5
        burned burn VBD conj 5
        it it PRP dobj 8
        . . . punct 5
        """,
    "Have the rebels attacked Lorn?": """
        Have have VBP aux 4
        the the DT det 3
        rebels rebel NNS nsubj 4
        attacked attack VBN ROOT 0
        Lorn Lorn NNP oprd 4 PERSON
        ? ? . punct 4
        """,
    "The general pleaded not guilty to murder.": """
        The the DT det 2
        general general NN nsubj 3
        pleaded plead VBD ROOT 0
        not not RB neg 5
        guilty guilty JJ acomp 3
        to to IN prep 5
        murder murder NN pobj 6
        . . . punct 3
        """,
    "The council rejected the demand.": """
        The the DT det 2
        council council NN nsubj 3
        rejected reject VBD ROOT 0
        the the DT det 5
        demand demand NN dobj 3
        . . . punct 3
        """,
    "He opposed the war.": """
        He he PRP nsubj 2
        opposed oppose VBD ROOT 0
        the the DT det 4
        war war NN dobj 2
        . . . punct 2
        """,
    "They called the strike a mistake.": """
        They they PRP nsubj 2
        called call VBD ROOT 0
        the the DT det 4
        strike strike NN dobj 2
        a a DT det 6
        mistake mistake NN oprd 2
        . . . punct 2
        """,
    "The visit is a mistake.": """
        The the DT det 2
        visit visit NN nsubj 3
        is be VBZ ROOT 0
        a a DT det 5
        mistake mistake NN attr 3
        . . . punct 3
        """,
    "Thousands marched to demand a ceasefire.": """
        Thousands thousand NNS nsubj 2 CARDINAL
        marched march VBD ROOT 0
        to to TO aux 4
        demand demand VB xcomp 2
        a a DT det 6
        ceasefire ceasefire NN dobj 4
        . . . punct 2
        """,
    "They met to discuss the war.": """
        They they PRP nsubj 2
        met meet VBD ROOT 0
        to to TO aux 4
        discuss discuss VB advcl 2
        the the DT det 6
        war war NN dobj 4
        . . . punct 2
        """,
    "Hallam flew to Lorn to meet the rebels.": """
        Hallam Hallam NNP nsubj 2 GPE
        flew fly VBD ROOT 0
        to to IN prep 2
        Lorn Lorn NNP pobj 3 PERSON
        to to TO aux 6
        meet meet VB advcl 2
        the the DT det 8
        rebels rebel NNS dobj 6
        . . . punct 2
        """,
    "He did not mention that they had arrested him.": """
        He he PRP nsubj 4
        did do VBD aux 4
        not not RB neg 4
        mention mention VB ROOT 0
        that that IN mark 8
        they they PRP nsubj 8
        had have VBD aux 8
        arrested arrest VBN ccomp 4
        him he PRP dobj 8
        . . . punct 4
        """,
    "No talks are expected to resume.": """
        No no DT det 2
        talks talk NNS nsubjpass 4
        are be VBP auxpass 4
        expected expect VBN ROOT 0
        to to TO aux 6
        resume resume VB xcomp 4
        . . . punct 4
        """,
    "No talks are planned.": """
        No no DT det 2
        talks talk NNS nsubjpass 4
        are be VBP auxpass 4
        planned plan VBN ROOT 0
        . . . punct 4
        """,
    "The sides are still negotiating.": """
        The the DT det 2
        sides side NNS nsubj 5
        are be VBP aux 5
        still still RB advmod 5
        negotiating negotiate VBG ROOT 0
        . . . punct 5
        """,
    "The leaders meet tomorrow.": """
        The the DT det 2
        leaders leader NNS nsubj 3
        meet meet VBP ROOT 0
        tomorrow tomorrow NN npadvmod 3 DATE
        . . . punct 3
        """,
    "The rebels are not expected to attack Lorn.": """
        The the DT det 2
        rebels rebel NNS nsubjpass 5
        are be VBP auxpass 5
        not not RB neg 5
        expected expect VBN ROOT 0
        to to TO aux 7
        attack attack VB xcomp 5
        Lorn Lorn NNP dobj 7 PERSON
        . . . punct 5
        """,
    "The thief escaped arrest.": """
        The the DT det 2
        thief thief NN nsubj 3
        escaped escape VBD ROOT 0
        arrest arrest NN dobj 3
        . . . punct 3
        """,
    "The minister had to resign.": """
        The the DT det 2
        minister minister NN nsubj 3
        had have VBD ROOT 0
        to to TO aux 5
        resign resign VB xcomp 3
        . . . punct 3
        """,
    "The minister has to resign.": """
        The the DT det 2
        minister minister NN nsubj 3
        has have VBZ ROOT 0
        to to TO aux 5
        resign resign VB xcomp 3
        . . . punct 3
        """,
    "If they attack, the army will respond.": """
        If if IN mark 3
        they they PRP nsubj 3
        attack attack VBP advcl 8
        , , , punct 8
        the the DT det 6
        army army NN nsubj 8
        will will MD aux 8
        respond respond VB ROOT 0
        . . . punct 8
        """,
    "The army will not leave until the rebels surrender.": """
        The the DT det 2
        army army NN nsubj 5
        will will MD aux 5
        not not RB neg 5
        leave leave VB ROOT 0
        until until IN mark 9
        the the DT det 9
        rebels rebel NNS compound 9
        surrender surrender VBP advcl 5
        . . . punct 5
        """,
    "The premier hopes to meet the rebels.": """
        The the DT det 2
        premier premier NN nsubj 3
        hopes hop VBZ ROOT 0
        to to TO aux 5
        meet meet VB xcomp 3
        the the DT det 7
        rebels rebel NNS dobj 5
        . . . punct 3
        """,
    "They took the opportunity to thank the council.": """
        They they PRP nsubj 2
        took take VBD ROOT 0
        the the DT det 4
        opportunity opportunity NN dobj 2
        to to TO aux 6
        thank thank VB acl 4
        the the DT det 8
        council council NN dobj 6
        . . . punct 2
        """,
    "The rebels fled while troops shelled Lorn.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        fled flee VBD ROOT 0
        while while IN mark 6
        troops troop NNS nsubj 6
        shelled shell VBD advcl 3
        Lorn Lorn NNP oprd 6 PRODUCT
        . . . punct 3
        """,
    "Rebels flee while troops withdraw.": """
        Rebels Rebels NNP compound 2
        flee flee NN ROOT 0
        while while IN mark 5
        troops troop NNS nsubj 5
        withdraw withdraw VBP advcl 2
        . . . punct 2
        """,
    "The rebels did not leave before troops attacked.": """
        The the DT det 2
        rebels rebel NNS nsubj 5
        did do VBD aux 5
        not not RB neg 5
        leave leave VB ROOT 0
        before before IN mark 8
        troops troop NNS nsubj 8
        attacked attack VBD advcl 5
        . . . punct 5
        """,
    "He asked whether the rebels had left.": """
        He he PRP nsubj 2
        asked ask VBD ROOT 0
        whether whether IN mark 7
        the the DT det 5
        rebels rebel NNS nsubj 7
        had have VBD aux 7
        left leave VBN ccomp 2
        . . . punct 2
        """,
    "The mayor wants the rebels to leave.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        wants want VBZ ROOT 0
        the the DT det 5
        rebels rebel NNS nsubj 7
        to to TO aux 7
        leave leave VB ccomp 3
        . . . punct 3
        """,
    "The mayor wants to leave.": """
        The the DT det 2
        mayor mayor NN nsubj 3
        wants want VBZ ROOT 0
        to to TO aux 5
        leave leave VB xcomp 3
        . . . punct 3
        """,
    "The premier cancelled the talks.": """
        The the DT det 2
        premier premier NN nsubj 3
        cancelled cancel VBD ROOT 0
        the the DT det 5
        talks talk NNS dobj 3
        . . . punct 3
        """,
    "Their leader could not attend the talks.": """
        Their their PRP$ poss 2
        leader leader NN nsubj 5
        could could MD aux 5
        not not RB neg 5
        attend attend VB ROOT 0
        the the DT det 7
        talks talk NNS dobj 5
        . . . punct 5
        """,
    "Had the rebels attacked, the mayor would have fled.": """
        Had have VBD advcl 10
        the the DT det 3
        rebels rebel NNS nsubj 4
        attacked attack VBD ccomp 1
        , , , punct 10
        the the DT det 7
        mayor mayor NN nsubj 10
        would would MD aux 10
        have have VB aux 10
        fled flee VBN ROOT 0
        . . . punct 10
        """,
    "The court is trying to end the strike.": """
        The the DT det 2
        court court NN nsubj 4
        is be VBZ aux 4
        trying try VBG ROOT 0
        to to TO aux 6
        end end VB xcomp 4
        the the DT det 8
        strike strike NN dobj 6
        . . . punct 4
        """,
    "The current talks are going well.": """
        The the DT det 3
        current current JJ amod 3
        talks talk NNS nsubj 5
        are be VBP aux 5
        going go VBG ROOT 0
        well well RB advmod 5
        . . . punct 5
        """,
    "A recent attack is thought to have failed.": """
        A a DT det 3
        recent recent JJ amod 3
        attack attack NN nsubjpass 5
        is be VBZ auxpass 5
        thought think VBN ROOT 0
        to to TO aux 8
        have have VB aux 8
        failed fail VBN xcomp 5
        . . . punct 5
        """,
    "We propose that the sides meet.": """
        We we PRP nsubj 2
        propose propose VBP ROOT 0
        that that IN mark 6
        the the DT det 5
        sides side NNS nsubj 6
        meet meet VBP ccomp 2
        . . . punct 2
        """,
    "The rebels were killed likely by soldiers.": """
        The the DT det 2
        rebels rebel NNS nsubjpass 4
        were be VBD auxpass 4
        killed kill VBN ROOT 0
        likely likely RB advmod 4
        by by IN agent 4
        soldiers soldier NNS pobj 6
        . . . punct 4
        """,
    "The rebels paid the guards so that they would leave.": """
        The the DT det 2
        rebels rebel NNS nsubj 3
        paid pay VBD ROOT 0
        the the DT det 5
        guards guard NNS dobj 3
        so so IN mark 10
        that that IN mark 10
        they they PRP nsubj 10
        would would MD aux 10
        leave leave VB advcl 3
        . . . punct 3
        """,
    "The army attacked, so the rebels fled.": """
        The the DT det 2
        army army NN nsubj 3
        attacked attack VBD ccomp 8
        , , , punct 8
        so so RB advmod 8
        the the DT det 7
        rebels rebel NNS nsubj 8
        fled flee VBD ROOT 0
        . . . punct 8
        """,
    "Under an agreement with Lorn they do not pay.": """
        Under under IN prep 9
        an an DT det 3
        agreement agreement NN pobj 1
        with with IN prep 3
        Lorn Lorn NNP pobj 4 PERSON
        they they PRP nsubj 9
        do do VBP aux 9
        not not RB neg 9
        pay pay VB ROOT 0
        . . . punct 9
        """,
    "The premier is not going to resign.": """
        The the DT det 2
        premier premier NN nsubj 5
        is be VBZ aux 5
        not not RB neg 5
        going go VBG ROOT 0
        to to TO aux 7
        resign resign VB xcomp 5
        . . . punct 5
        """,
    "He is not sure that the rebels left.": """
        He he PRP nsubj 2
        is be VBZ ROOT 0
        not not RB neg 2
        sure sure JJ acomp 2
        that that IN mark 8
        the the DT det 7
        rebels rebel NNS nsubj 8
        left leave VBD ccomp 4
        . . . punct 2
        """,
    "A truce is close.": """
        A a DT det 2
        truce truce NN nsubj 3
        is be VBZ ROOT 0
        close close JJ acomp 3
        . . . punct 3
        """,
    "Dozens of prisoners will be killed.": """
        Dozens dozen NNS nsubjpass 6 CARDINAL
        of of IN prep 1
        prisoners prisoner NNS pobj 2
        will will MD aux 6
        be be VB auxpass 6
        killed kill VBN ROOT 0
        . . . punct 6
        """,
    "The premier said his country would not cede the port.": """
        The the DT det 2
        premier premier NN nsubj 3
        said say VBD ROOT 0
        his his PRP$ poss 5
        country country NN nsubj 8
        would would MD aux 8
        not not RB neg 8
        cede cede VB ccomp 3
        the the DT det 10
        port port NN dobj 8
        . . . punct 3
        """,
}
