"""Write the example files anew: ``python -m tests.make_examples``. The translations in ru.po are kept."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

from tests.conftest import EPOCH, EXAMPLES


def main() -> None:
    for made in EXAMPLES.glob("*.xml"):  # xlate never replaces a file that has more in it than it would write
        made.unlink()
    for line in re.findall(r"(?m)^xlate (.+)$", (EXAMPLES / "README.md").read_text(encoding="utf-8")):
        program = [sys.executable, "-c", "from xlate.cli import main; main()"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
        subprocess.run([*program, *shlex.split(line)], cwd=EXAMPLES, env=environment, check=True)


if __name__ == "__main__":
    main()
