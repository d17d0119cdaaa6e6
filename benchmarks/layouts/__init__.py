"""Transcripts of invented people in the layouts of invented publishers, for measuring how readers find the turns."""
