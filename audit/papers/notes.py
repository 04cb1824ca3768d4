"""Remarks while a document is read: each once, and not without end."""

from audit.model.place import NO_PLACE, Place
from audit.papers import limits
from audit.papers.paper import Remark, Weight


class Notes:
    """Collects remarks in the order in which they come up."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[Remark, None] = {}
        self._more = 0

    def add(self, text: str, weight: Weight = "note", place: Place = NO_PLACE) -> None:
        """Keep a remark; beyond the limit only the number is kept."""
        remark = Remark(text, weight, place)
        if remark in self._found:
            return
        if len(self._found) < limits.MAX_REMARKS:
            self._found[remark] = None
        else:
            self._more += 1

    def all(self) -> tuple[Remark, ...]:
        """Give the remarks, and say how many more there were."""
        more = (Remark(f"{self._more:,} more remarks of this document are not listed", "doubt"),) if self._more else ()
        return (*self._found, *more)
