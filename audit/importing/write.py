"""The file that ``audit import`` writes: the appraisal of a draft, with what needs a human eye in comments."""

from typing import Final

from audit.appraisal.write import file
from audit.importing.build import printed_of
from audit.importing.draft import Draft
from audit.importing.head import head_of

__all__ = ["text_of"]

_COMMENTS: Final = {
    "/appraisal/handling": "public, draft, exempt or tender-confidential: how this content may be handled.",
    "/bands/laid-on": "What the bands are laid on was not read in so many words; it was taken from what the table prints.",
    "/claims": (
        "Sentences that the tables can confirm or contradict, as this tool read them. Compare each summary and what it asserts with its text: set "
        "status: confirmed where they say the same, change or take out what does not. Until then what does not agree is a note."
    ),
}


def text_of(draft: Draft) -> str:
    """Write the draft as an appraisal file, with what needs a human eye at its head."""
    return head_of(draft) + file.text_of(printed_of(draft), _COMMENTS)
