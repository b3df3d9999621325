"""Cue and construction → the act that a statement performs."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import acts, forms
from onrecord.model import Act


def act_of(parse: Parse, candidate: Candidate) -> Act:
    """Return the act; a cue that the table does not know says."""
    known = acts()
    lemma, frame = candidate.lemma, candidate.frame
    ends = parse.text[candidate.content[-1][0] : candidate.content[-1][1]].rstrip("\"”'’")
    if lemma in forms("request_with_infinitive") and frame.endswith("xcomp"):
        # *was told to go* was asked for; *was said to go* was reported.
        return "say" if frame.startswith("pass+") and lemma in {"say", "write"} else "request"
    if "prep_" in frame:
        joined = f"{lemma}_{frame.rsplit('prep_', 1)[1].split('+')[0]}"
        if joined in known:
            return known[joined]
    if ends.endswith("?") and lemma in {"say", ":", "tell", "write", "add"}:
        return "ask"
    return known.get(lemma, "say")
