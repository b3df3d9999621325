"""Report → Annotation: what one report holds, read off its own words."""
