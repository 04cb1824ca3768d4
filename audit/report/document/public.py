"""What a report leaves out that is to be made public: who scored, who bids, and where files lie.

Withheld figures are taken out before, where outcomes are made; the parts of the report leave out what is about them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from audit.appraisal.model.appraisal import Appraisal

__all__ = ["file_name", "without_names"]

_SHORTEST: Final = 2
"""A name of one letter cannot be found in a text without changing words; labels such as "A" say nothing about anybody."""
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def file_name(path: str) -> str:
    """The name of a file without where it lies."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def without_names(appraisal: Appraisal, paths: Iterable[str]) -> Callable[[str], str]:
    """What takes scorers, bidders and paths out of a text; each is called by a word and a number or letter."""
    names = sorted(_names(appraisal, paths), key=lambda one: -len(one[0]))
    if not names:
        return str
    by_name = {name.casefold(): said for name, said in reversed(names)}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name, _ in names), re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: by_name[found[0].casefold()], text)


def _names(appraisal: Appraisal, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every name to take out, with what is said for it."""
    yield from ((path, file_name(path)) for path in paths if path != file_name(path))
    for number, scorer in enumerate(appraisal.method.scorers, 1):
        said = f"scorer {number}"
        yield f"scorer {scorer}", said
        yield from ((name, said) for name in {scorer, appraisal.method.labels.get(scorer, "")} if len(name) >= _SHORTEST)
    people = {name for one in appraisal.process.accounts for name in one.who} | {
        one.by for each in appraisal.sources.values() for one in each.compared
    }
    yield from ((name, "a person not named here") for name in sorted(people) if len(name) >= _SHORTEST)
    if appraisal.handling == "tender-confidential":
        yield from _bidders(appraisal)


def _bidders(appraisal: Appraisal) -> Iterator[tuple[str, str]]:
    for at, option in enumerate(appraisal.options.values()):
        said = f"Bidder {_LETTERS[at]}" if at < len(_LETTERS) else f"Bidder {at + 1}"
        printed = [text for one in appraisal.texts.names if one.option == option.id for text in (one.title, one.label)]
        heads = [column.title for table in appraisal.tables.values() for column in table.columns if column.says.option == option.id]
        rows = [row.title for table in appraisal.tables.values() for row in table.rows if row.says.option == option.id]
        yield from (
            (name, said) for name in dict.fromkeys([option.title, option.label, option.id, *printed, *heads, *rows]) if len(name) >= _SHORTEST
        )
