"""Sayso reads news and keeps the record of who said what, on whose word."""

from sayso.article import Article, Section
from sayso.attribution import Attribution
from sayso.errors import FetchError, InputError, ModelError, SaysoError
from sayso.model import Model, Reader
from sayso.reading import Reading, read, read_all
from sayso.span import Span
from sayso.statement import Statement

__all__ = [
    "Article",
    "Attribution",
    "FetchError",
    "InputError",
    "Model",
    "ModelError",
    "Reader",
    "Reading",
    "SaysoError",
    "Section",
    "Span",
    "Statement",
    "read",
    "read_all",
]
