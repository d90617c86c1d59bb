"""Layout: the parts of an article, and the lines on its page that are none of it.

Newsrooms print structure as words: `Source:`, `Details:`, `Quote:`, a bullet, a date line, an appeal for money. What
they mean for say-so is exact, so rules read them: a statement under `Source:` rests on that source, and an appeal at
the foot is nobody's statement. Everything here is linear in the text, and looks at short lines only: two megabytes
without a line break are an input like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.dateline import date_line, wire_dateline
from sayso.outlets import by_name
from sayso.quotes import quotations
from sayso.span import Span
from sayso.vocabulary import folded, table

KINDS = ("headline", "dateline", "lead", "body", "source", "details", "quote", "background", "bullet")

_LINE_CAP = 300
"""Characters of the longest line that can be a headline, a label's own or boilerplate."""
_HEADLINE_CAP = 200
_TOP = 8
"""Lines at the top of an article among which its date and its author stand."""
_LABEL_CAP = 80
_NAME = r"\w[\w .'’-]{0,50}"
_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[ \t]{0,20}[•▪●‣◦∙·*-][ \t]{1,20}(?=\S)")
_BYLINE = re.compile(r"(?i:by):? (?P<names>[^!?:;\"“”]{3,90})")
_BETWEEN_NAMES = re.compile(r",? and |, | & ")
_NAME_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?…][)\]’'\"”»]?\Z")
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled or implied part of the text: `kind` is one of KINDS, `label` the words that name it, or None.

    `span` covers the section's words: its label, its colon and its bullet mark are left out.
    """

    kind: str
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its boilerplate; `outlet` is the name of the outlet that a dropped line spoke for, if one did."""

    text: str
    outlet: str | None


def cleaned(text: str) -> Cleaned:
    """Drop navigation, appeals and repeated titles; settle line breaks, trailing spaces and runs of blank lines.

    Of a text that is nothing but such lines, all of them are kept.
    """
    lines = [line.rstrip() for line in re.split(r"\r\n|\r|\n", text)]
    kept = [line for line in lines if not is_boilerplate(line)]
    if not any(line.strip() for line in kept):
        kept = lines
    kept = _once(kept, title_of("\n".join(kept)))
    named = (appealing_outlet(line) for line in lines)
    settled = _BLANKS.sub("\n\n", "\n".join(kept)).strip("\n")
    return Cleaned(settled, next((name for name in named if name), None))


def is_boilerplate(line: str) -> bool:
    """Say whether the line belongs to the page rather than to the story.

    A line that quotes, or a sentence that reports, is the story's, whatever it begins with.
    """
    line = line.strip().replace("\u00a0", " ")
    fits = 0 < len(line) <= _LINE_CAP and _boilerplate().fullmatch(line) is not None
    return fits and not _says(line)


def _says(line: str) -> bool:
    """Tell a line with a quotation, and a full sentence with a verb of reporting."""
    return bool(quotations(line)) or bool(_SENTENCE_END.search(line) and _reporting().search(line))


def appealing_outlet(line: str) -> str | None:
    """Find the outlet that an appeal names: "Support The Example or become our patron!" speaks for The Example."""
    line = line.strip()
    if not is_boilerplate(line):
        return None
    for form in _appeals():
        match = form.fullmatch(line)
        name = match["outlet"] if match else None
        if name and name[0].isupper() and folded(name) not in table("boilerplate")["nobody"]:
            return str(name)
    return None


def title_of(text: str) -> str:
    """Find the headline: the first line that is no date, if it reads like one and a story follows; else empty."""
    lines = [match.group().strip() for match in _LINE.finditer(text) if not match.group().isspace()]
    lines = [line for line in lines[:_TOP] if not date_line(line)] + lines[_TOP : _TOP + 1]
    if len(lines) <= 1 or not _is_headline(lines[0]):
        return ""
    return lines[0]


def byline_of(text: str, sections: tuple[Section, ...]) -> str | None:
    """Find the section that says who wrote the article: "By Ann Example and Bo Sample"."""
    named = (_authors(section.span.of(text)) for section in sections if section.kind == "dateline")
    return next((names for names in named if names), None)


def sections_of(text: str, title: str) -> tuple[Section, ...]:
    """Divide the text into sections, in order and without overlap; what continues a section is part of it."""
    sections: list[Section] = []
    state = _State(title)
    for match in _LINE.finditer(text):
        if match.group().isspace():
            continue
        state.lines += 1
        for section, continues in _parts(text, match.start(), match.end(), state):
            if continues and sections and (sections[-1].kind, sections[-1].label) == (section.kind, section.label):
                section = replace(section, span=Span(sections.pop().span.start, section.span.end))  # noqa: PLW2901
            sections.append(section)
    return tuple(sections)


@dataclass(slots=True)
class _State:
    """Where the reading of the lines stands: what an unlabelled paragraph would belong to."""

    title: str
    titled: bool = False
    led: bool = False
    told: bool = False
    """Whether the story has gone on after its lead: no byline stands there any more."""
    lines: int = 0
    kind: str = "body"
    label: str | None = None
    under: str = "body"
    """What follows when a quotation or a list ends."""
    list_label: str | None = None
    """The label that stood alone on its line above a list."""
    open_quote: bool = False
    continues: bool = False
    """Whether the next paragraph is part of the section before it."""


