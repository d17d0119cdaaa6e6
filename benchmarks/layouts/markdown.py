"""Markdown in layouts of chance: bold labels, headings, lists, quotations, tables, and HTML among them."""

from __future__ import annotations

from random import Random

from benchmarks.layouts.debates import Debate, Turn
from benchmarks.layouts.html import Layout

__all__ = ["SUFFIX", "draw", "render"]

SUFFIX = "md"
_RELATIONS = (
    "bold",
    "bold",
    "bold",
    "plain",
    "italic",
    "heading",
    "bold line",
    "list",
    "list",
    "quote",
    "quote after",
    "table",
    "definition",
    "html",
    "link",
    "code",
    "bold break",
)


def draw(random: Random) -> Layout:
    """A layout by chance, of things that go together."""
    relation = random.choice(_RELATIONS)
    ends = random.choice(("colon in", "colon out", "colon in", "colon out", "dash"))
    if relation in {"heading", "bold line", "quote after", "table", "definition", "bold break"}:
        ends = random.choice(("none", "none", "colon in"))
    elif relation in {"plain", "italic", "code", "link"}:
        ends = "colon out"
    axes = {
        "relation": relation, "ends": ends, "headings": random.choice(("none", "##", "###", "bold", "rule")),
        "front": random.choice(("none", "none", "yaml", "setext", "list of links")), "wrapped": random.choice(("no", "yes")),
        "inside": random.choice(("nothing", "nothing", "em stage", "stage", "links", "footnotes", "bold words", "list")),
        "case": random.choice(("as is", "as is", "as is", "capitals")), "extra": random.choice(("none", "none", "office", "party", "time before", "time after", "number")),
        "named": random.choice(("turn", "turn", "paragraph")), "end": random.choice(("none", "links", "notes")),
    }  # fmt: skip
    return Layout(axes)


def render(debate: Debate, layout: Layout, random: Random) -> str:
    """A text."""
    axes = layout.axes
    parts = [_front(debate, axes)]
    if axes["relation"] == "table":
        parts.append(_table(debate, axes))
    for place, turn in enumerate(debate.turns if axes["relation"] != "table" else ()):
        if place in debate.headings and axes["headings"] != "none":
            words = debate.headings[place]
            level = axes["headings"] if axes["relation"] != "heading" else "##"
            parts.append({"bold": f"**{words}**", "rule": f"---\n\n## {words}"}.get(level, f"{level} {words}"))
        elif place % 6 == 5 and axes["inside"] in {"em stage", "stage"}:
            stage = random.choice(debate.stage)
            parts.append(f"*({stage})*" if axes["inside"] == "em stage" else f"({stage})")
        each = axes["named"] == "paragraph" and axes["relation"] in {"bold", "plain", "list", "quote"}
        split = [Turn(turn.name, turn.office, (one,)) for one in turn.paragraphs] if each else [turn]
        parts += [_turn(one, axes, place, random) for one in split]
    if axes["inside"] == "footnotes":
        parts.append("[^1]: See the report of 1993.\n\n[^2]: Page 12.")
    if axes["end"] == "links":
        parts.append("## Links\n\n- [The harbour](https://harbour.example)\n- [The library](https://library.example)")
    elif axes["end"] == "notes":
        parts.append("---\n\nTranscribed by volunteers. [Edit this page](https://git.example/edit)")
    return "\n\n".join(part for part in parts if part) + "\n"


def _front(debate: Debate, axes: dict[str, str]) -> str:
    kind = axes["front"]
    if kind == "yaml":
        return f"---\ntitle: {debate.title}\ndate: 2019-03-14\n---"
    if kind == "setext":
        return f"{debate.title}\n{'=' * 20}\n\n{debate.date}"
    links = "- [Home](/)\n- [Episodes](/episodes)\n- [About](/about)\n\n" if kind == "list of links" else ""
    return f"{links}# {debate.title}\n\n{debate.date}"


def _name(turn: Turn, axes: dict[str, str], place: int) -> str:
    name = turn.name.upper() if axes["case"] == "capitals" else turn.name
    clock = f"{place // 3:02}:{20 * (place % 3):02}"
    return {
        "office": f"{name}, {turn.office}" if turn.office else name, "party": f"{name} ({'ABD'[len(turn.name) % 3]}LP)",
        "time before": f"[{clock}] {name}", "time after": f"{name} ({clock})", "number": f"{place + 1}) {name}",
    }.get(axes["extra"], name)  # fmt: skip


def _label(turn: Turn, axes: dict[str, str], place: int) -> str:
    name, ends = _name(turn, axes, place), axes["ends"]
    inside, outside = {"colon in": (":", ""), "colon out": ("", ":"), "dash": ("", " —")}.get(ends, ("", ""))
    open_, close = {
        "plain": ("", ""), "italic": ("*", "*"), "heading": ("### ", ""), "html": ("<b>", "</b>"), "definition": ("", ""),
        "link": ("[", "](https://people.example/1)"), "code": ("`", "`"),
    }.get(axes["relation"], ("**", "**"))  # fmt: skip
    return f"{open_}{name}{inside}{close}{outside}"


def _said(turn: Turn, axes: dict[str, str], random: Random) -> list[str]:
    made = []
    for words in turn.paragraphs:
        first, space, rest = words.partition(" ")
        if len(words) > 60 and random.random() < 0.3:
            words = {
                "links": f"[{first}](https://x.example){space}{rest}", "footnotes": f"{words}[^1]",
                "bold words": f"{first}{space}**{rest.partition(' ')[0]}** {rest.partition(' ')[2]}" if " " in rest else words,
            }.get(axes["inside"], words)  # fmt: skip
        if axes["wrapped"] == "yes" and axes["relation"] != "table":
            words = words.replace(". ", ".\n")
        made.append(words)
    return made


def _turn(turn: Turn, axes: dict[str, str], place: int, random: Random) -> str:
    relation, label = axes["relation"], _label(turn, axes, place)
    said = _said(turn, axes, random)
    if axes["inside"] == "list" and len(said) > 2 and relation in {"bold", "heading", "bold line"}:
        said[-1] = f"- {said[-1]}"
    if relation in {"heading", "bold line"}:
        return "\n\n".join([label, *said])
    if relation == "bold break":
        return "\n\n".join([f"{label}  \n{said[0]}", *said[1:]])
    if relation == "quote after":
        return label + "\n\n" + "\n>\n".join("> " + one.replace("\n", "\n> ") for one in said)
    if relation == "quote":
        return "\n>\n".join("> " + one.replace("\n", "\n> ") for one in [f"{label} {said[0]}", *said[1:]])
    if relation == "list":
        return "\n\n".join(
            ("- " if n == 0 else "  ") + one.replace("\n", "\n  ")
            for n, one in enumerate([f"{label} {said[0]}", *said[1:]])
        )
    if relation == "definition":
        return f"{label}\n" + "\n\n".join(
            (": " if n == 0 else "  ") + one.replace("\n", "\n  ") for n, one in enumerate(said)
        )
    return "\n\n".join([f"{label} {said[0]}", *said[1:]])


def _table(debate: Debate, axes: dict[str, str]) -> str:
    rows = "".join(
        f"| {_label(turn, axes, n)} | {'<br>'.join(turn.paragraphs)} |\n" for n, turn in enumerate(debate.turns)
    )
    return f"| Speaker | Text |\n| --- | --- |\n{rows}"
