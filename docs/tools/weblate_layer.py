"""Weblate's own PO layer translates an entry, accepts a fuzzy one, and saves the file. See docs/tools.md.

What is called here is what Weblate calls when it commits a translation (``Translation.update_units``); it needs no
server and no database. In a virtual environment of its own, for Weblate is large:

    pip install "weblate[postgres]"    (and the Debian packages that its documentation names)
    python docs/tools/weblate_layer.py talk.ru.po

The file is changed in its place.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import django

TRANSLATIONS = {
    "s-dsg7d3iv": "Хотел бы ещё раз пригласить руководителя КНДР Ким Чен Ына посетить Россию, например в сентябре, "
    "на Восточный экономический форум во Владивостоке.",
    "s-jchhegz4": "Спасибо.",
}


def save_with_weblate(path: str) -> str:
    """Change a PO file by Weblate's classes; says with which version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
    django.setup()
    from weblate.formats.ttkit import PoFormat
    from weblate.utils.state import STATE_TRANSLATED
    from weblate.utils.version import VERSION

    store = PoFormat(path, language_code="ru", source_language="en")
    for unit in store.content_units:
        if unit.context in TRANSLATIONS:
            unit.set_target(TRANSLATIONS[unit.context])
            unit.set_state(STATE_TRANSLATED)
    store.update_header(
        last_translator="W. Eblate <weblate@example.org>",
        plural_forms=store.store.parseheader()["Plural-Forms"],
        language="ru",
        PO_Revision_Date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M%z"),
        language_team="Russian <https://weblate.example.org/projects/talks/ru/>",
    )
    store.save()
    return f"Weblate {VERSION}"


if __name__ == "__main__":
    print(save_with_weblate(sys.argv[1]))