def _parts(text: str, start: int, end: int, state: _State) -> Iterator[tuple[Section, bool]]:
    """The sections of one line, more than one where a dateline opens it, and whether they continue the one before."""
    line = text[start:end] if end - start <= _LINE_CAP else ""
    if state.title and not state.titled and line.strip() == state.title:
        state.titled = True
        yield Section("headline", None, _trimmed(text, start, end)), False
    elif line and state.lines <= _TOP and (date_line(line) or (not state.told and _authors(line))):
        yield Section("dateline", None, _trimmed(text, start, end)), False
    elif (mark := _BULLET.match(text, start, end)) and not state.open_quote:
        state.led, state.told, state.kind, state.label, state.continues = True, True, state.under, None, False
        yield Section("bullet", state.list_label, _trimmed(text, mark.end(), end)), False
    elif found := _label(text, start, end):
        yield from _labelled(text, end, state, found)
    else:
        yield from _paragraph(text, start, end, state)


def _labelled(text: str, end: int, state: _State, found: tuple[str, str, int]) -> Iterator[tuple[Section, bool]]:
    kind, label, start = found
    state.led, state.told, state.open_quote, state.continues = True, True, False, False
    if kind != "quote":
        state.under = kind if kind in {"details", "background"} else "body"
    state.kind, state.label = kind, label
    span = _trimmed(text, start, end)
    state.list_label = None if span else label
    if span:
        yield Section(kind, label, span), False
        _after(text, span, state)


def _paragraph(text: str, start: int, end: int, state: _State) -> Iterator[tuple[Section, bool]]:
    if not state.led and (wire := wire_dateline(text, start, end)):
        yield Section("dateline", None, wire.span), False
        start = wire.body
    span = _trimmed(text, start, end)
    if not span:
        return
    state.list_label = None
    if not state.led:
        state.led = True
        yield Section("lead", None, span), False
        return
    state.told = True
    yield Section(state.kind, state.label, span), state.continues
    _after(text, span, state)


def _after(text: str, span: Span, state: _State) -> None:
    """Settle what the next unlabelled paragraph belongs to: a source is one paragraph, a quotation until it closes."""
    state.open_quote = state.kind == "quote" and _stays_open(text, span, opened=state.open_quote)
    state.continues = state.open_quote or state.kind in {"body", "details", "background"}
    if not state.continues:
        state.kind, state.label = state.under, None


def _stays_open(text: str, span: Span, *, opened: bool) -> bool:
    """Say whether a quotation is open at the paragraph's end, which is where its last outer mark leaves it."""
    words = span.of(text)
    if words.rstrip(" .,;!?…").endswith(('"', "”", "»")):
        return False
    return opened or words.startswith(('"', "“", "„", "«"))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    if not words.strip():
        return Span(end, end)
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _once(lines: list[str], title: str) -> list[str]:
    """Keep the title's first line and drop the others that are the same."""
    key = folded(title)
    if not key:
        return lines
    first = next(at for at, line in enumerate(lines) if line.strip() == title)
    return [line for at, line in enumerate(lines) if at <= first or len(line) > _LINE_CAP or folded(line) != key]


def _is_headline(line: str) -> bool:
    if len(line) > _HEADLINE_CAP or _label(line, 0, len(line)) or _BULLET.match(line):
        return False
    if wire_dateline(line, 0, len(line)) or _authors(line):
        return False
    # A sentence ends with a full stop, a headline does not; "Acme Inc." and "the U.S." do not end sentences.
    return not re.search(r"[a-zà-ÿа-я]{4,}[.][\"”’']?\Z", line)


def _authors(line: str) -> str | None:
    """The names of a byline: in capitals, joined by commas or "and", the first of two words or a known agency's."""
    match = _BYLINE.fullmatch(line.strip())
    names = [name.split() for name in _BETWEEN_NAMES.split(match["names"].strip())] if match else []
    if not match or not all(map(_is_name, names)):
        return None
    return match["names"].strip() if len(names[0]) > 1 or by_name(names[0][0]) else None


def _is_name(words: list[str]) -> bool:
    """Tell a name by its capitals: "Ana de la Cruz", "J. K. Example Jr."; a word with a full stop ends a sentence."""
    if not 0 < len(words) <= _NAME_WORDS or not words[0][0].isupper():
        return False
    if words[-1].endswith(".") and len(words[-1]) > len("Jr."):
        return False
    return all(word[0].isupper() or word in table("bylines")["particles"] for word in words[1:])


def _label(text: str, start: int, end: int) -> tuple[str, str, int] | None:
    """The kind, the words and the end of the label that the line opens with."""
    colon = text.find(":", start, min(end, start + _LABEL_CAP))
    words = text[start:colon].strip() if colon >= 0 else ""
    if not words:
        return None
    kind = next((kind for kind, form in _labels() if form.fullmatch(folded(words))), None)
    return (kind, words, colon + 1) if kind else None


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def form(words: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(word).replace(r"\{name\}", _NAME) for word in words))

    return tuple((kind, form(words)) for kind, words in table("labels").items())


def _patterns() -> list[str]:
    return [pattern for patterns in table("boilerplate")["lines"].values() for pattern in patterns]


def _filled(pattern: str, outlet: str = "(?:") -> str:
    """Put the table's forms in for `{outlet}` and its like; the group of an outlet's name opens with `outlet`."""
    for name, form in table("boilerplate")["forms"].items():
        pattern = pattern.replace(f"{{{name}}}", f"{outlet if name == 'outlet' else '(?:'}{form})")
    return pattern


@cache
def _boilerplate() -> re.Pattern[str]:
    # One alternation: asking sixty patterns in turn about each of a million short lines took eight seconds.
    return re.compile("|".join(map(_filled, _patterns())), re.IGNORECASE)


@cache
def _appeals() -> tuple[re.Pattern[str], ...]:
    naming = (pattern for pattern in _patterns() if "{outlet}" in pattern)
    return tuple(re.compile(_filled(pattern, "(?P<outlet>"), re.IGNORECASE) for pattern in naming)


@cache
def _reporting() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("boilerplate")["reporting"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
