"""Weights of days and sentences of a timeline (models/timeline)."""
