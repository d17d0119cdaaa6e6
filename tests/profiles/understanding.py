"""What tests of profiles share."""

from __future__ import annotations

from xlate.findings import Finding
from xlate.model.transcript import Paragraph, Transcript, Turn
from xlate.profiles import Options, apply_profile, load_profile
from xlate.readers import read_transcript

GENERIC = load_profile("generic")


KREMLIN = load_profile("kremlin-en")


def understand(text: str, profile: str = "generic", **options: object) -> tuple[Transcript, tuple[Finding, ...]]:
    """A text understood, and what was noticed but for the list of markers."""
    document = read_transcript(text.encode(), "talk.txt").value
    result = apply_profile(document, load_profile(profile), Options(**options))  # type: ignore[arg-type]
    return result.value, tuple(finding for finding in result.findings if finding.code != "XL213")


def paragraphs(turn: Turn) -> list[Paragraph]:
    return [item for item in turn.content if isinstance(item, Paragraph)]
