"""Export: readings in the forms that people and programs ask for. No form knows of another."""

from enum import StrEnum


class Form(StrEnum):
    """The forms of a reading, by the names that the command line has for them."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    BRAT = "brat"
