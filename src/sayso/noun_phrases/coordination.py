"""Coordination: whether "and" joins two who speak, or two words about one.

"Ana Brook and Lev Dorn" are two; "state and local officials", "officials from Aldmoor and Brennock", "his wife and
present rival Ana Brook" and "the Department of Health and Trade" are one.
"""

from collections.abc import Sequence

from sayso import nouns
from sayso.noun_phrases.words import Word, listed

_AND = frozenset(("and", "or", "nor", "&"))
_PAIRED = frozenset(("both", "either", "neither"))


def conjuncts(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Divide the words of a phrase into those of each one it names; what only leads it in or trails it is dropped."""
    words = _trimmed(words)
    if not words:
        return []
    parts: list[Sequence[Word]] = []
    begin = 0
    for at in range(1, len(words) - 1):
        joined = words[at].low in _AND and _divides(words, begin, at)
        if at > begin and (joined or (words[at].form == "," and _lists(words, begin, at))):
            parts.append(words[begin:at])
            begin = at + 1
    parts = [part for part in (_trimmed(part) for part in (*parts, words[begin:])) if part]
    if len(parts) > 1 and parts[0][0].low in _PAIRED and len(parts[0]) > 1:
        parts[0] = parts[0][1:]
    return parts


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    begin, end = 0, len(words)
    while begin < end - 1 and (words[begin].low in listed("leads") or not words[begin].is_word):
        begin += 1
    while end > begin + 1 and (
        (words[end - 1].low in listed("trailers") and not words[end - 1].capital) or not words[end - 1].is_word
    ):
        end -= 1
    return words[begin:end]


def _divides(words: Sequence[Word], begin: int, at: int) -> bool:
    left, right = words[begin:at], words[at + 1 : at + 40]
    if not left or not right or not right[0].is_word:
        return False
    if any(not word.is_word for word in left):
        return _divides_after_comma(left, right)
    if _is_pronoun(left[-1]) and len(left) <= 2:  # noqa: PLR2004
        return True
    small = next((i for i in range(1, len(left)) if _leads_on(left[i - 1], left[i])), None)
    if small is None:
        return _complete(left, right)
    relative = any(word.low in listed("relatives") for word in left[1:])
    return not relative and _is_person(left[:small]) and _named(right) and len(_piece(right)) > 1


def _divides_after_comma(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell "the mayor, Ana Brook, and Lev Dorn" and "two brothers, Jan and Lev Dorn" from "Ana Brook, heir and …"."""
    marks = [at for at, word in enumerate(left) if not word.is_word]
    if right[0].quoted:
        return False
    if marks[-1] == len(left) - 1:
        return _named(right) and not nouns.is_adjective(right[0].form)
    described = marks[0] > 0 and not left[marks[0] - 1].capital
    return described and _is_bare_name(left[marks[-1] + 1 :]) and _is_bare_name(_piece(right))


def _leads_on(before: Word, word: Word) -> bool:
    if word.low in listed("after_nouns"):
        return nouns.known_noun(before.low) is not None
    return word.low in listed("prepositions") and not word.capital


def _named(words: Sequence[Word]) -> bool:
    """Say whether a name opens the words, or a pronoun."""
    return (words[0].capital and words[0].low not in listed("determiners")) or _is_pronoun(words[0])


def _is_person(words: Sequence[Word]) -> bool:
    if not words[0].capital or words[0].low in listed("determiners") or not words[-1].capital:
        return False
    return nouns.kind_of_name([word.form for word in words]) == "person" and not nouns.is_title(words[-1].low)


def _is_pronoun(word: Word) -> bool:
    return any(word.low in listed(name, "pronouns") for name in ("singular", "plural", "things", "open"))


def _complete(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Say whether what stands before "and" stands for somebody without what comes after."""
    last, first = left[-1], right[0]
    noun = nouns.people(last.form) or (nouns.known_noun if last.capital else nouns.noun)(last.low.rstrip("."))
    name = last.capital and not nouns.is_adjective(last.form)
    if last.owner or (noun is None and not name):
        return last.owner and last.capital and _piece(right)[-1].owner
    if first.low in listed("determiners") or _is_pronoun(first):
        return True
    piece = _piece(right)
    determined = left[0].low in listed("determiners") or left[0].owner
    if name and not (noun and noun.kind == "person" and not nouns.is_surname(last.low)):
        return not _modifies(left, piece, determined=determined)
    if noun and noun.plural:
        return True
    return determined and all(word.capital for word in piece)


def _modifies(left: Sequence[Word], piece: Sequence[Word], *, determined: bool) -> bool:
    """Tell "Senate and House leaders" from "Brook and union leaders"."""
    noun = nouns.noun(piece[-1].low)
    if piece[-1].capital or not (noun and noun.plural):
        return False
    if determined:
        return len(left) == 2 and piece[0].capital and noun.kind in {"organisation", "document"}  # noqa: PLR2004
    organisation = nouns.kind_of_name([word.form for word in left]) == "organisation"
    return organisation or (len(left) == 1 and piece[0].capital and not nouns.is_adjective(piece[0].form))


def _piece(words: Sequence[Word]) -> Sequence[Word]:
    """The words before the next mark, preposition or "and"."""
    end = next(
        (
            i
            for i, word in enumerate(words)
            if i and (not word.is_word or word.low in _AND or word.low in listed("prepositions") | listed("relatives"))
        ),
        len(words),
    )
    return words[:end]


def _lists(words: Sequence[Word], begin: int, at: int) -> bool:
    """Say whether a comma stands between two names, and not before what is said of the first."""
    left, right = words[begin:at], _piece(words[at + 1 : at + 12])
    if not left or not right or not (_is_bare_name(left) and _is_bare_name(right)):
        return False
    after = words[at + 1 + len(right)] if at + 1 + len(right) < len(words) else None
    goes_on = after is not None and after.is_word and after.low not in _AND
    listed_on = after is not None and after.low in _AND
    alike = listed_on or _kind(left) == _kind(right)
    return not goes_on and alike and not _is_aside(right, listed_on=listed_on)


def _kind(words: Sequence[Word]) -> str:
    return nouns.kind_of_name([word.form for word in words])


def _is_bare_name(words: Sequence[Word]) -> bool:
    last = words[-1]
    if not all(word.capital and word.is_word for word in words) or words[0].form[0].isdigit():
        return False
    if nouns.people(last.form) or nouns.is_adjective(last.form):
        return False
    noun = nouns.known_noun(last.low.rstrip("."))
    return noun is None or noun.kind not in {"person", "group"} or (len(words) > 1 and nouns.is_surname(last.low))


def _is_aside(words: Sequence[Word], *, listed_on: bool) -> bool:
    form = " ".join(word.form for word in words)
    party = words[0].form[1:2] == "-" and words[0].form[0] in "RDI"
    place = nouns.is_region(form) or (nouns.is_place(form) and not listed_on)
    return place or party or words[0].low.rstrip(".") in {"jr", "sr", "md"}
