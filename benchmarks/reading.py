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
import tempfile
import time
from pathlib import Path

import torch
from torch import nn

from evaluation.spans import SAYSO
from sayso.model.model import Model
from sayso.model.stretches import cut_stretches
from sayso.model.tokens import cut_pieces
from sayso.model.words import split_words

SAMPLE = 48
"""Stretches a round that BERT-base reads: enough for a steady rate, few enough to wait for."""


class BertBase(nn.Module):
    """The layers of BERT-base; only the time that they take counts."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, 768)
        layer = nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
        self.layers = nn.TransformerEncoder(layer, 12)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """(B, T) to (B, T, 768)."""
        hidden: torch.Tensor = self.layers(self.pieces(pieces))
        return hidden


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


def bert_rate(model: BertBase, lengths: list[tuple[int, int]]) -> float:
    """Words per second of BERT-base over stretches, sorted by length, in batches of eight."""
    ordered = sorted(lengths)
    started = time.monotonic()
    with torch.inference_mode():
        for at in range(0, len(ordered), 8):
            some = ordered[at : at + 8]
            model(torch.randint(0, 30522, (len(some), max(n for n, _ in some))))
    return sum(words for _, words in ordered) / (time.monotonic() - started)


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
    torch.manual_seed(1)
    bert = BertBase().eval()
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
            yardsticks.append(bert_rate(bert, lengths[number :: len(lengths) // SAMPLE]))
            starts.append(command([short], Path(folder, "one.jsonl"))[0])
    print(f"sayso read, {len(texts)} articles, {total:,} words:  {spread(rates)} words/s")
    print(f"BERT-base, forward pass alone:             {spread(yardsticks)} words/s")
    ratios = [ours / yardstick for ours, yardstick in zip(rates, yardsticks, strict=True)]
    print(f"ratio, round by round:                     {spread(ratios, '.1f')}")
    print(f"peak memory:                               {max(peaks):,.0f} MiB")
    print(f"one short article, start-up included:      {spread(starts, '.2f')} s")


if __name__ == "__main__":
    main()
