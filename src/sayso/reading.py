"""Reading: what was found in one article, and by which model."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sayso.article import Article, read_page
from sayso.attribution import Attribution, find_attributions
from sayso.chains import chains_of
from sayso.checks import Flag, check
from sayso.headline import Headline, headline_of
from sayso.intake import load
from sayso.kinds import kind_of
from sayso.manner import manner_of
from sayso.model import Model, Reader
from sayso.model.model import cores
from sayso.nesting import Nested, nested_attributions
from sayso.own_voice import own_voice
from sayso.sources import sources_of
from sayso.span import Span
from sayso.speakers import speakers_of
from sayso.statement import Statement
from sayso.timex import Horizon, Window, horizon_of, window_of, windows


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its statements, in the order of the text, an inner one after the one it stands in.

    `headline` is None for an article without one; `own_voice` are the sentences on nobody's word but the outlet's;
    `flags` are the sourcing rules that the article breaks. `about_future`: whether only those statements were kept that
    can still come true.
    """

    article: Article
    statements: tuple[Statement, ...]
    model_name: str
    model_version: str
    headline: Headline | None = None
    own_voice: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    about_future: bool = False


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
    return label(article, find_attributions(article.text, model), model=model)


def label(article: Article, outer: Sequence[Attribution], *, model: Reader | None = None) -> Reading:
    """Say of given attributions who speaks, in what manner and on whose word, and find those inside them.

    For spans of your own: an annotator's, another program's. `read` is this after `find_attributions`.
    """
    reader = model or shipped_model()
    found = nested_attributions(article.text, outer, reader)
    manners = [manner_of(article.text, nested.attribution) for nested in found]
    sources = sources_of(article, found, speakers_of(article, found))
    chains = chains_of(article, found, manners, sources)
    starts = [section.span.start for section in article.sections]
    published = _day(article)
    times = _times(article, found, published)
    statements = tuple(
        Statement(
            id=f"s{number}",
            parent=None if nested.parent is None else f"s{nested.parent + 1}",
            section=_section(article, starts, nested.attribution),
            attribution=nested.attribution,
            manner=manner,
            source=source,
            chain=chain,
            kind=kind_of(
                article.text,
                nested.attribution,
                manner,
                future=_all_to_come(window, horizon),
                still_open=_still_open(window, published),
            ),
            window=window,
            horizon=horizon,
        )
        for number, (nested, manner, source, chain, (window, horizon)) in enumerate(
            zip(found, manners, sources, chains, times, strict=True), start=1
        )
    )
    headline = headline_of(article, statements)
    flags = check(article, statements, headline)
    spoken = own_voice(article, statements)
    return Reading(article, statements, reader.name, reader.version, headline, spoken, flags)


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


def _day(article: Article) -> date | None:
    return date.fromisoformat(article.published[:10]) if article.published else None


def _all_to_come(window: Window | None, horizon: Horizon | None) -> bool | None:
    """Whether all of a window was to come; None where no day tells, for tense is among the words of a kind already."""
    return True if window is not None and window.dated and horizon == "future" else None


def _still_open(window: Window | None, published: date | None) -> bool:
    """Whether some day of a window was to come, or its end is open on the side that is."""
    if window is None or published is None or not window.dated:
        return False
    return window.end > published if window.end else window.horizon != "past"


def _times(
    article: Article, found: Sequence[Nested], published: date | None
) -> list[tuple[Window | None, Horizon | None]]:
    """The days that each content speaks of and whether they are to come, seen from the day of publication."""
    text = article.text
    known = windows(text, published)
    times = []
    for nested in found:
        cue, content = nested.attribution.cue, nested.attribution.content
        window = window_of(text, content, known)
        times.append((window, horizon_of(text, cue, content, window)))
    return times


def _section(article: Article, starts: list[int], attribution: Attribution) -> str:
    """The kind of section that a cue stands in, of sections in order that start at `starts`; `body` outside of all."""
    at = attribution.cue[0].start
    number = bisect_right(starts, at) - 1
    inside = number >= 0 and at < article.sections[number].span.end
    return article.sections[number].kind if inside else "body"
