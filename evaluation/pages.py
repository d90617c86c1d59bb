"""Hold the reading of saved news pages against what their publishers' pages are known to say.

    python -m evaluation.pages --data ../shared/data/html [--json]

Each folder of the data holds pages as served (`<Outlet>_<date>.html.gz`), when they were fetched (`meta.info`), and
what they say (`<Outlet>.json`, one entry for each page in the order of time). Scores by outlet: F1 of body words as
multisets, for ours and for trafilatura with its defaults; exact titles; publication on the same day and at the same
instant. Ours must not be worse than trafilatura on any outlet, by F1, title or day, or the command ends with status 1.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import trafilatura

from sayso.article import Article, read_page
from sayso.errors import InputError
from sayso.intake import RawPage
from sayso.page import PageParser

MEASURES = ("f1", "title", "day")
"""What ours is held to."""


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and what it should be read as."""

    outlet: str
    url: str
    html: bytes
    title: str
    published: datetime
    body: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over pages, from 0 to 1: `day` and `instant` are shares of publication dates.

    trafilatura gives days alone, so `instant` is for ours.
    """

    f1: float
    title: float
    day: float
    instant: float


def pages(data: Path) -> Iterator[Page]:
    """Every page that has an expected reading, with it."""
    for folder in sorted(path for path in data.iterdir() if (path / "meta.info").is_file()):
        fetched = json.loads((folder / "meta.info").read_text(encoding="utf-8"))
        for expected in sorted(folder.glob("*.json")):
            versions = list(json.loads(expected.read_text(encoding="utf-8")).values())
            names = sorted(name for name in fetched if re.fullmatch(rf"{expected.stem}_[\d_]+\.html\.gz", name))
            for name, version in zip(_matched(names, versions, fetched), versions, strict=True):
                html = gzip.decompress((folder / name).read_bytes())
                yield _page(expected.stem, fetched[name]["url"], html, version)


def _matched(names: list[str], versions: list[Any], fetched: dict[str, Any]) -> tuple[str, ...]:
    """The files of the versions: both run in the order of time, and a file too many is the one farthest from any."""

    def distance(chosen: tuple[str, ...]) -> float:
        pairs = zip(chosen, versions, strict=True)
        gaps = (_moment(fetched[name]["crawl_date"]) - _moment(v["publishing_date"]) for name, v in pairs)
        return sum(abs(gap.total_seconds()) for gap in gaps)

    return min(combinations(names, len(versions)), key=distance)


def _page(outlet: str, url: str, html: bytes, version: dict[str, Any]) -> Page:
    body = version["body"]
    parts = [*body["summary"], *(line for part in body["sections"] for line in part["headline"] + part["paragraphs"])]
    return Page(outlet, url, html, version["title"], _moment(version["publishing_date"]), "\n".join(parts))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def ours(page: Page, parser: PageParser) -> Scores:
    """Score our reading; the headline, which stands in our text, is not part of the body."""
    try:
        article = read_page(RawPage(page.url, page.html, url=page.url, content_type="text/html"), parser=parser)
    except InputError:
        return Scores(0, 0, 0, 0)
    return _scores(page, _body(article), article.title, article.published)


def theirs(page: Page) -> Scores:
    """Score trafilatura with its defaults."""
    document = trafilatura.bare_extraction(page.html, with_metadata=True)
    if document is None or isinstance(document, dict):
        return Scores(0, 0, 0, 0)
    return _scores(page, document.text or "", document.title or "", document.date)


def _body(article: Article) -> str:
    heads = [section.span.end for section in article.sections if section.kind == "headline"]
    return article.text[max(heads, default=0) :]


def _scores(page: Page, body: str, title: str, published: str | None) -> Scores:
    same_title = " ".join(title.split()) == " ".join(page.title.split())
    day = (published or "")[:10] == page.published.date().isoformat()
    instant = "T" in (published or "") and abs((_moment(published or "") - page.published).total_seconds()) < 1
    return Scores(f1(body, page.body), float(same_title), float(day or instant), float(instant))


def f1(found: str, expected: str) -> float:
    """Harmonic mean of precision and recall over multisets of words."""
    left, right = (Counter(re.findall(r"\w+", text)) for text in (found, expected))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def mean(scores: Iterable[Scores]) -> Scores:
    """Mean of each field."""
    rows = [asdict(score) for score in scores]
    return Scores(**{name: sum(row[name] for row in rows) / len(rows) for name in rows[0]})


def main() -> int:
    """Print the table, or its totals as JSON; 1 where an outlet is read worse than by trafilatura."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/html"))
    parser.add_argument("--json", action="store_true", help="print the totals alone, as JSON")
    arguments = parser.parse_args()
    found: defaultdict[str, list[tuple[Scores, Scores]]] = defaultdict(list)
    with PageParser() as child:
        for page in pages(arguments.data):
            found[page.outlet].append((ours(page, child), theirs(page)))
    outlets = {name: tuple(mean(column) for column in zip(*rows, strict=True)) for name, rows in found.items()}
    every = [row for rows in found.values() for row in rows]
    totals = tuple(mean(column) for column in zip(*every, strict=True))
    verdicts = {measure: verdict(outlets, measure) for measure in MEASURES}
    if arguments.json:
        sides = {"ours": asdict(totals[0]), "trafilatura": asdict(totals[1])}
        print(json.dumps({"pages": len(every), "outlets": len(outlets), **sides, **verdicts}))
    else:
        _print_table({**outlets, f"all {len(every)} pages": totals})
        _print_verdicts(verdicts)
    return any(sides["worse"] for sides in verdicts.values())


def verdict(outlets: dict[str, tuple[Scores, ...]], measure: str) -> dict[str, list[str]]:
    """The outlets on which ours, the first of two, is better, equal and worse by one measure."""
    sides: dict[str, list[str]] = {"better": [], "equal": [], "worse": []}
    for name, (we, they) in outlets.items():
        gain = getattr(we, measure) - getattr(they, measure)
        sides["better" if gain > 0 else "worse" if gain < 0 else "equal"].append(name)
    return sides


def _print_table(rows: dict[str, tuple[Scores, ...]]) -> None:
    print(f"{'':26}{'F1 of words':>22}{'title':>16}{'day':>14}{'instant':>9}")
    print(f"{'outlet':26}{'ours':>11}{'trafil.':>11}{'ours':>8}{'trafil.':>8}{'ours':>6}{'trafil.':>8}{'ours':>9}")
    for name, (we, they) in rows.items():
        marks = [measure for measure in MEASURES if getattr(we, measure) < getattr(they, measure)]
        print(
            f"{name:26}{we.f1:11.3f}{they.f1:11.3f}{we.title:8.2f}{they.title:8.2f}"
            f"{we.day:6.2f}{they.day:8.2f}{we.instant:9.2f}{'  WORSE: ' + ', '.join(marks) if marks else ''}"
        )


def _print_verdicts(verdicts: dict[str, dict[str, list[str]]]) -> None:
    for measure, sides in verdicts.items():
        print(f"\n{measure}: " + ", ".join(f"{side} on {len(names)}" for side, names in sides.items()))
        for side in ("better", "worse"):
            print(f"  {side}: {', '.join(sides[side]) or 'none'}")


if __name__ == "__main__":
    sys.exit(main())
