"""The programs that translated, as a header declares them: an ``application`` each, and an agent that names the model.

A merge declares them (`xlate.tei.header.hop_path`); from them the line of origin of a machine's words is made again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from xlate.dates import today
from xlate.languages import split_hop_tag
from xlate.model.lineage import Mode
from xlate.model.mt_origin import MachineOrigin, Model, read_model
from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.read.lineage import agent_name
from xlate.tei.record import Record
from xlate.tei.xml_builder import add

__all__ = ["Program", "build_program", "program_name", "program_version", "read_origin", "written_version"]

_VERSION = re.compile(r"\d+[a-z]*\d*(\.\d+[a-z]*\d*){0,3}")
"""what TEI takes as the version of a program (teidata.versionNumber)"""
_NO_VERSION = "0"
"""stands in ``application/@version``, which must have one, where it is not known"""
_ARGOS = "argos-translate"
"""what the makers of the engine argos call the program"""
_MODEL = ", model "
"""stands before the model in the name of an agent"""
_MACHINE_MODES = {f"mode.{Mode.MACHINE}", f"mode.{Mode.POST_EDITED}"}


def program_name(machine: MachineOrigin, model: Model) -> str:
    """The name of the agent that an engine with a model is: ``Argos Translate, model en_ru/1.9@3f9a2c1d77aa``."""
    return f"{machine.name}{_MODEL}{model}"


def written_version(machine: MachineOrigin) -> str:
    """The version of an engine as ``application/@version`` has it."""
    return machine.version if _VERSION.fullmatch(machine.version) else _NO_VERSION


class Program(NamedTuple):
    """An engine with a model, and the id of the ``application`` that it is."""

    id: str
    machine: MachineOrigin
    model: Model


def build_program(parent: etree._Element, program: Program) -> None:
    """Add the ``application`` that says engine, version and model."""
    identifier, machine, model = program
    known = _VERSION.fullmatch(machine.version)
    attributes = {
        XML_ID: identifier,
        "type": "mt",
        "ident": _ARGOS if machine.engine == "argos" else machine.engine,
        "version": written_version(machine),
        "when": today().isoformat(),
    }
    element = add(parent, "application", attributes)
    add(element, "label", text=machine.name)
    engine = f"engine {machine.engine} {machine.version if known else '(version not known)'}"
    version = f" {model.version}" if model.version else ""
    digest = f", SHA-256 of the model {model.digest}…" if model.digest else ""
    add(element, "desc", text=f"{engine}; model {model.source}_{model.target}{version}{digest}")


def program_version(record: Record, agent: str) -> str | None:
    """The version of the program that an agent of the header is; None if the header does not say it."""
    found = _programs_of(record, record.element(agent))
    return found[0].get("version") if found else None


def read_origin(record: Record, hops: Sequence[etree._Element]) -> MachineOrigin | None:
    """How a machine made some words.

    Args:
        record: the translated file.
        hops: the ``change`` of each hop of the translation, in order.

    Returns:
        The origin, with a model for each of the machine's hops; None if the last hop was a person's alone, or the
        header does not say with which program it was made.
    """
    models: list[Model] = []
    engine = version = ""
    for hop in reversed(hops):  # those of one machine; what was before them is the way of the source
        found = _program(record, hop)
        if found is None:
            break
        program, model = found
        models.insert(0, model)
        engine, version = engine or (program.get("ident") or "unknown"), version or (program.get("version") or "")
    if not models:
        return None
    known = version not in ("", _NO_VERSION)
    return MachineOrigin("argos" if engine == _ARGOS else engine, version if known else "-", tuple(models))


def _program(record: Record, hop: etree._Element) -> tuple[etree._Element, Model] | None:
    """The program that made a hop, and its model; None if a header does not name one."""
    languages = split_hop_tag(hop.get("subtype") or "")
    if languages is None or _MACHINE_MODES.isdisjoint(pointers(hop.get("ana"))):
        return None
    for statement in record.named(hop.get("who"), "respStmt"):
        for program in _programs_of(record, statement):
            if program.get("type") == "mt":
                model = read_model(agent_name(statement).rpartition(_MODEL)[2])
                return program, model or Model(languages[0], languages[1])
    return None


def _programs_of(record: Record, agent: etree._Element) -> list[etree._Element]:
    """Each ``application`` that an agent (``respStmt``) is."""
    names = agent.iterchildren(T + "name")
    return [program for name in names for program in record.named(name.get("ref"), "application")]
