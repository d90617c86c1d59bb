"""Summary: how an article is sourced, on a few lines above what it says.

A reader wants to know at a glance how many people a story stands on and how openly they are named. Origins are counted
inside one article: two unnamed sources whom it keeps apart may be one, and nothing here says that they are not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.export.legible import one_line
from sayso.export.trail import Key, Step, shortened
from sayso.reading import Reading
from sayso.span import Span

MOST = 6
"""Names that a line of the summary gives; the others are counted."""

LONGEST = 48
"""Code points of the longest name that it gives in full."""

NOT_THE_STORY = ("headline", "dateline")
"""Kinds of section that hold nothing in anybody's voice."""

_GROUPS = ("named", "unnamed", "generic")


@dataclass(frozen=True, slots=True)
class Origin:
    """One on whose word statements stand, and how many; `group`, how openly named: `named`, `unnamed` or `generic`."""

    words: str
    group: str
    statements: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What an article's chains come to.

    `origins`: on whose word its statements stand, less the outlet, the busiest first. `by_outlet`, `by_nobody`: how
    many stand on the outlet's own word, and on that of a source whom it does not give. `silent`: who gave no answer, in
    order. `own_voice`: share of the story's characters that are the outlet's own, from 0 to 1, spaces left out.
    """

    statements: int
    origins: tuple[Origin, ...]
    by_outlet: int
    by_nobody: int
    silent: tuple[str, ...]
    own_voice: float


def summary_of(reading: Reading, trails: Sequence[tuple[Step, ...]]) -> Summary:
    """Count an article's origins, given the trails of its statements."""
    stand = [(place, step) for trail in trails for place, step in enumerate(trail) if step.whose]
    outlet = {trail[0].key for trail in trails if trail}
    counts: Counter[Key] = Counter()
    steps: dict[Key, Step] = {}
    by_outlet = by_nobody = 0
    for place, step in stand:
        if place == 0 or step.key in outlet:
            by_outlet += 1
        elif step.naming == "none":
            by_nobody += 1
        else:
            counts[step.key] += 1
            steps.setdefault(step.key, step)
    origins = tuple(Origin(steps[key].words, _group(steps[key]), count) for key, count in counts.most_common())
    silent = {step.key: step.words for trail in trails for step in trail if step.silent}
    return Summary(len(trails), origins, by_outlet, by_nobody, tuple(silent.values()), _share(reading))


def rows(reading: Reading, trails: Sequence[tuple[Step, ...]]) -> Iterator[tuple[str, str]]:
    """Write the summary as lines of a label and words, and the rules that the article breaks after it."""
    summary = summary_of(reading, trails)
    if summary.statements:
        yield "To come" if reading.about_future else "Statements", _counted(summary)
    for group in _GROUPS:
        origins = [origin for origin in summary.origins if origin.group == group]
        if origins:
            yield group.capitalize(), _listed(f"{_cut(origin.words)} ({origin.statements})" for origin in origins)
    if summary.silent:
        yield "No answer", _listed(map(_cut, summary.silent))
    if reading.statements or reading.own_voice:
        yield "Own voice", f"{summary.own_voice:.0%} of the text on nobody's word but the outlet's"
    verdict = headline_verdict(reading, trails)
    if verdict:
        yield "Headline", verdict
    for flag in reading.flags:
        yield "Check", f"{one_line(flag.rule)}: {one_line(flag.message)}{_where(_places(reading, flag.statements))}"


def brief(reading: Reading, trails: Sequence[tuple[Step, ...]]) -> str:
    """Write the shortest of summaries: "12 statements · 5 origins: 2 named, 3 unnamed · bald headline"."""
    summary = summary_of(reading, trails)
    what = " to come" if reading.about_future else ""
    parts = [f"{summary.statements} statement{'' if summary.statements == 1 else 's'}{what}", _origins(summary)]
    if reading.headline and reading.headline.bald:
        parts.append("bald headline")
    if reading.flags:
        parts.append(f"{len(reading.flags)} to check")
    return " · ".join(parts) if summary.statements else ""


