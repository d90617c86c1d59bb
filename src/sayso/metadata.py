"""Metadata: what a page's head and its linked data state about the story, in the page's own words.

Newsrooms fill these fields by machine, several at once and not all with the same care. The title is the one given for
sharing the story, or where that is dressed up with names of the site, the headline that most fields agree on; the date
is the one given to the minute.
"""

import html
import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml.etree import _Element

from sayso.vocabulary import folded

Node = dict[str, Any]

_STORY = re.compile(r"Article|Posting|Report$|Review$")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datePublished",
    "parsely-pub-date",
    "sailthru.date",
    "cXenseParse:recs:publishtime",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "date",
)
_SEPARATOR = re.compile(r"\s+[|–—·•:»*/-]\s+|\s*[|»]\s*")
_FLAT = re.compile(r"\W+")
_SHORTEST = 15
"""Characters of a headline below which what stands after a bar is no name of a site."""
_SECTION_WORDS = 2
"""Words of the longest name of a section that is cut off a title together with the site's: "World News"."""
_JSON_CAP = 2 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page states: None or empty where it does not."""

    title: str
    headlines: tuple[str, ...]
    """Every form in which the page states its headline, the title among them: newsrooms often print another one."""
    byline: str | None
    published: str | None
    site: str | None
    url: str | None
    description: str | None
    body: str | None
    """The story's text as linked data give it, which is often cut or without paragraphs."""


def facts_of(tree: _Element) -> Facts:
    """Read the page's head, its linked data and its first headline."""
    nodes = list(_nodes(tree))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    story = next((node for node in nodes if _is_story(node)), {})
    dated = story if "datePublished" in story else next((node for node in nodes if "datePublished" in node), {})
    sites = [site for site in (_name(story.get("publisher"), known), _meta(tree, "og:site_name")) if site]
    url = _url(tree)
    names = [*sites, *_host_names(url)]
    stated = _headlines(tree, story, names)
    return Facts(
        title=_title(stated, _meta(tree, "og:title"), _meta(tree, "twitter:title"), names),
        headlines=tuple(dict.fromkeys(_without_site(title, names) for title in stated)),
        byline=", ".join(dict.fromkeys(_names(story.get("author"), known))) or None,
        published=_published(tree, dated),
        site=next((site for site in sites if " " in site or "." not in site), None),
        url=url,
        description=_clean(story.get("description")) or _meta(tree, "og:description") or _meta(tree, "description"),
        body=max(
            (node["articleBody"] for node in nodes if isinstance(node.get("articleBody"), str)), key=len, default=None
        ),
    )


def words_of(element: _Element) -> str:
    """All of the text inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def _nodes(tree: _Element) -> Iterator[Node]:
    """Every object of the page's linked data, outer before inner."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = (script.text or "").strip()
        if len(text) > _JSON_CAP:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _inside(data)


def _inside(data: object) -> Iterator[Node]:
    waiting = deque([data])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _is_story(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _STORY.search(kind) for kind in kinds)


def _names(value: object, known: dict[str, Node]) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names = (_name(item, known) for item in values)
    return [name for name in names if name and "://" not in name]


