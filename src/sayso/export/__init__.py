"""Export: readings in the forms that people and programs ask for. No form knows of another."""

from enum import StrEnum

from sayso.export.brat import to_standoff, to_text
from sayso.export.flag_json import article_fields, to_flag_json
from sayso.export.flag_lines import to_lines
from sayso.export.html_page import to_html
from sayso.export.ical import to_ical
from sayso.export.json_form import to_json
from sayso.export.sarif import result_fields, to_sarif

__all__ = [
    "FlagForm",
    "Form",
    "article_fields",
    "result_fields",
    "to_flag_json",
    "to_html",
    "to_ical",
    "to_json",
    "to_lines",
    "to_sarif",
    "to_standoff",
    "to_text",
]


class Form(StrEnum):
    """The forms of a reading, by the names that the command line has for them."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    BRAT = "brat"
    ICAL = "ical"


class FlagForm(StrEnum):
    """The forms of what the checks find."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
