"""Reading: what was found in one article, and by which model."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.article import Article, read_page
from sayso.attribution import Attribution, find_attributions
from sayso.intake import load
from sayso.model import Model, Reader
from sayso.model.model import cores
from sayso.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its statements, in the order of the text."""

    article: Article
    statements: tuple[Statement, ...]
    model_name: str
    model_version: str


def read(source: Article | str | Path, *, model: Reader | None = None, as_is: bool = False) -> Reading:
    """Find every statement of an article.

    `source` is an article, or the path or URL of one, which `as_is` takes character for character; text of your own
    becomes an article by `Article.from_text`. The shipped model reads unless another is given. Raises InputError for
    what cannot be read.
    """
    article = source if isinstance(source, Article) else read_page(load(str(source)), as_is=as_is)
    return _reading(article, model or shipped_model())


@cache
def shipped_model() -> Model:
    """The model in the package, loaded once a process."""
    return Model.load()


def _reading(article: Article, model: Reader) -> Reading:
    attributions = find_attributions(article.text, model)
    starts = [section.span.start for section in article.sections]
    statements = tuple(
        Statement(f"s{number}", None, _section(article, starts, attribution), attribution)
        for number, attribution in enumerate(attributions, start=1)
    )
    return Reading(article, statements, model.name, model.version)


def read_all(
    articles: Iterable[Article], *, model: Reader | None = None, threads: int | None = None
) -> Iterator[Reading]:
    """Read many articles at once, and give them in their order; few are in memory at any time.

    Threads, not processes: the network runs outside the interpreter's lock, so a thread a core keeps them all busy with
    one copy of the weights. More threads than cores were no faster.
    """
    reader = model or shipped_model()
    count = threads or cores()
    waiting: deque[Future[Reading]] = deque()
    with ThreadPoolExecutor(count) as pool:
        try:
            for article in articles:
                waiting.append(pool.submit(_reading, article, reader))
                if len(waiting) > 2 * count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for unread in waiting:
                unread.cancel()


def _section(article: Article, starts: list[int], attribution: Attribution) -> str:
    """The kind of section that a cue stands in, of sections in order that start at `starts`; `body` outside of all."""
    at = attribution.cue[0].start
    number = bisect_right(starts, at) - 1
    inside = number >= 0 and at < article.sections[number].span.end
    return article.sections[number].kind if inside else "body"
