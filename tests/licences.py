"""The licences of all that `pip install xlate-tei` brings, with every extra but mt (torch and the like, 1.6 GB).

python -m tests.licences           compare them with tests/data/licences.tsv; status 1 if one is new or another
python -m tests.licences --write   write that file anew: read it as a diff before it is committed
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

LIST = Path(__file__).parent / "data" / "licences.tsv"
NOT_LISTED = {"mt", "dev"}


def installed() -> set[str]:
    """The names of the packages that xlate needs here, and of those that they need."""
    names: set[str] = set()
    seen: set[tuple[str, str]] = set()
    extras = set(distribution("xlate-tei").metadata.get_all("Provides-Extra") or ()) - NOT_LISTED
    todo = [("xlate-tei", extra) for extra in ("", *sorted(extras))]
    while todo:
        name, extra = one = todo.pop()
        if one in seen:
            continue
        seen.add(one)
        found = distribution(name)
        names.add(found.metadata["Name"])
        for line in found.requires or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                todo += [(needed.name, ""), *((needed.name, more) for more in needed.extras)]
    return names - {"xlate-tei"}


def licences() -> dict[str, str]:
    """Name of each package -> its licence, as pip-licenses reads it from the metadata."""
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed", "--with-system"]
    names = installed()
    rows = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {row["Name"]: row["License"] for row in rows if row["Name"] in names}


def main() -> int:
    """Compare, or write."""
    now = licences()
    if "--write" in sys.argv:
        rows = sorted(now.items(), key=lambda row: row[0].casefold())
        LIST.write_text("".join(f"{name}\t{licence}\n" for name, licence in rows), encoding="utf-8", newline="\n")
        return 0
    known = dict(line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines())
    new = {name: licence for name, licence in now.items() if known.get(name) != licence}
    for name, licence in sorted(new.items()):
        sys.stdout.write(f"{name}: {licence} (known: {known.get(name, 'not at all')})\n")
    if new:
        sys.stdout.write("New licences. If xlate may bring them: python -m tests.licences --write, and decision 5.\n")
    sys.stdout.write(f"{len(now)} packages, {len(set(now.values()))} licences\n")
    return bool(new)


if __name__ == "__main__":
    sys.exit(main())