def nothing(reading: Reading) -> str:
    """Say of a reading without statements what it lacks."""
    return "Nothing that can still come true." if reading.about_future else "No attribution found."


def headline_verdict(reading: Reading, trails: Sequence[tuple[Step, ...]]) -> str:
    """Say how the headline stands to the article's sources; empty where there is none."""
    headline = reading.headline
    if headline is None:
        return ""
    under = _places(reading, headline.rests_on)
    where = _where(under)
    if headline.bald:
        said = dict.fromkeys(_said(trails[place]) for place in under)
        return f"states as fact {' and '.join(said) or 'what the text has on somebody’s word'}{where}"
    if headline.attributed:
        return f"says on whose word it stands{where}"
    return f"carried by what is said{where}; not bald" if under else "in the outlet's own voice"


def _places(reading: Reading, names: Sequence[str]) -> list[int]:
    """Find the places of statements by their ids, which are given in no order; unknown ones are left out."""
    wanted = set(names)
    return [place for place, statement in enumerate(reading.statements) if statement.id in wanted] if wanted else []


def _where(places: Sequence[int]) -> str:
    """Number statements as people see them: " (statements 2, 3)"."""
    if not places:
        return ""
    numbers = [str(place + 1) for place in places[:MOST]] + ["…"] * (len(places) > MOST)
    return f" (statement{'s' if len(places) > 1 else ''} {', '.join(numbers)})"


def _said(trail: Sequence[Step]) -> str:
    """Write whose words they are and who brought them: "what 3 unnamed sources said, by way of the Herald"."""
    whose = next((place for place, step in enumerate(trail) if step.whose), 0)
    mind = next((_cut(step.words) for step in trail[whose + 1 :] if step.mind), "")
    if whose == 0:
        return f"what is in the mind of {mind}, who is not quoted" if mind else "what nobody is quoted as saying"
    brought = [_cut(step.words) for step in trail[1:whose]]
    about = f" of the mind of {mind}" if mind else ""
    by = f", by way of {' and '.join(brought)}" if brought else ""
    return f"what {_cut(trail[whose].words)} said{about}{by}"


def _counted(summary: Summary) -> str:
    parts = [f"{summary.statements}, on the word of {_origins(summary)}"]
    if summary.by_outlet:
        parts.append(f"{summary.by_outlet} on the outlet's own word")
    if summary.by_nobody:
        parts.append(f"{summary.by_nobody} with no source")
    return "; ".join(parts)


def _origins(summary: Summary) -> str:
    groups = Counter(origin.group for origin in summary.origins)
    apart = ", ".join(f"{groups[group]} {group}" for group in _GROUPS if groups[group])
    count = len(summary.origins)
    return f"{count} origin{'' if count == 1 else 's'}{apart and ': '}{apart}"


def _group(step: Step) -> str:
    return step.naming if step.naming in {"named", "generic"} else "unnamed"


def _listed(words: Iterable[str]) -> str:
    every = list(words)
    more = [f"and {len(every) - MOST} more"] if len(every) > MOST else []
    return " · ".join(every[:MOST] + more)


def _cut(words: str) -> str:
    return shortened(words, LONGEST)


def _share(reading: Reading) -> float:
    """Share of the story's characters in the outlet's own voice, whose spans are apart."""
    text, sections = reading.article.text, reading.article.sections
    beside = [section.span for section in sections if section.kind in NOT_THE_STORY]
    story = _written(text, [Span(0, len(text))]) - _written(text, beside)
    return min(_written(text, reading.own_voice) / max(story, 1), 1.0)


def _written(text: str, spans: Iterable[Span]) -> int:
    """Count the characters of spans that are no space."""
    return sum(len(word) for span in spans for word in span.of(text).split())
