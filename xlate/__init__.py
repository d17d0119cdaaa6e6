"""xlate: translated transcripts as TEI, every segment with its translation lineage."""

__version__ = "0.1.0"
