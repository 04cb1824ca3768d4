"""Running the audit of a log again, in the way of ``audit check``."""

from pathlib import Path

from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited
from audit.cli.paths import nothing_named
from audit.cli.texts import inputs_of, not_used, supplied
from audit.log.files import is_there
from audit.log.replay import Asked, ReplayError
from audit.log.run import Run
from audit.problems import Problem
from audit.rules.pack import load_packs
from audit.rules.select import selected

_OPTIONS = frozenset({"rules", "select", "ignore", "fail_on", "text_from"})


def again(asked: Asked) -> Run:
    """Run an audit as it was asked then. Raises InputError, and ReplayError for options that this version does not have."""
    unknown = sorted(set(asked.options) - _OPTIONS)
    if unknown:
        raise ReplayError(f"it was written with options that this version does not have: {', '.join(unknown)}")
    packs = load_packs(list(asked.options["rules"]))
    chosen = selected([rule for pack in packs for rule in pack.rules], asked.options["select"], asked.options["ignore"])
    texts = supplied(list(asked.options.get("text_from", ())))
    found = audited(Task(chosen, as_data=True, logged=True, texts=texts), list(map(_file, asked.files)), 1)
    code = 2 if not_used(texts, found) else exit_code(found, FailOn(str(asked.options["fail_on"])))
    parts = [one.part for one in found if one.part is not None]
    return Run(asked.paths, asked.as_of, asked.options, packs, chosen, parts, code, inputs_of(texts))


def _file(path: str) -> Path | Problem:
    """Give the file, or the problem that there is none; a folder or pattern that named nothing then is not tried again."""
    return Path(path) if is_there(path) else Problem(Path(path).as_posix(), 0, 0, nothing_named(path))
