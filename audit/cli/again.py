"""Running the audit of a log again, in the way of ``audit check``."""

from pathlib import Path

from audit.cli.asked import asked, not_used
from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited
from audit.cli.paths import nothing_named
from audit.log.body import LoggedRun
from audit.log.record import is_there
from audit.log.replay import RecordedRun, ReplayError
from audit.problems import Problem
from audit.report.forms import Look
from audit.rules.options import Options, UnknownOptionError


def again(recorded: RecordedRun) -> LoggedRun:
    """Run an audit as it was asked then. Raises InputError, and ReplayError for options that this version does not have."""
    try:
        options = Options.from_log(
            recorded.options, config=recorded.settings.get("configuration", ""), known=recorded.settings.get("baseline", ""), as_of=recorded.as_of
        )
    except UnknownOptionError as error:
        raise ReplayError(f"it was written with options that this version does not have: {error}") from None
    given = asked(options)
    task = Task(rules=given.rules, form="json" if options.robust else "text", look=Look(quiet=True), logged=True, settings=given.settings)
    found = audited(task, list(map(_file, recorded.files)), 1)
    code = 2 if not_used(given.settings.texts, found) else exit_code(found, FailOn(options.fail_on))
    parts = [one.part for one in found if one.part is not None]
    return LoggedRun(recorded.paths, recorded.as_of, given.options.logged(), given.packs, given.rules, parts, code, given.inputs)


def _file(path: str) -> Path | Problem:
    """The file, or the problem that there is none; a folder or pattern that named nothing then is not tried again."""
    return Path(path) if is_there(path) else Problem(Path(path).as_posix(), 0, 0, nothing_named(path))
