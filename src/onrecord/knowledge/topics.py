"""Words that tell nothing of what a report is about (stories.toml)."""

from __future__ import annotations

from functools import lru_cache

from onrecord.knowledge.tables import toml


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the words, in small letters, that every report has whatever its story."""
    return frozenset(word for words in toml("stories.toml").values() for word in words)
