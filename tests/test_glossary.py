"""Public names are the product's own words, one name for one thing."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[1]
_GLOSSARY: Final = (_ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
_MOST_TERMS: Final = 40

_SEVERAL: Final[dict[str, str]] = {
    **dict.fromkeys(
        ("Band", "Facts", "Found", "Grid", "Ground", "Level", "LevelUse", "Method", "Printed", "Reason", "Scale", "Slot",
         "Term"),
        "the importer's own, until it builds the one model",
    ),
    **dict.fromkeys(("Document", "Line", "Passage", "Rule", "Styles", "Table", "Walk"), "one for each kind of document, or for the model and the document it was read from"),
    "Change": "between two texts, and of a figure in an explanation",
    "Cell": "of the model's tables, and of a document or workbook as it is read",
    "Column": "of the model's tables, and of a layout being read",
    "Count": "the relation, and a count in a result",
    **dict.fromkeys(("Coverage", "Explanation", "Finding", "Place", "Subject"), "the result's own plain form of what the audit worked out"),
    **dict.fromkeys(("Fit", "Lines", "Reader", "Sentence", "Way"), "the importer's readings, until its rooms are built anew"),
    "Outcome": "of a gateway in the model, and of a rule",
    "Remark": "on what was checked, and on a document",
    "Row": "of the model's tables, and of a text table",
    "Standing": "of the method, and of the options in the ranking",
    "Verdict": "printed for a gateway, and of a relation",
    "Whole": "of a derivation, and of stitched pages",
    "Account": "of what was checked, and of who scored",
    "Point": "of a reason, as it is in the model and as it is split from a text",
    "Look": "of a page of a report, of a page of a pack, and of a cell",
    "Looks": "of a cell in each kind of workbook",
    "Member": "the relation, and a file in a pack",
    "Number": "in a formula of a workbook, and in the relations' encoding",
    "Sheet": "of a workbook, as it is read and as it is held, and of the solver's whole numbers",
    "Threshold": "declared in the model, and as the relation that follows from it",
}  # fmt: skip
"""Class names that are in two modules, each with the reason."""


def _terms() -> list[str]:
    return re.findall(r"^\| \*\*([^*]+)\*\* \|", _GLOSSARY, re.MULTILINE)


def _classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted((_ROOT / "audit").rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(file.relative_to(_ROOT).as_posix())
    return found


def test_the_glossary_is_short_and_has_each_term_once() -> None:
    """At most 40 terms, in order, each once."""
    terms = _terms()
    assert 0 < len(terms) <= _MOST_TERMS
    assert len(set(terms)) == len(terms)
    assert terms == sorted(terms, key=str.casefold)


def test_no_class_name_means_two_things() -> None:
    """A public class name is in one module, unless it is listed with a reason; what is listed is still needed."""
    twice = {name for name, files in _classes().items() if len(files) > 1}
    assert twice - set(_SEVERAL) == set()
    assert set(_SEVERAL) - twice == set()


def test_the_model_has_a_class_for_what_the_glossary_names() -> None:
    """What the glossary marks as data of an appraisal or a result is the name of a class, so that code and pages say the same."""
    named = re.findall(r"^\| \*\*([^*]+)\*\* \| `(\w+)`", _GLOSSARY, re.MULTILINE)
    assert len(named) >= len(_terms()) // 2
    classes = _classes()
    assert [name for _, name in named if name not in classes] == []
    assert [(term, name) for term, name in named if name.casefold() != term.replace(" ", "").replace("-", "").casefold()] == []
