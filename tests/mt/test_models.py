"""Models are installed from files and from an index, listed, shown and removed."""

from __future__ import annotations

import io
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.mt.conftest import TOYS
from tests.mt.loopback import Answer, Server, served
from xlate.errors import ModelError
from xlate.mt import index, models
from xlate.mt.models import install_model, list_models, remove_model, show_models

NAME = "translate-en_ru-1_0"


def repacked(path: Path, change: Callable[[dict[str, bytes]], None], pair: str = "en_ru") -> Path:
    """A toy model whose files were changed."""
    with zipfile.ZipFile(TOYS[pair]) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def with_metadata(path: Path, pair: str = "en_ru", **values: Any) -> Path:
    """A toy model that says something else of itself, in a folder of its own."""

    def change(files: dict[str, bytes]) -> None:
        old = next(iter(files)).split("/")[0]
        metadata = {**json.loads(files[f"{old}/metadata.json"]), **values}
        for name in list(files):
            files[name.replace(old, path.stem)] = files.pop(name)
        files[f"{path.stem}/metadata.json"] = json.dumps(metadata).encode()

    return repacked(path, change, pair)


def test_a_package_is_installed_once_and_its_hashes_are_written_down(packages: Path) -> None:
    first = install_model(TOYS["en_ru"]).value
    assert first.new
    assert first.package.path == packages / NAME
    assert first.package.record["archive_sha256"]
    assert first.package.record["model_sha256"] == first.package.digest
    assert first.package.record["origin"] == "translate-en_ru.argosmodel"
    again = install_model(TOYS["en_ru"]).value
    assert (again.new, again.package) == (False, first.package)
    assert sorted(path.name for path in packages.iterdir()) == [NAME]


def test_a_package_that_came_in_another_way_has_no_record(packages: Path) -> None:
    with zipfile.ZipFile(TOYS["en_ru"]) as archive:
        archive.extractall(packages)  # as Argos does
    (package,) = show_models("en", "ru").value
    assert package.record == {}
    (package.path / "xlate-install.json").write_text("[]")
    assert show_models("en", "ru").value[0].record == {}
    with pytest.raises(ModelError, match="exists already and differs"):
        install_model(TOYS["en_ru"])


def test_another_package_is_never_overwritten(packages: Path, tmp_path: Path) -> None:
    install_model(TOYS["en_ru"])
    before = (packages / NAME / "metadata.json").read_bytes()
    other = repacked(tmp_path / "x.argosmodel", lambda files: files.update({f"{NAME}/README.md": b"other"}))
    with pytest.raises(ModelError, match=r"differs; remove it first: xlate models remove en ru --model-version 1\.0"):
        install_model(other)
    assert (packages / NAME / "metadata.json").read_bytes() == before
    (packages / NAME / "model" / "model.bin").unlink()
    with pytest.raises(ModelError, match="is not a usable package; delete that folder"):
        install_model(other)


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        del files[f"{NAME}/{name}"]

    return change


def add(name: str, data: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.update({name: data})


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (drop("metadata.json"), "it has no metadata.json"),
        (drop("model/model.bin"), "it has no model/model.bin"),
        (drop("sentencepiece.model"), "it has no sentencepiece.model or bpe.model"),
        (add("translate-ko_en-1_0/metadata.json"), "one folder with everything in it, and has 2"),
        (add("loose.txt"), "one folder with everything in it"),
        (add(f"{NAME}/../../evil"), "points out of its folder"),
        (add("/etc/evil"), "points out of its folder"),
        (add(f"{NAME}\\..\\evil"), "points out of its folder"),
        (add(f"{NAME}/c:evil"), "points out of its folder"),
        (add(f"{NAME}/metadata.json", b"["), "is not JSON"),
        (add(f"{NAME}/metadata.json", b"[]"), "is not a JSON object"),
        (add(f"{NAME}/metadata.json", b" " * 2_000_000), "metadata.json is too large"),
        (add(f"{NAME}/metadata.json", b'{"from_code": "../x"}'), 'from_code in its metadata.json is "../x"'),
        (add(f"{NAME}/metadata.json", b'{"from_code": "en", "to_code": "zz"}'), "not a language tag of BCP 47"),
        (add(f"{NAME}/metadata.json", b'{"from_code": "en", "to_code": "ru"}'), 'package_version .* is "None"'),
        (add(f"{NAME}/metadata.json", b'{"type": "sbd"}'), 'of the type "sbd", which does not translate'),
        (
            lambda files: files.update({f".hidden/{name.partition('/')[2]}": files.pop(name) for name in list(files)}),
            "is hidden",
        ),
        (lambda files: files.clear(), "one folder with everything in it, and has 0"),
    ],
)
def test_what_is_no_package_is_refused_and_leaves_nothing(
    packages: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], what: str
) -> None:
    with pytest.raises(ModelError, match=what):
        install_model(repacked(tmp_path / "x.argosmodel", change))
    assert list(packages.iterdir()) == []


