"""Transcripts in layouts composed at random, with the right answer: what a reader of publishers never seen must manage.

A layout is one value of each axis: language, how speakers are called, what ends a label, how lines stand on the page,
what stands between and around the words. The words are invented (`words.toml`). `made(seed)` is always the
same text. Pairs of delimiter and lines are divided by `held_out`: those are not trained on, and measure what is learnt.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.layouts.text_axes import DELIMITERS, SAYS, SPACELESS, WORDS, Layout, random_layout
from benchmarks.layouts.text_pages import Printer

__all__ = ["Made", "Said", "made"]


RAW = 0.08
"""share of texts without punctuation"""
_PUNCTUATION = re.compile(r"[.,;:!?¿¡。、，：！？؟،।]")


@dataclass(frozen=True, slots=True)
class Said:
    """A turn as it should be read."""

    label: str
    words: str
    """all its speech; paragraphs divided by a space"""


@dataclass(frozen=True, slots=True)
class Made:
    """A transcript, and its right answer."""

    layout: Layout
    text: str
    turns: tuple[Said, ...]


def made(seed: int, choose: Callable[[Layout], bool] = lambda _: True) -> Made:
    """The transcript of a seed.

    Args:
        seed: any number; the same gives the same text.
        choose: layouts that may be made; others are passed over.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    layout = random_layout(rng)
    while not choose(layout):
        layout = random_layout(rng)
    return _Maker(layout, rng).make()


