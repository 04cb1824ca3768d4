"""How wide the output may be and whether it may have colours."""

import os
import shutil
import sys
from typing import Final

_NARROWEST, _WIDEST, _USUAL = 40, 120, 80
_DUMB: Final = "dumb"


def width_of_output() -> int:
    """Give the width of the terminal within reason; 80 where output goes elsewhere."""
    if not sys.stdout.isatty():
        return _USUAL
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def may_colour() -> bool:
    """Say whether output goes to a terminal that shows colours and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != _DUMB
