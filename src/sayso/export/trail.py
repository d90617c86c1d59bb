"""Trail: a chain in words, since a list of hops says little to somebody who has a paper to get out.

"The Courier ‹ The Herald ‹ 3 unnamed sources close to the court ‹ Ana Brook (intends; no word of their own)": read
from the left, each has it from the next. Those who are named stand by their names, the others by how many the article
says they are and by its own words for them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.chains import Chain, Hop
from sayso.export.legible import one_line
from sayso.manner import SPOKEN
from sayso.noun_phrases import NounPhrase, parse
from sayso.reading import Reading
from sayso.sources import Source
from sayso.span import Span
from sayso.vocabulary import folded, table

FROM = "‹"
"""Stands between two steps: who is before it has it from who is after it."""

WORD = "◆"
"""Stands before the step on whose word a statement stands, for those who see no bold."""

LONGEST = 72
"""Code points of the longest name or description that a step shows in full."""

_LONGEST_PARSED = 400
_PARTITIVE = re.compile(r"\bof\b", re.IGNORECASE)

Key = tuple[str, str]
"""Who a step is, inside one reading: two steps with the same key are the same one."""

Before = tuple[tuple[str, str], ...]
"""Name and kind of those before a step who are named."""


@dataclass(frozen=True, slots=True)
class Step:
    """A hop in words.

    `words`: who it is, in full; `note`: what they do, where they do not plainly say it. `naming`: how openly they are
    named, as in Source. `spoke`: a word of theirs is reported; `silent`: they gave none when asked; `mind`: others tell
    of it, and in this chain it has not spoken. `whose`: the statement stands on their word.
    """

    key: Key
    words: str
    note: str
    naming: str
    spoke: bool = False
    silent: bool = False
    mind: bool = False
    whose: bool = False

    @property
    def short(self) -> str:
        """Who it is, cut at a word's end if it is longer than LONGEST."""
        return shortened(self.words, LONGEST)


def trails(reading: Reading) -> list[tuple[Step, ...]]:
    """Put the chain of every statement into words, the outlet first; empty for a statement without a chain."""
    text = reading.article.text
    known = _described(reading)
    # Statements share most of their hops, and equal ones have equal words.
    written: dict[tuple[Source, Before], str] = {}

    def named(source: Source, before: Before) -> str:
        if (source, before) not in written:
            written[source, before] = _words(_fuller(source, known), text, before)
        return written[source, before]

    return [_trail(statement.chain, named) for statement in reading.statements]


def in_words(steps: Sequence[Step]) -> str:
    """Write steps on one line, without colour."""
    return f" {FROM} ".join(f"{WORD + ' ' if step.whose else ''}{step.short}{noted(step)}" for step in steps)


def noted(step: Step) -> str:
    """Write a step's note in brackets after a space; nothing where there is none."""
    return f" ({step.note})" if step.note else ""


