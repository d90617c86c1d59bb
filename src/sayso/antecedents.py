"""Antecedents: whom "who" and "which" go on from, which is what stands just before them.

"The mayor, who said" is the mayor; "Ana Brook, an aide to the mayor, who said" is Ana Brook; "voters who said" are
voters, without a name.
"""

import re

from sayso.cast import Mention
from sayso.noun_phrases import NounPhrase, parse
from sayso.referents import referents_of
from sayso.scene import Scene
from sayso.span import Span

_FAR = 160
_GAP = re.compile(
    r"(?:\s*\([^()]{1,40}\))?[\s,—–-]*(?:and |but |one of |both of |some of |many of |all of |most of )?\Z"
)
_BOUND = re.compile(
    r"[,;:.!?“”\"—–()]\s|\b(?:said|told|says|is|was|are|were|by|to|with|that|and|but|as|than)\s", re.IGNORECASE
)
_PLURAL_VERB = re.compile(r"\s+(?:both |all |also |each )?(?:are|were|have|say|think|believe|want|do|don't|don’t)\b")
_DESCRIBES = re.compile(r"(?:an?|the|his|her|their|one|another|now|former|then|also)\b|[a-z]")
_DETERMINER = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfrom )(?<!\bfor )(?<!\bto )(?<!\bwith )(?<!\bon )"
    r"\b(?:the|an?|his|her|its|their|this|that|those|these|some|many|several|one|two|three|\d[\d,]*)\s",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:of|from|in|at|for|with|on)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|from|in|at|for|with|on|to)\s+(?:the\s+)?\Z")


def antecedents(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """Whom a relative pronoun stands for."""
    at = _first_of_joined(scene, phrase)
    adjacent = _adjacent(scene, at)
    if adjacent and _may_be(scene, phrase.head, adjacent):
        if not _inside_description(scene, adjacent):
            return _with_coordinated(scene, adjacent, at + len(phrase.head))
        if phrase.head == "who":
            return (scene.add(phrase),)
    apposed = _apposed(scene, at)
    if apposed and _may_be(scene, phrase.head, apposed):
        return (apposed.member,)
    if phrase.head == "which" and (work := _work(scene, at)) is not None:
        return (work,)
    before = _phrase_before(scene, at, phrase.head)
    if before is None or before.pronoun:
        return (scene.add(phrase),)
    return referents_of(scene, before)


def _first_of_joined(scene: Scene, phrase: NounPhrase) -> int:
    """Where the first of two relative clauses begins: "Ana Brook, who left and who said"."""
    at = phrase.span.start
    before = scene.text[max(0, at - _FAR) : at]
    if not re.search(r"\b(?:and|but|or) \Z", before):
        return at
    first = before.find(f", {phrase.head} ")
    sentence = scene.text[at - len(before) + first : at]
    return at if first < 0 or re.search(r"[.!?]\s", sentence) else at - len(before) + first + 2


def _work(scene: Scene, at: int) -> int | None:
    """The document named in the same sentence: “The Harbour,” by Ana Brook, which."""
    latest = [
        n for n in scene.discourse.latest[-4:] if scene.referents[n].kind == "document" and not scene.apart(n, at)
    ]
    return latest[-1] if latest and scene.referents[latest[-1]].name else None


def _adjacent(scene: Scene, at: int) -> Mention | None:
    """The name that only marks, or a party in brackets, divide from a place."""
    mention = scene.cast.last_before(at)
    if mention is None or at - mention.span.end > _FAR // 3:
        return None
    return mention if _GAP.match(scene.text, mention.span.end, at) else None


def _may_be(scene: Scene, head: str, mention: Mention) -> bool:
    kind = scene.referents[mention.member].kind
    return kind in {"person", None} if head in {"who", "whom"} else kind != "person"


def _inside_description(scene: Scene, mention: Mention) -> bool:
    """Tell "aides to Ana Brook who said" from "a call to Ana Brook, who said"."""
    start = mention.title.start if mention.title else mention.span.start
    if scene.text[mention.span.end : mention.span.end + 2].lstrip()[:1] in {",", "—", "–", "("}:
        return False
    return _PREPOSITION.search(scene.text, max(0, start - 12), start) is not None


def _with_coordinated(scene: Scene, mention: Mention, end: int) -> tuple[int, ...]:
    """The name, and the one joined to it by "and" where the verb that follows is plural."""
    if not _PLURAL_VERB.match(scene.text, end):
        return (mention.member,)
    pair, at = scene.pair
    return pair if mention.member in pair and at >= mention.span.start else (mention.member,)


def _apposed(scene: Scene, at: int) -> Mention | None:
    """The name before a description after a comma: "Ana Brook, an aide to the mayor, who"."""
    begin = max(0, at - _FAR)
    before = scene.text[begin:at].rstrip(" ,—–-")
    opening = max(before.rfind(mark) for mark in (", ", "— ", "– "))
    if opening < 0 or not _DESCRIBES.match(before, opening + 2) or any(mark in before[opening:] for mark in ".!?;:"):
        return None
    comma = begin + opening
    mention = scene.cast.last_before(comma + 1)
    gap = scene.text[mention.span.end : comma] if mention else ""
    return mention if mention and (not gap.strip() or re.fullmatch(r"\s*\([^()]{1,40}\)", gap)) else None


def _phrase_before(scene: Scene, at: int, head: str) -> NounPhrase | None:
    """The noun phrase that ends where the relative pronoun begins."""
    text = scene.text
    begin = max(0, at - _FAR, text.rfind("\n", 0, at) + 1)
    end = begin + len(text[begin:at].rstrip(" ,—–-"))
    forms = (_BOUND, _INSIDE) if head != "who" else (_BOUND,)
    starts = sorted(match.end() for form in forms for match in form.finditer(text, begin, end))
    start = starts[-1] if starts else begin
    determiners = [match.start() for match in _DETERMINER.finditer(text, start, end)]
    start = determiners[-1] if determiners else start
    phrases = parse(text, Span(start, end)) if start < end else ()
    return phrases[-1] if phrases else None
