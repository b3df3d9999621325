"""How each model was trained, one command each."""
