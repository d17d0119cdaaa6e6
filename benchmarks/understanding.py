"""How well to-tei understands transcripts that people annotated: prints the scores of a scorer, by profile and format.

    python benchmarks/understanding.py --scorer SCORER.py GOLD-FOLDER TRANSCRIPT-FOLDER

The scorer takes arguments GOLD.json=FILE.xml and prints its table; gold files and transcripts have the same names.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import xlate


def main() -> None:
    """Convert every transcript that has a gold file, and score the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--lang", default="en", help="language of the transcripts")
    options = parser.parse_args()
    for profile in (None, "generic"):
        for suffix in sorted({path.suffix for path in options.transcripts.iterdir()}):
            with tempfile.TemporaryDirectory() as folder:
                arguments = []
                for gold in sorted(options.gold.glob("*.json")):
                    path = options.transcripts / f"{gold.stem}{suffix}"
                    if path.is_file():
                        written = Path(folder) / f"{gold.stem}.xml"
                        xlate.to_tei(path, output=written, profile=profile, language=options.lang)
                        arguments.append(f"{gold}={written}")
                if arguments:
                    print(f"== {suffix}, profile {profile or 'recognised'}", flush=True)
                    subprocess.run([sys.executable, str(options.scorer), *arguments], check=True)


if __name__ == "__main__":
    main()
