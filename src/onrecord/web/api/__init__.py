"""The addresses under ``/api/v1``: a file a noun."""
