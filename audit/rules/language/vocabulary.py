"""The words of the rule language: what each thing has, what lists there are, and what functions take and give.

A sort is what an expression can hold: ``number``, ``truth``, ``text``, the kind of a thing (``option``), ``list of``
something, or ``any`` where it cannot be told without an appraisal.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["ANY", "DERIVED", "FIELDS", "FUNCTIONS", "LIST", "LISTS", "QUANTITIES", "FieldMeaning", "Signature", "fields_of", "usage"]

ANY: Final = "any"
LIST: Final = "list of "


class FieldMeaning(NamedTuple):
    """A field or a list: its sort, and what it means."""

    sort: str
    says: str


class Signature(NamedTuple):
    """A function: what its arguments are called, their sorts, how many of them are needed, what it gives and means."""

    names: tuple[str, ...]
    takes: tuple[str, ...]
    gives: str
    says: str
    least: int = -1

    @property
    def needed(self) -> int:
        """How many arguments it takes at least."""
        return self.least if self.least >= 0 else len(self.names)


FIELDS: Final[Mapping[str, Mapping[str, FieldMeaning]]] = {
    "option": {
        "id": FieldMeaning("text", "the option's short id in the file"),
        "title": FieldMeaning("text", "its name as printed"),
        "label": FieldMeaning("text", "its number or letter as printed"),
        "base": FieldMeaning("truth", "whether it is the do-nothing, status quo or business-as-usual option"),
        "preferred": FieldMeaning("truth", "whether the paper recommends it"),
        "taken_forward": FieldMeaning("truth", "whether it goes to the next stage"),
        "failed": FieldMeaning("truth", "whether a fail is printed for it at any gateway"),
        "total": FieldMeaning("number", "its total"),
        "percent": FieldMeaning("number", "its percentage"),
        "rank": FieldMeaning("number", "its rank, 1 for the best"),
    },
    "criterion": {
        "id": FieldMeaning("text", "the criterion's short id in the file"),
        "title": FieldMeaning("text", "its name as printed"),
        "label": FieldMeaning("text", "its number or letter as printed"),
        "kind": FieldMeaning("text", '"scored", "gateway" or "unscored"'),
        "group": FieldMeaning("group", "the group it belongs to"),
        "direction": FieldMeaning("text", '"higher" or "lower": which is better'),
        "weight": FieldMeaning("number", "its weight"),
        "max_score": FieldMeaning("number", "the highest score possible on it, weight included"),
        "scale_min": FieldMeaning("number", "the lowest score of its scale"),
        "scale_max": FieldMeaning("number", "the highest score of its scale"),
        "scored": FieldMeaning("truth", "whether it is scored"),
        "gateway": FieldMeaning("truth", "whether it is pass or fail"),
        "unscored": FieldMeaning("truth", "whether it is declared and not scored yet"),
        "levels": FieldMeaning("list of level", "every level of the scale, as this criterion defines it"),
        "defined": FieldMeaning("truth", "whether the file says of any level what it means here"),
    },
    "group": {
        "id": FieldMeaning("text", "the group's short id in the file"),
        "title": FieldMeaning("text", "its name as printed"),
        "weight": FieldMeaning("number", "its weight"),
        "criteria": FieldMeaning("list of criterion", "the criteria in it"),
    },
    "cell": {
        "id": FieldMeaning("text", "the ids of its option and criterion, as in a/cost"),
        "option": FieldMeaning("option", "the option that is scored"),
        "criterion": FieldMeaning("criterion", "the criterion it is scored on"),
        "score": FieldMeaning("number", "the score"),
        "weighted_score": FieldMeaning("number", "the weighted score"),
        "level": FieldMeaning("text", "the id of the level awarded"),
        "state": FieldMeaning("text", '"figure", or what the cell has instead: "blank", "dash", "not-applicable", "pending", "illegible", '
                      '"withheld", "elsewhere", "none"'),
    },
    "level": {
        "id": FieldMeaning("text", "the level's short id in the file"),
        "label": FieldMeaning("text", "its name as printed"),
        "value": FieldMeaning("number", "the score it gives"),
        "criterion": FieldMeaning("criterion", "the criterion that defines it or not"),
        "status": FieldMeaning("text", 'what the criterion says of it: "defined", "not-applicable" or "missing"'),
        "quota": FieldMeaning("number", "how many options may have it, where the definition says so"),
        "awarded": FieldMeaning("number", "how many options have it"),
        "options": FieldMeaning("list of option", "the options that certainly have it"),
    },
    "band": {
        "id": FieldMeaning("text", "the band's name or colour"),
        "label": FieldMeaning("text", "the same"),
        "low": FieldMeaning("number", "its lower end"),
        "high": FieldMeaning("number", "its upper end"),
        "number": FieldMeaning("number", "its place among the bands, from 1"),
    },
    "pair": {
        "id": FieldMeaning("text", "the ids of both options, as in a/b"),
        "first": FieldMeaning("option", "one option"),
        "second": FieldMeaning("option", "another option, later in the file"),
    },
    "table": {
        "id": FieldMeaning("text", "the table's short id in the file"),
        "title": FieldMeaning("text", "its title as printed"),
    },
    "stated": {
        "id": FieldMeaning("text", "the short id under stated"),
        "title": FieldMeaning("text", "what the figure is of"),
        "value": FieldMeaning("number", "the figure as printed"),
    },
    "gateway": {
        "id": FieldMeaning("text", "the gateway's short id in the file"),
        "title": FieldMeaning("text", "its name as printed"),
        "criterion": FieldMeaning("criterion", "the criterion that is the gateway, where it is one"),
        "scored": FieldMeaning("truth", "whether that criterion is scored too"),
    },
    "appraisal": {
        "id": FieldMeaning("text", "the appraisal's short id"),
        "title": FieldMeaning("text", "its title"),
        "publisher": FieldMeaning("text", "who published it"),
        "jurisdiction": FieldMeaning("text", '"England", "Wales", "Scotland", "Northern Ireland", "United Kingdom" or "other"'),
        "origin": FieldMeaning("text", 'what the figures were copied from: "published", "converted-text" or "draft"'),
        "handling": FieldMeaning("text", '"public", "draft", "exempt" or "tender-confidential"'),
        "bands_on": FieldMeaning("text", 'what the bands apply to: "score", "weighted-score", "subtotal", "total", "percent" or "share"'),
    },
}  # fmt: skip

LISTS: Final[Mapping[str, FieldMeaning]] = {
    "options": FieldMeaning("list of option", "all options"),
    "criteria": FieldMeaning("list of criterion", "all criteria, gateways and unscored ones included"),
    "groups": FieldMeaning("list of group", "all groups"),
    "bands": FieldMeaning("list of band", "all colour bands"),
    "gateways": FieldMeaning("list of gateway", "all pass or fail tests"),
    "levels": FieldMeaning("list of level", "every level of every scored criterion"),
    "cells": FieldMeaning("list of cell", "every option on every scored criterion"),
    "preferred": FieldMeaning("list of option", "the options that the paper recommends"),
    "taken_forward": FieldMeaning("list of option", "the options that go to the next stage"),
}

QUANTITIES: Final[Mapping[str, Signature]] = {
    "score": Signature(("option", "criterion"), ("option", "criterion"), "number", "the score of an option on a criterion"),
    "weighted_score": Signature(("option", "criterion"), ("option", "criterion"), "number", "the same, weighted"),
    "weight": Signature(("criterion",), ("criterion",), "number", "the weight of a criterion"),
    "group_weight": Signature(("group",), ("group",), "number", "the weight of a group"),
    "max_score": Signature(("criterion",), ("criterion",), "number", "the highest score possible on a criterion, weight included"),
    "max_total": Signature((), (), "number", "the highest total possible"),
    "subtotal": Signature(("option", "group"), ("option", "group"), "number", "the subtotal of an option in a group"),
    "total": Signature(("option",), ("option",), "number", "the total of an option"),
    "percent": Signature(("option",), ("option",), "number", "the percentage of an option"),
    "share": Signature(("option",), ("option",), "number", "the share of an option in the sum of all totals"),
    "rank": Signature(("option",), ("option",), "number", "the rank of an option, 1 for the best"),
    "cost": Signature(("option", "item"), ("option", "text"), "number", "the cost of an option; item where it has several", 1),
    "stated": Signature(("id",), ("text",), "number", "a figure stated in the text, by its id under stated"),
}
DERIVED: Final = frozenset({"weighted_score", "max_score", "max_total", "subtotal", "total", "percent", "share", "rank", "stated"})
"""Functions and fields whose exact value and printed value can differ."""

FUNCTIONS: Final[Mapping[str, Signature]] = {
    **QUANTITIES,
    "printed": Signature(("quantity",), ("number",), "number", 'the values that the published figure can represent: printed(percent("a"))'),
    "level": Signature(("option", "criterion"), ("option", "criterion"), "text", "the id of the level that was awarded"),
    "outcome": Signature(("gateway", "option"), ("gateway", "option"), "text", '"pass", "fail", "not-applicable" or "blank", as printed'),
    "known": Signature(("value",), (ANY,), "truth", "whether the file gives the value, or all that it follows from; never undecided itself"),
    "all": Signature(("loop",), ("list of truth",), "truth", "whether a condition holds for every entry: all(x.total > 5 for x in options)"),
    "any": Signature(("loop",), ("list of truth",), "truth", "whether it holds for at least one entry"),
    "count": Signature(("list",), ("list of any",), "number", "how many entries a list has; in a loop, for how many its condition is true"),
    "sum": Signature(("list",), ("list of number",), "number", "the sum of numbers: sum(x.weight for x in criteria)"),
    "highest": Signature(("list",), ("list of number",), "number", "the highest of numbers, from a list or side by side"),
    "lowest": Signature(("list",), ("list of number",), "number", "the lowest of numbers, from a list or side by side"),
    "abs": Signature(("number",), ("number",), "number", "a number without its sign"),
    "contains": Signature(("text", "part"), ("text", "text"), "truth", "whether the text contains the part, with capitals or without"),
    "like": Signature(("text", "pattern"), ("text", "text"), "truth", "whether the whole text fits: * for any characters, ? for one"),
    "lower": Signature(("text",), ("text",), "text", "the text in small letters"),
    "words": Signature(("text",), ("text",), "number", "how many words the text has"),
}


def fields_of(sort: str) -> Mapping[str, FieldMeaning]:
    """The fields of a sort; none where it is no thing."""
    return FIELDS.get(sort, {})


def usage(name: str) -> str:
    """Write how a function is called: ``score(option, criterion)``."""
    signature = FUNCTIONS[name]
    shown = [*signature.names[: signature.needed], *(f"[{one}]" for one in signature.names[signature.needed :])]
    return f"{name}({', '.join(shown)})"
