"""Portrait: what a phrase alone shows of one who speaks, before the rest of the article is asked.

The rules are those of the gold's guidelines: a bare plural of people in particular ("officials") is somebody unnamed, a
bare plural of a class ("critics") is nobody in particular, and a definite company, court or report is as good as named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso import nouns
from sayso.noun_phrases import NounPhrase
from sayso.sources.anonymity import pleas
from sayso.span import Span
from sayso.vocabulary import folded, table

_WORD = re.compile(r"\S+")
Count = tuple[int, int | None]
_THINGS = frozenset(("organisation", "outlet", "document"))
_UNNAMED = ("unnamed-anonymous", "unnamed-role", "generic")
_DASHES = frozenset(("-", "–", "—", "--"))
_LOOSE = frozenset(
    (
        "who",
        "that",
        "and",
        "but",
        "spoke",
        "speaking",
        "only",
        "said",
        "talked",
        "asked",
        "agreed",
        "to",
        "talk",
        "was",
        "were",
    )
)
"""Words left over at the end of an access when what follows them, a plea, is cut off."""
_COPULAS = frozenset(("is", "was", "are", "were", "be", "been", "has", "have", "had"))
_AUTHORED = re.compile(r"\b(?:by|from|of) (?:[A-Z]|(?:the|his|her|its|their) )")
_OWN = frozenset(("people", "folks", "family", "kids", "children", "parents", "lawyers"))
_MASS = frozenset(("media", "press"))


@dataclass(frozen=True, slots=True)
class Portrait:
    """Kind, naming, count and access of one source, as Source has them."""

    kind: str
    naming: str
    count: Count | None = None
    access: Span | None = None


def portrait(text: str, phrases: Sequence[NounPhrase]) -> Portrait:
    """What the phrases of one source show together."""
    parts = [_portrait(text, phrase) for phrase in phrases]
    if len(parts) == 1:
        return parts[0]
    return Portrait(joint_kind(parts), _joint_naming(parts), _joint_count(parts), parts[0].access)


def descriptiveness(phrase: NounPhrase) -> tuple[int, ...]:
    """The more a phrase says of whom it means, the higher it sorts."""
    return (
        phrase.name is not None,
        not phrase.pronoun,
        phrase.remainder is not None,
        phrase.modifiers is not None,
        phrase.number is not None,
        phrase.possessor is not None,
    )


def joint_kind(parts: Sequence[Portrait]) -> str:
    """The kind of several together: of people a group, of a named organisation and its people the organisation."""
    kinds = {part.kind for part in parts}
    if kinds == {"person"}:
        return "group"
    if len(kinds) == 1:
        return kinds.pop()
    return next((part.kind for part in parts if part.kind in _THINGS and part.naming == "named"), "group")


def _joint_naming(parts: Sequence[Portrait]) -> str:
    namings = {part.naming for part in parts}
    return next((naming for naming in ("named", *_UNNAMED) if naming in namings), "none")


def _joint_count(parts: Sequence[Portrait]) -> Count | None:
    """The sum of people who are all counted in so many words, a person who is named counting one."""
    counts = [(1, 1) if (part.kind, part.naming) == ("person", "named") else part.count for part in parts]
    if (2, None) in counts:
        return None
    known = [count for count in counts if count]
    if len(known) < len(parts):
        return None
    most = [count[1] for count in known if count[1] is not None]
    return sum(count[0] for count in known), sum(most) if len(most) == len(known) else None


def _portrait(text: str, phrase: NounPhrase) -> Portrait:
    if phrase.name is not None:
        return Portrait(_name_kind(phrase), "named", phrase.number if phrase.plural else None)
    if phrase.pronoun:
        return _pronoun(phrase)
    if phrase.kind is None:
        return _unknown(phrase)
    if phrase.kind in _THINGS:
        return _thing(text, phrase)
    return _people(text, phrase)


def _name_kind(phrase: NounPhrase) -> str:
    return phrase.kind or "person"


def _pronoun(phrase: NounPhrase) -> Portrait:
    if phrase.number and phrase.number[1] == 1 and not phrase.share:
        return Portrait("person", "unnamed-role", (1, 1))
    if phrase.number:
        return Portrait("group", "unnamed-role", phrase.number)
    if phrase.kind == "group" or phrase.plural or phrase.share:
        return Portrait("group", "generic")
    if phrase.kind == "person" or phrase.head.startswith("who"):
        return Portrait("person", "named")
    return Portrait("organisation", "named")


def _unknown(phrase: NounPhrase) -> Portrait:
    """A noun that neither the vocabulary nor its ending tells: of a plural, people; of a thing, nobody who speaks."""
    if phrase.number and phrase.plural:
        return Portrait("group", "unnamed-role", phrase.number)
    if phrase.plural:
        return Portrait("group", "generic")
    return Portrait("none", "none")


def _thing(text: str, phrase: NounPhrase) -> Portrait:
    """An organisation, an outlet or a document without a name of its own.

    A single one without an article is one in particular, as headlines have it: "Court rules …".
    """
    kind = phrase.kind or "none"
    if kind == "document" and _is_of_outlet(text, phrase):
        kind = "outlet"
    if phrase.head in _MASS and phrase.possessor is None:
        return Portrait(kind, "generic")
    if phrase.share or phrase.determiner == "no":
        return Portrait(kind, "generic")
    if _is_known(text, phrase) or (not phrase.plural and _is_told_by_name(text, phrase)):
        return Portrait(kind, "named")
    if phrase.number:
        return Portrait(kind, "unnamed-role", phrase.number if kind == "document" else None)
    headlined = not phrase.plural and phrase.head not in _mass()
    return Portrait(kind, "named" if headlined else "generic")


def _is_of_outlet(text: str, phrase: NounPhrase) -> bool:
    """Tell "a new report by The Courier": the outlet speaks in it. Of a poll that it commissioned, the poll does."""
    rest = phrase.remainder.of(text) if phrase.remainder else ""
    author = rest.removeprefix("by ").removeprefix("from ").rstrip(" ,")
    return (
        phrase.head in {"report", "analysis", "investigation"}
        and author != rest
        and nouns.is_outlet(author.removeprefix("the "))
    )


def _is_known(text: str, phrase: NounPhrase) -> bool:
    """Say whether a thing is presented as known: "the report", "Brook's report", "records from the port"."""
    if phrase.kind == "document" and phrase.plural and phrase.remainder and not phrase.share:
        return _AUTHORED.search(phrase.remainder.of(text)) is not None
    if phrase.possessor and not phrase.determiner:
        last = folded(phrase.possessor.of(text)).rpartition(" ")[2]
        whose = nouns.noun(last)
        return not (whose and whose.plural)
    return phrase.definite


def _is_told_by_name(text: str, phrase: NounPhrase) -> bool:
    """Say whether a name stands with a common head: "a new Brook Institute poll", of a document also after it."""
    names = [name for name in phrase.names if name.end <= phrase.head_span.start or phrase.kind == "document"]
    return any(not _is_sentence_case(text, phrase, name) for name in names if name != phrase.head_span)


def _is_sentence_case(text: str, phrase: NounPhrase, name: Span) -> bool:
    """Tell the capital of a sentence's first word, "Early polling", from a name's."""
    form = name.of(text)
    if name.start > phrase.span.start or " " in form or form.isupper():
        return False
    before = text[max(0, name.start - 3) : name.start].rstrip(" \"“‘'")
    begins = not before or before[-1] in ".!?…\n:"
    return begins and nouns.kind_of_name([form]) == "person"


def _people(text: str, phrase: NounPhrase) -> Portrait:
    access = access_of(text, phrase)
    if phrase.head in _listed("heads") or _called_anonymous(text, phrase):
        number = phrase.number or ((2, None) if phrase.plural else (1, 1))
        return Portrait(phrase.kind or "person", "unnamed-anonymous", number, access)
    if phrase.kind == "person" and not phrase.plural:
        general = phrase.determiner in {"any", "no", "every", "each", "neither", "either"}
        return Portrait("group", "generic") if general else Portrait("person", "unnamed-role", (1, 1), access)
    if phrase.number:
        # Of a jury, a crew: one group, of nobody knows how many.
        several = None if phrase.number == (1, 1) else phrase.number
        return Portrait("group", "unnamed-role", several, access)
    if phrase.share or not _in_particular(text, phrase):
        return Portrait("group", "generic")
    return Portrait("group", "unnamed-role", (2, None), access)


def _in_particular(text: str, phrase: NounPhrase) -> bool:
    """Say whether a plural without a number means some people in particular."""
    if phrase.particular or (phrase.possessor and phrase.head in _OWN):
        return True
    rest = folded(phrase.remainder.of(text)) if phrase.remainder else ""
    words = rest.split()
    rest = " ".join(words[_relative_size(words) :])
    if rest.startswith(tuple(table("anonymity")["knowing"])):
        return True
    modifiers = phrase.modifiers.of(text).split() if phrase.modifiers else []
    members = nouns.people(phrase.head_span.of(text)) is not None
    return bool(members and modifiers) and nouns.kind_of_name(modifiers) == "organisation"


def _called_anonymous(text: str, phrase: NounPhrase) -> bool:
    modifiers = folded(phrase.modifiers.of(text)).split() if phrase.modifiers else []
    return any(word in _listed("adjectives") for word in modifiers)


def access_of(text: str, phrase: NounPhrase) -> Span | None:
    """The words that say how an unnamed source knows or where it sits: after the head if they do, else before it."""
    return _access_after(text, phrase) or _access_before(text, phrase) or _access_of_possessor(text, phrase)


def _access_before(text: str, phrase: NounPhrase) -> Span | None:
    """The words before the head, without those at their start that tell nothing of it: "young", "unnamed"."""
    if phrase.modifiers is None:
        return None
    start, end = phrase.modifiers.start, phrase.modifiers.end
    for match in _WORD.finditer(text, start, end):
        named = match.group()[0].isupper() and match.start() > phrase.span.start
        plain = folded(match.group()) in _listed("plain") or match.group()[0].isdigit()
        if named or not plain:
            return Span(match.start(), end)
    return None


def _access_after(text: str, phrase: NounPhrase) -> Span | None:
    """What follows the head up to a comma, a clause or a plea not to be named, without "who was"."""
    if phrase.remainder is None:
        return None
    rest = phrase.remainder.of(text)
    plea = next(iter(pleas(rest)), None)
    words = list(_WORD.finditer(rest[: plea.span.start] if plea else rest))
    kept = words[_relative_size([folded(word.group()) for word in words]) :]
    forms = [word.group() for word in kept]
    kept = kept[: next((at for at in range(1, len(kept)) if _ends_access(forms, at)), len(kept))]
    while kept and folded(kept[-1].group()).rstrip(",") in _LOOSE:
        kept.pop()
    if not kept or not _tells_access([folded(word.group()) for word in kept]):
        return None
    start, end = phrase.remainder.start + kept[0].start(), phrase.remainder.start + kept[-1].end()
    return Span(start, start + len(text[start:end].rstrip(",")))


def _ends_access(words: list[str], at: int) -> bool:
    if words[at] in _DASHES or folded(words[at]) in {"who", "whom", "whose"}:
        return True
    return words[at - 1].endswith(",") and not nouns.is_region(words[at].rstrip(","))


def _tells_access(words: list[str]) -> bool:
    if words[0] in {"who", "that", "which"}:
        return len(words) > 1 and any(word in _listed("witness") for word in words[1:3])
    return words[0] in _listed("access")


def _relative_size(words: list[str]) -> int:
    """How many words "who was", "that has been" take up at the start."""
    if len(words) < 2 or words[0] not in {"who", "that", "which"} or words[1] not in _COPULAS:  # noqa: PLR2004
        return 0
    at = next((at for at, word in enumerate(words) if at and word not in _COPULAS), len(words))
    return 0 if at < len(words) and words[at] in _listed("witness") and words[at - 1] in {"has", "have", "had"} else at


def _access_of_possessor(text: str, phrase: NounPhrase) -> Span | None:
    """Whose people they are, unless it is an outlet, whose sources sit elsewhere."""
    whose = phrase.possessor
    words = folded(whose.of(text)).split() if whose else []
    if whose is None or not whose.of(text)[0].isupper() or words[0] in {"the", "a", "an", *_pronouns()}:
        return None
    return None if nouns.is_outlet(whose.of(text)) else whose


@cache
def _mass() -> frozenset[str]:
    return frozenset(table("nouns")["document"]["mass"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(table("phrases")["possessives"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("anonymity")[name])
