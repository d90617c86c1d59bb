"""What it costs to say who speaks, on whose word and in what manner, beside finding spans alone.

    python -m benchmarks.everything --data ../shared/data

Prints, round by round over the same Wikinews articles, the time of full readings divided by the time of spans alone, on
one thread and with a thread a core; and the share of a single thread's time that each room takes.
"""

import argparse
import cProfile
import json
import pstats
import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from sayso import Article, read, read_all
from sayso.attribution import find_attributions
from sayso.model.model import cores
from sayso.reading import shipped_model

ROOMS = (
    "nested_attributions",
    "manner_of",
    "speakers_of",
    "sources_of",
    "chains_of",
    "headline_of",
    "own_voice",
    "check",
)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spans_alone(articles: list[Article], threads: int) -> None:
    """Find the outermost attributions of all articles."""
    model = shipped_model()
    with ThreadPoolExecutor(threads) as pool:
        drain(pool.map(lambda article: find_attributions(article.text, model), articles))


def read_everything(articles: list[Article], threads: int) -> None:
    """Read all articles with everything on."""
    drain(read_all(articles, threads=threads))


def drain(results: Iterable[object]) -> None:
    """Wait for every result."""
    for _ in results:
        pass


def shares(articles: list[Article]) -> list[tuple[str, float]]:
    """Each room's share of the time of reading on one thread, profiled."""
    profile = cProfile.Profile()
    profile.runcall(lambda: drain(map(read, articles)))
    stats = pstats.Stats(profile)
    timed = dict.fromkeys(ROOMS, 0.0)
    for (path, _, function), (_, _, _, cumulative, _) in stats.stats.items():  # type: ignore[attr-defined]  # untyped
        if function in timed and "sayso" in path:
            timed[function] = max(timed[function], cumulative)
    return [(name, taken / stats.total_tt) for name, taken in timed.items()]  # type: ignore[attr-defined]  # untyped


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=300)
    arguments = parser.parse_args()
    lines = (arguments.data / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[: arguments.articles]]
    articles = [Article.from_text(text, as_is=True) for text in texts]
    drain(read_all(articles[:20]))
    for threads in (1, cores()):
        ratios = []
        for _ in range(arguments.rounds):
            alone = seconds(partial(spans_alone, articles, threads))
            ratios.append(seconds(partial(read_everything, articles, threads)) / alone)
        rounds = " ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"everything on / spans alone, threads {threads}: {rounds}, median {statistics.median(ratios):.2f}")
    for name, share in shares(articles[:60]):
        print(f"{name:22}{100 * share:5.1f} % of one thread's time, profiled")


if __name__ == "__main__":
    main()
