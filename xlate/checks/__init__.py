"""Quality checks over translations: one line in `CHECKS` for each.

A check is a function in one of these modules. To add one: write it, add a code to xlate/findings.py, a line here, and
an example that fails and one that passes to tests/checks/. The command line, xlate.toml and docs/checks.md
take their names from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlate.checks.brackets import check_brackets, check_quotes, check_stage_directions
from xlate.checks.check import Check, Pair, Settings, each, make_pair
from xlate.checks.language import check_language, check_script, check_untranslated
from xlate.checks.lineage import check_back_translation, check_machine, check_revisits
from xlate.checks.markup import check_markup, check_placeholders
from xlate.checks.numbers import check_dates, check_numbers
from xlate.checks.screen import screen
from xlate.checks.spaces import check_no_break_spaces, check_spaces
from xlate.checks.suppressions import SIGN, read_silenced
from xlate.checks.terminology import check_consistency, check_glossary, check_names
from xlate.checks.wording import check_ending, check_length, check_repeated_words
from xlate.findings import Finding

__all__ = ["CHECKS", "NAMES", "Check", "Pair", "Settings", "check_pairs", "find_problems", "make_pair"]

CHECKS = (
    Check("markup", "XL601", each(check_markup)),
    Check("placeholders", "XL602", each(check_placeholders)),
    Check("numbers", "XL603", each(check_numbers)),
    Check("dates", "XL604", each(check_dates)),
    Check("brackets", "XL605", each(check_brackets)),
    Check("quotes", "XL606", each(check_quotes)),
    Check("spaces", "XL607", each(check_spaces)),
    Check("no-break-spaces", "XL608", each(check_no_break_spaces)),
    Check("repeated-words", "XL609", each(check_repeated_words)),
    Check("untranslated", "XL610", each(check_untranslated)),
    Check("script", "XL611", each(check_script)),
    Check("language", "XL612", each(check_language)),
    Check("length", "XL613", check_length),
    Check("ending", "XL614", each(check_ending)),
    Check("stage-directions", "XL615", each(check_stage_directions)),
    Check("glossary", "XL616", check_glossary),
    Check("names", "XL617", check_names),
    Check("consistency", "XL618", check_consistency),
    Check("back-translation", "XL619", each(check_back_translation)),
    Check("relay-revisited", "XL620", each(check_revisits)),
    Check("machine-unread", "XL621", each(check_machine)),
)
"""all checks, in the order in which they are listed"""
NAMES = frozenset(check.name for check in CHECKS)


def check_pairs(pairs: Sequence[Pair], settings: Settings | None = None, file: str | None = None) -> list[Finding]:
    """Run the checks over the translations of one document.

    Args:
        pairs: all translated units of the document, for some checks compare them; in its order.
        settings: which checks run, and how; None: all, as they are registered.
        file: name of the file in which the translations stand.

    Returns:
        The findings in the order of the pairs. Each has the line of its pair, and as its rule the name of its check.
    """
    return [finding for _, finding in find_problems(pairs, settings or Settings(), file)]


def find_problems(pairs: Sequence[Pair], settings: Settings, file: str | None) -> list[tuple[Pair, Finding]]:
    """Like `check_pairs`, with the pair of each finding."""
    pairs = [pair for pair in pairs if settings.fuzzy or not pair.fuzzy]
    places = {id(pair): place for place, pair in enumerate(pairs)}
    silenced: dict[int, frozenset[str]] = {}
    found: list[tuple[int, int, Finding]] = []
    for place, pair in enumerate(pairs):
        if SIGN not in pair.comment:
            continue
        silenced[place], wrong = read_silenced(pair.comment, NAMES)
        if wrong:
            found.append((place, -1, Finding("XL600", _message(pair, wrong), file, pair.line)))
    screened = screen(pairs)
    for order, check in enumerate(CHECKS):
        if check.name in settings.skip or (settings.only and check.name not in settings.only):
            continue
        severity = settings.severity.get(check.name)
        for pair, message in check.run(screened.get(check.name, pairs), settings):
            place = places[id(pair)]
            if check.name not in silenced.get(place, ()):
                finding = Finding(check.code, _message(pair, message), file, pair.line, check.name, severity)
                found.append((place, order, finding))
    return [(pairs[place], finding) for place, _, finding in sorted(found, key=lambda one: one[:2])]


def _message(pair: Pair, message: str) -> str:
    return f"{pair.key}: {message}" if pair.key else message
