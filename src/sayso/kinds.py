"""Kinds: what sort of claim a statement makes, since a plan is waited for, a threat feared and a fact looked up.

The rules are those of `docs/kinds.md`, the words are vocabulary (`data/kinds.toml`). Only words are looked at: those of
the cue, then the first of the content that tell a future, a duty or a judgement.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.attribution import Attribution
from sayso.conditions import Condition, condition_in
from sayso.manner import Manner
from sayso.positions import Turn, turn_in
from sayso.span import Span
from sayso.wording import FUTURES, SUBORDINATE, Wording, listed, main_end, main_future, signals_of_words, wording_of

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


@dataclass(frozen=True, slots=True)
class Kind:
    """One of KINDS; the spans of a condition that is named; how a position stands to an earlier one."""

    kind: str = "fact"
    trigger: Span | None = None
    consequence: Span | None = None
    position: Turn | None = None


def kind_of(
    text: str, found: Attribution, manner: Manner, *, future: bool | None = None, still_open: bool = False
) -> Kind:
    """Tell the kind of an attribution's claim, from its words and what its cue does.

    `future`: whether the window of the claim was all to come when it was made, where a time is known, `still_open`
    whether some of it was. Spans are code points of `text`, inside the content.
    """
    wording = wording_of(text, found, manner.voice)
    if manner.voice == "question" and wording.words[:1] != ["that"]:
        return Kind("question")
    if manner.voice == "silence" and not wording.cued("omission"):
        return Kind("silence")
    kind = _in_time(wording, _kind(wording), future=future, still_open=still_open)
    turn = turn_in(wording.cue, wording.words)
    if turn and kind in ("fact", "opinion"):
        kind = "position"
    condition = _condition(text, found, wording, kind)
    if condition is None:
        return Kind(kind, position=turn)
    if condition.first and not condition.assumed and (kind != "fact" or condition.barring):
        kind = "condition"
    return Kind(kind, condition.trigger, condition.consequence, turn)


def _condition(text: str, found: Attribution, wording: Wording, kind: str) -> Condition | None:
    """The condition that a claim names; a table of words says first whether to look."""
    if listed("connective").isdisjoint(wording.words) and "should" not in wording.words:
        return None
    return condition_in(text, found.content, open_ended=kind in ("plan", "promise", "threat"))


def _kind(wording: Wording) -> str:
    if _asks(wording):
        return "question"
    if wording.cued("promise") and (_has_future(wording) or _infinitive(wording) or wording.voice == "intention"):
        return "promise"
    if wording.cued("threat"):
        return "threat"
    return _BY_VOICE.get(wording.voice, _stated)(wording)


def _has_future(wording: Wording) -> bool:
    return any(name in FUTURES for _, name in wording.signals)


def _asks(wording: Wording) -> bool:
    """Whether the greater part of a content is a question, or the cue asks what follows."""
    first = wording.words[0] if wording.words else ""
    if wording.cued("asking") and (wording.cue[-1] in ("about", "on") or first in listed("question")):
        return True
    if wording.words[-1:] != ["?"]:
        return False
    ends = [place for place, word in enumerate(wording.words[:-1]) if word in (".", "!", "?")]
    return 2 * (ends[-1] if ends else 0) < len(wording.words)


def _infinitive(wording: Wording) -> bool:
    """Whether content tells what is to be done: [to close], {wants to} [close]."""
    return wording.words[:1] == ["to"] or wording.cue[-1:] == ["to"]


def _intended(wording: Wording) -> str:
    if wording.cued("refusal"):
        return "position"
    if _infinitive(wording) or not (wording.cued("wishing") or wording.cued("position")):
        return "plan"
    return "position"


def _decided(wording: Wording) -> str:
    if wording.cued("own_act") and (_infinitive(wording) or wording.cue[-1:] == ["on"]):
        return "plan"
    return "fact" if wording.cued("done") else "position"


def _felt(wording: Wording) -> str:
    return "position" if wording.cued("position") else "opinion"


def _stated(wording: Wording) -> str:
    """Of what is said, believed or seen: a duty, a future, a stand, a judgement, or else a fact."""
    place, signal = main_future(wording)
    if signal in ("ought", "obliged") or _appeals(wording):
        return "position"
    kind = _by_cue(wording) or (_to_come(wording, place, signal) if signal else None)
    if kind:
        return kind
    if wording.cued("position") or _takes_a_stand(wording):
        return "position"
    return _of_record(wording)


_BY_VOICE: dict[str, Callable[[Wording], str]] = {
    "intention": _intended,
    "demand": lambda _: "position",
    "decision": _decided,
    "feeling": _felt,
}


def _appeals(wording: Wording) -> bool:
    """Whether a cue calls for something: "his call [to release them]", "a plea for"."""
    return wording.cued("appeal") and (wording.words[:1] == ["to"] or wording.cue[-1] in ("for", "to"))


def _by_cue(wording: Wording) -> str | None:
    """The kind of a future that the cue tells of, whatever the content's words: "expects", "proposes", "agreed to"."""
    if wording.cued("prediction"):
        return "plan" if _infinitive(wording) and not _is_passive(wording) else "prediction"
    if wording.cued("plan") or (wording.cued("own_act") and wording.cue[-1:] == ["to"]):
        return "plan"
    return None


def _is_passive(wording: Wording) -> bool:
    return not {"is", "are", "was", "were", "been", "be"}.isdisjoint(wording.cue)


