"""What each sentence says, clause by clause, and the amounts in it: for comparing reports."""

from onrecord.annotators.sentences.finder import find

__all__ = ["find"]
