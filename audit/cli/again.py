"""Running the audit of a log again, in the way of ``audit check``."""

from audit.cli.asked import asked, not_used
from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited
from audit.cli.paths import files_of
from audit.log.body import LoggedRun
from audit.log.replay import RecordedRun, ReplayError
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
    # The paths, not the files that the log lists: what they name and the log lacks is told as given now, but not recorded.
    found = audited(task, files_of(recorded.paths), 1)
    code = 2 if not_used(given.settings.texts, found) else exit_code(found, FailOn(options.fail_on))
    parts = [one.part for one in found if one.part is not None]
    return LoggedRun(recorded.paths, recorded.as_of, given.options.logged(), given.packs, given.rules, parts, code, given.inputs)
