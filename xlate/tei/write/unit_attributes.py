"""What the start tag of a translated unit says: source, language, lineage and one more hop, state, maker."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from xlate.model.lineage import Kind
from xlate.model.unit import State, Target, Unit
from xlate.tei.header.hop_path import HopPath, HopPaths
from xlate.tei.names import point_at
from xlate.tei.read.lineage import lineage_pointers
from xlate.tei.read.source_words import words_pointer
from xlate.tei.read.statements import Statements, beside, others, read_hops
from xlate.tei.record import Record

__all__ = ["UnitMarks", "with_classes", "with_source", "without_source"]

_OWN_POINTERS = {f"#lin.{kind}" for kind in Kind} | {"#lin.revisits"} | {f"#st.{state}" for state in State}
_UNKNOWN = f"#lin.{Kind.UNKNOWN}"


class UnitMarks:
    """The attributes of the translated units of one merge."""

    def __init__(self, source: Record, paths: HopPaths, language: str) -> None:
        """Begin.

        Args:
            source: the source text.
            paths: who made the translations.
            language: tag of the language translated into.
        """
        self.source = source
        self.paths = paths
        self.language = language
        self.statements = Statements(source.root, read_hops(source.root))
        self._classes: dict[tuple[str, tuple[str, ...]], str] = {}
        self._alike: dict[object, dict[str, str | None]] = {}
        """what thousands of units say alike"""

    def translated(self, unit: Unit, target: Target) -> dict[str, str | None]:
        """The attributes that a unit gets with a translation."""
        element = self.source.element(unit.key)
        said = self.statements.of(element)
        path = self.paths.path(unit.language, target.origin)
        alike = (*map(said.get, ("change", "ana", "source", "resp")), unit.language, path, target.state)
        if alike not in self._alike:
            self._alike[alike] = self._values(unit, target.state, said, path)
        source = with_source(element, unit.key, words_pointer(unit, target.state))
        return {"corresp": source, **self._alike[alike]}

    def _values(self, unit: Unit, state: State, said: Mapping[str, str], path: HopPath) -> dict[str, str | None]:
        """The attributes of a unit but for what it is a translation of."""
        change = said.get("change") or ""
        key = (change, path.languages)
        if key not in self._classes:
            kind, revisits = unit.lineage.classes(*path.languages)
            self._classes[key] = lineage_pointers(kind, revisits=revisits)
        return {
            "source": beside(said.get("source"), "source", f"#v.{unit.language}"),
            "xml:lang": self.language,
            "ana": with_classes(said.get("ana"), self._classes[key], state),
            "change": " ".join([*change.split(), point_at(*path.hops)]),
            "resp": beside(said.get("resp"), "resp", point_at(*path.agents)),
        }


def with_classes(ana: str | None, classes: str, state: State) -> str:
    """``@ana`` with the class and the state of a unit; other pointers stay.

    That nothing is known of a unit stays said where it was: its turn may say something else of the others.
    """
    if not classes and _UNKNOWN in (ana or "").split():
        classes = _UNKNOWN
    left = [word for word in (ana or "").split() if word not in _OWN_POINTERS]
    after = next((place for place, word in enumerate(left) if word.startswith("#bas.")), len(left))
    return " ".join([*left[:after], *classes.split(), *left[after:], f"#st.{state}"])


def with_source(element: etree._Element, key: str, words: str | None = None) -> str:
    """``@corresp`` with a pointer at the unit in the source, and one at its words; pointers at other things stay."""
    return " ".join(filter(None, [*_other_words(element), f"src:{key}", words]))


def without_source(element: etree._Element) -> str | None:
    """``@corresp`` without these pointers; None if nothing is left."""
    return " ".join(_other_words(element)) or None


def _other_words(element: etree._Element) -> list[str]:
    """The pointers of ``@corresp`` at other things than the source."""
    return others(element.get("corresp"), "corresp")
