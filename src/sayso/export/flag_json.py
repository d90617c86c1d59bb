"""Flags as JSON: schema `sayso/check-1`, described in `docs/checks.md`."""

import json
from collections.abc import Sequence
from typing import Any

from sayso.checks import RULES, Flag
from sayso.export.legible import encodable
from sayso.proof import Lines, Proof

SCHEMA = "sayso/check-1"

Fields = dict[str, Any]


def to_flag_json(proofs: Sequence[Fields]) -> str:
    """Write the articles that `article_fields` made, as one object, indented."""
    written = {"schema": SCHEMA, "articles": list(proofs)}
    return encodable(json.dumps(written, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def article_fields(proof: Proof) -> Fields:
    """Lay out what was found in one article."""
    article = proof.article
    return {
        "input": proof.name,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "sha256": article.sha256,
        "flags": [_flag(flag, article.text, proof.lines) for flag in proof.flags],
    }


def _flag(flag: Flag, text: str, lines: Lines) -> Fields:
    begin, end = lines.place(flag.spans[0].start), lines.place(flag.spans[0].end)
    return {
        "rule": flag.rule,
        "level": RULES[flag.rule].level,
        "message": flag.message,
        "line": begin.line,
        "column": begin.column,
        "end_line": end.line,
        "end_column": end.column,
        "spans": [{"start": span.start, "end": span.end, "text": span.of(text)} for span in flag.spans],
        "statements": list(flag.statements),
    }