class _Maker:
    """Writes one transcript."""

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout = layout
        self.rng = rng
        self.words = WORDS[layout.language]
        self.join = "" if layout.language in SPACELESS else " "
        self.printer = Printer(layout, rng)
        self.is_raw = rng.random() < RAW
        """words as they were heard: no capitals, no full stops"""
        self.seconds = rng.randint(0, 40)

    def make(self) -> Made:
        people = self._people()
        turns: list[Said] = []
        lines = self._front(people)
        count = (
            self.rng.choice([3, 4, 6, 6, 8, 8, 12, 12, 16, 24, 40, 60])
            if self.layout.people != "16-60"
            else self.rng.choice([40, 60, 90])
        )
        before = -1
        for _ in range(count):
            who = self.rng.randrange(len(people))
            who = (who + 1) % len(people) if who == before else who
            first = before == -1 or not any(one.label in people[who] for one in turns)
            before = who
            label = people[who][0] if first else people[who][-1]
            lines += self._between()
            said, printed = self._turn(label)
            turns.append(said)
            lines += printed
        lines += self._end(people)
        return Made(self.layout, self.printer.page(lines), tuple(turns))

    # -- who speaks

    def _people(self) -> list[list[str]]:
        """How each is called: the first time, and later."""
        low, _, high = self.layout.people.partition("-")
        number = self.rng.randint(int(low), int(high or low))
        found: dict[str, list[str]] = {}
        if self.layout.grammar == "number":
            stem = self.words["functions"][-1].split(" ")[0] if self.rng.random() < 0.5 else "SPEAKER"
            glue = self.rng.choice([" ", " ", "_", " #"])
            return [
                [f"{stem}{glue}{n:02d}" if glue == "_" else f"{stem}{glue}{n}"] for n in range(1, min(number, 9) + 1)
            ]
        for _ in range(4 * number):
            called = self._called(len(found))
            if called[0] not in found and len(found) < number:
                found[called[0]] = called
        return list(found.values())

    def _called(self, place: int) -> list[str]:
        rng, words = self.rng, self.words
        first, last = (
            rng.choice(words["first"].split()),
            rng.choice([one for one in words["last"].split() if one != "von"]),
        )
        asian = self.layout.language in {"ja", "zh", "ko"}
        surname = last.upper() if self.layout.case == "upper surname" else last
        family_first = asian or self.layout.language == "hu"
        full = f"{last}{'' if asian else ' '}{first}" if family_first else f"{first} {surname}"
        honor = f"{rng.choice(words['honorifics'])} {surname}" if words["honorifics"] else full
        office = rng.choice(words["offices"])
        role = rng.choice([one for one in words["offices"] if one != office])
        party = rng.choice(words["parties"])
        calls = self.layout.grammar
        if calls == "mixed":
            calls = rng.choice(["full", "honorific", "office", "function", "office and name"])
        glue = "" if asian else " "
        brackets = "（{}）" if asian else " ({})"
        found = {
            "full": [full], "surname": [surname], "initials": [f"{first[0]}{last[: rng.choice([1, 1, 2])].upper()}"],
            "function": [rng.choice(words["functions"])], "honorific": [honor],
            "honorific full": [f"{honor.rsplit(' ', 1)[0]} {full}" if words["honorifics"] else full],
            "office": [office] if place < 2 else [honor], "office and name": [f"{office}{glue}{full}"],
            "name and office": [f"{full}, {role}"], "office (name)": [office + brackets.format(honor)],
            "name (party)": [full + brackets.format(party)], "office then surname": [f"{office}{glue}{full}", surname],
        }[calls]  # fmt: skip
        return [one.upper() if self.layout.case == "upper" else one for one in found]

    # -- what is said

    def _sentences(self, number: int) -> str:
        said = self.join.join(self._sentence() for _ in range(number))
        return _PUNCTUATION.sub("", said).lower() if self.is_raw else said

    def _sentence(self) -> str:
        """A sentence, or the beginning of one and the end of another: texts do not repeat themselves."""
        one, other = self.rng.sample(self.words["sentences"], 2)
        if (
            self.layout.language in SPACELESS
            or len(one) < 30
            or len(other) < 30
            or ". " in one
            or self.rng.random() < 0.3
        ):
            return str(one)
        begin, end = one.split(), other.split()
        return " ".join(
            [*begin[: self.rng.randint(2, len(begin) - 2)], *end[self.rng.randint(1, len(end) - 2) :]]
        ).replace("?", "")

    def _quoted(self) -> str:
        """A sentence with a colon inside, most of which come once."""
        if self.rng.random() < 0.3:
            return str(self.rng.choice(self.words["said"]))
        if self.layout.language in SPACELESS:
            return f"{self._sentence()[: self.rng.randint(3, 9)]}：{self._sentence()}"
        words = self._sentence().rstrip(".").split()
        return f"{' '.join(words[: self.rng.randint(1, 6)]).rstrip(',.')}: {self._sentence()}"

    def _paragraphs(self) -> list[str]:
        rng, inside = self.rng, self.layout.inside
        few = {"short": [1, 1, 1, 2], "mixed": [1, 1, 2, 4, 9], "long": [4, 8, 14]}[self.layout.length]
        more = {"short": [0, 0, 0, 0, 1], "mixed": [0, 0, 1, 3], "long": [1, 2, 4]}[self.layout.length]
        found = [self._sentences(rng.choice(few)) for _ in range(1 + rng.choice(more))]
        every = inside == "everything"
        if (inside == "quotes" or every) and rng.random() < 0.2:
            found.append(self._quoted())
        if (inside == "lists" or every) and rng.random() < 0.08:
            found += rng.sample(self.words["listed"], rng.randint(1, 3))
        return found

    def _turn(self, label: str) -> tuple[Said, list[str]]:
        """What is right, and the paragraphs as printed, marked with what they are: label (>), words ( ), other (!)."""
        rng = self.rng
        words = self._paragraphs()
        self.seconds += rng.randint(3, 90)
        self.printer.number += 1
        clock = f"{self.seconds // 3600:02d}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        clock = clock[3:] if self.layout.delimiter == "own line, clock" else clock
        shape = DELIMITERS[self.layout.delimiter]
        first = shape.format(label, words[0], clock=clock, n=self.printer.number, says=SAYS.get(self.layout.language))
        printed = [f">{first}", *(f" {one}" for one in words[1:])]
        stage = self.layout.inside in {"stage", "everything"} and rng.random() < 0.2
        if stage:
            printed.append(f" ({self.words['applause']})")
        return Said(label, " ".join(words)), printed

    # -- around it

    def _between(self) -> list[str]:
        inside, rng = self.layout.inside, self.rng
        every = inside == "everything"
        if (inside == "headings" or every) and rng.random() < 0.12:
            return [f"!{rng.choice(self.words['topics'][:4])}"]
        if (inside == "colon headings" or every) and rng.random() < 0.12:
            return [f"!{self.words['item']} {rng.randint(1, 9)}: {rng.choice(self.words['topics'])}"]
        if inside == "votes" and rng.random() < 0.12:
            return [f"!{self.words['vote']}"]
        return []

    def _front(self, people: list[list[str]]) -> list[str]:
        front, words = self.layout.front, self.words
        if front == "none":
            return []
        found = [f"!{words['topics'][0] if self.rng.random() < 0.5 else words['topics'][4]}"]
        every = front == "everything"
        if front == "title and date" or every:
            found.append(f"!{words['place']}, {words['date']}" if self.rng.random() < 0.5 else f"!{words['date']}")
        if front == "present" or every:
            listed = [one[0] for one in people[:12]]
            role = self.rng.choice(words["offices"])
            found.append(
                f"!{words['present']}: {', '.join(listed)}" if self.rng.random() < 0.4 else f"!{words['present']}:"
            )
            if found[-1].endswith(":"):
                found += [f"={one}, {role}" if self.rng.random() < 0.5 else f"={one}" for one in listed]
        if front == "contents" or every:
            found.append(f"!{words['contents']}")
            dots = self.rng.choice([" ......... ", "     ", " ... "])
            found += [f"={topic}{dots}{page}" for page, topic in enumerate(words["topics"], start=3)]
        if front == "note":
            found.append(f"!{self._sentences(2)}")
        return found

    def _end(self, people: list[list[str]]) -> list[str]:
        end, words, rng = self.layout.end, self.words, self.rng
        if end == "time":
            return [f"!{words['rose']}"]
        if end == "signatures":
            return [f"!{words['rose']}", f"!{people[0][0]}", f"={rng.choice(words['offices'])}"]
        if end == "footnotes":
            return ["!_______________", f"![1] {self._sentences(1)}"]
        return [] if end == "none" else ["!* * *", *(f"={one}" for one in words["topics"])]
