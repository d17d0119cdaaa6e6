"""Whether a regular expression that a user has written can take for ever.

Python's expressions go back when they fail. Where a repetition stands in another one, or its alternatives begin alike,
there are exponentially many ways to go back; no text is needed that anybody would notice. Such expressions are refused
when a profile is read, for nothing can stop them later.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
"""the parser of Python's own expressions, since 3.11 under this name; tests/profiles/test_patterns.py watches it"""

__all__ = ["may_be_endless"]

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_MANY = 20
"""times from which on a limit is none"""
_MOST_OPEN = 4
"""repetitions of anything, one after another, that a line may have: each multiplies the time by the length of a line"""


def may_be_endless(pattern: str, flags: int = 0) -> bool:
    """True if an expression can take exponentially long on a text that does not match.

    Raises:
        re.error: it is no regular expression.
    """
    parsed = _parser.parse(pattern, flags)
    return _is_endless(parsed) or _open_repetitions(parsed) > _MOST_OPEN


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


def _open_repetitions(items: Any) -> int:
    """How many repetitions of any character stand one after another."""
    number = 0
    for operator, value in items:
        if operator in _REPEATS and value[1] > _MANY and any(one[0] is _constants.ANY for one in value[2]):
            number += 1
        else:
            number += max((_open_repetitions(part) for part in _parts(operator, value)), default=0)
    return number
