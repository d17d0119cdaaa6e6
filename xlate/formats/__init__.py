"""How any file is opened safely: characters, XML, CSV, and what kind of file it is."""
