"""The regular expressions of profiles, and what keeps one that a user has written from taking for ever.

Expressions go back when they fail. Where a repetition stands in another one, or its alternatives begin alike, there are
exponentially many ways to go back; no text is needed that anybody would notice. Such expressions are refused when a
profile is read. Where repetitions stand one after another, the time is a power of the length of the text, which is
seldom too much; such expressions of users have a limit of time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Protocol

from xlate.errors import ProfileError

_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
"""the parser of Python's own expressions, since 3.11 under this name; tests/profiles/test_patterns.py watches it"""

__all__ = ["BoundedPattern", "Pattern", "may_be_endless"]

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_MANY = 20
"""times from which on a limit is none"""
_SECONDS = 2.0
_SECONDS_PER_TEXT = 0.001
"""what an expression may take in all: so much, and so much for each text"""


class Pattern(Protocol):
    """What profiles need of a compiled expression."""

    @property
    def pattern(self) -> str:
        """The expression."""

    @property
    def groupindex(self) -> Mapping[str, int]:
        """Its named groups."""

    def search(self, string: str) -> re.Match[str] | None:
        """The first place where it matches."""

    def match(self, string: str) -> re.Match[str] | None:
        """A match at the beginning."""

    def fullmatch(self, string: str) -> re.Match[str] | None:
        """A match of the whole text."""


class BoundedPattern:
    """An expression that a user has written: after some seconds it is given up."""

    def __init__(self, compiled: re.Pattern[str], file: str) -> None:
        """Begin.

        Args:
            compiled: the expression.
            file: name of the profile, for messages.

        Raises:
            ProfileError: it means something else to the engine that knows limits.
        """
        engine: Any = import_module("regex")  # late: only the profiles of users need it
        self.pattern, self.groupindex, self.file = compiled.pattern, compiled.groupindex, file
        try:
            self._compiled = engine.compile(compiled.pattern, compiled.flags)
        except (engine.error, ValueError) as error:
            raise ProfileError(f"this is not a regular expression: {error}: {self.pattern}", file=file) from None
        self._left = _SECONDS

    def search(self, string: str) -> re.Match[str] | None:
        """As `Pattern.search`; ProfileError: it takes too long."""
        return self._run(self._compiled.search, string)

    def match(self, string: str) -> re.Match[str] | None:
        """As `Pattern.match`; ProfileError: it takes too long."""
        return self._run(self._compiled.match, string)

    def fullmatch(self, string: str) -> re.Match[str] | None:
        """As `Pattern.fullmatch`; ProfileError: it takes too long."""
        return self._run(self._compiled.fullmatch, string)

    def _run(self, method: Callable[..., re.Match[str] | None], text: str) -> re.Match[str] | None:
        started = time.process_time()
        try:
            found = method(text, timeout=self._left)
        except TimeoutError:
            begin = " ".join(text[:40].split())
            raise ProfileError(
                f'this pattern takes too long on the text that begins "{begin}"; let each repetition take less '
                f"([^:]* instead of .*), or make it possessive (*+, ++): {self.pattern}",
                file=self.file,
            ) from None
        self._left = max(0.01, self._left + _SECONDS_PER_TEXT - (time.process_time() - started))
        return found


def may_be_endless(pattern: str, flags: int = 0) -> bool:
    """True if an expression can take exponentially long on a text that does not match.

    Raises:
        re.error: it is no regular expression.
    """
    return _is_endless(_parser.parse(pattern, flags))


def _is_endless(items: Any, *, repeated: bool = False, within: bool = False) -> bool:
    """See `may_be_endless`; repeated: in a repetition whose turns nothing tells apart; within: in any repetition."""
    for operator, value in items:
        many = operator in _REPEATS and value[1] > _MANY
        if many and repeated:
            return True
        if operator is _constants.BRANCH and (
            (repeated and _begin_alike(value[1])) or (within and _has_same(value[1]))
        ):
            return True
        inside = repeated and operator not in {_constants.POSSESSIVE_REPEAT, _constants.ATOMIC_GROUP}
        if many and not _is_separated(value[2]):
            inside = True
        if any(_is_endless(part, repeated=inside, within=within or many) for part in _parts(operator, value)):
            return True
    return False


def _parts(operator: Any, value: Any) -> Iterator[Any]:
    """The expressions in an item of an expression."""
    if operator is _constants.BRANCH:
        yield from value[1]
    elif operator in {*_REPEATS, _constants.POSSESSIVE_REPEAT}:
        yield value[2]
    elif operator is _constants.SUBPATTERN:
        yield value[-1]
    elif operator is _constants.ATOMIC_GROUP:
        yield value
    elif operator in {_constants.ASSERT, _constants.ASSERT_NOT}:
        yield value[1]
    elif operator is _constants.GROUPREF_EXISTS:
        yield from (part for part in value[1:] if part is not None)


def _is_separated(items: Any) -> bool:
    """True if what is repeated begins or ends with a fixed character that its repetitions cannot take for theirs."""
    listed = list(items)
    while len(listed) == 1 and listed[0][0] is _constants.SUBPATTERN:
        listed = list(listed[0][1][-1])
    if len(listed) < 2:
        return False
    fixed = [value for operator, value in (listed[0], listed[-1]) if operator is _constants.LITERAL]
    return any(not _can_take(listed, character) for character in fixed)


def _can_take(items: Any, character: int) -> bool:
    """True if a repetition in an expression can take a character."""
    for operator, value in items:
        if operator in _REPEATS and any(_matches(one, character) for one in value[2]):
            return True
        if any(_can_take(part, character) for part in _parts(operator, value)):
            return True
    return False


def _matches(item: Any, character: int) -> bool:
    """True if one item of an expression can be a character; also where that is not known."""
    operator, value = item
    if operator is _constants.LITERAL:
        return bool(value == character)
    if operator is _constants.NOT_LITERAL:
        return bool(value != character)
    if operator is not _constants.IN:
        return True
    negated = value[0][0] is _constants.NEGATE
    return any(_is_among(one, character) for one in value[negated:]) is not negated


def _is_among(item: Any, character: int) -> bool:
    operator, value = item
    if operator is _constants.LITERAL:
        return bool(value == character)
    if operator is _constants.RANGE:
        return bool(value[0] <= character <= value[1])
    name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_").removeprefix("LOC_")
    sign = chr(character)
    known = {"WORD": sign.isalnum() or sign == "_", "DIGIT": sign.isdigit(), "SPACE": sign.isspace()}
    return not known.get(name.removeprefix("NOT_"), False) if name.startswith("NOT_") else known.get(name, True)


def _has_same(branches: Any) -> bool:
    written = [str(list(branch)) for branch in branches]
    return len(set(written)) < len(written)


def _begin_alike(branches: Any) -> bool:
    """True if two alternatives can begin with the same character."""
    firsts = [list(branch)[:1] for branch in branches]
    if any(not first for first in firsts):
        return True
    literals = [first[0][1] for first in firsts if first[0][0] is _constants.LITERAL]
    return len(literals) < len(firsts) or len(set(literals)) < len(literals)
