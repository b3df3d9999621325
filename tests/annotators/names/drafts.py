"""Drafts written by hand."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.names import Draft, resolve
from onrecord.model import Mention
from tests.builders import make_report

Verbs = dict[str, Any]
SAYS: Verbs = {"role": "subject", "speaks": True, "acts": True}


class Story:
    """A report and the drafts of its words, found in order."""

    def __init__(self, text: str, **fields: Any) -> None:
        self.report = make_report(text, **fields)
        self.drafts: list[Draft] = []
        self.at = 0

    def draft(self, words: str, form: Any, kind: Any, **features: Any) -> Story:
        """Add the draft of the next ``words``; a sentence begins behind each full stop."""
        text = self.report.text
        start = text.index(words, self.at)
        self.at = start + 1
        sentence = max(text.rfind(". ", 0, start), text.rfind(".” ", 0, start)) + 1
        features = {"sentence": sentence, "head": words.split()[-1].lower(), **features}
        self.drafts.append(Draft(start, start + len(words), words, form, kind, **features))
        return self

    def name(self, words: str, kind: Any = "person", **features: Any) -> Story:
        """Add a name."""
        return self.draft(words, "name", kind, **features)

    def description(self, words: str, kind: Any = "person", **features: Any) -> Story:
        """Add a description."""
        return self.draft(words, "description", kind, **features)

    def pronoun(self, words: str, gender: Any = "m", **features: Any) -> Story:
        """Add a personal pronoun."""
        return self.draft(words, "pronoun", "person", gender=gender, **features)

    def mentions(self) -> list[Mention]:
        """Return the resolved mentions."""
        return resolve(self.drafts, self.report)

    def whose(self) -> list[tuple[str, str | None]]:
        """Return the words of each mention with the name of its actor."""
        return [(m.text, None if m.actor is None else m.actor.name) for m in self.mentions()]
