"""TEI files made from transcripts, and edits spliced into TEI files that stand."""
