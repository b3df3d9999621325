"""The trained extractor: a parsed passage → cues, each with its source and content.

Two steps share one small encoder (MiniLM-L6): every token is asked whether it is the head of a cue,
and for each that may be, every token around it is asked whether it is source, cue or content of
that one attribution. A step of its own per cue is what lets attributions overlap and nest.
"""
