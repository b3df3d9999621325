"""Accuracy and speed, ours beside the peers', one command each."""
