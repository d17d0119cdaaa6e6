"""Weblate's own reader and writer of PO: translates an entry, accepts a fuzzy one, and saves. See docs/tools.md.

It needs no server and no database. In a virtual environment of its own (some 400 MB):

    pip install weblate
    python docs/tools/weblate_layer.py talk.ru.po

The file is changed in its place.
"""

import os
import sys
import tempfile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
os.environ["DATA_DIR"] = tempfile.mkdtemp()

import django

django.setup()

from weblate.formats.ttkit import PoFormat
from weblate.utils.state import STATE_TRANSLATED
from weblate.utils.version import VERSION

