"""Record → what a person or a program reads: tables, marked reports, JSONL, CSV, exports."""
