"""Events: who did what to whom, where and when, and whether it happened, according to whom."""
