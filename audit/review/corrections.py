"""The corrections file: what a person answered, of which document, who it was and when."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from audit.importing.answer import Answer
from audit.problems import InputError, InputFault, Problem

__all__ = ["FORMAT", "SUFFIX", "Chosen", "Corrections", "read_json", "refuse"]

FORMAT: Final = "1"
SUFFIX: Final = ".corrections.json"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which part of the document the questions were about: all of it where nothing is named."""

    pages: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()

    def fields(self) -> dict[str, list[Any]]:
        """What is named, as a file holds it."""
        named: dict[str, list[Any]] = {"pages": list(self.pages), "sheets": list(self.sheets), "tables": list(self.tables)}
        return {key: one for key, one in named.items() if one}


@dataclass(frozen=True, slots=True)
class Corrections:
    """One corrections file. ``answers`` are by the name of the cell; ``path`` and ``digest`` are those of the file itself."""

    path: str
    digest: str
    document: str
    sha256: str
    by: str
    on: str
    answers: Mapping[str, Answer]
    chosen: Chosen = Chosen()


def read_json(data: bytes, path: str) -> Corrections:
    """Read a corrections file as the page saves it. Raises InputError with the line of what does not fit."""
    document = parse(data, path)
    validate(document, "corrections")
    held: dict[str, Any] = document.root.plain  # type: ignore[assignment]  # the schema asks for a mapping
    of, chosen = held["document"], held.get("chosen", {})
    answers = {name: Answer(one["answer"], one.get("value", ""), one.get("note", "")) for name, one in held["answers"].items()}
    return Corrections(
        path, hashlib.sha256(data).hexdigest(), of["name"], of["sha256"], " ".join(held["by"].split()), held["on"][:10], answers,
        Chosen(*(tuple(chosen.get(key, ())) for key in ("pages", "sheets", "tables"))),
    )  # fmt: skip


def refuse(path: str, said: InputFault) -> InputError:
    """The error that says why a corrections file is not taken."""
    return InputError([Problem(path, 0, 0, said)])
