"""Words by which a sentence speaks of what the table does not hold: what would be, what is not, what others found."""

import re
from typing import Final

_SENTENCE: Final = re.compile(
    r"\b(?:if|were to|sensitivity|scenarios?|unless|hypothetical\w*|had been|simulat\w+|"
    r"(?:equal|different|alternative|revised|original|initial|previous|earlier|draft|provisional|unweighted|other) "
    r"(?:weight\w*|scor\w+|rank\w+|assessments?|"
    r"exercises?|appraisals?|stages?)|(?:in|from|during|since) (?:19|20)\d\d|last year|previously|originally|initially|"
    r"respondents?|residents|survey\w*|consult(?:ation|ees)|voted|votes|national(?:ly)?|elsewhere|panels?|scorers?|assessors?|reviewers?|workshops?|"
    r"definition|long-?list\w*|long list\w*|must|for example, an option|benchmark\w*|inspect\w+|Ofsted|CQC|pilot\w*|"
    r"league table|other (?:councils|authorities|trusts|areas|regions)|neighbouring|example)\b|\?",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:not|never|neither|nor|cannot|would|could|may|might|should|shall|will|can|likely|unlikely|expected|potential\w*|"
    r"perhaps|possibly|without|excluding|"
    r"except|excepting|apart from|other than|aside from|bar|but for|until|before|after|when|once|whether|assum\w+|aim\w*|intend\w*|hop\w+|"
    r"somewhat|broadly|roughly|approximately|virtually|practically|almost|nearly|about|around)\b|n't\b",
    re.IGNORECASE,
)
_HARMLESS: Final = re.compile(
    r"\b(?:(?:can|may|will) be seen|as (?:would be|may be) expected|(?:should|may|must) be noted|not only|not "
    r"surprisingly)\b",
    re.IGNORECASE,
)


# Why something is so may well be what would be.
_REASON: Final = re.compile(
    r"\b(?:because|since|owing to|due to|as (?:the|it|this|they|a|<\d+>) (?:\S+ ){0,6}?(?:would|will|is|are|was|were|has|have|can|could|may)\b).*",
    re.IGNORECASE,
)


def speaks_of_else(sentence: str) -> bool:
    """Say whether a whole sentence is about figures other than those of the table."""
    return _SENTENCE.search(_HARMLESS.sub(" ", sentence)) is not None


def is_hedged(clause: str) -> bool:
    """Say whether a clause denies something, or leaves room for it, so that its words say something else than they do alone."""
    return _CLAUSE.search(_REASON.sub("", _HARMLESS.sub(" ", clause))) is not None
