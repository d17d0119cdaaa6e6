"""Units to and from the files that translators work with."""
