"""Mentions of people, organisations, states and groups, and whose they are within a report."""

from onrecord.annotators.names.draft import Draft, Title
from onrecord.annotators.names.find import find
from onrecord.annotators.names.resolve import linked, resolve

__all__ = ["Draft", "Title", "find", "linked", "resolve"]
