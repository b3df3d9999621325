"""What a report calls events, and what it has said of when they are."""
