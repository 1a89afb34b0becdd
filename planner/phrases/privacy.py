"""What a person is told of their data and of their choices, in letters and on their own page."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "erased_person": pgettext("privacy", "Erased person"),
    "why": pgettext(
        "privacy", "You are receiving this letter because you are on the press list of %(office)s."
    ),
    "my_data": pgettext("privacy", "My data and choices"),
    "assistants": pgettext("privacy", "Copies of letters to you go to"),
    "assisted": pgettext("privacy", "You get copies of letters to"),
    "notice_title": pgettext("privacy", "How we come to write to you"),
    "notice": pgettext(
        "privacy",
        "%(office)s keeps your name, your work addresses, your outlet and your answers to invitations, so as to inform you of events and releases in your field. The data did not come from you; they are passed on to nobody.",
    ),
    "basis_consent": pgettext("privacy", "Legal basis: your consent."),
    "basis_legitimate_interest": pgettext(
        "privacy", "Legal basis: our legitimate interest in informing the press."
    ),
    "basis_public_task": pgettext(
        "privacy", "Legal basis: our public task of informing the press."
    ),
    "basis_own_request": pgettext("privacy", "Legal basis: your own request."),
    "basis_other": pgettext("privacy", "Legal basis: %(note)s."),
    "basis_unknown": pgettext("privacy", "We shall tell you the legal basis on request."),
    "source": pgettext("privacy", "Source: %(source)s."),
    "source_unknown": pgettext("privacy", "We shall tell you the source on request."),
    "retention": pgettext(
        "privacy", "We keep the data for as long as we work with you, or until you object."
    ),
    "rights": pgettext(
        "privacy",
        "You may object to these letters at any time, see your data, have them rectified, copied, restricted or erased, and complain to the data protection authority.",
    ),
    "contact": pgettext("privacy", "Data protection officer: %(contact)s."),
    "gone": pgettext(
        "privacy",
        "It may be incomplete, replaced by a newer one, or your data have been erased. Open the link in the last letter that you have from us, or answer that letter.",
    ),
    "unsubscribe_title": pgettext("privacy", "No more of these letters?"),
    "unsubscribe_invitations": pgettext(
        "privacy",
        "%(office)s will send you no more invitations to events and no advisories on them.",
    ),
    "unsubscribe_releases": pgettext("privacy", "%(office)s will send you no more releases."),
    "unsubscribe_button_invitations": pgettext("privacy", "No more invitations"),
    "unsubscribe_button_releases": pgettext("privacy", "No more releases"),
    "done_title": pgettext("privacy", "Done"),
    "done_invitations": pgettext(
        "privacy", "%(office)s sends you no more invitations to events and no advisories on them."
    ),
    "done_releases": pgettext("privacy", "%(office)s sends you no more releases."),
    "still_told": pgettext(
        "privacy",
        "If an event that you were invited to is moved or cancelled, or a release that you have is corrected, we still tell you.",
    ),
    "see_own_page": pgettext(
        "privacy",
        "All choices, and your data, are on your own page: the link “My data and choices” stands at the foot of each letter.",
    ),
    "choices_title": pgettext("privacy", "Which letters I want"),
    "wanted": pgettext("privacy", "I want"),
    "kind_invitations": pgettext("privacy", "Invitations to events, and advisories on them"),
    "kind_releases": pgettext("privacy", "Releases"),
    "topics": pgettext("privacy", "My topics"),
    "language": pgettext("privacy", "Language of the letters"),
    "language_of_event": pgettext("privacy", "the language of the event"),
    "save": pgettext("privacy", "Save"),
    "saved": pgettext("privacy", "Your choices are saved."),
    "data_title": pgettext("privacy", "What we have about you"),
    "name": pgettext("privacy", "Name"),
    "addresses": pgettext("privacy", "Addresses and telephones"),
    "posts": pgettext("privacy", "Works for"),
    "from_where": pgettext("privacy", "Where from"),
    "why_kept": pgettext("privacy", "On what ground"),
    "basis_since": pgettext("privacy", "Since %(day)s."),
    "events": pgettext("privacy", "Events you were invited to"),
    "answered": pgettext("privacy", "Your answer: %(answer)s"),
    "came": pgettext("privacy", "You came"),
    "copy_hint": pgettext(
        "privacy",
        "The copy also lists the letters that were sent to you. Internal notes are not in it; write to us if you wish to have them. Is something wrong? Write to us.",
    ),
    "copy": pgettext("privacy", "Download a copy (JSON)"),
    "erase_title": pgettext("privacy", "Erase my data"),
    "erase_hint": pgettext(
        "privacy",
        "We then know nothing of you but, if you have opted out of letters, an unreadable mark of your address, so that nobody writes to you again.",
    ),
    "erase": pgettext("privacy", "Erase my data …"),
    "erase_what": pgettext(
        "privacy",
        "We erase your name, your addresses, your answers and messages, and the letters to you.",
    ),
    "erase_stays": pgettext(
        "privacy",
        "What stays: releases and programmes that name you as a speaker, the number of guests without names, and, if you have opted out of letters, an unreadable mark of your address.",
    ),
    "erase_entries": pgettext(
        "privacy",
        "If you have an event of ours in your calendar, we can no longer tell you that it is moved or cancelled. This cannot be undone.",
    ),
    "erase_only_asked": pgettext(
        "privacy",
        "As you have a part in an event or work with us, somebody of the press office sees to it. You get no more invitations and releases meanwhile.",
    ),
    "erase_now": pgettext("privacy", "Erase everything now"),
    "erase_ask": pgettext("privacy", "Ask for it"),
    "erased": pgettext("privacy", "Your data are erased. Thank you for your time with us."),
    "erase_asked": pgettext(
        "privacy",
        "Your wish has reached the press office, which will answer within a month. Meanwhile you get no more invitations and releases.",
    ),
    "back": pgettext("privacy", "Back"),
    "personal": pgettext(
        "privacy",
        "This page is yours alone: whoever has its address can choose in your name. Please do not forward it.",
    ),
}
