"""One walk over the elements of XML with turns: blocks in their order, each turn with who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from xlate.findings import Finding
from xlate.formats.decoding import clean
from xlate.formats.xml import local_name
from xlate.model.document import PLAIN, Block, BlockKind, Line, Rendition, Voice
from xlate.readers.bold_runs import TextRun, make_line
from xlate.readers.cues import read_clock
from xlate.readers.html_inline import rendition_of
from xlate.readers.questions import Asked, asked_in
from xlate.readers.voice_names import read_names
from xlate.readers.xml_guess import guess_turns, has_printed_labels
from xlate.readers.xml_kinds import address_of, inline_names, is_apart, is_stage, kind_of
from xlate.readers.xml_label_words import as_said, cut_line, printed_label, without_label
from xlate.readers.xml_labels import Labels, carried_in, find_labels, kinds_of_speech, languages_in
from xlate.readers.xml_names import LEFT_OUT, MARKS, PAGES
from xlate.readers.xml_speakers import CLOCK_IN_LABEL, Persons, words_of

__all__ = ["XmlWalk"]

_WITHIN = 2
"""elements around a paragraph, from which it stands in one that holds a speech or a debate"""
_INTERJECTING = re.compile(r"^.{2,60}\sinterjecting\s?[—–-]?$")
"""the Parliament of Australia: somebody called out, nobody wrote down what"""


@dataclass(frozen=True, slots=True)
class _Turn:
    """An element that is a turn, or what is around all of them."""

    voice: Voice | None = None
    start: float | None = None
    end: float | None = None
    language: str | None = None
    """spoken, as the element states it"""


_Context = tuple[_Turn, BlockKind, Rendition]
"""what holds inside an element"""


@dataclass(slots=True)
class XmlWalk:
    """One walk over a file; the fields grow while it runs."""

    persons: Persons
    skipped: int
    """lines before the XML begins"""
    titled: bool = False
    """a title is known: no heading is one"""
    blocks: list[Block] = field(default_factory=list)
    turns: int = 0
    guess: etree._Element | None = None
    """the first of the elements that are turns by what they hold"""
    things: str = ""
    """what speaks against speech in elements that look like turns otherwise"""
    carried: Sequence[tuple[str, str, int, etree._Element | None]] = ()
    """what turns state of how their words came"""
    plain: bool = False
    """nothing says who speaks but the words, as in plain text"""
    _asked: Asked | None = None
    """elements that are turns because they ask and answer"""
    _inline: set[str] = field(default_factory=set)
    _said: _Turn | None = None
    """whose words came last"""
    _runs: list[TextRun] = field(default_factory=list)
    _address: str | None = None
    """of the paragraph that begins: its id"""
    _line: int = 0
    _alone: Container[etree._Element] = ()
    """labels that begin no element of their own"""
    _languages: dict[etree._Element, str] = field(default_factory=dict)
    """spoken in turns and paragraphs, as they state it"""
    _spoken: str | None = None
    """of the paragraph that begins"""
    _mark: bool = False
    """the paragraph that begins says how the words after it came"""
    _held: list[Block] = field(default_factory=list)
    """such marks between turns, which hold for the next one, under whatever heading that stands"""
    _before: list[Line] = field(default_factory=list)
    """headings and names inside a turn, which stand above its next paragraph"""

    def run(self, root: etree._Element) -> None:
        """Visit the elements in their order, without recursion."""
        self._inline = inline_names(root)
        labels = self._labels(root)
        self._alone = labels.alone
        left_out = labels.used | labels.alone.keys()
        self._languages = languages_in(labels)
        around = BlockKind.TEXT if self.plain else BlockKind.NARRATIVE
        contexts: list[_Context] = [(_Turn(), around, PLAIN)]
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local_name(element).lower()
            block = name not in self._inline or element in labels.alone
            if event == "end":
                self._leave(element, contexts, block=block)
                continue
            turn, kind, look = contexts[-1]
            if block:
                self._flush(turn, kind)
                self._address = address_of(element)
                self._mark = name in MARKS
                self._spoken = self._languages.get(element)
            if (voice := self._named_by(element, labels, turn)) is not None:
                turn, kind = self._begin(element, voice), BlockKind.TEXT
                _go_on(contexts, turn, in_paragraph=bool((element.tail or "").strip()))
            if element in left_out or name in LEFT_OUT:
                walker.skip_subtree()
            elif not block and (name in PAGES or is_stage(element, name)):
                self._set_inside(element, name, look)
                contexts.append((turn, kind, look))
                walker.skip_subtree()
                continue
            elif element in labels.turns:
                turn, kind = self._begin(element, labels.turns[element]), BlockKind.TEXT
            elif block:
                beside = element in labels.apart or is_apart(element, name)
                kind = BlockKind.BOILERPLATE if beside else kind_of(name, kind, spoken=turn.voice is not None)
            else:
                look = rendition_of(name, element.get("href"), look)
            contexts.append((turn, kind, look))
            if element not in left_out and name not in LEFT_OUT:
                self._add(element.text or "", (element.sourceline or 1) + self.skipped, look)
        self._flush(_Turn(), BlockKind.NARRATIVE)
        self._release()

    def _named_by(self, element: etree._Element, labels: Labels, turn: _Turn) -> Voice | None:
        """Who speaks from an element on that is a label, or begins with one; None for all others."""
        if element in labels.alone:
            self._tell_clock(element)
            return labels.alone[element]
        return Voice(labels.inside[element]) if element in labels.inside and self._said is turn else None

    def _labels(self, root: etree._Element) -> Labels:
        """Who speaks where; if no element is called as turns are, what they hold tells, or what is printed in them."""
        labels = find_labels(root, self.persons)
        if not labels.turns and not labels.alone:
            labels.turns, labels.used, self.things = guess_turns(root, self.persons)
            if not labels.turns and self.persons.take_listed(root):
                labels.turns, labels.used, self.things = guess_turns(root, self.persons)
            self._asked = None if labels.turns or self.things else asked_in(root)
            if self._asked is not None:
                names = {name: Voice(name.capitalize()) for name in self._asked.names}
                labels.turns = {one: names[local_name(one)] for one in self._asked.elements}
            self.guess = next(iter(labels.turns), None)
            self.plain = not labels.turns and not self.things and has_printed_labels(root)
        self.carried = carried_in(labels.turns)
        labels.apart |= kinds_of_speech(labels.turns) | {child for *_, child in self.carried if child is not None}
        return labels

    def guessed(self, file: str) -> tuple[Finding, ...]:
        """Word of it that nothing but what they hold says which elements are turns."""
        if self.guess is None and not self.plain:
            return ()
        how = "the words begin with names and colons; they were read as text"
        if self._asked is not None:
            names = "> and <".join(self._asked.names)
            how = f"<{names}> were read as questions and answers, since they follow each other"
        elif self.guess is not None:
            how = f"{self.turns} elements <{local_name(self.guess)}> were read as turns, since they name somebody each"
        line = None if self.guess is None else (self.guess.sourceline or 1) + self.skipped
        return (Finding("XL132", f"no element is called as turns are; {how}: look at the result", file, line),)

    def _leave(self, element: etree._Element, contexts: list[_Context], *, block: bool) -> None:
        turn, kind, _ = contexts.pop()
        if block:
            self._flush(turn, kind)
        if element.getparent() is not None:
            self._add(element.tail or "", (element.sourceline or 1) + self.skipped, contexts[-1][2])

    def _begin(self, element: etree._Element, voice: Voice) -> _Turn:
        self.turns += 1
        last = self._said
        if (
            last is not None
            and last.voice == voice
            and element in self._alone
            and self.blocks[-1].kind is BlockKind.TEXT
            and self.blocks[-1].lines[-1].text[0] not in "(["
        ):
            return last  # each paragraph has the name of who speaks
        times = [
            next((seconds for key in keys if (seconds := _seconds(element.get(key))) is not None), None)
            for keys in (("startTime", "start", "begin"), ("endTime", "end", "stop"))
        ]
        around = element.getparent()
        language = self._languages.get(element) or (self._languages.get(around) if around is not None else None)
        return _Turn(voice, times[0], times[1], language)

    def _tell_clock(self, label: etree._Element) -> None:
        """The time of day that is printed in a label is no part of the name."""
        clock = CLOCK_IN_LABEL.search(words_of(label))
        if clock is not None:
            self.blocks.append(Block((Line((label.sourceline or 1) + self.skipped, clock[1]),), BlockKind.BOILERPLATE))

    def _add(self, text: str, line: int, look: Rendition) -> None:
        if text.strip() and not any(run.text.strip() for run in self._runs):
            self._line = line + text[: len(text) - len(text.lstrip())].count("\n")
        if text:
            bold = self.plain and "bold" in look.rend
            self._runs.append(TextRun(clean(text.replace("\n", " "), "").value, bold=bold, rendition=look))

    def _set_inside(self, element: etree._Element, name: str, look: Rendition) -> None:
        """What stands among words and is none of them: the number of a page, or what happened in the room."""
        words, line = words_of(element), (element.sourceline or 1) + self.skipped
        if name in PAGES and words:
            self.blocks.append(Block((Line(line, words),), BlockKind.BOILERPLATE))
        elif words:
            self._add(words if words[0] in "([" else f"({words})", line, look)

    def _flush(self, turn: _Turn, kind: BlockKind) -> None:
        line, self._runs = make_line(self._line, self._runs), []
        address, self._address = self._address, None
        spoken, self._spoken = self._spoken or turn.language, None
        if line is None:
            return
        line = cut_line(line, len(line.text) - len(line.text.lstrip()))
        if turn.voice is None:
            if kind is BlockKind.HEADING and not self.titled and not self.turns:
                kind, self.titled = BlockKind.TITLE, True
            kind = kind if kind is not BlockKind.TEXT or self.plain else BlockKind.NARRATIVE
            if self._mark:
                self._held.append(Block((line,), kind, address=address))
                return
            if kind is BlockKind.NARRATIVE:
                self._release()
            self.blocks.append(Block((line,), kind, address=address))
        elif kind is BlockKind.HEADING:
            self._before.append(line)
        elif self._said is turn and kind is BlockKind.NARRATIVE and line.text[0] in "([" and line.text[-1] in ")]":
            self.blocks.append(Block((line,), address=address))  # what happened while somebody spoke on
        elif kind is not BlockKind.TEXT or _INTERJECTING.search(line.text):
            kind = kind if kind is not BlockKind.TEXT else BlockKind.NARRATIVE
            self.blocks.append(Block((line,), kind, address=address))
        else:
            self._say(line, turn, address, spoken)

    def _say(self, line: Line, turn: _Turn, address: str | None, spoken: str | None) -> None:
        begins = self._said is not turn
        voice = turn.voice
        assert voice is not None
        if begins and voice.label and (printed := printed_label(line.text, voice.label)):
            voice = replace(voice, label=printed, name=voice.name or as_said(voice.label, printed))
        if begins and voice.label:
            line = cut_line(line, len(line.text) - len(without_label(line.text, voice.label)))
        lines = (*self._before, *([line] if line.text else []))
        self._before = []
        if lines:
            times = (turn.start, turn.end) if begins else (None, None)
            said = voice if begins else None
            self._release()
            self.blocks.append(Block(lines, BlockKind.TEXT, said, *times, original_language=spoken, address=address))
            self._said = turn

    def _release(self) -> None:
        self.blocks += self._held
        self._held = []

    def named(self) -> list[Block]:
        """The blocks, with the names of those whose labels are printed surname first."""
        labels = [block.voice.label for block in self.blocks if block.voice is not None and block.voice.label]
        names = read_names(labels)
        return [
            replace(block, voice=replace(voice, name=voice.name or names[voice.label or ""]))
            if (voice := block.voice) is not None and voice.label in names
            else block
            for block in self.blocks
        ]


def _go_on(contexts: list[_Context], turn: _Turn, *, in_paragraph: bool) -> None:
    """Let what follows a label be its words: to the end of the element around, or of that around its paragraph."""
    for place in (-1, -2) if in_paragraph and len(contexts) > _WITHIN else (-1,):
        contexts[place] = turn, BlockKind.TEXT, contexts[place][2]


def _seconds(value: str | None) -> float | None:
    if value is None:
        return None
    clock = read_clock(value)
    if clock is not None:
        return clock
    return float(value) if re.fullmatch(r"\d{1,8}(?:\.\d{1,9})?", value.strip()) else None
