"""Trained weights, each with a card: data, licence of the data, command, figures."""
