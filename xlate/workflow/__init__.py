"""The verbs of xlate as functions: what the commands do, without a command line.

Every function takes paths (or `Input`, for bytes in memory), returns its value with findings, and raises an
`XlateError` if going on is impossible. With ``output``, the result is also written, whole or not at all.
"""
