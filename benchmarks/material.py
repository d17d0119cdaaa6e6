"""What main_job.py works on: a TEI file of any size, and a full translation of a PO or POT file.

Run as a program of its own, because the memory of a process counts for the programs that it starts:

    python benchmarks/material.py tei SEGMENTS FILE            write a TEI file
    python benchmarks/material.py fill [--swap] PO FILE        write a copy of a PO file with every entry translated
    python benchmarks/material.py edit FILE FILE             write a TEI file with one segment in ten edited

A filling is clean: other words, none twice in a row, numbers and markup kept, so that no check finds a fault, as in the
file of a careful translator. With --swap only the case of the letters is swapped, and every entry is a fault.
"""

from __future__ import annotations

import argparse
import re
import zlib
from pathlib import Path
from random import Random

import polib

import xlate

_SEED = 2018
_WORDS = (
    "the of and to in we our that with for on is are this as have will also by from not all more than new very much "
    "president chairman minister government country countries region world economy trade energy railway industry "
    "agreement cooperation partnership dialogue meeting visit talks delegation commission programme project summit "
    "development security settlement relations investment exchange culture education science health tourism sport "
    "bilateral international economic political regional joint important mutual practical good old strong traditional "
    "discuss continue expand strengthen implement support propose note welcome thank hope believe agree consider "
    "last year month today recently together friends colleagues people question answer result level interest effort"
)
_RUSSIAN = (
    "и в не на что мы с как по это для из наш страна президент встреча сотрудничество отношения развитие экономика "
    "безопасность договор проект торговля энергетика визит вопрос результат друзья коллеги сегодня вместе большое "
    "новый важный международный совместный региональный поддержка обсудить продолжить укрепить надеемся благодарю"
)
_HOST = "Maria Lindgren"
_GUESTS = {"Anders Okafor": "fr", "Kim Sora": "ko", "Li Wenhua": "zh", "Sofia Marchetti": "it"}
_INLINE = (
    ('<hi rend="italic">', "</hi>"),
    ('<date when="2018-06-14">', "</date>"),
    ('<foreign xml:lang="fr">', "</foreign>"),
    ("<placeName>", "</placeName>"),
    ("<term>", "</term>"),
)  # fmt: skip
_INLINE_SHARE = 0.15
_SEGMENT = re.compile(r'(<seg xml:id="s-[^>]*>)([^<]*)</seg>')
_WORD_OR_MARKUP = re.compile(r"<[^>]*>|&\w+;|\w+")


def write_tei(segments: int, file: Path) -> None:
    """Write the TEI file that xlate makes of an invented transcript, and mark up words in 15 % of its segments."""
    random = Random(_SEED)  # noqa: S311  # nothing is secret here
    transcript = xlate.Input("\n\n".join(_transcript(segments, random)).encode(), f"{file.stem}.txt")
    languages = {_HOST: "ru", **_GUESTS}
    made = xlate.to_tei(transcript, profile="generic", language="en", relay="ru", speaker_languages=languages)
    file.write_text(_SEGMENT.sub(lambda match: _marked_up(match, random), made.value.data.decode()), encoding="utf-8")


def _transcript(segments: int, random: Random) -> list[str]:
    """The paragraphs of a transcript: a host and four guests in turn, one to eight paragraphs a turn."""
    guests, vocabulary = list(_GUESTS), _WORDS.split()
    paragraphs = ["Meeting of the working group", "June 14, 2018"]
    written = turn = 0
    while written < segments:
        name = guests[turn // 2 % len(guests)] if turn % 2 else _HOST
        label = f"{name} (retranslated): " if turn % 2 else f"{name}: "
        for _ in range(min(random.randint(1, 8), segments - written)):
            words = " ".join(random.choices(vocabulary, k=random.randint(10, 40)))
            paragraphs.append(f"{label}{words.capitalize()}.")
            label = ""
            written += 1
        turn += 1
    return paragraphs


def _marked_up(match: re.Match[str], random: Random) -> str:
    start_tag, text = match.groups()
    if random.random() < _INLINE_SHARE:
        words = text.split(" ")
        place = random.randrange(1, len(words) - 2)
        opening, closing = random.choice(_INLINE)
        words[place] = f"{opening}{words[place]}"
        words[place + 1] += closing
        text = " ".join(words)
    return f"{start_tag}{text}</seg>"


def fill(source: Path, file: Path, *, swap: bool) -> None:
    """Translate every entry of a PO file, in Russian words or, if swap, by swapping the case of its letters."""
    catalogue = polib.pofile(str(source), wrapwidth=0)
    catalogue.metadata |= {
        "Language": "ru",
        "Last-Translator": "Nobody <nobody@example.org>",
        "PO-Revision-Date": "2018-06-15 12:00+0000",
    }
    translated = _swapped if swap else _russian
    for entry in catalogue:
        entry.msgstr = translated(entry.msgid)
    catalogue.save(str(file))


def _swapped(text: str) -> str:
    return _WORD_OR_MARKUP.sub(lambda match: match[0] if match[0][0] in "<&" else match[0].swapcase(), text)


def _russian(text: str) -> str:
    """Each word becomes a Russian one, another than the word before it; the first of a text has a capital letter."""
    vocabulary = _RUSSIAN.split()
    before = ""

    def russian(match: re.Match[str]) -> str:
        nonlocal before
        word = match[0]
        if word[0] in "<&" or word.isdigit():
            return word
        place = zlib.crc32(word.encode()) % len(vocabulary)
        if vocabulary[place] == before:
            place = (place + 1) % len(vocabulary)
        first, before = not before, vocabulary[place]
        return before.capitalize() if first else before

    return _WORD_OR_MARKUP.sub(russian, text)


def edit(source: Path, file: Path) -> None:
    """Give one segment in ten another word in eight; ids stay."""
    random = Random(_SEED)  # noqa: S311
    vocabulary = _WORDS.split()

    def edited(match: re.Match[str]) -> str:
        words = match[2].split(" ")
        if random.random() < 0.1:
            for _ in range(max(1, len(words) // 8)):
                words[random.randrange(len(words))] = random.choice(vocabulary)
        return f"{match[1]}{' '.join(words)}</seg>"

    file.write_text(_SEGMENT.sub(edited, source.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    tei = commands.add_parser("tei")
    tei.add_argument("segments", type=int)
    tei.add_argument("file", type=Path)
    filling = commands.add_parser("fill")
    filling.add_argument("source", type=Path)
    filling.add_argument("file", type=Path)
    filling.add_argument("--swap", action="store_true")
    editing = commands.add_parser("edit")
    editing.add_argument("source", type=Path)
    editing.add_argument("file", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "tei":
        write_tei(arguments.segments, arguments.file)
    elif arguments.command == "edit":
        edit(arguments.source, arguments.file)
    else:
        fill(arguments.source, arguments.file, swap=arguments.swap)


if __name__ == "__main__":
    main()
