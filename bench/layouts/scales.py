"""The many ways in which papers say what scores their scale allows."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

_FOREIGN: Final[Mapping[str, Sequence[str]]] = {
    "de": ("Bewertet wurde mit {0} bis {1} Punkten je Kriterium.", "Skala von {0} (schlecht) bis {1} (sehr gut)."),
    "fr": ("Chaque option est notée de {0} à {1}.", "Échelle : {0} = mauvais, {1} = excellent."),
    "es": ("Cada alternativa se puntúa de {0} a {1}.", "Escala: {0} = malo, {1} = excelente."),
}
_WORDS: Final = ("very poor", "poor", "fair", "good", "very good")


def said_scale(random: Random, scale: tuple[int, int], language: str = "en") -> tuple[str, tuple[str, str] | None]:
    """Return a sentence, or nothing, and the ends that it states (an end that it leaves open is empty)."""
    low, high = scale
    full = (str(low), str(high))
    ways: list[tuple[str, tuple[str, str] | None]] = [
        ("", None), ("", None),
        (f"Each option was scored from {low} to {high} on each criterion.", full),
        (f"Scores: {low} = poor, {high} = excellent.", full),
        (f"Each criterion is scored out of {high}.", ("", str(high))),
        (f"Rating scale: {low} (worst) to {high} (best).", full),
        (f"Scale {low}-{high}, where {high} is best.", full),
        (f"Key: {low} - does not meet the criterion; {high} - fully meets it.", full),
        (f"Options were rated on a scale of {low} to {high} by the project board.", full),
    ]  # fmt: skip
    if high - low == len(_WORDS) - 1:
        ways.append((", ".join(f"{low + at} = {word}" for at, word in enumerate(_WORDS)) + ".", full))
    foreign = _FOREIGN.get(language)
    if foreign is not None:
        return random.choice([("", None), *((text.format(low, high), full) for text in foreign)])
    return random.choice(ways)
