"""Transcripts in layouts composed at random, with the right answer: what a reader of publishers never seen must manage.

A layout is one value of each axis: language, how speakers are called, what ends a label, how lines stand on the page,
what stands between and around the words. The words are invented (`text_layout_words.toml`). `made(seed)` is always the
same text. Pairs of delimiter and lines are divided by `held_out`: those are not trained on, and measure what is learnt.
"""

from __future__ import annotations

import random
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

Words = dict[str, Any]

__all__ = ["AXES", "Layout", "Made", "Said", "held_out", "made"]

WORDS: dict[str, Words] = tomllib.loads((Path(__file__).parent / "text_layout_words.toml").read_text(encoding="utf-8"))
SPACELESS = {"ja", "zh"}
CASELESS = {"ar", "he", "ja", "zh", "ko", "hi"}

GRAMMARS = (
    "full", "surname", "initials", "function", "honorific", "honorific full", "office", "office and name",
    "name and office",
    "office (name)", "name (party)", "number", "mixed", "office then surname",
)  # fmt: skip
DELIMITERS: dict[str, str] = {
    "colon": "{0}: {1}", "colon spaced": "{0} : {1}", "wide colon": "{0}：{1}", "colon glued": "{0}:{1}",
    "colon dash": "{0}: — {1}", "full stop": "{0}. {1}", "stop dash": "{0}.– {1}", "stop long dash": "{0}. — {1}",
    "dash": "{0} - {1}", "middle dash": "{0} – {1}", "long dash": "{0} — {1}", "long dash glued": "{0}—{1}",
    "tab": "{0}\t{1}", "colon tab": "{0}:\t{1}", "wide space": "{0}      {1}", "column": "{0}|{1}",
    "own line": "{0}\n{1}", "own line, colon": "{0}:\n{1}", "own line, brackets": "[{0}]\n{1}",
    "own line, clock": "{0}  {clock}\n{1}", "own line, clock before": "{clock} {0}\n{1}", "brackets": "[{0}] {1}",
    "brackets, colon": "[{0}]: {1}", "stars": "**{0}**: {1}", "stars, colon inside": "**{0}:** {1}",
    "angles": "<{0}> {1}",
    "sign": "○{0}　{1}", "arrows": ">> {0}: {1}", "bullet": "- {0}: {1}", "clock before": "[{clock}] {0}: {1}",
    "bare clock before": "{clock} {0}: {1}", "clock after": "{0} ({clock}): {1}",
    "clock after colon": "{0}: [{clock}] {1}",
    "number before": "{n}. {0}: {1}", "stroke": "{0} | {1}", "wide brackets": "【{0}】{1}", "says": "{0} {says}: {1}",
    "own line, rule": "{0}\n-----\n{1}", "heading": "## {0}\n{1}", "equals": "== {0} ==\n{1}",
}  # fmt: skip
LINES = (
    "paragraph",
    "wrapped",
    "indented",
    "hanging",
    "double",
    "justified",
    "hyphenated",
    "no blank lines",
    "labels at margin",
)
FURNITURE = ("none", "none", "none", "page numbers", "running heads", "form feeds", "line numbers")
INSIDE = ("plain", "stage", "headings", "colon headings", "quotes", "lists", "votes", "everything")
FRONT = ("none", "title", "title and date", "present", "contents", "note", "everything")
END = ("none", "time", "signatures", "footnotes", "news")
LENGTHS = ("short", "mixed", "long")
AXES = ("language", "grammar", "case", "delimiter", "lines", "furniture", "inside", "front", "end", "length", "people")
SAYS = {"en": "says", "de": "sagt", "fr": "dit", "es": "dice", "pt": "diz", "it": "dice"}


@dataclass(frozen=True, slots=True)
class Layout:
    """One value of each axis."""

    language: str
    grammar: str
    case: str
    delimiter: str
    lines: str
    furniture: str
    inside: str
    front: str
    end: str
    length: str
    people: str


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


def held_out(layout: Layout) -> bool:
    """True for one pair of delimiter and lines in four, of which nothing is trained."""
    return crc32(f"{layout.delimiter}/{layout.lines}".encode()) % 4 == 0


