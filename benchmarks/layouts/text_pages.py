"""How the paragraphs of a text stand on its pages: wrapped, indented, justified, numbered, with edges."""

from __future__ import annotations

import random
import textwrap

from benchmarks.layouts.text_axes import SPACELESS, WORDS, Layout

__all__ = ["Printer"]


class Printer:
    """Prints paragraphs as a layout says.

    Each is marked with what it is: a label and words (>), words ( ), other (!), a line of a list (=).
    """

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout = layout
        self.rng = rng
        self.width = rng.choice([56, 64, 72, 78, 88]) // (2 if layout.language in SPACELESS else 1)
        self.number = 0
        """turns"""

    def page(self, marked: list[str]) -> str:
        """The text."""
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
        size, head = (
            self.rng.randint(28, 50),
            f"{WORDS[self.layout.language]['topics'][1]}, {WORDS[self.layout.language]['date']}",
        )
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
