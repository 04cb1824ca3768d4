"""What ends a run before its time: Ctrl-C, and the signals by which a system asks a program to end.

An interrupted run has no result: nothing is written, nothing is sealed, and the exit code says so.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

from audit.appraisal.text.shown import clean
from audit.problems import Interrupted

__all__ = ["EXIT_CODE", "end_others", "end_quietly", "guarded", "held_back", "stop_if_interrupted"]

EXIT_CODE: Final = 130
"""What a shell gives for a program that was ended by Ctrl-C."""

_SAID: Final = "The run was interrupted: there is no result, and no audit log was written."
_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_heard: Final[list[int]] = []


def guarded(work: Callable[[], None]) -> None:
    """Do the work of a command. Where it is interrupted, say so in one line and end this process at once.

    Where what it says can no longer be written, it ends with exit code 2, without a traceback.
    """
    try:
        _listen()
        if _streams():
            work()
    except Interrupted:
        _end()
    except OSError as error:
        _broken(error)
    except SystemExit as stopped:
        _flushed(stopped.code if isinstance(stopped.code, int) else 0 if stopped.code is None else 2)


def _streams() -> bool:
    """Say whether there is somewhere to write to; where one stream is closed, the other tells."""
    if sys.stdout is not None and sys.stderr is not None:
        return True
    closed, other = ("standard output", sys.stderr) if sys.stdout is None else ("standard error", sys.stdout)
    if other is not None:
        other.write(f"{closed} is closed, so that messages would be lost; nothing was done\n")
    _flushed(2)
    return False


def _broken(error: OSError) -> None:
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{clean(str(error.filename or 'output'))}: {error.strerror or error}\n")
    except (OSError, ValueError):  # nobody hears it
        pass
    _flushed(2)


def _flushed(code: int) -> None:
    """End with an exit code: 2 where what was written last does not get through."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            _nowhere(stream)
            code = 2
    raise SystemExit(code) from None


def _nowhere(stream: TextIO) -> None:
    """Let the interpreter flush into nothing when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        os._exit(2)


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
