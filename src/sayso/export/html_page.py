"""HTML: a reading as one page that stands alone, to open, send and print.

The page is made of text alone: nothing of the article's own markup reaches it, everything that was read is escaped,
and its policy forbids scripts and every request. Links, `:target` and `:has()` do what a script would: each marked
piece leads to its statement, each statement back to its words, and the one that is pointed at lights up.
"""

import base64
import hashlib
from collections.abc import Collection, Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template

from sayso.article import Article
from sayso.export.chain_graph import figure
from sayso.export.legible import legible, one_line
from sayso.export.marks import Mark, Segment, depths, headline, lines, phrase, when
from sayso.export.summary import brief, nothing, rows
from sayso.export.time_words import kind_in_words, time_in_words
from sayso.export.timeline import timeline
from sayso.export.trail import FROM, WORD, Step, noted, trails
from sayso.reading import Reading
from sayso.span import Span
from sayso.statement import Statement

DEEPEST = 3
"""Levels that the list insets; what stands deeper is inset as much."""


def to_html(reading: Reading) -> str:
    """Write a reading as a whole HTML document, in ASCII but for the article's own characters."""
    article = reading.article
    traced = trails(reading)
    style = _resource("page.css") + _lights(len(reading.statements))
    return Template(_resource("page.html")).substitute(
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        generator=_escaped(f"sayso, {reading.model_name} {reading.model_version}"),
        title=_escaped(one_line(article.title) or "Untitled"),
        head="\n".join(_head(article)),
        brief=_brief(reading, traced),
        language=f' lang="{_escaped(article.language)}"' if article.language else "",
        text="\n".join(_lines(reading)),
        foot="\n".join(_foot(reading)),
        count="" if reading.statements else f"<p>{nothing(reading)}</p>",
        summary="\n".join(_summary(reading, traced)),
        figure=figure(traced),
        timeline=timeline(reading),
        list="\n".join(_list(reading, traced)),
    )


def _resource(name: str) -> str:
    return (files("sayso.export") / name).read_text(encoding="utf-8")


def _escaped(text: str) -> str:
    return escape(legible(text))


def _lights(count: int) -> str:
    """Write the rule by which all pieces of a statement light up when it, or one of them, is pointed at."""
    if not count:
        return ""
    lit = (f"body:has(#s{n}:target, #t{n}:target, .s{n}:hover) .text .s{n}" for n in range(1, count + 1))
    return f"@media not print {{\n{','.join(lit)} {{ background-color: var(--glow); }}\n}}\n"


def _head(article: Article) -> Iterator[str]:
    """Write what is known of the article, and the title if the text does not have it."""
    if article.outlet:
        yield f'<p class="outlet">{_escaped(one_line(article.outlet))}</p>'
    known = [_escaped(one_line(article.byline))] if article.byline else []
    if article.published:
        known.append(f'<time datetime="{_escaped(article.published)}">{_escaped(when(article))}</time>')
    if article.url and article.url.lower().startswith(("https://", "http://")):
        known.append(f'<a href="{_escaped(article.url)}" rel="noreferrer noopener">the original page</a>')
    if known:
        yield f"<p>{' · '.join(known)}</p>"
    if headline(article) is None:
        yield f"<h1>{_escaped(one_line(article.title) or 'Untitled')}</h1>"


def _brief(reading: Reading, traced: Sequence[tuple[Step, ...]]) -> str:
    """Write the shortest of summaries above the article, where the longer one stands below it."""
    words = _escaped(brief(reading, traced))
    return f'<p class="brief"><a href="#who-said-what">{words}</a></p>' if words else ""


def _summary(reading: Reading, traced: Sequence[tuple[Step, ...]]) -> Iterator[str]:
    """Write how the article is sourced, each label once."""
    before = ""
    known = list(rows(reading, traced))
    if not known:
        return
    yield '<dl class="summary">'
    for label, words in known:
        if label != before:
            yield f"<dt>{_escaped(label)}</dt>"
        yield f"<dd>{_escaped(words)}</dd>"
        before = label
    yield "</dl>"


def _lines(reading: Reading) -> Iterator[str]:
    """Write each line as a paragraph; less tags and numbers they are the text, character for character."""
    shown = legible(reading.article.text)
    title = headline(reading.article) or Span(-1, -1)
    begins = {span.start for span in reading.own_voice}
    for span, line in lines(reading.article.text, reading.statements, reading.own_voice):
        words = "".join(_segment(segment, shown, begins) for segment in line)
        if not span.of(shown).strip():
            yield words
        elif title.start <= span.start < title.end:
            yield f'<h1 dir="auto">{words}</h1>'
        else:
            yield f'<p dir="auto">{words}</p>'


def _segment(segment: Segment, shown: str, begins: Collection[int]) -> str:
    """Write a segment as a link to the innermost statement that it belongs to, then the numbers that follow it.

    `begins`: where sentences of the outlet's own begin; one that statements cut in pieces has its bar once.
    """
    words = escape(segment.span.of(shown))
    if segment.marks:
        words = _link(words, segment.marks)
    if segment.own:
        words = f'<span class="own{"" if segment.span.start in begins else " on"}">{words}</span>'
    return words + "".join(_anchor(index + 1) for index in segment.anchors)


