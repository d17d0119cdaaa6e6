"""What is not read is known by its bytes, and plain text that only looks like it is not taken for it."""

from __future__ import annotations

import time

import pytest

from tests.conftest import shared
from xlate.errors import UnknownFormatError, XlateError
from xlate.formats.foreign import find_foreign
from xlate.readers import read_transcript

_ZIP = b"PK\x03\x04\x14\0\0\0\0\0" + b"\0" * 20
FOREIGN = {
    "EXMARaLDA": "<segmented-transcription><head/></segmented-transcription>",
    "SCC": "Scenarist_SCC V1.0\n\n00:00:01:00\t9420\n",
    "SAMI": "<SAMI><BODY><SYNC Start=1><P>Hello.</BODY></SAMI>",
    "LaTeX": "% a talk\n\\documentclass{article}\n\\begin{document}\nHello.\n\\end{document}\n",
    "MediaWiki": "== Talk ==\n'''Ann Lee:''' Good morning to [[Paris]].\n",
    "Org": "#+TITLE: Talk\n* Ann Lee\nHello.\n",
    "a program": "#!/bin/sh\nset -e\necho hello\n",
    "source code": 'import os\n\n\ndef hello(name: str) -> int:\n    """Say it."""\n    print(name)\n    return 0\n',
    "source code, or": 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Ann: hello")\n}\n',
    " source code,": "-- dump\nCREATE TABLE talk (who text, said text);\nINSERT INTO talk VALUES ('Ann', 'a: b');\n",
    "a style sheet": "body {\n  color: red;\n  margin: 0 auto;\n}\n.ann { width: 10px; }\n",
    "a calendar": "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Talk\nEND:VEVENT\nEND:VCALENDAR\n",
    "a patch": "--- a/talk.txt\n+++ b/talk.txt\n@@ -1 +1 @@\n-Ann: hi\n+Ann: hello\n",
    "BibTeX": "@article{lee2020,\n  author = {Lee, Ann},\n  title = {Rivers}\n}\n",
    "a certificate": "-----BEGIN CERTIFICATE-----\nMIIBabcd\n-----END CERTIFICATE-----\n",
    "a mailbox": "From a@b Wed May 12 10:00:00 2021\nFrom: A <a@b>\n\nAnn: hi\n\n"
    "From c@d Wed May 12 11:00:00 2021\nFrom: C\n\nx\n",
    "reStructuredText": "Talk\n====\n\n**Ann Lee:** Hello.\n\n.. image:: ann.png\n",
    "AsciiDoc": "= Talk\n:toc:\n\n== Part\n\n*Ann Lee:* Hello.\n",
    "Textile": "h1. Talk\n\n*Ann Lee:* Hello.\n",
    "a log": "2021-05-12 10:00:01,1 INFO main: up\n2021-05-12 10:00:02,1 ERROR main: down\n"
    "2021-05-12 10:00:03 INFO x: y\n",
    "a log ": "[10:00:01] INFO: Task begun\n[10:00:01] INFO: 12 files\n\n=====\n[10:00:02] ERROR: No such file\n",
    " a log": "INFO:root:Task begun\nWARNING:root:12 files are old\nINFO:root:done\n",
    "settings": "[talk]\nname = x\ntitle = y\n\n[more]\na = b\n",
    "YAML": "---\n- speaker: Ann Lee\n  text: Hello.\n- speaker: Bob Ray\n  text: Yes.\n",
    "data in YAML": "name: talk\nitems:\n  - a: 1\n    b: 2\n",
    "base64": "SGVsbG8gd29ybGQgdGhpcyBpcyBhIHRlc3Qgb2YgYmFzZTY0\n" * 4,
    "a makefile": "all: a b\n\tcp a b\n\nclean:\n\trm -f b\n.PHONY: all clean\n",
    "news feed": '<rss version="2.0"><channel><title>x</title></channel></rss>',
}
READ = {
    "chat": "@UTF8\n@Begin\n@Languages:\teng\n*MOT:\thello .\n@End\n",
    "textgrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 1\ntiers? <exists>\nsize = 1\n'
    'item []:\n item [1]:\n class = "IntervalTier"\n name = "Ann"\n xmin = 0\n xmax = 1\n intervals: size = 1\n'
    ' intervals [1]:\n xmin = 0\n xmax = 1\n text = "hello"\n',
    "elan": '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT><TIER TIER_ID="Ann"><ANNOTATION><ALIGNABLE_ANNOTATION>'
    "<ANNOTATION_VALUE>hello</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
    "exmaralda": "<basic-transcription>\n<basic-body><tier type='t'><event>hello</event></tier></basic-body>"
    "</basic-transcription>",
    "ass": "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,hello\n",
    "ttml": '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s">hello</p></div></body></tt>',
    "mime": "From: A <a@example.org>\nSubject: Talk\n again\nMIME-Version: 1.0\nContent-Type: text/plain\n\nhello.\n",
    "transcriber": "<Trans>\n<Turn>hello</Turn></Trans>",
}
"""format -> a file in which somebody says hello"""
for _number, _text in enumerate((
    "0:00:01.000,0:00:02.000\nhello.\n\n0:00:03.000,0:00:04.000\nYes.\n",
    "00:00:01.00,00:00:02.00\nhello.\n",
    "[00:12.00]hello there\n[00:15.30]My dear\n",
    "[ti:Song]\n[ar:Nobody]\n[00:12]hello there\n",
    "{1}{25}hello.\n{26}{50}Yes.\n",
    "[10][25] hello.\n",
    "00:00:01:hello.\n00:00:03:Yes.\n",
)):  # fmt: skip
    READ[f"timed-lines {_number}"] = _text
