"""What speaks against speech in rows of names and texts: fields that goods, places, programs and reviews have.

A list of reviews has an author and a text in each row, as a conversation has. What stands beside them tells them apart:
nobody who speaks has a price, a rating, a version or coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["NO_SPEECH", "are_things", "is_list_of_things", "kinds_of_cells", "surely_things"]

NO_SPEECH = 'if somebody speaks in it, call what says who "speaker" and what is said "text"'
"""what to do with a list of things that is none"""

_THINGS = frozenset({
    "price", "prices", "cost", "amount", "currency", "debit", "balance", "betrag", "iban", "invoice",
    "qty", "quantity", "stock", "sku", "discount", "salary", "budget",
    "precio", "preis", "prix", "prezzo", "цена", "價格", "价格", "価格", "가격",
    "rating", "ratings", "rated", "stars", "stargazers", "upvotes", "downvotes", "likes", "dislikes", "helpful",
    "retweets", "retweet", "followers", "favorites", "favorite", "favourites", "hashtags", "hashtag", "karma",
    "bewertung",
    "version", "license", "licence", "dependencies", "repository", "scripts", "sha", "commit", "commits", "login",
    "isbn", "issn", "doi", "publisher", "edition", "artist", "album", "director", "actor", "actors",
    "latitude", "longitude", "lat", "lng", "lon", "geometry", "coordinates", "address", "street", "zip", "zipcode",
    "postcode", "postalcode", "plz", "strasse", "straße", "calle", "rue", "адрес", "住所", "地址",
    "phone", "telephone", "mobile", "fax", "email", "telefon", "teléfono", "телефон", "电话", "電話",
    "ingredients", "servings", "calories", "recipe", "cuisine",
    "employee", "hired", "hours", "dob", "birthday", "birthdate", "born", "died", "department",
    "screenname", "answerstart", "intent", "pos", "lemma", "tokenid", "severity", "stacktrace", "logger",
    "itunes", "lastmod", "changefreq", "guid", "pubdate",
})  # fmt: skip
"""words in names of fields of things, and of nothing that is said"""
_PERHAPS = frozenset({
    "entities", "url", "link", "href", "uri", "image", "images", "img", "photo", "picture", "icon", "thumbnail",
    "avatar",
    "category", "categories", "tag", "tags", "keywords", "slug", "genre", "status", "city", "town",
    "label", "labels", "class", "sentiment", "color", "colour", "size", "weight", "model", "brand", "level", "priority",
    "milestone", "assignee", "task", "step", "steps", "project", "description", "summary", "abstract", "bio",
    "definition", "required", "enabled", "default", "deprecated", "website", "homepage", "votes", "sections", "faq",
    "faqs", "qas", "quiz", "flashcards", "contributors", "maintainers", "reviews", "products", "recipes", "issues",
    "articles", "books", "features", "places",
})  # fmt: skip
"""words in names of fields of things that transcripts have too, though seldom several of them"""
_SEVERAL = 2
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")
_CELLS = {
    "addresses of mail": re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,4}"),
    "telephone numbers": re.compile(r"(?:\+|\(?0)[\d\s()./-]{6,20}|\d{3}[-.\s]\d{3}[-.\s]\d{4}|\d{3}-\d{4}"),
    "prices": re.compile(r"[$€£¥₹₽]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:[$€£¥₹₽]|USD|EUR|GBP|CHF)"),
    "coordinates": re.compile(r"[-+]?\d{1,3}\.\d{4,12}(?:,\s?[-+]?\d{1,3}\.\d{4,12})?"),
}  # fmt: skip
_MOST = 400
"""cells of a column that are looked at"""


def are_things(names: Iterable[str], *, around: Iterable[str] = (), named: bool = True) -> str | None:
    """The names of fields that speak against speech, for a message; None if too little does.

    Args:
        names: of all fields of the rows.
        around: names of what is around them, of which several have to speak against it.
        named: rows say who they are of; where they do not, less is enough.
    """
    sure = [name for name in names if _has(name, _THINGS)]
    perhaps = [name for name in names if _has(name, _PERHAPS) and name not in sure]
    outside = [name for name in around if _has(name, _THINGS)]
    enough = len(perhaps) >= (_SEVERAL if named else 1) or len(outside) >= _SEVERAL
    return ", ".join(f'"{name}"' for name in [*sure, *perhaps, *outside][:3]) if sure or enough else None


def surely_things(names: Iterable[str]) -> bool:
    """True if one of the names of fields is of a thing, and of nothing that is said."""
    return any(_has(name, _THINGS) for name in names)


def _has(name: str, words: frozenset[str]) -> bool:
    """True if a name is one of some words, or has one in it: ``html_url``, ``likeCount``."""
    tokens = [token.casefold() for token in _TOKEN.findall(name)]
    return not words.isdisjoint([*tokens, "".join(tokens)])


def is_list_of_things(name: str) -> bool:
    """True for the name of a list of things: ``steps``, ``reviews``."""
    return _has(name, _THINGS | _PERHAPS)


def kinds_of_cells(columns: Mapping[str, Sequence[str]]) -> str | None:
    """What stands in a column that no transcript has: prices, telephone numbers; None if there is none."""
    for heading, texts in columns.items():
        filled = [text.strip() for text in texts[:_MOST] if text.strip()]
        for kind, shape in _CELLS.items():
            if filled and 2 * sum(shape.fullmatch(text) is not None for text in filled) > len(filled):
                return f'{kind} in "{heading}"'
    return None
