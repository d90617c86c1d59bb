"""Where in a phrase the name begins: "Republican presidential nominee | Donald Trump", "the | Tax Office"."""

from collections.abc import Sequence

from sayso import nouns
from sayso.noun_phrases.core import Core, past_complement
from sayso.noun_phrases.words import Word, listed

_INSIDE = listed("joints") | {"the", "and", "&"}


def name_start(core: Core) -> int | None:
    """Where the name at the end of a core begins; None where its head is a common noun."""
    words, last = core.words, core.end - 1
    if all(word.quoted for word in core.inner):
        return core.begin if core.inner else None
    if not words[last].capital or not _may_end_name(core):
        return None
    at, floor = last, complemented(core)
    while at > floor and _continues_name(core, at):
        at -= 1
    while at < last and words[at].low in _INSIDE:
        at += 1
    return at


def complemented(core: Core) -> int:
    """Where a name may begin at the earliest: after a title and what "of" brings to it."""
    for at in range(core.begin + 1, core.end - 1):
        if core.words[at].low == "of" and nouns.is_title(core.words[at - 1].low):
            return (past_complement(core.words[: core.end], at + 1) or at) + 1
    return core.begin


def _may_end_name(core: Core) -> bool:
    words, last = core.words, core.words[core.end - 1]
    before = words[core.end - 2] if core.end - 1 > core.begin else None
    if before and nouns.is_courtesy(before.low) and before.low != "st":
        return True
    bare = core.amount.determiner is None and core.amount.number is None
    personal = before is not None and before.capital and not nouns.is_adjective(before.form) and bare
    if (before is None and bare and _is_set_off(core)) or nouns.is_place(" ".join(word.form for word in core.inner)):
        return True
    people, noun = nouns.people(last.form), nouns.known_noun(last.low.rstrip("."))
    if people:
        return not people.plural and personal and not _is_organisation(words[core.begin : core.end - 1])
    if noun and noun.kind in {"person", "group"}:
        surname = noun.kind == "person" and nouns.is_surname(last.low)
        return surname and (personal or (before is None and bare))
    return _names_thing(core, noun) if noun else not nouns.is_adjective(last.form) or before is not None


def _is_set_off(core: Core) -> bool:
    """Tell "Black, who has known him" and "her husband, Bill," from "Blacks" and "Bills": a surname, a short name."""
    word, noun = core.words[core.begin], nouns.known_noun(core.words[core.begin].low)
    people = nouns.people(word.form)
    alone = core.end == len(core.words) or not core.words[core.end].is_word
    thing = noun is not None and noun.kind == "document" and not noun.plural
    return alone and ((people is not None and not people.plural) or thing) and core.end < len(core.words)


def _names_thing(core: Core, noun: nouns.Noun) -> bool:
    """Tell "the Tax Policy Center" and "the House" from "Federal court" and "Polls"."""
    words, last = core.words, core.words[core.end - 1]
    inner = words[core.begin : core.end]
    if len(inner) == 1:
        return core.amount.determiner == "the" and noun.kind == "organisation" and last.start != words[0].start
    if core.amount.determiner == "the" or nouns.is_place(" ".join(word.form for word in inner)):
        return inner[-2].capital or inner[-2].low in _INSIDE
    return any(word.capital and not nouns.is_adjective(word.form) for word in inner[:-1])


def _is_office(word: Word) -> bool:
    """Say whether a word is a title of one, which "of" leads on from: "Secretary of State"."""
    noun = nouns.known_noun(word.low)
    return nouns.is_title(word.low) and not (noun is not None and noun.plural)


def _is_organisation(words: Sequence[Word]) -> bool:
    return bool(words) and nouns.kind_of_name([word.form for word in words]) == "organisation"


def _continues_name(core: Core, at: int) -> bool:
    """Say whether the word before position `at` is part of the name that goes on there."""
    words, before = core.words, core.words[at - 1]
    rest = [word.form for word in words[at : core.end]]
    if before.owner or before.quoted != words[core.end - 1].quoted or nouns.is_courtesy(before.low):
        return False
    if not before.capital:
        inside = before.low in _INSIDE and at - 1 > core.begin
        return before.low in listed("particles") or (inside and not _is_office(words[at - 2]))
    if nouns.is_title(before.low):
        if at - 1 == core.begin and nouns.is_given_name(before.low) and core.amount.determiner is None:
            return len(rest) == 1
        return nouns.kind_of_name([before.form, *rest]) != "person"
    return not nouns.is_adjective(before.form) or len(rest) == 1 or nouns.kind_of_name(rest) != "person"
