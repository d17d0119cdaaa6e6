"""JSON read element by element, so that each element of a list knows its line."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["JsonElement", "JsonWalk", "containers"]

_DEEPEST = 7
_FEWEST = 2
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class JsonElement:
    """An element of a list, and the line on which it begins."""

    value: Any
    line: int


@dataclass(slots=True)
class JsonWalk:
    """The JSON, walked from its beginning to its end once."""

    text: str
    keys: Sequence[str]
    """keys of the lists whose elements are wanted one by one; a list at the top has the first of them"""
    listed: bool = False
    """the list is all there is, and has no name"""
    place: int = 0
    line: int = 1
    counted: int = 0
    """the place up to which lines are counted"""
    top: dict[str, Any] = field(default_factory=dict)
    """everything beside the lists"""
    lines: dict[str, int] = field(default_factory=dict)
    """on which each key of `top` has its value"""
    lists: dict[str, list[JsonElement]] = field(default_factory=dict)
    damaged: int | None = None
    """the line on which the file was cut off"""
    decoder: json.JSONDecoder = field(
        # int() refuses numbers of thousands of digits with an error of its own
        default_factory=lambda: json.JSONDecoder(parse_int=lambda text: int(text) if len(text) < 20 else float(text))
    )

    def parts(self, most: int | None = None) -> Iterator[tuple[Any, int]]:
        """All objects and lists, as `containers` gives them: the object at the top, then what is in it."""
        yield self.top, 1
        within = [(value, self.lines[key]) for key, value in self.top.items()]
        listed = [([one.value for one in some], some[0].line if some else 1) for some in self.lists.values()]
        yield from containers((*within, *listed), most)

    def read(self) -> None:
        """Read all of it."""
        begins = self._next()
        if begins == "[":
            self.listed = True
            self.lists[self.keys[0]] = list(self._elements())
        elif begins == "{":
            self._object(depth=0)
        else:
            self._value()
        if self._next() and not self._read_on():
            raise json.JSONDecodeError("more follows where it should end", self.text, self.place)

    def read_lines(self) -> bool:
        """Read one object a line (JSON Lines) as a list of them; False, and nothing read, if this is one JSON.

        The last line can be cut off: it is `damaged`.
        """
        lines = [(number, line.strip()) for number, line in enumerate(self.text.split("\n"), start=1) if line.strip()]
        whole = lines[:-1] if len(lines) > 2 else lines
        if len(lines) < 2 or not all(line[0] + line[-1] in {"{}", "[]"} for _, line in whole):
            return False
        elements: list[JsonElement] = []
        for number, line in lines:
            try:
                elements.append(JsonElement(self.decoder.decode(line), number))
            except json.JSONDecodeError:
                if number != lines[-1][0] or len(elements) < 2:
                    return False
                self.damaged = number
        self.lists[self.keys[0]], self.listed = elements, True
        return True

    def unwrap(self) -> None:
        """Take each element out of the object that holds it alone: ``[{"speech": {…}}, {"speech": {…}}]``."""
        self.top = {key: _unwrapped(value) for key, value in self.top.items()}
        for elements in self.lists.values():
            inner = _unwrapped([one.value for one in elements])
            elements[:] = [JsonElement(value, one.line) for value, one in zip(inner, elements, strict=True)]

    def _read_on(self) -> bool:
        """Read one JSON after another, as programs write that add to a file; False if something else follows."""
        self.place, self.line, self.counted = 0, 1, 0
        elements: list[JsonElement] = []
        while self._next() in {"{", "["}:
            line = self._here()
            try:
                elements.append(JsonElement(self._value(), line))
            except json.JSONDecodeError:
                return False
        self.top, self.lines, self.lists, self.listed = {}, {}, {self.keys[0]: elements}, True
        return not self._next()

    def _next(self) -> str:
        """Skip white space; the character that stands there, empty at the end."""
        match = _SPACE.match(self.text, self.place)
        assert match is not None
        self.place = match.end()
        return self.text[self.place : self.place + 1]

    def _expect(self, wanted: str) -> str:
        found = self._next()
        if not found or found not in wanted:
            raise json.JSONDecodeError(f"expected one of {' '.join(wanted)}", self.text, self.place)
        self.place += 1
        return found

    def _here(self) -> int:
        self.line += self.text.count("\n", self.counted, self.place)
        self.counted = self.place
        return self.line

    def _value(self) -> Any:
        value, self.place = self.decoder.raw_decode(self.text, self.place)
        return value

    def _elements(self) -> Iterator[JsonElement]:
        self.place += 1
        if self._next() == "]":
            self.place += 1
            return
        while True:
            self._next()
            line = self._here()
            yield JsonElement(self._value(), line)
            if self._expect(",]") == "]":
                return

    def _object(self, depth: int) -> None:
        """An object that can hold the lists; what is deeper in it than any recogniser puts it is no list."""
        self.place += 1
        if self._next() == "}":
            self.place += 1
            return
        while True:
            if self._next() != '"':
                raise json.JSONDecodeError("expected a name in double quotes", self.text, self.place)
            key = self._value()
            self._expect(":")
            begins = self._next()
            line = self._here()
            if key in self.keys and begins == "[":
                elements = list(self._elements())
                self.lists.setdefault(key, elements)
            elif key in self.keys and begins == "{" and depth < 3:
                self._object(depth + 1)
            else:
                self.top.setdefault(key, self._value())
                self.lines.setdefault(key, line)
            if self._expect(",}") == "}":
                return


def _unwrapped(value: Any) -> Any:
    """A list of which every element is an object with one and the same field, an object too: the objects inside."""
    if not isinstance(value, list) or len(value) < _FEWEST or not all(isinstance(one, dict) for one in value):
        return value
    (key, _), *others = value[0].items() or [("", None)]
    if others or not all(len(one) == 1 and isinstance(one.get(key), dict) for one in value):
        return value
    return [one[key] for one in value]


def containers(roots: Iterable[tuple[Any, int]], most: int | None = None) -> Iterator[tuple[Any, int]]:
    """Objects and lists with their lines, those nearest to the top first.

    Args:
        roots: values of any kind, each with its line, which is that of all that is in it.
        most: elements of each list that are looked into.
    """
    waiting = deque((value, line, 0) for value, line in roots)
    while waiting:
        value, line, depth = waiting.popleft()
        if not isinstance(value, (dict, list)):
            continue
        yield value, line
        if depth < _DEEPEST:
            inner = value.values() if isinstance(value, dict) else value[:most]
            waiting.extend((one, line, depth + 1) for one in inner)
