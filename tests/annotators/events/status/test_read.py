from __future__ import annotations

import time

import pytest

from onrecord.annotators.events.status import Reading, status, way
from onrecord.annotators.events.status.links import HEIGHT
from onrecord.annotators.language import Parse
from onrecord.model import Status
from tests.annotators.events.status.sentences import sentence
from tests.parses import parse

# Of each status: text, trigger, type, and the certainty; "not" where the polarity is turned.
HAPPENED = [
    ("The rebels attacked Lorn on Friday.", "attacked", "ASSAULT", "certain"),
    ("The premier rejected calls for a ceasefire.", "calls", "REQUEST", "certain"),
    ("Why did the army attack Lorn?", "attack", "ASSAULT", "certain"),
    ("The minister condemned the attack.", "attack", "ASSAULT", "certain"),
    ("The minister did not condemn the attack.", "attack", "ASSAULT", "certain"),
    ("The minister regrets that they attacked Lorn.", "attacked", "ASSAULT", "certain"),
    ("The rebels managed to seize the port.", "seize", "COERCE", "certain"),
    ("The rebels did not fail to seize the port.", "seize", "COERCE", "certain"),
    ("Police failed to prevent an attack on Lorn.", "attack", "ASSAULT", "certain"),
    ("The rebels stopped fighting.", "fighting", "ASSAULT", "certain"),
    ("The rebels began fighting.", "fighting", "ASSAULT", "certain"),
    ("The fighting ended on Friday.", "fighting", "ASSAULT", "certain"),
    ("The army likely killed the villagers.", "killed", "ASSAULT", "probable"),
    ("Perhaps the army killed the villagers.", "killed", "ASSAULT", "possible"),
    ("The army may have killed the villagers.", "killed", "ASSAULT", "possible"),
    ("He believes that the army killed the villagers.", "killed", "ASSAULT", "probable"),
    ("He said the police had arrested two men.", "arrested", "COERCE", "certain"),
    ("The soldiers who attacked Lorn fled.", "attacked", "ASSAULT", "certain"),
    ("Moscow responded by annexing the port.", "annexing", "COERCE", "certain"),
    ("The sides held talks and signed a deal.", "talks", "CONSULT", "certain"),
    ("After the attack the mayor fled.", "attack", "ASSAULT", "certain"),
    ("The army left before the rebels attacked.", "attacked", "ASSAULT", "certain"),
    ("He thanked the council for its aid.", "aid", "AID", "certain"),
    ("The army not only attacked Lorn but burned it.", "attacked", "ASSAULT", "certain"),
    ("The council rejected the demand.", "demand", "REQUEST", "certain"),
    ("He opposed the war.", "war", "ASSAULT", "certain"),
    ("They called the strike a mistake.", "strike", "PROTEST", "certain"),
    ("The visit is a mistake.", "visit", "CONSULT", "certain"),
    ("Thousands marched to demand a ceasefire.", "demand", "REQUEST", "certain"),
    ("They met to discuss the war.", "discuss", "CONSULT", "certain"),
    ("He did not mention that they had arrested him.", "arrested", "COERCE", "certain"),
    ("The minister had to resign.", "resign", "RETREAT", "certain"),
    ("They took the opportunity to thank the council.", "thank", "SUPPORT", "certain"),
    ("The rebels fled while troops shelled Lorn.", "shelled", "ASSAULT", "certain"),
    ("The rebels did not leave before troops attacked.", "attacked", "ASSAULT", "certain"),
    ("A recent attack is thought to have failed.", "attack", "ASSAULT", "certain"),
    ("The rebels were killed likely by soldiers.", "killed", "ASSAULT", "probable"),
    ("The army attacked, so the rebels fled.", "fled", "RETREAT", "certain"),
    ("Under an agreement with Lorn they do not pay.", "agreement", "AGREE", "certain"),
]
ONGOING = [
    ("The army is shelling Lorn.", "shelling", "ASSAULT", "certain"),
    ("Rebels have been shelling Lorn for weeks.", "shelling", "ASSAULT", "certain"),
    ("The rebels have not stopped fighting.", "fighting", "ASSAULT", "certain"),
    ("The rebels refused to promise to stop fighting.", "fighting", "ASSAULT", "certain"),
    ("The two sides continued to fight.", "fight", "ASSAULT", "certain"),
    ("Talks between the sides continue.", "Talks", "CONSULT", "certain"),
    ("The city is under attack.", "attack", "ASSAULT", "certain"),
    ("The sides are still negotiating.", "negotiating", "CONSULT", "certain"),
    ("Rebels flee while troops withdraw.", "withdraw", "RETREAT", "certain"),
    ("The current talks are going well.", "talks", "CONSULT", "certain"),
]
NOT_HAPPENED = [
    ("The troops did not attack Lorn.", "attack", "ASSAULT", "certain"),
    ("The minister never met the rebels.", "met", "CONSULT", "certain"),
    ("No troops withdrew from Lorn.", "withdrew", "RETREAT", "certain"),
    ("Nobody was arrested.", "arrested", "COERCE", "certain"),
    ("The envoy left without meeting the rebels.", "meeting", "CONSULT", "certain"),
    ("No ceasefire appears close.", "ceasefire", "RETREAT", "certain"),
    ("The minister has not announced plans to visit Lorn.", "visit", "CONSULT", "certain"),
    ("The talks are far from a ceasefire.", "ceasefire", "RETREAT", "certain"),
    ("The president has yet to visit Lorn.", "visit", "CONSULT", "certain"),
    ("He postponed a planned visit to Lorn.", "visit", "CONSULT", "certain"),
    ("He was jailed for attempted murder.", "murder", "ASSAULT", "certain"),
    ("The rebels did not manage to seize the port.", "seize", "COERCE", "certain"),
    ("The rebels failed to seize the port.", "seize", "COERCE", "certain"),
    ("Police prevented an attack on Lorn.", "attack", "ASSAULT", "certain"),
    ("He does not believe that the army killed the villagers.", "killed", "ASSAULT", "probable"),
    ("The mayor did not meet or phone the rebels.", "phone", "CONSULT", "certain"),
    ("He was to have met the rebels.", "met", "CONSULT", "probable"),
    ("Neither side attacked.", "attacked", "ASSAULT", "certain"),
    ("The police nearly killed him.", "killed", "ASSAULT", "certain"),
    ("No talks are expected to resume.", "talks", "CONSULT", "certain"),
    ("No talks are planned.", "talks", "CONSULT", "certain"),
    ("The thief escaped arrest.", "arrest", "COERCE", "certain"),
    ("The premier cancelled the talks.", "talks", "CONSULT", "certain"),
    ("Their leader could not attend the talks.", "attend", "CONSULT", "certain"),
]
PLANNED = [
    ("The president will visit Lorn on Monday.", "visit", "AGREE", "certain"),
    ("The president is to visit Lorn.", "visit", "AGREE", "certain"),
    ("Kordania plans to withdraw its troops.", "withdraw", "RETREAT", "certain"),
    ("Kordania intends to expel the envoy.", "expel", "SANCTION", "certain"),
    ("The general vowed to attack Lorn.", "attack", "ASSAULT", "certain"),
    ("The army is preparing an attack on Lorn.", "attack", "ASSAULT", "certain"),
    ("They discussed the planned visit.", "visit", "AGREE", "certain"),
    ("The talks are scheduled for Monday.", "talks", "AGREE", "certain"),
    ("President to visit Lorn", "visit", "AGREE", "certain"),
    ("The general said that he would attack Lorn.", "attack", "ASSAULT", "certain"),
    ("The sides will hold talks and sign a deal.", "sign", "AGREE", "certain"),
    ("Hallam flew to Lorn to meet the rebels.", "meet", "CONSULT", "probable"),
    ("The leaders meet tomorrow.", "meet", "AGREE", "certain"),
    ("The premier hopes to meet the rebels.", "meet", "CONSULT", "certain"),
    ("The mayor wants to leave.", "leave", "RETREAT", "certain"),
    ("The court is trying to end the strike.", "end", "CONCEDE", "certain"),
]
PREDICTED = [
    ("The generals expect an attack on Lorn.", "attack", "ASSAULT", "probable"),
    ("The mayor fears that the army will attack Lorn.", "attack", "ASSAULT", "probable"),
    ("Residents braced for the feared attack.", "attack", "ASSAULT", "probable"),
    ("Fears of an attack grew in Lorn.", "attack", "ASSAULT", "probable"),
    ("The threat of war has grown.", "war", "ASSAULT", "probable"),
    ("The mayor said that the army would attack Lorn.", "attack", "ASSAULT", "probable"),
    ("Talks are likely to resume.", "Talks", "CONSULT", "probable"),
    ("War looms.", "War", "ASSAULT", "probable"),
    ("He warned of a strike.", "strike", "PROTEST", "probable"),
    ("The rebels are not expected to attack Lorn.", "attack", "ASSAULT", "not probable"),
    ("A truce is close.", "truce", "RETREAT", "probable"),
    ("Dozens of prisoners will be killed.", "killed", "ASSAULT", "probable"),
]
REQUESTED = [
    ("The minister called for talks.", "talks", "CONSULT", "certain"),
    ("The union renewed its calls for talks.", "talks", "CONSULT", "certain"),
    ("The council urged Kordania to withdraw its troops.", "withdraw", "RETREAT", "certain"),
    ("The mayor demanded that they leave Lorn.", "leave", "RETREAT", "certain"),
    ("The judge ordered the arrest of the general.", "arrest", "COERCE", "certain"),
    ("Kordania must withdraw its troops.", "withdraw", "RETREAT", "certain"),
    ("Release the prisoners!", "Release", "RETREAT", "certain"),
    ("The minister has to resign.", "resign", "RETREAT", "certain"),
    ("The mayor wants the rebels to leave.", "leave", "RETREAT", "certain"),
]
PROPOSED = [
    ("The envoy proposed a ceasefire.", "ceasefire", "RETREAT", "possible"),
    ("The council is considering sanctions against Kordania.", "sanctions", "SANCTION", "possible"),
    ("They studied the proposed withdrawal.", "withdrawal", "RETREAT", "possible"),
    ("We propose that the sides meet.", "meet", "CONSULT", "possible"),
]
REJECTED = [
    ("Kordania refused to cede the port.", "cede", "CONCEDE", "certain"),
    ("The rebels rejected a ceasefire.", "ceasefire", "RETREAT", "certain"),
    ("The premier ruled out talks with the rebels.", "talks", "CONSULT", "certain"),
    ("The rebels will not negotiate.", "negotiate", "CONSULT", "certain"),
    ("The premier rejected calls for a ceasefire.", "ceasefire", "RETREAT", "certain"),
    ("The rebels refused to promise to leave.", "leave", "RETREAT", "certain"),
    ("He warned against a strike.", "strike", "PROTEST", "certain"),
    ("The premier is not going to resign.", "resign", "RETREAT", "certain"),
    ("The premier said his country would not cede the port.", "cede", "CONCEDE", "certain"),
]
HYPOTHETICAL = [
    ("If the army attacks Lorn, thousands will flee.", "attacks", "ASSAULT", "possible"),
    ("The army could attack Lorn.", "attack", "ASSAULT", "possible"),
    ("It is unclear whether the army attacked Lorn.", "attacked", "ASSAULT", "unknown"),
    ("The general bought guns to attack Lorn.", "attack", "ASSAULT", "possible"),
    ("He doubts that the army killed the villagers.", "killed", "ASSAULT", "possible"),
    ("The premier tried to end the strike.", "end", "CONCEDE", "possible"),
    ("He did not rule out talks with the rebels.", "talks", "CONSULT", "possible"),
    ("Have the rebels attacked Lorn?", "attacked", "ASSAULT", "unknown"),
    ("If they attack, the army will respond.", "respond", "ASSAULT", "possible"),
    ("The army will not leave until the rebels surrender.", "surrender", "RETREAT", "possible"),
    ("He asked whether the rebels had left.", "left", "RETREAT", "unknown"),
    ("Had the rebels attacked, the mayor would have fled.", "attacked", "ASSAULT", "possible"),
    ("The rebels paid the guards so that they would leave.", "leave", "RETREAT", "possible"),
    ("He is not sure that the rebels left.", "left", "RETREAT", "possible"),
]
ALLEGED = [
    ("The army allegedly attacked Lorn.", "attacked", "ASSAULT", "unknown"),
    ("Police arrested the suspected killer over the alleged abuse.", "abuse", "ASSAULT", "unknown"),
    ("The court accused the general of torturing prisoners.", "torturing", "ASSAULT", "unknown"),
    ("The general is suspected of murder.", "murder", "ASSAULT", "unknown"),
    ("Reports of killings spread.", "killings", "ASSAULT", "unknown"),
]
DENIED = [
    ("The general denied torturing prisoners.", "torturing", "ASSAULT", "unknown"),
    ("The general denied that his men killed civilians.", "killed", "ASSAULT", "unknown"),
    ("The general pleaded not guilty to murder.", "murder", "ASSAULT", "unknown"),
]

