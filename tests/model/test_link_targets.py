"""Which addresses of links are kept, and how."""

from __future__ import annotations

import pytest

from xlate.model.link_targets import safe_target


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        (" ../page.html ", "../page.html"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/x", "//example.org/x"),
        ("https://example.org/речь", "https://example.org/речь"),
        ("a b[1].html", "a%20b%5B1%5D.html"),
        ("100%.html#a#b", "100%25.html#a%23b"),
        ("new\nline.html", "newline.html"),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("src:s-abc", None),
        ("#top", None),
        ("mailto:", None),
        ("", None),
        (None, None),
        ("x" * 3000, None),
    ],
)
def test_only_addresses_that_an_edition_should_lead_to_are_kept(address: str | None, kept: str | None) -> None:
    assert safe_target(address) == kept
