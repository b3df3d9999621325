"""Documents that say something: "the report says ... it warns". They are nobody, and keep "it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.names.draft import Draft
from onrecord.knowledge.people import people

_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "attr"])


def find_documents(parse: Parse, owner: Sequence[int]) -> Iterator[tuple[Draft, int]]:
    """Yield the drafts of nouns that a document is called by, each with the index of its token.

    They make no mention. ``owner`` tells the name that each token belongs to, -1 for none.
    """
    for token in parse.tokens:
        noun = owner[token.i] < 0 and token.dep in _ARGUMENTS and token.tag in ("NN", "NNS")
        if noun and token.lower in people().documents:
            yield Draft(
                token.start, token.end, token.text, "description", "document", token.lower,
                silent=True,
            ), token.i  # fmt: skip
