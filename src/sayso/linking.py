"""Linking: which cue a content belongs to, and which source a cue has.

A tagger finds spans; readers want to know whose they are. Each content chooses among the cues around it, each cue among
the sources around it or none, by a linear score of the network's opinion and of what the page shows: sentences,
paragraphs and quotations between the two, other spans in the way, who comes first. The nearest cue alone, which is
what the network has to beat, is one setting of these weights.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model.decoder import NAMES, NONE, Decoder
from sayso.model.scores import Scores
from sayso.model.tags import ROLES, TAGS
from sayso.model.words import QUOTE_STATES, Ints, Words
from sayso.quotes import quotations
from sayso.sentences import sentence_numbers

Table = NDArray[np.float64]

NEIGHBOURS = 6
"""Candidates considered on each side: all but one of the 47,228 links annotated in PolNeAR's train are within."""

SHORT = 2
"""Words of a span that is short: `so`, `it`, `that way`."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The spans of one role as half-open word ranges, in order: two arrays of one length."""

    begin: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.begin)


@dataclass(frozen=True, slots=True)
class Setting:
    """What linking sees of a text: for each word the number of its sentence, paragraph and quotation (0 outside)."""

    sentence: Ints
    paragraph: Ints
    quotation: Ints
    opening: NDArray[np.bool_]
    letters: Ints
    """(n + 1,): how many words that are not marks stand before each word."""


@dataclass(frozen=True, slots=True)
class Links:
    """The cue of each content, the source of each cue (-1 for none), and how probable each choice was."""

    cue_of: Ints
    cue_probability: Table
    source_of: Ints
    source_probability: Table


def setting_of(text: str, words: Words) -> Setting:
    """What linking needs to know of a text."""
    quotation = np.zeros(len(words), dtype=np.int64)
    for number, (opened, closed) in enumerate(quotations(text), start=1):
        first, last = np.searchsorted(words.start, [opened, closed])
        quotation[first:last] = number
    lettered = np.array([form.isalnum() for form in words.forms], dtype=np.int64)
    return Setting(
        sentence=sentence_numbers(words),
        paragraph=words.paragraph,
        quotation=quotation,
        opening=words.quote == QUOTE_STATES.index("opening"),
        letters=np.concatenate([[0], np.cumsum(lettered)]).astype(np.int64),
    )


