"""Running the audit of a log again, in the way of ``audit check``."""

from audit.cli.asked import asked, not_used
from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited, without_passed
from audit.cli.paths import searched
from audit.log.body import LoggedRun, public_only
from audit.log.replay import RecordedRun, ReplayError
from audit.problems import fault
from audit.report.forms import Look
from audit.rules.options import Options, UnknownOptionError

__all__ = ["again"]


def again(recorded: RecordedRun) -> LoggedRun:
    """Run an audit as it was asked then. Raises InputError, and ReplayError for options that this version does not have."""
    try:
        options = Options.from_log(
            recorded.options, config=recorded.settings.get("configuration", ""), known=recorded.settings.get("baseline", ""), as_of=recorded.as_of
        )
    except UnknownOptionError as error:
        raise ReplayError(fault("replay-option-unknown", name=error)) from None
    given = asked(options)
    search, forms = searched(recorded.paths), ("json",) if options.robust else ("text",)
    task = Task(rules=given.rules, forms=forms, look=Look(quiet=True), logged=True, settings=given.settings, loose=search.loose)
    # The paths, not the files that the log lists: what they name and the log lacks is told as given now, but not recorded.
    found, _ = without_passed(audited(task, search.files, 1))
    code = 2 if not_used(given.settings.texts, found) else exit_code(found, FailOn(options.fail_on))
    parts = [one.part for one in found if one.part is not None]
    run = LoggedRun(recorded.paths, recorded.as_of, given.options.logged(), given.packs, given.rules, parts, code, given.inputs)
    return public_only(run) if recorded.public_only else run
