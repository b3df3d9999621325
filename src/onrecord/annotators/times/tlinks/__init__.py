"""Times that hang on events (TLINK): *two days after the vote*, *since the invasion*."""
