"""Compiling and checking the tables of src/onrecord/knowledge."""
