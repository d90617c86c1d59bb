"""Language: which one a text is in, so that nobody takes an English reading of Ukrainian for a finding.

The identifier takes 0.9 s to load its model, as long as reading the article itself. Most text that comes is English,
and the share of its commonest words tells English from everything else, so the identifier is asked about the rest only.
"""

import re

from sayso.vocabulary import table

_READ = 5_000
"""Characters looked at: more changes no answer."""
_LETTERS = 40
"""Letters below which nothing can be said."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Name the text's language (ISO 639-1), or None for a text too short to tell or in no language."""
    words = [word.casefold() for word in _WORD.findall(text[:_READ])]
    if sum(map(len, words)) < _LETTERS:
        return None
    known = table("language")
    if sum(word in known["english"] for word in words) >= known["english_share"] * len(words):
        return "en"
    # Imported here because loading is the cost.
    from py3langid import classify  # noqa: PLC0415

    code = str(classify(text[:_READ])[0])
    return code if code != "zxx" else None
