"""The view of a transcript: rows with a cell for each language, in turns, with lineage in words.

Made once from what `xlate.tei.read` gives; templates show it and look at nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlate.languages import primary_subtag, script_of
from xlate.model.markup import plain_words
from xlate.model.unit import State, Unit, UnitKind, needs_nothing
from xlate.pages.clock import times_shown
from xlate.pages.difference import difference
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark
from xlate.pages.labels import names_of_columns
from xlate.pages.transcript import Cell, Language, Legend, Row, SourceFile, Transcript, Turn, WayOfColumn
from xlate.pages.ways import BASIS_WORDS, CERTAINTY_NAMES, KIND_MEANINGS, KIND_NAMES, Way, way_of_unit
from xlate.tei.read.columns import Block, Column
from xlate.tei.read.description import Description
from xlate.tei.read.runs import Run, read_runs

__all__ = ["direction_of", "view_transcript"]

_RIGHT_TO_LEFT = {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}
"""scripts that are written from right to left (Unicode, Bidi_Class R and AL), as far as they are in use"""
STATE_NAMES = {
    State.UNTRANSLATED: mark("Not translated"),
    State.MACHINE: mark("Machine"),
    State.FUZZY: mark("To be reviewed"),
    State.TRANSLATED: mark("Translated"),
    State.POST_EDITED: mark("Machine, corrected"),
    State.STALE: mark("Source has changed"),
}
"""how the state of a translation is called on its sign"""


def view_transcript(
    stem: str,
    descriptions: Sequence[Description],
    columns: Sequence[Column],
    files: Sequence[SourceFile],
    labels: Sequence[str] = (),
    *,
    notes: bool = False,
    media: str = "",
) -> Transcript:
    """Make the view of a transcript.

    Args:
        stem: name of the page.
        descriptions: what the header of each file says, that of the source text first.
        columns: the texts, the source text first.
        files: the files that they are from.
        labels: what tells translations into the same language apart, for each column; the names of their files.
        notes: show comments and reviews of people.
        media: address on the web of the recording to which times belong.
    """
    description = descriptions[0]
    viewer = _Viewer(columns, description.title, labels, notes=notes)
    turns = tuple(viewer.turns())
    words = sum(viewer.words_of_kind.values())
    return Transcript(
        stem=stem,
        description=description,
        languages=viewer.languages,
        turns=turns,
        kinds=tuple(
            Legend(str(kind), _(KIND_NAMES[kind]), _(KIND_MEANINGS[kind]), viewer.kinds[str(kind)])
            for kind in KIND_NAMES
            if viewer.kinds[str(kind)]
        ),
        states=tuple(
            Legend(str(state), _(STATE_NAMES[state]), "", viewer.states[str(state)])
            for state in STATE_NAMES
            if viewer.states[str(state)]
        ),
        bases=_legends({str(key): name for key, name in BASIS_WORDS.items()}, viewer.bases),
        certainties=_legends(CERTAINTY_NAMES, viewer.certainties),
        compared=tuple((viewer.languages[one], viewer.languages[other]) for other, one in viewer.first_of.items()),
        segments=viewer.segments,
        words=words,
        words_by_kind=dict(viewer.words_of_kind),
        relayed=round(100 * viewer.words_of_kind["relay"] / words) if words else 0,
        files=tuple(files),
        heading=viewer.heading,
        statements=tuple(dict.fromkeys(one for each in descriptions for one in each.statements)),
        titles=tuple(viewer.titles(description)),
        media=media,
    )


def _legends(names: Mapping[str, str], numbers: Mapping[str, int]) -> tuple[Legend, ...]:
    return tuple(Legend(key, _(name), "", numbers[key]) for key, name in names.items() if name and numbers.get(key))


def direction_of(tag: str) -> str:
    """The direction in which a language is written: ltr or rtl."""
    return "rtl" if script_of(tag) in _RIGHT_TO_LEFT else "ltr"


class _Viewer:
    """One walk over the columns."""

    def __init__(self, columns: Sequence[Column], title: str, labels: Sequence[str], *, notes: bool) -> None:
        self.notes = notes
        self.source, *self.targets = columns
        first = self.source.blocks[0]
        is_title = first.unit is not None and _as_title(plain_words(first.unit.source)) == _as_title(title)
        self._title = _as_title(title)
        self.heading = first.key if is_title else ""
        self.lookups: list[Mapping[str, Block]] = [{block.key: block for block in one.blocks} for one in self.targets]
        progress = [
            None if one.is_reference else self._progress(one.language, lookup)
            for one, lookup in zip(self.targets, self.lookups, strict=True)
        ]
        names = names_of_columns(columns, labels)
        tags = [one.language for one in columns]
        self.languages = tuple(
            Language(
                one.language,
                name,
                direction_of(one.language),
                place,
                done,
                is_reference=one.is_reference,
                is_one_of_many=tags.count(one.language) > 1,
            )
            for place, (one, name, done) in enumerate(zip(columns, names, [None, *progress], strict=True), 1)
        )
        tags = [primary_subtag(one.tag) for one in self.languages]
        self.first_of = {
            place: tags.index(tag, 1) for place, tag in enumerate(tags) if place and tags.index(tag, 1) < place
        }
        """place of a translation -> that of the first one into the same language"""
        self.kinds: Counter[str] = Counter()
        self.states: Counter[str] = Counter()
        self.bases: Counter[str] = Counter()
        self.certainties: Counter[str] = Counter()
        self.words_of_kind: Counter[str] = Counter()
        self.segments = 0
        self._ways: dict[object, Way] = {}

    def titles(self, description: Description) -> Iterator[tuple[Language, str]]:
        """The title in each language, as it stands in the text or else in the header; no title twice."""
        first, *others = self.languages
        yield first, description.title
        told = {primary_subtag(tag): title for tag, title in description.titles}
        headings = (one for one in self.source.blocks if one.unit and one.unit.kind is UnitKind.HEADING)
        heading = next(
            (one for one in headings if one.unit and _as_title(plain_words(one.unit.source)) == self._title), None
        )
        heading = self.source.blocks[0] if self.heading else heading
        shown: set[tuple[str, str]] = set()
        for language, lookup in zip(others, self.lookups, strict=True):
            block = lookup.get(heading.key) if heading else None
            title = told.get(primary_subtag(language.tag), "")
            if block and block.unit and block.state not in (State.UNTRANSLATED, None):
                title = plain_words(block.unit.source)
            if title and (language.tag, title) not in shown:
                shown.add((language.tag, title))
                yield language, title

    def turns(self) -> Iterator[Turn]:
        """The turns, and between them what nobody speaks."""
        together: list[Block] = []
        for block in self.source.blocks[1:] if self.heading else self.source.blocks:
            if together and block.turn != together[0].turn:
                yield self._turn(together)
                together = []
            together.append(block)
        if together:
            yield self._turn(together)

    def _turn(self, blocks: Sequence[Block]) -> Turn:
        times = times_shown([block.start for block in blocks])
        rows = [self._row(block, time) for block, time in zip(blocks, times, strict=True)]
        is_label = [bool(block.unit and block.unit.kind is UnitKind.LABEL and block.turn) for block in blocks]
        label = next((row for row, one in zip(rows, is_label, strict=True) if one), None)
        spoken = [block for block in blocks if block.unit and block.unit.kind is UnitKind.SEGMENT]
        unit = next((block.unit for block in spoken if block.unit), None) or next(
            (block.unit for block in blocks if block.unit), None
        )
        kinds: Counter[str] = Counter()
        for block in spoken:
            assert block.unit is not None
            kinds[str(block.unit.lineage.kind)] += len(block.unit.source)
        return Turn(
            key=blocks[0].turn or "",
            number=(unit.turn or "") if unit and blocks[0].turn else "",
            speaker=(unit.speaker or "") if unit and blocks[0].turn else "",
            role=(unit.role or "") if unit and blocks[0].turn else "",
            label=label,
            rows=tuple(row for row, one in zip(rows, is_label, strict=True) if not one or row is not label),
            ways=tuple(self._ways_of_turn(spoken)) if spoken else (),
            kind=kinds.most_common(1)[0][0] if kinds else "",
            weight=kinds.total(),
            time=next(filter(None, times), ""),
        )

    def _ways_of_turn(self, spoken: Sequence[Block]) -> Iterator[WayOfColumn]:
        source = [self._way(block.unit) for block in spoken if block.unit]
        for place, language in enumerate(self.languages):
            if language.is_reference:
                yield WayOfColumn(language, (), 0, "")
                continue
            ways: dict[Way, list[int]] = {}
            done = 0
            for at, block in enumerate(spoken):
                other = block if place == 0 else self.lookups[place - 1].get(block.key)
                if other is None or other.unit is None or (place and other.state in (State.UNTRANSLATED, None)):
                    continue
                done += 1
                ways.setdefault(self._way(other.unit), []).append(at)
            numbers = [block.unit.number or "" if block.unit else "" for block in spoken]
            is_one = len(ways) == 1
            unfinished = ""
            if done < len(spoken):
                unfinished = _("{number} of {all} translated").format(number=done, all=len(spoken))
            yield WayOfColumn(
                language,
                tuple((way, "" if is_one else _ranges(places, numbers)) for way, places in ways.items()),
                _shared(source, ways) if place else 0,
                unfinished,
            )

    def _row(self, block: Block, time: str) -> Row:
        unit = block.unit
        if unit is None:
            kind = "break" if block.part == "milestone" else "gap"
            runs = (Run(block.gap, "" if kind == "break" else "gap"),)
            return Row(block.key, "", kind, (Cell(self.languages[0], runs, "", "", "", ""),), place=block.place)
        kind = str(unit.lineage.kind) if unit.kind is UnitKind.SEGMENT else ""
        if kind:
            self.segments += 1
            self.kinds[kind] += 1
            self.words_of_kind[kind] += len(plain_words(unit.source).split())
        cells = [Cell(self.languages[0], read_runs(unit.source), "", "", "", kind)]
        for language, lookup in zip(self.languages[1:], self.lookups, strict=True):
            cell = self._cell(language, lookup.get(block.key))
            cells.append(cell)
            if kind and not language.is_reference:
                self.states[cell.state or str(State.TRANSLATED)] += 1
        for place, first in self.first_of.items():
            pieces = difference(_plain(cells[first]), _plain(cells[place])) if cells[first].runs else ()
            if cells[place].runs and any(piece.kind != "same" for piece in pieces):
                cells[place] = cells[place]._replace(difference=pieces)
        basis = certainty = ""
        if kind:
            way = self._way(unit)
            basis, certainty = way.basis_key, way.certainty
            self.bases[basis] += 1
            self.certainties[certainty] += 1
        number, kind = unit.number or "", str(unit.kind)
        return Row(block.key, number, kind, tuple(cells), block.part, basis, certainty, block.start, time, block.place)

    def _cell(self, language: Language, block: Block | None) -> Cell:
        """The cell of a translation, or of a reference; an empty one where there is none."""
        if language.is_reference:
            runs = read_runs(block.unit.source) if block and block.unit else ()
            is_doubtful = bool(runs) and block is not None and block.state is State.FUZZY
            return Cell(language, runs, "doubtful" if is_doubtful else "", _("Doubtful") if is_doubtful else "", "", "")
        if block is not None and block.unit is not None and needs_nothing(block.unit, language.tag, block.state):
            return Cell(language, read_runs(block.unit.source), "", "", "", "")
        if block is None or block.unit is None or block.state in (State.UNTRANSLATED, None):
            return Cell(language, (), str(State.UNTRANSLATED), _(STATE_NAMES[State.UNTRANSLATED]), "", "")
        state = "" if block.state is State.TRANSLATED else str(block.state)
        hops = block.unit.lineage.hops
        maker = ", ".join(hops[-1].agents) if hops else ""
        kind = str(block.unit.lineage.kind) if block.unit.kind is UnitKind.SEGMENT else ""
        name = _(STATE_NAMES[block.state]) if state and block.state else ""
        remarks = block.remarks if self.notes else None
        return Cell(language, read_runs(block.unit.source), state, name, maker, kind, remarks=remarks)

    def _progress(self, language: str, lookup: Mapping[str, Block]) -> int:
        """Per cent of the speech (of all text where nobody speaks), by its letters, that has a finished translation."""
        total = done = 0
        spoken = [one for one in self.source.blocks if one.unit is not None and one.unit.kind is UnitKind.SEGMENT]
        for block in spoken or self.source.blocks:
            if block.unit is None:
                continue
            letters = len(block.unit.source)
            total += letters
            other = lookup.get(block.key)
            there = other is not None and other.unit is not None and needs_nothing(other.unit, language, other.state)
            finished = other is not None and other.state is not None and other.state.is_finished
            done += letters if there or finished else 0
        return 100 * done // total if total else 0

    def _way(self, unit: Unit) -> Way:
        """The way of a unit; made once for all units that came the same way."""
        facts = (id(unit.lineage), unit.certainty, unit.basis, unit.relation, unit.corrected)
        if facts not in self._ways:
            self._ways[facts] = way_of_unit(unit)
        return self._ways[facts]


def _as_title(words: str) -> str:
    """Words as they are compared with a title: printed titles may end in a full stop."""
    return words.casefold().rstrip(". ")


def _plain(cell: Cell) -> str:
    return "".join(run.text for run in cell.runs)


def _shared(source: Sequence[Way], others: Iterable[Way]) -> int:
    """How many steps all ways of a translation have in common with the one way of its source text; else 0."""
    steps = source[0].steps
    same = all(way.steps == steps for way in source) and all(way.steps[: len(steps)] == steps for way in others)
    return len(steps) if same else 0


def _ranges(places: Sequence[int], numbers: Sequence[str]) -> str:
    """The numbers at some places, as people cite them: ``1.1, 1.3–1.8``."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = [numbers[run[0]] if len(run) == 1 else f"{numbers[run[0]]}–{numbers[run[-1]]}" for run in runs]
    return ", ".join(part for part in parts if part.strip("–"))
