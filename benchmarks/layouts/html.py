"""Web pages of publishers that nobody has seen: a debate in a layout that chance puts together."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.layouts.debates import Debate, Turn
from benchmarks.layouts.furniture import FURNITURE, around, head

__all__ = ["Layout", "draw", "render"]

_INLINE = ("b", "strong", "span", "em", "a", "font", "u", "name-tag")
_BLOCKS = ("p", "div", "h2", "h3", "h4", "h5", "h6", "center", "strong", "span", "speaker-name", "header")
_RELATIONS = ("first p", "first p", "sibling", "sibling", "wrapped", "parent", "parent", "columns", "dl", "line", "br")
_SPEECHES = ("p", "p", "p", "div", "br br", "text", "blockquote", "li", "p in div")
_CLASSES = ("none", "meaning", "plain", "each person")
_EXTRAS = ("none", "none", "link", "avatar", "icon", "time before", "time after", "anchor", "office", "party", "number")
_INSIDE = ("nothing", "nothing", "em stage", "bracket stage", "class stage", "footnotes", "pages", "links", "bold words", "list", "table", "narrative")  # fmt: skip
_HEADINGS = ("none", "h2", "h3", "bold p", "center", "caps p")
_MARKUP = ("new", "new", "new", "old", "shell")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is laid out, axis by axis."""

    axes: dict[str, str]
    furniture: tuple[str, ...] = field(default=())


def draw(random: Random) -> Layout:
    """A layout by chance, of things that go together."""
    relation = random.choice(_RELATIONS)
    speech = random.choice(_SPEECHES)
    if relation in {"first p", "line"}:
        speech = random.choice(("p", "p", "div", "li", "blockquote"))
    if relation == "br":
        speech = "br br"
    if relation == "sibling":
        speech = random.choice(("p", "p", "div", "blockquote", "text", "p in div", "li"))
    label = random.choice(_INLINE if relation in {"first p", "br", "line"} else _BLOCKS)
    if relation in {"columns", "dl"}:
        label = random.choice(("bare", "b", "strong", "span", "a"))
    if relation == "sibling" and label in {"strong", "span"} and speech == "text":
        label = "div"
    kind = random.choice(_CLASSES)
    if label in {"span", "a", "bare"} and relation in {"first p", "br", "line", "sibling"}:
        kind = random.choice(("meaning", "plain"))
    ends = "none"
    if relation in {"first p", "br"}:
        ends = random.choice(("colon in", "colon in", "colon out", "colon out", "dash"))
        if label in {"b", "strong"}:
            ends = random.choice(("colon in", "colon in", "colon out", "dash", "stop in", "nothing"))
    elif random.random() < 0.3:
        ends = "colon in"
    if relation in {"first p", "br", "line"} and label in {"em", "u", "font"}:
        ends = random.choice(("colon in", "colon out"))
    extra = random.choice(_EXTRAS)
    if label == "a" and extra == "link":
        extra = "none"
    axes = {
        "relation": relation, "label": label, "class": kind, "ends": ends, "speech": speech, "extra": extra,
        "inside": random.choice(_INSIDE), "headings": random.choice(_HEADINGS), "markup": random.choice(_MARKUP),
        "case": random.choice(("as is", "as is", "as is", "capitals")), "named": random.choice(("turn", "turn", "paragraph")),
        "entities": random.choice(("no", "no", "yes")), "lines": random.choice(("one", "wrapped", "indented")),
    }  # fmt: skip
    return Layout(axes, tuple(random.sample(FURNITURE, k=random.randint(2, 9))))


def render(debate: Debate, layout: Layout, random: Random) -> str:
    """A page."""
    page = _Page(debate, layout.axes, random)
    text = page.text()
    made = around(debate, layout.furniture, page.titled(text), random, markup=layout.axes["markup"])
    made = f'<!DOCTYPE html>\n<html lang="{debate.language}">{head(debate, layout.furniture)}\n<body>\n{made}\n</body></html>'
    return _old(made) if layout.axes["markup"] == "old" else made


def _old(page: str) -> str:
    """Markup of long ago: tags in capitals, no ends of paragraphs."""
    page = page.replace("<!DOCTYPE html>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">').replace(
        "</p>", ""
    )
    for tag in ("p", "b", "td", "tr", "table", "br", "font", "center", "i"):
        page = page.replace(f"<{tag}>", f"<{tag.upper()}>").replace(f"</{tag}>", f"</{tag.upper()}>")
        page = page.replace(f"<{tag} ", f"<{tag.upper()} ")
    return page


