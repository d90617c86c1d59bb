"""A noun phrase and its parse: name and role, or description, and what goes with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso import nouns
from sayso.noun_phrases.amounts import Amount
from sayso.noun_phrases.appositions import Apposition, apposition, next_piece
from sayso.noun_phrases.coordination import conjuncts
from sayso.noun_phrases.core import Core, core_of, head_noun, is_pair, span_of, whole
from sayso.noun_phrases.names import complemented, name_start
from sayso.noun_phrases.words import Word, listed, words_of
from sayso.span import Span

_NAMED = frozenset(("called", "named", "dubbed", "titled", "entitled"))
_PLAIN_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "messrs", "dr", "sir", "dame", "mme"))


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
        indefinite = self.determiner is None or self.determiner in listed("indefinite") | listed("amounts")
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
    words, name = core.words, core.words[start : core.end]
    titled = start > core.begin and (start == complemented(core) or _is_title(words[start - 1]))
    beside = apposition(words, core.end)
    gender = beside.noun.gender if beside.noun else None
    return NounPhrase(
        span=whole(core),
        head=name[-1].low,
        head_span=Span(name[-1].start, name[-1].end),
        determiner=core.amount.determiner,
        number=core.amount.number if core.amount.number != (1, 1) else None,
        name=Span(name[0].start, name[-1].end),
        role=beside.role or (_title(core, start) if titled else None),
        modifiers=None if titled else span_of(words, core.begin, start),
        possessor=core.possessor,
        remainder=span_of(words, beside.end, len(words)),
        kind="person" if titled or beside.person else _name_kind(core, name, beside),
        gender=nouns.gender(words[start - 1].low) or gender if titled else gender,
    )


def _is_title(word: Word) -> bool:
    noun = None if word.capital else nouns.noun(word.low)
    return nouns.is_title(word.low) or (noun is not None and noun.kind == "person")


def _title(core: Core, start: int) -> Span | None:
    """The role before a name, with whose it is; one of courtesy alone is none."""
    title = span_of(core.words, core.begin, start)
    if title is None or all(word.low.rstrip(".") in _PLAIN_TITLES for word in core.words[core.begin : start]):
        return None
    return Span(core.possessor.start if core.possessor else title.start, title.end)


def _name_kind(core: Core, name: Sequence[Word], beside: Apposition) -> str:
    if beside.noun and beside.noun.kind != "group":
        return beside.noun.kind
    if name[0].quoted:
        return "document"
    return nouns.kind_of_name(
        [word.form for word in name], article=core.amount.determiner == "the" and core.possessor is None
    )


def _named_after(core: Core) -> NounPhrase | None:
    """A description that a name follows: "Apple's chief executive, Tim Brook,", "a site called Harbour Watch"."""
    words = core.words
    begin, end = next_piece(words, core.end)
    described_end = begin - 1
    if core.end < len(words) and words[core.end].low in _NAMED:
        begin, described_end = core.end + 1, core.end
        end = next_piece(words, begin)[0] - 1 if any(not word.is_word for word in words[begin:]) else len(words)
    if begin >= end or not _bare_name(words[begin:end], before=words[begin - 2 : begin]):
        return None
    inner = _bare(words[begin]) if end - begin == 1 else _named(core_of(words[begin:end]))
    if inner is None or inner.name is None:
        return None
    described = _described(core)
    if described.plural and (described.share or described.number is None) and not described.definite:
        return None
    return replace(
        described,
        head=inner.head,
        head_span=inner.head_span,
        name=inner.name,
        number=None,
        plural=False,
        role=span_of(words, 0, described_end),
        modifiers=None,
        remainder=span_of(words, end, len(words)),
        kind=described.kind if described.kind not in {None, "group"} else inner.kind,
        gender=described.gender or inner.gender,
    )


def _bare(word: Word) -> NounPhrase:
    """A name of one word, which may be a common noun elsewhere: "her husband, Bill"."""
    span = Span(word.start, word.end)
    return NounPhrase(span, word.low, span, name=span, kind=nouns.kind_of_name([word.form]))


def _bare_name(words: Sequence[Word], before: Sequence[Word]) -> bool:
    """Say whether the words between commas are a name and nothing else, nor a place that goes with the one before."""
    form = " ".join(word.form for word in words)
    if words[0].quoted and all(word.quoted for word in words):
        return True
    if nouns.is_region(form) or (nouns.is_place(form) and before and before[0].capital):
        return False
    core = core_of(words)
    single = len(words) == 1 and not nouns.is_title(words[0].low) and nouns.people(words[0].form) is None
    if not core.inner:
        return False
    start = name_start(core)
    if not words[0].capital:
        the = words[0].low == "the" and all(word.capital for word in core.inner)
        return words[0].low in listed("determiners") and start is not None and (the or start > core.begin)
    return single or start is not None


def _described(core: Core) -> NounPhrase:
    head, counted = core.inner[-1], core.counted
    low = head.low
    noun = head_noun(core.inner)
    amount = core.amount
    single = counted.number is not None and counted.number[1] == 1
    plural = not single and (_many(counted) or (noun.plural if noun else low.endswith("s")))
    kind = noun.kind if noun else None
    if (
        single
        and kind == "group"
        and (noun is None or noun.plural)
        and (amount.partitive or not nouns.is_collective(low))
    ):
        kind = "person"
    return NounPhrase(
        span=whole(core),
        head=low,
        head_span=Span(head.start, head.end),
        determiner=amount.determiner,
        number=counted.number,
        share=counted.share,
        plural=plural,
        modifiers=span_of(core.words, core.begin, core.end - (2 if is_pair(core.inner) else 1)),
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
