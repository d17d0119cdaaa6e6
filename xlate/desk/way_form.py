"""The form in which a person says how words came: what selected segments share, what can be chosen, what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from xlate.desk.desk import Desk
from xlate.desk.workspace import Document
from xlate.errors import CorrectionError
from xlate.languages import UNDETERMINED, known_languages, parse_tag, primary_subtag
from xlate.model.lineage import Certainty, Mode, Relation
from xlate.model.unit import Unit
from xlate.pages.interface import gettext as _
from xlate.pages.interface import language_name, mark
from xlate.revision.correction import Correction
from xlate.tei.read.people import read_persons
from xlate.tei.read.statements import read_hops
from xlate.tei.record import Record

__all__ = [
    "CERTAINTIES",
    "MODES",
    "RELATION_NAMES",
    "RELAYS",
    "Choices",
    "Shared",
    "choices_known",
    "choices_of",
    "correction_of",
    "places_of",
    "shared_by",
]

RELAYS = 3
"""languages between, that the form has room for; the command has no bound"""
_NOT_AN_ADDRESS = frozenset('<>"{}|\\^`')
MODES = {
    Mode.INTERPRETING: mark("interpreted"),
    Mode.SIMULTANEOUS: mark("interpreted simultaneously"),
    Mode.CONSECUTIVE: mark("interpreted consecutively"),
    Mode.WHISPERED: mark("interpreted in a whisper"),
    Mode.SIGNED: mark("interpreted in sign language"),
    Mode.SIGHT: mark("translated at sight"),
    Mode.HUMAN: mark("translated"),
    Mode.SELF_TRANSLATION: mark("translated by the author"),
    Mode.MACHINE: mark("machine-translated"),
    Mode.POST_EDITED: mark("machine-translated, then corrected"),
    Mode.SUBTITLING: mark("subtitled"),
    Mode.DUBBING: mark("dubbed"),
    Mode.RESPEAKING: mark("respoken"),
    Mode.TRANSCRIPTION: mark("transcribed"),
    Mode.EDITING: mark("edited"),
    Mode.REVISION: mark("revised"),
    Mode.TRANSLITERATION: mark("transliterated"),
}
"""how a step can be made, those first that are most frequent"""
RELATION_NAMES = {
    Relation.RETRANSLATION: mark("retranslated"),
    Relation.INTERPRETATION: mark("interpreted"),
    Relation.TRANSLATION: mark("translated"),
    Relation.SPOKEN: mark("spoken"),
    Relation.UNTRANSLATED: mark("not translated"),
}
"""what a source prints, in a word"""
CERTAINTIES = {
    Certainty.HIGH: mark("certain"),
    Certainty.MEDIUM: mark("fairly certain"),
    Certainty.LOW: mark("a guess"),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What all of some segments say; None where they differ."""

    language: str
    """tag of the words; that of the first"""
    spoken: str | None
    """tag; empty: not known"""
    relays: tuple[str, ...] | None
    modes: tuple[str, ...] | None
    """of the steps"""
    agents: tuple[str, ...] | None
    relation: str | None
    """empty: nothing is printed"""
    corrected: int
    """of how many a person has set the lineage"""


