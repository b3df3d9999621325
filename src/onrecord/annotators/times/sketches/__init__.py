"""What the words of a match say by themselves, before any calendar: a sketch."""
