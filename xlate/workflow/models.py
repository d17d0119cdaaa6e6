"""Models for machine translation are installed, listed, checked and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.findings import Finding, Result

if TYPE_CHECKING:
    from xlate.mt.models import Installed
    from xlate.mt.packages import ArgosPackage
    from xlate.mt.routes import Route

__all__ = ["Models", "install_model", "list_models", "remove_model", "show_models"]


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
    from xlate.mt.packages import read_packages
    from xlate.mt.routes import possible_routes

    found = read_packages()
    routes = possible_routes(package.model for package in found.value)
    return Result(Models(found.value, tuple(routes)), found.findings)


def show_models(source: str, target: str) -> Result[tuple[ArgosPackage, ...]]:
    """The packages for two languages, and findings on models that are not those that were installed (XL817).

    Raises:
        ModelError: there is none; LanguageTagError; MissingExtraError.
    """
    from xlate.mt.models import find_packages

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
    from xlate.mt.models import install_file

    (file,) = what
    return Result(install_file(Path(file)))


def remove_model(source: str, target: str, version: str | None = None) -> Result[ArgosPackage]:
    """Delete a package from the disk.

    Raises:
        ModelError: there is none, or several; LanguageTagError; MissingExtraError.
    """
    from xlate.mt.models import remove_package

    return Result(remove_package(source, target, version))
