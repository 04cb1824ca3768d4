"""``audit log``."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from audit.rules.options import RESTRICTED

if TYPE_CHECKING:
    from audit.log.read import Rechecked
    from audit.log.replay import Replayed
    from audit.log.verify import Verification

__all__ = ["app", "replay_log", "show_log", "verify_log"]

app = typer.Typer(help="The audit log: verify one, run it again, show it.", no_args_is_help=True, rich_markup_mode=None)
_Log = Annotated[Path, typer.Argument(help="An audit log (.jsonl).", metavar="LOG")]
_Result = TypeVar("_Result")
_MOST_SHOWN: Final = 20
_LONGEST: Final = 600
_SHORTEST_HEAD: Final = 16
_ANEW: Final = "A log rewritten from its start also verifies, so compare these digests with those noted when the audit ran."


@app.command("verify")
def verify_log(
    log: _Log,
    inputs: Annotated[bool, typer.Option("--inputs", help="Also compare the input files with their digests.")] = False,
    head: Annotated[
        list[str] | None, typer.Option("--head", help="Digest of body or seal noted then, or its beginning; may be repeated.", metavar="HEX")
    ] = None,
) -> None:
    """Check that a log is whole: form, chain, counts, digests and seal.

    Exit code 0: it verifies. 1: it does not. 2: it cannot be read.
    """
    from audit.log.read import recheck  # noqa: PLC0415  # loaded when a command runs
    from audit.log.verify import verify  # noqa: PLC0415  # as above

    heads = _heads(head or [])
    found = _read(log, lambda: verify(log, heads))
    rechecked = _read(log, lambda: list(recheck(log))) if inputs else []
    _show([*_verdict(log, found), *_compared(rechecked)])
    raise typer.Exit(1 if found.fault is not None or any(one.state == "changed" for one in rechecked) else 0)


@app.command("replay")
def replay_log(log: _Log) -> None:
    """Audit the same files again, with the recorded date and options, and compare record by record.

    Exit code 0: the same. 1: something differs. 2: it cannot be run again here.
    """
    from audit.cli.again import again  # noqa: PLC0415  # loaded when a command runs
    from audit.log.replay import replay  # noqa: PLC0415  # as above

    found = _read(log, lambda: replay(log, again))
    _show(_differing(log, found))
    raise typer.Exit(0 if found.same and found.verification.fault is None else 1)


@app.command("show")
def show_log(
    log: _Log,
    failed: Annotated[bool, typer.Option("--failed", help="List the outcomes that do not agree, waived ones included.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="List the outcomes that could not be checked.")] = False,
    passed: Annotated[bool, typer.Option("--passed", help="List the outcomes that agree.")] = False,
    rule: Annotated[list[str] | None, typer.Option("--rule", help="List outcomes of this rule only; may be repeated.", metavar="RULE")] = None,
) -> None:
    """Show what a log records: what was run, on what, what came of it. Whether the log verifies is told first."""
    from audit.cli.terminal import may_colour, width_of_output, write  # noqa: PLC0415  # loaded when a command runs
    from audit.log.show import show  # noqa: PLC0415  # as above

    kinds = {"fail": failed, "waived": failed, "error": failed, "undecided": undecided, "pass": passed}
    listed = [kind for kind, wanted in kinds.items() if wanted or (rule and not any(kinds.values()))]
    write(_read(log, lambda: show(log, width=width_of_output(), colour=may_colour(), listed=listed, rules=rule or [])), None)


def _read(log: Path, reader: Callable[[], _Result]) -> _Result:
    """Do something with a log; where it cannot be read or run again, say why and stop with exit code 2."""
    from audit.log.read import UnreadableLogError  # noqa: PLC0415  # loaded when a command runs
    from audit.log.replay import ReplayError  # noqa: PLC0415  # as above

    try:
        return reader()
    except UnreadableLogError as error:
        said = f"{log.as_posix()}: {error}"
    except ReplayError as error:
        said = f"{log.as_posix()} cannot be run again: {error}"
    raise _stop(said)


def _stop(said: str) -> typer.Exit:
    from audit.cli.terminal import say  # noqa: PLC0415  # loaded when a command runs

    say(said[:_LONGEST])
    return typer.Exit(2)


def _show(lines: Sequence[str]) -> None:
    """Write lines, each within bounds and safe to show: what a log holds may be anything."""
    from audit.appraisal.text.shown import clean  # noqa: PLC0415  # as above
    from audit.cli.terminal import write  # noqa: PLC0415  # loaded when a command runs

    write("".join(f"{clean(line if len(line) <= _LONGEST else f'{line[:_LONGEST]} ...')}\n" for line in lines), None)


def _heads(given: Sequence[str]) -> list[str]:
    heads = [head.strip().lower().removesuffix("...") for head in given]
    for head in heads:
        if len(head) < _SHORTEST_HEAD or not set(head) <= set("0123456789abcdef"):
            raise _stop(f"--head {head}: give at least {_SHORTEST_HEAD} hexadecimal digits of a body or seal digest")
    return heads


def _compared(inputs: "Sequence[Rechecked]") -> list[str]:
    """Say how the inputs compare: those that differ by name, and how many there are of each kind."""
    said = {"changed": "changed since", "absent": "not here", "same": "the same"}
    if not inputs:
        return []
    told = [one for state in said for one in inputs if one.state == state != "same"]
    names = [f"{said[one.state]}: {one.path} ({one.role}{', of this installation' if one.origin == 'packaged' else ''})" for one in told]
    more = [f"and {len(names) - _MOST_SHOWN} more"] if len(names) > _MOST_SHOWN else []
    counts = ", ".join(f"{sum(1 for one in inputs if one.state == state)} {said[state]}" for state in reversed(said))
    return [f"Inputs: {counts}.", *names[:_MOST_SHOWN], *more]


def _verdict(log: Path, found: "Verification") -> list[str]:
    if found.fault is not None:
        before = found.fault.line - 1
        fitting = {0: [], 1: ["The record before it is intact."]}.get(before, [f"The {before} records before it are intact."])
        return [f"{log.as_posix()} does not verify.", f"Record {found.fault.line} {found.fault.said}.", *fitting]
    tool = found.header["tool"]
    return [
        f"{log.as_posix()} verifies: {found.records} records, chained and sealed.",
        f"Audit as of {found.header['as_of']} with {tool['name']} {tool['version']}.",
        f"body {found.body_head}", f"seal {found.seal}", _ANEW,
    ]  # fmt: skip


def _differing(log: Path, found: "Replayed") -> list[str]:
    fault = found.verification.fault
    broken = [f"The log itself does not verify: record {fault.line} {fault.said}."] if fault is not None else []
    if found.same:
        return [f"{log.as_posix()}: the audit gives the same {found.records} records again.", *broken]
    then, now = found.versions
    versions = [f"The log was written by version {then}; this is version {now}."] if then != now else []
    told = [f"- {one}" for one in found.differences[:_MOST_SHOWN]] or ["- the records say the same; their order or their digests differ"]
    more = [f"and {len(found.differences) - _MOST_SHOWN} more"] if len(found.differences) > _MOST_SHOWN else []
    marking = [f"{RESTRICTED}: what differs shows withheld figures, or what gives them away."] if found.restricted else []
    return [*marking, f"{log.as_posix()}: the audit now gives a different body.", *versions, *broken, *told, *more]
