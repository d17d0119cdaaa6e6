"""Word documents in layouts of chance: bold labels, styles, tables, tabs and soft breaks."""

from __future__ import annotations

import io
from random import Random
from typing import Any

from benchmarks.layouts.debates import Debate, Turn
from benchmarks.layouts.html import Layout

__all__ = ["SUFFIX", "draw", "render"]

SUFFIX = "docx"
_RELATIONS = ("run", "run", "run", "own paragraph", "own paragraph", "table", "tab", "soft break")
_LOOKS = ("bold", "bold", "italic", "underline", "plain", "style", "heading")
_INSIDE = (
    "nothing",
    "nothing",
    "stage",
    "italic stage",
    "links",
    "footer",
    "list",
    "contents",
    "page break",
    "data table",
    "split runs",
)


def draw(random: Random) -> Layout:
    """A layout by chance, of things that go together."""
    relation = random.choice(_RELATIONS)
    look = random.choice(_LOOKS)
    if relation != "own paragraph" and look in {"style", "heading"}:
        look = "bold"
    if relation in {"own paragraph", "soft break"} and look == "plain":
        look = "bold"
    ends = random.choice(("colon in", "colon in", "colon out"))
    if relation in {"own paragraph", "table", "soft break"}:
        ends = random.choice(("none", "none", "colon in"))
    if relation == "tab" and look in {"bold", "plain"}:
        ends = random.choice(("none", "colon in"))
    if relation == "run" and look == "bold":
        ends = random.choice(("colon in", "colon out", "colon in", "dash", "nothing"))
    axes = {
        "relation": relation, "look": look, "ends": ends, "inside": random.choice(_INSIDE),
        "headings": random.choice(("none", "Heading 2", "bold", "centred", "own style")),
        "columns": random.choice(("two", "time first", "headed", "time last")) if relation == "table" else "-",
        "case": random.choice(("as is", "as is", "capitals")), "extra": random.choice(("none", "none", "office", "party", "time after")),
        "named": random.choice(("turn", "turn", "paragraph")), "title": random.choice(("Title", "Heading 1", "bold", "plain")),
    }  # fmt: skip
    return Layout(axes)


def render(debate: Debate, layout: Layout, random: Random) -> bytes:
    """A document."""
    import docx

    made = _Word(docx.Document(), debate, layout.axes, random)
    made.write()
    out = io.BytesIO()
    made.document.save(out)
    return out.getvalue()


