"""The desk: a local web application to read, annotate and translate transcripts in a browser (``xlate serve``).

TEI and PO files stay the record; there is no database. A panel is a module in `panels`, with a template and a script
of its own; `panels.PANELS` lists them. docs/decisions/0038 gives the reasons.
"""
