"""Whether a summary copies words of the text that it sums up."""

from audit.appraisal.text.normalise import normalise

__all__ = ["copied_run"]


def copied_run(summary: str, source: str, length: int) -> str:
    """The first run of words that a summary shares with its source; empty if no run is that long."""
    own, other = _words(summary), _words(source)
    known = {tuple(other[at : at + length]) for at in range(len(other) - length + 1)}
    shared = (own[at : at + length] for at in range(len(own) - length + 1))
    return next((" ".join(run) for run in shared if tuple(run) in known), "")


def _words(text: str) -> list[str]:
    whole = normalise(text).casefold().replace("'", "")
    cleaned = "".join(letter if letter.isalnum() else " " for letter in whole)
    return cleaned.split()
