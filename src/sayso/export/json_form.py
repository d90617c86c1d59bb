"""JSON: the public contract, schema `sayso/reading-1`.

Programs build on this shape, so it is written out field by field: renaming something inside the package must not
rename it here. `docs/json.md` describes every field. Fields of what no reader fills yet are there and empty.
"""

import json
from collections.abc import Iterable
from typing import Any

from sayso.article import Article, Section
from sayso.export.legible import encodable
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement

SCHEMA = "sayso/reading-1"

Fields = dict[str, Any]


def to_fields(reading: Reading) -> Fields:
    """Lay a reading out as the contract has it."""
    return {
        "schema": SCHEMA,
        "article": _article(reading.article),
        "model": {"name": reading.model_name, "version": reading.model_version},
        "headline": {"attributed": None, "bald": None, "rests_on": []},
        "statements": [_statement(statement, reading.article.text) for statement in reading.statements],
        "own_voice": [],
        "flags": [],
    }


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """Write a reading as JSON, on one line or indented; a lone surrogate, which no encoder takes, becomes U+FFFD."""
    separators = (",", ":") if indent is None else None
    written = json.dumps(to_fields(reading), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    # An escape would do for most, but two that happen to make a pair are read as one character, and offsets shift.
    return encodable(written)


def _article(article: Article) -> Fields:
    return {
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "byline": article.byline,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
        "sections": [_section(section) for section in article.sections],
    }


def _section(section: Section) -> Fields:
    return {"kind": section.kind, "label": section.label, "start": section.span.start, "end": section.span.end}


def _statement(statement: Statement, text: str) -> Fields:
    found = statement.attribution
    return {
        "id": statement.id,
        "parent": statement.parent,
        "section": statement.section,
        "source": _spans(found.source, text),
        "cue": _spans(found.cue, text),
        "content": _spans(found.content, text),
        "voice": None,
        "stance": None,
        "kind": None,
        "hedges": [],
        "speaker": {"name": None, "kind": None, "naming": None, "count": None, "access": None},
        "chain": [],
        "on_whose_word": None,
        "time": None,
        "confidence": round(found.confidence, 4),
    }


def _spans(spans: Iterable[Span], text: str) -> list[Fields]:
    return [{"start": span.start, "end": span.end, "text": span.of(text)} for span in spans]
