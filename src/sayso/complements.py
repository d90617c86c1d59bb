"""Complements: what stands around a cue, which tells "told them to leave" from "told them that he would leave".

Only words are looked at, as the vocabulary (`data/cues.toml`) names them; no sentence is parsed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sayso.attribution import Attribution
from sayso.cues import Match, kinds, words_of
from sayso.span import Span

NEAR = 160
"""Code points after a cue that are looked at: an object and the beginning of what follows it."""

LONGEST = 400
"""Code points, spans and words of a cue that are read: an annotated one has 40 words at most."""

_FOLLOWING = re.compile(r"[\w'’-]+|[^\w\s]")
_QUOTES = frozenset("\"“‘«'")
_ASIDE = re.compile(r"[^,“”\"]*, (?:who|which|whose|a|an|the) [^,“”\"]*, to (?!the |an? |his |her )[a-z]")
_FOR_DOING = re.compile(r"\bfor (?:not |never |\w+ly )?\w+ing\b")
# Not "what he described as a farce", which is a name for the thing.
_AS = re.compile(r"(?<!ed )(?<!seen )(?<!known )\bas (?:an?|evidence|proof) ")


@dataclass(frozen=True, slots=True)
class Setting:
    """A cue and its neighbours, as text until a rule asks for words.

    `words`: of the cue, the first `inside` of them, and the first two of the content that follows. `near`: what stands
    after the cue as far as content goes, `content`: its first piece, each up to NEAR code points and the end of its
    line. `ahead`: whether content follows the cue.
    """

    words: list[str]
    inside: int
    near: str
    source_text: str
    content: str
    ahead: bool

    @property
    def source(self) -> list[str]:
        """The words of the source."""
        return words_of(self.source_text)

    def following(self, head: Match) -> list[str]:
        """Words and marks after a head, in its cue and beyond, in their own case where beyond."""
        return self.words[head.end : self.inside] + _split(self.near)[max(head.end - self.inside, 0) :]

    def beginning(self, head: Match) -> list[str]:
        """Words and marks that content begins with, where it follows a cue that ends with the head."""
        return _split(self.content) if self.ahead and head.end >= self.inside else []


@lru_cache(maxsize=256)
def _split(near: str) -> list[str]:
    return _FOLLOWING.findall(near.replace("’", "'"))


def setting_of(text: str, found: Attribution) -> Setting:
    """Look at an attribution's cue and around it."""
    words = words_of(" ".join([text[span.start : min(span.end, span.start + LONGEST)] for span in found.cue[:LONGEST]]))
    words = words[:LONGEST]
    end = found.cue[-1].end if found.cue else 0
    ahead = next((span for span in found.content if span.start >= end), None)
    shown = ahead or (found.content[0] if found.content else Span(end, end))
    content = text[shown.start : min(shown.end, shown.start + NEAR)].partition("\n")[0]
    near = text[end : min(end + NEAR, found.content[-1].end)].partition("\n")[0] if ahead else ""
    # A phrase may end in the content: {called} [for calm].
    phrase = words_of(content[:24])[:2] if ahead else []
    source = " ".join([text[span.start : min(span.end, span.start + NEAR)] for span in found.source])
    return Setting(words + phrase, len(words), near, source, content, ahead is not None)


def has(setting: Setting, head: Match, complement: str) -> bool:
    """Whether a head has a complement, by the name that the vocabulary gives it, or that word after it."""
    test = _TESTS.get(complement)
    if test:
        return test(setting, head)
    if complement == setting.words[head.begin]:
        return True
    words = [word.lower() for word in setting.following(head)[:2]]
    if complement in words[:1] or (complement in words[1:] and words[0] in kinds()["pronouns"]):
        return True
    return complement in setting.beginning(head)[:1]


def states(setting: Setting, head: Match) -> bool:
    """Whether praise or mockery has a proposition: "for lying", "as a liar", or a quotation of its own."""
    rest = " ".join(setting.words[head.end : setting.inside])
    content = setting.content.lower() if setting.ahead else ""
    proposed = _FOR_DOING.search(f"{rest} {content}") or _AS.search(content)
    return bool(proposed) or "as" in rest.split() or _quote(setting, head)


def is_passive(setting: Setting, head: Match) -> bool:
    """Whether a form of "be" stands before a participle."""
    return not kinds()["be"].isdisjoint(setting.words[: head.begin]) and not setting.words[head.begin].endswith("ing")


def _to(setting: Setting, head: Match) -> bool:
    words = setting.following(head)[:12]
    for at, word in enumerate(words[:-1]):
        if word == "to" and _is_verb(words[at + 1]):
            return True
        listed = word in (",", "and") and words[at + 1][0].isupper()
        if not listed and (word.lower() in kinds()["clause"] or not word[0].isalnum()):
            return word == "," and bool(_ASIDE.match(" ".join(setting.following(head)).replace(" ,", ",")))
    return False


def _object_to(setting: Setting, head: Match) -> bool:
    words = setting.following(head)[:8]
    return "to" in words and kinds()["clause"].isdisjoint(words[: words.index("to")])


def _infinitive(setting: Setting, head: Match) -> bool:
    words = setting.following(head)[:2]
    return words[:1] == ["to"] and len(words) > 1 and _is_verb(words[1])


def _is_verb(word: str) -> bool:
    """Whether a word after "to" can be an infinitive that tells what is to be done."""
    return word.islower() and word not in kinds()["determiners"] and word != "have" and not word.endswith("ing")


def _that(setting: Setting, head: Match) -> bool:
    both = (setting.following(head), setting.beginning(head))
    return any(len(words) > 1 and words[0].lower() == "that" for words in both)


def _question_word(setting: Setting, head: Match) -> bool:
    firsts = setting.following(head)[:1] + setting.beginning(head)[:1]
    return any(word.lower() in kinds()["question_words"] for word in firsts)


def _gerund(setting: Setting, head: Match) -> bool:
    first = "".join(setting.following(head)[:1])
    return first.islower() and first.endswith("ing") and first not in kinds()["no_gerunds"]


def _as(setting: Setting, head: Match) -> bool:
    words = setting.following(head)[:15]
    return "as" in words and kinds()["clause"].isdisjoint(words[: words.index("as")])


def _quote(setting: Setting, head: Match) -> bool:
    if not setting.ahead:
        return setting.content[:1] in _QUOTES and bool(setting.content)
    words = [word for word in setting.following(head)[:3] if word not in ":,"]
    return bool(words) and words[0][0] in _QUOTES


def _is_noun(setting: Setting, head: Match) -> bool:
    return head.begin > 0 and setting.words[head.begin - 1] in kinds()["determiners"]


def _object(kind: str) -> Callable[[Setting, Match], bool]:
    def is_there(setting: Setting, head: Match) -> bool:
        words = setting.following(head)[:4] + setting.beginning(head)[:4]
        return not kinds()[kind].isdisjoint(word.lower() for word in words)

    return is_there


def _court(setting: Setting, head: Match) -> bool:
    del head
    return not kinds()["court"].isdisjoint(setting.source)


_TESTS: dict[str, Callable[[Setting, Match], bool]] = {
    "to": _to,
    "object to": _object_to,
    "infinitive": _infinitive,
    "that": _that,
    "wh": _question_word,
    "gerund": _gerund,
    "as": _as,
    "quote": _quote,
    "passive": is_passive,
    "noun": _is_noun,
    "claim": _object("claim"),
    "request": _object("request"),
    "words": _object("words"),
    "court": _court,
}
COMPLEMENTS = frozenset(_TESTS)
"""The complements that are more than a word."""
