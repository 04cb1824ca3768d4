"""What ends a run before its time: Ctrl-C, and the signals by which a system asks a program to end.

An interrupted run has no result: nothing is written, nothing is sealed, and the exit code says so.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from audit.problems import Interrupted

EXIT_CODE: Final = 130
"""What a shell gives for a program that was ended by Ctrl-C."""

_SAID: Final = "The run was interrupted: there is no result, and no audit log was written."
_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_heard: Final[list[int]] = []


def guarded(work: Callable[[], None]) -> None:
    """Do the work of a command. Where it is interrupted, say so in one line and end this process at once."""
    try:
        _listen()
        work()
    except Interrupted:
        _end()


def _end() -> None:
    """End without waiting for what is under way: threads of the solver, and processes that are ended already."""
    _ignore()
    end_others()
    try:
        sys.stderr.write(f"{_SAID}\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads it any more
        pass
    finally:
        os._exit(EXIT_CODE)


def end_others() -> None:
    """End the processes that work for this one, where there are any."""
    if "multiprocessing.process" in sys.modules:
        from multiprocessing import active_children  # noqa: PLC0415  # most runs start no process

        for one in active_children():
            one.kill()


def _listen() -> None:
    """Have signals end the run, but for those that whoever started it wants to be passed over (as ``nohup`` does)."""
    for one in _SIGNALS:
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, _hear)


def _ignore() -> None:
    for one in _SIGNALS:
        signal.signal(one, signal.SIG_IGN)


def _hear(number: int, _frame: Any) -> None:
    _heard.append(number)
    raise Interrupted


def stop_if_interrupted() -> None:
    """Raise Interrupted where a signal came before, even if what it interrupted went on in spite of it."""
    if _heard:
        raise Interrupted


@contextmanager
def held_back() -> Iterator[None]:
    """Hold signals back for a moment, where the platform can: processes started meanwhile begin with them held back, too."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_quietly() -> None:
    """Have a process that works for another one be ended by signals without a word; the other says what there is to say."""
    for one in _SIGNALS:
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
