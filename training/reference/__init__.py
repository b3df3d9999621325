"""Weights of whom a pronoun means (models/pronouns)."""
