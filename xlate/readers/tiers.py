"""Annotations of speech in tiers (ELAN, EXMARaLDA, Praat): who says what when, and what else is told of it.

A tier is either the words of one speaker or tells of them: sounds, parts of speech, gestures, remarks. The latter are
set apart as boilerplate, a line for each tier, so that nothing is lost and nothing is taken for speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Voice
from xlate.profiles.speaker_register import is_web_address
from xlate.readers.cues import Cue, blocks_of_cues, tidy
from xlate.readers.parallel_tiers import find_parallel
from xlate.readers.tier_model import Annotation, Tier

__all__ = [
    "Annotation",
    "Tier",
    "apart",
    "document_of_tiers",
    "in_order_of_time",
    "places_of",
    "recordings_of",
    "seconds_of",
    "speaker_of_tier",
    "with_voices",
]

_WORDS = (
    r"(?:words?|utterances?|utts?|orth\w*|ort|text|tx|transcri\w+|speech|verbatim|sentences?|phrases?|turns?|ipus?)"
)
_OTHERS = (
    r"(?:phones?|phon\w+|segments?|syll\w*|vowels?|mau|kan\w*|pos|lemma\w*|gloss\w*|ge|morph\w*|mb|mot|gestures?|gaze|"
    r"head|hands?|notes?|comments?|remarks?|translations?|ft|fte|pitch|tobi|breaks?|tones?|events?|noises?|silences?|"
    r"misc|pauses?|boundar\w+|points?|refs?|id|code|nonverbal|nv)"
)
_AT = re.compile(r"(?P<kind>[^@]{1,40})@(?P<name>.{1,80})", re.DOTALL)
_SECONDS = re.compile(r"\d{1,7}(?:\.\d{1,15})?")
_SILENCE = {"sil", "sp", "<sil>", "<p:>", "<eps>", "#", "<p>", "silent"}
"""marks that programs set where nobody speaks"""


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the name of a tier is that tells its kind alone, and what one is that tells the speaker too."""
    divided = (
        r"(?:(?P<name>.{1,80}?)\s{0,3}[-–_:/.\s]\s{0,3}|(?P<bracketed>.{1,80}?)\s{0,3}[\[(])?"
        rf"(?P<kind>{_WORDS}|{_OTHERS})[\])]?"
    )
    kind = re.compile(rf"(?P<words>{_WORDS})|{_OTHERS}", re.IGNORECASE)
    return kind, re.compile(divided, re.IGNORECASE | re.DOTALL)


def speaker_of_tier(name: str) -> tuple[str | None, bool | None]:
    """What the name of a tier says: who speaks, and whether it holds words (None: it does not say).

    Known are ``Ann``, ``Ann - words``, ``words@Ann``, ``Ann (phones)`` and ``words``.
    """
    kind_alone, with_speaker = _names()
    at = _AT.fullmatch(name.strip())
    if at is not None:
        kind = kind_alone.fullmatch(at["kind"].strip())
        return at["name"].strip(), None if kind is None else kind["words"] is not None
    divided = with_speaker.fullmatch(name.strip())
    if divided is None:
        return name.strip() or None, None
    kind = kind_alone.fullmatch(divided["kind"])
    person = (divided["name"] or divided["bracketed"] or "").strip(" -–_:/.")
    return person or None, kind is not None and kind["words"] is not None


def recordings_of(*names: str | None) -> tuple[str, ...]:
    """Recordings by name or address: of a file on somebody's disk the name, for its folder says nothing to others."""
    told = (tidy(name or "").replace("\\", "/") for name in names)
    plain = (name if is_web_address(name) else name.rpartition("/")[2] for name in told)
    return tuple(dict.fromkeys(name for name in plain if name))


