"""Kinds: what sort of claim a statement makes, since a plan is waited for, a threat feared and a fact looked up.

The rules are those of `docs/kinds.md`, the words are vocabulary (`data/kinds.toml`). Only words are looked at: those of
the cue, then the first of the content that tell a future, a duty or a judgement.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.attribution import Attribution
from sayso.conditions import Condition, condition_in
from sayso.cues import inflections, words_of
from sayso.manner import Manner
from sayso.positions import Turn, turn_in
from sayso.span import Span
from sayso.vocabulary import table

KINDS = (
    "fact",
    "plan",
    "prediction",
    "promise",
    "threat",
    "condition",
    "position",
    "opinion",
    "question",
    "silence",
)

LONGEST = 400
"""Code points of a content, and of a cue, that are read for its kind."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+|[.!?;,:]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One of KINDS; the spans of a condition that is named; how a position stands to an earlier one."""

    kind: str = "fact"
    trigger: Span | None = None
    consequence: Span | None = None
    position: Turn | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the rules look at.

    `cue` and `source`: their words. `words`: words, figures and marks that the content begins with, in lower case.
    `signals`: which of them tell something, and what (a list of `[content]`). `quoted`: whether the content begins
    with the source's own words, `marked`: whether it has any.
    """

    voice: str
    cue: list[str]
    source: list[str]
    words: list[str]
    signals: list[tuple[int, str]]
    quoted: bool
    marked: bool

    def cued(self, name: str) -> bool:
        """Whether the cue has a word of a list of `[cues]`."""
        return not _cues()[name].isdisjoint(self.cue)

    def after(self, place: int) -> str:
        """The word after a place, negations and adverbs apart."""
        rest = self.words[place + 1 : place + 5]
        return next((word for word in rest if word not in _words("between") and not word.endswith("ly")), "")


@cache
def _cues() -> dict[str, frozenset[str]]:
    irregular: dict[str, list[str]] = table("cues")["irregular"]
    return {
        name: frozenset(form for word in words for form in (word, *inflections(word), *irregular.get(word, ())))
        for name, words in table("kinds")["cues"].items()
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("kinds")["content"][name])


_SIGNALS = (
    "leaning",
    "judgement",
    "stand",
    "obliged",
    "ahead",
    "arranged",
    "could",
    "would",
    "ought",
    "will",
    "connective",
)


@cache
def _signals() -> dict[str, str]:
    return {word: name for name in _SIGNALS for word in _words(name)}


def kind_of(text: str, found: Attribution, manner: Manner, *, future: bool | None = None) -> Kind:
    """Tell the kind of an attribution's claim, from its words and what its cue does.

    `future`: whether the window of the claim was still open when it was made, where a time is known. Spans are code
    points of `text`, inside the content.
    """
    claim = _claim(text, found, manner.voice)
    if manner.voice == "question" and claim.words[:1] != ["that"]:
        return Kind("question")
    if manner.voice == "silence" and not claim.cued("omission"):
        return Kind("silence")
    kind = _in_time(claim, _kind(claim), future=future)
    turn = turn_in(claim.cue, claim.words)
    if turn and kind in ("fact", "opinion"):
        kind = "position"
    condition = _condition(text, found, claim, kind)
    if condition is None:
        return Kind(kind, position=turn)
    if condition.first and not condition.assumed and kind not in ("question", "fact"):
        kind = "condition"
    return Kind(kind, condition.trigger, condition.consequence, turn)


def _claim(text: str, found: Attribution, voice: str) -> Claim:
    cue, source = (
        words_of(" ".join([text[span.start : min(span.end, span.start + LONGEST)] for span in spans[:8]]))
        for spans in (found.cue, found.source)
    )
    content = _beginning(text, found.content)
    plain = _apart(content)
    words = _TOKEN.findall(plain)
    known = _signals()
    signals = [(place, known[word]) for place, word in enumerate(words) if word in known]
    return Claim(voice, cue, source, words, signals, plain[:1] == '"', '"' in plain)


def _beginning(text: str, pieces: Sequence[Span]) -> str:
    content = ""
    for piece in pieces:
        begins = text[piece.start : piece.start + 2].lstrip("\"“”'‘")[:1].isupper()
        content += ". " if content and begins else " "
        content += text[piece.start : min(piece.end, piece.start + LONGEST - len(content))]
        if len(content) >= LONGEST:
            break
    return content[1:]


def _apart(content: str) -> str:
    """In lower case, with "will" and "not" apart from what they are joined to, as a table of words needs them."""
    plain = content.lower().translate(_PLAIN)
    if "'" in plain:
        for joined, apart in _JOINED:
            plain = plain.replace(joined, apart)
    return plain


_PLAIN = str.maketrans("’“”«»", "'\"\"\"\"")
_JOINED = (
    *(("won't", "will not"), ("can't", "can not"), ("n't", " not"), ("'ll", " will"), ("'d ", " would ")),
    *(("i'm", "i am"), ("'re ", " are "), ("'ve ", " have "), ("''", '"')),
)


def _condition(text: str, found: Attribution, claim: Claim, kind: str) -> Condition | None:
    """The condition that a claim names; a table of words says first whether to look."""
    if _words("connective").isdisjoint(claim.words) and "should" not in claim.words:
        return None
    return condition_in(text, found.content, open_ended=kind in ("plan", "promise", "threat"))


def _kind(claim: Claim) -> str:
    if _asks(claim):
        return "question"
    place, signal = _main(claim)
    if claim.cued("promise") and (signal or _infinitive(claim) or claim.voice == "intention"):
        return "promise"
    if claim.cued("threat"):
        return "threat"
    if claim.voice == "intention":
        return _intended(claim)
    if claim.voice == "demand":
        return "position"
    if claim.voice == "decision":
        return _decided(claim)
    if claim.voice == "feeling":
        return "position" if claim.cued("position") else "opinion"
    return _stated(claim, place, signal)


def _asks(claim: Claim) -> bool:
    """Whether the greater part of a content is a question, or the cue asks what follows."""
    first = claim.words[0] if claim.words else ""
    if claim.cued("asking") and (claim.cue[-1] in ("about", "on") or first in _words("question")):
        return True
    if claim.words[-1:] != ["?"]:
        return False
    ends = [place for place, word in enumerate(claim.words[:-1]) if word in (".", "!", "?")]
    return 2 * (ends[-1] if ends else 0) < len(claim.words)


def _infinitive(claim: Claim) -> bool:
    """Whether content tells what is to be done: [to close], {wants to} [close]."""
    return claim.words[:1] == ["to"] or claim.cue[-1:] == ["to"]


def _intended(claim: Claim) -> str:
    if claim.cued("refusal"):
        return "position"
    if _infinitive(claim) or not (claim.cued("wishing") or claim.cued("position")):
        return "plan"
    return "position"


def _decided(claim: Claim) -> str:
    if claim.cued("own_act") and (_infinitive(claim) or claim.cue[-1:] == ["on"]):
        return "plan"
    return "fact" if claim.cued("done") else "position"


_FUTURES = ("will", "would", "could", "ought")


def _main(claim: Claim) -> tuple[int, str]:
    """Where the first future or duty of the main clause is told, and by what; (-1, "") where none is."""
    words, end = claim.words, _main_end(claim.words)
    for place, name in claim.signals:
        if place >= end:
            break
        if name in _FUTURES:
            tells = words[place + 1 : place + 2] != ["have"]
        else:
            tells = name in ("ahead", "arranged", "obliged") and words[place + 1 : place + 2] == ["to"]
        if tells and not _is_aside(words, place, name):
            return place, name
    return -1, ""


def _first_end(words: Sequence[str]) -> int:
    """Where the first sentence ends; after "Mr" and "U" none does."""
    for place, word in enumerate(words):
        if word in (".", "?", "!") and place:
            before = words[place - 1]
            if word != "." or (len(before) > 1 and before not in _words("abbreviated")):
                return place
    return len(words)


def _main_end(words: Sequence[str]) -> int:
    """Where the sentence that makes the claim ends: the first, and the second after a short one."""
    end = _first_end(words)
    return end + 1 + _first_end(words[end + 1 :]) if end < SHORT else end


SHORT = 8
"""Words and marks of a sentence that only leads up to the next: "It's not a one-way street."."""


def _is_aside(words: Sequence[str], place: int, name: str) -> bool:
    """Whether a future stands in a clause that is not the claim: "areas that would have none", "I must say"."""
    if name in ("ought", "obliged"):
        after = place + 1 + (name == "obliged")
        if words[place - 1 : place] == ["i"] and not _words("phrase").isdisjoint(words[after : after + 1]):
            return True
    if _has_verb(words, place):
        return True
    for at in range(place - 1, max(place - SUBORDINATE, 1), -1):
        if words[at] == ",":
            return False
        if words[at] in _words("subordinate"):
            return words[at] != "that" or words[at - 1] not in _words("certainty")
    return False


def _has_verb(words: Sequence[str], place: int) -> bool:
    """Whether the main clause has its verb long before: "she is a liar and will lose", but not "he is going to"."""
    return any(
        words[at] in _FINITE and _words("subordinate").isdisjoint(words[max(at - 2, 0) : at])
        for at in range(_main_begin(words, place) + 1, place - FAR)
    )


def _main_begin(words: Sequence[str], place: int) -> int:
    """Where the clause that makes the claim begins: after "If he wins," and "it is clear that"."""
    begin = 0
    if words[0] in _words("connective") and "," in words[:place]:
        begin = len(words[:place]) - list(reversed(words[:place])).index(",")
    for at in range(begin, place - 1):
        if words[at + 1] == "that" and words[at] in _words("certainty"):
            begin = at + 2
    return begin


_FINITE = frozenset(("is", "are", "was", "were", "has", "had"))
FAR = 4
"""Words between a verb and a future of its own: "is not at all likely to"."""

SUBORDINATE = 7
"""Words back from a verb in which the beginning of its clause is looked for."""


def _stated(claim: Claim, place: int, signal: str) -> str:
    """Of what is said, believed or seen: a duty, a future, a stand, a judgement, or else a fact."""
    if signal in ("ought", "obliged"):
        return "position"
    if claim.cued("prediction"):
        return "plan" if _infinitive(claim) and "be" not in claim.cue and not _is_passive(claim) else "prediction"
    if claim.cued("appeal") and (claim.words[:1] == ["to"] or claim.cue[-1] in ("for", "to")):
        return "position"
    if claim.cued("plan") or (claim.cued("own_act") and claim.cue[-1:] == ["to"]):
        return "plan"
    if signal:
        kind = _to_come(claim, place, signal)
        if kind:
            return kind
    if claim.cued("position") or _takes_a_stand(claim):
        return "position"
    return _of_record(claim)


def _is_passive(claim: Claim) -> bool:
    return not {"is", "are", "was", "were", "been", "be"}.isdisjoint(claim.cue)


def _to_come(claim: Claim, place: int, signal: str) -> str | None:
    """The kind of what is told of the future, None where the words only look like it."""
    own, verb = _own(claim, place), claim.after(place + (signal in ("ahead", "arranged")))
    if signal == "arranged":
        return "plan" if own or claim.words[place] not in _words("wanting") else None
    if signal in ("would", "could") and _is_idle(claim, place, verb):
        return None
    if own and signal in ("will", "would", "ahead"):
        return _own_act(claim, place, signal, verb)
    if signal in ("will", "would") and verb in _words("arrangement"):
        return "plan"
    return "prediction"


def _is_idle(claim: Claim, place: int, verb: str) -> bool:
    """Whether "would" and "could" tell no future: "would rather", "could be grounds", "would be wrong"."""
    if verb in ("rather", "like", "love", "say", "call", "have", "hope", "think", "not"):
        return True
    near = claim.words[place + 1 : place + 6]
    return verb == "be" and (claim.words[place] != "would" or any(_signals().get(word) == "judgement" for word in near))


def _own_act(claim: Claim, place: int, signal: str, verb: str) -> str:
    if verb in _words("harm"):
        return "threat"
    if signal == "would" and verb in _words("preference"):
        return "position"
    if verb in _words("outcome"):
        return "prediction"
    first = not _words("first_person").isdisjoint(claim.words[max(place - 3, 0) : place])
    return "promise" if first and signal == "will" else "plan"


def _own(claim: Claim, place: int) -> bool:
    """Whether the subject of a verb is the source: "I", "he", its own name."""
    at = place - 1
    while at >= 0 and (claim.words[at] in _words("between") or claim.words[at] in _AUXILIARIES):
        at -= 1
    if at < 0:
        return False
    word = claim.words[at]
    if word in _words("third_person"):
        return at < 3 and not claim.quoted  # noqa: PLR2004 - "that he"
    return word in _words("first_person") or word in claim.source


_AUXILIARIES = frozenset(("is", "are", "am", "was", "were", "do", "does", "did", "have", "has"))


def _takes_a_stand(claim: Claim) -> bool:
    place = next((place for place, _ in claim.signals if claim.words[place] in _words("stand")), -1)
    if claim.words and claim.words[0] in _words("command") and claim.quoted:
        return True
    return place >= 0 and (_own(claim, place) or (place == 0 and claim.words[0].endswith("ing")))


def _of_record(claim: Claim) -> str:
    """Opinion or fact: what the cue does first, then how many words judge."""
    if claim.cued("opinion") and not claim.cued("knowing"):
        return "opinion"
    if claim.voice == "belief":
        return "fact" if claim.cued("knowing") else "opinion"
    strong = sum(name == "judgement" for _, name in claim.signals)
    lean = sum(name in ("leaning", "could") for _, name in claim.signals)
    figures = sum(word.isdigit() or word in _words("figures") for word in claim.words)
    short = claim.quoted and len(claim.words) <= FEW
    weight = 2 * strong + lean + claim.marked + claim.cued("arguing") + short - figures - 2 * claim.cued("fact")
    return "opinion" if weight >= ENOUGH else "fact"


ENOUGH = 2
"""Weight of words that judge from which on a statement is an opinion: one that judges, or two that lean."""


FEW = 7
"""Words and marks of a quotation too short to state a fact: "a farce"."""


def _in_time(claim: Claim, kind: str, *, future: bool | None) -> str:
    """What the window of a claim changes: a future in the past is a fact, a present of the future a plan."""
    if future is False and kind == "prediction" and not claim.quoted:
        return "fact"
    if future and kind == "fact" and claim.voice in ("statement", "belief", "perception"):
        return "plan"
    return kind