NEGATIVE = frozenset(["not_happened", "rejected", "denied"])
CASES: dict[Status, list[tuple[str, str, str, str]]] = {
    "happened": HAPPENED, "ongoing": ONGOING, "not_happened": NOT_HAPPENED, "planned": PLANNED,
    "predicted": PREDICTED, "requested": REQUESTED, "proposed": PROPOSED, "rejected": REJECTED,
    "hypothetical": HYPOTHETICAL, "alleged": ALLEGED, "denied": DENIED,
}  # fmt: skip


def trigger(parsed: Parse, word: str) -> int:
    return next(token.i for token in parsed.tokens if token.text == word)


@pytest.mark.parametrize(
    ("wanted", "text", "word", "type", "sure"),
    [(wanted, *case) for wanted, cases in CASES.items() for case in cases],
)
def test_what_the_words_around_an_event_make_of_it(
    wanted: Status, text: str, word: str, type: str, sure: str
) -> None:
    parsed = sentence(text)
    read = status(parsed, trigger(parsed, word), type)
    turned = sure.startswith("not ")
    negative = (wanted in NEGATIVE) != turned
    assert (read.status, read.certainty) == (wanted, sure.removeprefix("not "))
    assert read.polarity == ("negative" if negative else "positive")


def test_every_level_says_what_comes_of_the_next() -> None:
    parsed = sentence("The rebels refused to promise to stop fighting.")
    steps = way(parsed, trigger(parsed, "fighting"), "ASSAULT")
    assert [(parsed.tokens[step.at].text, step.read.status) for step in steps] == [
        ("refused", "happened"),
        ("promise", "rejected"),
        ("stop", "rejected"),
        ("fighting", "ongoing"),
    ]


