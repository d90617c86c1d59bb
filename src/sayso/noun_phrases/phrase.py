"""A noun phrase and its parse: name and role, or description, and what goes with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso import nouns
from sayso.noun_phrases.amounts import Amount, amount_of
from sayso.noun_phrases.coordination import conjuncts
from sayso.noun_phrases.core import Core, core_end, core_of, head_noun, span_of, whole
from sayso.noun_phrases.names import complemented, name_start
from sayso.noun_phrases.words import Word, listed, words_of
from sayso.span import Span

_NAMED = frozenset(("called", "named", "dubbed", "titled", "entitled"))
_PLAIN_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "messrs"))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase that stands for one or for several, taken apart; all spans are into the text it was parsed from.

    `span`: the whole, without marks around it. `head`: its head noun or pronoun, folded; of a name, its last word.
    `determiner`: folded article, demonstrative or the like ("the", "some", "another", "his"), None without one.
    `number`: fewest and most that it states, the most None where open ("three" 3-3, "at least two" 2-None, "several"
    3-None, "a", "one" 1-1; a bare plural states none). `share`: whether it is so many of a class ("many", "half of",
    "46 percent"). `plural`: whether more than one is meant. `pronoun`: whether its head is one ("he", "many of whom").

    `name`: the run of words that names the one meant ("Donald Trump"; "Tax Office" of "the Tax Office"), None for a
    description. `role`: what is said to be its role beside it ("Republican presidential nominee", "adviser to the Head
    of …"). `modifiers`: words before a common head ("senior administration"). `possessor`: whose, without the sign
    ("Trump" of "Trump's campaign", "his"). `remainder`: what follows head and role, if anything ("familiar with the
    matter", "of the party"). `names`: every run of capitalised words in the phrase.

    `kind`: what its head or name shows it to be: `person`, `group`, `organisation`, `document`, `outlet`; None where
    nothing shows it. `particular`: of a plural, whether somebody in particular is meant ("officials"), not a class
    ("voters"). `gender`: `f` or `m` where its words state it ("Mrs.", "spokesman", "she"), else None.
    """

    span: Span
    head: str
    head_span: Span
    determiner: str | None = None
    number: tuple[int, int | None] | None = None
    share: bool = False
    plural: bool = False
    pronoun: bool = False
    name: Span | None = None
    role: Span | None = None
    modifiers: Span | None = None
    possessor: Span | None = None
    remainder: Span | None = None
    names: tuple[Span, ...] = ()
    kind: str | None = None
    particular: bool = False
    gender: str | None = None

    @property
    def definite(self) -> bool:
        """Whether it presents the one it stands for as known: "the", "this", "his", "Brook's"."""
        indefinite = self.determiner is None or self.determiner in listed("indefinite")
        return self.possessor is not None or not indefinite


def parse(text: str, span: Span) -> tuple[NounPhrase, ...]:
    """Take a phrase apart: one for most, one each for those joined by "and" ("Ana Brook and Lev Dorn"), none for none.

    "officials from Aldmoor and Brennock" is one.
    """
    return tuple(_phrase(words) for words in conjuncts(words_of(text, span)))


def _phrase(words: Sequence[Word]) -> NounPhrase:
    core = core_of(words)
    if not core.inner:
        return _amount_alone(core)
    found = _pronoun(core) or _named(core) or _described(core)
    return replace(found, names=tuple(_capital_runs(words)))


def _pronoun(core: Core) -> NounPhrase | None:
    head = core.inner[-1]
    if len(core.inner) > 1:
        return None
    low = head.low
    sets = {
        name: low in listed(name, "pronouns")
        for name in ("singular", "plural", "things", "open", "somebody", "anybody")
    }
    if not any(sets.values()):
        return None
    amount = core.counted
    plural = sets["plural"] or (sets["anybody"] and low not in {"nobody", "no-one"}) or _many(amount)
    one = amount.number == (1, 1)
    return NounPhrase(
        span=whole(core),
        head=low,
        head_span=Span(head.start, head.end),
        determiner=amount.determiner,
        number=(1, 1) if sets["somebody"] and not amount.number else amount.number,
        share=amount.share or sets["anybody"],
        plural=plural and not one,
        pronoun=True,
        remainder=core.rest,
        kind="person"
        if sets["singular"] or (sets["somebody"] and low != "other")
        else "group"
        if sets["anybody"]
        else None,
        gender="f" if low in listed("female", "pronouns") else "m" if low in listed("male", "pronouns") else None,
    )


def _named(core: Core) -> NounPhrase | None:
    start = name_start(core)
    if start is None:
        return _named_after(core)
    name = core.words[start : core.end]
    titled = start > core.begin and (start == complemented(core) or nouns.is_title(core.words[start - 1].low))
    title = span_of(core.words, core.begin, start) if titled else None
    if titled and all(word.low.rstrip(".") in _PLAIN_TITLES for word in core.words[core.begin : start]):
        title = None
    role, noun, rest_at = _apposition(core.words, core.end)
    article = core.amount.determiner == "the"
    kind = nouns.kind_of_name([word.form for word in name], article=article and not titled)
    if titled or (core.end < len(core.words) and core.words[core.end].low == "who"):
        kind = "person"
    elif noun and noun.kind != "group":
        kind = noun.kind
    elif name[0].quoted:
        kind = "document"
    gender = nouns.gender(core.words[start - 1].low) if titled else noun.gender if noun else None
    return NounPhrase(
        span=whole(core),
        head=name[-1].low,
        head_span=Span(name[-1].start, name[-1].end),
        determiner=core.amount.determiner,
        number=core.amount.number if core.amount.number != (1, 1) else None,
        name=Span(name[0].start, name[-1].end),
        role=role or title,
        modifiers=None if titled else span_of(core.words, core.begin, start),
        possessor=core.possessor,
        remainder=span_of(core.words, rest_at, len(core.words)),
        kind=kind,
        gender=gender,
    )


