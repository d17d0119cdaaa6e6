"""Models for machine translation, which are packages of Argos Translate: installed, listed, checked and removed.

They are installed with every check that Argos leaves out.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from xlate._version import __version__
from xlate.dates import now
from xlate.errors import ModelError
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.mt.packages import RECORD, ArgosPackage, argos_folders, read_metadata, read_packages, what_is_missing
from xlate.mt.routes import Route, possible_routes

__all__ = [
    "Installed",
    "Models",
    "find_packages",
    "install_file",
    "install_model",
    "list_models",
    "remove_model",
    "show_models",
]

_LARGEST = 8_000_000_000
"""bytes of all files of a package; the largest one that Argos offers has 0.3 of them"""
_MOST_FILES = 10_000
_NOISE = {"__MACOSX", ".DS_Store"}
"""what archives made on a Mac have beside the folder"""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that is there now."""

    package: ArgosPackage
    new: bool
    """False if it was there already"""


@dataclass(frozen=True, slots=True)
class Models:
    """What this machine can translate with."""

    packages: tuple[ArgosPackage, ...]
    routes: tuple[Route, ...]
    """for every two languages between which there is one, that which would be taken"""


def list_models() -> Result[Models]:
    """The packages of Argos Translate that are installed, the routes over them, and findings on broken ones (XL801).

    Raises:
        MissingExtraError: Argos Translate is not installed.
    """
    found = read_packages()
    routes = possible_routes(package.model for package in found.value)
    return Result(Models(found.value, tuple(routes)), found.findings)


def show_models(source: str, target: str) -> Result[tuple[ArgosPackage, ...]]:
    """The packages for two languages, and findings on models that are not those that were installed (XL817).

    Raises:
        ModelError: there is none; LanguageTagError; MissingExtraError.
    """
    found = find_packages(source, target)
    findings = [
        Finding("XL817", f"the model has changed since {package.record.get('installed')}", str(package.path))
        for package in found
        if package.record.get("model_sha256", package.digest) != package.digest
    ]
    return Result(tuple(found), tuple(findings))


