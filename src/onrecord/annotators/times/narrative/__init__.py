"""Texts that date themselves: how to tell them, and the main line of dates that they follow."""
