"""A passage's text → words with classes → the rules' matches, and those that are no time."""
