"""SARIF: flags in the form that code hosts and editors take from linters (OASIS SARIF 2.1.0).

Columns count code points, as everywhere here. A web page gets no region: what we could count are lines of the text
that was taken from it, and a viewer would mark others.
"""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote, urlsplit

from sayso.checks import RULES, Flag, Rule
from sayso.export.legible import encodable, one_line
from sayso.proof import Lines, Proof
from sayso.span import Span

VERSION = "2.1.0"
DOCUMENT = "docs/checks.md"
"""The page on the rules, from the root of the project; the sections are named by the rules' ids."""

Fields = dict[str, Any]


def to_sarif(results: Sequence[Fields], failures: Sequence[str] = (), *, version: str | None = None) -> str:
    """Write results that `result_fields` made as one run.

    `failures`: a line for each input that could not be read. `version`: that of the program.
    """
    driver = {"name": "sayso", "rules": [_rule(rule) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver | ({"version": version} if version else {})},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": one_line(failure)}} for failure in failures
                ],
            }
        ],
        "results": list(results),
    }
    schema = f"https://json.schemastore.org/sarif-{VERSION}.json"
    written = json.dumps({"$schema": schema, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=2)
    return encodable(written) + "\n"


def result_fields(proof: Proof) -> list[Fields]:
    """Lay out the flags of one article as results."""
    return [_result(proof, flag) for flag in proof.flags]


def _rule(rule: Rule) -> Fields:
    # A `helpUri` has to be absolute, and the page is where the project is: a link in Markdown leads there.
    page = f"{DOCUMENT}#{rule.id}"
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "help": {"text": f"See {page}.", "markdown": f"See [{page}]({page})."},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(proof: Proof, flag: Flag) -> Fields:
    locations = [_location(proof, span) for span in flag.spans]
    numbered = [{"id": number, **location} for number, location in enumerate(locations[1:], 1)]
    return {
        "ruleId": flag.rule,
        "ruleIndex": list(RULES).index(flag.rule),
        "level": RULES[flag.rule].level,
        "message": {"text": one_line(flag.message)},
        "locations": locations[:1],
        **({"relatedLocations": numbered} if numbered else {}),
    }


def _location(proof: Proof, span: Span) -> Fields:
    place: Fields = {"artifactLocation": {"uri": _uri(proof.name)}}
    if proof.lines.of_file:
        place["region"] = _region(proof.lines, span, proof.article.text)
    return {"physicalLocation": place}


def _region(lines: Lines, span: Span, text: str) -> Fields:
    begin, end = lines.place(span.start), lines.place(span.end)
    return {
        "startLine": begin.line,
        "startColumn": begin.column,
        "endLine": end.line,
        "endColumn": end.column,
        "snippet": {"text": span.of(text)},
    }


def _uri(name: str) -> str:
    """A web address as it is, a path as a reference relative to where the command ran, or absolute."""
    if urlsplit(name).scheme in {"http", "https"}:
        return name
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
