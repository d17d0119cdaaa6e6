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
    "ru": (
        "s-dsg7d3iv",
        "Хотел бы ещё раз пригласить руководителя КНДР Ким Чен Ына посетить Россию, например в сентябре, на Восточный "
        "экономический форум во Владивостоке.",
    ),
    "ar": ("s-ou277srm", "كما تعلمون، سعينا دائمًا إلى حل جميع المشكلات المحيطة بشبه الجزيرة الكورية."),
    "ja": ("s-ou277srm", "ご存じのとおり、私たちは常に朝鮮半島をめぐるあらゆる問題の解決に努めてきました。"),
}
"""language -> the entry to translate, and how"""


def save_with_weblate(path: str) -> str:
    """Change a PO file by Weblate's classes; says with which version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
    django.setup()
    from weblate.formats.ttkit import PoFormat
    from weblate.utils.state import STATE_TRANSLATED
    from weblate.utils.version import VERSION

    store = PoFormat(path, source_language="en")
    header = store.store.parseheader()
    key, words = TRANSLATIONS[header["Language"]]
    for unit in store.content_units:
        if unit.context == key:
            unit.set_target(words)
        if unit.context == key or unit.is_fuzzy():
            unit.set_state(STATE_TRANSLATED)
    store.update_header(
        last_translator="W. Eblate <weblate@example.org>",
        plural_forms=header["Plural-Forms"],
        language=header["Language"],
        PO_Revision_Date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M%z"),
        language_team=f"Translators <https://weblate.example.org/projects/talks/{header['Language']}/>",
    )
    store.save()
    return f"Weblate {VERSION}"


if __name__ == "__main__":
    print(save_with_weblate(sys.argv[1]))
