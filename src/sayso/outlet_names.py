"""Names of outlets in running text: what "told" and "on" lead to, when it is an outlet.

"The Berlin-based news site Courier", "CNN's Ana Brook", "the agency": a name that the vocabulary knows, or one whose
last word is an outlet's, or whatever stands beside "newspaper". Of "NBC's Meet the Press" the programme is part.
"""

import re
from collections.abc import Iterator

from sayso.leads import POSSESSIVE, TIME_WORDS, WINDOW, WORD, WORDS_BACK
from sayso.outlets import by_name
from sayso.relay import Phrase, shown_at, words_of
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import folded

LONGEST_RUN = 6
"""Words of the longest name of an outlet."""

_RUN = re.compile(
    r"[A-Z0-9À-ŽА-Яi][\w&.’'+/-]{0,60}"
    r"(?: (?:of the |of |the |and |& |de |della )?[A-Z0-9À-ŽА-Я&][\w&.’'+/-]{0,60}){0,7}"
)
_SIGN = re.compile(r"['’]s? ")
_TITLE = re.compile(r"['’]s? [\"“‘]([^\"“”’\n]{2,50})[\"”’]")
_QUOTED_SHOW = re.compile(
    r"[\"“‘]([A-Z][^\"“”\n]{2,50}?)[,.]?[\"”’]"
    r"(?= (?:(?:radio|TV|television|talk|news|public) ){0,2}(?:show|program|programme|podcast)\b)"
)


def named_outlet(text: str, at: int, *, known: bool = False, alone: bool = False) -> Phrase | None:
    """Read the outlet named from a place on: "the Berlin-based news site Courier", "CNN's Ana Brook", "the agency".

    `known` takes only those of the vocabulary; `alone` takes "Courier" without "the", where nothing else can stand.
    """
    described: Span | None = None
    names, before, position = 0, "", at
    for word in _words_from(text, at):
        position, bare = word.start(), folded(word.group())
        starts = not names or _may_name(before)
        name = _name_at(text, position, known=known, the=alone or before == "the") if starts else None
        if name:
            return _outlet(text, name)
        if bare in words_of("outlets", "hosts"):
            described = None
        elif bare in words_of("outlets", "described"):
            described = Span(*word.span()) if bare in words_of("outlets", "nouns") else described
        elif not word.group()[0].isupper():
            if not (names and bare in words_of("outlets", "of")):
                break
        elif (
            described and not known and before not in words_of("outlets", "hosts") and not TIME_WORDS.match(f" {bare}")
        ):
            return _outlet(text, _run(text, position))
        else:
            names += 1
        before = bare
    if described and not known and not names and text[at : at + 4].lower() == "the ":
        return shown_at(Source(description=described.of(text), kind="outlet"), described)
    return None


def _may_name(before: str) -> bool:
    """Say whether an outlet's name may follow a word, after other capitals: "Ana Brook of", "Veldt's", "channel"."""
    leads = words_of("outlets", "of") | words_of("outlets", "described")
    return before in leads or before.endswith("'s")


def _words_from(text: str, at: int) -> Iterator[re.Match[str]]:
    """The words from a place on, as far as a phrase goes: to a mark, or to the window's end."""
    position = at
    for _ in range(WORDS_BACK):
        word = WORD.match(text, position)
        if not word or word.end() - at > WINDOW or word.group()[0] in "'(":
            return
        yield word
        position = word.end() + 1
        if word.group()[-1] in ".," or text[position - 1 : position] != " ":
            return


def _outlet(text: str, span: Span) -> Phrase:
    name = _plain(span.of(text))
    return shown_at(Source(name=name, description=span.of(text), kind="outlet", naming="named"), span)


def _plain(name: str) -> str:
    """Write a name without its article, or as the vocabulary prints it where that differs by the article alone."""
    known = by_name(name) or by_name(f"the {name}")
    bare = re.sub(r"^[Tt]he ", "", name)
    if known and folded(known.name).removeprefix("the ") == folded(bare):
        return known.name
    return bare


def _run(text: str, at: int) -> Span:
    """The run of capitals that begins here, up to a possessive or a comma."""
    run = _RUN.match(text, at)
    words = run.group().split(" ") if run else []
    end = at
    for word in words:
        possessive = POSSESSIVE.search(word)
        end += len(word) + (end > at)
        if possessive:
            end -= len(possessive.group())
            break
        if word.endswith(","):
            break
    return Span(at, at + len(text[at:end].rstrip(".,")))


def _name_at(text: str, at: int, *, known: bool, the: bool) -> Span | None:
    """The name of an outlet or a programme that begins here."""
    show = _QUOTED_SHOW.match(text, at)
    if show:
        return Span(*show.span(1))
    quoted = text[at : at + 1] in '"“‘'
    at += quoted
    run = _RUN.match(text, at)
    if not run:
        return None
    span = _prefix(text, _run(text, at), known=known, the=the)
    if span and not quoted:
        return _with_programme(text, span)
    return span if span and (is_programme(span.of(text)) or is_outlet(span.of(text))) else None


def _prefix(text: str, run: Span, *, known: bool, the: bool) -> Span | None:
    """The longest beginning of a run of capitals that names an outlet; the whole where its last word is an outlet's."""
    words = run.of(text).split(" ")
    for length in range(min(len(words), LONGEST_RUN), 0, -1):
        name = " ".join(words[:length]).rstrip(".,")
        if is_outlet(name) or is_programme(name):
            return Span(run.start, run.start + len(name))
    name = TIME_WORDS.sub("", run.of(text))
    last = name.rpartition(" ")[2]
    alone = the and last not in words_of("outlets", "not_alone")
    if not known and last in words_of("outlets", "words") and (alone or " " in name) and _named_like_outlet(name):
        return Span(run.start, run.start + len(name))
    return None


def _named_like_outlet(name: str) -> bool:
    return not re.search(r"\b(?:of|and)(?: the)? \S+$", name)


def _with_programme(text: str, span: Span) -> Span:
    """Extend an outlet's name by its programme: "NBC's Meet the Press"."""
    title = _TITLE.match(text, span.end)
    if title:
        return Span(span.start, len(title.group(1).rstrip(",.")) + title.start(1))
    sign = _SIGN.match(text, span.end)
    if not sign:
        return span
    run = _RUN.match(text, sign.end())
    words = run.group().split(" ") if run else []
    for length in range(min(len(words), LONGEST_RUN), 0, -1):
        name = " ".join(words[:length]).rstrip(".,")
        if is_programme(name) or name.rpartition(" ")[2] in words_of("outlets", "airs"):
            return Span(span.start, sign.end() + len(name))
    return span


def is_outlet(name: str) -> bool:
    """Say whether the vocabulary knows an outlet of that name, with or without its article."""
    return bool({name, name.removeprefix("The ")} & words_of("outlets", "names")) or by_name(name) is not None


def is_programme(name: str) -> bool:
    """Say whether the vocabulary knows a programme of that name."""
    return name.removeprefix("The ").replace("’", "'") in words_of("outlets", "programmes")
