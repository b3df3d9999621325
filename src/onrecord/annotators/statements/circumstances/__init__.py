"""To whom, through what, where and when something is said: what governs its cue."""

from onrecord.annotators.statements.circumstances.addressees import Addressee, addressee
from onrecord.annotators.statements.circumstances.circumstances import (
    Circumstances,
    circumstances,
)
from onrecord.annotators.statements.circumstances.medium import MediumDraft
from onrecord.annotators.statements.circumstances.occasions import Occasion, occasions
from onrecord.annotators.statements.circumstances.outlets import Outlet
from onrecord.annotators.statements.circumstances.place import PlaceDraft

__all__ = [
    "Addressee",
    "Circumstances",
    "MediumDraft",
    "Occasion",
    "Outlet",
    "PlaceDraft",
    "addressee",
    "circumstances",
    "occasions",
]
