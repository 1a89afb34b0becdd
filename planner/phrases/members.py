"""Letters to members of an office."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "join_subject": pgettext("members", "%(sender)s: your invitation to the press office's desk"),
    "join_opening": pgettext(
        "members",
        "%(inviter)s invites you to work with %(sender)s in its press planner: events, invitations and releases.",
    ),
    "join_button": pgettext("members", "Accept the invitation"),
    "join_closing": pgettext(
        "members",
        "The link works once, until %(until)s. If you did not expect it, you need do nothing.",
    ),
    "reset_subject": pgettext("members", "A new password for the press planner"),
    "reset_opening": pgettext(
        "members",
        "Dear %(name)s, somebody – you, we trust – has asked for a new password for your account.",
    ),
    "reset_button": pgettext("members", "Choose a new password"),
    "reset_closing": pgettext(
        "members",
        "The link works once, until %(until)s. If it was not you, you need do nothing: your password stays as it is.",
    ),
    "test_subject": pgettext("members", "%(sender)s: test letter"),
    "test_opening": pgettext(
        "members",
        "Dear %(name)s, letters of %(sender)s leave through the mail server %(server)s. You asked for this one to test it; nobody else receives it.",
    ),
    "test_button": pgettext("members", "Mail of the office"),
    "test_closing": pgettext(
        "members",
        "If you found it in the folder for unwanted mail, ask whoever looks after the mail server about SPF and DKIM.",
    ),
}
