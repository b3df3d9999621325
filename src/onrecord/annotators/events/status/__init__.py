"""Status of an event: happened, going on, planned, feared, demanded, denied, and how sure."""

from onrecord.annotators.events.status.read import Step, status, way
from onrecord.annotators.events.status.reading import Reading

__all__ = ["Reading", "Step", "status", "way"]
