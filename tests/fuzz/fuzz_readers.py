"""Atheris fuzz target: ``python -m tests.fuzz.fuzz_readers READER [CORPUS...] [-max_total_time=SECONDS]``.

Whatever the bytes, a reader gives a document or an XlateError, every profile makes a transcript of it, and the TEI file
is well-formed XML. What libFuzzer finds is written to a file crash-…; give that file as the last argument to see it
again. Coverage of xlate alone is traced, since the libraries have fuzzers of their own.
"""

from __future__ import annotations

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
    name = sys.argv.pop(1)
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

    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
