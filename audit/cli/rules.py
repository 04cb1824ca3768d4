"""``audit rules``."""

from typing import TYPE_CHECKING, Annotated

import typer

from audit.appraisal.text.count import counted
from audit.cli.terminal import width_of_output

if TYPE_CHECKING:
    from audit.problems import InputFault
    from audit.rules.cases import CaseResult
    from audit.rules.checks.base import Facts
    from audit.rules.review import PackReview
    from audit.rules.rule import Pack

__all__ = ["app", "check_rules", "list_rules", "show_rule", "test_rules"]

app = typer.Typer(help="The rules: list them, show one, run their cases, check a pack.", no_args_is_help=True, rich_markup_mode=None)
_Packs = Annotated[list[str] | None, typer.Option("--rules", help="Rule pack or file; may be repeated. Default: all packs.", metavar="PACK")]


def _packs(names: list[str] | None) -> "tuple[Pack, ...]":
    from audit.cli.terminal import tell  # noqa: PLC0415  # loaded when a command runs
    from audit.problems import InputError  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.pack import load_packs  # noqa: PLC0415  # loaded when a command runs

    try:
        return load_packs(names or [])
    except InputError as error:
        tell(error.problems)
        raise typer.Exit(2) from None


@app.command("list")
def list_rules(packs: _Packs = None) -> None:
    """List the rules with their severity and title, and what of the catalogue of checks they cover."""
    from audit.cli.terminal import write  # noqa: PLC0415  # loaded when a command runs
    from audit.report.rules import coverage, list_of_rules  # noqa: PLC0415  # loaded when a command runs

    loaded, width = _packs(packs), width_of_output()
    write(f"{list_of_rules(loaded, width=width)}\n{coverage(loaded, width=width)}", None)


@app.command("show")
def show_rule(rule: Annotated[str, typer.Argument(help="Id or name of a rule, for example ARI001.")], packs: _Packs = None) -> None:
    """Show one rule: what it checks, why it matters, what to ask, and its sources."""
    from audit.cli.terminal import tell, write  # noqa: PLC0415  # loaded when a command runs
    from audit.problems import Problem, fault  # noqa: PLC0415  # loaded when a command runs
    from audit.report.rules import rule_in_full  # noqa: PLC0415  # loaded when a command runs

    loaded = _packs(packs)
    found = [(pack, one) for pack in loaded for one in pack.rules if rule in {one.id, one.name}]
    if not found:
        from audit.appraisal.model.read.context import suggest  # noqa: PLC0415  # only to help

        names = [name for pack in loaded for one in pack.rules for name in (one.id, one.name)]
        tell([Problem(rule, 0, 0, fault("no-such-rule", suggest=suggest(rule, names)))])
        raise typer.Exit(2)
    write(rule_in_full(*found[0], width=width_of_output()), None)


@app.command("test")
def test_rules(
    pack: Annotated[str, typer.Argument(help="Rule pack or file. Default: all packs.")] = "",  # noqa: PT028  # a command, no test
) -> None:
    """Run the cases of a pack: does each rule give on its examples what it says?"""
    from audit.appraisal.text.shown import clean_line  # noqa: PLC0415  # loaded when a command runs
    from audit.cli.terminal import write  # noqa: PLC0415  # loaded when a command runs
    from audit.problems import Problem  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.cases import run_cases  # noqa: PLC0415  # loaded when a command runs

    results = [(one, result) for one in _packs([pack] if pack else []) for result in run_cases(one)]
    missed = [(one, result) for one, result in results if result.said]
    said = [str(Problem(one.path, result.case.where.line, result.case.where.column, _missed(result))) for one, result in missed]
    said.append(f"{len(results)} cases, {len(results) - len(missed)} as expected, {len(missed)} not")
    write("".join(f"{clean_line(line)}\n" for line in said), None)
    raise typer.Exit(1 if missed else 0)


@app.command("check")
def check_rules(
    pack: Annotated[str, typer.Argument(help="Rule pack or file. Default: all packs.")] = "",
    appraisals: Annotated[
        list[str] | None,
        typer.Option("--appraisals", help="File, folder or pattern of appraisals that the rules are for; may be repeated.", metavar="PATH"),
    ] = None,
) -> None:
    """Look over a pack: unknown names, rules that contradict each other, have nothing to look at, or can never fail.

    Exit code 0: nothing found. 1: something for the author to look at. 2: the pack cannot be used as it is.
    """
    from audit.appraisal.text.shown import clean_line  # noqa: PLC0415  # loaded when a command runs
    from audit.cli.terminal import tell, write  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.pack import load_packs  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.review import review, shared_ids  # noqa: PLC0415  # loaded when a command runs

    packs = _packs([pack] if pack else [])
    found = review(packs, _facts(appraisals or []))
    found.remarks += shared_ids(packs, load_packs([]))
    tell(found.broken)
    write("".join(f"{clean_line(str(line))}\n" for line in [*found.remarks, _looked_over(packs, found)]), None)
    raise typer.Exit(2 if found.broken else int(bool(found.remarks)))


def _looked_over(packs: "tuple[Pack, ...]", found: "PackReview") -> str:
    count = sum(len(one.rules) for one in packs)
    remarks = counted(len(found.remarks), "remark") if found.remarks else "no remarks"
    return f"{counted(count, 'rule')} checked on {found.trials} appraisals and cases: {remarks}"


def _facts(paths: list[str]) -> "list[Facts]":
    """The appraisals that paths name, or stop with exit code 2 where one cannot be audited."""
    from audit.appraisal.load.document import read  # noqa: PLC0415  # loaded when a command runs
    from audit.cli.paths import files_of  # noqa: PLC0415  # loaded when a command runs
    from audit.cli.terminal import tell  # noqa: PLC0415  # loaded when a command runs
    from audit.problems import InputError, Problem  # noqa: PLC0415  # loaded when a command runs
    from audit.rules.run import facts_of_document  # noqa: PLC0415  # loaded when a command runs

    found: list[Facts] = []
    problems: list[Problem] = []
    for file in files_of(paths):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        try:
            found.append(facts_of_document(read(file)))
        except InputError as error:
            problems += error.problems
    if problems:
        tell(problems)
        raise typer.Exit(2)
    return found


def _missed(result: "CaseResult") -> "InputFault":
    from audit.problems import fault  # noqa: PLC0415  # loaded when a command runs

    return fault("case-missed", rule=result.rule.id, case=result.case.title, said=result.said)
