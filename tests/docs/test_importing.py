"""The page on importing shows what the commands print, and a map that is one."""

import re

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from docs.generate import DOCS, with_outputs

PAGE = (DOCS / "importing.md").read_text(encoding="utf-8")


def test_what_the_commands_print_is_up_to_date() -> None:
    """The document on the page gives the output on the page; run `python docs/generate.py` after a change."""
    assert with_outputs(PAGE) == PAGE


def test_the_map_on_the_page_is_one() -> None:
    """Its keys are those of the schema."""
    block = re.search(r"<!-- map -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    validate(parse(block[1].encode(), "map.yaml"), "import-map")
