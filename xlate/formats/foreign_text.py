"""Text that is no prose: programs, settings, logs, patches and the like, known by how most of their lines look.

Nothing in such a file is speech, but lines such as ``VERSION:2.0`` would pass for labels. A format with a fixed first
line is known by that (`signs`), any other by the share of lines that have its shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ForeignText", "find_foreign_text"]

_LINES = 200
"""that are looked at"""
_LONGEST_LINE = 400
_FEWEST = 3
"""lines from which a file has a shape"""


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A kind of text that is not read."""

    noun: str
    """its name in a sentence"""
    hint: str
    """what to do"""
    signs: re.Pattern[str] | None = None
    """how such a file begins"""
    shape: re.Pattern[str] | None = None
    """how its lines look"""
    share: float = 1.0
    """of its lines look so"""
    proof: re.Pattern[str] | None = None
    """what stands somewhere in it, since lines of that shape alone could be a transcript's"""


def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{0,99}}(?:{pattern})", re.IGNORECASE | re.MULTILINE)


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{pattern})", re.MULTILINE)


_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(?:.{0,2000}\n){0,200}?-{3}[ \t]*\n")
"""of a page in Markdown: it is YAML, the page is not"""
_SAVE = "give the text that it is about, if there is a transcript in it"
_PANDOC = "make HTML of it, for example: pandoc FILE -o FILE.html"
_CODE = _line(
    r"\s*(?:.*[;{}]\s*(?://.*|/\*.*|#.*)?|[)\]}]+[;,]?|//.*|/\*.*|\*/?|\*\s.*|#\s?\w.*|<\?php.*|\?>|@\w+.*|--\s.*|"
    r"(?:import|from|package|use|using|require|include|library|module|namespace|def|class|fn|func|function|public|"
    r"private|protected|static|const|let|var|local|return|if|elif|else|for|while|do|done|fi|end|try|except|catch|switch|"
    r"case|match|struct|enum|interface|export|echo|print\w*|puts|set|param|type|with|begin|then)\b"
    r"(?:\s*\w*\s*$|.*[(){};:=<>\"'\[@].*|\s+[\w.]+\s+import\s.*)|"
    r"[\w.\[\]'\"]+\s?(?:=|<-|:=|\+=|->|=>)\s?.*|[\w.:$-]+\(.*\)?[;,:]?|\"\"\".*|'''.*|[A-Z][\w]*-[A-Z]\w+.*)"
)
_PROOF_OF_CODE = _line(
    r"\s*(?:#!\s?/|#\s?(?:include|define|pragma|ifdef)\b|import\s+[\w.\"'{*(]|from\s+[\w.]+\s+import\b|package\s+[\w.]+;?$|"
    r"use\s+\w+::|using\s+[\w.]+;|require\s?[('\"]|library\(|def\s+\w+|class\s+\w+|fn\s+\w+\s?[(<]|func\s+\w*\s?\(|"
    r"function\s+\w*\s?\(|(?:public|private|static)\s+\w+|(?:const|let|var|local)\s+\w+\s?[:=]|struct\s+\w+|enum\s+\w+|"
    r"(?:export\s+)?(?:default\s+)?interface\s+\w+|<\?php|namespace\s+\w+|template\s?<|param\(|"
    r"\w+\s?(?:<-|:=)\s?function|syntax\s?=|message\s+\w+\s?\{|"
    r"(?i:(?:create|alter|drop)\s+(?:table|index|view|database)\b|insert\s+into\b|select\s+.+\s+from\b)|"
    r"[.#]?[\w-]+(?:\s[\w.#-]+){0,4}\s?\{\s?$|@media\b|[\w-]+\s?\{\s?[\w-]+:\s?[^;]+;)"
)
_FOREIGN = (
    ForeignText("a program", _SAVE, _begins(r"#!\s?/\S*/")),
    ForeignText("an address book or a calendar (vCard, iCalendar)", _SAVE, _begins(r"BEGIN:V(?:CARD|CALENDAR)\b")),
    ForeignText(
        "a patch",
        "give the file that it changes",
        _begins(r"diff --git |Index: .{1,300}\n={9}|--- .{1,300}\n\+\+\+ .{1,300}\n@@ "),
    ),
    ForeignText("a bibliography (BibTeX)", _SAVE, _begins(r"(?:%.{0,300}\n){0,50}@\w{3,20}\s?\{[^\s,{}]{1,80},\s*$")),
    ForeignText("a key or a certificate", _SAVE, _begins(r"-----BEGIN [A-Z0-9 ]{2,40}-----")),
    ForeignText(
        "a mailbox with several messages",
        "save each message of its own (EML)",
        _begins(
            r"From \S{1,200} .{10,60}\n(?=[\w-]{1,40}:)(?=(?:.{0,2000}\n){1,4000}?From \S{1,200}@\S{1,200} .{10,60}\n"
            r"[\w-]{1,40}:)"
        ),
    ),
    ForeignText(
        "a page in reStructuredText", _PANDOC, _begins(r"(?=(?:.{0,2000}\n){0,200}?\.\. [\w-]{2,30}::(?:\s|$))")
    ),
    ForeignText(
        "a page in AsciiDoc",
        _PANDOC,
        _begins(r"= \S.{0,200}\n(?=(?:.{0,2000}\n){0,200}?(?::[\w-]{2,30}:|==+ \S))"),
    ),
    ForeignText(
        "a page in Org",
        _PANDOC,
        _begins(r"(?=(?:.{0,2000}\n){0,200}?\*{1,4} \S)(?=(?:.{0,2000}\n){0,200}?:PROPERTIES:\s*$)"),
    ),
    ForeignText("a page in Textile", _PANDOC, _begins(r"h[1-6]\. \S")),
    ForeignText("a Typst file", "make a PDF of it: typst compile FILE", _begins(r"#(?:set|show|import) \w+[(:.]")),
    ForeignText(
        "a log",
        _SAVE,
        shape=_line(
            r"\[?(?:\d{4}[-/]\d\d[-/]\d\d|\w{3} [ \d]\d|\d\d/\w{3}/\d{4})[T :].{0,60}?"
            r"(?i:\b(?:info|warn(?:ing)?|error|debug|trace|fatal|notice|critical|severe|systemd|kernel)\b).*"
        ),
        share=0.6,
    ),
    ForeignText(
        "a log",
        _SAVE,
        shape=_line(
            r"(?:\[?\d\d:\d\d:\d\d[.,\d]{0,7}\]?\W{1,5}(?:\[?[\w.-]{1,40}\]?\W{1,3})?)?"
            r"[\[<]?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|NOTICE|CRITICAL)\b[\]>]?[ :].*"
        ),
        share=0.6,  # entries of several lines
    ),
    ForeignText(
        "settings (INI, TOML)",
        _SAVE,
        shape=_line(r"\s*(?:\[{1,2}[\w.\" -]{1,60}\]{1,2}|[#;].*|[\w.\"-]{1,60}\s?=\s?.*|[\])}\"'].*)"),
        share=0.95,
        proof=_line(r"\s*[\w.\"-]{1,60}\s?=\s?\S"),
    ),
    ForeignText(
        "data in YAML",
        "make JSON of it, a list of objects with speaker and text",
        shape=_line(r"\s*(?:-{3}|#.*|(?:-\s)?[\w.\"'/-]{1,60}:(?:\s.*)?|-\s(?:\S+\s?){1,3}(?<![.?!]))"),
        share=0.95,
        proof=_line(
            r"[ ]{0,20}(?:-\s)?[\w.-]{1,60}:\s*\n[ ]{0,20}(?:-\s|[ ]{2,20}[\w.-]{1,60}:)|"
            r"[ ]{0,20}-\s[\w.-]{1,60}:.*\n[ ]{2,20}[\w.-]{1,60}:"
        ),
    ),
    ForeignText(
        "data in base64",
        "decode it first, for example: base64 -d FILE",
        shape=_line(r"[A-Za-z0-9+/]{40,120}={0,2}|[A-Za-z0-9+/]{4,120}={1,2}"),
        share=0.9,
    ),
    ForeignText("source code, or a style sheet", _SAVE, shape=_CODE, share=0.75, proof=_PROOF_OF_CODE),
    ForeignText(
        "a makefile", _SAVE, shape=_line(r"\t.*|[\w.%$()/ -]{1,60}:.*|\.PHONY.*|\w+\s?[:?+]?=.*|#.*"),
        share=0.95, proof=_line(r"\.PHONY\b|\t(?:@|\$\(|rm |cp |cd |echo |mkdir |gcc |python)"),
    ),
)  # fmt: skip


def find_foreign_text(text: str) -> ForeignText | None:
    """What kind of text this is that is no transcript; None: none that is known.

    Args:
        text: the beginning of the file, its lines ended by line feeds.
    """
    begins = _FRONT_MATTER.match(text)
    text = text[begins.end() :] if begins is not None and text[begins.end() :].strip() else text
    lines = [line[:_LONGEST_LINE] for line in text.split("\n")[:_LINES] if line.strip()]
    for one in _FOREIGN:
        if one.signs is not None:
            if one.signs.match(text):
                return one
        elif one.shape is not None and len(lines) >= _FEWEST and _has_shape(one, one.shape, lines):
            return one
    return None


def _has_shape(one: ForeignText, shape: re.Pattern[str], lines: list[str]) -> bool:
    alike = sum(shape.fullmatch(line) is not None for line in lines)
    # without blank lines, for white space at the start of a line would run over all of them from each
    return alike >= one.share * len(lines) and (one.proof is None or one.proof.search("\n".join(lines)) is not None)
