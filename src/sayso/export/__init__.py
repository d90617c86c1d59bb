"""Export: readings in the forms that people and programs ask for. No form knows of another."""

from enum import StrEnum

from sayso.export.brat import to_standoff, to_text
from sayso.export.html_page import to_html
from sayso.export.json_form import to_json

__all__ = ["Form", "to_html", "to_json", "to_standoff", "to_text"]


class Form(StrEnum):
    """The forms of a reading, by the names that the command line has for them."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    BRAT = "brat"
