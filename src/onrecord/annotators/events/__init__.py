"""Report → events: who did what to whom, and did it happen, according to whom."""

from onrecord.annotators.events.draft import Draft, find
from onrecord.annotators.events.finish import Telling, finish

__all__ = ["Draft", "Telling", "find", "finish"]
