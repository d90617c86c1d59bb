"""JSON: the public contract, schema `sayso/reading-1`.

Programs build on this shape, so it is written out field by field: renaming something inside the package must not
rename it here. `docs/json.md` describes every field. Fields of what no reader fills yet are there and empty.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sayso.article import Article, Section
from sayso.chains import Hop
from sayso.checks import Flag
from sayso.export.legible import encodable
from sayso.export.summary import Summary, summary_of
from sayso.export.trail import Step, in_words, trails
from sayso.headline import Headline
from sayso.hedges import probability_of
from sayso.reading import Reading
from sayso.sources import Source
from sayso.span import Span
from sayso.statement import Statement
from sayso.timex import Horizon, Window

SCHEMA = "sayso/reading-1"

Fields = dict[str, Any]


def to_fields(reading: Reading) -> Fields:
    """Lay a reading out as the contract has it."""
    text, traced = reading.article.text, trails(reading)
    return {
        "schema": SCHEMA,
        "article": _article(reading.article),
        "model": {"name": reading.model_name, "version": reading.model_version},
        "about_future": reading.about_future,
        "headline": _headline(reading.headline),
        "summary": _summary(summary_of(reading, traced)),
        "statements": [
            _statement(statement, steps, text) for statement, steps in zip(reading.statements, traced, strict=True)
        ],
        "own_voice": [_span(span) for span in reading.own_voice],
        "flags": [_flag(flag) for flag in reading.flags],
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


def _summary(summary: Summary) -> Fields:
    return {
        "statements": summary.statements,
        "origins": [
            {"who": origin.words, "naming": origin.group, "statements": origin.statements} for origin in summary.origins
        ],
        "by_outlet": summary.by_outlet,
        "by_nobody": summary.by_nobody,
        "silent": list(summary.silent),
        "own_voice": round(summary.own_voice, 4),
    }


def _statement(statement: Statement, steps: Sequence[Step], text: str) -> Fields:
    found = statement.attribution
    return {
        "id": statement.id,
        "parent": statement.parent,
        "section": statement.section,
        "source": _spans(found.source, text),
        "cue": _spans(found.cue, text),
        "content": _spans(found.content, text),
        "voice": statement.manner.voice,
        "stance": statement.manner.stance,
        "kind": statement.kind.kind,
        "trigger": _words(statement.kind.trigger, text),
        "consequence": _words(statement.kind.consequence, text),
        "position": statement.kind.position,
        "hedges": [_hedge(span, text) for span in statement.manner.hedges],
        "speaker": _source(statement.source, text),
        "chain": [_hop(hop, text) for hop in statement.chain.hops],
        "on_whose_word": statement.chain.on_whose_word,
        "trail": in_words(steps),
        "time": _time(statement.window, statement.horizon, text),
        "confidence": round(found.confidence, 4),
    }


def _source(source: Source, text: str) -> Fields:
    return {
        "name": source.name,
        "description": source.description,
        "kind": source.kind,
        "naming": source.naming,
        "count": source.count and list(source.count),
        "access": _words(source.access, text),
        "role": _words(source.role, text),
        "reason": _words(source.reason, text),
        "described": _spans(source.described, text),
        "identity": source.identity,
    }


def _hop(hop: Hop, text: str) -> Fields:
    manner = {"voice": hop.manner.voice, "stance": hop.manner.stance}
    return _source(hop.source, text) | manner | {"evidence": _spans(hop.evidence, text)}


_TIME = ("text", "start", "end", "widened_start", "widened_end", "edtf", "horizon", "approximate", "anchored")


def _time(window: Window | None, horizon: Horizon | None, text: str) -> Fields | None:
    if window is None:
        return None if horizon is None else dict.fromkeys(_TIME) | {"horizon": horizon}
    values = (
        window.span.of(text),
        _day(window.start),
        _day(window.end),
        _day(window.widened_start),
        _day(window.widened_end),
        window.edtf,
        horizon,
        window.approximate,
        window.anchored,
    )
    return dict(zip(_TIME, values, strict=True))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _headline(headline: Headline | None) -> Fields:
    if headline is None:
        return {"attributed": None, "bald": None, "rests_on": []}
    return {"attributed": headline.attributed, "bald": headline.bald, "rests_on": list(headline.rests_on)}


def _flag(flag: Flag) -> Fields:
    spans = [_span(span) for span in flag.spans]
    return {"rule": flag.rule, "message": flag.message, "spans": spans, "statements": list(flag.statements)}


def _hedge(span: Span, text: str) -> Fields:
    words = span.of(text)
    probability = probability_of(words)
    return {"start": span.start, "end": span.end, "text": words, "probability": probability and list(probability)}


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def _span(span: Span) -> Fields:
    return {"start": span.start, "end": span.end}


def _spans(spans: Iterable[Span], text: str) -> list[Fields]:
    return [{"start": span.start, "end": span.end, "text": span.of(text)} for span in spans]
