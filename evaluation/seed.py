"""Hold a reading of the article that started the project against what a careful reader finds in it.

python -m evaluation.seed --data ../shared/data --tools ../shared/tools
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.spans import SAYSO


def main() -> None:
    """Read the article with the command and print what `seed_check.py` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    arguments = parser.parse_args()
    seed = arguments.data / "seed"
    with tempfile.TemporaryDirectory() as folder:
        reading = Path(folder, "reading.json")
        subprocess.run(
            [str(SAYSO), "read", "--format", "json", "--output", str(reading), str(seed / "article.txt")], check=True
        )
        check = [sys.executable, str(arguments.tools / "seed_check.py"), str(reading), str(seed / "expected.json")]
        print(subprocess.run(check, check=False, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