def _to_come(wording: Wording, place: int, signal: str) -> str | None:
    """The kind of what is told of the future, None where the words only look like it."""
    own, verb = _own(wording, place), wording.after(place + (signal in ("ahead", "arranged")))
    if signal == "arranged":
        return "plan" if own or wording.words[place] not in listed("wanting") else None
    if signal in ("would", "could") and _is_idle(wording, place, verb):
        return None
    if signal not in ("will", "would", "ahead"):
        return "prediction"
    if signal != "ahead" and _harms(wording, place, verb):
        return "threat"
    return _own_act(wording, place, signal, verb) if own else _others_act(signal, verb)


def _harms(wording: Wording, place: int, verb: str) -> bool:
    """Whether harm is announced without saying by whom: "it would retaliate", "they will pay a heavy price"."""
    if verb in listed("pay"):
        return not listed("price").isdisjoint(wording.words[place : place + 7])
    return verb in listed("harm") and wording.words[place - 1] == "it" and place < 3  # noqa: PLR2004 - "that it"


def _is_idle(wording: Wording, place: int, verb: str) -> bool:
    """Whether "would" and "could" tell no future: "would rather", "could be grounds", "would be wrong"."""
    if verb in listed("turn") or wording.words[place - 1 : place] in (["you"], ["one"]):
        return True
    if wording.words[0] == "if" and "were" in wording.words[:place]:
        return True
    near = wording.words[place + 1 : place + 6]
    return verb == "be" and (
        wording.words[place] != "would" or any(signals_of_words().get(word) == "judgement" for word in near)
    )


def _others_act(signal: str, verb: str) -> str:
    """Of what others will do, only what is arranged is a plan."""
    return "plan" if signal != "ahead" and verb in listed("arrangement") else "prediction"


def _own_act(wording: Wording, place: int, signal: str, verb: str) -> str:
    if verb in listed("harm"):
        return "threat"
    if signal == "would" and verb in listed("preference"):
        return "position"
    if verb in listed("outcome"):
        return "prediction"
    first = not listed("first_person").isdisjoint(wording.words[max(place - 3, 0) : place])
    return "promise" if first and signal == "will" and not verb.endswith("ing") else "plan"


def _own(wording: Wording, place: int) -> bool:
    """Whether the subject of a verb is the source: "I", "he", its own name."""
    at = place - 1
    while at >= 0 and (wording.words[at] in listed("between") or wording.words[at] in _AUXILIARIES):
        at -= 1
    if at < 0:
        return False
    word = wording.words[at]
    if word in listed("third_person"):
        return at < 3 and not wording.quoted  # noqa: PLR2004 - "that he"
    return word in listed("first_person") or word in wording.source


_AUXILIARIES = frozenset(("is", "are", "am", "was", "were", "do", "does", "did", "have", "has"))


def _takes_a_stand(wording: Wording) -> bool:
    place = next((place for place, _ in wording.signals if wording.words[place] in listed("stand")), -1)
    if wording.words and wording.words[0] in listed("command") and wording.quoted:
        return True
    return place >= 0 and (_own(wording, place) or (place == 0 and wording.words[0].endswith("ing")))


def _of_record(wording: Wording) -> str:
    """Opinion or fact: what the cue does first, then how many words judge."""
    if wording.cued("judging") and "as" in (*wording.cue, *wording.words):
        return "opinion"
    if wording.cued("warning"):
        return "prediction" if wording.words[:1] == ["of"] or wording.cue[-1] in ("of", "about") else "opinion"
    if (wording.cued("opinion") and not wording.cued("knowing")) or _might_have_been(wording.words):
        return "opinion"
    if wording.voice == "belief":
        return "fact" if wording.cued("knowing") else "opinion"
    strong = sum(name == "judgement" for _, name in wording.signals)
    lean = sum(name in ("leaning", "could") for _, name in wording.signals)
    figures = sum(word.isdigit() or word in listed("figures") for word in wording.words)
    short = wording.quoted and len(wording.words) <= FEW
    weight = 2 * strong + lean + wording.marked + wording.cued("arguing") + short - figures - 2 * wording.cued("fact")
    return "opinion" if weight >= ENOUGH else "fact"


def _might_have_been(words: Sequence[str]) -> bool:
    return any(words[place : place + 2] == ["would", "have"] for place in range(len(words)))


ENOUGH = 2
"""Weight of words that judge from which on a statement is an opinion: one that judges, or two that lean."""


FEW = 7
"""Words and marks of a quotation too short to state a fact: "a farce"."""


def _in_time(wording: Wording, kind: str, *, future: bool | None, still_open: bool) -> str:
    """What the window of a claim changes: a future in the past is a fact, a present of the future a plan."""
    if future is False and kind == "prediction" and not wording.quoted:
        return "fact"
    if kind not in ("fact", "opinion") or wording.voice not in ("statement", "belief"):
        return kind
    if (future or still_open) and _may_come(wording):
        return "prediction"
    plain = listed("able").isdisjoint(wording.words) and not _looks_back(wording.words)
    return "plan" if future and kind == "fact" and plain else kind


def _may_come(wording: Wording) -> bool:
    """Whether what is claimed can or could be: "the port can open", but not "you can see", "it could have been"."""
    words = wording.words
    return any(
        word in listed("able")
        and words[place + 1 : place + 2] != ["have"]
        and listed("able_aside").isdisjoint(words[max(place - SUBORDINATE, 0) : place])
        and not _is_idle(wording, place, wording.after(place))
        for place, word in enumerate(words[: main_end(words)])
    )


def _looks_back(words: Sequence[str]) -> bool:
    return any(word.endswith("ed") or word in listed("past") for word in words)
