"""Training of the attribution encoder: see training/README.md."""
