"""Releases: lines around the text, slug lines, and the letters with a release."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "kind": pgettext("releases", "Press release"),
    "immediate": pgettext("releases", "FOR IMMEDIATE RELEASE"),
    "embargoed": pgettext("releases", "EMBARGOED UNTIL %(clock)s %(zone)s (%(utc)s), %(day)s"),
    "notes": pgettext("releases", "Notes to editors"),
    "contacts": pgettext("releases", "Media contacts"),
    "draft": pgettext("releases", "DRAFT"),
    "footer": pgettext("releases", "Issued %(when)s. %(address)s"),
    "corrected": pgettext("releases", "CORRECTED, version %(number)s, %(day)s"),
    "correction_of": pgettext("releases", "Correction: %(title)s"),
    "what_is_corrected": pgettext("releases", "What is corrected: %(note)s"),
    "lifted": pgettext("releases", "Embargo lifted on %(when)s"),
    "dear": pgettext("releases", "Dear %(name)s,"),
    "for_those_who_came": pgettext("releases", "Thank you for coming. Here is the press release."),
    "for_those_who_did_not": pgettext(
        "releases", "You could not be with us. Here is the press release."
    ),
    "for_all_guests": pgettext("releases", "Here is the press release about “%(title)s”."),
    "read_online": pgettext("releases", "Read it in the newsroom: %(address)s"),
    "pdf_at": pgettext("releases", "As PDF: %(address)s"),
    "letter": pgettext("releases", "Press release: %(title)s"),
    "letter_of_correction": pgettext("releases", "Correction: %(title)s"),
    "letter_of_withdrawal": pgettext("releases", "Withdrawn: %(title)s"),
    "for_those_who_have_another": pgettext(
        "releases",
        "This corrects the press release that we sent you. Please use this version only.",
    ),
    "is_withdrawn": pgettext(
        "releases",
        "We have withdrawn the press release “%(title)s”, which we sent you. Please do not use it.",
    ),
    "why_withdrawn": pgettext("releases", "Why: %(notice)s"),
    "slug": pgettext("releases", "PR %(number)s – %(title)s – %(tag)s"),
}