def install_model(
    *what: str | Path, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Result[Installed]:
    """Install a package: from a file; or, given two tags of languages, from Argos's index on the network.

    Args:
        what: the path of an .argosmodel file, or the tags of the languages from and into which it translates.
        progress: is told how many bytes of how many have been downloaded.

    Raises:
        ModelError: it cannot be got or is not as it should be; LanguageTagError; MissingExtraError.
    """
    if len(what) == 2:
        from xlate.mt.index import install_pair

        return Result(install_pair(str(what[0]), str(what[1]), progress))
    (file,) = what
    return Result(install_file(Path(file)))


def install_file(file: Path, origin: str | None = None) -> Installed:
    """Install a package of Argos Translate from a file.

    The archive must have one folder with the files of a package and nothing that leads out of it. It is unpacked beside
    the other packages and renamed when it is whole. Its hash and that of the model are written down in it.

    Args:
        file: the archive (.argosmodel).
        origin: where it comes from; None: the name of the file.

    Raises:
        ModelError: it is no package, or another one of its name is there; MissingExtraError.
    """
    folder = argos_folders()[0]
    with _explained(file):
        digest = _digest(file)
        with zipfile.ZipFile(file) as archive:
            top, members = _members(archive)
            _check_contents(archive, top, members)
            target = folder / top
            if target.exists():
                return Installed(_same(target, digest), new=False)
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".xlate-", dir=folder) as temporary:
                made = Path(temporary, top)
                _unpack(archive, members, Path(temporary))
                record = {
                    "archive_sha256": digest,
                    "model_sha256": _digest(made / "model" / "model.bin"),
                    "origin": origin or file.name,
                    "installed": now().isoformat(),
                    "by": f"xlate {__version__}",
                }
                (made / RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
                made.rename(target)
    return Installed(_at(target), new=True)


def find_packages(source: str, target: str, version: str | None = None) -> list[ArgosPackage]:
    """The packages that translate from one language into another.

    Raises:
        LanguageTagError; ModelError: there is none; MissingExtraError.
    """
    pair = parse_tag(source), parse_tag(target)
    found = [package for package in read_packages().value if (package.source, package.target) == pair]
    fitting = [package for package in found if version in (None, package.version)]
    if not fitting:
        versions = f" in version {version}; there is {', '.join(p.version for p in found)}" if found else ""
        raise ModelError(f"no package from {source} into {target} is installed{versions}; see: xlate models list")
    return fitting


def remove_model(source: str, target: str, version: str | None = None) -> Result[ArgosPackage]:
    """Delete a package from the disk.

    Raises:
        ModelError: there is none, or several, or it cannot be deleted; LanguageTagError; MissingExtraError.
    """
    found = find_packages(source, target, version)
    if len(found) > 1:
        raise ModelError(f"several are installed; say which: --model-version {' or '.join(p.version for p in found)}")
    with _explained(found[0].path):
        shutil.rmtree(found[0].path)
    return Result(found[0])


def _members(archive: zipfile.ZipFile) -> tuple[str, list[zipfile.ZipInfo]]:
    """The one folder of an archive, and the files in it.

    Raises:
        ModelError: it has none or several, or something in it is not safe.
    """
    members = []
    tops = set()
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if path.parts[:1] and (path.parts[0] in _NOISE or path.name in _NOISE):
            continue
        kind = stat.S_IFMT(member.external_attr >> 16)
        if (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in member.filename
            or ":" in member.filename
            or kind not in {0, stat.S_IFREG, stat.S_IFDIR}
        ):
            raise ModelError(f'"{member.filename}" in it points out of its folder or is not an ordinary file')
        tops.add(path.parts[0] if path.parts else "")
        if not member.is_dir():
            members.append(member)
    if len(tops) != 1 or any(len(PurePosixPath(member.filename).parts) < 2 for member in members):
        raise ModelError(f"it must have one folder with everything in it, and has {len(tops)} entries at the top")
    if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _LARGEST:
        raise ModelError(f"it is larger than a package can be ({_LARGEST // 1_000_000_000} GB, {_MOST_FILES} files)")
    return tops.pop(), members


def _check_contents(archive: zipfile.ZipFile, top: str, members: list[zipfile.ZipInfo]) -> None:
    """Raise ModelError if a file that a package needs is missing, or its metadata says nothing of use."""
    if top.startswith("."):
        raise ModelError(f'its folder "{top}" is hidden')
    names = {member.filename.removeprefix(f"{top}/"): member for member in members}
    if "metadata.json" not in names:
        raise ModelError("it has no metadata.json")
    if names["metadata.json"].file_size > _CHUNK:
        raise ModelError("its metadata.json is too large")
    metadata = read_metadata(archive.read(names["metadata.json"]))
    if metadata.get("type", "translate") != "translate":
        raise ModelError(f'it is a package of the type "{metadata["type"]}", which does not translate')
    if missing := what_is_missing(set(names)):
        raise ModelError(f"it has no {missing}")


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path) -> None:
    """Write files; zipfile reads no more bytes of one than the archive has announced, and checks their sum."""
    for member in members:
        path = folder / member.filename
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)


def _same(folder: Path, digest: str) -> ArgosPackage:
    """The package in a folder if it is the one that was to be installed.

    Raises:
        ModelError: it is another one.
    """
    package = _at(folder)
    if package.record.get("archive_sha256") != digest:
        raise ModelError(
            f"{folder} exists already and differs; remove it first: "
            f"xlate models remove {package.source} {package.target} --model-version {package.version}"
        )
    return package


def _at(folder: Path) -> ArgosPackage:
    for package in read_packages().value:
        if package.path == folder:
            return package
    raise ModelError(f"{folder} exists already and is not a usable package; delete that folder")


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Errors of the disk and of the archive as ours, with the name of the file."""
    try:
        yield
    except ModelError as error:
        error.file = error.file or str(file)
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelError(f"not a package of Argos Translate: {error}", file=str(file)) from None
    except OSError as error:
        raise ModelError(f"{error.strerror or error}: {error.filename or file}", file=str(file)) from None
