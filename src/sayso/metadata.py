"""Metadata: what a page's head and its linked data state about the story, in the page's own words.

Newsrooms fill these fields by machine, several at once and not all with the same care. The headline is the one that
most of them agree on; the date is the one given to the minute; a name of the site is kept out of the headline.
"""

import html
import json
import re
from collections import Counter
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
_JSON_CAP = 2 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page states: None or empty where it does not."""

    title: str
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
    return Facts(
        title=_title(tree, story, [*sites, *_host_names(url)]),
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
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
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
    stated = [dated.get("datePublished"), *(_meta(tree, key) for key in _DATES)]
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


def _title(tree: _Element, story: Node, sites: list[str]) -> str:
    """Take the headline that most of the page's fields agree on, the earlier where they do not."""
    heads = [" ".join(words_of(head).split()) for head in tree.iterfind(".//h1")]
    heads = [head for head in heads if head and _flat(head) not in map(_flat, sites)]
    titles = [_clean(title.text) for title in tree.iterfind(".//head/title")]
    stated = [_meta(tree, "og:title"), _clean(story.get("headline")), *heads[:1], *titles[:1]]
    found = [_without_site(title, sites) for title in stated if title]
    votes = Counter(_flat(title) for title in found)
    return max(found, key=lambda title: votes[_flat(title)], default="")


def _without_site(title: str, sites: list[str]) -> str:
    """Cut the name of the site, and whatever follows it, off the end of a page's title."""
    names = {_flat(site) for site in sites} - {""}
    for match in _SEPARATOR.finditer(title):
        rest = [_flat(part) for part in _SEPARATOR.split(title[match.end() :])]
        tail = _flat(title[match.end() :])
        if match.start() >= _SHORTEST and (names & set(rest) or any(tail.endswith(name) for name in names if name)):
            return title[: match.start()].rstrip()
    return title


def _host_names(url: str | None) -> list[str]:
    match = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    return [match.group(1), match.group(1).partition(".")[0]] if match else []


def _flat(text: str) -> str:
    return _FLAT.sub(" ", folded(text)).strip()
