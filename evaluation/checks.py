"""How often the checks are right: flags on articles that were read and judged by hand.

    python -m evaluation.checks --data ../shared/data [--show] [--part report]

`checks.jsonl` holds an object a line. `{"article": …, "part": …}` names an article that was judged, with flags or
without; `{"article": …, "rule": …, "span": [start, end], "right": …}` is what was thought of a flag, by the place of
its first span in the article's text. A flag that nobody judged is counted as such and is in no percentage. Part
`tuning` is what the rules were made with; part `report` was read once they were made. Both were drawn by chance, from
PolNeAR train (and, for tuning, those of its dev that have no labels of ours), Wikinews, saved pages and ECB+.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.article import Article, read_page
from sayso.checks import RULES, Flag
from sayso.intake import load
from sayso.reading import Reading, read

JUDGED = Path(__file__).with_name("checks.jsonl")
PARTS = {"polnear": 10, "wikinews": 6, "html": 4}
"""Articles of each corpus in a part."""

PARTED = ("tuning", "report")
"""Parts whose articles are listed."""
DEVELOPMENT = "development"
"""Every other article of the corpora that parts are drawn from, which were read while rules were made; minutes."""

Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Judgements:
    """Articles by part, and what was thought of flags."""

    parts: dict[str, list[str]]
    right: dict[Key, bool]


def names(data: Path) -> dict[str, list[str]]:
    """All articles of the corpora, by name: `corpus/place`."""
    polnear = sorted(path.stem for path in (data / "polnear" / "train" / "text").glob("*.txt"))
    pages = sorted(path.relative_to(data / "html") for path in (data / "html").glob("*/*.html.gz"))
    return {
        "polnear": [f"polnear/{stem}" for stem in polnear],
        "wikinews": [f"wikinews/{name}" for name in _wikinews(data)],
        "html": [f"html/{page}" for page in pages],
    }


def article(data: Path, name: str) -> Article:
    """Read an article by its name."""
    corpus, _, place = name.partition("/")
    if corpus == "wikinews":
        return Article.from_text(_wikinews(data)[place])
    if corpus == "polnear-dev":
        return Article.from_file(data / "polnear" / "dev" / "text" / f"{place}.txt", as_is=True)
    if corpus == "ecb":
        entry = json.loads((data / "stories" / "ecbplus" / f"{place}.json").read_text(encoding="utf-8"))
        return Article.from_text(f"{entry['title']}\n\n{entry['text']}")
    if corpus == "html":
        return read_page(load(str(data / "html" / place)))
    return Article.from_file(data / "polnear" / "train" / "text" / f"{place}.txt", as_is=True)


@cache
def _wikinews(data: Path) -> dict[str, str]:
    with (data / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        return {entry["id"]: entry["text"] for entry in map(json.loads, lines)}


def drawn(data: Path, seed: int, without: Iterable[str] = ()) -> list[str]:
    """Draw the articles of a part by chance: those of PARTS, none of them twice."""
    draw, taken = random.Random(seed), set(without)  # noqa: S311  # a sample, no secret
    return [
        name
        for corpus, some in names(data).items()
        for name in draw.sample([name for name in some if name not in taken], PARTS[corpus])
    ]


def judgements(path: Path = JUDGED) -> Judgements:
    """Read what was judged."""
    parts: dict[str, list[str]] = defaultdict(list)
    right: dict[Key, bool] = {}
    with path.open(encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            if "part" in entry:
                parts[entry["part"]].append(entry["article"])
            else:
                right[entry["article"], entry["rule"], *entry["span"]] = entry["right"]
    return Judgements(dict(parts), right)


def key(name: str, flag: Flag) -> Key:
    """What a judgement is found by."""
    return name, flag.rule, flag.spans[0].start, flag.spans[0].end


def shown(name: str, reading: Reading, flag: Flag) -> str:
    """A flag as a reader wants it who judges: its place, its message, the words around."""
    span = flag.spans[0]
    around = reading.article.text[max(span.start - 200, 0) : span.end + 300].replace("\n", " ¶ ")
    return f"{name} [{span.start}, {span.end}]\n  {flag.rule}: {flag.message}\n  {around}\n"


def chosen(data: Path, part: str, known: Judgements) -> list[str]:
    """The articles of a part."""
    if part != DEVELOPMENT:
        return known.parts.get(part, [])
    listed = {name for some in known.parts.values() for name in some}
    return [name for some in names(data).values() for name in some if name not in listed]


def counted(data: Path, some: Iterable[str], known: Judgements, *, show: bool) -> Iterator[tuple[str, str]]:
    """Yield for each flag on some articles its rule and what was thought of it."""
    for name in some:
        reading = read(article(data, name))
        for flag in reading.flags:
            right = known.right.get(key(name, flag))
            verdict = "not judged" if right is None else "right" if right else "wrong"
            if show:
                print(f"{verdict}  {shown(name, reading, flag)}")
            yield flag.rule, verdict


def table(verdicts: Iterable[tuple[str, str]]) -> str:
    """Precision of each rule that found something, and of all."""
    count = Counter(verdicts)
    lines = [f"{'rule':<16} {'right':>5} {'wrong':>5} {'not judged':>10}  precision"]
    for rule in (*RULES, "all"):
        rules = list(RULES) if rule == "all" else [rule]
        right, wrong, open_ = (sum(count[r, verdict] for r in rules) for verdict in ("right", "wrong", "not judged"))
        if right + wrong + open_:
            share = f"{100 * right / (right + wrong):.0f} %" if right + wrong else "-"
            lines.append(f"{rule:<16} {right:>5} {wrong:>5} {open_:>10}  {share:>9}")
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, read the articles, print the table of each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=(*PARTED, DEVELOPMENT), action="append")
    parser.add_argument("--show", action="store_true", help="print the flags, with what was thought of them")
    arguments = parser.parse_args()
    known = judgements()
    for part in arguments.part or PARTED:
        some = chosen(arguments.data, part, known)
        verdicts = list(counted(arguments.data, some, known, show=arguments.show))
        print(f"{part}: {len(some)} articles")
        print(table(verdicts), end="\n\n")


if __name__ == "__main__":
    main()
