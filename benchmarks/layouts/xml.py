"""XML of invented schemas that says who speaks: by attributes, by children, by a list of persons."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape, quoteattr

from benchmarks.layouts.debates import Debate, Turn
from benchmarks.layouts.html import Layout

__all__ = ["SUFFIX", "draw", "render"]

SUFFIX = "xml"


def draw(random: Random) -> Layout:
    """A layout by chance, of things that go together."""
    axes = {
        "speech": random.choice(("speech", "intervention", "contribution", "turn", "statement", "talk", "rede", "sp", "discurso", "entry", "item")),
        "who by": random.choice(("attribute", "child", "child", "nested child", "id", "id", "label in p")),
        "who called": random.choice(("speaker", "by", "name", "who", "orator", "talker", "member", "person", "author")),
        "words": random.choice(("p", "p", "para", "text", "mixed", "line", "content/p", "br")),
        "nested": random.choice(("no", "section", "section in section", "flat headings")),
        "namespace": random.choice(("no", "no", "default", "prefixed")),
        "head": random.choice(("no", "meta", "header", "attributes")),
        "inside": random.choice(("nothing", "stage element", "stage brackets", "interjection", "pages", "times", "inline")),
        "root": random.choice(("debate", "transcript", "session", "document", "protokoll", "hansard")),
        "persons": random.choice(("first", "last")), "ids": random.choice(("p1", "hash", "#p1")),
    }  # fmt: skip
    return Layout(axes)


def render(debate: Debate, layout: Layout, random: Random) -> str:
    """A document."""
    axes = layout.axes
    prefix = "d:" if axes["namespace"] == "prefixed" else ""
    names = list(dict.fromkeys(turn.name for turn in debate.turns))
    ids = {name: f"p{n + 1}" if axes["ids"] != "hash" else f"{10 * n + 7}f3a" for n, name in enumerate(names)}
    parts: list[str] = []
    opened = 0
    for place, turn in enumerate(debate.turns):
        if place in debate.headings and axes["nested"] != "no":
            heading = escape(debate.headings[place])
            if axes["nested"] == "flat headings":
                parts.append(f"<heading>{heading}</heading>")
            else:
                parts += ["</section>"] * opened
                deep = axes["nested"] == "section in section"
                parts.append("<section><title>" + heading + "</title>" + ("<section><title>1</title>" if deep else ""))
                opened = 2 if deep else 1
        parts.append(_turn(turn, axes, ids, place, random, debate))
    parts += ["</section>"] * opened
    persons = (
        "<persons>"
        + "".join(f'<person id="{ids[name]}"><name>{escape(name)}</name></person>' for name in names)
        + "</persons>"
    )
    listed = persons if axes["who by"] == "id" else ""
    title, date = escape(debate.title), "2019-03-14"
    head = {
        "meta": f"<meta><title>{title}</title><date>{date}</date></meta>", "header": f"<header><title>{title}</title><chamber>Lower</chamber></header>",
    }.get(axes["head"], "")  # fmt: skip
    body = "\n".join(
        [
            head,
            listed if axes["persons"] == "first" else "",
            "<body>",
            *parts,
            "</body>",
            listed if axes["persons"] == "last" else "",
        ]
    )
    stated = f" title={quoteattr(debate.title)} date={quoteattr(date)}" if axes["head"] == "attributes" else ""
    space = {"default": ' xmlns="https://debates.example/ns"', "prefixed": ' xmlns:d="https://debates.example/ns"'}.get(
        axes["namespace"], ""
    )
    made = f"<{axes['root']}{space}{stated}>{body}</{axes['root']}>"
    if prefix:
        import re

        made = re.sub(r"<(/?)(?=[a-z])", r"<\1d:", made)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'


def _turn(turn: Turn, axes: dict[str, str], ids: dict[str, str], place: int, random: Random, debate: Debate) -> str:
    by, called, tag = axes["who by"], axes["who called"], axes["speech"]
    name = escape(turn.name)
    said = [escape(words) for words in turn.paragraphs]
    stage = escape(random.choice(debate.stage))
    if axes["inside"] == "inline":
        said = [
            one.replace(" ", " <i>", 1).replace(" ", "</i> ", 2).replace("</i> ", " ", 1)
            if one.count(" ") > 3 and random.random() < 0.3
            else one
            for one in said
        ]
        said = [
            one if one.count("<i>") == one.count("</i>") else one.replace("<i>", "").replace("</i>", "") for one in said
        ]
    attributes, first = "", ""
    if by == "attribute":
        attributes = f" {called}={quoteattr(turn.name)}"
    elif by == "id":
        attributes = f' {called}="{"#" if axes["ids"] == "#p1" else ""}{ids[turn.name]}"'
    elif by == "child":
        first = f"<{called}>{name}</{called}>"
    elif by == "nested child":
        given, _, family = turn.name.partition(" ")
        first = f"<{called}><firstname>{escape(given)}</firstname><lastname>{escape(family)}</lastname></{called}>"
    else:
        said[0] = f"<b>{name}:</b> {said[0]}"
    if axes["inside"] == "times":
        attributes += f' start="{12 * place}.5" end="{12 * place + 11}.0"'
    if (
        len(said) > 1
        and axes["inside"] in {"stage element", "stage brackets", "pages"}
        and axes["words"] not in {"mixed", "br"}
    ):
        said[-1] += {
            "stage element": f" <stage>({stage})</stage>",
            "stage brackets": f" ({stage})",
            "pages": ' <pb n="4"/>',
        }[axes["inside"]]
    words = {
        "mixed": "\n".join(said), "br": "<br/>".join(said), "content/p": "<content>" + "".join(f"<p>{one}</p>" for one in said) + "</content>",
    }.get(axes["words"]) or "".join(f"<{axes['words']}>{one}</{axes['words']}>" for one in said)  # fmt: skip
    after = f"\n<comment>({stage})</comment>" if axes["inside"] == "interjection" and place % 4 == 3 else ""
    return f"<{tag}{attributes}>{first}{words}</{tag}>{after}"