@dataclass(slots=True)
class _Page:
    debate: Debate
    axes: dict[str, str]
    random: Random
    number: int = 0
    made_up: str = ""
    """the first letter of classes that mean nothing"""

    def text(self) -> str:
        """The turns."""
        self.made_up = self.random.choice(("c", "x-", "css-1f", "text"))
        relation = self.axes["relation"]
        make: Callable[[Turn, bool], str] = getattr(self, f"_{relation.replace(' ', '_')}")
        parts: list[str] = []
        for place, turn in enumerate(self.debate.turns):
            if place in self.debate.headings and (heading := self._heading(self.debate.headings[place])):
                if relation in {"columns", "dl", "br"} and parts:
                    parts.append(self._ends())
                parts.append(heading)
                parts.append(self._begins())
            elif place == 0:
                parts.append(self._begins())
            if place and place % 7 == 0:
                parts.append(self._between())
            self.number = place
            each = self.axes["named"] == "paragraph" and relation in {"columns", "first p", "parent", "wrapped"}
            split = [Turn(turn.name, turn.office, (one,)) for one in turn.paragraphs] if each else [turn]
            parts += [make(one, place > 0) for one in split]
        parts.append(self._ends())
        parts.append(self._notes())
        return "\n".join(part for part in parts if part)

    def titled(self, text: str) -> str:
        return (
            f"<h1>{self.debate.title}</h1>\n<p>{self.debate.date}</p>\n{text}"
            if self.axes["markup"] != "old"
            else f"<center><h2>{self.debate.title}</h2></center>\n<p>{self.debate.date}</p>\n{text}"
        )

    def _begins(self) -> str:
        return {"columns": "<table>", "dl": "<dl>", "br": "<div>"}.get(self.axes["relation"], "")

    def _ends(self) -> str:
        return {"columns": "</table>", "dl": "</dl>", "br": "</div>"}.get(self.axes["relation"], "")

    def _heading(self, words: str) -> str:
        return {
            "none": "", "h2": f"<h2>{words}</h2>", "h3": f'<h3 class="t">{words}</h3>', "bold p": f"<p><b>{words}</b></p>",
            "center": f"<center>{words}</center>", "caps p": f"<p>{words.upper()}</p>" if words.upper() != words else f"<p><b>{words}</b></p>",
        }[self.axes["headings"]]  # fmt: skip

    def _between(self) -> str:
        """What stands between turns."""
        if self.axes["relation"] in {"columns", "dl", "br"}:
            return ""
        stage = self.random.choice(self.debate.stage)
        return {
            "em stage": f"<p><em>({stage})</em></p>", "bracket stage": f"<p>[{stage}]</p>",
            "class stage": f'<p class="stage">({stage})</p>', "pages": f'<span class="page-number" id="p{self.number}">{self.number}</span>',
        }.get(self.axes["inside"], "")  # fmt: skip

    def _notes(self) -> str:
        if self.axes["inside"] != "footnotes":
            return ""
        notes = "".join(
            f'<li id="fn{n}">See the report of {1990 + n}, page {n}. <a href="#r{n}">↩</a></li>' for n in (3, 6, 9)
        )
        return f'<div class="footnotes"><ol>{notes}</ol></div>'

    # labels

    def _class(self, turn: Turn) -> str:
        names = {
            "none": "", "meaning": self._once("speaker", "name", "talker", "member-name"), "plain": f"{self.made_up}7",
            "each person": f"{self.made_up}{'abcdefghijklm'[len(turn.name) % 12]}{len(turn.name.split()[0])}",
        }[self.axes["class"]]  # fmt: skip
        return f' class="{names}"' if names else ""

    def _once(self, *choices: str) -> str:
        return choices[len(self.made_up) % len(choices)]

    def _name(self, turn: Turn) -> str:
        name = turn.name.upper() if self.axes["case"] == "capitals" else turn.name
        extra = self.axes["extra"]
        if extra == "office" and turn.office:
            name = (
                f"{name}, {turn.office}"
                if self.number % 2 or self.axes["label"] != "span"
                else f"{name} ({turn.office})"
            )
        elif extra == "party":
            name = f"{name} ({'ABD'[len(turn.name) % 3]}LP)"
        name = self._plain(name)
        minute = f"{9 + self.number // 20:02}:{3 * self.number % 60:02}"
        return {
            "link": f'<a href="/people/{len(turn.name)}">{name}</a>', "avatar": f'<img src="/i/{len(turn.name)}.jpg" alt="">{name}',
            "icon": f'<i class="fa fa-user"></i> {name}', "time before": f"<time>{minute}</time> {name}",
            "time after": f'{name} <span class="at">{minute}</span>', "anchor": f'<a name="s{self.number}"></a>{name}',
            "number": f"{self.number + 1}. {name}",
        }.get(extra, name)  # fmt: skip

    def _label(self, turn: Turn) -> str:
        name, ends, tag = self._name(turn), self.axes["ends"], self.axes["label"]
        inside = {"colon in": ":", "stop in": "."}.get(ends, "")
        outside = {"colon out": ":", "dash": " –"}.get(ends, "")
        if tag == "bare":
            return f"{name}{inside}{outside}"
        colour = ' color="#003366"' if tag == "font" else ' href="/people/x"' if tag == "a" else ""
        return f"<{tag}{colour}{self._class(turn)}>{name}{inside}</{tag}>{outside}"

    # words

    def _plain(self, words: str) -> str:
        made = html.escape(words, quote=False)
        if self.axes["entities"] == "yes":
            made = "".join(f"&#{ord(one)};" if ord(one) > 255 and self.number % 3 else one for one in made).replace(
                "’", "&rsquo;"
            )
        return made

    def _said(self, words: str) -> str:
        made = self._plain(words)
        inside = self.axes["inside"]
        stage = self.random.choice(self.debate.stage)
        if self.axes["lines"] != "one":
            made = made.replace(". ", ".\n" if self.axes["lines"] == "wrapped" else ".\n\t\t\t")
        if len(words) < 60 or self.random.random() < 0.7:
            return made
        first, space, rest = made.partition(" ")
        return {
            "em stage": f"{made} <i>({stage})</i>", "bracket stage": f"{made} ({stage}.)",
            "footnotes": f'{made}<sup><a id="r3" href="#fn3">3</a></sup>', "links": f'<a href="/a/1">{first}</a>{space}{rest}',
            "bold words": f"{first}{space}<b>{rest[:12].rpartition(' ')[0]}</b> {rest[:12].rpartition(' ')[2]}{rest[12:]}" if "&" not in rest[:14] and "<" not in rest[:14] and " " in rest[:12] else made,
        }.get(inside, made)  # fmt: skip

    def _speech(self, paragraphs: tuple[str, ...], label: str = "") -> str:
        """Paragraphs, the first of which begins with a label."""
        speech = self.axes["speech"]
        said = [self._said(one) for one in paragraphs]
        if label:
            said[0] = f"{label} {said[0]}"
        if speech in {"br br", "text"}:
            return "<br><br>\n".join(said)
        if speech == "li":
            return f"<ul>{''.join(f'<li>{one}</li>' for one in said)}</ul>"
        tag = "p" if speech == "p in div" else speech
        made = [f"<{tag}>{one}</{tag}>" for one in said]
        if len(made) > 2 and not label and self.axes["inside"] == "list":
            made[-1] = f"<ul><li>{said[-1]}</li></ul>"
        if len(made) > 2 and not label and self.axes["inside"] == "table":
            made[-1] = f"<table><tr><th>2018</th><th>2019</th></tr><tr><td>12</td><td>14</td></tr></table>{made[-1]}"
        joined = "\n".join(made)
        return f"<div>{joined}</div>" if speech == "p in div" and not label else joined

    # relations of label and words

    def _first_p(self, turn: Turn, _: bool) -> str:
        return self._speech(turn.paragraphs, self._label(turn))

    def _line(self, turn: Turn, _: bool) -> str:
        return self._speech(turn.paragraphs, f"{self._label(turn)}<br>")

    def _br(self, turn: Turn, follows: bool) -> str:
        return f"{'<br><br>' if follows else ''}{self._speech(turn.paragraphs, self._label(turn))}"

    def _sibling(self, turn: Turn, _: bool) -> str:
        speech = self._speech(turn.paragraphs)
        return f"{self._label(turn)}\n{speech}"

    def _wrapped(self, turn: Turn, _: bool) -> str:
        return f"{self._label(turn)}\n<div{self._words_class()}>{self._speech(turn.paragraphs)}</div>"

    def _parent(self, turn: Turn, _: bool) -> str:
        tag = self._once("div", "section", "article", "li")
        open_, close = ("<ul>", "</ul>") if tag == "li" else ("", "")
        name = ' class="row"' if self.axes["class"] != "meaning" else ' class="contribution"'
        words = self._speech(turn.paragraphs)
        if self.axes["speech"] in {"text", "br br"} and len(self.made_up) > 1:
            words = f"<div{self._words_class()}>{words}</div>"
        return f"{open_}<{tag}{name}>{self._label(turn)}\n{words}</{tag}>{close}"

    def _words_class(self) -> str:
        return {"none": "", "meaning": ' class="speech"'}.get(self.axes["class"], f' class="{self.made_up}9"')

    def _columns(self, turn: Turn, _: bool) -> str:
        clock = (
            f"<td>{9 + self.number // 20}:{3 * self.number % 60:02}</td>" if self.axes["extra"] == "time before" else ""
        )
        tag = "th" if self.axes["class"] == "each person" else "td"
        return f"<tr>{clock}<{tag}>{self._label(turn)}</{tag}><td>{self._speech(turn.paragraphs)}</td></tr>"

    def _dl(self, turn: Turn, _: bool) -> str:
        if self.axes["speech"] in {"p", "div"}:
            said = "".join(f"<dd>{self._said(one)}</dd>" for one in turn.paragraphs)
            return f"<dt>{self._label(turn)}</dt>{said}"
        return f"<dt>{self._label(turn)}</dt>\n<dd>{self._speech(turn.paragraphs)}</dd>"


SUFFIX = "html"
