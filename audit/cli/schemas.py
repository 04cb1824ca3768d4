"""``audit schema``."""

import sys
from typing import Annotated

import typer

from audit.resources import schema_file, schema_names


def schema(name: Annotated[str, typer.Argument(help="Which schema; left out, their names are listed.")] = "") -> None:
    """Print a JSON Schema, for editors and other tools."""
    if not name:
        sys.stdout.write("".join(f"{one}\n" for one in schema_names()))
    elif name in schema_names():
        sys.stdout.write(schema_file(name).read_text(encoding="utf-8"))
    else:
        sys.stderr.write(f"there is no schema {name}; there are: {', '.join(schema_names())}\n")
        raise typer.Exit(2)
