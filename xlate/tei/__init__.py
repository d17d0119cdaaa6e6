"""The only package that names TEI elements."""
