"""Language tags (BCP 47), their English names, and gettext plural forms.

Tags are checked with langcodes; names and plural forms come from the CLDR data in Babel. Babel is imported
late because it is not needed to start.
"""

from __future__ import annotations

from functools import cache

import langcodes

from xlate.errors import LanguageTagError

__all__ = [
    "UNDETERMINED",
    "hop_tag",
    "language_name",
    "parse_tag",
    "plural_forms",
    "primary_subtag",
    "same_script_and_language",
    "split_hop_tag",
    "tag_or_none",
]

UNDETERMINED = "und"
"""BCP 47: some language, not known which"""

_MACHINE = "-t0-und"
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "euro": ""}
"""modifiers of gettext's language names that say it in another way than BCP 47"""


@cache
def parse_tag(tag: str) -> str:
    """Check a BCP 47 tag and return it in its standard spelling.

    Args:
        tag: for example ``"pt_br"``; underscores and modifiers (``sr@latin``) are accepted as gettext writes them.

    Returns:
        for example ``"pt-BR"``.

    Raises:
        LanguageTagError: the tag is not well formed, or names a language that the registry does not know.

    Source: RFC 5646.
    """
    name, _, modifier = tag.strip().partition("@")
    cleaned = "-".join(
        part for part in (name.split(".")[0].replace("_", "-"), _MODIFIERS.get(modifier, modifier)) if part
    )
    try:
        standard = langcodes.standardize_tag(cleaned)
        valid = langcodes.tag_is_valid(standard)
    except ValueError:
        valid = False
    if not valid:
        message = f'"{tag}" is not a language tag; give one of BCP 47, such as ru, pt-BR or zh-Hant'
        raise LanguageTagError(message, tag=tag)
    return standard


def tag_or_none(text: str | None) -> str | None:
    """The tag in its standard spelling, or None where a file says something else: there it is no error."""
    try:
        return parse_tag(text) if text else None
    except LanguageTagError:
        return None


@cache
def primary_subtag(tag: str) -> str:
    """The first subtag in lower case, by which two tags are "the same language" (pt-BR and pt)."""
    return tag.replace("_", "-").split("-")[0].lower()


@cache
def same_script_and_language(one: str, other: str) -> bool:
    """True if two tags name one language in one script: pt-BR and pt, but neither zh-TW and zh nor sr-Latn and sr."""
    scripts = {langcodes.Language.get(tag).maximize().script for tag in (one, other)}
    return primary_subtag(one) == primary_subtag(other) and len(scripts) == 1


@cache
def language_name(tag: str) -> str:
    """The English name of a language: ``"Korean"`` for ``"ko"``; ``"an unknown language"`` for und.

    A tag that CLDR has no name for is returned as it is.
    """
    if primary_subtag(tag) == UNDETERMINED:
        return "an unknown language"
    from babel import Locale

    names = Locale("en").languages
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        name = names.get("_".join(parts[:length]))
        if name:
            rest = parts[length:]
            return f"{name} ({'-'.join(rest)})" if rest else str(name)
    return tag


@cache
def plural_forms(tag: str) -> str:
    """The value of the PO header field Plural-Forms for a language (GNU gettext manual, "Plural forms").

    A language that CLDR does not know gets the Germanic rule, as in Babel.
    """
    from babel.core import UnknownLocaleError
    from babel.messages.plurals import DEFAULT_PLURAL, get_plural

    try:
        return str(get_plural(tag.replace("-", "_")).plural_forms)
    except (UnknownLocaleError, ValueError):
        return f"nplurals={DEFAULT_PLURAL[0]}; plural={DEFAULT_PLURAL[1]}"


def hop_tag(source: str, target: str, *, machine: bool = False) -> str:
    """One hop from a language into another as a BCP 47 tag with extension T (RFC 6497).

    >>> hop_tag("ko", "ru")
    'ru-t-ko'
    >>> hop_tag("en", "ru", machine=True)
    'ru-t-en-t0-und'
    """
    return f"{target}-t-{source.lower()}{_MACHINE if machine else ''}"


def split_hop_tag(tag: str) -> tuple[str, str, bool] | None:
    """The inverse of hop_tag: (source, target, machine), or None if the tag is not that of one hop."""
    machine = tag.endswith(_MACHINE)
    target, separator, source = tag.removesuffix(_MACHINE).partition("-t-")
    if not separator or not target or not source or "-t-" in source:
        return None
    return source, target, machine
