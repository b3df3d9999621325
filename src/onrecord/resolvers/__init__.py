"""Across reports: pure functions of the set of annotations."""
