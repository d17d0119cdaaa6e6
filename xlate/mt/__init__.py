"""Machine translation: engines, routes over their models, batches, inline tags, a cache; always marked, never trusted.

Nothing here imports a translation library until an engine is opened.
"""
