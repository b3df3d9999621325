"""A clause → what it answers: yes, no or maybe, and how hard it demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.model import Clause, Sentence
from onrecord.resolvers.positions.words import Answer, answers, listed, urgency

_NOUNS: tuple[Literal["no", "maybe", "yes", "demand"], ...] = ("no", "maybe", "yes", "demand")
_OFF: dict[Answer, Answer] = {"yes": "no", "no": "yes", "maybe": "no"}


class Answered(NamedTuple):
    """A clause and what it answers; ``urgency`` is 0 where it demands nothing."""

    clause: Clause
    answer: Answer
    urgency: int
    by_words: bool = False


def _names(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield what a clause may stand as in the table: with its object first, the bare verb last."""
    heads = [role.head for role in clause.roles if role.role not in {"agent"}]
    links = [role.role for role in clause.roles if role.role not in {"agent", "patient"}]
    for head in (*clause.adverbs, *heads, *links):
        yield f"{clause.predicate} {head}"
    yield clause.predicate


def answer(sentence: Sentence, clause: Clause) -> Answered | None:
    """Return what one clause says, ``None`` where it tells a fact."""
    above = None if clause.under is None else sentence.clauses[clause.under]
    if clause.modal == "to" and above is not None and above.predicate in listed("facts", "words"):
        return _by_modal(sentence, clause)
    if _is_broadcast(clause) or _is_belief(clause):
        return None
    found = by_words(sentence, clause)
    return _by_modal(sentence, clause) if found is None else found._replace(by_words=True)


def by_words(sentence: Sentence, clause: Clause) -> Answered | None:
    """Return what the words of a clause say: a verb that takes a stance, or a noun that names one.

    *Agreed not to run* is a no.
    """
    noun = _by_noun(clause)
    if noun is not None:
        return noun
    names = list(_names(sentence, clause))
    level = next((urgency()[name] for name in names if name in urgency()), 0)
    said = next((answers()[name] for name in names if name in answers()), None)
    if said is not None and not (level and clause.predicate in urgency()):
        turned = _turned(clause, names, said)
        if clause.modal in listed("modals", "demand") and said == "yes":
            return Answered(clause, turned, 2)
        if turned == "yes" and _is_not_to(sentence, clause):
            turned = "no"
        return Answered(clause, turned, 0)
    if level:
        if clause.negated:
            return Answered(clause, "no", 0)
        return Answered(clause, "no" if _is_not_to(sentence, clause) else "yes", level)
    return None


def is_told(sentence: Sentence, clause: Clause) -> bool:
    """Tell a clause whose verb or noun takes a stance by itself, with no verb of saying."""
    names = set(_names(sentence, clause))
    return not names.isdisjoint(listed("told", "words")) or _by_noun(clause) is not None


def _by_noun(clause: Clause) -> Answered | None:
    """Return what a noun of a stance says: *renewed its rejection*, *dropped its objection*."""
    again = clause.predicate in listed("nouns", "again")
    dropped = clause.predicate in listed("nouns", "dropped")
    held = clause.predicate in listed("nouns", "held")
    for role in clause.roles:
        if not ((role.role == "patient" and (again or dropped)) or (role.role == "agent" and held)):
            continue
        kind = next((k for k in _NOUNS if role.head in listed("nouns", k)), None)
        if kind == "demand":
            level = 1 if role.head in listed("nouns", "asking") else 2
            return Answered(clause, "no" if dropped else "yes", 0 if dropped else level)
        if kind is not None:
            off = dropped != clause.negated
            return Answered(clause, _OFF[kind] if off else kind, 0)
    return None


def _is_not_to(sentence: Sentence, clause: Clause) -> bool:
    """Tell *agreed not to run*."""
    at = next((i for i, each in enumerate(sentence.clauses) if each is clause), None)
    return any(
        each.under == at and each.link in {"xcomp", "ccomp", "to"} and each.negated
        for each in sentence.clauses
    )


