"""Lead: the word that leads to a noun, and where the noun's phrase begins and ends.

"At the Aldmoor Chamber gala dinner" is led by "at"; that is what makes it a place where somebody spoke. Phrases are
walked back word by word, within a line, a window of code points and a number of words.
"""

import re
from dataclasses import dataclass

from sayso.relay import words_of

WINDOW = 120
"""Code points before or after a word among which the rest of its phrase is looked for."""

WORDS_BACK = 9
"""Words of the longest phrase, before its noun."""

TOKEN = re.compile(r"\S+")
WORD = re.compile(r"[\"“‘'(]?[\w&][\w&.’'+/-]{0,60}")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
TIME_WORDS = re.compile(
    r" (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tonight)\b.*", re.IGNORECASE
)

_INITIALS = re.compile(r"(?:[A-Z]\.)+|(?:St|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Sept|Oct|Nov|Dec|Jan|Feb|Aug)\.")


@dataclass(frozen=True, slots=True)
class Lead:
    """The word that leads to a phrase, in lower case, where that word begins, and where the phrase does."""

    word: str
    at: int
    start: int


def words_before(text: str, start: int) -> list[re.Match[str]]:
    """The words that stand before a place on its line, within the window, in order."""
    window = max(0, start - WINDOW)
    return list(TOKEN.finditer(text, max(text.rfind("\n", window, start) + 1, window), start))[-WORDS_BACK:]


def lead_before(text: str, start: int, leads: frozenset[str]) -> Lead | None:
    """Walk back from a noun over its phrase to the word that leads to it."""
    tokens = words_before(text, start)
    begins, closed = start, False
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at].group()
        bare = word.strip("\"“”‘'()").lower()
        if _ends(word):
            return None
        if bare in leads:
            return Lead(bare, tokens[at].start(), begins)
        if closed or (bare in words_of("phrases", "stops") and not _inside_name(tokens, at)):
            return None
        if bare.endswith(("ing", "ed")) and begins < start and text[begins].isupper():
            return None
        closed = bare in words_of("phrases", "articles") and not (at and _inside_name(tokens, at - 1))
        begins = tokens[at].start()
    return None


def _ends(word: str) -> bool:
    """Say whether a word closes what comes before it: with a comma, a dash, or a full stop that ends a sentence."""
    return word[-1] in ",;:—–" or (word[-1] == "." and not _INITIALS.fullmatch(word))


def phrase_before(text: str, start: int) -> int:
    """Where the phrase of a noun begins, without its article: "new Courier poll"."""
    begins = start
    for token in reversed(words_before(text, start)):
        bare = token.group().strip("\"“”‘'()").lower()
        stops = words_of("phrases", "stops") | words_of("phrases", "before")
        if _ends(token.group()) or bare in stops:
            break
        begins = token.start()
    return begins


def _inside_name(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell "of" in "State of the Union" from others."""
    if tokens[at].group() not in {"of", "and", "for"} or at == 0:
        return False
    after = [token.group() for token in tokens[at + 1 :] if token.group() != "the"]
    return tokens[at - 1].group()[0].isupper() and bool(after) and after[0][0].isupper()


def is_over(text: str, at: int) -> bool:
    """Say whether a phrase ends here: "at the debate on Monday", not "in the email probe", "the Debate Commission"."""
    after = WORD.match(text, at + 1) if text[at : at + 1] == " " else None
    if not after:
        return True
    word = after.group()
    if word[0].isupper():
        return TIME_WORDS.match(f" {word}") is not None or text[text.rfind(" ", max(0, at - WINDOW), at) + 1].islower()
    return not word[0].islower() or word in words_of("phrases", "may_follow") or word.endswith(("ing", "ed", "ly"))


def word_before(text: str, at: int) -> str:
    """The word before a place, in lower case."""
    return text[max(0, at - 30) : at].rstrip().rpartition(" ")[2].lower()
