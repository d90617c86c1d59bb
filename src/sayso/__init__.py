"""Sayso reads news and keeps the record of who said what, on whose word."""

from sayso.article import Article, Section
from sayso.attribution import Attribution
from sayso.chains import Chain, Hop
from sayso.checks import Flag
from sayso.errors import FetchError, InputError, ModelError, SaysoError
from sayso.headline import Headline
from sayso.manner import Manner
from sayso.model import Model, Reader
from sayso.reading import Reading, label, read, read_all
from sayso.sources import Source
from sayso.span import Span
from sayso.statement import Statement

__all__ = [
    "Article",
    "Attribution",
    "Chain",
    "FetchError",
    "Flag",
    "Headline",
    "Hop",
    "InputError",
    "Manner",
    "Model",
    "ModelError",
    "Reader",
    "Reading",
    "SaysoError",
    "Section",
    "Source",
    "Span",
    "Statement",
    "label",
    "read",
    "read_all",
]