MARKUP = {
    "JSON": '{"jobs": [{"title": "Talk"}]}',
    "JSON of lists": "[[1, 2], [3, 4]]",
    "an unknown XML": "<play><line>Hello.</line><line>Yes.</line></play>",
    "an unknown XML with a declaration": "<?xml version='1.0'?>\n<play>Hello.</play>",
    "an unknown XML whose end is missing": "<play>" + "<line>Hello.</line>" * 9,
    "Transcriber": "<Trans><Speakers><Speaker id='1' name='A'/></Speakers><Section/></Trans>",
}
TEXTS = {
    "clock notes": "[00:00:12] Ann Lee: Hello.\n\n[00:00:15] Bob Ray: Yes.\n",
    "clock notes without hours": "[00:12] Ann Lee: Hello.\n\n[00:15] Bob Ray: Yes.\n",
    "a note in angle brackets": "<inaudible> and so on.\n\nAnn Lee: Hello.\n",
    "a note in brackets": "[Applause]\n\nAnn Lee: Hello.\n",
    "a list in brackets": '["Hello," he said.]\n\nAnn Lee: Hello.\n',
    "labels like headers": "From: Paris\nDate: May 3, 2021\nSubject: Rivers\n\nAnn Lee: Hello.\n",
    "a word of mails": "Received with thanks.\n\nAnn Lee: Hello.\n",
    "a word with a backslash": "Ann Lee: \\documentclass is what I type.\n",
    "a row of equals signs": "Talk\n====\n\nAnn Lee: Hello.\n",
    "braces": "{Laughter}\n\nAnn Lee: Hello.\n",
    "a name like the magic of a picture": "BM: Hello.\n\nOTTO: Good day.\n",
    "a poem in small letters": "let us go then\nfor the river\nif we return\nwith the rain\n"
    "do you hear\nclass of sound\n",
    "labels on lines of their own": "Ann:\nHello.\nBob:\nYes, and no.\nAnn:\nGood.\n",
    "labels with a list": "Ann:\n- Hello to all of you.\n- Yes.\nBob:\n- No.\n",
    "small labels": "ann: hello\nbob: yes\nann: no\n",
    "an equation": "Ann Lee: a = b\n\nBob Ray: and c = d.\n",
    "notes under front matter": "---\ntitle: Talk\ntags:\n  - a\n---\n\nAnn: Hello.\n\n- bob: it was seen\n",
    "an address": "@Ann Lee: Hello.\n\nBob Ray: Yes.\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_read_is_refused_by_name(kind: str, encoding: str) -> None:
    with pytest.raises(UnknownFormatError, match=r"which xlate does not read; .{5}") as error:
        read_transcript(FOREIGN[kind].encode(encoding), "talk.txt")
    assert kind.strip() in error.value.message


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_do_not_hide_what_a_file_is(ends: str) -> None:
    for text in FOREIGN.values():
        assert find_foreign(text.replace("\n", ends).encode()) is not None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", READ)
def test_what_has_a_reader_is_read_whatever_it_is_called(form: str, encoding: str, ends: str) -> None:
    document = read_transcript(READ[form].replace("\n", ends).encode(encoding), "talk.txt").value
    assert document.format == form.split(maxsplit=1)[0]
    assert "hello" in [*document.blocks][-1].lines[0].text or "hello" in document.blocks[0].lines[0].text


@pytest.mark.parametrize(
    ("data", "noun"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (_ZIP + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
        (b"\x1f\x8b\x08\0", "a compressed file"),
        (b"ID3\x03\0", "a recording"),
        (b"\x89PNG\r\n", "a picture"),
        (b"BM\x36\0\0\0", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x24ftypheic", "a picture"),
        (b"\0\0\0\x20ftypM4A \0", "a recording"),
        (b"OTTO\0\x0c", "a font"),
        (b"\x7fELF\2\1\1\0", "a program"),
        (b"talk.txt" + b"\0" * 249 + b"ustar\0", "a compressed file or an archive"),
    ],
)  # fmt: skip
def test_binary_files_are_refused_by_name(data: bytes, noun: str) -> None:
    with pytest.raises(UnknownFormatError, match=f"this is {noun}"):
        read_transcript(data, "talk")


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_is_never_speech(kind: str) -> None:
    with pytest.raises(XlateError):
        read_transcript(MARKUP[kind].encode(), "talk.txt")


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_looks_like_something_else_is_a_text(kind: str) -> None:
    assert read_transcript(TEXTS[kind].encode(), "talk.txt").value.format in {"text", "markdown"}


def test_nothing_that_is_read_is_foreign() -> None:
    for file in shared("corpus", "raw").iterdir():
        assert find_foreign(file.read_bytes()) is None, file.name


def test_lines_of_white_space_are_passed_over_at_once() -> None:
    began = time.process_time()
    text = "@UTF8\n@Begin\n@Languages:\teng\n@ID:\teng|x|CHI\n" + "\n\t" * 6_000 + "*MOT:\tyes .\n"
    assert find_foreign(text.encode()) is None
    assert time.process_time() - began < 1  # it grew with the square of them