@pytest.mark.usefixtures("packages")
def test_files_that_are_no_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match="not a package of Argos Translate"):
        install_model(path)
    with pytest.raises(ModelError, match="No such file"):
        install_model(tmp_path / "nowhere")
    data = bytearray(TOYS["en_ru"].read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ModelError, match="not a package of Argos Translate"):
        install_model(path)
    monkeypatch.setattr(models, "_LARGEST", 1000)
    with pytest.raises(ModelError, match="larger than a package can be"):
        install_model(TOYS["en_ru"])


@pytest.mark.usefixtures("packages")
def test_links_in_an_archive_are_refused(tmp_path: Path) -> None:
    path = shutil.copy(TOYS["en_ru"], tmp_path / "x.argosmodel")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo(f"{NAME}/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelError, match="is not an ordinary file"):
        install_model(path)


def test_what_a_mac_adds_to_an_archive_stays_outside(packages: Path, tmp_path: Path) -> None:
    noisy = repacked(tmp_path / "x.argosmodel", lambda files: files.update({"__MACOSX/._x": b"", ".DS_Store": b""}))
    assert install_model(noisy).value.new
    assert [path.name for path in packages.iterdir()] == [NAME]


def test_broken_folders_are_passed_over_with_a_finding(toys: Path) -> None:
    (toys / "__MACOSX").mkdir()
    shutil.copytree(toys / NAME, toys / "half")
    (toys / "half" / "model" / "model.bin").unlink()
    (toys / "sbd").mkdir()
    (toys / "sbd" / "metadata.json").write_text('{"type": "sbd"}')
    (toys / "file").write_text("")
    result = list_models()
    assert len(result.value.packages) == 3
    assert [finding.code for finding in result.findings] == ["XL801", "XL801"]
    assert "it has no metadata.json; skipped" in str(result.findings[0])
    assert [str(route) for route in result.value.routes if len(route.models) > 1] == [
        "en → ru → qaa",
        "ko → en → ru → qaa",
        "ko → en → ru",
    ]


@pytest.mark.usefixtures("packages")
def test_of_two_versions_the_newer_one_is_taken_and_remove_wants_to_know_which(tmp_path: Path) -> None:
    install_model(with_metadata(tmp_path / "new.argosmodel", package_version="1.10"))
    install_model(with_metadata(tmp_path / "old.argosmodel", package_version="1.9"))
    install_model(with_metadata(tmp_path / "zt.argosmodel", to_code="zt"))
    listed = list_models().value
    assert [route.models[0].version for route in listed.routes if str(route) == "en → ru"] == ["1.10"]
    assert "en → zh-Hant" in map(str, listed.routes)
    with pytest.raises(ModelError, match=r"several are installed; say which: --model-version 1\.10 or 1\.9"):
        remove_model("en", "ru")
    with pytest.raises(ModelError, match=r"in version 2; there is 1\.10, 1\.9"):
        remove_model("en", "ru", "2")
    remove_model("en", "ru", "1.9")
    remove_model("en", "ru")
    with pytest.raises(ModelError, match="no package from en into ru is installed"):
        remove_model("en", "ru")


def test_the_commands(packages: Path, xlate_program: Run) -> None:
    assert "no package is installed" in xlate_program("models", "list").stderr
    done = xlate_program("models", "install", *TOYS.values())
    assert (done.returncode, done.stderr.count("installed in")) == (0, 3)
    listed = xlate_program("models", "list")
    assert "ko → en → ru → qaa" in listed.stdout
    values = json.loads(xlate_program("models", "list", "--json").stdout)["results"][0]
    assert [package["to"] for package in values["packages"]] == ["ru", "en", "qaa"]
    shown = xlate_program("models", "show", "ko", "en").stdout
    assert "translate-ko_en.argosmodel" in shown
    (packages / "translate-ko_en-1_0" / "model" / "model.bin").write_bytes(b"another")
    changed = xlate_program("models", "show", "ko", "en", "--json")
    assert (changed.returncode, "XL817 the model has changed since 2026" in changed.stderr) == (1, True)
    assert "removed from" in xlate_program("models", "remove", "ko", "en").stderr
    assert xlate_program("models", "show", "ko", "en").returncode == 2
    assert xlate_program("models", "install", "nowhere.argosmodel").returncode == 2


def argos_index(*packages: tuple[dict[str, Any], Path]) -> Callable[[Server, str, dict[str, Any] | None], Answer]:
    """A server with an index in the form of Argos's, and the packages that it names."""

    def answer(server: Server, path: str, question: dict[str, Any] | None) -> Answer:  # noqa: ARG001
        if path == "/index.json":
            entries = [
                {
                    "type": "translate",
                    "package_version": "1.0",
                    **values,
                    "links": ["ipfs://x", f"{server.url}/gone", f"{server.url}/{number}"],
                }
                for number, (values, _) in enumerate(packages)
            ]
            return 200, {}, json.dumps(entries).encode()
        if path == "/gone":
            return 404, {}, b""
        return 200, {}, packages[int(path[1:])][1].read_bytes()

    return answer


def test_a_pair_is_installed_from_the_index(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xlate_program: Run
) -> None:
    newer = with_metadata(tmp_path / "translate-ko_en-1_10.argosmodel", "ko_en", package_version="1.10")
    entries = (
        ({"from_code": "ko", "to_code": "en", "package_version": "1.9"}, TOYS["ko_en"]),
        ({"from_code": "ko", "to_code": "en", "package_version": "1.10"}, newer),
        ({"from_code": "en", "to_code": "ru"}, TOYS["en_ru"]),
    )
    with served(argos_index(*entries)) as server:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{server.url}/")
        done = xlate_program("models", "install", "ko", "en")
        assert (done.returncode, "ko → en 1.10: installed in" in done.stderr) == (0, True), done.stderr
        refused = xlate_program("models", "install", "ko", "ru")
        assert refused.returncode == 2
        assert "in two hops: xlate models install ko en, and en ru" in refused.stderr
        seen: list[tuple[int, int]] = []
        installed = install_model("en", "ru", progress=lambda *now: seen.append(now)).value
        assert "Argos offers no package from de into fr" in xlate_program("models", "install", "de", "fr").stderr
    assert seen[-1] == (TOYS["en_ru"].stat().st_size,) * 2
    assert installed.package.record["origin"] == f"{server.url}/2"
    assert sorted(path.name for path in packages.iterdir()) == [NAME, "translate-ko_en-1_10"]


def test_without_the_network_it_says_what_to_do(packages: Path, xlate_program: Run) -> None:
    done = xlate_program("models", "install", "ko", "en")
    assert done.returncode == 2
    assert "http://127.0.0.1:9/index.json cannot be reached" in done.stderr
    assert "install the file: xlate models install FILE.argosmodel" in done.stderr
    assert list(packages.iterdir()) == []


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (lambda *_: (200, {}, b"<html>"), "is not an index of Argos Translate"),
        (lambda *_: (200, {}, b"{}"), "is not an index of Argos Translate"),
        (lambda *_: (200, {}, b"[1, {}]"), "Argos offers no package"),
        (argos_index(({"from_code": "en", "to_code": 5}, TOYS["en_ru"])), "Argos offers no package"),
        (lambda *_: (500, {}, b""), "cannot be reached"),
        (lambda *_: (200, {}, b'[{"from_code":"en","to_code":"ru","links":["ftp://x"]}]'), "has no address"),
    ],
)
def test_an_index_that_is_none(answer: Callable[..., Answer], what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(answer) as server:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{server.url}/")
        with pytest.raises(ModelError, match=what):
            install_model("en", "ru")


def test_a_download_that_breaks_off_or_is_something_else_installs_nothing(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(server: Server, path: str, question: dict[str, Any] | None) -> Answer:
        status, headers, body = argos_index(({"from_code": "en", "to_code": "ru"}, TOYS["en_ru"]))(
            server, path, question
        )
        return (
            (status, {**headers, "Content-Length": str(len(body))}, body[:-9]) if path == "/0" else (status, {}, body)
        )

    with served(cut) as server:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{server.url}/")
        with pytest.raises(ModelError, match=r"cannot be reached|broke off"):
            install_model("en", "ru")
        monkeypatch.setattr(index, "_LARGEST_PACKAGE", 1000)
        with pytest.raises(ModelError, match="larger than a package can be"):
            install_model("en", "ru")
    assert list(packages.iterdir()) == []


def test_an_archive_never_writes_more_than_it_announces(packages: Path, tmp_path: Path) -> None:
    """A bomb says that it is small; zipfile stops at what the entry says, and the check of its sum fails."""
    data = io.BytesIO()
    with zipfile.ZipFile(TOYS["en_ru"]) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr(f"{NAME}/bomb", b"\0" * 1_000_000)
    raw = data.getvalue().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "x.argosmodel").write_bytes(raw)
    with pytest.raises(ModelError):
        install_model(tmp_path / "x.argosmodel")
    assert list(packages.iterdir()) == []
