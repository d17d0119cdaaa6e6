"""TEI files held against schemas, pointers and the rules of lineage."""