def shared_by(units: Sequence[Unit]) -> Shared:
    """What some segments, at least one, share."""
    first = units[0]
    spoken = {unit.lineage.spoken or "" for unit in units}
    relays = {unit.lineage.relays for unit in units}
    modes = {tuple(hop.mode_name for hop in unit.lineage.hops) for unit in units}
    agents = {tuple(", ".join(hop.agents) for hop in unit.lineage.hops) for unit in units}
    relations = {str(unit.relation or "") for unit in units}
    return Shared(
        first.language,
        spoken.pop() if len(spoken) == 1 else None,
        relays.pop() if len(relays) == 1 else None,
        modes.pop() if len(modes) == 1 else None,
        agents.pop() if len(agents) == 1 else None,
        relations.pop() if len(relations) == 1 else None,
        sum(unit.corrected for unit in units),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the lists of the form have."""

    near: Sequence[tuple[str, str]]
    """tag and name of each language of the file"""
    languages: Sequence[tuple[str, str]]
    """of all others"""
    modes: Sequence[tuple[str, str, str]]
    """name, words, and where such a step is possible: ``within`` a language, ``both``, or empty: between two"""
    agents: Sequence[str]
    """names that the file has"""


def choices_of(record: Record, units: Iterable[Unit]) -> Choices:
    """What can be chosen in a file."""
    tags: dict[str, None] = {}
    agents: dict[str, None] = {}
    lineages = {id(unit.lineage): unit for unit in units}.values()  # one lineage is that of many units
    for unit in lineages:
        tags.update(dict.fromkeys([*unit.lineage.languages, unit.language]))
        agents.update(dict.fromkeys(name for hop in unit.lineage.hops for name in hop.agents))
    agents.update(dict.fromkeys(name for name, _office in read_persons(record).values() if name))
    near = sorted(((tag, language_name(tag)) for tag in tags if primary_subtag(tag) != UNDETERMINED), key=_by_name)
    others = sorted(((tag, language_name(tag)) for tag in known_languages() if tag not in tags), key=_by_name)
    modes = [(str(mode), _(words), _where(mode)) for mode, words in MODES.items()]
    own = read_hops(record.root).modes
    modes += [(name, name, _where(mode)) for name, mode in own.items() if name != f"mode.{mode}"]
    return Choices(near, others, modes, [name for name in agents if "not named in" not in name])


def choices_known(desk: Desk, document: Document) -> Choices:
    """What can be chosen in the file of a document; kept as long as that stays as it is."""
    record, units = desk.record(document.source), desk.units(document.source)
    return desk.reading("choices", [desk.store.read(document.source)], lambda: choices_of(record, units))


def _by_name(language: tuple[str, str]) -> str:
    return language[1].casefold()


def _where(mode: Mode) -> str:
    return "within" if mode.within_a_language else "both" if mode.may_be_within_a_language else ""


def correction_of(said: Mapping[str, str], units: Sequence[Unit], persons: Mapping[str, str]) -> Correction:
    """What a person has said in the form.

    Args:
        said: its fields: by, spoken, relay1 and so on, mode1, agent1, relation, certainty, evidence, evidence_at,
            unknown. Empty: as it is.
        units: the segments that it is about.
        persons: name -> id of each person of the file.

    Raises:
        CorrectionError: it contradicts itself, or means something only if the segments were alike.
    """
    shared = shared_by(units)
    relays = _relays(said, shared)
    count = len(relays if relays is not None else shared.relays or ()) + 1
    modes = _steps(said, "mode", count, shared.modes)
    agents = _steps(said, "agent", count, shared.agents)
    spoken, relation, certainty = (said.get(name, "") for name in ("spoken", "relation", "certainty"))
    return Correction(
        by=said.get("by", ""),
        spoken=parse_tag(spoken) if spoken else None,
        relays=relays,
        unknown=bool(said.get("unknown")),
        relation=Relation(relation) if relation not in ("", "none") else None,
        no_relation=relation == "none",
        modes=tuple(None if mode in ("", "unknown") else mode for mode in modes),
        agents=tuple(f"#{persons[name]}" if name in persons else name for name in agents),
        certainty=Certainty(certainty) if certainty else None,
        evidence=said.get("evidence", "").strip(),
        evidence_at=_addresses(said.get("evidence_at", "")),
    )


def _relays(said: Mapping[str, str], shared: Shared) -> tuple[str, ...] | None:
    """The languages between; None: as they are."""
    asked = [said.get(f"relay{number}", "") for number in range(1, RELAYS + 1)]
    if not any(asked):
        return None
    if shared.relays is None and not asked[0]:
        raise CorrectionError(_("these segments came through different languages: choose the first one, too"))
    found = []
    for place, value in enumerate(asked):
        now = shared.relays[place] if shared.relays is not None and place < len(shared.relays) else "none"
        tag = value or now
        if tag == "none":
            break
        found.append(parse_tag(tag))
    return tuple(found)


def _steps(said: Mapping[str, str], what: str, count: int, now: tuple[str, ...] | None) -> list[str]:
    """What is said of the steps, up to the last one of which something is said; the others stay as they are."""
    asked = [said.get(f"{what}{number}", "").strip() for number in range(1, count + 1)]
    while asked and not asked[-1]:
        asked.pop()
    if not all(asked) and now is None:
        raise CorrectionError(_("these segments differ in their other steps: say of each step how it was made"))
    shift = count - len(now or ())  # ways are compared from the text backwards, where both end
    standing = [now[place - shift] if now and 0 <= place - shift < len(now) else "" for place in range(len(asked))]
    return [value or old for value, old in zip(asked, standing, strict=True)]


def _addresses(text: str) -> tuple[str, ...]:
    """The addresses in a field, one beside the other."""
    for address in (found := text.split()):
        if not _NOT_AN_ADDRESS.isdisjoint(address):
            raise CorrectionError(_('"{address}" is not an address').format(address=address))
    return tuple(found)


def places_of(units: Sequence[Unit], everything: Sequence[Unit]) -> str:
    """Segments as people cite them: ``2.1–2.2, 4.1``."""
    order = {unit.key: place for place, unit in enumerate(everything)}
    numbered = [(order[unit.key], unit.number or unit.key) for unit in units if unit.key in order]
    runs = []
    for _step, group in groupby(enumerate(numbered), lambda one: one[1][0] - one[0]):
        names = [name for _place, (_order, name) in group]
        runs.append(names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}")
    return ", ".join(runs)
