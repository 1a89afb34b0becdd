"""Subscribing to releases and advisories in the newsroom: the form, its letter and its pages."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "title": pgettext("subscriptions", "Press releases by mail"),
    "lead": pgettext(
        "subscriptions",
        "Leave your address, and what %(office)s has to tell the press comes to you by mail. You need no account.",
    ),
    "what": pgettext("subscriptions", "What I want"),
    "releases": pgettext("subscriptions", "Press releases"),
    "advisories": pgettext("subscriptions", "Advisories: invitations of the press to events"),
    "topics": pgettext("subscriptions", "Topics"),
    "topics_hint": pgettext("subscriptions", "Choose none, and you get all of them."),
    "consent": pgettext(
        "subscriptions",
        "With this subscription I agree that %(office)s keeps my address, my name and my choices, to send me what I have chosen by e-mail. I can withdraw this at any time, by the button of my mail program or by the link in each letter.",
    ),
    "subscribe": pgettext("subscriptions", "Subscribe"),
    "needs_choice": pgettext("subscriptions", "Choose at least one of the two."),
    "sent_title": pgettext("subscriptions", "Please look into your mailbox"),
    "sent": pgettext(
        "subscriptions",
        "A letter with a link is on its way to the address that you gave. The subscription begins when you press the button behind that link. The link holds for a week.",
    ),
    "not_there": pgettext(
        "subscriptions",
        "Nothing there after a quarter of an hour? Look into the folder for unwanted mail, or write to us.",
    ),
    "back": pgettext("subscriptions", "Back to the newsroom"),
    "subject": pgettext("subscriptions", "Please confirm your subscription: %(office)s"),
    "greeting": pgettext("subscriptions", "Good day,"),
    "opening": pgettext(
        "subscriptions",
        "Somebody, probably you, has asked in the newsroom of %(office)s for letters to this address: %(what)s. Follow this link and press the button there, and they will come.",
    ),
    "button": pgettext("subscriptions", "Look and confirm"),
    "closing": pgettext(
        "subscriptions",
        "Was it not you? Then do nothing: there will be no further letter, and within a week your address will be deleted.",
    ),
    "what_releases": pgettext("subscriptions", "press releases"),
    "what_advisories": pgettext("subscriptions", "advisories on events"),
    "what_both": pgettext("subscriptions", "press releases and advisories on events"),
    "about": pgettext("subscriptions", "%(what)s (topics: %(topics)s)"),
    "about_all": pgettext("subscriptions", "%(what)s (all topics)"),
    "confirm_title": pgettext("subscriptions", "Confirm your subscription"),
    "confirm": pgettext("subscriptions", "%(office)s will send to %(address)s: %(what)s."),
    "confirm_lifts": pgettext(
        "subscriptions",
        "You had opted out of such letters. By confirming you take that back.",
    ),
    "confirm_replaces": pgettext("subscriptions", "This takes the place of your earlier choice."),
    "confirm_button": pgettext("subscriptions", "Yes, I subscribe"),
    "confirm_nothing": pgettext(
        "subscriptions", "If you close this page without pressing the button, nothing comes."
    ),
    "done_title": pgettext("subscriptions", "You have subscribed"),
    "done": pgettext("subscriptions", "From now on %(office)s sends to %(address)s: %(what)s."),
    "done_choices": pgettext("subscriptions", "My choices and data"),
    "source": pgettext("subscriptions", "subscribed in the newsroom"),
    "why": pgettext(
        "subscriptions",
        "You are receiving this letter because you have subscribed in the newsroom of %(office)s.",
    ),
    "own_title": pgettext("subscriptions", "My subscription"),
    "own_hint": pgettext(
        "subscriptions",
        "Sent to %(address)s since %(day)s. Without a tick the subscription rests.",
    ),
}