def test_what_its_own_actor_does_not_say_is_foretold() -> None:
    """The type decides: that others meet is known beforehand, that they attack is not."""
    parsed = sentence("The mayor said that the army would attack Lorn.")
    at = trigger(parsed, "attack")
    assert status(parsed, at, "ASSAULT").status == "predicted"
    assert status(parsed, at, "CONSULT").status == "planned"


def chain(links: int) -> Parse:
    """Return *they want to want to … leave*, so many times over."""
    words = ["They", *(word for n in range(links) for word in ("want", "to")), "leave"]
    rows = ["They they PRP nsubj 2"]
    for n in range(links):
        head = 2 * n + 2
        above = 0 if n == 0 else head - 2
        rows.append(f"want want {'VBP ROOT' if n == 0 else 'VB xcomp'} {above}")
        rows.append(f"to to TO aux {head + 2}")
    rows.append(f"leave leave VB xcomp {2 * links}")
    return parse(" ".join(words), "\n".join(rows))


def test_a_way_has_a_bounded_height() -> None:
    parsed = chain(300)
    steps = way(parsed, len(parsed.tokens) - 1, "RETREAT")
    assert len(steps) == HEIGHT + 1


def test_one_trigger_is_read_in_time_linear_in_the_sentence() -> None:
    def seconds(size: int) -> float:
        flat = "\n".join(f"and and CC cc {size + 1}" for _ in range(size))
        parsed = parse("and " * size + "left", f"{flat}\nleft leave VBD ROOT 0")
        before = time.process_time()
        for _ in range(5):
            status(parsed, size, "RETREAT")
        return time.process_time() - before

    seconds(500)
    assert seconds(4000) < 8 * 4 * max(seconds(500), 1e-3)


def test_a_reading_is_a_value() -> None:
    assert Reading("happened", "positive", "certain") == Reading("happened", "positive", "certain")
    with pytest.raises(AttributeError):
        Reading("happened", "positive", "certain").status = "ongoing"  # type: ignore[misc]
