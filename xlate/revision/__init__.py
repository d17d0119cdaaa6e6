"""Old wording against new, and what a person states about lineage."""