def document_of_tiers(tiers: Sequence[Tier], name: str, form: str, metadata: Metadata) -> Result[Document]:
    """The turns of all who speak, in the order of time; a tier that tells of another is set apart, with a finding.

    Args:
        tiers: in the order of the file.
        name: of the file.
        form: name of the reader.
        metadata: what the file says of the whole.

    Raises:
        InputError: nothing is said.
    """
    candidates = _spoken(tiers)
    parallel = find_parallel(candidates)
    told = {id(tier) for tier, _ in parallel}
    spoken = [one for one in candidates if id(one[0]) not in told]
    said: list[tuple[float, Cue]] = []
    taken = {id(tier) for tier, _ in spoken}
    others = [tier for tier in tiers if id(tier) not in taken]
    for tier, speaker in spoken:
        silent = []
        last = 0.0
        for one in tier.annotations:
            start = one.start if one.start is not None else one.place
            last = start if start is not None else last
            if one.text.lower() in _SILENCE:
                silent.append(one)
            elif one.text:
                said.append((last, Cue((Line(one.line, one.text),), one.start, one.end, speaker)))
        others.append(Tier(tier.name, tuple(silent)))
    said.sort(key=itemgetter(0))
    blocks, voiced = blocks_of_cues(cue for _, cue in said)
    if not blocks:
        raise InputError("nothing is said in this file", file=name)
    languages = {tier.language for tier, _ in spoken}
    if metadata.language is None and len(languages) == 1:
        metadata = replace(metadata, language=languages.pop())
    findings = [
        Finding(
            "XL125",
            f'the tier "{tier.name}" runs beside "{beside.name}": a translation or a gloss of it, which was set apart',
            name,
            next((one.line for one in tier.annotations if one.text), 1),
        )
        for tier, beside in parallel
    ]
    return Result(Document(name, form, (*blocks, *apart(others)), metadata, voiced), tuple(findings))


def apart(tiers: Iterable[Tier]) -> Iterator[Block]:
    """What is no speech, a block for each tier."""
    for tier in tiers:
        texts = [one.text for one in tier.annotations if one.text]
        if texts:
            line = next(one.line for one in tier.annotations if one.text)
            yield Block((Line(line, tidy(f"{tier.name}: {' | '.join(texts)}")),), BlockKind.BOILERPLATE)


def in_order_of_time(cues: Iterable[Cue]) -> list[Cue]:
    """Cues sorted by their starts; one without a start stays behind the one before it."""
    last = 0.0
    keyed: list[tuple[float, Cue]] = []
    for cue in cues:
        last = cue.start if cue.start is not None else last
        keyed.append((last, cue))
    return [cue for _, cue in sorted(keyed, key=itemgetter(0))]


def with_voices(blocks: Iterable[Block], voices: dict[str, Voice]) -> Iterator[Block]:
    """Blocks in which labels have become the voices that a file tells of."""
    for block in blocks:
        known = voices.get(block.voice.label or "") if block.voice is not None else None
        yield block if known is None else replace(block, voice=known)


def seconds_of(value: str | None) -> float | None:
    """``12.5`` as a number; None for what is no time of a recording."""
    return float(value) if value and _SECONDS.fullmatch(value) else None


def places_of(times: Mapping[str, float | None]) -> dict[str, float]:
    """When points of a timeline are, those included of which only the order is told.

    Args:
        times: the points in their order.
    """
    found: dict[str, float] = {}
    waiting: list[str] = []
    last = 0.0
    for key, time in times.items():
        waiting.append(key)
        if time is None:
            continue
        step = (time - last) / len(waiting)
        found.update({one: last + step * count for count, one in enumerate(waiting, start=1)})
        found[key] = last = time
        waiting = []
    return found | dict.fromkeys(waiting, last)


def _spoken(tiers: Sequence[Tier]) -> list[tuple[Tier, str | None]]:
    """The tiers that hold words, each with who speaks; the same words over again, one by one, are no second speech."""
    candidates: list[tuple[Tier, str | None]] = []
    for tier in tiers:
        person, words = speaker_of_tier(tier.name)
        is_spoken = tier.spoken if tier.spoken is not None else words is not False
        if is_spoken and any(one.text for one in tier.annotations):
            candidates.append((tier, tier.speaker or person))
    if not candidates:
        candidates = [(tier, tier.speaker or speaker_of_tier(tier.name)[0]) for tier in tiers if tier.annotations]
    shortest: dict[str, tuple[Tier, str | None]] = {}
    for tier, speaker in candidates:
        key = "".join("".join(one.text.split()) for one in tier.annotations if one.text.lower() not in _SILENCE).lower()
        known = shortest.get(key)
        if known is None or _filled(tier) < _filled(known[0]):
            shortest[key] = tier, speaker or (known[1] if known else None)
    kept = {id(tier) for tier, _ in shortest.values()}
    return [one for one in candidates if id(one[0]) in kept]


def _filled(tier: Tier) -> int:
    return sum(bool(one.text) for one in tier.annotations)
