"""The rules of docs/encoding.md, "What follows from them", on its own table."""

from __future__ import annotations

import pytest

from xlate.model.lineage import Certainty, Hop, Kind, Lineage, Mode, classes_of_chain

TABLE = [
    (None, [], Kind.UNKNOWN, False),
    (None, ["ru"], Kind.UNKNOWN, False),
    ("en", [], Kind.ORIGINAL, False),
    ("ru", ["en"], Kind.DIRECT, False),
    ("und", ["en"], Kind.DIRECT, False),
    ("ru", ["en", "ru"], Kind.BACK, False),
    ("pt-BR", ["en", "pt"], Kind.BACK, False),
    ("ru", ["en", "ko"], Kind.RELAY, False),
    ("ko", ["ru", "en"], Kind.RELAY, False),
    ("ko", ["ru", "en", "ru"], Kind.RELAY, True),
    ("ko", ["ru", "en", "ko"], Kind.BACK, False),
    ("und", ["ru", "en", "ko"], Kind.RELAY, False),
    ("ko", ["und", "en", "und"], Kind.UNKNOWN, False),
    ("fr", ["fr-CA", "fr"], Kind.ORIGINAL, False),
    ("zh-Hant", ["zh-Latn", "fr"], Kind.DIRECT, False),
    ("fr", ["en", "en"], Kind.DIRECT, False),
    ("en", ["ru"], Kind.DIRECT, False),
]


@pytest.mark.parametrize(("spoken", "targets", "kind", "revisits"), TABLE)
def test_the_class_of_a_chain(spoken: str | None, targets: list[str], kind: Kind, revisits: bool) -> None:
    assert classes_of_chain(spoken, targets) == (kind, revisits)


def test_what_a_lineage_knows() -> None:
    hops = (
        Hop("ko", "ru", Mode.INTERPRETING, Certainty.MEDIUM),
        Hop("ru", "en", Mode.HUMAN, Certainty.MEDIUM),
        Hop("en", "ru", Mode.POST_EDITED, Certainty.HIGH),
    )
    lineage = Lineage("ko", hops)
    assert [hop.tag for hop in hops] == ["ru-t-ko", "en-t-ru", "ru-t-en-t0-und"]
    assert (lineage.current, lineage.relays, lineage.languages) == ("ru", ("ru", "en"), ("ko", "ru", "en", "ru"))
    assert (lineage.kind, lineage.revisits) == (Kind.RELAY, True)
    assert (Lineage("en").current, Lineage(None).current, Lineage(None, hops[2:]).languages) == ("en", None, ("ru",))
