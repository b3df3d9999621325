"""Weights of how factual an event is told (models/factuality)."""
