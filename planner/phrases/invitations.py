"""Phrases of calendar entries, and those that letters and guest pages share."""

from __future__ import annotations

from planner.kernel.messages import Phrase, npgettext, pgettext

PHRASES: dict[str, Phrase] = {
    "when": pgettext("invitations", "When"),
    "where": pgettext("invitations", "Where"),
    "online": pgettext("invitations", "Online"),
    "programme": pgettext("invitations", "Programme"),
    "contact": pgettext("invitations", "Contact"),
    "organisers": pgettext("invitations", "Organised by"),
    "hosts": pgettext("invitations", "Hosted by"),
    "accreditation": pgettext("invitations", "Accreditation"),
    "hour_later": pgettext("invitations", "the hour will be confirmed"),
    "not_final": pgettext("invitations", "date not yet final"),
    "date_later": pgettext("invitations", "the new date will follow"),
    "answer_here": pgettext("invitations", "Will you come? Please answer on this page:"),
    "link_later": pgettext("invitations", "possible; whoever takes part gets the address"),
    "is_waiting": pgettext(
        "invitations",
        "You are on the waiting list: there is no place for you yet. We shall write to you as soon as there is. Your page:",
    ),
    "is_cancelled": pgettext("invitations", "This event is cancelled."),
    "is_postponed": pgettext("invitations", "This event is postponed. The new date will follow."),
    "is_put_off": pgettext(
        "invitations",
        "This event is postponed. The new date stands below; it is not confirmed yet.",
    ),
    "is_withdrawn": pgettext("invitations", "This invitation is withdrawn."),
    "is_moved": pgettext("invitations", "This invitation is not meant for this address any more."),
    "is_tentative": pgettext(
        "invitations",
        "It is not certain yet that the event takes place as planned. We shall write to you as soon as it is.",
    ),
    "answer_by": pgettext("invitations", "Please answer by %(day)s."),
    "and_more": pgettext("invitations", "and %(count)s more; see the page"),
    "languages": pgettext("invitations", "Languages"),
    "cancelled_prefix": pgettext("invitations", "CANCELLED:"),
    "postponed_prefix": pgettext("invitations", "POSTPONED:"),
    "seats": lambda count, **values: npgettext(
        "invitations", "There is one place.", "There are %(count)s places.", count, **values
    ),
}
