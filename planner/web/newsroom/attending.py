"""Asking to attend an announced event: a form without account and script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.accounts.throttle import Limit, admit_try
from planner.accreditation.asking import (
    ask,
    check_request,
    closes_at,
    prepare_request,
    takes_requests,
)
from planner.accreditation.queries import askable_event
from planner.accreditation.spam import Fault, fault_of, stamp
from planner.events.models.event import Event
from planner.events.where_words import place_text
from planner.invitations.facts import when_line
from planner.kernel.addresses import address_key
from planner.kernel.dates import clock_text, day_text
from planner.kernel.errors import Busy, Conflict, Invalid
from planner.kernel.messages import pgettext
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.web.attending_words import KIND_LABELS, LABELS
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now, settings
from planner.web.newsroom.forms import AskForm
from planner.web.newsroom.reading import (
    PublicOffice,
    chosen_language,
    find_office,
    shown,
    switch,
)
from planner.web.reader_language import speak
from planner.web.requests import note_refusal
from planner.web.transaction import (
    begin_writing,
    found,
    rechecked,
    stop_writing,
    work_for,
    write_at_once,
)
from planner.web.typed import typed_lines

blueprint = Blueprint("attending", __name__)

_MINUTE = timedelta(minutes=1)
_EVENT = "/newsroom/<office_slug>/events/<public_id>/request"
# Forms within a quarter of an hour: from one network, where newsrooms share one, and for one address.
PER_NETWORK, PER_ADDRESS = 20, 4


@dataclass(frozen=True, slots=True)
class Asked:
    """An event that may be asked for, in the language of the page."""

    office: PublicOffice
    event: Event
    language: str

    @property
    def work(self) -> Work:
        return work_for(db.session.get_one(Office, self.office.id))

    @property
    def papers(self) -> str:
        """What has to be given, in the language of the page or another of the event."""
        return self.event.asked_papers.best(self.language, *self.event.languages)


@blueprint.get(_EVENT)
@public
def new(office_slug: str, public_id: str) -> ResponseReturnValue:
    return _page(_find(office_slug, public_id), AskForm())


@blueprint.post(_EVENT)
@public
def create(office_slug: str, public_id: str) -> ResponseReturnValue:
    """Answers alike for whoever asks, known or not, and whether or not a letter is written."""
    asked = _find(office_slug, public_id)
    speak(asked.language)
    form = AskForm.read()
    if not _is_sound(form, asked):
        return _page(asked, form, 422)
    try:
        # What is wrong costs no try, and a try too many no letter.
        check_request(form.plan(), asked.language, needs_card=asked.event.asks_press_card)
        write_at_once(lambda session: admit_try(session, now(), _limits(asked, form)))
        asked = _find(office_slug, public_id)
        prepared = prepare_request(asked.work, asked.event, form.plan(), asked.language)
    except Invalid as error:
        form.mark(error)
        return _page(asked, form, 422)
    except Conflict:
        return _page(asked, form, 409)
    except Busy as error:
        form.form_errors.append(phrase(asked.language, "attending.too_many"))
        page = _page(asked, form, 429)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    begin_writing()
    asked = _find(office_slug, public_id)
    try:
        ask(asked.work, asked.event, prepared)
    except Conflict:
        stop_writing()
        return _page(_find(office_slug, public_id), form, 409)
    return redirect(_address("sent", asked), 303)


@blueprint.get(f"{_EVENT}/sent")
@public
def sent(office_slug: str, public_id: str) -> ResponseReturnValue:
    """What happens next; the same page whatever was stored."""
    asked = _find(office_slug, public_id)
    return _shown("newsroom/attending/sent.html", asked, 200)


@rechecked
def _find(office_slug: str, public_id: str) -> Asked:
    """404 for an event that is not announced."""
    office = find_office(office_slug)
    event = found(db.session.scalars(askable_event(office.id, public_id, now())).one_or_none())
    return Asked(office, event, chosen_language(event.languages))


def _is_sound(form: AskForm, asked: Asked) -> bool:
    """Whether a person may have sent it, and all that is needed is there; what is wrong stands in
    the form, with everything that was typed.
    """
    is_valid = form.validate()
    fault = fault_of(settings().links.signer, form.stamp.data or "", now(), asked.event.public_id)
    if form.leave_empty.data:
        form.leave_empty.data = ""
        form.form_errors.append(phrase(asked.language, "attending.trapped"))
    elif fault is not None:
        form.form_errors.append(phrase(asked.language, f"attending.{fault}"))
    if fault is Fault.TOO_OLD:
        form.stamp.data = ""
    if not form.agrees.data:
        form.agrees.errors = [*form.agrees.errors, pgettext("attending", "Tick this to ask.")]
    return is_valid and not form.form_errors and bool(form.agrees.data)


def _limits(asked: Asked, form: AskForm) -> list[Limit]:
    key = f"{asked.office.id}:{address_key(form.address.data or '')}"
    return [
        Limit("attend.network", request.remote_addr or "", PER_NETWORK),
        Limit("attend.address", key, PER_ADDRESS),
    ]


def _page(asked: Asked, form: AskForm, status: int = 200) -> Response:
    """If the form has closed meanwhile, what was typed is shown back."""
    if status >= 400:
        note_refusal()
    speak(asked.language)
    form.offer_languages(asked.language)
    form.press_card.flags.required = asked.event.asks_press_card
    if not form.stamp.data:
        form.stamp.data = stamp(settings().links.signer, now(), asked.event.public_id)
    event, closes = asked.event, closes_at(asked.event)
    wall = closes and _last_hour(closes.astimezone(ZoneInfo(event.zone)))
    return _shown(
        "newsroom/attending/new.html",
        asked,
        status,
        form=form,
        is_open=takes_requests(event, now()),
        typed=typed_lines(form, LABELS, {"kind": KIND_LABELS, "language": form.language_names}),
        not_sent_words=phrase(asked.language, "guest.not_sent"),
        open_until=f"{day_text(wall.date(), asked.language)}, {clock_text(wall.time())}"
        if wall
        else "",
        action=_address("create", asked),
        **_notice(asked),
    )


def _last_hour(wall: datetime) -> datetime:
    """What is read as the end: midnight as 23:59 of the day that ends, any other hour as it is."""
    return wall - _MINUTE if wall.time() == time() else wall


def _notice(asked: Asked) -> dict[str, object]:
    """What is told of the data besides why they are kept (Art. 13 GDPR)."""
    office, language = db.session.get_one(Office, asked.office.id), asked.language
    rights = [phrase(language, "privacy.rights")]
    if office.data_protection_contact:
        contact = office.data_protection_contact
        rights.append(phrase(language, "privacy.contact", contact=contact))
    return {"days": office.papers_kept_days, "rights": " ".join(rights)}


def _shown(template: str, asked: Asked, status: int, **facts: Any) -> Response:
    event, language = asked.event, asked.language

    def tell(key: str, **values: object) -> str:
        return phrase(language, f"attending.{key}", **values)

    page = shown(
        template,
        asked.office,
        language,
        event.languages,
        status=status,
        event=event,
        tell=tell,
        when=when_line(event, language),
        where=place_text(event, language),
        papers=asked.papers,
        switch=switch,
        **facts,
    )
    page.headers["Cache-Control"] = "no-store"
    page.headers["X-Robots-Tag"] = "noindex"
    return page


def _address(view: str, asked: Asked) -> str:
    return url_for(
        f"newsroom.attending.{view}",
        office_slug=asked.office.slug,
        public_id=asked.event.public_id,
        language=asked.language,
    )
