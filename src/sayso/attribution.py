"""Attribution: somebody is said to say, think, want, order or deny something, in these very words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sayso.linking import Links, Runs, link, runs, setting_of, worded
from sayso.model import Reader
from sayso.model.crf import Tagging, decode
from sayso.model.decoder import EVIDENCE, Decoder
from sayso.model.tags import TAGS
from sayso.model.words import Words, split_words
from sayso.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as spans into the article's text, linked.

    `source` is empty where the text names none; `cue` is the phrase that signals the attribution; `content` has one or
    more pieces, in order, of one paragraph at most each. `confidence` is the calibrated probability that the
    attribution is one, with this source and the greater part of this content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of its spans, in the order of the text."""
        return tuple(sorted(self.source + self.cue + self.content))


def find_attributions(text: str, reader: Reader, *, again: bool = False) -> list[Attribution]:
    """Every attribution in a text, in the order of their first characters.

    `again`: the text is what others are said to say, a content a line, read for what is inside.
    """
    words = split_words(text, again=again)
    if not len(words):
        return []
    scores = reader.score(words)
    tagging = decode(scores.tags, words.paragraph, reader.decoder)
    setting = setting_of(text, words)
    spans = worded(runs(tagging.best, words.paragraph), setting)
    links = link(setting, spans, scores, reader.decoder)
    found = Found(words, spans, links, tagging)
    attributions = (found.attribution(i, reader.decoder) for i in np.unique(links.cue_of[links.cue_of >= 0]))
    return sorted(attributions, key=lambda attribution: attribution.spans)


@dataclass(frozen=True, slots=True)
class Found:
    """What was decoded from a text, from which attributions are put together."""

    words: Words
    spans: dict[str, Runs]
    links: Links
    tagging: Tagging

    def attribution(self, cue: int, decoder: Decoder) -> Attribution:
        """The attribution of one cue, which has content."""
        source = int(self.links.source_of[cue])
        return Attribution(
            source=tuple(self._spans("source", [source] if source >= 0 else [])),
            cue=tuple(self._spans("cue", [cue])),
            content=tuple(self._spans("content", self._contents(cue))),
            confidence=_sigmoid(sum(w * e for w, e in zip(_weights(decoder), self.evidence(cue), strict=True))),
        )

    def evidence(self, cue: int) -> tuple[float, ...]:
        """What confidence is read from: the figures named by EVIDENCE."""
        source, contents = int(self.links.source_of[cue]), self._contents(cue)
        return (
            1.0,
            self._sure("cue", cue),
            self._sure("source", source) if source >= 0 else 0.0,
            _log_odds(float(self.links.source_probability[cue])),
            min(self._sure("content", i) for i in contents),
            min(_log_odds(float(self.links.cue_probability[i])) for i in contents),
            float(source < 0),
            float(len(contents) - 1),
        )

    def _contents(self, cue: int) -> list[int]:
        return [int(i) for i in np.flatnonzero(self.links.cue_of == cue)]

    def _spans(self, role: str, chosen: list[int]) -> Iterator[Span]:
        for i in chosen:
            begin, end = int(self.spans[role].begin[i]), int(self.spans[role].end[i])
            yield Span(int(self.words.start[begin]), int(self.words.end[end - 1]))

    def _sure(self, role: str, i: int) -> float:
        """Log-odds of the least probable word of a span, and of its ending where it does."""
        begin, end = self.spans[role].begin[i], self.spans[role].end[i]
        inside = self.tagging.marginal[begin:end, TAGS.index(f"I-{role}")].copy()
        inside[0] = self.tagging.marginal[begin, TAGS.index(f"B-{role}")]
        stops = self.tagging.marginal[end : end + 1, TAGS.index(f"I-{role}")]
        return _log_odds(min(float(inside.min()), 1.0 - float(stops.max(initial=0.0))))


def _weights(decoder: Decoder) -> list[float]:
    return [decoder.confidence[name] for name in EVIDENCE]


def _log_odds(probability: float) -> float:
    """Log-odds, within ±7: a probability nearer to 0 or 1 than a thousandth is no more to be believed."""
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return float(np.log(bounded / (1 - bounded)))


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))
