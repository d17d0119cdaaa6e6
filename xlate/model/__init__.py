"""What xlate talks about: lineage, units with their translations, pairs, transcripts, inline markup; no file format."""