def runs(best: Ints, paragraph: Ints) -> dict[str, Runs]:
    """The spans that a tag sequence marks, by role."""
    fresh = np.diff(paragraph, prepend=-1, append=-1) > 0
    found = {}
    for role in ROLES:
        inside = np.isin(best, [TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")])
        begin = np.flatnonzero(best == TAGS.index(f"B-{role}"))
        goes_on = np.append(inside & (best == TAGS.index(f"I-{role}")), False) & ~fresh
        stops = np.flatnonzero(~goes_on)
        end = stops[np.searchsorted(stops, begin + 1)] if len(begin) else begin
        found[role] = Runs(begin.astype(np.int64), end.astype(np.int64))
    return found


def worded(spans: dict[str, Runs], setting: Setting) -> dict[str, Runs]:
    """The spans without sources and contents of nothing but marks; a colon alone may be a cue."""
    kept = {}
    for role, found in spans.items():
        keep = (setting.letters[found.end] > setting.letters[found.begin]) | (role == "cue")
        kept[role] = Runs(found.begin[keep], found.end[keep])
    return kept


def link(setting: Setting, spans: dict[str, Runs], scores: Scores, decoder: Decoder) -> Links:
    """Choose a cue for every content and a source, or none, for every cue."""
    cues, sources, contents = spans["cue"], spans["source"], spans["content"]
    near, table = content_table(setting, contents, cues, scores)
    shares = _shares(near, weigh(table, alone(setting, contents, cues), decoder.content))
    cue_of, cue_probability = _choose(near, shares)
    _serve(len(cues), near, shares, (cue_of, cue_probability))
    near, table = source_table(setting, cues, sources, scores)
    shares = _shares(near, weigh(table, sourceless(setting, cues, sources, scores), decoder.source))
    return Links(cue_of, cue_probability, *_choose(near, shares))


def weigh(table: Table, none: Table, weights: dict[str, float]) -> Table:
    """Features of (row, candidate, feature) and of choosing none (row, feature), to (row, candidate + 1)."""
    values = table @ np.array([weights[name] for name in NAMES])
    nothing = none @ np.array([weights[name] for name in NONE])
    return np.concatenate([values, nothing[:, None]], axis=1)


def content_table(setting: Setting, contents: Runs, cues: Runs, scores: Scores) -> tuple[Ints, Table]:
    """For each content its candidate cues (row, candidate), -1 for none, and their features (…, feature)."""
    near, row, column = _candidates(contents.begin, cues.begin)
    pairs = _Pairs(contents, row, cues, column)
    return near, _spread(near, _features(setting, pairs, _opinions(pairs, scores.content_link)))


def source_table(setting: Setting, cues: Runs, sources: Runs, scores: Scores) -> tuple[Ints, Table]:
    """For each cue its candidate sources (row, candidate), -1 for none, and their features (…, feature)."""
    near, row, column = _candidates(cues.begin, sources.begin)
    pairs = _Pairs(sources, column, cues, row)
    return near, _spread(near, _features(setting, pairs, _opinions(pairs, scores.source_link)))


def alone(setting: Setting, contents: Runs, cues: Runs) -> Table:
    """Features of a content's having no cue, which means that the tagger missed it: (content, feature)."""
    return _none(setting, contents, cues, np.zeros(len(contents)))


def sourceless(setting: Setting, cues: Runs, sources: Runs, scores: Scores) -> Table:
    """Features of a cue's having no source: (cue, feature)."""
    return _none(setting, cues, sources, np.array([scores.sourceless(int(begin)) for begin in cues.begin]))


def _none(setting: Setting, spans: Runs, candidates: Runs, opinions: Table) -> Table:
    """Named by NONE."""
    begin, sentence = spans.begin, setting.sentence
    if not len(begin):
        return np.zeros((0, len(NONE)))
    near = np.isin(sentence[begin], sentence[candidates.begin])
    return np.stack(
        [np.ones(len(begin)), opinions, setting.paragraph[begin] == 0, setting.quotation[begin] > 0, ~near], axis=1
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Spans and cues, pair by pair."""

    spans: Runs
    span: Ints
    cues: Runs
    cue: Ints


def _candidates(here: Ints, there: Ints) -> tuple[Ints, Ints, Ints]:
    """Up to NEIGHBOURS candidates on each side of each place.

    As (row, 2 * NEIGHBOURS) with -1 where there is none, and as the row and candidate of each that there is.
    """
    near = np.searchsorted(there, here)[:, None] + np.arange(-NEIGHBOURS, NEIGHBOURS)
    near = np.where((near >= 0) & (near < len(there)), near, -1)
    row, rank = np.nonzero(near >= 0)
    return near, row, near[row, rank]


def _opinions(pairs: _Pairs, score: Callable[[int, int], float]) -> Table:
    """What the network says of each pair."""
    begins = zip(pairs.spans.begin[pairs.span].tolist(), pairs.cues.begin[pairs.cue].tolist(), strict=True)
    return np.array([score(span, cue) for span, cue in begins], dtype=np.float64)


def _spread(near: Ints, features: Table) -> Table:
    """Features of the candidates that there are, in a table of all places."""
    table = np.zeros((*near.shape, features.shape[1]))
    table[near >= 0] = features
    return table


def _features(setting: Setting, pairs: _Pairs, opinions: Table) -> Table:
    """(pair, feature), named by NAMES."""
    begin, end = pairs.spans.begin[pairs.span], pairs.spans.end[pairs.span]
    cue_begin, cue_end = pairs.cues.begin[pairs.cue], pairs.cues.end[pairs.cue]
    before = begin < cue_begin
    left, right = np.where(before, end, cue_end), np.where(before, cue_begin, begin)
    right = np.maximum(left, right)
    last, last_right = np.maximum(left - 1, 0), np.minimum(right, len(setting.sentence) - 1)
    sentences = setting.sentence[last_right] - setting.sentence[last]
    paragraphs = setting.paragraph[last_right] - setting.paragraph[last]
    gap = setting.letters[right] - setting.letters[left]
    quoted, cue_quoted = setting.quotation[begin], setting.quotation[cue_begin]
    columns = {
        "constant": np.ones(len(begin)),
        "link": opinions,
        "gap": np.log1p(gap),
        "touching": gap == 0,
        "sentence": sentences == 1,
        "sentences": sentences > 1,
        "paragraph": paragraphs == 1,
        "paragraphs": paragraphs > 1,
        "between": np.minimum(_between(pairs.cues, left, right), 3),
        "same between": np.minimum(_between(pairs.spans, left, right), 3),
        "quoted start": setting.opening[begin],
        "same quotation": (quoted > 0) & (quoted == cue_quoted),
        "only span quoted": (quoted > 0) & (cue_quoted == 0),
        "only cue quoted": (quoted == 0) & (cue_quoted > 0),
        "first in sentence": setting.sentence[np.maximum(begin - 1, 0)] != setting.sentence[begin],
        "short": end - begin <= SHORT,
    }
    table = np.zeros((len(begin), len(NAMES)))
    for name, values in columns.items():
        table[:, NAMES.index(f"before {name}")] = values * before
        table[:, NAMES.index(f"after {name}")] = values * ~before
    return table


def _between(spans: Runs, left: Ints, right: Ints) -> Ints:
    """How many spans begin at or after `left` and before `right`."""
    count: Ints = np.searchsorted(spans.begin, right) - np.searchsorted(spans.begin, left)
    return np.maximum(count, 0)


def _shares(near: Ints, values: Table) -> Table:
    """The probability of each candidate, 0 where there is none; the last value and share are those of choosing none."""
    masked = np.where(near >= 0, values[:, :-1], -np.inf)
    masked = np.concatenate([masked, values[:, -1:]], axis=1)
    odds = np.exp(masked - masked.max(axis=1, keepdims=True))
    shares: Table = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _choose(near: Ints, shares: Table) -> tuple[Ints, Table]:
    """The likeliest candidate of each row, -1 for none, and its probability."""
    rows, best = np.arange(len(near)), shares.argmax(axis=1)
    ends = np.concatenate([near, np.full((len(near), 1), -1)], axis=1)
    return ends[rows, best], shares[rows, best]


def _serve(cues: int, near: Ints, shares: Table, chosen: tuple[Ints, Table]) -> None:
    """Give each cue that no content chose the likeliest content that chose none, in place.

    A cue has content, so one that was left out and a content that was not sure belong together more often than not.
    """
    cue_of, probability = chosen
    for cue in np.setdiff1d(np.arange(cues), cue_of):
        free = np.flatnonzero(cue_of == -1)
        row, rank = np.nonzero(near[free] == cue)
        if len(row):
            best = shares[free[row], rank].argmax()
            content = free[row[best]]
            cue_of[content], probability[content] = cue, shares[content, rank[best]]