def _is_broadcast(clause: Clause) -> bool:
    """Tell what presenters say to those who listen: *we'll take you to*."""
    to_you = any(role.head == "you" and role.role != "agent" for role in clause.roles)
    return _is_own(clause) and (to_you or clause.predicate in listed("prediction", "broadcast"))


def _is_belief(clause: Clause) -> bool:
    """Tell *did not consider him a dictator*."""
    patients = [role for role in clause.roles if role.role == "patient"]
    return clause.predicate in {"consider", "think", "call"} and len(patients) > 1


def _turned(clause: Clause, names: Sequence[str], said: Answer) -> Answer:
    if clause.negated:
        if said == "no":
            return "maybe" if not listed("answers", "open_if_negated").isdisjoint(names) else "yes"
        return "no"
    if said == "yes" and clause.modal in listed("modals", "maybe"):
        return "maybe"
    return said


def _by_modal(sentence: Sentence, clause: Clause) -> Answered | None:
    """Return what *will*, *might* and *must* make of a verb that is in no table."""
    above = None if clause.under is None else sentence.clauses[clause.under]
    if clause.modal in listed("modals", "demand") or _is_must(above, clause):
        return Answered(clause, "no" if clause.negated else "yes", 2)
    if _has_no_noun(clause):
        return Answered(clause, "no", 0)
    if clause.modal in {"can", "could"} and not clause.negated and _is_permitted(clause):
        return Answered(clause, "yes", 0)
    if clause.modal == "to" and above is not None and _is_way(above):
        # "Is to restore" behind "the only way" is no plan: it must be.
        return None if clause.link == "relcl" else Answered(clause, "yes", 3)
    if clause.modal == "to" and above is not None and _is_coming(above):
        return Answered(clause, "no" if above.negated else "yes", 0)
    if clause.predicate in listed("facts", "words"):
        return _by_coming(clause)
    if clause.modal in listed("modals", "yes") and clause.modal != "to":
        return Answered(clause, "no" if clause.negated else "yes", 0)
    if clause.modal in listed("modals", "maybe"):
        return Answered(clause, "no" if clause.negated else "maybe", 0)
    if clause.modal == "" and clause.tense == "present" and (clause.negated or _is_own(clause)):
        return Answered(clause, "no" if clause.negated else "yes", 0)
    return None


def _by_coming(clause: Clause) -> Answered | None:
    """Return what *the tariffs are coming* says, and *our guns stay*."""
    if clause.predicate not in listed("modals", "coming") or clause.tense != "present":
        return None
    things = [role for role in clause.roles if role.role == "agent" and role.text[:1].islower()]
    if clause.modal or not things:
        return None
    return Answered(clause, "no" if clause.negated else "yes", 0)


def _is_own(clause: Clause) -> bool:
    """Tell *we are closing*: what speakers do themselves, and *our guns stay*."""
    agents = [role for role in clause.roles if role.role == "agent"]
    return any(r.head in {"we", "i"} or r.text.lower().startswith("our ") for r in agents)


def _is_way(above: Clause) -> bool:
    """Tell *the only way is to …*."""
    return above.predicate == "be" and any(
        role.role == "agent" and role.head in listed("ways", "words") for role in above.roles
    )


def _is_coming(above: Clause) -> bool:
    """Tell *is to close* and *is going to close*."""
    plain = all(role.role != "patient" for role in above.roles)
    return above.predicate in {"be", "go"} and above.tense == "present" and plain


def _is_permitted(clause: Clause) -> bool:
    """Tell *inspectors could visit two plants*: what others may do, not oneself."""
    subject = next((role for role in clause.roles if role.role == "agent"), None)
    if subject is None or subject.head in listed("own", "words"):
        return False
    return subject.text[:1].islower()


def _is_must(above: Clause | None, clause: Clause) -> bool:
    return (
        above is not None and clause.modal == "to" and above.predicate in listed("modals", "must")
    )


def _has_no_noun(clause: Clause) -> bool:
    """Tell *there is no need*, *there will be no talks*, *we have no intention*."""
    if not clause.negated or clause.predicate not in {"be", "have", "see"}:
        return False
    return any(
        role.role == "patient" and role.text.lower().startswith("no ") for role in clause.roles
    )