def _name(value: object, known: dict[str, Node]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = known.get(value["@id"], value)
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return _clean(value)


def _clean(value: object) -> str | None:
    """One line of plain text: some sites escape their linked data twice."""
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _meta(tree: _Element, key: str) -> str | None:
    for element in tree.iterfind(".//meta"):
        if key in (element.get("property"), element.get("name"), element.get("itemprop")):
            content = _clean(element.get("content"))
            if content:
                return content
    return None


def _url(tree: _Element) -> str | None:
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    for url in (*links, _meta(tree, "og:url")):
        if url and url.strip().startswith(("http://", "https://")):
            return url.strip()
    return None


def _published(tree: _Element, dated: Node) -> str | None:
    times = (
        time for time in tree.iterfind(".//time") if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib
    )
    stated = [
        dated.get("datePublished"),
        *(_meta(tree, key) for key in _DATES),
        *(time.get("datetime") for time in times),
    ]
    moments = [moment for value in stated if (moment := _moment(value))]
    if not moments:
        return None
    first = moments[0]
    # A day is made exact by another field that gives the hour of the same day.
    return next((moment for moment in moments if moment.startswith(first) and len(moment) > len(first)), first)


def _moment(value: object) -> str | None:
    """Write a stated date or time as ISO 8601: `2024-04-30 16:38:37 +02:00` has a space too many."""
    text = re.sub(r"\s+(?=[+-]\d)", "", value.strip()) if isinstance(value, str) else ""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text) if len(text) > len("2022-10-14T") else None
        return moment.isoformat(timespec="seconds") if moment else None
    except ValueError:
        return None


def _headlines(tree: _Element, story: Node, sites: list[str]) -> list[str]:
    """The headline as the page's fields state it, not all in the same words."""
    heads = [" ".join(words_of(head).split()) for head in tree.iterfind(".//h1")]
    titles = [_clean(title.text) for title in tree.iterfind(".//head/title")]
    names = {_flat(site) for site in sites} | {""}
    heads = [head for head in heads if _flat(head) not in names]
    stated = [_meta(tree, "og:title"), _clean(story.get("headline")), *heads[:1], *titles[:1]]
    return [title for title in stated if title and _flat(title) not in names]


def _title(stated: list[str], shared: str | None, tweeted: str | None, sites: list[str]) -> str:
    """Take the title for sharing if it is a bare headline, or else the headline that most of the fields agree on.

    A title for sharing is none where the page has two that differ.
    """
    bare = [_without_site(title, sites) for title in stated]
    differs = tweeted and _flat(_without_site(tweeted, sites)) != _flat(shared or "")
    if shared in stated and shared in bare and not differs and not _is_dressed(shared, bare):
        return shared
    votes = Counter(_flat(title) for title in bare)
    as_stated = {_flat(title) for title in stated}
    # Of two with as many votes, the one that needed no cutting: a title of the site's making has a topic before it too.
    return max(bare, key=lambda title: (votes[_flat(title)], _flat(title) in as_stated), default="")


def _is_dressed(title: str, others: list[str]) -> bool:
    """Tell a title that is another one with something after a dash or bar, or cut short with dots."""
    heads = {_flat(title[: match.start()]) for match in _SEPARATOR.finditer(title)}
    cut = title.endswith(("…", "..."))
    return any(
        _flat(other) in heads or (cut and _flat(other).startswith(_flat(title))) for other in others if other != title
    )


def _without_site(title: str, sites: list[str]) -> str:
    """Cut the name of the site, the sections that stand before it and whatever follows off the end of a title."""
    cuts = list(_SEPARATOR.finditer(title))
    ends = [*(cut.start() for cut in cuts[1:]), len(title)]
    parts = [_flat(title[cut.end() : end]).split() for cut, end in zip(cuts, ends, strict=False)]
    last = next((at for at, part in enumerate(parts) if _names_site(part, sites)), -1)
    first = last
    while first > 0 and len(parts[first - 1]) <= _SECTION_WORDS:
        first -= 1
    starts = [cut.start() for cut in cuts[first : last + 1] if cut.start() >= _SHORTEST] if last >= 0 else []
    return title[: starts[0]].rstrip() if starts else title


def _names_site(part: list[str], sites: list[str]) -> bool:
    """Tell the name of a site, which may have a word before or after it: "The Courier", "Courier Online"."""
    names = [name for site in sites if (name := _flat(site).split())]
    return any(part in (name, part[:1] + name, name + part[-1:]) for name in names)


def _host_names(url: str | None) -> list[str]:
    match = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return [match.group(1), match.group(1).partition(".")[0]] if match else []


def _flat(text: str) -> str:
    return _FLAT.sub(" ", folded(text)).strip()
