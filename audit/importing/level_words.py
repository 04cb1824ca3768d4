"""Words that papers use for the levels of a scale, from the lowest to the highest."""

from typing import Final

__all__ = ["LADDER", "is_level", "rank_of"]

LADDER: Final = (
    "unacceptable", "very poor", "very negative", "strongly negative", "worst", "very weak", "red", "poor", "negative", "very low", "none",
    "nil", "l", "sehr schlecht", "schlecht", "très faible", "mauvais", "muy bajo", "malo", "niedrig", "gering", "schwach", "faible", "bajo",
    "does not meet", "low", "weak", "negligible", "minor", "limited", "below average", "amber red", "amber", "yellow", "partial",
    "partly meets", "partially meets", "fair", "neutral", "mittel", "befriedigend", "moyen", "medio", "regular", "m", "medium", "moderate",
    "average", "adequate", "acceptable", "satisfactory", "amber green", "above average", "green", "good", "positive", "gut", "bon", "bueno",
    "hoch", "stark", "élevé", "eleve", "fort", "alto", "sehr gut", "sehr hoch", "très bon", "très élevé", "muy bueno", "muy alto", "h", "high",
    "strong", "major", "significant", "meets", "fully meets", "blue", "very good", "very high", "very strong", "very positive",
    "strongly positive", "excellent", "exceeds", "outstanding", "best",
)  # fmt: skip
"""Some words rank differently from paper to paper: the order serves only where a paper does not say what its levels are worth."""

_PLACES: Final = {word: place for place, word in enumerate(LADDER)}


def is_level(word: str) -> bool:
    """Say whether a word in small letters is used for a level."""
    return word in _PLACES


def rank_of(word: str) -> int:
    """The place of a word in the order, the last where it is not known."""
    return _PLACES.get(word, len(LADDER))
