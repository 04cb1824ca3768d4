"""``audit rules``."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from audit.rules.rule import Pack

app = typer.Typer(help="The rules: list them, show one, run their cases.", no_args_is_help=True, rich_markup_mode=None)
_Packs = Annotated[list[str] | None, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")]


def _packs(names: list[str] | None) -> "tuple[Pack, ...]":
    from audit.problems import InputError  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.pack import load_packs  # noqa: PLC0415  # loaded when a command runs

    try:
        return load_packs(names or [])
    except InputError as error:
        sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
        raise typer.Exit(2) from None


@app.command("list")
def list_rules(packs: _Packs = None) -> None:
    """List the rules with their severity and title, and the checks of the catalogue that each covers."""
    from audit.report.rules import list_of_rules  # noqa: PLC0415  # loaded when a command runs

    sys.stdout.write(list_of_rules(_packs(packs), width=_width()))


@app.command("show")
def show_rule(rule: Annotated[str, typer.Argument(help="Id or name of a rule, for example ARI001.")], packs: _Packs = None) -> None:
    """Show one rule: what it checks, why it matters, what to ask, and its sources."""
    from audit.report.rules import rule_in_full  # noqa: PLC0415  # loaded when a command runs

    loaded = _packs(packs)
    found = [(pack, one) for pack in loaded for one in pack.rules if rule in {one.id, one.name}]
    if not found:
        from audit.model.context import suggest  # noqa: PLC0415  # only to help

        sys.stderr.write(f"there is no rule {rule}; {suggest(rule, [name for pack in loaded for one in pack.rules for name in (one.id, one.name)])}\n")
        raise typer.Exit(2)
    sys.stdout.write(rule_in_full(*found[0], width=_width()))


@app.command("test")
def test_rules(pack: Annotated[str, typer.Argument(help="Rule pack or file; left out, all packs.")] = "") -> None:
    """Run the cases of a pack: does each rule give on its examples what it says?"""
    from audit.rules.cases import run_cases  # noqa: PLC0415  # loaded when a command runs

    results = [(one, result) for one in _packs([pack] if pack else []) for result in run_cases(one)]
    missed = [(one, result) for one, result in results if result.said]
    for one, result in missed:
        where = result.case.where
        sys.stdout.write(f"{one.path}:{where.line}:{where.column}: {result.rule.id} {result.case.title}: {result.said}\n")
    sys.stdout.write(f"{len(results)} cases, {len(results) - len(missed)} as expected, {len(missed)} not\n")
    raise typer.Exit(1 if missed else 0)


def _width() -> int:
    return max(40, min(shutil.get_terminal_size().columns, 120)) if sys.stdout.isatty() else 80
