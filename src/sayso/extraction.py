"""Extraction: the story's paragraphs out of a page's elements.

trafilatura finds the story; rules mend what it was measured to miss on news: links to other stories that stand between
the paragraphs, the standfirst above them, and the rare page of which it reads a part while the linked data hold all.
"""

import copy
import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from lxml.etree import _Element

from sayso.metadata import Facts, facts_of
from sayso.vocabulary import folded

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!--")
_FLAT_TAGS = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot "
    "colgroup rp rt html body head".split()
)
"""Elements without an end tag, or with one that may be left out: they do not nest by being left open."""
_RAW_TAGS = frozenset({"script", "style", "textarea", "title", "noscript", "template", "svg"})
_WORD = re.compile(r"\w+")


def parts_of(html: str, *, depth: int) -> dict[str, object]:
    """Read a page into the fields of PageParts; raises ValueError in one line where it holds no article."""
    if nests_deeper(html, depth):
        raise ValueError(f"nests its elements more than {depth} deep")
    tree = trafilatura.load_html(html.replace("\x00", ""))
    if tree is None:
        raise ValueError("no article text found")
    facts = facts_of(tree)
    document = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    paragraphs = paragraphs_of(document.text or "" if document else "", facts, tree)
    if not paragraphs:
        raise ValueError("no article text found")
    return {
        "title": facts.title or (document and document.title) or "",
        "paragraphs": paragraphs,
        "byline": facts.byline or (document.author or "").replace("; ", ", ") or None if document else facts.byline,
        "published": facts.published or (document.date if document else None),
        "site": facts.site or (document.sitename if document else None),
        "url": facts.url,
    }


def paragraphs_of(text: str, facts: Facts, tree: _Element) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def nests_deeper(html: str, depth: int) -> bool:
    """Count the elements that are open at once, in one pass over the tags and without building anything."""
    level = at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        if match.group() == "<!--":
            at = _after(html, "-->", at)
            continue
        name = match[2].lower()
        if name in _FLAT_TAGS:
            continue
        if name in _RAW_TAGS and not match[1]:
            at = _after(html, f"</{match[2]}", at)
            continue
        level = max(0, level - 1) if match[1] else level + 1
        if level > depth:
            return True
    return False


def _after(html: str, end: str, at: int) -> int:
    found = html.find(end, at)
    return len(html) if found < 0 else found + len(end)
