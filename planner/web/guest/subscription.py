"""The page behind the link of a subscriber's first letter: its button confirms the subscription."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.kernel.links import SUBSCRIPTION
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.subscriptions.letters import what_words
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import confirm, earlier_ones, lifted_by
from planner.subscriptions.queries import subscription_by_public_id
from planner.web.doors import by_link
from planner.web.extensions import settings
from planner.web.guest.links import (
    gone_page,
    layout_words,
    office_of,
    phrases,
    prove,
    row_claimed,
)
from planner.web.reader_language import speak
from planner.web.transaction import begin_writing, found, rechecked, work_for

blueprint = Blueprint("subscription", __name__, url_prefix="/s")
blueprint.register_error_handler(404, gone_page("privacy.gone"))


@dataclass(frozen=True, slots=True)
class _Visit:
    token: str
    subscription: Subscription
    office: Office
    work: Work

    @property
    def language(self) -> str:
        return spoken_language(self.subscription.language)


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    """What will be sent, with the button, for people and for programs that open every link."""
    visit = _enter(token)
    one = visit.subscription
    if one.confirmed_at is not None:
        return _done(visit, one.person)
    return _page(
        visit,
        lifts=bool(lifted_by(visit.work, one)),
        replaces=bool(earlier_ones(visit.work, one)),
    )


@blueprint.post("/<token>")
@by_link
def create(token: str) -> ResponseReturnValue:
    """Confirm it; again, and it stays confirmed."""
    _enter(token)
    begin_writing()
    visit = _enter(token)
    return _done(visit, confirm(visit.work, visit.subscription))


def _done(visit: _Visit, person: Person | None) -> str:
    """With the way to the person's own page, as no letter has brought them there yet."""
    own = settings().links.own_page(found(person).public_id)
    return _page(visit, own_page=own.removeprefix(settings().links.public_url))


@rechecked
def _enter(token: str) -> _Visit:
    """Verifies the token; 404 for unknown, forgotten and forged ones alike."""
    one = row_claimed(token, subscription_by_public_id)
    prove(token, one, SUBSCRIPTION)
    office = office_of(one)
    visit = _Visit(token, one, office, work_for(office))
    speak(visit.language)
    return visit


def _page(visit: _Visit, **shown: Any) -> str:
    language = visit.language
    words = layout_words(visit.office, language)
    facts = {
        "office": words["office_name"],
        "address": visit.subscription.address,
        "what": what_words(visit.subscription, language),
    }
    return render_template(
        "guest/subscription/show.html",
        visit=visit,
        facts=facts,
        ask=phrases(language, "subscriptions"),
        **words,
        **{"own_page": "", "lifts": False, "replaces": False, **shown},
    )
