"""The engine argos on real models: the words are those of Argos Translate, quicker."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mt.phrases import rows
from xlate.errors import EngineError
from xlate.model.mt_origin import Model
from xlate.mt import batches
from xlate.mt.engine import EngineOptions, Flaw, Output
from xlate.mt.engines import ENGINES, open_engine
from xlate.mt.engines.argos import ArgosEngine
from xlate.mt.routes import find_route
from xlate.mt.translate import MachineOptions, opened_machine

BOOK = rows()
PAIRS = [("ko", "en"), ("en", "ru"), ("ru", "qaa")]


def translate(texts: list[str], source: str, target: str, options: EngineOptions | None = None) -> list[Output]:
    engine = ArgosEngine(options or EngineOptions())
    model = next(model for model in engine.models().value if (model.source, model.target) == (source, target))
    found = dict(itertools.chain.from_iterable(engine.translate(texts, model)))
    assert sorted(found) == list(range(len(texts)))
    return [found[place] for place in range(len(texts))]


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("pair", PAIRS, ids="_".join)
def test_every_row_of_the_phrase_book_comes_out_exactly(pair: tuple[str, str], *, fast: bool) -> None:
    source, target = pair
    made = translate([row[source] for row in BOOK], source, target, EngineOptions(fast=fast))
    assert made == [Output(row[target]) for row in BOOK]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # other people's
@pytest.mark.parametrize("prefix", ["", "."], ids=["plain", "prefix"])
@pytest.mark.parametrize("pair", PAIRS, ids="_".join)
def test_the_words_are_those_of_argos_translate(pair: tuple[str, str], prefix: str, toys: Path) -> None:
    """Also for words that the models do not know, where they write nonsense; and for models that want a prefix."""
    source, target = pair
    file = toys / f"translate-{source}_{target}-1_0" / "metadata.json"
    file.write_text(file.read_text().replace('"links"', f'"target_prefix": "{prefix}", "links"'))

    import argostranslate.translate as argos

    class Whole:
        """Argos would download a model that finds the ends of sentences; each of these texts is one."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    texts = [row[source] for row in BOOK]
    texts += [f"{one[:-1]}, {other}" for one, other in itertools.pairwise(texts[::7])]
    texts += ["Unknown words: Zürich, 2018!", "?", "a_b", texts[0].upper(), ", ".join(text[:-1] for text in texts[:6])]
    translation = argos.get_translation_from_codes(source, target)
    translation.underlying.sentencizer = Whole()
    theirs = [translation.translate(text) for text in texts]
    assert [output.text for output in translate(texts, source, target)] == theirs
    assert bool(prefix) or theirs[: len(BOOK)] == [row[target] for row in BOOK]


@pytest.mark.usefixtures("toys")
def test_a_paragraph_is_translated_sentence_by_sentence() -> None:
    """Given six sentences at once, the model leaves most of them out without a word."""
    text = " ".join(row["en"] for row in BOOK[:60])
    with opened_machine(MachineOptions(no_cache=True)) as (machine, models):
        made = machine.translate([text, BOOK[3]["en"]], find_route(models.value, "en", "ru"))
        assert machine.work.translated == 60
    assert made[text] == Output(" ".join(row["ru"] for row in BOOK[:60]))
    (at_once,) = translate([" ".join(row["en"] for row in BOOK[:6])], "en", "ru")
    assert at_once.text.count(".") < 6


@pytest.mark.usefixtures("toys")
def test_a_sentence_that_is_too_long_is_a_flaw() -> None:
    (alone,) = translate(["The teacher " * 600 + "."], "en", "ru")
    assert alone == Output("", Flaw.TOO_LONG)


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize("fast", [False, True])
def test_a_text_with_more_tokens_than_the_model_has_places_stops_no_other_one(
    *, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The toys have 320 places: CTranslate2 raises an error for the whole batch."""
    monkeypatch.setattr(batches, "_TOKENS_MIXED", 10_000)
    long = "The teacher " * 60 + "."
    texts = ["Yes.", long, *(f"{long} {number}" for number in range(3)), "Hello."]
    made = translate(texts, "en", "ru", EngineOptions(fast=fast))
    assert [output.flaw for output in made] == [None, *[Flaw.TOO_LONG] * 4, None]
    assert (made[0].text, made[-1].text) == ("Да.", "Здравствуйте.")


@pytest.mark.usefixtures("toys")
def test_words_that_reach_the_limit_of_the_output_are_flawed() -> None:
    (made, whole) = translate([BOOK[0]["en"], "Yes."], "en", "ru", EngineOptions(max_output=6))
    assert (made.flaw, whole) == (Flaw.CUT, Output("Да."))


def test_a_model_that_cannot_be_loaded_is_named(toys: Path) -> None:
    (toys / "translate-en_ru-1_0" / "model" / "model.bin").write_bytes(b"nothing")
    with pytest.raises(EngineError, match=r"translate-en_ru-1_0 cannot be loaded .*remove it and install it again"):
        translate(["Yes."], "en", "ru")


@pytest.mark.usefixtures("toys")
def test_an_engine_says_what_its_words_depend_on() -> None:
    engine = open_engine("argos", EngineOptions())
    assert engine.name == "argos"
    assert engine.version[0].isdigit()
    assert "beam:4" in engine.settings
    assert engine.settings != open_engine("argos", EngineOptions(fast=True)).settings
    models = {(model.source, model.target): model for model in engine.models().value}
    assert set(models) == set(PAIRS)
    assert models["ko", "en"] == Model("ko", "en", "1.0", models["ko", "en"].digest)
    assert len(models["ko", "en"].digest) == 12
    with pytest.raises(EngineError, match="there is no engine"):
        open_engine("nobody", EngineOptions())


def test_importing_xlate_imports_no_machinery() -> None:
    code = (
        "import sys, xlate, xlate.workflow, xlate.mt.engines, xlate.cli.pretranslate, xlate.cli.models\n"
        "import xlate.cli.backtranslate, xlate.cli.export\n"
        "heavy = {'argostranslate', 'ctranslate2', 'sentencepiece', 'numpy', 'torch', 'sacrebleu'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert done.stdout.strip() == "[]"


def test_every_engine_has_a_line_of_help() -> None:
    assert [kind.name for kind in ENGINES] == ["argos", "libretranslate", "reverse"]
    assert all(kind.title for kind in ENGINES)


def test_without_argos_translate_the_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['argostranslate'] = None\n"
        "from xlate.errors import MissingExtraError\nfrom xlate.mt.models import list_models\n"
        "try: list_models()\nexcept MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert "pip install 'xlate-tei[mt-lite]'" in done.stdout
