"""The exit codes."""

OK, FAILED, USAGE, REJECTED, INTERRUPTED = 0, 1, 2, 3, 130
