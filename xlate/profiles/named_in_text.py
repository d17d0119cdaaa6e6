"""Where a transcript says in full who speaks: before the turns, and in what speakers say of themselves."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from xlate.model.document import Line
from xlate.profiles.passage import Passage
from xlate.profiles.vocabulary import bare

__all__ = ["SENTENCE_BREAK", "before_those_who_go_on", "calls", "head_lines", "head_of", "own_words", "presented"]

_ONCE = 3
"""labels that come once before those that come again: ``APPEARANCES:``, who opens"""
_LONGEST_NAME = 8
"""words, with its titles"""
_LETTERS = 2
"""full stops in what is shortened: M.P."""
_READ_AT_END = 12
"""passages"""
_ENTRY = 120
"""characters of a line in a list"""
_SENTENCE, _ENDS = 25, '.?!…”"'
"""characters of a sentence at least, and what may end it"""
_LATELY = 4
"""passages"""
_CALLED = 400
"""characters before a turn in which somebody is called"""
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
SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[^\W\d_a-z])")
"""between two sentences; a title that a full stop shortens ends none"""


def head_lines(front: list[Passage], body: list[Passage], left_out: Iterable[Line]) -> list[list[str]]:
    """The lines of each paragraph before the turns of those who speak again.

    Args:
        front: what stands before the first turn.
        body: the rest; a list of those present may be taken for a turn there.
        left_out: lines that are no text: the first sheet of a record is among them.
    """
    return [
        *([line.text for line in passage.lines] for passage in front),
        *_lists(before_those_who_go_on(body)),
        *_left_out(body, left_out, after=True),
        *_lists_at_end(body),
    ]


def head_of(front: list[Passage], body: list[Passage], left_out: Iterable[Line]) -> list[list[str]]:
    """The same lines with the labels that stand in them: a line of the head can be taken for a turn."""
    passages = (*front, *before_those_who_go_on(body))
    return [*([line.text for line in one.lines] for one in passages), *_left_out(body, left_out)]


def _lists_at_end(body: list[Passage]) -> Iterator[list[str]]:
    """The lines of short paragraphs after the last turn that are no sentences: an index, appearances."""
    for passage in reversed(body[-_READ_AT_END:]):
        lines = [line.text for line in passage.lines]
        if passage.label is not None or any(len(line) > _ENTRY or line.rstrip()[-1:] in ".?!" for line in lines):
            return
        yield lines


def _left_out(body: list[Passage], left_out: Iterable[Line], *, after: bool = False) -> list[list[str]]:
    """The paragraphs before the first turn that belong to the page: its first sheet may list those who appear.

    Args:
        body: what begins with the first turn.
        left_out: lines that are no text.
        after: what stands behind the last turn too, as an index does.
    """
    found = list[list[str]]()
    begin = body[0].line if body else 0
    end, last = (body[-1].lines[-1].number if body else 0), 0
    for line in sorted(left_out, key=lambda line: line.number):
        if not (line.number < begin or (after and line.number > end)):
            continue
        if last and line.number == last + 1:
            found[-1].append(line.text)
        else:
            found.append([line.text])
        last = line.number
    return found


def _lists(passages: list[Passage]) -> Iterator[list[str]]:
    """The lines of passages, those of speeches left out to their last paragraph."""
    speech = False
    for passage in passages:
        lines = _without_label(passage)
        speech = (speech and passage.label is None) or (passage.label is not None and _is_speech(lines))
        if not speech:
            yield lines


def _is_speech(lines: list[str]) -> bool:
    """True for several sentences: who opens a debate names the others, and lists nobody."""
    text = " ".join(lines).rstrip()
    sentences = sum(len(one) > _SENTENCE for one in SENTENCE_BREAK.split(text))
    return text[-1:] in _ENDS and sentences > 1


def _without_label(passage: Passage) -> list[str]:
    """The lines of a passage, the first from where its words begin."""
    first, *rest = passage.lines
    return [first.text[passage.candidate.end if passage.candidate else 0 :], *(line.text for line in rest)]


def before_those_who_go_on(body: list[Passage]) -> list[Passage]:
    """The passages before the first words of a label that comes again; a list of those present is taken for a turn.

    Such a label can stand on the cover too, with a name after it: ``Speaker: Ann Lee``.
    """
    labels = Counter(passage.label for passage in body if passage.label is not None)
    once = 0
    for place, passage in enumerate(body):
        if passage.label is None:
            continue
        words = [line for line in _without_label(passage) if line.strip()]
        if not words and place + 1 < len(body) and body[place + 1].label is None:
            words = [line.text for line in body[place + 1].lines]
        if labels[passage.label] > 1 and not _is_name_alone(words):
            return body[:place]
        once += 1
        if once > _ONCE:
            break
    return []


def _is_name_alone(lines: list[str]) -> bool:
    """True for what follows a label and can only be a name: two words and more with capitals, no sentence."""
    first, *others = lines or [""]
    words = first.replace(",", "").split()
    ends = not words or (words[-1][-1] in ".?!" and words[-1].count(".") < _LETTERS)
    named = 1 < len(words) <= _LONGEST_NAME and all(one[0].isupper() or len(one) <= 3 for one in words)
    return named and not ends and all(len(one.split()) <= _LONGEST_NAME and one[-1] not in ".?!" for one in others)


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


def calls(body: list[Passage]) -> dict[str, list[str]]:
    """What was said directly before the first turn of somebody, by the last word of the label.

    Three turns are looked at: who calls an expert, and the oath, stand before ``DR LEE``.
    """
    found = dict[str, list[str]]()
    for place, passage in enumerate(body):
        if passage.label is not None and (key := bare(passage.label.split()[-1])) not in found:
            found[key] = [one.text[-_CALLED:] for one in body[max(0, place - _LATELY) : place]]
    return found


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
        found += [SENTENCE_BREAK.split(words)[0] for words in after]
        found += [SENTENCE_BREAK.split(words)[-1] for words in before]
    return found