class _Word:
    def __init__(self, document: Any, debate: Debate, axes: dict[str, str], random: Random) -> None:
        self.document, self.debate, self.axes, self.random = document, debate, axes, random
        for name in ("Sprk", "Txt", "Hd"):
            document.styles.add_style(name, 1)
        self.table: Any = None
        self.number = 0

    def write(self) -> None:
        self._title()
        if self.axes["inside"] == "contents":
            for heading in self.debate.headings.values():
                self.document.add_paragraph(f"{heading}\t{self.random.randint(2, 20)}")
        each = self.axes["named"] == "paragraph" and self.axes["relation"] in {"table", "run"}
        for place, turn in enumerate(self.debate.turns):
            self.number = place
            if place in self.debate.headings:
                self._heading(self.debate.headings[place])
            elif place % 6 == 5:
                self._between()
            for one in [Turn(turn.name, turn.office, (words,)) for words in turn.paragraphs] if each else [turn]:
                getattr(self, "_" + self.axes["relation"].replace(" ", "_"))(one)

    def _title(self) -> None:
        style = {"Title": "Title", "Heading 1": "Heading 1"}.get(self.axes["title"])
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(self.debate.title).bold = self.axes["title"] == "bold" or None
        self.document.add_paragraph(self.debate.date)

    def _heading(self, words: str) -> None:
        kind = self.axes["headings"]
        if kind == "none":
            return
        self.table = None
        if kind == "Heading 2":
            self.document.add_heading(words, 2)
        elif kind == "own style":
            self.document.add_paragraph(words, style="Hd")
        else:
            paragraph = self.document.add_paragraph()
            paragraph.add_run(words).bold = True
            paragraph.alignment = 1 if kind == "centred" else None

    def _between(self) -> None:
        stage, inside = self.random.choice(self.debate.stage), self.axes["inside"]
        if self.axes["relation"] == "table":
            return
        if inside == "stage":
            self.document.add_paragraph(f"({stage})")
        elif inside == "italic stage":
            self.document.add_paragraph().add_run(f"({stage})").italic = True
        elif inside == "page break":
            self.document.add_page_break()

    def _name(self, turn: Turn) -> str:
        name = turn.name.upper() if self.axes["case"] == "capitals" else turn.name
        extra = self.axes["extra"]
        if extra == "office" and turn.office:
            name = f"{name}, {turn.office}"
        elif extra == "party":
            name = f"{name} ({'ABD'[len(turn.name) % 3]}LP)"
        elif extra == "time after" and self.axes["columns"] in {"-", "two"}:
            name = f"{name} ({9 + self.number // 20:02}:{3 * self.number % 60:02})"
        return name

    def _label(self, paragraph: Any, turn: Turn, after: str = "") -> None:
        ends = self.axes["ends"]
        text = self._name(turn) + {"colon in": ":"}.get(ends, "")
        halves = text.partition(" ") if self.axes["inside"] == "split runs" else (text,)
        for half in halves:
            run = paragraph.add_run(half)
            look = self.axes["look"]
            if look in {"bold", "italic", "underline"} and paragraph.style.name != "Heading 3":
                setattr(run, look, True)
        paragraph.add_run({"colon out": ":", "dash": " –"}.get(ends, "") + after)

    def _words(self, paragraph: Any, words: str) -> None:
        first, space, rest = words.partition(" ")
        if self.axes["inside"] == "split runs" and space:
            paragraph.add_run(first)
            paragraph.add_run(space + rest)
        else:
            paragraph.add_run(words)

    def _rest(self, turn: Turn, style: str | None = None) -> None:
        for place, words in enumerate(turn.paragraphs[1:]):
            listed = self.axes["inside"] == "list" and place == 1
            self._words(self.document.add_paragraph(style="List Bullet" if listed else style), words)

    def _run(self, turn: Turn) -> None:
        paragraph = self.document.add_paragraph()
        self._label(paragraph, turn, " ")
        self._words(paragraph, turn.paragraphs[0])
        self._rest(turn)

    def _tab(self, turn: Turn) -> None:
        paragraph = self.document.add_paragraph()
        self._label(paragraph, turn, "\t")
        self._words(paragraph, turn.paragraphs[0])
        self._rest(turn)

    def _soft_break(self, turn: Turn) -> None:
        paragraph = self.document.add_paragraph()
        self._label(paragraph, turn, "\n")
        self._words(paragraph, turn.paragraphs[0])
        self._rest(turn)

    def _own_paragraph(self, turn: Turn) -> None:
        style = {"style": "Sprk", "heading": "Heading 3"}.get(self.axes["look"])
        self._label(self.document.add_paragraph(style=style), turn)
        words = "Txt" if style == "Sprk" else None
        self._words(self.document.add_paragraph(style=words), turn.paragraphs[0])
        self._rest(turn, words)

    def _table(self, turn: Turn) -> None:
        kind = self.axes["columns"]
        columns = 2 if kind in {"two", "headed"} else 3
        if self.table is None:
            self.table = self.document.add_table(0, columns)
            if kind == "headed":
                cells = self.table.add_row().cells
                cells[0].text, cells[1].text = ("Speaker", "Text")
        cells = self.table.add_row().cells
        clock = f"{self.number // 3:02}:{20 * (self.number % 3):02}"
        name, words = (cells[1], cells[2]) if kind == "time first" else (cells[0], cells[1])
        if columns == 3:
            (cells[0] if kind == "time first" else cells[2]).text = clock
        self._label(name.paragraphs[0], turn)
        for place, one in enumerate(turn.paragraphs):
            self._words(words.paragraphs[0] if place == 0 else words.add_paragraph(), one)