def shortened(words: str, longest: int) -> str:
    """Cut at a word's end, with an ellipsis, what has more than `longest` code points."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 2]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"


def _trail(chain: Chain, named: Callable[[Source, Before], str]) -> tuple[Step, ...]:
    steps: list[Step] = []
    before: Before = ()
    spoken: set[Key] = set()
    for place, hop in enumerate(chain.hops):
        step = _step(hop, named(hop.source, before), outlet=place == 0)
        if place == chain.on_whose_word:
            step = replace(step, whose=True, spoke=True)
        if step.spoke:
            spoken.add(step.key)
        elif not step.silent and step.key not in spoken:
            step = replace(step, mind=True, note=_joined(step.note, _word("mark", "mind")))
        steps.append(step)
        before = (*before, (hop.source.name, hop.source.kind)) if hop.source.name else before
    return tuple(steps)


def _step(hop: Hop, words: str, *, outlet: bool) -> Step:
    """Put a hop into words, as it is by itself: who it is, and what it does."""
    words = words or _word("mark", "outlet" if outlet else "nobody")
    voice = hop.manner.voice
    return Step(
        key=_key(hop.source, words),
        words=words,
        note=_joined(_word("kind", hop.source.kind), _word("voice", voice), _word("stance", hop.manner.stance)),
        naming=hop.source.naming,
        spoke=voice in SPOKEN,
        silent=voice == "silence",
    )


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _key(source: Source, words: str) -> Key:
    if source.name:
        return "named", folded(source.name)
    return ("identity", source.identity) if source.identity else (source.naming, folded(words))


def _word(kind: str, name: str) -> str:
    return str(table("trail")[kind].get(name, ""))


def _words(source: Source, text: str, before: Before) -> str:
    """Say who a source is, without a name by number and description; empty where the article says nothing of it."""
    if source.name:
        return one_line(source.name)
    description = one_line(source.description or "").rstrip(",;: ")
    if not description or not source.naming.startswith(table("trail")["mark"]["unnamed"]):
        return description
    return _unnamed(source, description, text, before)


def _unnamed(source: Source, description: str, text: str, before: Before) -> str:
    """Write "3 unnamed sources close to the court", or "his wife (unnamed)" where the words do not come apart."""
    mark, count = _word("mark", "unnamed"), _number(source.count)
    phrases = parse(description, Span(0, len(description))) if len(description) <= _LONGEST_PARSED else ()
    if len(phrases) != 1 or not _comes_apart(phrases[0], before, description):
        return f"{description} ({mark})"
    phrase = phrases[0]
    start = _start(phrase, before, description)
    core = description[start : phrase.head_span.end]
    part = f"{count} of the" if _PARTITIVE.search(description, 0, start) and count else count
    return " ".join(filter(None, (part, mark, core, _where(source, phrase, description, text))))


def _comes_apart(phrase: NounPhrase, before: Before, description: str) -> bool:
    """Tell a noun whose number and article can be left out, and whose owner, if it has one, stands before it."""
    if phrase.pronoun or phrase.name or phrase.role:
        return False
    return phrase.possessor is None or _stands_in(before, phrase.possessor.of(description))


def _start(phrase: NounPhrase, before: Before, description: str) -> int:
    """Where the noun and its own words begin; the name of somebody who stands before it is none of them."""
    if phrase.modifiers is None or _stands_in(before, phrase.modifiers.of(description)):
        return phrase.head_span.start
    return phrase.modifiers.start


def _stands_in(before: Before, owner: str) -> bool:
    """Tell whether one who stands before is meant, by name or, if an outlet, by such a noun: "the newspaper"."""
    noun = parse(owner, Span(0, len(owner)))
    outlet = len(noun) == 1 and noun[0].kind == "outlet" and noun[0].name is None
    return any(folded(owner) in folded(name) or (outlet and kind == "outlet") for name, kind in before)


def _where(source: Source, phrase: NounPhrase, description: str, text: str) -> str:
    """Where they sit or how they know, if the words before do not say it."""
    access = one_line(source.access.of(text)) if source.access else ""
    if access and folded(access) not in folded(description[: phrase.head_span.end]):
        return access
    rest = description[phrase.remainder.start : phrase.remainder.end] if phrase.remainder else ""
    return rest.split(",", 1)[0].strip()


def _number(count: tuple[int, int | None] | None) -> str:
    if count is None:
        return ""
    fewest, most = count
    if most is None:
        return f"{fewest} or more"
    return str(fewest) if fewest == most else f"{fewest} to {most}"


def _described(reading: Reading) -> dict[str, Source]:
    """Find for each unnamed one the source that describes it best: no pronoun, with access, then the longest."""
    best: dict[str, tuple[tuple[bool, bool, int], Source]] = {}
    for source in dict.fromkeys(_sources(reading)):
        if source.identity and source.description:
            words = source.description
            rank = (not _is_pronoun(words), source.access is not None, min(len(words), LONGEST))
            if source.identity not in best or rank > best[source.identity][0]:
                best[source.identity] = (rank, source)
    return {identity: source for identity, (_, source) in best.items()}


def _sources(reading: Reading) -> Iterator[Source]:
    for statement in reading.statements:
        yield statement.source
        yield from (hop.source for hop in statement.chain.hops)


def _is_pronoun(words: str) -> bool:
    if len(words) > LONGEST:
        return False
    phrases = parse(words, Span(0, len(words)))
    return len(phrases) == 1 and phrases[0].pronoun


def _fuller(source: Source, known: dict[str, Source]) -> Source:
    """Describe an unnamed one as the article does where it describes it best; its number is that of this place."""
    best = known.get(source.identity or "")
    if best is None or source.name:
        return source
    return replace(source, description=best.description, access=best.access, count=source.count or best.count)