def _link(words: str, marks: Sequence[Mark]) -> str:
    """Link words to their statement; by keyboard one gets there from its number, so these are no stops of their own."""
    inner = min(marks, key=lambda mark: (len(mark.span), mark.statement))
    members = " ".join(f"s{number + 1}" for number in sorted({mark.statement for mark in marks}))
    contents = len({mark.span for mark in marks if mark.role == "content"})
    inside = ("", " inside", " inside deep")[min(contents, 2)]
    parts = f'class="{inner.role}{inside} {members}" href="#s{inner.statement + 1}" title="{_parts(marks)}"'
    return f'<a {parts} tabindex="-1">{words}</a>'


def _parts(marks: Sequence[Mark]) -> str:
    """Say in words which parts are played, the innermost first: "cue of 6; content of 6, 5"."""
    numbers: dict[str, list[int]] = {}
    for mark in sorted(marks, key=lambda mark: (len(mark.span), mark.statement)):
        numbers.setdefault(mark.role, []).append(mark.statement + 1)
    return "; ".join(f"{role} of {', '.join(map(str, dict.fromkeys(of)))}" for role, of in numbers.items())


def _anchor(number: int) -> str:
    label = f"Statement {number}"
    return f'<sup><a class="number" id="t{number}" href="#s{number}" aria-label="{label}">{number}</a></sup>'


def _list(reading: Reading, traced: Sequence[tuple[Step, ...]]) -> Iterator[str]:
    """Write an entry for each statement: on whose word, who, what, and what is known of it."""
    text, depth = reading.article.text, depths(reading.statements)
    numbers = {statement.id: number for number, statement in enumerate(reading.statements, 1)}
    for number, (statement, steps) in enumerate(zip(reading.statements, traced, strict=True), 1):
        level = min(depth[statement.id], DEEPEST)
        yield (
            f'<li id="s{number}" class="depth-{level}">'
            f'<a class="number" href="#t{number}" aria-label="Statement {number}, show it in the text">{number}</a>'
            f"<div>{_chain(steps)}{_entry(statement, text)}"
            f'<p class="facts">{_facts(statement, text, numbers)}</p></div></li>'
        )


def _chain(steps: Sequence[Step]) -> str:
    """Write the steps of a chain, in full where one points at what is cut."""
    if not steps:
        return ""
    return f'<p class="chain">{f" {FROM} ".join(map(_step, steps))}</p>'


def _step(step: Step) -> str:
    words = _escaped(step.short)
    if step.short != step.words:
        words = f'<span title="{_escaped(step.words)}">{words}</span>'
    if step.whose:
        words = f'<strong title="on whose word it stands">{WORD} {words}</strong>'
    note = _escaped(noted(step).strip())
    return f'{words} <span class="note">{note}</span>' if note else words


def _entry(statement: Statement, text: str) -> str:
    """Write source, cue and content in the text's own words; quotation marks are the text's, or there are none."""
    found = statement.attribution
    who = '<span class="unnamed">no source named</span>'
    if found.source:
        who = f'<span class="source">{_joined(found.source, text)}</span>'
    cue = f' <span class="cue">{_joined(found.cue, text)}</span>' if found.cue else ""
    words = f'<p class="words">{_joined(found.content, text, whole=True)}</p>' if found.content else ""
    return f'<p class="who">{who}{cue}</p>{words}'


def _joined(spans: Sequence[Span], text: str, *, whole: bool = False) -> str:
    """Join the pieces of a role, with a mark where the text between is left out; `whole` keeps punctuation at ends."""
    clean = one_line if whole else phrase
    return ' <span class="gap">…</span> '.join(escape(clean(span.of(text))) for span in spans)


def _facts(statement: Statement, text: str, numbers: dict[str, int]) -> str:
    """Write kind, time, confidence, section and the statement around this one; then what is said of its source."""
    known = (kind_in_words(statement.kind), time_in_words(statement, text))
    facts = [f"<strong>{_escaped(words)}</strong>" for words in known if words]
    facts.append(f"confidence {statement.attribution.confidence:.0%}")
    if statement.section not in {"", "body"}:
        facts.append(f"in the {_escaped(one_line(statement.section))}")
    if statement.parent in numbers:
        around = numbers[statement.parent]
        facts.append(f'inside <a href="#s{around}">statement {around}</a>')
    source = statement.source
    told = (
        ("hedged", statement.manner.hedges),
        ("role", (source.role,)),
        ("access", (source.access,)),
        ("why unnamed", (source.reason,)),
        ("described", source.described),
    )
    facts += [f"{label}: {_quoted(spans, text)}" for label, given in told if (spans := [s for s in given if s])]
    return " · ".join(facts)


def _quoted(spans: Sequence[Span], text: str) -> str:
    return ", ".join(f"<q>{_escaped(one_line(span.of(text)))}</q>" for span in spans)


def _foot(reading: Reading) -> Iterator[str]:
    yield "<p>The marks show whom the text gives as its source for what. They do not say what is true.</p>"
    model = _escaped(one_line(f"{reading.model_name} {reading.model_version}"))
    yield f"<p>Read by {model}. SHA-256 of the text: <code>{reading.article.sha256}</code></p>"
