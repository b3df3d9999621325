"""Stories: which reports tell of one running matter, and what it is about."""

from onrecord.resolvers.stories.find import find_stories

__all__ = ["find_stories"]
