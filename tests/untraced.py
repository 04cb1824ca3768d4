"""Running what other tests reach as well without tracing it: the same lines again show nothing more, and tracing takes three times as long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def untraced() -> Iterator[None]:
    """Stop tracing for a while.

    The mark of pytest-cov for this does not work in the processes of pytest-xdist, where it starts tracing twice and stops it once.
    """
    tracer = sys.gettrace()
    if tracer is not None:
        sys.settrace(None)
    try:
        yield
    finally:
        if tracer is not None:
            sys.settrace(tracer)
