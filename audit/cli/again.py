"""Running the audit of a log again, in the way of ``audit check``."""

from pathlib import Path

from audit.cli.asked import Wanted, asked, not_used
from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited
from audit.cli.paths import nothing_named
from audit.log.body import Run
from audit.log.record import is_there
from audit.log.replay import Asked, ReplayError
from audit.problems import Problem

_OPTIONS = frozenset({"rules", "select", "ignore", "fail_on", "profile", "waivers", "text_from", "robustness", "soft", "ocr"})


def again(recorded: Asked) -> Run:
    """Run an audit as it was asked then. Raises InputError, and ReplayError for options that this version does not have."""
    unknown = sorted(set(recorded.options) - _OPTIONS)
    if unknown:
        raise ReplayError(f"it was written with options that this version does not have: {', '.join(unknown)}")
    given = asked(_wanted(recorded))
    task = Task(given.rules, as_data=True, logged=True, robust="robustness" in recorded.options, settings=given.settings)
    found = audited(task, list(map(_file, recorded.files)), 1)
    code = 2 if not_used(given.settings.texts, found) else exit_code(found, FailOn(str(recorded.options["fail_on"])))
    parts = [one.part for one in found if one.part is not None]
    return Run(recorded.paths, recorded.as_of, recorded.options, given.packs, given.rules, parts, code, given.inputs)


def _wanted(recorded: Asked) -> Wanted:
    options, settings = recorded.options, recorded.settings
    return Wanted(
        list(options["rules"]), list(options["select"]), list(options["ignore"]), str(options.get("profile", "")),
        settings.get("configuration", ""), settings.get("baseline", ""), "waivers" not in options, recorded.as_of,
        list(options.get("text_from", ())), list(options.get("soft", ())), "ocr" in options,
    )  # fmt: skip


def _file(path: str) -> Path | Problem:
    """Give the file, or the problem that there is none; a folder or pattern that named nothing then is not tried again."""
    return Path(path) if is_there(path) else Problem(Path(path).as_posix(), 0, 0, nothing_named(path))
