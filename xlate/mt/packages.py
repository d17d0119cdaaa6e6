"""The packages of Argos Translate that are installed on this machine, where Argos itself keeps them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from xlate._version import install_command
from xlate.errors import MissingExtraError, ModelError
from xlate.findings import Finding, Result
from xlate.languages import tag_or_none
from xlate.model.mt_origin import Model
from xlate.mt.engine import bcp47

__all__ = ["RECORD", "ArgosPackage", "argos_folders", "digest_of", "read_metadata", "read_packages", "what_is_missing"]

RECORD = "xlate-install.json"
"""file in a package that says what was installed, from where, and its hashes"""
_MODEL = Path("model", "model.bin")
_TOKENIZERS = ("sentencepiece.model", "bpe.model")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,30}")


@dataclass(frozen=True, slots=True)
class ArgosPackage:
    """A package that can translate."""

    path: Path
    """its folder"""
    source_code: str
    """as the package says it; bcp47 makes the tag"""
    target_code: str
    version: str

    @property
    def source(self) -> str:
        """Tag of the language it translates from."""
        return tag_or_none(bcp47(self.source_code)) or self.source_code

    @property
    def target(self) -> str:
        """Tag of the language it translates into."""
        return tag_or_none(bcp47(self.target_code)) or self.target_code

    @property
    def digest(self) -> str:
        """SHA-256 of its model."""
        stat = (self.path / _MODEL).stat()
        return digest_of(self.path / _MODEL, stat.st_mtime_ns, stat.st_size)

    @property
    def model(self) -> Model:
        """As a line of origin has it."""
        return Model(self.source, self.target, self.version, self.digest[:12])

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    @property
    def record(self) -> Mapping[str, Any]:
        """What `xlate models install` wrote down; empty if the package came in another way."""
        try:
            found = json.loads((self.path / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


@lru_cache(maxsize=64)
def digest_of(file: Path, changed: int, size: int) -> str:  # noqa: ARG001  # they tell that the file is another one
    """SHA-256 of a file, read once while its date and size stay."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def argos_folders() -> tuple[Path, ...]:
    """The folders where Argos Translate keeps its packages; the first one is where new ones go.

    Raises:
        MissingExtraError: Argos Translate is not installed.
    """
    try:
        import sentencex  # noqa: F401  # comes with the same extras
        from argostranslate import settings
    except ImportError:
        raise MissingExtraError(
            f"Argos Translate is not installed; install one of: {install_command('mt')} (argostranslate, 1.5 GB), "
            f"{install_command('mt-lite')} (argos-translate-lt, 0.35 GB)",
            extra="mt-lite",
        ) from None
    return tuple(Path(folder) for folder in settings.package_dirs)


def read_packages() -> Result[tuple[ArgosPackage, ...]]:
    """The packages that can translate, sorted by languages and version, and findings on folders that are none (XL801).

    Raises:
        MissingExtraError: Argos Translate is not installed.
    """
    found: list[ArgosPackage] = []
    findings: list[Finding] = []
    for folder in argos_folders():
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if not path.is_dir() or path.name.startswith("."):  # hidden ones are installations that broke off
                continue
            try:
                package = _read_package(path)
            except ModelError as error:
                findings.append(Finding("XL801", f"not a usable package: {error.message}; skipped", str(path)))
            else:
                found += [package] if package else []
    found.sort(key=lambda package: (package.source, package.target, package.version, str(package.path)))
    return Result(tuple(found), tuple(findings))


def _read_package(path: Path) -> ArgosPackage | None:
    """The package in a folder; None if it is one that does not translate, such as one that finds sentences.

    Raises:
        ModelError: it is none, or parts are missing.
    """
    try:
        metadata = read_metadata((path / "metadata.json").read_bytes())
    except OSError:
        raise ModelError("it has no metadata.json") from None
    if metadata.get("type", "translate") != "translate":
        return None
    if missing := what_is_missing({str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()}):
        raise ModelError(f"it has no {missing}")
    return ArgosPackage(path, metadata["from_code"], metadata["to_code"], metadata["package_version"])


def what_is_missing(names: set[str]) -> str | None:
    """The first file that a package needs and that is not among these names; None if all are."""
    if str(_MODEL) not in names:
        return str(_MODEL)
    return None if names & set(_TOKENIZERS) else " or ".join(_TOKENIZERS)


def read_metadata(data: bytes) -> dict[str, Any]:
    """What metadata.json of a package says.

    Raises:
        ModelError: it does not say what it must, or its languages are none.
    """
    try:
        metadata = json.loads(data)
    except ValueError:
        raise ModelError("its metadata.json is not JSON") from None
    if not isinstance(metadata, dict):
        raise ModelError("its metadata.json is not a JSON object")
    if metadata.get("type", "translate") != "translate":
        return metadata
    for name in ("from_code", "to_code"):
        code = metadata.get(name)
        if not isinstance(code, str) or not _CODE.fullmatch(code) or tag_or_none(bcp47(code)) is None:
            raise ModelError(f'{name} in its metadata.json is "{code}", which is not a language tag of BCP 47')
    version = metadata.get("package_version")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise ModelError(f'package_version in its metadata.json is "{version}", which is not a version')
    return metadata
