"""Asking to attend an event: the form on its public page, the page behind the link, the letters."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "ask": pgettext("attending", "Ask to attend"),
    "ask_until": pgettext("attending", "Requests are taken until %(until)s."),
    "closed": pgettext("attending", "Requests to attend this event are no longer taken."),
    "intro": pgettext(
        "attending",
        "For journalists and their crews. You get a letter with a link; once you have followed it, the press office reads your request and answers by mail.",
    ),
    "papers_asked": pgettext("attending", "What you will need"),
    "papers_later": pgettext(
        "attending", "You can send scans on the page that the letter links to."
    ),
    "kind.journalist": pgettext("attending", "journalist"),
    "kind.crew": pgettext("attending", "member of a camera or sound crew"),
    "kind.official": pgettext("attending", "official"),
    "kind.partner": pgettext("attending", "partner organisation"),
    "kind.other": pgettext("attending", "other"),
    "with_you": pgettext("attending", "Who and what comes with you"),
    "data_title": pgettext("attending", "Your data"),
    "data": pgettext(
        "attending",
        "%(office)s keeps what you write here to decide about your request and to prepare the event; whoever guards the entrance sees your name, outlet, crew, equipment, car and the number of your press card. Legal basis: your own request. If it is not approved, the data are deleted %(days)s days after the event, and scans of papers are deleted then in any case.",
    ),
    "send": pgettext("attending", "Send the request"),
    "back": pgettext("attending", "Back to the event"),
    "sent_title": pgettext("attending", "Check your inbox"),
    "sent": pgettext(
        "attending",
        "A letter is on its way to the address that you gave. Follow the link in it and confirm: only then does the press office see your request. The link is valid for three days.",
    ),
    "not_arrived": pgettext(
        "attending",
        "Nothing after a quarter of an hour? Check your spam folder, then ask again or write to us.",
    ),
    "too_fast": pgettext(
        "attending", "That was very quick. Please look over what you wrote, and send it again."
    ),
    "too_old": pgettext(
        "attending", "This page was open for a long time. Please send the form once more."
    ),
    "trapped": pgettext(
        "attending",
        "A field that people do not see was filled in, perhaps by your browser. It is empty again: please send the form once more.",
    ),
    "only_links": pgettext(
        "attending", "Please write a sentence in your own words, not only a link."
    ),
    "no_links": pgettext("attending", "Please write no web address here."),
    "too_many": pgettext(
        "attending",
        "There were many requests from here. Wait a quarter of an hour, then try again.",
    ),
    "request_of": pgettext("attending", "Request of %(name)s"),
    "confirm_title": pgettext("attending", "Confirm your request"),
    "confirm_text": pgettext(
        "attending", "Is this right? Then confirm it, and the press office will read it."
    ),
    "confirm": pgettext("attending", "Confirm my request"),
    "confirmed": pgettext("attending", "Thank you. The press office has your request."),
    "state.requested": pgettext(
        "attending", "Your request is with the press office. You will get an answer by mail."
    ),
    "state.papers_missing": pgettext("attending", "The press office still needs from you:"),
    "state.approved": pgettext("attending", "Your request is approved: you may come."),
    "state.refused": pgettext("attending", "The press office could not approve your request."),
    "state.withdrawn": pgettext("attending", "You have withdrawn your request."),
    "state.replaced": pgettext("attending", "You have asked anew: only the later request counts."),
    "reason": pgettext("attending", "Reason"),
    "your_page": pgettext("attending", "The invitation and your own page are in our next letter."),
    "papers": pgettext("attending", "Papers"),
    "papers_hint": pgettext(
        "attending",
        "A scan or photograph of your press card or of what is asked for: JPEG, PNG or PDF, up to 10 MB. Only those who decide see it; it is deleted %(days)s days after the event.",
    ),
    "paper_given": pgettext("attending", "Given on %(day)s"),
    "give_paper": pgettext("attending", "Send this paper"),
    "paper_kept": pgettext("attending", "The paper has reached the press office."),
    "paper_removed": pgettext("attending", "The paper is deleted."),
    "remove_paper": pgettext("attending", "Delete it"),
    "withdraw": pgettext("attending", "Withdraw my request"),
    "withdrawn": pgettext("attending", "Your request is withdrawn, and its papers are deleted."),
    "personal": pgettext(
        "attending",
        "This page is yours alone: whoever has its address can act in your name. Please do not forward it.",
    ),
    "not_you": pgettext(
        "attending",
        "If you have not asked, somebody has typed your address: do nothing, and we forget it within three days.",
    ),
    "why": pgettext(
        "attending", "You are receiving this letter because of your request to attend."
    ),
    "to_page": pgettext("attending", "Your request"),
    "still_needed": pgettext("attending", "Still needed"),
    "source": pgettext("attending", "asked to attend “%(title)s”"),
}
