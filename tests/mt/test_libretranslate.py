"""The adapter for LibreTranslate, against a real server on the loopback device."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.mt.loopback import Answer, Server, served
from tests.mt.phrases import rows
from tests.teitext import po
from xlate.errors import EngineError
from xlate.model.mt_origin import Model
from xlate.mt.engine import EngineOptions
from xlate.mt.engines import libretranslate
from xlate.mt.engines.libretranslate import KEY_VARIABLE, LibreTranslateEngine

BOOK = {row["en"]: row["ru"] for row in rows()}
SECRET = "s3cr3t-k3y"  # noqa: S105  # of a server in this test
LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "ru", "zt"]},
    {"code": "ru", "name": "Russian", "targets": ["en"]},
    {"code": "zt", "name": "Chinese (traditional)", "targets": []},
    {"code": "xx-not-one", "name": "None", "targets": ["en"]},
]
RU = Model("en", "ru")


def as_json(value: Any, status: int = 200, **headers: str) -> Answer:
    return status, {"Content-Type": "application/json", **headers}, json.dumps(value).encode()


def libre(server: Server, path: str, question: dict[str, Any] | None) -> Answer:  # noqa: ARG001
    """A server that knows the phrase book."""
    if path == "/languages":
        return as_json(LANGUAGES)
    assert question is not None
    if path != "/translate" or question["format"] != "text":
        return as_json({"error": "bad request"}, 400)
    return as_json({"translatedText": [BOOK.get(text, f"  {text.upper()}\n") for text in question["q"]]})


def translate(engine: LibreTranslateEngine, texts: list[str], model: Model = RU) -> list[str]:
    found = dict(itertools.chain.from_iterable(engine.translate(texts, model)))
    return [found[place].text for place in range(len(texts))]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libretranslate, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(libretranslate, "_TIME_OUT", 0.5)
    monkeypatch.delenv(KEY_VARIABLE, raising=False)


def test_texts_go_in_batches_and_come_back_in_order() -> None:
    texts = [*BOOK, *("unknown " * 300 + str(number) for number in range(3))]
    with served(libre) as server:
        engine = LibreTranslateEngine(EngineOptions(url=f"{server.url}/"))
        made = translate(engine, texts)
    assert made[: len(BOOK)] == list(BOOK.values())
    assert made[-1].startswith("UNKNOWN UNKNOWN")
    questions = [question for _, question in server.questions if question]
    assert 4 <= len(questions) <= 10
    assert all(len(question["q"]) <= 50 and "api_key" not in question for question in questions)


def test_the_languages_are_those_that_the_server_names() -> None:
    with served(libre) as server:
        engine = LibreTranslateEngine(EngineOptions(url=server.url))
        found = engine.models()
        translate(engine, ["Yes."], Model("en", "zh-Hant"))
        assert "knows en, ru, zh-Hant" in engine.hint("en", "de")
    assert set(found.value) == {RU, Model("ru", "en"), Model("en", "zh-Hant")}
    assert [finding.code for finding in found.findings] == ["XL801"]
    assert server.questions[-1][1] is not None
    assert server.questions[-1][1]["target"] == "zt"
    assert (engine.name, engine.version, engine.settings) == ("libretranslate", "-", server.url)


def busy(status: int, times: int, **headers: str) -> Callable[[Server, str, dict[str, Any] | None], Answer]:
    def answer(server: Server, path: str, question: dict[str, Any] | None) -> Answer:
        if len(server.questions) <= times:
            return as_json({"error": "slow down"}, status, **headers)
        return libre(server, path, question)

    return answer


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    with served(busy(status, 3, **{"Retry-After": "0.05"})) as server:
        assert translate(LibreTranslateEngine(EngineOptions(url=server.url)), ["Yes."]) == ["Да."]
    assert len(server.questions) == 4
    with served(busy(status, 9)) as server, pytest.raises(EngineError, match=f"refuses: {status} slow down"):
        translate(LibreTranslateEngine(EngineOptions(url=server.url)), ["Yes."])
    assert len(server.questions) == 4


def test_a_server_that_is_not_there_or_hangs_is_named() -> None:
    with served(libre) as server:
        url = server.url
    with pytest.raises(EngineError, match=r"does not answer \(.*refused.*4 tries\); is it running\?"):
        translate(LibreTranslateEngine(EngineOptions(url=url)), ["Yes."])

    def hang(server: Server, path: str, question: dict[str, Any] | None) -> Answer:
        time.sleep(0.2)
        return libre(server, path, question)

    with served(hang) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(libretranslate, "_TIME_OUT", 0.02)
        with pytest.raises(EngineError, match="timed out"):
            translate(LibreTranslateEngine(EngineOptions(url=server.url)), ["Yes."])


def test_the_key_comes_from_the_environment_and_is_in_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, SECRET)

    def refuse(server: Server, path: str, question: dict[str, Any] | None) -> Answer:  # noqa: ARG001
        assert question is not None
        return as_json({"error": f"Invalid API key {question['api_key']}"}, 403)

    with served(refuse) as server, pytest.raises(EngineError) as caught:
        translate(LibreTranslateEngine(EngineOptions(url=server.url)), ["Yes."])
    assert str(caught.value).endswith("/translate refuses: 403 Invalid API key ***")
    with pytest.raises(EngineError, match="would travel unencrypted") as caught:
        LibreTranslateEngine(EngineOptions(url="http://translate.example.org"))
    assert SECRET not in str(caught.value)
    with pytest.raises(EngineError, match="unencrypted"):
        LibreTranslateEngine(EngineOptions(url="http://192.0.2.1"))
    LibreTranslateEngine(EngineOptions(url="https://translate.example.org"))
    LibreTranslateEngine(EngineOptions(url="http://[::1]:5000"))


def test_nothing_is_sent_to_where_a_server_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, SECRET)
    with served(libre) as other:

        def point(server: Server, path: str, question: dict[str, Any] | None) -> Answer:  # noqa: ARG001
            return 302, {"Location": f"{other.url}{path}"}, b""

        with served(point) as server, pytest.raises(EngineError, match=r"302 .*it points to"):
            LibreTranslateEngine(EngineOptions(url=server.url)).models()
        assert other.questions == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<html>", "does not answer in JSON"),
        (b'{"translatedText": []}', "one translation for each text"),
        (b'{"translatedText": [5]}', "one translation for each text"),
        (b"[]", "one translation for each text"),
    ],
)
def test_a_server_that_speaks_otherwise_is_refused(body: bytes, what: str) -> None:
    with served(lambda *_: (200, {}, body)) as server:
        engine = LibreTranslateEngine(EngineOptions(url=server.url))
        with pytest.raises(EngineError, match=what):
            translate(engine, ["Yes."])
    with served(lambda *_: as_json({"a": 1})) as server, pytest.raises(EngineError, match="does not answer as"):
        LibreTranslateEngine(EngineOptions(url=server.url)).models()


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libretranslate, "_LARGEST_ANSWER", 1000)
    with served(lambda *_: (200, {}, b" " * 2000)) as server, pytest.raises(EngineError, match="sends more than"):
        LibreTranslateEngine(EngineOptions(url=server.url)).models()


@pytest.mark.parametrize(
    "url", [None, "localhost:5000", "ftp://a", "http://", "http://a?api_key=x", "http://me:pass@a", "http://[1"]
)
def test_addresses_that_are_none(url: str | None) -> None:
    with pytest.raises(EngineError) as caught:
        LibreTranslateEngine(EngineOptions(url=url))
    assert "pass" not in str(caught.value).replace("password", "")


def test_a_file_is_filled_by_a_server(xlate_program: Run, tmp_path: Path, packages: Path) -> None:
    assert packages.is_dir()
    text = po([("s0", "Thank you.", ""), ("s1", "<hi>Yes.</hi>", "")], '"X-Source-Language: en\\n"\n')
    (tmp_path / "ru.po").write_bytes(text)
    with served(libre) as server:
        done = xlate_program("pretranslate", "ru.po", "--engine", "libretranslate", "--url", server.url)
    assert done.returncode == 0, done.stderr
    assert "route en → ru: 1 machine hop; libretranslate - en_ru http://127.0.0.1" in done.stderr
    made = (tmp_path / "ru.po").read_text(encoding="utf-8")
    assert "# xlate-mt: libretranslate - en_ru " in made
    assert 'msgstr "<hi>Да.</hi>"' in made
    done = xlate_program("pretranslate", "ru.po", "--engine", "libretranslate")
    assert (done.returncode, "name the server: --url" in done.stderr) == (2, True)
    assert xlate_program("pretranslate", "ru.po", "--url", "http://localhost").returncode == 2
