"""Texts that are no transcripts, composed at random: agendas, lists, logs, articles, in which nobody speaks.

What stands there looks like labels: times with names, entries before a dash, places before news, fields of forms. Each
kind comes in every language, with signs and lines by chance. `composed(seed)` is always the same text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.layouts.text_axes import CASELESS, SPACELESS, WORDS

__all__ = ["KINDS", "Composed", "composed"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in which nobody speaks."""

    kind: str
    language: str
    text: str


def composed(seed: int) -> Composed:
    """The text of a seed.

    Args:
        seed: any number; the same gives the same text.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    kind, language = rng.choice(list(KINDS)), rng.choice(list(WORDS))
    maker = _Maker(language, rng)
    rows = list(KINDS[kind](maker))
    front = [*([maker.topic()] if rng.random() < 0.7 else []), *([maker.sentences(3)] if rng.random() < 0.3 else [])]
    end = [maker.sentences(rng.randint(1, 4))] if rng.random() < 0.25 else []
    gap = "\n" if rng.random() < 0.6 else "\n\n"
    return Composed(kind, language, "\n\n".join([*front, gap.join(rows), *end]) + "\n")


class _Maker:
    """Writes the rows of one text."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.rng = rng
        self.words = WORDS[language]
        self.join = "" if language in SPACELESS else " "
        self.cased = language not in CASELESS
        self.dash = rng.choice([" - ", " – ", " — ", ": ", ": ", "\t", ". ", " | ", "\n"])
        self.colon = "：" if language in SPACELESS else ":"

    def name(self) -> str:
        first, last = (self.rng.choice(self.words[one].split()) for one in ("first", "last"))
        return f"{first}{self.join}{last}"

    def surname(self) -> str:
        return str(self.rng.choice([one for one in self.words["last"].split() if one != "von"]))

    def topic(self) -> str:
        return str(self.rng.choice(self.words["topics"]))

    def sentences(self, number: int) -> str:
        return self.join.join(self.rng.choice(self.words["sentences"]) for _ in range(number))

    def phrase(self) -> str:
        """A part of a sentence: no capital, no full stop."""
        words = self.rng.choice(self.words["sentences"]).rstrip(".?!。？！।").split()
        if len(words) < 4:
            return self.topic()
        begin = self.rng.randint(1, len(words) - 3)
        return " ".join(words[begin : begin + self.rng.randint(2, 9)]).rstrip(",")

    def term(self) -> str:
        """A word or two with a capital."""
        words = [word.strip(",.?!:;") for word in self.phrase().split()[: self.rng.choice([1, 1, 2])]]
        text = " ".join(words)
        return text[:1].upper() + text[1:]

    def some(self, low: int, high: int) -> range:
        return range(self.rng.randint(low, high))

    def clocks(self, number: int) -> list[str]:
        minute, found = self.rng.randint(6, 10) * 60, list[str]()
        shape = self.rng.choice(
            [
                "{0:02d}:{1:02d}",
                "{0:02d}.{1:02d}",
                "{0}:{1:02d}",
                "[{0:02d}:{1:02d}]",
                "{0:02d}{1:02d}",
                "{0}.{1:02d} h",
            ]
        )
        until = self.rng.random() < 0.3
        for _ in range(number):
            one = shape.format(minute // 60 % 24, minute % 60)
            minute += self.rng.choice([5, 10, 15, 20, 30, 45, 90])
            found.append(f"{one}–{shape.format(minute // 60 % 24, minute % 60)}" if until else one)
        return found


def _agenda(maker: _Maker) -> Iterator[str]:
    rng = maker.rng
    glue = rng.choice([" ", "  ", "\t", " - ", " – ", ": "])
    people = [maker.name() for _ in range(4)]
    again = [maker.term() for _ in range(3)]
    for clock in maker.clocks(rng.randint(6, 16)):
        entry = rng.choice(
            [
                maker.topic(),
                rng.choice(again),
                f"{maker.topic()}{maker.dash}{rng.choice(people)}",
                f"{rng.choice(people)}{maker.dash}{maker.topic()}",
            ]
        )
        yield f"{clock}{glue}{entry}"


def _log(maker: _Maker) -> Iterator[str]:
    rng = maker.rng
    glue = rng.choice([" ", "  ", "\t", " - ", ": "])
    for clock in maker.clocks(rng.randint(6, 30)):
        who = f"{rng.choice(maker.words['offices'])}{maker.colon} " if rng.random() < 0.15 else ""
        yield f"{clock}{glue}{who}{rng.choice([maker.term() + '.', maker.sentences(1), maker.phrase()])}"


def _staff(maker: _Maker) -> Iterator[str]:
    rows = {maker.name(): rng_role(maker) for _ in maker.some(5, 18)}
    ordered = sorted(rows) if maker.rng.random() < 0.5 else list(rows)
    for name in ordered:
        yield f"{name}{maker.dash}{rows[name]}"


def rng_role(maker: _Maker) -> str:
    """What is said of somebody in a list."""
    return str(
        maker.rng.choice(
            [
                maker.phrase(),
                maker.rng.choice(maker.words["offices"]),
                f"{maker.phrase()}, {maker.phrase()}",
                maker.sentences(1),
            ]
        )
    )


def _present(maker: _Maker) -> Iterator[str]:
    for _ in maker.some(3, 9):
        office = maker.rng.choice([*maker.words["offices"], maker.words["present"]])
        yield f"{office}{maker.colon} {', '.join(maker.name() for _ in maker.some(1, 3))}"
    for number in maker.some(0, 8):
        yield f"{maker.words['item']} {number + 1}{maker.rng.choice(['.', ':', ''])} {maker.topic()}"


def _addresses(maker: _Maker) -> Iterator[str]:
    people = [maker.name() for _ in maker.some(3, 8)]
    for _ in maker.some(4, 12):
        street = f"{maker.surname()} {maker.rng.randint(1, 99)}"
        yield f"{maker.rng.choice(people)}\n{street}\n{maker.rng.choice([maker.words['place'], maker.surname()])}\n"


def _books(maker: _Maker) -> Iterator[str]:
    rng = maker.rng
    people = [
        f"{maker.surname().upper() if rng.random() < 0.5 else maker.surname()}, {maker.name().split()[0]}"
        for _ in maker.some(4, 10)
    ]
    stop = rng.choice([". ", ", ", ": ", ". - "])
    for one in sorted(rng.choice(people) for _ in maker.some(5, 20)):
        yield f"{one}{stop}{maker.term()} {maker.phrase()}. {maker.words['place']}{maker.colon} {maker.surname()}, {rng.randint(1900, 2020)}."


def _glossary(maker: _Maker) -> Iterator[str]:
    terms = {maker.term().upper() if maker.rng.random() < 0.3 else maker.term() for _ in maker.some(5, 18)}
    sign = maker.rng.choice(["", "", "- ", "**", "* "])
    for term in sorted(terms):
        told = maker.rng.choice([maker.phrase(), maker.sentences(1)])
        yield f"**{term}**{maker.dash}{told}" if sign == "**" else f"{sign}{term}{maker.dash}{told}"


def _forms(maker: _Maker) -> Iterator[str]:
    fields = list(dict.fromkeys(maker.term() for _ in maker.some(4, 9)))
    sign = maker.rng.choice(["", "", "- ", "  "])
    for _ in maker.some(2, 9):
        for field in fields:
            value = maker.rng.choice(
                [maker.phrase(), maker.name(), str(maker.rng.randint(1, 999)), maker.words["date"], maker.sentences(1)]
            )
            if maker.rng.random() < 0.95:
                yield f"{sign}{field}{maker.colon} {value}"
        yield ""


def _news(maker: _Maker) -> Iterator[str]:
    places = [maker.words["place"], *(maker.surname() for _ in range(5))]
    upper = maker.rng.random() < 0.6
    dash = maker.rng.choice([": ", " - ", " – ", " — ", ", " + maker.words["date"] + ": "])
    for _ in maker.some(2, 8):
        place = maker.rng.choice(places)
        yield f"{place.upper() if upper else place}{dash}{maker.sentences(maker.rng.randint(1, 4))}"
        for _ in maker.some(1, 4):
            yield maker.sentences(maker.rng.randint(1, 4))


def _article(maker: _Maker) -> Iterator[str]:
    """Prose in which sentences have colons, once in a while at the beginning of a paragraph."""
    heads = [maker.topic() for _ in range(4)]
    for _ in maker.some(6, 24):
        kind = maker.rng.random()
        if kind < 0.2:
            yield str(maker.rng.choice(maker.words["said"]))
        elif kind < 0.35:
            yield f"{maker.phrase().capitalize()}{maker.colon} {maker.sentences(1)}"
        elif kind < 0.45:
            yield maker.rng.choice(heads)
        elif kind < 0.5:
            yield str(maker.rng.choice(maker.words["listed"]))
        else:
            yield maker.sentences(maker.rng.randint(1, 5))


def _headlines(maker: _Maker) -> Iterator[str]:
    """An article, and titles of others under it."""
    yield from (maker.sentences(maker.rng.randint(1, 4)) for _ in maker.some(2, 8))
    for _ in maker.some(3, 9):
        who = maker.rng.choice([maker.term(), maker.surname(), maker.rng.choice(maker.words["offices"])])
        yield f"{who}{maker.colon} {maker.phrase()}" if maker.rng.random() < 0.5 else maker.topic()


def _choices(maker: _Maker) -> Iterator[str]:
    """Questions with answers to choose from."""
    stop = maker.rng.choice([". ", ") ", ": "])
    for number in maker.some(3, 12):
        yield f"\n{number + 1}. {maker.phrase().capitalize()}?"
        yield from (f"{letter}{stop}{maker.phrase()}" for letter in "ABCD"[: maker.rng.choice([2, 3, 4])])


def _results(maker: _Maker) -> Iterator[str]:
    for number in maker.some(5, 20):
        yield f"{number + 1}. {maker.name()} ({maker.words['place']}) {maker.rng.randint(10, 20)}:{maker.rng.randint(10, 59)}"


def _articles_of_law(maker: _Maker) -> Iterator[str]:
    item = maker.rng.choice([maker.words["item"], maker.words["item"].upper(), "§", "Art."])
    stop = maker.rng.choice([". ", ": ", " - ", "\n", ".- "])
    for number in maker.some(4, 20):
        yield f"{item} {number + 1}{stop}{maker.sentences(maker.rng.randint(1, 3))}"


def _letter(maker: _Maker) -> Iterator[str]:
    """A letter or two, with what heads them."""
    for _ in maker.some(1, 4):
        for field in maker.rng.sample(["From", "To", "Subject", "Date", "Cc"], 4):
            yield f"{field}: {maker.rng.choice([maker.name(), maker.topic(), maker.words['date']])}"
        yield ""
        yield from (maker.sentences(maker.rng.randint(1, 4)) for _ in maker.some(1, 4))
        yield maker.name()


def _bills(maker: _Maker) -> Iterator[str]:
    """Who brings in what."""
    by = maker.rng.choice(["By ", "", "de ", "von "])
    honor = maker.rng.choice(maker.words["honorifics"] or [""])
    people = [
        f"{by}{honor} {maker.surname().upper() if maker.rng.random() < 0.6 else maker.surname()}"
        for _ in maker.some(3, 9)
    ]
    what = f"{maker.term()} {maker.phrase()}"
    for _ in maker.some(4, 12):
        yield f"{maker.rng.choice(people)}{maker.colon} {what} {maker.phrase()}; {maker.phrase()}."


KINDS: dict[str, Callable[[_Maker], Iterator[str]]] = {
    "agenda": _agenda, "log": _log, "staff": _staff, "present": _present, "addresses": _addresses, "books": _books,
    "glossary": _glossary, "forms": _forms, "news": _news, "article": _article, "headlines": _headlines,
    "choices": _choices, "results": _results, "law": _articles_of_law, "letters": _letter, "bills": _bills,
}  # fmt: skip
