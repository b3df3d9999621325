"""Weights by which two tellings are one happening (models/occurrences)."""
