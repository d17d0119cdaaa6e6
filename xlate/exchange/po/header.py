"""The header of a PO file that xlate makes: the fields of gettext, and the language of the source texts.

Source: GNU gettext manual, "Filling in the Header Entry".
"""

from __future__ import annotations

from datetime import datetime

from xlate._version import __version__
from xlate.languages import plural_forms

__all__ = ["build_header"]


def build_header(
    project: str, language: str, source_language: str, now: datetime, *, translator: str = ""
) -> dict[str, str]:
    """The fields of a new header, in the order that gettext's tools write.

    Args:
        project: what the translations are of.
        language: tag of the language of the translations.
        source_language: tag of the language of the source texts.
        now: the time that the file is made.
        translator: name of the one who made all the translations in it; empty if there is no such person.
    """
    stamp = now.strftime("%Y-%m-%d %H:%M%z")
    return {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": stamp,
        "PO-Revision-Date": stamp,
        "Last-Translator": translator,
        "Language-Team": "",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
        "X-Source-Language": source_language,
        "X-Generator": f"xlate {__version__}",
    }
