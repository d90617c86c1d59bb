"""Extraction: the story's paragraphs out of a page's elements.

trafilatura finds the story; rules mend what it was measured to miss on news: links to other stories that stand between
the paragraphs, the standfirst above them, and the rare page of which it reads a part while the linked data hold all.
"""

import copy
import re
from collections import Counter

import trafilatura
from lxml.etree import _Element
from trafilatura.settings import Document

from sayso.errors import InputError
from sayso.metadata import Facts, facts_of, words_of
from sayso.vocabulary import folded

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!--")
_FLAT_TAGS = frozenset(
    re.findall(
        r"\w+",
        "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody "
        "tfoot colgroup rp rt html body head",
    )
)
"""Elements without an end tag, or with one that may be left out: they do not nest by being left open."""
_RAW_TAGS = frozenset({"script", "style", "textarea", "title", "noscript", "template", "svg"})
_WORD = re.compile(r"\w+")
_INLINE = frozenset({"strong", "b", "em", "i", "span", "u", "font"})
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = frozenset(
    {"div", "p", "h1", "h2", "h3", "ul", "ol", "section", "article", "figure", "img", "button", "form"}
)
_SENTENCE_ENDS = (".", "?", "!", "…", '"')
_LINK_CAP = 300
"""Characters of the longest paragraph that can be a link to another story."""
_LINK_LABEL = 40
"""Characters that may stand beside its link: "READ ALSO | "."""
_STANDFIRST = (40, 400)
"""Characters of a standfirst, from and to."""
_NEAR = 40
"""Elements after the headline among which the standfirst stands."""
_SUMMARY = re.compile(
    r"standfirst|sub-?_?-?(?:title|head|deck)|\b(?:[\w-]*-)?dek\b|\bdeck\b|summary|\blede\b|excerpt|teaser|strap-?line|"
    r"chapeau|tagline",
    re.IGNORECASE,
)
"""Names that newsrooms' pages give the element of the standfirst."""
_COVERED, _LONGER = 0.8, 1.25
"""Linked data replace the extraction that they hold this share of, when they are this much longer: measured on news."""
_WORDS_OF_A_STORY = 10
_NO_DATE_SEARCH = {"extensive_search": False}
"""The date that trafilatura finds goes unused, so it need not look far: it takes `© 2031` for the first of January,
another story's date for this one's, and the clock's today for the last day there is."""
_KICKER_WORDS = 3


def parts_of(html: str, *, depth: int) -> dict[str, object]:
    """Read a page into the fields of PageParts; raises InputError where it holds no article."""
    if nests_deeper(html, depth):
        raise InputError("page", f"nests its elements more than {depth} deep")
    tree = trafilatura.load_html(html.replace("\x00", ""))
    if tree is None:
        raise InputError("page", "no article text found")
    facts = facts_of(tree)
    document = _extracted(tree)
    paragraphs = paragraphs_of(document.text or "", facts, tree)
    if sum(len(_WORD.findall(line)) for line in paragraphs) < _WORDS_OF_A_STORY:
        raise InputError("page", "no article text found")
    return {
        "title": facts.title or document.title or "",
        "paragraphs": paragraphs,
        "byline": facts.byline or (document.author or "").replace("; ", ", ") or None,
        "published": facts.published,
        "site": facts.site or document.sitename,
        "url": facts.url,
    }


def _extracted(tree: _Element) -> Document:
    """What trafilatura makes of a copy of the tree, for it changes what it reads; empty where it finds nothing."""
    found = trafilatura.bare_extraction(
        copy.deepcopy(tree), with_metadata=True, include_comments=False, date_extraction_params=_NO_DATE_SEARCH
    )
    return found if isinstance(found, Document) else Document()


def paragraphs_of(text: str, facts: Facts, tree: _Element) -> list[str]:
    """Mend the lines that were extracted: no headline, the standfirst first, all of a story of which half is lost."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if facts.body and _holds_more(facts.body, lines):
        lines = [line.strip() for line in facts.body.splitlines() if line.strip()]
    titles = {_letters(title) for title in (*facts.headlines, *map(words_of, tree.iterfind(".//h1")))} - {""}
    links = _link_lines(tree)
    lines = [line for line in lines if folded(line) not in links and _letters(line) not in titles]
    while lines and _is_kicker(lines[0]):
        lines = lines[1:]
    return [*_standfirst(tree, facts, lines), *lines]


def _letters(text: str) -> str:
    """Letters and digits alone: a headline's elements, quotation marks and dashes come out in many ways."""
    return "".join(_WORD.findall(folded(text)))


def _is_kicker(line: str) -> bool:
    """Tell the name of a section or topic that stands above the headline."""
    return len(line.split()) <= _KICKER_WORDS and not line.endswith((*_SENTENCE_ENDS, ":", "”"))


def _link_lines(tree: _Element) -> set[str]:
    """The paragraphs that are nothing but one link, which leads to another story; folded."""
    blocks = (_alone_in(link) for link in tree.iter("a") if not (link.get("href") or "#").startswith("#"))
    lines = {_flat(block) for block in blocks if block is not None}
    # A linked sentence is the story's; what leads to another story is a headline, without a full stop.
    return {line for line in lines if not line.endswith(_SENTENCE_ENDS)}


def _alone_in(link: _Element) -> _Element | None:
    """The paragraph or heading that holds the link and no other word, if one does."""
    block = link.getparent()
    while block is not None and block.tag in _INLINE:
        block = block.getparent()
    if block is None or block.tag not in _BLOCKS:
        return None
    text, words = (words_of(element).strip() for element in (link, block))
    return block if text and len(words) - len(text) <= _LINK_LABEL and len(words) <= _LINK_CAP else None


def _flat(element: _Element) -> str:
    return folded(words_of(element))


def _standfirst(tree: _Element, facts: Facts, lines: list[str]) -> list[str]:
    """The sentence under the headline that sums the story up, where the page shows it and the extraction lost it."""
    heads = list(tree.iter("h1"))
    printed = {_letters(title) for title in facts.headlines}
    head = next((head for head in heads if _letters(words_of(head)) in printed), heads[0] if heads else None)
    seen = folded(" ".join(lines))
    candidates = [" ".join(words_of(element).split()) for element in _near(head) if _sums_up(element, facts)]
    candidates = [text for text in candidates if _STANDFIRST[0] <= len(text) <= _STANDFIRST[1]]
    return [] if any(folded(text) in seen for text in candidates) else candidates[:1]


def _sums_up(element: _Element, facts: Facts) -> bool:
    """Tell a standfirst by the name of its class, or by its being the page's own description."""
    names = (element.get("class"), element.get("id"), element.get("data-testid"))
    if _SUMMARY.search(" ".join(name for name in names if name)):
        return True
    return facts.description is not None and _flat(element).strip() == folded(facts.description)


def _near(head: _Element | None) -> list[_Element]:
    """The elements after the headline that hold words and no other block."""
    if head is None:
        return []
    elements = list(head.getroottree().iter("h1", "h2", "h3", "p", "div", "span", "li"))
    start = elements.index(head) + 1
    return [e for e in elements[start : start + _NEAR] if not any(child.tag in _HOLDERS for child in e)]


def _holds_more(body: str, lines: list[str]) -> bool:
    """Say whether linked data hold the story in paragraphs and the extraction a part of it."""
    stated, found = (Counter(_WORD.findall(text)) for text in (body, " ".join(lines)))
    shared = (stated & found).total()
    longer = stated.total() >= _LONGER * max(1, found.total())
    return longer and shared >= _COVERED * found.total() and len(body.splitlines()) > 1


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