def _apposition(words: Sequence[Word], at: int) -> tuple[Span | None, nouns.Noun | None, int]:
    """The role that stands after a name, between commas or dashes, what its head shows, and where the rest begins."""
    while at < len(words) and not words[at].is_word:
        begin = at + 1
        end = next((i for i in range(begin, len(words)) if not words[i].is_word), len(words))
        if begin < end:
            first = begin + (words[begin].low in {"now", "then", "also", "himself", "once"})
            amount = amount_of(words, first)
            stop = core_end(words, amount.end)
            head = head_noun(words[amount.end : stop])
            if head and (stop - 1 == amount.end or not words[amount.end].owner):
                following = next((i for i in range(end + 1, len(words)) if not words[i].is_word), len(words))
                if nouns.is_region(" ".join(word.form for word in words[end + 1 : following])):
                    end = following
                return _role(words, first, end), head, end
            if not _aside(words[begin:end]):
                return None, None, at
        at = end
    return None, None, at


def _aside(words: Sequence[Word]) -> bool:
    """Tell an age, a party or a place between commas: "53", "R-Ky.", "Jr."."""
    if words[0].form[0].isdigit() or words[0].low.rstrip(".") in {"jr", "sr", "md", "phd"}:
        return True
    return len(words) <= 3 and all(word.capital for word in words)  # noqa: PLR2004


def _role(words: Sequence[Word], begin: int, end: int) -> Span | None:
    """A role without its relative clause; one that goes on after the comma is taken as far as its first part."""
    stop = next((i for i in range(begin, end) if words[i].low in {"who", "whose", "whom"}), end)
    return span_of(words, begin, stop)


def _named_after(core: Core) -> NounPhrase | None:
    """A description that a name follows: "Apple's chief executive, Tim Brook,", "a site called Harbour Watch"."""
    words, at = core.words, core.end
    comma = next((i for i in range(at, len(words)) if not words[i].is_word), len(words))
    begin = comma + 1
    if at < len(words) and words[at].low in _NAMED:
        begin = at + 1
    end = next((i for i in range(begin, len(words)) if not words[i].is_word), len(words))
    if begin >= end or not _bare_name(words[begin:end], before=words[begin - 2 : begin]):
        return None
    described = _described(core)
    inner = _named(core_of(words[begin:end]))
    if inner is None or inner.name is None:
        return None
    kind = described.kind if described.kind in {"person", "organisation", "outlet", "document"} else inner.kind
    role = Span(described.span.start, words[begin - 1].end if words[begin - 1].is_word else words[begin - 2].end)
    if words[begin - 1].low in _NAMED:
        role = Span(role.start, words[begin - 2].end)
    return replace(
        described,
        head=inner.head,
        head_span=inner.head_span,
        name=inner.name,
        number=None,
        plural=False,
        role=role,
        modifiers=None,
        remainder=span_of(words, end, len(words)),
        kind=kind,
        gender=described.gender or inner.gender,
    )


def _bare_name(words: Sequence[Word], before: Sequence[Word]) -> bool:
    """Say whether the words between commas are a name and nothing else, nor a place that goes with the one before."""
    form = " ".join(word.form for word in words)
    if words[0].quoted and all(word.quoted for word in words):
        return True
    if nouns.is_region(form) or (nouns.is_place(form) and before and before[0].capital):
        return False
    core = core_of(words)
    return words[0].capital and bool(core.inner) and name_start(core) is not None


def _described(core: Core) -> NounPhrase:
    head, counted = core.inner[-1], core.counted
    low = head.low
    noun = head_noun(core.inner)
    amount = core.amount
    single = counted.number is not None and counted.number[1] == 1
    plural = not single and (_many(counted) or (noun.plural if noun else low.endswith("s")))
    kind = noun.kind if noun else None
    if single and kind == "group" and (noun is None or noun.plural):
        kind = "person"
    return NounPhrase(
        span=whole(core),
        head=low,
        head_span=Span(head.start, head.end),
        determiner=amount.determiner,
        number=counted.number,
        share=counted.share,
        plural=plural,
        modifiers=span_of(core.words, core.begin, core.end - 1),
        possessor=core.possessor,
        remainder=core.rest,
        kind=kind,
        particular=noun.particular if noun else False,
        gender=noun.gender if noun else None,
    )


def _amount_alone(core: Core) -> NounPhrase:
    """An amount without a noun: "many", "46 percent", "one of them"."""
    at = max(core.begin - 1, 0)
    head, amount = core.words[at], core.amount
    few = amount.number is not None and amount.number[1] == 1
    return NounPhrase(
        span=whole(core),
        head=head.low,
        head_span=Span(head.start, head.end),
        determiner=amount.determiner,
        number=amount.number,
        share=amount.share,
        plural=not few,
        pronoun=True,
        remainder=core.rest,
        kind="person" if few else "group",
    )


def _many(amount: Amount) -> bool:
    return amount.share or (amount.number is not None and amount.number[1] != 1)


def _capital_runs(words: Sequence[Word]) -> list[Span]:
    runs: list[Span] = []
    joined = False
    for word in words:
        if word.capital and word.low not in listed("determiners"):
            if joined:
                runs[-1] = Span(runs[-1].start, word.end)
            else:
                runs.append(Span(word.start, word.end))
            joined = not word.owner
        elif not (joined and word.low in listed("particles")):
            joined = False
    return runs
