"""Every way in which labels are set apart: a talk of ten turns in each, with blank lines between turns and without."""

from __future__ import annotations

import pytest

from tests.profiles.labels_of_publishers import WORDS as WORDS_BY_LANGUAGE
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

WORDS = WORDS_BY_LANGUAGE["en"]
NAMES = ["Ann Lee", "Bob Ray", "Carla Ortega"]
ORDER = [0, 1, 0, 2, 1, 0, 1, 2, 0, 1]
CYRILLIC = ["Анна Ли", "Борис Рей", "Карла Ортега"]
HAN = ["李安", "王小明", "陳大文"]
ARABIC = ["علي حسن", "سارة كمال", "محمد نور"]
SHAPES = [
    "{name}: {words}",
    "{NAME}: {words}",
    "{name} : {words}",
    "{name}：{words}",
    "{NAME}：{words}",
    "{name} — {words}",
    "{name} – {words}",
    "{name} - {words}",
    "{NAME}—{words}",
    "{NAME}. {words}",
    "Mr. {Last}. {words}",
    "{name}. – {words}",
    "{name}.- {words}",
    "{name}.—{words}",
    "[{name}] {words}",
    "[{name}]: {words}",
    "({name}) {words}",
    "<{name}> {words}",
    "{name} | {words}",
    "{name}|{words}",
    "{name}; {words}",
    "{name} / {words}",
    "{name}\t{words}",
    "{name}      {words}",
    "{name}\n{words}",
    "{name}\n\n{words}",
    "{NAME}\n{words}",
    "{NAME}\n\n{words}",
    "{name}:\n{words}",
    "{NAME}:\n\n{words}",
    "[00:0{number}:23] {name}: {words}",
    "00:0{number}:23 {name}: {words}",
    "{name} (00:0{number}:23): {words}",
    "{name} 00:0{number}\n{words}",
    "00:0{number}:10 {name}\n{words}",
    "{name}: [00:0{number}:23] {words}",
    "{name}, 00:0{number}:23\n{words}",
    "{number}. {name}: {words}",
    "{number}) {name}: {words}",
    "#{number} {name}: {words}",
    "{number}. {NAME}. {words}",
    "• {name}: {words}",
    "[{number}.0, {number}.5] - {name}: {words}",
    "12/04/2023, 10:0{number} - {name}: {words}",
    "{name}  [10:0{number} AM]\n{words}",
    "0{number} {name}: {words}",
    "{name} ـ {words}",
    "- {name}: {words}",
    ">> {name}: {words}",
    ">> {NAME}: {words}",
    "> {name}: {words}",
    "@{first}: {words}",
    "{first}: {words}",
    "{initials}: {words}",
    "{dotted}: {words}",
    "{initial}. {Last}: {words}",
    "{Last}, {First}: {words}",
    "Minister {name}: {words}",
    "{name}, Minister for Water: {words}",
    "{name} (SPD): {words}",
    "Speaker {voice}: {words}",
    "SPEAKER_0{voice}: {words}",
    "S{voice}: {words}",
    "Speaker {voice}\n{words}",
    "○{name}\u3000{words}",
    "■ {name}: {words}",
    "【{name}】{words}",
    "「{name}」{words}",
    "«{name}» {words}",
    "{{{name}}} {words}",
    "{name} = {words}",
    "{name} > {words}",
    "{name} → {words}",
    "*{name}*: {words}",
    "**{name}:** {words}",
    "_{name}_: {words}",
    '{name}: "{words}"',
    '"{name}": {words}',
    "{name}: — {words}",
    "{name}:: {words}",
    "{name}:{words}",
    "{NAME}:{words}",
    "{name} (Chair) — {words}",
    "{name} ... {words}",
    "{name}… {words}",
    "{letter}. {words}",
    "{letter}: {words}",
    "{word}: {words}",
    "{letter}\t{words}",
    "     {name}. {words}",
    "   {NAME}. {words}",
    "--- {name} ---\n{words}",
    "== {name} ==\n{words}",
    "{cyrillic}: {words}",
    "{CYRILLIC}. {words}",
    "{han}：{words}",
    "{han}\u3000{words}",
    "{arabic}: {words}",
    "{name}\xa0: {words}",
    "{name} · {words}",
]
"""where the label of a turn stands, and its words"""


def talk(shape: str, between: str) -> str:
    """A talk of ten turns by three people."""
    turns = []
    for number, (person, words) in enumerate(zip(ORDER, WORDS, strict=True), start=1):
        name = NAMES[person]
        first, last = name.split()
        question = number % 2 == 1
        turns.append(
            shape.format(
                name=name, NAME=name.upper(), first=first.lower(), First=first, Last=last, initial=first[0],
                words=words, number=min(number, 9), voice=person + 1, initials=first[0] + last[0],
                dotted=f"{first[0]}.{last[0]}.",
                letter="Q" if question else "A", word="Question" if question else "Answer", cyrillic=CYRILLIC[person],
                CYRILLIC=CYRILLIC[person].upper(), han=HAN[person], arabic=ARABIC[person],
            )
        )  # fmt: skip
    return f"A talk about rivers\n\n3 May 2019\n\n{between.join(turns)}\n"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_talk_is_divided_into_its_turns(shape: str) -> None:
    for between in ["\n\n", *(["\n"] if "\n\n" not in shape else [])]:
        document = read_transcript(talk(shape, between).encode(), "talk.txt").value
        transcript = apply_profile(document, choose_profile(document)).value
        said = [
            " ".join(plain_text(item.pieces) for item in turn.content if isinstance(item, Paragraph)).strip('" ')
            for turn in transcript.turns
        ]
        assert said == WORDS, f"{between!r}: {[turn.label for turn in transcript.turns]}"
