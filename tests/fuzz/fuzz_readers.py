"""Atheris fuzz target: ``python -m tests.fuzz.fuzz_readers READER [CORPUS...] [-max_total_time=SECONDS]``.

Whatever the bytes, a reader gives a document or an XlateError, every profile makes a transcript of it, and the TEI file
is well-formed XML. What libFuzzer finds is written to a file crash-…; give that file as the last argument to see it
again. Coverage of xlate alone is traced, since the libraries have fuzzers of their own.

``--each`` reads such arguments from standard input, a JSON list on each line, runs each in a process of its own with
the modules that are there already (to trace them takes longer than a short run), and writes how it ended.
"""

from __future__ import annotations

import json
import os
import sys

import atheris

with atheris.instrument_imports(include=["xlate"]):
    from xlate.errors import XlateError
    from xlate.profiles import Options, apply_profile, choose_profile, load_profile, profile_names
    from xlate.readers import readers
    from xlate.tei.write.new_file import build_tei

from lxml import etree


def main() -> None:
    """Fuzz the reader that the command line names."""
    if sys.argv[1] != "--each":
        fuzz(sys.argv[1], sys.argv[2:])
    for line in sys.stdin:
        name, *options = json.loads(line)
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)  # where what was found is told
            fuzz(name, options)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz one reader; libFuzzer ends the process."""
    reader = next(one for one in readers() if one.name == name)
    names = profile_names()

    def target(data: bytes) -> None:
        if not data.strip():
            return
        reader.recognises(data, "talk")
        try:
            document = reader.read(data, "talk").value
            profiles = [choose_profile(document), load_profile(names[len(data) % len(names)])]
        except XlateError:
            return
        for profile in profiles:
            try:
                transcript = apply_profile(document, profile, Options("en")).value
            except XlateError:
                return
            etree.fromstring(build_tei(transcript))

    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
