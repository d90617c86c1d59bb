"""How fast a page becomes a reading, beside a BERT-base on the same machine in the same run.

    python -m benchmarks.reading --data ../shared/data

Prints words per second of the whole command over 965 Wikinews articles (start-up included), its peak memory, the time
of one short article, and words per second of the forward pass of a BERT-base (110 M parameters, random weights, fp32
PyTorch, two threads) over stretches of the same lengths. Rounds alternate, so that a ratio holds while the machine's
speed drifts; medians are printed with their least and most.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from evaluation.spans import SAYSO
from sayso.model.model import Model
from sayso.model.stretches import cut_stretches
from sayso.model.tokens import cut_pieces
from sayso.model.words import split_words

SAMPLE = 48
"""Stretches a round that BERT-base reads: enough for a steady rate, few enough to wait for."""


def command(texts: list[Path], out: Path) -> tuple[float, int]:
    """Seconds of the whole command, and its peak resident memory in KiB."""
    arguments = [str(SAYSO), "read", "--as-is", "--format", "jsonl", "--output", str(out), *map(str, texts)]
    started = time.monotonic()
    process = subprocess.Popen(arguments)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the command failed with status {process.returncode}")
    return time.monotonic() - started, usage.ru_maxrss


def stretch_lengths(texts: list[str]) -> list[tuple[int, int]]:
    """Pieces and words of each stretch that reading the texts takes; a stretch's words are those it decides."""
    tokenizer = Model.load().tokenizer
    lengths = []
    for text in texts:
        words = split_words(text)
        pieces = cut_pieces(tokenizer, words)
        for stretch in cut_stretches(pieces.first, words.paragraph):
            begin, end = int(words.start[stretch.core_begin]), int(words.end[stretch.core_end - 1])
            count = int(pieces.first[stretch.end] - pieces.first[stretch.begin]) + 2
            lengths.append((count, len(text[begin:end].split())))
    return lengths


def yardstick(lengths: list[tuple[int, int]]) -> float:
    """Words per second of BERT-base over some stretches."""
    module = [sys.executable, "-m", "benchmarks.yardstick"]
    done = subprocess.run(module, input=json.dumps(lengths), capture_output=True, text=True, check=True)
    return float(done.stdout)


def spread(values: list[float], form: str = ",.0f") -> str:
    """Median, least and most."""
    return f"{statistics.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    lines = (arguments.data / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    total = sum(len(text.split()) for text in texts)
    lengths = stretch_lengths(texts)
    rates, peaks, yardsticks, starts = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{i:04}.txt") for i in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        short = min(paths, key=lambda path: abs(path.stat().st_size - 1500))
        for number in range(arguments.rounds):
            seconds, peak = command(paths, Path(folder, "out.jsonl"))
            rates.append(total / seconds)
            peaks.append(peak / 1024)
            yardsticks.append(yardstick(lengths[number :: len(lengths) // SAMPLE]))
            starts.append(command([short], Path(folder, "one.jsonl"))[0])
    print(f"sayso read, {len(texts)} articles, {total:,} words:  {spread(rates)} words/s")
    print(f"BERT-base, forward pass alone:             {spread(yardsticks)} words/s")
    ratios = [ours / yardstick for ours, yardstick in zip(rates, yardsticks, strict=True)]
    print(f"ratio, round by round:                     {spread(ratios, '.1f')}")
    print(f"peak memory:                               {max(peaks):,.0f} MiB")
    print(f"one short article, start-up included:      {spread(starts, '.2f')} s")


if __name__ == "__main__":
    main()
