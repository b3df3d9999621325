"""The trained coder: which words tell events, of which type and status, and who takes part."""

from onrecord.annotators.events.coder.decode import Coded, code

__all__ = ["Coded", "code"]