def made(seed: int, choose: Callable[[Layout], bool] = lambda _: True) -> Made:
    """The transcript of a seed.

    Args:
        seed: any number; the same gives the same text.
        choose: layouts that may be made; others are passed over.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    layout = _layout(rng)
    while not choose(layout):
        layout = _layout(rng)
    return _Maker(layout, rng).make()


def _layout(rng: random.Random) -> Layout:
    while True:
        language = rng.choice(list(WORDS))
        case = "none" if language in CASELESS else rng.choice(["upper", "upper surname", "mixed", "mixed"])
        layout = Layout(
            language, rng.choice(GRAMMARS), case, rng.choice(list(DELIMITERS)), rng.choice(LINES),
            rng.choice(FURNITURE), rng.choice(INSIDE), rng.choice(FRONT), rng.choice(END), rng.choice(LENGTHS),
            rng.choice(["2", "3-5", "6-15", "16-60"]),
        )  # fmt: skip
        if _may_be(layout):
            return layout


def _may_be(layout: Layout) -> bool:  # noqa: C901 - a list of what cannot be
    """False for what nobody prints, or nobody could read."""
    ends, calls = layout.delimiter, layout.grammar
    wide = layout.language in SPACELESS
    if wide and (
        ends in {"colon", "colon spaced", "full stop", "stop dash", "stop long dash", "says", "dash", "long dash"}
    ):
        return False
    if wide and layout.lines in {"justified", "hyphenated", "hanging"}:
        return False
    if ends in {"wide colon", "sign", "wide brackets"} and layout.language not in {"ja", "zh", "ko"}:
        return False
    if ends == "says" and (layout.language not in SAYS or calls in {"function", "number", "name (party)", "initials"}):
        return False
    if layout.language in CASELESS and ends in {"full stop", "colon glued", "stop dash", "stop long dash"}:
        return False
    if (
        ends in {"full stop", "colon glued"}
        and layout.case != "upper"
        and calls not in {"honorific", "office", "honorific full"}
    ):
        return False
    if not WORDS[layout.language]["honorifics"] and calls.startswith("honorific"):
        return False
    if calls == "initials" and (layout.language in CASELESS or "own line" in ends or ends in {"full stop", "stroke"}):
        return False
    if ends in {"column", "wide space", "tab", "colon tab"} and layout.lines in {
        "justified",
        "hanging",
        "indented",
        "labels at margin",
    }:
        return False
    if layout.lines == "hanging" and ("own line" in ends or ends in {"heading", "equals"}):
        return False
    if ends in {"heading", "stars", "stars, colon inside"} and layout.lines not in {"paragraph", "wrapped"}:
        return False
    return not (
        layout.furniture == "line numbers"
        and ends in {"column", "wide space", "tab", "number before", "bare clock before"}
    )


class _Maker:
    """Writes one transcript."""

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout = layout
        self.rng = rng
        self.words = WORDS[layout.language]
        self.join = "" if layout.language in SPACELESS else " "
        self.width = rng.choice([56, 64, 72, 78, 88]) // (2 if layout.language in SPACELESS else 1)
        self.seconds = rng.randint(0, 40)
        self.number = 0

    def make(self) -> Made:
        people = self._people()
        turns: list[Said] = []
        lines = self._front(people)
        count = (
            self.rng.choice([6, 8, 12, 16, 24, 40, 60])
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
        return Made(self.layout, self._page(lines), tuple(turns))

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
        return self.join.join(self._sentence() for _ in range(number))

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
        self.number += 1
        clock = f"{self.seconds // 3600:02d}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        clock = clock[3:] if self.layout.delimiter == "own line, clock" else clock
        shape = DELIMITERS[self.layout.delimiter]
        first = shape.format(label, words[0], clock=clock, n=self.number, says=SAYS.get(self.layout.language))
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

    # -- on the page

    def _page(self, marked: list[str]) -> str:
        rows = self._rows(marked)
        furniture = self.layout.furniture
        if furniture == "line numbers":
            return self._numbered(rows)
        if furniture == "none":
            return "\n".join(rows) + "\n"
        return self._with_edges(rows)

    def _numbered(self, rows: list[str]) -> str:
        number, found = 0, list[str]()
        for row in rows:
            number += bool(row)
            found.append(f"{(number - 1) % 25 + 1:>2}   {row}" if row else "")
        return "\n".join(found) + "\n"

    def _with_edges(self, rows: list[str]) -> str:
        size, head = self.rng.randint(28, 50), f"{self.words['topics'][1]}, {self.words['date']}"
        found: list[str] = []
        for page, start in enumerate(range(0, len(rows), size), start=1):
            feed = "\f" if self.layout.furniture == "form feeds" and page > 1 else ""
            if self.layout.furniture != "page numbers":
                found += [f"{feed}{head}", ""]
            found += rows[start : start + size]
            found += ["", f"{page:>40}" if self.layout.furniture != "running heads" else f"- {page} -", ""]
        return "\n".join(found) + "\n"

    def _rows(self, marked: list[str]) -> list[str]:
        kind, rows = self.layout.lines, list[str]()
        for place, one in enumerate(marked):
            mark, text = one[0], one[1:]
            tight = (
                mark == "="
                or (kind == "no blank lines" and place)
                or (kind in {"indented", "hanging"} and mark in "> ")
            )
            if rows and not tight:
                rows.append("")
            parts = text.split("\n")
            for number, part in enumerate(parts):
                wrapped = self._wrapped(part, mark, head=number < len(parts) - 1)
                rows += wrapped
        if kind == "double":
            rows = [row for one in rows if one for row in (one, "")]
        return rows

    def _wrapped(self, text: str, mark: str, *, head: bool) -> list[str]:
        kind = self.layout.lines
        if head or mark == "=":
            return [text]
        if self.layout.delimiter == "column" and "|" in text and mark == ">":
            label, _, words = text.partition("|")
            rows = self._fill(words, self.width - 22)
            return (
                [f"{label if not number else '':<24}{row}" for number, row in enumerate(rows)]
                if len(label) < 24
                else [label, *(" " * 24 + row for row in rows)]
            )
        if self.layout.delimiter == "column" and mark == " ":
            return [" " * 24 + row for row in self._fill(text, self.width - 22)]
        if kind == "paragraph" or (kind == "no blank lines" and self.number % 2 == 0 and self.width > 70):
            return [text]
        rows = self._fill(text, self.width)
        if kind == "indented" and mark in "> ":
            return [f"    {rows[0]}", *rows[1:]]
        if kind == "hanging" and mark in "> ":
            return [rows[0] if mark == ">" else f"      {rows[0]}", *(f"      {row}" for row in rows[1:])]
        if kind == "labels at margin" and mark == " ":
            return [f"    {row}" for row in rows]
        if kind == "justified":
            return [self._justified(row) for row in rows[:-1]] + rows[-1:]
        return rows

    def _fill(self, text: str, width: int) -> list[str]:
        if self.layout.language in SPACELESS:
            return [text[at : at + width] for at in range(0, len(text), width)]
        lead = text[: len(text) - len(text.lstrip())]
        sign = text.partition("\t") if "\t" in text[:60] else ("", "", text)
        rows = textwrap.wrap(
            sign[2].replace("      ", "\x00" * 6), width, break_long_words=False, break_on_hyphens=False
        )
        rows = [row.replace("\x00", " ") for row in rows] or [""]
        rows[0] = f"{sign[0]}{sign[1]}{lead}{rows[0]}"
        if self.layout.lines == "hyphenated":
            for place in range(len(rows) - 1):
                head, _, rest = rows[place + 1].partition(" ")
                if len(head) > 7 and head.isalpha() and head.islower() and self.rng.random() < 0.4 and rest:
                    rows[place], rows[place + 1] = f"{rows[place]} {head[:4]}-", f"{head[4:]} {rest}"
        return rows

    def _justified(self, row: str) -> str:
        words = row.split(" ")
        missing = self.width - len(row)
        for _ in range(missing if len(words) > 3 else 0):
            words[self.rng.randrange(len(words) // 2, len(words) - 1)] += " "
        return " ".join(words)
