"""A sketch, seen from publication or from what the text has dated → a TIMEX3 value."""
