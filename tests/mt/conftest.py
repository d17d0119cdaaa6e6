"""What the tests of machine translation share: a machine of their own, with toy models on it or none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOYS = {pair: ROOT / "tests" / "mt" / f"translate-{pair}.argosmodel" for pair in ("ko_en", "en_ru", "ru_qaa")}


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of packages of this test alone; empty. Nothing leads to a network."""
    home = tmp_path / "home"
    folder = home / "packages"
    folder.mkdir(parents=True)
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        monkeypatch.delitem(sys.modules, name)  # it reads its environment once, when it is imported
    return folder


@pytest.fixture
def toys(packages: Path) -> Path:
    """The same folder with the toy models ko → en → ru → qaa installed."""
    from xlate.mt.models import install_model

    for file in TOYS.values():
        install_model(file)
    return packages
