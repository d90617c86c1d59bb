"""Manner: what a cue does with its content, since "wants", "denies" and "did not answer" attribute different things.

The words are vocabulary (`data/cues.toml`); the rules here are those of negation and of the cue's neighbours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.attribution import Attribution
from sayso.complements import Setting, has, setting_of, states
from sayso.cues import Match, entries, kinds, lexicon
from sayso.hedges import hedges_in
from sayso.span import Span

VOICES = (
    "statement",
    "belief",
    "intention",
    "demand",
    "decision",
    "perception",
    "feeling",
    "question",
    "silence",
)
SPOKEN = frozenset(("statement", "demand", "decision", "question"))
"""The voices in which a word was spoken or written; the others tell of a mind, or of none at all."""

STANCES = ("affirms", "denies", "doubts")

_INWARD = frozenset(("belief", "perception", "feeling"))


@dataclass(frozen=True, slots=True)
class Manner:
    """One of VOICES and of STANCES, and the words that hedge: "reportedly", "may have"."""

    voice: str = "statement"
    stance: str = "affirms"
    hedges: tuple[Span, ...] = ()


def manner_of(text: str, found: Attribution) -> Manner:
    """Tell what the cue of an attribution does."""
    setting = setting_of(text, found)
    voice, stance = _voice_and_stance(setting)
    if voice in _INWARD and found.cue and text[found.cue[-1].end - 1] == ":" and setting.content[:1] in ('"', "“"):
        voice = "statement"
    return Manner(voice, stance, hedges_in(text, found.cue + found.content))


def _voice_and_stance(setting: Setting) -> tuple[str, str]:
    matches = list(lexicon().matches(setting.words, setting.inside))
    if not matches:
        return _bare(setting), "affirms"
    refused = _refused(setting, matches)
    if refused:
        return refused
    head = _head(setting, matches)
    voice, stance = _negated(setting, head, *_in_place(setting, head))
    if (voice, stance) == ("intention", "affirms") and _intends_no(setting, head, matches):
        stance = "denies"
    return voice, stance


def _bare(setting: Setting) -> str:
    """Voice of a cue without a word of the vocabulary: {for} Brook, supporters {of} the bill, she {was for} it."""
    words = setting.words[: setting.inside]
    if words[-1:] == ["for"] and not kinds()["be"].isdisjoint(words):
        return "feeling"
    whole, known = " ".join(words), lexicon()
    noun = setting.source[-1] if setting.source and whole in ("of", "for") else ""
    return known.voice.get(known.base.get(noun, noun)) or entries("alone").get(whole, "statement")


def _refused(setting: Setting, matches: Sequence[Match]) -> tuple[str, str] | None:
    """What is refused: a word, which is silence, or an act."""
    for match in matches:
        voice = entries("refusals").get(match.entry)
        if voice and not _denied(setting.words[: match.begin]):
            if _speaks(word.lower() for word in setting.following(match)[:4]):
                return "silence", "affirms"
            return voice, entries("stance").get(match.entry, "affirms")
    return None


def _speaks(words: Iterable[str]) -> bool:
    """Whether the next verb is one of speech: "to directly answer", "comment", but not "to be named"."""
    for word in words:
        if word in kinds()["be"]:
            return False
        if lexicon().base.get(word, word) in kinds()["spoken"]:
            return True
    return False


def _head(setting: Setting, matches: Sequence[Match]) -> Match:
    """The match that counts: a light word yields to what follows it, and some verbs to the verb they lead to."""
    head, *rest = [match for match, after in zip_longest(matches, matches[1:]) if not _adorns(setting, match, after)]
    for later in rest:
        if _yields(setting, head, later):
            head = later
    return head


def _adorns(setting: Setting, match: Match, after: Match | None) -> bool:
    """Whether a participle is an adjective: "a halting response", "a personally signed letter"."""
    if after is None or match.begin == 0 or match.end != after.begin:
        return False
    before, form = setting.words[match.begin - 1], setting.words[match.begin]
    return form.endswith(("ing", "ed")) and (before in kinds()["determiners"] or before.endswith("ly"))


def _yields(setting: Setting, head: Match, later: Match) -> bool:
    """Whether the later of two matches counts: "seemed to think", "said in a letter urging", "laughed and said"."""
    if head.entry in kinds()["light"]:
        return True
    voice, later_voice = lexicon().voice[head.entry], lexicon().voice[later.entry]
    between, form = setting.words[head.end : later.begin], setting.words[later.begin]
    if between[-1:] == ["to"] or (between[-2:-1] == ["to"] and between[-1].endswith("ly")):
        return voice in ("statement", "feeling", "perception") and lexicon().base.get(form, form) == form
    if form.endswith("ing") and (between[-1:] == ["by"] or _may_lead_on(voice, later)):
        return kinds()["prepositions"].isdisjoint(between[-1:]) and kinds()["circumstances"].isdisjoint(between[:1])
    return voice == "statement" != later_voice and between == ["and"]


def _may_lead_on(voice: str, later: Match) -> bool:
    """Whether a participle goes on to say what is said: "wrote a letter urging", but not "said, looking out"."""
    later_voice = lexicon().voice[later.entry]
    if later_voice == "perception" or (later_voice == "feeling" and later.entry not in kinds()["uttered"]):
        return False
    return voice in ("statement", "decision") or (voice, later_voice) == ("feeling", "statement")


def _in_place(setting: Setting, head: Match) -> tuple[str, str]:
    """Voice and stance of a head with its complements, its source and what "would" or "for lying" makes of it."""
    voice, stance = lexicon().voice[head.entry], entries("stance").get(head.entry, "affirms")
    for name, made in entries("complements").get(head.entry, {}).items():
        if has(setting, head, name):
            voice, _, given = made.partition(" ")
            stance = given or stance
            break
    if head.entry in kinds()["uttered"] and states(setting, head):
        voice = "statement"
    if (voice == "decision" or head.entry in kinds()["choice"]) and _is_to_come(setting, head):
        voice = "intention"
    return voice, stance


def _is_to_come(setting: Setting, head: Match) -> bool:
    before = setting.words[max(head.begin - 3, 0) : head.begin]
    return not kinds()["will"].isdisjoint(before) and "have" not in before and "be" not in before


def _intends_no(setting: Setting, head: Match, matches: Sequence[Match]) -> bool:
    """Whether what is intended denies: "plans to veto"."""
    later = next((match for match in matches if match.begin >= head.end), None)
    return (
        later is not None and setting.words[later.begin - 1] == "to" and entries("stance").get(later.entry) == "denies"
    )


def _negated(setting: Setting, head: Match, voice: str, stance: str) -> tuple[str, str]:
    """What negation makes of a voice and a stance, in the cue or in "no one"."""
    if _decides_not(setting, head, voice):
        return ("silence", "affirms") if _speaks(setting.words[head.end + 2 : setting.inside]) else (voice, "denies")
    if _denied(setting.words[: head.begin]):
        return _of_not(setting, head, voice) if stance == "affirms" else (voice, "affirms")
    if (voice, stance, entries("negated").get(head.entry)) == ("belief", "affirms", "denies"):
        return voice, _of_nobody(setting.source)
    return voice, stance


def _of_not(setting: Setting, head: Match, voice: str) -> tuple[str, str]:
    """What "not" makes of a voice that would affirm."""
    if voice in ("statement", "decision") and _speaks(setting.words[head.begin : head.begin + 1]):
        return "silence", "affirms"
    if voice in ("decision", "intention"):
        return voice, "denies"
    if voice == "silence":
        return "statement", "affirms"
    return voice, entries("negated").get(head.entry, "affirms") if voice == "belief" else "affirms"


def _decides_not(setting: Setting, head: Match, voice: str) -> bool:
    """Whether the cue itself has "decided not to"; a content that begins so is affirmed as it is worded."""
    after = setting.words[head.end : setting.inside]
    return voice in ("decision", "intention") and after[:2] == ["not", "to"]


def _of_nobody(source: Sequence[str]) -> str:
    """The stance of "no one" and of "not everyone"."""
    begins = {" ".join(source[:1]), " ".join(source[:2])}
    if not kinds()["some"].isdisjoint(begins):
        return "doubts"
    return "affirms" if kinds()["nobody"].isdisjoint(begins) else "denies"


def _denied(words: Sequence[str]) -> bool:
    """Whether words before a head deny it: an odd number of negations."""
    return sum(_negates(words[at : at + 2]) for at in range(len(words))) % 2 == 1


def _negates(words: Sequence[str]) -> bool:
    """Whether the first of two words is a negation: "not", "failed", "yet to", but not "not only"."""
    if list(words) == ["yet", "to"]:
        return True
    word = lexicon().base.get(words[0], words[0])
    return word in kinds()["negation"] and (len(words) == 1 or words[1] not in kinds()["no_negation"])
