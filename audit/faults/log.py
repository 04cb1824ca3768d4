"""What can be the matter with an audit log: it cannot be read, written or run again."""

from collections.abc import Mapping
from typing import Final

from audit.faults.words import FaultWords

__all__ = ["FAULTS"]

_WHERE: Final = "run the replay in the folder where the audit was run"

FAULTS: Final[Mapping[str, FaultWords]] = {
    "log-absent": FaultWords("is not there"),
    "log-cannot-be-read": FaultWords("cannot be read: {reason}"),
    "log-cannot-be-written": FaultWords("{path}: the audit log cannot be written: {reason}"),
    "log-empty": FaultWords("is no audit log: it is empty"),
    "log-file-is-a-folder": FaultWords("{path}: the audit log cannot be written: it is a folder", "give the name of a file"),
    "log-file-is-no-log": FaultWords("{path}: the audit log cannot be written: the file exists and is no audit log", "give another name"),
    "log-folder-is-a-link": FaultWords(
        "{path}: the audit log cannot be written: it is a link, and may lead anywhere",
        "remove it, or name a file with --log",
    ),
    "log-is-no-file": FaultWords("is no file"),
    "log-name": FaultWords("cannot be read: is no name of a file"),
    "log-too-long": FaultWords("holds more than {most} lines, more than a log has"),
    "log-without-record": FaultWords("is no audit log: its first line is no record"),
    "log-without-run": FaultWords("does not begin with the record of a run, so that there is nothing to run again"),
    "replay-not-read": FaultWords("{problems}", "", "what the audit read then cannot be read now"),
    "replay-paths-absent": FaultWords("{first} and {more} more are not here", _WHERE),
    "replay-path-absent": FaultWords("{path} is not here", _WHERE),
    "replay-option-unknown": FaultWords("it was written with options that this version does not have: {name}"),
}
"""The words of each code."""
