"""``audit log``."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from audit.examine import Examination
    from audit.log.replay import Replayed
    from audit.log.verify import Verification

app = typer.Typer(help="The audit log: verify one, run it again, show it.", no_args_is_help=True, rich_markup_mode=None)
_Log = Annotated[Path, typer.Argument(help="An audit log (.jsonl).", metavar="LOG")]
_MOST_SHOWN: Final = 20
_LONGEST: Final = 600
_SHORTEST_HEAD: Final = 8
_REWRITTEN: Final = "A chain that was written anew from the start verifies too: compare these heads with those noted when the audit ran."


@app.command("verify")
def verify_log(
    log: _Log,
    inputs: Annotated[bool, typer.Option("--inputs", help="Also compare the input files that are here with their digests.")] = False,
    head: Annotated[
        list[str] | None, typer.Option("--head", help="Body or seal digest that was noted, or the beginning of it; may be repeated.", metavar="HEX")
    ] = None,
) -> None:
    """Check that a log is whole: form, chain, counts, heads and seal.

    Exit code 0: it verifies. 1: it does not. 2: it cannot be read.
    """
    from audit.log.read import UnreadableLogError  # noqa: PLC0415  # loaded when a command runs
    from audit.log.verify import verify  # noqa: PLC0415  # as above

    try:
        found = verify(log, _heads(head or []))
        changed = _inputs(log) if inputs else 0
    except UnreadableLogError as error:
        raise _stop(f"{log.as_posix()}: {error}") from None
    _say(_verdict(log, found))
    raise typer.Exit(1 if found.fault is not None or changed else 0)


@app.command("replay")
def replay_log(log: _Log) -> None:
    """Audit the same files again, with the recorded date and options, and compare record by record.

    Exit code 0: the same. 1: something differs. 2: it cannot be run again here.
    """
    from audit.cli.check import FailOn, exit_code  # noqa: PLC0415  # loaded when a command runs
    from audit.log.read import UnreadableLogError  # noqa: PLC0415  # as above
    from audit.log.replay import ReplayError, replay  # noqa: PLC0415  # as above

    def code(found: "Sequence[Examination]", fail_on: str) -> int:
        return exit_code(found, FailOn(fail_on))

    try:
        found = replay(log, code)
    except UnreadableLogError as error:
        raise _stop(f"{log.as_posix()}: {error}") from None
    except ReplayError as error:
        raise _stop(f"{log.as_posix()} cannot be run again: {error}") from None
    _say(_compared(log, found))
    raise typer.Exit(0 if found.same and found.verification.fault is None else 1)


@app.command("show")
def show_log(
    log: _Log,
    failed: Annotated[bool, typer.Option("--failed", help="List the outcomes that do not agree.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="List the outcomes that could not be decided.")] = False,
    passed: Annotated[bool, typer.Option("--passed", help="List the outcomes that agree.")] = False,
    rule: Annotated[list[str] | None, typer.Option("--rule", help="List only outcomes of this rule; may be repeated.", metavar="RULE")] = None,
) -> None:
    """Show what a log records: what was run, on what, what came of it. Whether the log verifies is told first."""
    from audit.log.read import UnreadableLogError  # noqa: PLC0415  # loaded when a command runs
    from audit.log.show import show  # noqa: PLC0415  # as above

    kinds = {"fail": failed, "waived": failed, "error": failed, "undecided": undecided, "pass": passed}
    listed = [kind for kind, wanted in kinds.items() if wanted or (rule and not any(kinds.values()))]
    width = max(40, min(shutil.get_terminal_size().columns, 120)) if sys.stdout.isatty() else 80
    try:
        sys.stdout.write(show(log, width=width, listed=listed, rules=rule or []))
    except UnreadableLogError as error:
        raise _stop(f"{log.as_posix()}: {error}") from None


def _heads(given: Sequence[str]) -> list[str]:
    heads = [head.strip().lower().removesuffix("...") for head in given]
    for head in heads:
        if len(head) < _SHORTEST_HEAD or not set(head) <= set("0123456789abcdef"):
            raise _stop(f"--head {head}: give at least {_SHORTEST_HEAD} hexadecimal digits of a body or seal digest")
    return heads


def _inputs(log: Path) -> int:
    """Say how the inputs compare; gives how many have changed."""
    from audit.log.recheck import recheck  # noqa: PLC0415  # loaded when a command runs

    said = {"same": "same", "changed": "changed since", "absent": "not here"}
    states = []
    for one in recheck(log):
        states.append(one.state)
        if one.state != "same" or one.role == "appraisal":
            _say([f"{said[one.state]}: {one.path} ({one.role}{', of this installation' if one.origin == 'packaged' else ''})"])
    return states.count("changed")


def _verdict(log: Path, found: "Verification") -> list[str]:
    if found.fault is not None:
        before = [f"The {found.fault.line - 1} records before it fit."] if found.fault.line > 1 else []
        return [f"{log.as_posix()} does not verify.", f"Record {found.fault.line} {found.fault.said}.", *before]
    tool = found.header["tool"]
    return [
        f"{log.as_posix()} verifies: {found.records} records, chained and sealed.",
        f"Audit as of {found.header['as_of']} with {tool['name']} {tool['version']}.",
        f"body {found.body_head}", f"seal {found.seal}", _REWRITTEN,
    ]  # fmt: skip


def _compared(log: Path, found: "Replayed") -> list[str]:
    fault = found.verification.fault
    broken = [f"The log itself does not verify: record {fault.line} {fault.said}."] if fault is not None else []
    then, now = found.versions
    versions = [f"The log was written by version {then}; this is version {now}."] if then != now else []
    if found.same:
        return [f"{log.as_posix()}: the audit gives the same {found.records} records again.", *broken]
    told = [f"- {one}" for one in found.differences[:_MOST_SHOWN]]
    more = [f"and {len(found.differences) - _MOST_SHOWN} more"] if len(found.differences) > _MOST_SHOWN else []
    none = [] if told else ["- no record says anything else; their order or their digests differ"]
    return [f"{log.as_posix()}: the audit gives another body now.", *versions, *broken, *told, *none, *more]


def _say(lines: Sequence[str]) -> None:
    from audit.report.clean import clean  # noqa: PLC0415  # loaded when a command runs

    for line in lines:
        text = clean(line)
        sys.stdout.write(f"{text if len(text) <= _LONGEST else text[:_LONGEST] + ' ...'}\n")


def _stop(message: str) -> typer.Exit:
    from audit.report.clean import clean  # noqa: PLC0415  # loaded when a command runs

    sys.stderr.write(f"{clean(message)[:_LONGEST]}\n")
    return typer.Exit(2)
