"""The TEI header: made anew, extended by a merge, corrected by a person."""
