"""How the time grows with the length of the input, where a careless pattern or loop would make it explode.

    python benchmarks/growth.py [PART OF A NAME]

Each job is done with an input of some length and with one of four times the length. Printed is the ratio of the CPU
seconds: 4 is linear, 16 quadratic. The inputs are hostile: brackets that never close, thousands of labels in a line.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from xlate import Input, to_tei
from xlate.errors import XlateError
from xlate.model.markup import encode
from xlate.model.translated_markup import decode
from xlate.profiles import Options, apply_profile, load_profile, profile_names
from xlate.readers import (
    asr_json,
    ass,
    chat,
    hansard,
    mime,
    read_transcript,
    rtf,
    srt,
    table,
    textgrid,
    timed_lines,
    ttml,
    webvtt,
)
from xlate.readers.model import Reader
from xlate.tei.validate.run import check_tei

FACTOR = 4
LIMIT = 10
"""a ratio that no linear job reaches, and every quadratic one passes"""
_ENOUGH = 0.02
"""CPU seconds for the short input; less says little"""
_EXAMPLE = Path(__file__).parent.parent / "tests" / "data" / "encoding" / "example.ru.xml"

Job = Callable[[str], object]
LINES: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "A" * n,
    "many words": lambda n: "A " * (n // 2),
    "particles": lambda n: "Mr. " + "de " * (n // 3),
    "open brackets": lambda n: "(" * n,
    "brackets within brackets": lambda n: "(a" * (n // 2) + ")",
    "a long remark": lambda n: "(" + "as " * (n // 3) + ")",
    "many remarks": lambda n: "A (b) " * (n // 6) + ":",
    "colons": lambda n: ": " * (n // 2),
    "initials": lambda n: "a." * (n // 2) + "-",
    "spaces": lambda n: " " * n + ":",
    "a square bracket": lambda n: "[" + "x" * n,
    "times": lambda n: "1:" * (n // 2),
}
_CUE = "1\n00:00:00,0 --> 00:00:01,0\n"
FILES: dict[str, tuple[Reader, Callable[[int], str]]] = {
    "tags in a cue": (webvtt.READER, lambda n: _vtt("<v " * n, "a&" * n)),
    "lines of a cue": (webvtt.READER, lambda n: _vtt("- a\n" * n)),
    "a long cue": (webvtt.READER, lambda n: _vtt("a " * n)),
    "formatting in SubRip": (srt.READER, lambda n: _CUE + "<font " * n + "{\\" * n + "a: " * n),
    "arrows in SubRip": (srt.READER, lambda n: _CUE + "-->" * n + "\n5" * n),
    "a recogniser's pieces": (asr_json.READER, lambda n: json.dumps([{"text": "a" * 10}] * n)),
    "spaces in JSON": (asr_json.READER, lambda n: '{"text":' + " " * (20 * n) + '"a"}'),
    "rows": (table.READER, lambda n: "who,text\n" + "Ann,Hello\n" * n),
    "braces in RTF": (rtf.READER, lambda n: r"{\rtf1 " + r"{\b a}{\footnote b}" * n + "\\'8" * n),
    "braces in ASS": (ass.READER, lambda n: "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,a" + "{\\p1" * n + "{" * n),
    "spans in TTML": (ttml.READER, lambda n: "<tt><body><p>" + "<span>a</span><br/>" * n + "</p></body></tt>"),
    "times in LRC": (timed_lines.READER, lambda n: "[00:01.00]" * n + "a\n" + "[00:01.00]<00:0" * n),
    "quotation marks in a TextGrid": (
        textgrid.READER,
        lambda n: '"ooTextFile" "TextGrid" 0 1 <exists> 1 "' + '"" ' * n,
    ),
    "lines that go on in CHAT": (chat.READER, lambda n: "@Begin\n*A:\ta" + "\n\tb \x15" * n),
    "parts of a message": (mime.READER, lambda n: "MIME-Version: 1.0\n" + "A: " * n + "\n\n" + "--b\n" * n),
    "columns": (table.READER, lambda n: "who,text\n" + "a," * (5 * n)),
    "markup in Hansard": (hansard.READER, lambda n: "<hansard><p>" + "<i>a</i> <col>1</col>b(" * n + "</p></hansard>"),
    "brackets in Hansard": (
        hansard.READER,
        lambda n: f"<hansard><p><member>A</member>{'(' * (10 * n)}</p></hansard>",
    ),
}
DOCUMENTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "speakers": ("talk.txt", lambda n: "".join(f"{name}: {_SAID}\n\n" for name in _names(n))),
    "surnames": (
        "talk.txt",
        lambda n: "".join(f"{name} Roe: {_SAID}\n\nMr. {name[4:]}: {_SAID}\n\n" for name in _names(n)),
    ),
    "offices": (
        "talk.txt",
        lambda n: "".join(f"Minister for {name[4:]} ({name}): {_SAID}\n\n{name}: {_SAID}\n\n" for name in _names(n)),
    ),
    "words in italics": ("talk.html", lambda n: f"<p><b>Ann Lee:</b> {'<i>no</i> yes ' * n}</p>"),
}
"""whole documents; each is converted"""
_SAID = "We will talk about it again."
MARKUP: dict[str, Callable[[int], str]] = {
    "elements": lambda n: "<hi>x</hi> " * n,
    "a tag that never ends": lambda n: "<hi " + "a " * n,
    "a comment that never ends": lambda n: "<!" + "-" * n,
}


def _vtt(*cues: str) -> str:
    return "\n\n".join(["WEBVTT", *(f"00:00.000 --> 00:01.000\n{cue}" for cue in cues)])


def jobs() -> Iterator[tuple[str, Job, Callable[[int], str]]]:
    """Name, what is done, and the input of a length."""
    for name, (reader, make) in FILES.items():
        yield f"read: {name}", partial(_read, reader), make
    for name, make in MARKUP.items():
        yield f"markup: {name}", _translate, make
    for profile in profile_names():
        yield f"profile {profile}: lines", partial(_understand, profile), _hostile_text
        yield f"profile {profile}: patterns", partial(_try_patterns, profile), _hostile_text
    for name, (file, make) in DOCUMENTS.items():
        yield f"document: {name}", partial(_convert, file), make
    yield "validate", _check, partial(_turns, bare=False)
    yield "validate: every unit is wrong", _check, partial(_turns, bare=True)


def _read(reader: Reader, text: str) -> None:
    reader.read(text.encode(), "talk")


def _names(length: int) -> Iterator[str]:
    """Names that differ from each other, in a number that goes with a length."""
    for number in range(length // 5):
        yield "Ann " + "".join("bdfgklmnrs"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:04}").title()


def _convert(name: str, text: str) -> None:
    to_tei(Input(text.encode(), name))


def _translate(text: str) -> None:
    decode(encode(text), text)


def _hostile_text(length: int) -> str:
    return "\n".join(make(length) for make in LINES.values())


def _understand(profile: str, text: str) -> None:
    chosen = load_profile(profile)
    for line in text.split("\n"):
        document = read_transcript(f"T\n\n{line}\n\nAnn Lee: {line}".encode(), "talk.txt").value
        apply_profile(document, chosen, Options())


def _try_patterns(name: str, text: str) -> None:
    """Each pattern of a profile, on lines far longer than those on which it is tried."""
    profile = load_profile(name)
    patterns = [
        *(shape.pattern for shape in profile.markers),
        *profile.label_patterns,
        *profile.stage_patterns,
        *profile.boilerplate_patterns,
        *profile.boilerplate_before,
        *profile.boilerplate_after,
        *profile.narrative,
        *profile.detection.patterns,
        *([profile.function_pattern] if profile.function_pattern else []),
    ]
    for line in text.split("\n"):
        for pattern in patterns:
            pattern.match(line)
            pattern.fullmatch(line)


def _turns(copies: int, *, bare: bool) -> str:
    text = _EXAMPLE.read_text(encoding="utf-8")
    start, end = text.index('      <note type="speaker"'), text.index("      <closer>")
    part = re.sub(r' (?:xml:id|ana|corresp)="[^"]*"', "", text[start:end]) if bare else text[start:end]
    numbered = (
        re.sub(r'((?:xml:id="|src:)[a-z]-\w+)', rf"\g<1>-{number}", part) for number in range(1 + copies // 100)
    )
    return f"{text[:start]}{''.join(numbered)}{text[end:]}"


def _check(text: str) -> None:
    data = text.encode()
    check_tei(data, "long.xml", load=lambda _name: data)


def ratio(job: Job, make: Callable[[int], str], length: int = 2000) -> tuple[float, float]:
    """CPU seconds for an input that is long enough to measure, and how many times as long the longer one takes."""
    _seconds(job, make(length))  # what is loaded or compiled once is so now
    while (short := _seconds(job, make(length))) < _ENOUGH and length < 500_000:
        length *= 2
    return short, _seconds(job, make(FACTOR * length)) / max(short, _ENOUGH / 10)


def _seconds(job: Job, text: str) -> float:
    began = time.process_time()  # of this process alone, however busy the machine is
    with suppress(XlateError):
        job(text)
    return time.process_time() - began


def main() -> int:
    """Print a line for each job; exit status 1 if one grows faster than its input."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    worst = 0.0
    for name, job, make in jobs():
        if wanted in name:
            seconds, times = ratio(job, make)
            print(f"{name:45} {seconds:7.3f} s  x {times:4.1f}")
            worst = max(worst, times)
    return worst > LIMIT


if __name__ == "__main__":
    sys.exit(main())
