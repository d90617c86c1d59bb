"""Statement: an attribution with all that is known of it, the noun that everything later fills and keeps."""

from dataclasses import dataclass

from sayso.attribution import Attribution
from sayso.chains import Chain
from sayso.kinds import Kind
from sayso.manner import Manner
from sayso.sources import Source
from sayso.timex import Horizon, Window


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in an article.

    `id` is unique in its reading (`s1`, `s2`, …, an inner statement after the one it stands in); `parent` is the id of
    the statement whose content it stands in, or None; `section` is the kind of section its cue stands in. `source` is
    who speaks, `chain` how it came here, `kind` what sort of claim it is. `window` are the days that the content speaks
    of, None where no expression in it tells; `horizon` is seen from the day of publication; tense alone may tell it.
    """

    id: str
    parent: str | None
    section: str
    attribution: Attribution
    manner: Manner = Manner()
    source: Source = Source()
    chain: Chain = Chain()
    kind: Kind = Kind()
    window: Window | None = None
    horizon: Horizon | None = None
