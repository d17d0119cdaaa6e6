"""TEI records -> units, lineage, history, pairs, PROV."""
