"""The profile of a desk's users: markers that they have explained, as `xlate to-tei --profile` reads them."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from xlate.errors import InputError
from xlate.model.lineage import Relation
from xlate.model.pieces import Scope
from xlate.pages.interface import gettext as _
from xlate.profiles import load_profile
from xlate.profiles.profile import read_profile

__all__ = ["add_marker"]


def add_marker(
    data: bytes,
    file: str,
    *,
    note: str,
    relation: Relation,
    scope: Scope,
    spoken: str | None = None,
    relay: str | None = None,
) -> bytes:
    """Add a marker to a profile; what is there stays byte for byte.

    Args:
        data: the profile; empty: a new one, which extends the generic one.
        file: its name.
        note: the note as printed, with its brackets; capitals make no difference.
        relation: what it means.
        scope: how far it reaches.
        spoken: tag of the language spoken.
        relay: tag of the language between.

    Raises:
        InputError: the note has no words, or the profile has it already; ProfileError: the file is no profile.
    """
    if not re.search(r"\w", note):
        raise InputError(_("a marker has words in brackets"), file=file)
    if data:
        profile = read_profile(data, file, load_profile)
        if any(shape.pattern.fullmatch(note) for shape in profile.markers):
            raise InputError(_('the profile understands "{note}" already').format(note=note), file=file)
    else:
        name = re.sub(r"[^a-z0-9-]+", "-", PurePath(file).stem.lower()).strip("-") or "own"
        data = f'name = {_text(name)}\ntitle = "Markers explained at the desk"\nextends = "generic"\n'.encode()
    pattern = "(?i)" + " ".join(re.escape(word) for word in note.split())
    lines = ["", "[[markers]]", f"pattern = {_text(pattern)}", f'relation = "{relation}"', f'scope = "{scope}"']
    lines += [f"{name} = {_text(tag)}" for name, tag in (("spoken", spoken), ("relay", relay)) if tag]
    made = data + (b"" if data.endswith(b"\n") else b"\n") + "\n".join(lines).encode() + b"\n"
    read_profile(made, file, load_profile)
    return made


def _text(text: str) -> str:
    """A text as TOML: the escapes of JSON are escapes of TOML."""
    return json.dumps(text, ensure_ascii=False)
