"""What stands around the text of a page: menus, news, comments, and what a head says of it."""

from __future__ import annotations

from random import Random

from benchmarks.layouts.debates import Debate

__all__ = ["FURNITURE", "around", "head"]

FURNITURE = (
    "nav", "breadcrumbs", "cookies", "share", "tags", "related", "comments", "footer", "sidebar", "contents", "pager",
    "og", "json-ld", "author", "print", "login", "layout table",
)  # fmt: skip


def head(debate: Debate, furniture: tuple[str, ...]) -> str:
    """The head of a page."""
    more = ""
    if "og" in furniture:
        more += f'<meta property="og:title" content="{debate.title}"><meta property="article:published_time" content="2019-03-14">'
    if "json-ld" in furniture:
        more += f'<script type="application/ld+json">{{"@type": "Article", "headline": "{debate.title}", "articleBody": "{debate.turns[0].paragraphs[0]}"}}</script>'
    return f'<head><meta charset="utf-8"><title>{debate.title} | Harbour Gazette</title>{more}<style>p {{ margin: 1em }}</style></head>'


def around(debate: Debate, furniture: tuple[str, ...], text: str, random: Random, *, markup: str) -> str:
    """A page with a text in it."""
    have = set(furniture)
    first, second, third = debate.strangers
    before, after, inside, below = [], [], [], []
    links = ["Home", "News", "Members", "Committees", "Archive", "Contact us"]
    if "nav" in have:
        items = "".join(f'<li><a href="/{n}">{link}</a></li>' for n, link in enumerate(links))
        before.append(
            f"<nav><ul>{items}</ul></nav>" if random.random() < 0.5 else f'<div id="m"><ul>{items}</ul></div>'
        )
    if "login" in have:
        before.append('<form action="/login"><input name="u"><button>Sign in</button></form>')
    if "breadcrumbs" in have:
        inside.append(
            '<div class="crumbs"><a href="/">Home</a> &gt; <a href="/d">Debates</a> &gt; <a href="/d/3">March</a></div>'
        )
    if "cookies" in have:
        before.append(
            '<div class="cc-x"><p>We use cookies to make this site better.</p><button>Accept</button> <a href="/privacy">Privacy</a></div>'
        )
    if "share" in have:
        inside.append(
            '<div class="bar">Share: <a href="https://x.example">X</a> <a href="https://f.example">Facebook</a> <a href="mailto:?">Mail</a></div>'
        )
    if "print" in have:
        inside.append('<p><a href="?print=1">Print this page</a> | <a href="t.pdf">PDF</a></p>')
    if "author" in have:
        inside.append(f'<p class="byline">By {third}, 15 March 2019</p>')
    if "contents" in have and len(debate.headings) > 1:
        items = "".join(f'<li><a href="#h{n}">{one}</a></li>' for n, one in debate.headings.items())
        inside.append(f'<div class="toc"><ul>{items}</ul></div>')
    if "pager" in have:
        below.append('<div class="pg"><a href="?p=1">Previous</a> <a href="?p=3">Next</a></div>')
    if "tags" in have:
        below.append(
            '<div class="tg">Tags: <a href="/t/1">harbour</a>, <a href="/t/2">library</a>, <a href="/t/3">budget</a></div>'
        )
    if "related" in have:
        news = "".join(
            f'<li><a href="/n/{n}">{name}: the harbour will open in {n + 3} weeks</a> <span>{n + 2} April 2019</span></li>'
            for n, name in enumerate((first, second, third))
        )
        below.append(f"<h3>Related news</h3><ul>{news}</ul>")
    if "sidebar" in have:
        after.append(
            f'<aside><h4>Most read</h4><p><a href="/n/8">{second} opens the fair</a></p><p>2 May 2019</p></aside>'
        )
    if "comments" in have:
        said = "".join(
            f"<li><b>{name}</b> <small>16 March 2019</small><p>Very interesting, thank you for the text.</p></li>"
            for name in debate.strangers
        )
        after.append(f'<section id="comments"><h3>3 comments</h3><ol>{said}</ol></section>')
    if "footer" in have:
        foot = (
            "<p>Harbour Gazette, 12 Quay Street. Tel.: 555 0100</p><p>© 2019 Harbour Gazette. All rights reserved.</p>"
        )
        after.append(f"<footer>{foot}</footer>" if random.random() < 0.5 else f'<div id="foot">{foot}</div>')
    title, _, rest = text.partition("\n")
    middle = "\n".join([title, *inside, rest, *below])
    if markup == "new":
        wrap = random.choice(("main", "article", 'div class="content"', 'div id="page"'))
        middle = f"<{wrap}>{middle}</{wrap.split()[0]}>"
    elif markup == "shell":
        middle = f'<div><div class="w"><div><div class="x">{middle}</div></div></div></div>'
    if "layout table" in have and markup == "old":
        side = "<br>".join(f'<a href="{link}.htm">{link}</a>' for link in links)
        middle = f'<table width="100%"><tr><td width="150">{side}</td><td>{middle}</td></tr></table>'
    return "\n".join([*before, middle, *after])
