"""Where a transcript says in full who speaks: before the turns, and in what speakers say of themselves."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from xlate.model.document import Line
from xlate.profiles.passage import Passage
from xlate.profiles.vocabulary import bare

__all__ = ["head_lines", "head_of", "own_words", "presented"]

_ONCE = 3
"""labels that come once before those that come again: ``APPEARANCES:``, who opens"""
_TURNS_READ = 3
_READ = 200
"""characters of a turn"""
_OPENS = 6
"""turns in which those who speak are presented"""
_PRESENTS = re.compile(
    r"\b(?:guests?|joined by|joining (?:me|us)|(?:here|speak(?:ing)?|talk(?:ing)?|sit(?:ting)?|conversation"
    r"|interview(?:ing)?) (?:today )?(?:with|to)|with (?:me|us) (?:is|are|today)|welcom(?:e|ing)|introduce|this is"
    r"|we have(?= (?:dr|mr|mrs|ms|prof|professor)\b)"
    r"|(?:a|zu) Gast|Gäste|begrüße|(?:bei|mit) (?:mir|uns) (?:ist|sind)|willkommen"
    r"|invitée?s?|accueill\w+|je reçois|recevons|avec (?:moi|nous)|bienvenue"
    r"|invitad[oa]s?|acompañan?|con(?:migo| nosotros)|bienvenid[oa]s?|convidad[oa]s?|comigo|conn?osco|bem-vind[oa]s?"
    r"|ospit[ei]|con (?:me|noi)|benvenut[oaie]|te gast|gasten?|(?:bij|met) (?:mij|ons)|welkom"
    r"|gäste?r?|gjest(?:er)?|gæst(?:er)?|(?:väl|vel)kommen|med (?:m[ie]g|oss|os)"
    r"|гост(?:ь|ья|и)|с нами|у нас|gość|gościem|hostem|vendég\w*|konu\w*)\b",
    re.IGNORECASE,
)
"""what a host says before or after the names of guests"""
_PRESENTED = re.compile(
    r"\b(?:join(?:s|ed)? (?:me|us)|(?:is|are) (?:my|our) guests?|(?:is|are) (?:here )?with (?:me|us)|is here"
    r"|(?:est|sont) avec nous|ist (?:heute )?(?:bei|mit) (?:mir|uns)|nos acompaña|está con nosotros"
    r"|está con(?:n?osco|migo)|è (?:qui )?con (?:noi|me)|is bij ons|är med oss|er med oss)\b",
    re.IGNORECASE,
)
"""what follows the names of guests"""
_NEAR = 100
"""characters between such words and the names"""
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[^\W\d_a-z])")


def head_lines(front: list[Passage], body: list[Passage], left_out: Iterable[Line]) -> list[list[str]]:
    """The lines of each paragraph before the turns of those who speak again.

    Args:
        front: what stands before the first turn.
        body: the rest; a list of those present may be taken for a turn there.
        left_out: lines that are no text: the first sheet of a record is among them.
    """
    return [
        *([line.text for line in passage.lines] for passage in front),
        *(_without_label(passage) for passage in _before_those_who_go_on(body)),
        *_left_out_before(body, left_out),
    ]


def head_of(front: list[Passage], body: list[Passage], left_out: Iterable[Line]) -> list[list[str]]:
    """The same lines with the labels that stand in them: a line of the head can be taken for a turn."""
    passages = (*front, *_before_those_who_go_on(body))
    return [*([line.text for line in one.lines] for one in passages), *_left_out_before(body, left_out)]


def _left_out_before(body: list[Passage], left_out: Iterable[Line]) -> list[list[str]]:
    """The paragraphs before the first turn that belong to the page: its first sheet may list those who appear.

    Args:
        body: what begins with the first turn.
        left_out: lines that are no text.
    """
    found = list[list[str]]()
    end, last = (body[0].line if body else 0), 0
    for line in sorted(left_out, key=lambda line: line.number):
        if line.number >= end:
            break
        if last and line.number == last + 1:
            found[-1].append(line.text)
        else:
            found.append([line.text])
        last = line.number
    return found


def _without_label(passage: Passage) -> list[str]:
    """The lines of a passage, the first from where its words begin."""
    first, *rest = passage.lines
    return [first.text[passage.candidate.end if passage.candidate else 0 :], *(line.text for line in rest)]


def _before_those_who_go_on(body: list[Passage]) -> list[Passage]:
    """The passages before the first label that comes again, where a list of those present is taken for a turn."""
    labels = Counter(passage.candidate.label for passage in body if passage.candidate is not None)
    once = 0
    for place, passage in enumerate(body):
        if passage.candidate is not None and labels[passage.candidate.label] > 1:
            return body[:place]
        once += passage.candidate is not None
        if once > _ONCE:
            break
    return []


def own_words(body: list[Passage]) -> dict[str, list[str]]:
    """How the first turns of somebody begin, by the last word of the label."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in body:
        if passage.candidate is None:
            continue
        own = found[bare(passage.candidate.label.split()[-1])]
        if len(own) < _TURNS_READ:
            own.append(" ".join(" ".join(_without_label(passage)).split())[:_READ])
    return dict(found)


def presented(body: list[Passage]) -> list[str]:
    """What the first turns say where a host presents those who speak: ``My guest today is Ann Lee``.

    Returns:
        what follows the words of presenting, and what stands before those that follow a name, as "joins us".
    """
    turns = [place for place, passage in enumerate(body) if passage.candidate is not None][:_OPENS]
    opening = body[turns[0] + 1 : turns[1]] if len(turns) > 1 else []  # the other paragraphs of who opens
    found = list[str]()
    for turn in (*(body[place] for place in turns), *opening[:_OPENS]):
        text = " ".join(" ".join(_without_label(turn)).split())
        after = (text[told.end() : told.end() + _NEAR] for told in _PRESENTS.finditer(text))
        before = (text[max(0, told.start() - _NEAR) : told.start()] for told in _PRESENTED.finditer(text))
        found += [_SENTENCE.split(words)[0] for words in after] + [_SENTENCE.split(words)[-1] for words in before]
    return found
