"""Releases: lines around the text, slug lines, and the letters with a release."""

from __future__ import annotations

from planner.kernel.messages import Phrase, npgettext, pgettext

PHRASES: dict[str, Phrase] = {
    "kind": pgettext("releases", "Press release"),
    "immediate": pgettext("releases", "FOR IMMEDIATE RELEASE"),
    "embargoed": pgettext(
        "releases", "EMBARGOED UNTIL %(hour)s, %(day)s. Free for use after that hour."
    ),
    "notes": pgettext("releases", "Notes to editors"),
    "contacts": lambda count, **values: npgettext(
        "releases", "Media contact", "Media contacts", count, **values
    ),
    "draft": pgettext("releases", "DRAFT"),
    "footer": pgettext("releases", "Issued %(when)s. %(address)s"),
    "corrected": pgettext("releases", "CORRECTED, version %(number)s, %(day)s"),
    "correction_of": pgettext("releases", "Correction: %(title)s"),
    "correction": pgettext("releases", "CORRECTION to press release %(number)s of %(day)s."),
    "correction_without_number": pgettext(
        "releases", "CORRECTION to the press release of %(day)s."
    ),
    "what_is_corrected": pgettext("releases", "%(note)s The corrected text follows."),
    "lifted": pgettext(
        "releases", "FOR IMMEDIATE RELEASE. The embargo ended at %(hour)s on %(day)s."
    ),
    "words_changed": pgettext(
        "releases", "In paragraph %(number)s, “%(old)s” should read “%(new)s”."
    ),
    "paragraph_changed": pgettext("releases", "Paragraph %(number)s has been changed."),
    "paragraph_added": pgettext("releases", "Paragraph %(number)s has been added."),
    "paragraph_removed": pgettext(
        "releases", "The former paragraph %(number)s has been taken out."
    ),
    "event_cancelled": pgettext(
        "releases", "CANCELLED: the %(kind)s announced for %(day)s will not take place."
    ),
    "event_cancelled_without_day": pgettext(
        "releases", "CANCELLED: the %(kind)s that was announced will not take place."
    ),
    "withdrawn": pgettext(
        "releases",
        "WITHDRAWN. %(sender)s has withdrawn press release %(number)s of %(day)s, “%(title)s”. "
        "Please do not use it.",
    ),
    "withdrawn_without_number": pgettext(
        "releases",
        "WITHDRAWN. %(sender)s has withdrawn the press release of %(day)s, “%(title)s”. "
        "Please do not use it.",
    ),
    "withdrawn_untitled": pgettext(
        "releases",
        "WITHDRAWN. %(sender)s has withdrawn press release %(number)s of %(day)s. "
        "Please do not use it.",
    ),
    "withdrawn_untitled_without_number": pgettext(
        "releases",
        "WITHDRAWN. %(sender)s has withdrawn the press release of %(day)s. Please do not use it.",
    ),
    "dear": pgettext("releases", "Dear %(name)s,"),
    "for_those_who_came": pgettext("releases", "Thank you for coming. Here is the press release."),
    "for_those_who_did_not": pgettext(
        "releases", "We are sorry that you could not be with us. Here is the press release."
    ),
    "for_all_guests": pgettext("releases", "Here is the press release about “%(title)s”."),
    "for_the_press": pgettext("releases", "Here is our press release."),
    "for_those_under_embargo": pgettext(
        "releases",
        "As agreed, here is your copy of our press release before it is published. Please use none of it before the embargo ends, and do not pass it on.",
    ),
    "letter_under_embargo": pgettext("releases", "Under embargo: %(title)s"),
    "copy_mark": pgettext("releases", "Copy %(number)s, for %(name)s only"),
    "copy_number": pgettext("releases", "COPY %(number)s"),
    "copy_at": pgettext("releases", "Your copy: %(address)s"),
    "read_online": pgettext("releases", "Read it in the newsroom: %(address)s"),
    "pdf_at": pgettext("releases", "As PDF: %(address)s"),
    "letter": pgettext("releases", "Press release: %(title)s"),
    "letter_of_correction": pgettext("releases", "Correction: %(title)s"),
    "letter_of_withdrawal": pgettext("releases", "Withdrawn: %(title)s"),
    "for_those_who_have_another": pgettext(
        "releases",
        "This corrects the press release that we sent you. Please use this version only.",
    ),
    "why_withdrawn": pgettext("releases", "Reason: %(notice)s"),
    "slug": pgettext("releases", "PR %(number)s – %(title)s – %(tag)s"),
}
