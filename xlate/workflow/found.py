"""What translators' files have for the units of a text, before any of it is merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Finding
from xlate.model.unit import State, Target, Unit, needs_nothing
from xlate.workflow.check import check_catalogue
from xlate.workflow.remarks import find_remarks

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.exchange.catalogue import Catalogue
    from xlate.tei.header.translation import Merge
    from xlate.tei.record import Record

__all__ = ["Found", "find_in_catalogues"]


@dataclass(frozen=True, slots=True)
class Found:
    """What catalogues of one language have for the units of a text."""

    language: str
    number: int
    """of units"""
    targets: Mapping[str, Target]
    catalogues: Sequence[Catalogue]
    states: Mapping[State, int]
    findings: Sequence[Finding]

    def falls_short(self, keep: float) -> Finding | None:
        """The finding that fewer units are translated than asked for."""
        finished = sum(number for state, number in self.states.items() if state.is_finished)
        done = 100 * finished / max(1, self.number)
        if done >= keep:
            return None
        message = f"{done:.0f} % of the units are translated, less than the {keep:g} % asked for; nothing was written"
        return Finding("XL410", message, self.catalogues[0].file)

    def merge(self, source_file: str | None, *, omit_fuzzy: bool, keep_variants: bool = False) -> Merge:
        """What a translated file says of this merge."""
        from xlate.tei.header.translation import Merge

        return Merge(
            language=self.language,
            catalogues=tuple((PurePath(one.file).name, one.revised) for one in self.catalogues),
            source_file=source_file,
            states=self.states,
            omit_fuzzy=omit_fuzzy,
            keep_variants=keep_variants,
            remarks=find_remarks(self.targets, self.catalogues),
        )


def find_in_catalogues(
    record: Record,
    units: Sequence[Unit],
    catalogues: Sequence[Catalogue],
    language: str,
    fuzzy: str,
    standing: Mapping[str, State],
    prefer: str | None,
    checks: Settings | None,
) -> Found:
    """The targets of the units of a record."""
    from xlate.exchange.choose_translation import Fuzzy
    from xlate.exchange.export_units import is_of_document
    from xlate.exchange.match_entries import find_targets
    from xlate.exchange.tmx import entries_of_units

    if fuzzy not in list(Fuzzy):
        raise InputError(f'fuzzy is "{fuzzy}"; it must be one of {", ".join(Fuzzy)}')
    given, keyed = catalogues, [entries_of_units(catalogue, units) for catalogue in catalogues]
    catalogues = [one.value for one in keyed]
    for catalogue in catalogues:
        nothing = catalogues == [catalogue] and given[0].by_words and not catalogue.entries
        if nothing or (any(entry.key for entry in catalogue.entries) and not is_of_document(catalogue, units)):
            message = f"none of its entries is a unit of {record.name}: is this its TEI file?"
            raise InputError(message, file=catalogue.file)
    targets = find_targets(
        [unit for unit in units if unit.language != language],
        record.unit_content,
        catalogues,
        Fuzzy(fuzzy),
        standing=standing,
        prefer=prefer,
    )
    told = targets.findings
    if all(one.by_words for one in given):  # a memory has no entries for the other units, and needs none
        told = tuple(finding for finding in told if finding.code != "XL408")
    findings = [*(finding for one in given for finding in one.findings)]
    findings += [*(finding for one in keyed for finding in one.findings), *told]
    findings += _unnamed(targets.value.values(), catalogues)
    if checks is not None:
        for catalogue in catalogues:
            findings += check_catalogue(units, catalogue, language, checks)
    omitted = (State.FUZZY, State.MACHINE) if fuzzy == Fuzzy.OMIT else ()
    after = [(unit, _state_after(unit.key, targets.value, standing, omitted)) for unit in units]
    states = Counter(state for unit, state in after if not needs_nothing(unit, language, state))
    return Found(language, states.total(), targets.value, catalogues, states, findings)


def _unnamed(targets: Iterable[Target], catalogues: Sequence[Catalogue]) -> Iterator[Finding]:
    """A finding for each catalogue with words of a person whom it does not name."""
    used = {
        target.origin.catalogue
        for target in targets
        if target.state is not State.UNTRANSLATED and target.origin.reviewed and target.origin.translator is None
    }
    for catalogue in catalogues:
        if catalogue.translator is None and PurePath(catalogue.file).name in used:
            message = f"the file does not name the translator; {_place_of_the_name(catalogue)}"
            yield Finding("XL409", message, catalogue.file, 1)


def _place_of_the_name(catalogue: Catalogue) -> str:
    if catalogue.header:
        return "fill in Last-Translator in its header"
    if PurePath(catalogue.file).suffix.lower() in (".csv", ".tsv", ".xlsx"):
        return "fill in the column translator"
    return "let your tool write the name into it"


def _state_after(
    key: str, targets: Mapping[str, Target], standing: Mapping[str, State], omitted: Sequence[State]
) -> State:
    """The state of a unit when everything is merged: what has no new translation stays as it stands.

    A unit whose words are left out has the state of these words, so that a person sees what is to be reviewed.
    """
    target = targets.get(key)
    stands = standing.get(key, State.UNTRANSLATED)
    if target is None or target.state is State.UNTRANSLATED:
        return stands
    return stands if target.state in omitted and stands is not State.UNTRANSLATED else target.state
