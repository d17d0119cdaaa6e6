"""Documents made up at random from a RELAX NG schema, to hold one schema against another."""

from __future__ import annotations

import random
import re
from math import inf

from lxml import etree

R = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PLAIN_VALUES = {
    "anyURI": ["#a", "#b.c", "http://example.org/"],
    "Name": ["xlate"],
    "NMTOKEN": ["word", "7.2"],
    "boolean": ["true", "false"],
    "date": ["2018-06-14"],
    "dateTime": ["2018-06-14T10:00:00Z"],
    "decimal": ["1.5"],
    "double": ["1.5"],
    "gYear": ["2018"],
    "gYearMonth": ["2018-06"],
    "language": ["ru", "pt-BR", "ru-t-en-t0-und"],
    "nonNegativeInteger": ["0", "12"],
    "time": ["10:00:00"],
    "token": ["two words"],
}
DEEP = 9
PATTERNED_VALUES = ["0.1.0", "1.9a", "src"]


class Sampler:
    """Makes valid documents of a schema of the simple kind: no wildcards, no name classes save choices of names."""

    def __init__(self, schema: etree._Element, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - made-up documents are no secret
        self.namespace = schema.get("ns") or ""
        self.defines = {define.get("name"): define for define in schema.iter(R + "define")}
        self.start = next(schema.iter(R + "start"))
        self.costs: dict[etree._Element, float] = {}
        self.ids = 0

    def document(self) -> etree._Element:
        """A document; parsed anew, so that it is as a file would be."""
        holder = etree.Element("holder")
        self.fill(holder, self.start, 0)
        return etree.fromstring(etree.tostring(holder[0]))

    def fill(self, parent: etree._Element, pattern: etree._Element, depth: int) -> None:
        for part in pattern.iterchildren(f"{R}*"):
            self.add(parent, part, depth)

    def add(self, parent: etree._Element, part: etree._Element, depth: int) -> None:
        kind = str(part.tag).removeprefix(R)
        if kind == "element":
            child = etree.SubElement(parent, f"{{{self.namespace}}}{part.get('name')}")
            self.fill(child, part, depth + 1)
        elif kind == "attribute":
            names = [part.get("name")] if part.get("name") else [name.text for name in part.iter(R + "name")]
            parent.set((self.random.choice(names) or "").replace("xml:", XML), self.value(part))
        elif kind == "text":
            self.append_text(parent, self.random.choice(["words ", "слова ", "(с) "]))
        elif kind == "ref":
            self.fill(parent, self.defines[part.get("name")], depth)
        elif kind == "choice":
            self.add(parent, self.choose(part, deep=depth > DEEP), depth)
        else:
            for _ in range(self.times(part, kind, deep=depth > DEEP)):
                self.fill(parent, part, depth)

    def times(self, part: etree._Element, kind: str, *, deep: bool) -> int:
        """How often a pattern is repeated; far down as seldom as may be, lest it never end."""
        if kind == "optional":
            return 0 if deep and self.cost(part) else self.random.randint(0, 1)
        least = {"empty": 0, "group": 1, "zeroOrMore": 0, "oneOrMore": 1}[kind]
        return least if deep or kind in ("empty", "group") else self.random.randint(least, 3)

    def choose(self, choice: etree._Element, *, deep: bool) -> etree._Element:
        parts = list(choice.iterchildren(f"{R}*"))
        return min(parts, key=self.cost) if deep else self.random.choice(parts)

    def cost(self, pattern: etree._Element) -> float:
        """How many elements a pattern nests at least."""
        if pattern not in self.costs:
            self.costs[pattern] = inf  # what leads back to itself never ends
            self.costs[pattern] = self.count(pattern)
        return self.costs[pattern]

    def count(self, pattern: etree._Element) -> float:
        kind = str(pattern.tag).removeprefix(R)
        if kind in ("attribute", "text", "empty", "zeroOrMore") or (kind == "optional"):
            return 0
        if kind == "ref":
            return self.cost(self.defines[pattern.get("name")])
        costs = [self.cost(part) for part in pattern.iterchildren(f"{R}*")]
        if kind == "choice":
            return min(costs)
        return max(costs, default=0) + (kind == "element")

    def append_text(self, parent: etree._Element, text: str) -> None:
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def value(self, pattern: etree._Element) -> str:
        """A value of the datatype below an attribute."""
        parts = [
            part for part in pattern.iterchildren(f"{R}*") if part.tag != R + "name" and part.find(R + "name") is None
        ]
        return " ".join(self.word(part) for part in parts)

    def word(self, part: etree._Element) -> str:
        kind = str(part.tag).removeprefix(R)
        if kind == "value":
            return part.text or ""
        if kind == "text":
            return "text"
        if kind == "ref":
            return self.value(self.defines[part.get("name")])
        if kind == "choice":
            return self.word(self.random.choice(list(part.iterchildren(f"{R}*"))))
        if kind in ("list", "oneOrMore", "zeroOrMore"):
            return self.value(part)
        if part.get("type") == "NCName":
            self.ids += 1
            return f"id{self.ids}"
        pattern = part.find(R + "param")
        if pattern is not None:
            written = (pattern.text or "").replace(r"\p{C}\p{Z}", r"\s")  # Python has no classes of characters
            return next(value for value in PATTERNED_VALUES if re.fullmatch(written, value))
        return self.random.choice(PLAIN_VALUES[part.get("type") or ""])
