"""Letters to colleagues about the work on a release and its clearing."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "handed_in_subject": pgettext("clearing", "To clear: press release, %(tongue)s, “%(title)s”"),
    "handed_in_opening": pgettext(
        "clearing",
        "%(name)s has handed in the press release (%(tongue)s) on “%(title)s”. "
        "Please read it, and clear it or send it back with a reason.",
    ),
    "cleared_subject": pgettext("clearing", "Cleared: press release, %(tongue)s, “%(title)s”"),
    "cleared_opening": pgettext(
        "clearing",
        "%(name)s has cleared the press release (%(tongue)s) on “%(title)s” for publication.",
    ),
    "sent_back_subject": pgettext("clearing", "Sent back: press release, %(tongue)s, “%(title)s”"),
    "sent_back_opening": pgettext(
        "clearing",
        "%(name)s has sent back the press release (%(tongue)s) on “%(title)s”. "
        "The reason: %(reason)s",
    ),
    "embargo_set_subject": pgettext(
        "clearing", "Embargo set: press release, %(tongue)s, “%(title)s”"
    ),
    "embargo_set_opening": pgettext(
        "clearing",
        "%(name)s has set the embargo of the press release (%(tongue)s) on “%(title)s”: until "
        "%(until)s. Any clearance still stands.",
    ),
    "embargo_lifted_subject": pgettext(
        "clearing", "Embargo lifted: press release, %(tongue)s, “%(title)s”"
    ),
    "embargo_lifted_opening": pgettext(
        "clearing",
        "%(name)s has lifted the embargo of the press release (%(tongue)s) on “%(title)s”. "
        "Any clearance still stands.",
    ),
    "line_set_subject": pgettext(
        "clearing", "Line changed: press release, %(tongue)s, “%(title)s”"
    ),
    "line_set_opening": pgettext(
        "clearing",
        "%(name)s has changed the line at the head of page 2 of the press release (%(tongue)s) on "
        "“%(title)s”. Any clearance still stands.",
    ),
    "commented_subject": pgettext("clearing", "Comment: press release, %(tongue)s, “%(title)s”"),
    "commented_opening": pgettext(
        "clearing",
        "%(name)s has commented on the press release (%(tongue)s) on “%(title)s”.",
    ),
    "button": pgettext("clearing", "Open the release"),
    "to_approvers": pgettext(
        "clearing", "You are receiving this letter because you may clear releases of this office."
    ),
    "to_authors": pgettext(
        "clearing", "You are receiving this letter because you wrote in the release."
    ),
    "to_colleagues": pgettext(
        "clearing",
        "You are receiving this letter because you wrote in the release, or took part in the conversation.",
    ),
}
