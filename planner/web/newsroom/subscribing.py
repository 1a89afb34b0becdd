"""The form with which readers subscribe to releases and advisories by mail."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from wtforms import BooleanField, SelectField, StringField

from planner.accounts.models import Office
from planner.accounts.operations import PER_ADDRESS
from planner.accounts.throttle import Limit, admit_try
from planner.contacts.topic import Topic
from planner.kernel.addresses import address_key
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.phrases import phrase
from planner.subscriptions.operations import SubscriptionPlan, ask
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, LineField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.newsroom.reading import PublicOffice, chosen_language, find_office, shown
from planner.web.reader_language import speak
from planner.web.transaction import found, work_for, write_at_once

blueprint = Blueprint("subscribing", __name__, url_prefix="/newsroom/<office_slug>/subscribe")

_PER_READER = 5


class SubscribeForm(Form):
    """`website` is a trap: people do not see it, programs that fill in every form do."""

    address = AddressField(_("E-mail address"), required=True)
    name = LineField(
        _("Name"),
        longest=200,
        description=_("If you wish to be addressed by it. It may stay empty."),
    )
    website = StringField(_("Leave this empty"))
    language = SelectField(_("Language of the letters"))
    wants_releases = BooleanField(_("Press releases"), default=True)
    wants_advisories = BooleanField(_("Advisories: the press is invited to an event"))
    topic_ids = ManyChoicesField(
        _("Topics"), description=_("Choose none, and you get all of them.")
    )

    def offer(self, office: PublicOffice, language: str) -> None:
        """The languages of the office, and its topics in the language of the page."""
        self.language.choices = [(tag, language_name(tag, tag)) for tag in office.languages]
        topics = db.session.scalars(
            select(Topic)
            .where(Topic.office_id == office.id, Topic.archived_at.is_(None))
            .order_by(Topic.position, Topic.id)
        )
        languages = (language, *office.languages)
        self.topic_ids.offer((one.id, one.names.best(*languages)) for one in topics)

    def plan(self, read_in: str) -> SubscriptionPlan:
        return SubscriptionPlan(
            read_in=read_in,
            address=self.address.data or "",
            name=self.name.data or "",
            language=self.language.data,
            wants_releases=self.wants_releases.data,
            wants_advisories=self.wants_advisories.data,
            topic_ids=self.topic_ids.data or [],
        )


@blueprint.get("/")
@public
def new(office_slug: str) -> ResponseReturnValue:
    office, language = _reading(office_slug)
    form = SubscribeForm(data={"language": language, "wants_releases": True})
    form.offer(office, language)
    return _page(office, language, form)


@blueprint.post("/")
@public
def create(office_slug: str) -> ResponseReturnValue:
    """The answer is the same whether the address is known, has subscribed, or has opted out."""
    office, language = _reading(office_slug)
    form = SubscribeForm.read()
    form.offer(office, language)
    if not form.validate():
        return _page(office, language, form, 422)
    if form.website.data:
        return _sent(office, language)
    limits = _limits(office, form.address.data or "")
    write_at_once(lambda session: admit_try(session, now(), limits))

    def act() -> bool:
        own = found(db.session.get(Office, office.id))
        ask(work_for(own), own, form.plan(language))
        return True

    done, status = submit_form(form, act)
    return _sent(office, language) if done else _page(office, language, form, status)


@blueprint.get("/sent")
@public
def sent(office_slug: str) -> ResponseReturnValue:
    """What happens next."""
    office, language = _reading(office_slug)
    return shown(
        "newsroom/subscription/sent.html",
        office,
        language,
        office.languages,
        switch=_switch(office, "newsroom.subscribing.sent"),
        ask=_words(language),
    )


def _reading(office_slug: str) -> tuple[PublicOffice, str]:
    office = find_office(office_slug)
    language = chosen_language(office.languages)
    speak(language)
    return office, language


def _sent(office: PublicOffice, language: str) -> ResponseReturnValue:
    target = url_for("newsroom.subscribing.sent", office_slug=office.slug, language=language)
    return redirect(target, 303)


def _limits(office: PublicOffice, address: str) -> tuple[Limit, ...]:
    """For known and unknown addresses alike."""
    return (
        Limit("subscribe.address", f"{office.id} {address_key(address)}", _PER_READER),
        Limit("subscribe.network", request.remote_addr or "", PER_ADDRESS),
    )


def _page(
    office: PublicOffice, language: str, form: SubscribeForm, status: int = 200
) -> ResponseReturnValue:
    name = office.names.best(language, *office.languages)
    return shown(
        "newsroom/subscription/new.html",
        office,
        language,
        office.languages,
        status=status,
        switch=_switch(office, "newsroom.subscribing.new"),
        ask=_words(language),
        form=form,
        consent=phrase(language, "subscriptions.consent", office=name),
    )


def _switch(office: PublicOffice, endpoint: str) -> Callable[[str], str]:
    """The address of the page in another language."""
    return lambda tag: url_for(endpoint, office_slug=office.slug, language=tag)


def _words(language: str) -> Callable[..., str]:
    return lambda key, **values: phrase(language, f"subscriptions.{key}", **values)
