"""What stands in the text of a web page and is none of it: footnotes, bars of links, related news, consent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from lxml import etree

from xlate.readers.html_inline import text_in

__all__ = ["find_boilerplate", "take_out_notes"]

_REFERENCE = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?", re.IGNORECASE)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:footnotes?|endnotes?|fnotes?|doc-endnotes|doc-footnote)(?:$|[\s_-])", re.IGNORECASE
)
_CALLED_NOTES = etree.XPath(
    ".//*[self::ol or self::ul or self::div or self::section or self::aside or self::li or self::p]"
    "[@*[contains(., 'note') or contains(., 'Note') or contains(., 'NOTE')]]"
)
"""elements that can hold notes by what they are called; a page has a thousand others"""
_SAYS_NOTE = re.compile(r"note", re.IGNORECASE)
_REFERRING = {"doc-noteref", "footnote-ref", "footnote-reference", "fn-ref", "noteref", "fnref"}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|addthis|sharethis|tags?|tagcloud|related|"
    r"recommended|recommendations|read-?more|more-news|see-?also|also-read|pagination|pager|newsletter|subscribe|"
    r"toolbar|disclaimer|copyright|contacts?|press-contact|media-contact|print-?link|promo|trending|most-read|latest-news|skip-?links?|byline-social|(?:site-?|page-?|global-?)?footer)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s[>›»→/|]\s")
"""between the links of a trail that leads to a page"""
_COOKIE = re.compile(r"\bcookies?\b|куки|クッキー|쿠키", re.IGNORECASE)
_CONTAINERS = {"ul", "ol", "div", "section", "p", "table", "dl", "center", "td", "header", "article"}
_DENSE = 0.75
"""share of the characters of an element that are links, from which it is a bar of links"""
_LEAD = 40
"""characters before the links of a bar: "Share on:" """
_SHARE = re.compile(r"\s*[^:：\n]{2,40}\s?[:：]\s")
_PROSE = 120
"""characters of running text beside links"""
_RUNNING = 100
"""characters of a paragraph of running text"""
_SEVERAL = 3
_EACH = 4
"""links with the same words that belong to speeches"""
_MOST_AFTER = 0.25
"""share of the text of a page that what follows it can have"""
_LABELLED = re.compile(r"^\s*[A-Z][^:]{1,40}:\s+[A-Z][^:]*[.?!]\s*$")
"""a short turn: Ann Lee: Thank you."""
_MOST_HINTED = 0.5
"""share of the words of the page that an element can have and still be boilerplate by the name of its class"""


def take_out_notes(body: etree._Element, page: str) -> set[etree._Element]:
    """Take the references to footnotes out of a page.

    Args:
        body: the whole page.
        page: the same as it is written: what is not in it at all need not be looked for.

    Returns:
        The elements that hold the notes.
    """
    notes = {one for one in (_CALLED_NOTES(body) if _SAYS_NOTE.search(page) else ()) if _is_named(one, _NOTES)}
    links = [one for one in body.iter("a") if (one.get("href") or "").startswith("#")]
    named = body.iter() if links else ()
    by_id = {value: one for one in named for key in ("id", "name") if (value := one.get(key))}
    order = {element: place for place, element in enumerate(body.iter())} if links else {}
    for link in links:
        target = by_id.get((link.get("href") or "")[1:])
        text = text_in(link).strip()
        if target is None or not _REFERENCE.fullmatch(text) or order[target] < order[link]:
            continue
        raised = next(link.iterancestors("sup"), None)
        if raised is None and next(link.iter("sup"), None) is not None:
            raised = link
        names = {*(link.get("class") or "").split(), link.get("role"), link.get("epub:type")}
        brackets = text[:1] in "[(*†‡"
        if raised is None and not brackets and _REFERRING.isdisjoint(names):
            continue
        note = _block_of(target)
        if note is None or note in set(link.iterancestors()):
            continue
        notes.add(note)
        _take_out(raised if raised is not None and text_in(raised).strip() == text else link)
    return notes


def _block_of(target: etree._Element) -> etree._Element | None:
    """The paragraph or item that a target is or stands in."""
    blocks = {"li", "p", "div", "dd", "td", "aside", "section"}
    return next((one for one in [target, *target.iterancestors()] if one.tag in blocks), None)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _is_named(element: etree._Element, names: re.Pattern[str]) -> bool:
    stated = " ".join(filter(None, map(element.get, ("class", "id", "role"))))
    return bool(stated) and names.search(stated) is not None


def find_boilerplate(content: etree._Element) -> set[etree._Element]:
    """The elements in the text of a page that are bars of links, related news and the like; never what is said.

    Links among links are no speech: an element of which nearly all words are links, and several; what calls itself
    so by its class and is mostly links or short; a question about cookies at the beginning or the end.

    Args:
        content: the element that holds the text.
    """
    whole = max(1, len(text_in(content)))
    found: set[etree._Element] = set()
    headers = _headers_of_speeches(content)
    walker = etree.iterwalk(content, events=("start",), tag=tuple(_CONTAINERS))
    for _, element in walker:
        if element is content:
            continue
        hinted = _is_named(element, _FURNITURE)
        if not hinted and next(element.iter("a", "button"), None) is None:
            continue
        size, linked, links = _size(element)
        if not size or element in headers or (headers and any(one in headers for one in element.iterdescendants())):
            continue
        if next(element.iter("h1"), None) is not None:
            continue
        dense = links >= 2 and linked >= _DENSE * size and size - linked < _PROSE and _is_list_of_links(element)
        hinted = hinted and size < _MOST_HINTED * whole and (links > 0 or size < _PROSE)
        dense = dense or (links >= 2 and size - linked <= _LEAD and _SHARE.match(text_in(element)) is not None)
        dense = dense or (links > 0 and size < _PROSE and len(_TRAIL.findall(text_in(element))) >= 2)
        if dense or hinted or _asks_for_cookies(element, size) or _is_news(element, size, whole):
            found.add(element)
            walker.skip_subtree()
    return found | _after_the_text(content, found) | _links_of_each_speech(content)


def _links_of_each_speech(content: etree._Element) -> set[etree._Element]:
    """Links with the same words beside each speech or paragraph: "Link to this contribution", "Share".

    All elements of one kind say the same; who speaks is a link as well, and comes again, but changes.
    """
    alike: defaultdict[tuple[str, str], list[etree._Element]] = defaultdict(list)
    for link in content.iter("a", "button"):
        block = next((one for one in link.iterancestors() if one.tag in _CONTAINERS or one is content), content)
        alike[block.get("class") or "", link.get("class") or ""].append(link)
    found: set[etree._Element] = set()
    for links in alike.values():
        said = {" ".join(text_in(one).split()) for one in links}
        text = said.pop()
        if said or not text or len(links) < _EACH or len(text) > _LEAD or not all(map(_stands_alone, links)):
            continue
        if any(word[0].islower() for word in text.split()[1:]) or all(map(_ends_words, links)):
            found.update(links)
    return found


def _stands_alone(link: etree._Element) -> bool:
    """True if no sentence goes on around a link: it begins or ends what it stands in."""
    before = link.getprevious()
    parent = link.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else None) or ""
    return not said.strip() or not (link.tail or "").strip()


def _ends_words(link: etree._Element) -> bool:
    """True if a link stands behind words of the element that holds both, and none follow it."""
    for around in link.iterancestors():
        text = text_in(around).strip()
        if len(text) > 2 * _LEAD:
            return text.endswith(text_in(link).strip())
    return False


def _headers_of_speeches(content: etree._Element) -> set[etree._Element]:
    """Elements with links, of one class, that come again with words of somebody after each: who speaks is a link."""
    alike: defaultdict[tuple[str, str], list[etree._Element]] = defaultdict(list)
    for element in content.iter("div", "header", "p", "h2", "h3", "h4", "h5", "h6"):
        if (
            element.find(".//a[@href]") is not None
            and 0 < _length(element) <= _PROSE
            and not _is_named(element, _FURNITURE)
        ):
            alike[str(element.tag), element.get("class") or ""].append(element)
    found: set[etree._Element] = set()
    for elements in alike.values():
        spoken = sum(_is_before_words(one) for one in elements)
        if len(elements) >= _SEVERAL and spoken * 5 >= len(elements) * 4:
            found.update(elements)
    return found


def _is_before_words(element: etree._Element) -> bool:
    """True if running text without links follows an element, in the same parent or right after it."""
    after = next((one for one in element.itersiblings() if isinstance(one.tag, str)), None)
    if after is None:
        return False
    size, linked, _ = _size(after)
    return size > 0 and linked * 4 <= size


def _after_the_text(content: etree._Element, found: set[etree._Element]) -> set[etree._Element]:
    """What follows the first boilerplate after the last running text, such as addresses and dates of publication."""
    more: set[etree._Element] = set()
    whole = max(1, _length(content))
    alike = Counter((one.tag, one.get("class")) for one in found)
    ends = [one for one in found if alike[one.tag, one.get("class")] < _SEVERAL]  # the others belong to each speech
    for element in sorted(ends, key=lambda one: one.sourceline or 0):
        following = [
            sibling
            for one in [element, *element.iterancestors()]
            if one is not content and content in set(one.iterancestors())
            for sibling in one.itersiblings()
            if isinstance(sibling.tag, str)
        ]
        rest = [one for one in following if one not in found]
        tails = [one.tail or "" for one in [element, *following]]
        if sum(map(_length, rest)) > _MOST_AFTER * whole:
            continue
        if rest and not any(map(_has_prose, rest)) and not any(len(tail.strip()) >= _RUNNING for tail in tails):
            more |= set(rest)
    return more


def _has_prose(element: etree._Element) -> bool:
    texts = (text_in(one) for one in element.iter("p", "dd", "td", "blockquote", "li"))
    whole = text_in(element) if element.find(".//p") is None else ""
    return (
        any(len(" ".join(text.split())) >= _RUNNING for text in (*texts, whole)) or _LABELLED.search(whole) is not None
    )


def _size(element: etree._Element) -> tuple[int, int, int]:
    """Characters of the text of an element, of them in links, and links."""
    linked = [_length(link) for link in element.iter("a") if link.get("href")]
    return _length(element), sum(linked), sum(map(bool, linked))


def _length(element: etree._Element) -> int:
    return len(" ".join(text_in(element).split()))


def _is_list_of_links(element: etree._Element) -> bool:
    """True if what is between the links is no more than signs: a sentence about two links goes on between them."""
    between = [text for text in _outside_links(element) if any(character.isalpha() for character in text)]
    return sum(len(text) for text in between) <= 40


def _outside_links(element: etree._Element) -> Iterator[str]:
    if element.tag == "a" and element.get("href"):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _outside_links(child)
        if child.tail:
            yield child.tail


def _asks_for_cookies(element: etree._Element, size: int) -> bool:
    text = text_in(element)
    asks = element.find(".//button") is not None or element.find(".//a[@href]") is not None
    return size < 600 and asks and _COOKIE.search(text) is not None


def _is_news(element: etree._Element, size: int, whole: int) -> bool:
    """True for a row of items that each begin with a link to another page, as lists of other news do."""
    if element.tag not in {"ul", "ol", "div", "section"} or size > whole // 2:
        return False
    items = [child for child in element if isinstance(child.tag, str) and text_in(child).strip()]
    if any(len((one.tail or "").strip()) > _LEAD for one in items):
        return False  # links in running text
    beginning = sum(map(_begins_with_link, items))
    return beginning >= 2 and beginning >= len(items) - 1


def _begins_with_link(item: etree._Element) -> bool:
    """True if the first words of an element are a link out of the page, of some length, after a date at most."""
    for one in item.iter():
        if one.tag == "a" and one.get("href"):
            out = not (one.get("href") or "#").startswith(("#", "mailto:"))
            return out and len(text_in(one).strip()) >= 12
        if one.text and one.text.strip() and one.tag not in {"time", "small"} and not _is_date(one.text):
            return False
    return False


def _is_date(text: str) -> bool:
    return len(text.strip()) <= 20 and any(character.isdigit() for character in text)
