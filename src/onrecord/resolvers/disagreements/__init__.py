"""Where reports disagree: numbers, dates, places, agents, negation and status, compared."""

from onrecord.resolvers.disagreements.find import find_disagreements

__all__ = ["find_disagreements"]
