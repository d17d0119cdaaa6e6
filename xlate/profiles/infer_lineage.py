"""From what is printed, given and known of a publisher to a lineage, with the evidence for each fact.

The spoken language is never guessed: it is printed, or given by the user, or (the host of the site alone) in the
profile; otherwise it is ``und``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xlate.languages import UNDETERMINED, language_name, primary_subtag
from xlate.model.lineage import Certainty, Hop, Lineage, Mode, Relation
from xlate.model.pieces import Marker

__all__ = ["KnownLanguage", "infer_lineage", "lineage_of_stated"]


@dataclass(frozen=True, slots=True)
class KnownLanguage:
    """What is known, apart from markers, of the language that somebody spoke or interpreters speak."""

    tag: str
    evidence: str
    """a sentence that says where the fact comes from"""
    by_user: bool = False

    @classmethod
    def because(cls, tag: str, ground: str, *, by_user: bool = False) -> KnownLanguage:
        """A language and the ground on which it is known."""
        return cls(tag, f"{language_name(tag)}: {ground}.", by_user)

    @classmethod
    def given(cls, tag: str, option: str) -> KnownLanguage:
        """A language that the user gave, and the option that says so."""
        return cls.because(tag, f"given by the user ({option})", by_user=True)

    @classmethod
    def of_profile(cls, tag: str) -> KnownLanguage:
        """A language that the profile of the publisher knows."""
        return cls.because(tag, "inferred from the publisher's profile")

    @classmethod
    def printed(cls, tag: str, marker: Marker) -> KnownLanguage:
        """A language that a marker names."""
        return cls.because(tag, f'printed "{marker.text}"')


def infer_lineage(
    marker: Marker | None, *, document: str, relay: KnownLanguage | None, spoken: KnownLanguage | None
) -> Lineage:
    """The lineage of words printed in a document.

    Args:
        marker: what is printed about them, on them or earlier; None if nothing is.
        document: tag of the language of the document.
        relay: the language of the interpreters, if profile or user name one.
        spoken: the language given by the user or known of the host; None if not known.

    Returns:
        The chain of hops that follows; unknown where nothing follows.
    """
    if marker is not None and marker.relation is Relation.UNTRANSLATED:
        return Lineage(None)
    origin = _origin(marker, spoken)
    if marker is None or marker.relation is Relation.SPOKEN:
        return _unmarked(origin, marker, document)
    printed = f'printed label "{marker.text}"'
    source = origin or KnownLanguage(UNDETERMINED, "The language spoken is neither printed nor given.")
    if marker.relation is Relation.RETRANSLATION:
        return _relayed(source, marker, printed, document, relay)
    if primary_subtag(source.tag) == primary_subtag(document) != UNDETERMINED:
        return Lineage(None)  # interpreted from the language of the text into itself: nobody knows what was meant
    if marker.relation is Relation.TRANSLATION and not marker.one_hop:
        return _open_path(source, f"That the words are a translation: {printed}.", document, Certainty.HIGH)
    mode, verb = (
        (marker.mode or Mode.INTERPRETING, "Interpreted")
        if marker.relation is Relation.INTERPRETATION
        else (marker.mode, "Translated")  # "translation" does not say whether an interpreter or a translator worked
    )
    evidence = f"{_way(verb, source.tag, document)} That the words were {verb.lower()}: {printed}. {source.evidence}"
    hop = Hop(source.tag, document, mode, Certainty.HIGH, evidence, source.by_user, _agents(marker))
    return Lineage(source.tag, (hop,), source.by_user)


_NAME = r"[^\W\d_a-z][\w'’-]*\.?"
_BY = re.compile(
    r"\b(?:by|von|durch|par|por|da|door|przez|av|af|(?:interpreters?|Dolmetscher(?:in)?|interprète|intérprete|interprete|tolk"
    rf"|tłumacz(?:ka)?)[,:]?) ({_NAME}(?: (?:{_NAME}|d[aeiou]|v[ao]n|der|den|la|le)){{0,3}} {_NAME})(?=\W*$|[;,)\]])"
)
"""the full name of whoever carried words over, to the end of a part of a note"""
_BODY = re.compile(
    r"\b(?:The|Interpret|Transl|Dolmetsch|Interpr|Services?\b|Lines?\b|Agency|Ltd|Inc\b|GmbH|LLC|Company|Nations?\b|Depart"
    r"|Office|Universi|Court|Commit|Delega|Embass|Minist|Secret|Staff|Team|News|Bureau|Council|Mission|Government)"
)
"""words in names of organisations, and words that are part of no name"""


def _agents(marker: Marker) -> tuple[str, ...]:
    """Who interpreted or translated, where a marker prints the full name of a person: "interpreted by Ann Lee"."""
    found = _BY.search(marker.text)
    return (found[1],) if found is not None and not _BODY.search(found[1]) else ()


def lineage_of_stated(tag: str, document: str) -> Lineage:
    """The lineage of words of which the source states, without a marker, in which language they were spoken.

    Args:
        tag: of the language spoken.
        document: tag of the language of the text.

    Returns:
        Original words or, in another language, a path of unknown length.
    """
    known = KnownLanguage.because(tag, "stated by the source")
    if document == UNDETERMINED:
        return _into_unknown(known, document)
    if primary_subtag(tag) == primary_subtag(document):
        return Lineage(tag, (), evidence=known.evidence, certainty=Certainty.MEDIUM)
    return _open_path(known, "Nothing is printed about a translation.", document, Certainty.HIGH)


def _into_unknown(source: KnownLanguage, document: str) -> Lineage:
    """Words of which it is known in which language they were spoken, in a text of which the language is not known."""
    evidence = f"{source.evidence} In which language the text is, and whether it is a translation, is not known."
    hop = Hop(source.tag, document, None, Certainty.LOW, evidence, source.by_user, open_path=True)
    return Lineage(source.tag, (hop,), source.by_user)


def _open_path(source: KnownLanguage, printed: str, document: str, certainty: Certainty) -> Lineage:
    """Words that are in another language than they were spoken in; by how many hops is not said."""
    way = f"From {language_name(source.tag)} into {language_name(document)}; by how many hops is not said."
    evidence = f"{way} {printed} {source.evidence}".replace("  ", " ").strip()
    hop = Hop(source.tag, document, None, certainty, evidence, source.by_user, open_path=True)
    return Lineage(source.tag, (hop,), source.by_user)


def _origin(marker: Marker | None, spoken: KnownLanguage | None) -> KnownLanguage | None:
    """The spoken language; what is printed overrides what is given."""
    if marker is not None and marker.spoken:
        return KnownLanguage.printed(marker.spoken, marker)
    return spoken


def _unmarked(origin: KnownLanguage | None, marker: Marker | None, document: str) -> Lineage:
    """Nothing is printed about a translation; what follows depends on the language alone."""
    if origin is None:
        return Lineage(None)
    if document == UNDETERMINED:
        return _into_unknown(origin, document) if marker is not None else Lineage(None)
    certainty = Certainty.HIGH if marker is not None else Certainty.MEDIUM
    if primary_subtag(origin.tag) == primary_subtag(document):
        return Lineage(origin.tag, (), origin.by_user, origin.evidence, certainty)
    if marker is not None:
        return _open_path(origin, "", document, certainty)
    if origin.by_user:
        return _open_path(origin, "Nothing is printed about a translation.", document, certainty)
    # The publisher's own translators turn the host's language into that of the page; how the words of anybody else
    # crossed is not said.
    evidence = f"{_way('Translated', origin.tag, document)} {origin.evidence} Nothing is printed about a translation."
    return Lineage(origin.tag, (Hop(origin.tag, document, Mode.HUMAN, certainty, evidence),))


def _relayed(
    source: KnownLanguage, marker: Marker, printed: str, document: str, relay: KnownLanguage | None
) -> Lineage:
    """Spoken, interpreted into the relay language, translated from that: two hops."""
    certainty = Certainty.MEDIUM
    if marker.relay:
        relay = KnownLanguage.printed(marker.relay, marker)
        certainty = Certainty.HIGH
    if relay is None:
        relay = KnownLanguage(UNDETERMINED, "The relay language is neither printed nor given.")
    via = relay.tag
    hops: list[Hop] = []
    if primary_subtag(source.tag) != primary_subtag(via) or via == UNDETERMINED:
        way = f"{_way('Interpreted', source.tag, via)} That there was an interpreter: {printed}."
        evidence = f"{way} {source.evidence} {relay.evidence}"
        hops.append(Hop(source.tag, via, Mode.INTERPRETING, certainty, evidence, source.by_user or relay.by_user))
    way = f"{_way('Translated', via, document)} That the words were translated: {printed}."
    hops.append(Hop(via, document, Mode.HUMAN, certainty, f"{way} {relay.evidence}", relay.by_user))
    return Lineage(source.tag, tuple(hops), source.by_user)


def _way(verb: str, source: str, target: str) -> str:
    return f"{verb} from {language_name(source)} into {language_name(target)}."
