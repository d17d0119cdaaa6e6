"""Pages for people to read: a view of a transcript made of typed values, and templates that show it."""
