"""Texts in two languages of which it is known what belongs together: made by code, with all that publishers do."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlate.alignment import Bead, Piece
from xlate.model.lineage import Certainty
from xlate.model.unit import UnitKind

NAMES = [
    ("Vladimir Putin", "Владимир Путин"), ("Emmanuel Macron", "Эммануэль Макрон"), ("Kim Yong-nam", "Ким Ён Нам"),
    ("Donald Trump", "Дональд Трамп"), ("Nursultan Nazarbayev", "Нурсултан Назарбаев"),
    ("Angela Merkel", "Ангела Меркель"),
    ("Shinzo Abe", "Синдзо Абэ"), ("Sergei Lavrov", "Сергей Лавров"),
]  # fmt: skip
PLACES = [
    ("Moscow", "Москве"), ("Vladivostok", "Владивостоке"), ("Washington", "Вашингтона"), ("Pyongyang", "Пхеньян"),
    ("Sochi", "Сочи"), ("Korean", "Корейский"), ("Europe", "Европы"), ("United", "Объединённые"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two texts and what belongs together."""

    ours: list[Piece]
    theirs: list[Piece]
    truth: dict[int, frozenset[int]]
    """place in ours -> all places in theirs with words of it"""


def make_parallel(
    units: int,
    seed: int,
    *,
    noise: float = 0.15,
    merged: float = 0.06,
    split: float = 0.06,
    gone: float = 0.03,
    added: float = 0.03,
    labels: bool = True,
    names: bool = True,
) -> Parallel:
    """Make up a debate and its translation.

    Args:
        units: about how many there are.
        seed: for the same texts again.
        noise: standard deviation of the logarithm of the ratio of lengths of a paragraph.
        merged: share of paragraphs that the translation joins with the next one.
        split: share that it divides in two.
        gone: share that it leaves out.
        added: share of paragraphs of its own.
        labels: it prints the labels of speakers.
        names: names and numbers occur, which both texts have in common.
    """
    chance = random.Random(seed)  # noqa: S311 - the same case each time
    ours: list[Piece] = [Piece(UnitKind.HEADING, _words(chance, 60, "en"))]
    theirs: list[Piece] = [Piece(UnitKind.HEADING, _words(chance, 70, "ru"))]
    truth: dict[int, set[int]] = defaultdict(set, {0: {0}})
    turn = 0
    while len(ours) < units:
        turn += 1
        speaker, other = chance.choice(NAMES)
        if labels:
            theirs.append(Piece(UnitKind.LABEL, other, str(turn), other))
            truth[len(ours)] = {len(theirs) - 1}
        ours.append(Piece(UnitKind.LABEL, speaker, str(turn), speaker))
        pending = ""
        for _ in range(min(12, int(chance.lognormvariate(0.8, 0.7)) + 1)):
            length = int(chance.lognormvariate(4.9, 0.9)) + 12
            common = _common(chance, length) if names else []
            words = _mixed(chance, [one for one, _ in common], length, "en")
            translated = _mixed(
                chance, [two for _, two in common], max(8, int(1.1 * length * chance.lognormvariate(0, noise))), "ru"
            )
            place = len(ours)
            ours.append(Piece(UnitKind.SEGMENT, words, str(turn), speaker))
            piece = Piece(UnitKind.SEGMENT, translated, str(turn), other)
            fate = chance.random()
            if pending:
                theirs[-1] = replace(theirs[-1], words=f"{theirs[-1].words} {translated}")
                truth[place].add(len(theirs) - 1)
                pending = ""
            elif fate < gone:
                truth[place] = set()
            elif fate < gone + split and len(translated) > 60:
                middle = translated.index(" ", len(translated) * chance.randint(25, 70) // 100)
                theirs += [replace(piece, words=translated[:middle]), replace(piece, words=translated[middle + 1 :])]
                truth[place] |= {len(theirs) - 2, len(theirs) - 1}
            else:
                theirs.append(piece)
                truth[place].add(len(theirs) - 1)
                pending = "yes" if fate > 1 - merged else ""
            if not pending and chance.random() < added:
                theirs.append(replace(piece, words=_words(chance, int(chance.lognormvariate(4.9, 0.9)) + 12, "ru")))
            if chance.random() < 0.05:
                ours.append(Piece(UnitKind.STAGE, "(Applause.)", str(turn), speaker))
                heard = not pending and chance.random() < 0.7
                theirs += [Piece(UnitKind.STAGE, "(Аплодисменты.)", str(turn), other)] * heard
                truth[len(ours) - 1] = {len(theirs) - 1} if heard else set()
    if not labels:
        theirs = [replace(piece, turn=None, speaker=None) for piece in theirs]
    return Parallel(ours, theirs, {place: frozenset(truth.get(place, ())) for place in range(len(ours))})


def _common(chance: random.Random, length: int) -> list[tuple[str, str]]:
    """Names and numbers in a text."""
    found = []
    for _ in range(length // 90):
        kind = chance.random()
        if kind < 0.25:
            number = str(chance.choice([chance.randint(2, 30), chance.randint(1990, 2020), chance.randint(100, 9999)]))
            found.append((number, number if chance.random() < 0.93 else "несколько"))
        elif kind < 0.6:
            found.append(chance.choice(PLACES + NAMES))
    return found


def _mixed(chance: random.Random, common: list[str], length: int, language: str) -> str:
    words = _words(chance, length, language).split()
    for one in common:
        words.insert(chance.randint(0, len(words)), one)
    return " ".join(words)


def _words(chance: random.Random, length: int, language: str) -> str:
    letters = "etaoinshrdlu" if language == "en" else "оеаинтсрвлкм"
    words: list[str] = []
    total = 0
    while total < length:
        words.append("".join(chance.choices(letters, k=chance.randint(2, 9))))
        total += len(words[-1]) + 1
    return " ".join(words).capitalize() + "."


def judge(case: Parallel, beads: Sequence[Bead]) -> dict[str, float]:
    """How good an alignment is.

    Returns:
        ``sure``: pieces of ours that have a counterpart for certain, ``wrong``: those of them whose counterpart has
        none of their words, ``partly``: or not exactly theirs; ``precision``: of the sure ones, exactly right;
        ``recall``: sure and right ones of all that have a counterpart; ``found``: right ones of these, sure or not.
    """
    sure = wrong = partly = found = right = 0
    for bead in beads:
        for place in bead.ours:
            true = case.truth[place]
            exact = set(bead.theirs) == true or (len(bead.ours) > 1 and true <= set(bead.theirs))
            found += bool(true) and exact
            if bead.certainty is Certainty.HIGH and bead.theirs:
                sure += 1
                right += exact
                wrong += not true & set(bead.theirs)
                partly += not exact
    there = sum(bool(true) for true in case.truth.values())
    return {
        "sure": sure,
        "wrong": wrong,
        "partly": partly - wrong,
        "precision": right / max(1, sure),
        "recall": right / max(1, there),
        "found": found / max(1, there),
    }
