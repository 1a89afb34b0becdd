"""What an assistant is told above the copy of a letter to somebody."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "subject": pgettext("copies", "Copy: %(subject)s"),
    "opening": pgettext(
        "copies",
        "This is a copy, for your information, of a letter that %(office)s has sent to %(person)s.",
    ),
    "answering": pgettext(
        "copies",
        "Only %(person)s can answer it: this copy has no personal links and no calendar entry.",
    ),
    "write": pgettext("copies", "Do you have a question? Simply answer this letter."),
    "begins": pgettext("copies", "The letter to %(person)s"),
    "why": pgettext(
        "copies",
        "You are receiving copies because %(office)s has you in its contacts as an assistant to %(person)s.",
    ),
}
