"""``audit schema``."""

from typing import Annotated

import typer

from audit.cli.terminal import tell, write
from audit.problems import Problem, fault
from audit.resources import schema_file, schema_names

__all__ = ["schema"]


def schema(name: Annotated[str, typer.Argument(help="Which schema. Default: list their names.")] = "") -> None:
    """Print a JSON Schema, for editors and other tools."""
    names = schema_names()
    if name and name not in names:
        tell([Problem(name, 0, 0, fault("no-such-schema", names=", ".join(names)))])
        raise typer.Exit(2)
    write(schema_file(name).read_text(encoding="utf-8") if name else "".join(f"{one}\n" for one in names), None)
