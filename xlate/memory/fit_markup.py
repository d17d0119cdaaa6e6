"""Fits the markup of a remembered translation to the unit that it is proposed for.

A merge takes only a translation that has the tags of its unit, so nothing else may be proposed.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlate.errors import PlaceholderError
from xlate.model.markup import Signature, encode, escape_text, plain_words, tokenize
from xlate.model.pair import Pair
from xlate.model.translated_markup import decode

__all__ = ["Fitted", "fit_markup"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A remembered translation with the tags of a unit."""

    text: str
    """in the form for a translator; its markup is that of the unit"""
    changed: bool
    """True if tags had to be changed, so that a person must look at them"""


def fit_markup(pair: Pair, source: str) -> Fitted | None:
    """Give the translation of a pair the tags of a unit.

    Args:
        pair: a pair with the same words as the unit, or similar ones.
        source: the words of the unit, in the form for a translator.

    Returns:
        None if there is no telling where the tags of the unit belong.
    """
    text = _with_tags_of(source, pair.target)
    if text is not None:
        return Fitted(text, changed=False)
    if "<" not in source:
        # markup that the unit does not have can go: the words are all there
        text = _with_tags_of(source, escape_text(plain_words(pair.target)))
    else:
        text = _with_other_attributes(pair, source)
    return Fitted(text, changed=True) if text else None


def _with_tags_of(source: str, target: str) -> str | None:
    """A translation if its markup is that of a unit, with the unit's spelling of tags; else None."""
    try:
        return encode(decode(target, source))
    except PlaceholderError:
        return None


def _with_other_attributes(pair: Pair, source: str) -> str | None:
    """The translation with the attributes of the unit, where its tags are otherwise those of the pair's source.

    ``<date when="2017-06-14">`` in the memory is ``<date when="2018-06-14">`` in the unit.
    """
    try:
        ours, theirs, target = tokenize(source), tokenize(pair.source), tokenize(pair.target)
    except PlaceholderError:
        return None
    our_tags, their_tags = ([token for token in tokens if token.attributes] for tokens in (ours, theirs))
    if [token.name for token in our_tags] != [token.name for token in their_tags]:
        return None
    new_tags: dict[Signature, str] = {}
    for our, their in zip(our_tags, their_tags, strict=True):
        if new_tags.setdefault(their.signature, our.text) != our.text:
            return None  # two tags that were the same are different now: nobody knows which is which
    words = "".join(new_tags.get(one.signature, one.text) if one.attributes else one.xml for one in target)
    return _with_tags_of(source, words)
