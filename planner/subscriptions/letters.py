"""The letter with the link that confirms a subscription, and what is subscribed to in words."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.invitations.letter_layout import inliner, laid_out
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase
from planner.subscriptions.models import Subscription

PURPOSE = "subscription"


def letters_about(subscription_id: int) -> str:
    """`Letter.about` of its letter; with a colon also how its key begins."""
    return f"subscriptions:{subscription_id}"


def what_words(subscription: Subscription, language: str) -> str:
    """“press releases (topics: Health, Water)”."""
    both = subscription.wants_releases and subscription.wants_advisories
    one = "releases" if subscription.wants_releases else "advisories"
    what = phrase(language, f"subscriptions.what_{'both' if both else one}")
    if not subscription.topics:
        return phrase(language, "subscriptions.about_all", what=what)
    topics = ", ".join(topic.names.best(language) for topic in subscription.topic_list)
    return phrase(language, "subscriptions.about", what=what, topics=topics)


def confirmation_letter(work: Work, office: Office, subscription: Subscription) -> LetterPlan:
    """Leaves at once: somebody waits for it, and it is one of its kind."""
    language = subscription.language
    name = office.names.best(language, *office.languages)
    facts = {"office": name, "what": what_words(subscription, language)}
    parts = ("subject", "greeting", "opening", "button", "closing")
    context = {
        "language": language,
        "office": name,
        "link": work.links.subscription(subscription.public_id),
        **{part: phrase(language, f"subscriptions.{part}", **facts) for part in parts},
    }
    style = render("mail/guest/letter.css", accent=office.accent)
    return LetterPlan(
        purpose=PURPOSE,
        about=letters_about(subscription.id),
        unique_key=f"{letters_about(subscription.id)}:{subscription.public_id}",
        language=language,
        sender_name=name,
        sender_address=office.mail_from,
        recipient_name=subscription.name,
        recipient_address=subscription.address,
        subject=context["subject"],
        text=laid_out(render("mail/subscription/letter.txt", **context)),
        html=inliner(style).inline(render("mail/subscription/letter.html", **context)),
        is_held=False,
    )
