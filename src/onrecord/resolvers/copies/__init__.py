"""Copies: which reports repeat which, and whose word each of them is."""

from onrecord.resolvers.copies.find import find_copies, find_passages

__all__ = ["find_copies", "find_passages"]
