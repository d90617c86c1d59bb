"""How fast time expressions are found and resolved, on one core, and how the time grows with the worst texts.

    python -m benchmarks.timex --data ../shared/data

Words per second over 965 Wikinews articles, median of the rounds with least and most; and seconds for a megabyte of
one piece repeated, which no rule may make quadratic.
"""

import argparse
import json
import statistics
import time
from datetime import date
from pathlib import Path

from sayso.timex import windows

ANCHOR = date(2010, 6, 15)
PIECES = ("next ", "7", "7 ", "-", "7-", "the ", "1 and ", "Monday ")
MEGABYTE = 1_000_000


def rate(texts: list[str]) -> float:
    """Words per second of one pass over the texts."""
    words = sum(len(text.split()) for text in texts)
    started = time.process_time()
    for text in texts:
        windows(text, ANCHOR)
    return words / (time.process_time() - started)


def seconds(piece: str) -> float:
    """Seconds for a megabyte of one piece."""
    text = piece * (MEGABYTE // len(piece))
    started = time.process_time()
    windows(text, ANCHOR)
    return time.process_time() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    lines = (arguments.data / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    rates = [rate(texts) for _ in range(arguments.rounds)]
    print(f"{len(texts)} articles: {statistics.median(rates):,.0f} words/s ({min(rates):,.0f} to {max(rates):,.0f})")
    for piece in PIECES:
        print(f"a megabyte of {piece!r:10}{seconds(piece):6.1f} s")


if __name__ == "__main__":
    main()
