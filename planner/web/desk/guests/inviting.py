"""Choosing whom to ask, and the letter as it will arrive."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planner.accounts.models import Role
from planner.background.models import Job
from planner.contacts.models import Affiliation, Person, Pool
from planner.events.models.event import Event
from planner.invitations.due import Wish
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message, Written
from planner.invitations.models import Invitation
from planner.invitations.operations import (
    Report,
    invite_people,
    must_be_askable,
)
from planner.invitations.people import members_numbers
from planner.invitations.preview import plan_test, sample_guest
from planner.invitations.purposes import Purpose
from planner.jobs.starting import MOST_AT_ONCE, note_invited, start_inviting
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, ngettext, spoken_language
from planner.kernel.searchable import each_word
from planner.outbox.operations import enqueue
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import InviteForm, PasteForm
from planner.web.desk.guests.letters import invited_said, write_letters
from planner.web.desk.jobs.pages import follow
from planner.web.desk.outbox.letters import sends_mail
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import fits, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    member,
    reading_languages,
)

blueprint = Blueprint("inviting", __name__, url_prefix="/events/<int:event_id>/inviting")

AT_ONCE = 100
LARGEST = 2**31
# The letter's own styles count, nothing else: no script, no picture from elsewhere, no form.
_IN_ITS_FRAME = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


@blueprint.get("/")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id), InviteForm())


@blueprint.post("/")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = InviteForm.read()
    form.pool.offer(choices.pools())
    form.people.offer((number, "") for number in form.people.data or () if 0 < number < LARGEST)
    report, status = submit_form(form, lambda: _invite(event, form))
    if report is None:
        return _page(event, form, status)
    if isinstance(report, Job):
        return follow(report)
    flash(_said(report))
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


@blueprint.get("/preview")
@needs(Role.EDITOR)
def preview(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    written = _letter(event)
    return render_template(
        "desk/inviting/preview.html",
        event=event,
        written=written,
        language=_language(event),
        languages=languages(),
        sender=current_office(),
    )


@blueprint.get("/preview/letter")
@needs(Role.EDITOR)
def letter(event_id: int) -> ResponseReturnValue:
    """The HTML part alone, for the frame on the page of the preview."""
    response = Response(_letter(find_event(event_id)).html, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _IN_ITS_FRAME
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@blueprint.post("/test")
@needs(Role.EDITOR)
def send_test(event_id: int) -> ResponseReturnValue:
    """The letter to the person who asks, without a link or entry of a guest."""
    event, me = find_event(event_id), member().user
    language = _language(event)
    plan = plan_test(current_work(), event, language, me.name, me.email)
    begin_writing()
    enqueue(current_work(), plan)
    flash(
        _("A test is on its way to %(address)s.", address=me.email)
        if sends_mail()
        else _(
            "No mail server is set: nobody receives anything. The test is put into a file instead."
        )
    )
    return redirect(url_for("desk.inviting.preview", event_id=event.id, language=language), 303)


def _invite(event: Event, form: InviteForm) -> Report | Job:
    """A few people at once; very many are left to a job. A report that is too long for a notice is
    read on the page of a job that has ended.
    """
    work, people = current_work(), _chosen(form)
    if len(people) > MOST_AT_ONCE:
        must_be_askable(event)
        return start_inviting(work, event.id, people)
    report = invite_people(work, event, people)
    write_letters(event, [guest.id for guest in report.invited], Wish.DETAILS)
    if fits(_said(report)):
        return report
    passed = ngettext(
        "%(count)s was not invited, for the reasons below.",
        "%(count)s were not invited, for the reasons below.",
        len(report.passed),
        count=number_text(len(report.passed)),
    )
    flash(f"{invited_said(report)} {passed}")
    return note_invited(work, event.id, report)


def _chosen(form: InviteForm) -> list[int]:
    """The numbers of the people who are to be invited."""
    if form.pool.data is not None:
        members = members_numbers(current_work(), found_in(Pool, form.pool.data))
        if not members:
            raise Invalid("pool", _("Nobody is in this pool."))
        return members
    if form.people.data:
        return list(form.people.data)
    raise Invalid("people", _("Tick at least one person, or choose a pool."))


def _said(report: Report) -> str:
    """Who was invited and who was not, by name and with the reason."""
    said = invited_said(report)
    if not report.passed:
        return said
    named = [f"{one.name} ({one.reason})" for one in report.passed]
    not_invited = _("Not invited: %(people)s.", people="; ".join(named))
    return f"{said} {not_invited}"


def _letter(event: Event) -> Written:
    language = _language(event)
    work = current_work()
    message = Message(purpose=Purpose.INVITATION)
    facts = facts_of(event, language, work.now)
    return LetterRenderer(current_office()).write(message, facts, sample_guest(work, event))


def _language(event: Event) -> str:
    asked = request.args.get("language", "") or request.form.get("language", "")
    return asked if asked in languages() else spoken_language(event.language)


def _people(event: Event, search: str) -> list[Person]:
    """Journalists first; those on the list already are left out."""
    office = current_office()
    # Asked of each person who was found, not listed for all of them.
    is_asked = (
        select(Invitation.id)
        .where(
            Invitation.office_id == office.id,
            Invitation.event_id == event.id,
            Invitation.person_id == Person.id,
            Invitation.withdrawn_at.is_(None),
        )
        .exists()
    )
    statement = (
        select(Person)
        .options(
            selectinload(Person.channels),
            selectinload(Person.affiliations).options(
                joinedload(Affiliation.outlet), joinedload(Affiliation.organisation)
            ),
        )
        .where(
            Person.office_id == office.id,
            Person.archived_at.is_(None),
            *each_word(Person.search_text, search),
            ~is_asked,
        )
        .order_by(Person.sort_name, Person.id)
    )
    found: list[Person] = []
    # One after the other: each is read in the order of the index and ends when the page is full.
    for is_journalist in (True, False):
        some = statement.where(Person.is_journalist.is_(is_journalist))
        found += db.session.scalars(some.limit(AT_ONCE - len(found)))
        if len(found) == AT_ONCE:
            break
    return found


def _page(event: Event, form: InviteForm, status: int = 200) -> ResponseReturnValue:
    form.pool.offer(choices.pools())
    search = request.args.get("search", "")[:200]
    page = render_template(
        "desk/inviting/new.html",
        event=event,
        form=form,
        paste=PasteForm(),
        search=search,
        people=_people(event, search),
        at_once=AT_ONCE,
        workplace=_workplace,
    )
    return page, status


def _workplace(person: Person) -> str:
    """For whom the person works, as far as is known."""
    names = reading_languages()
    bodies = [a.outlet or a.organisation for a in person.affiliations]
    return ", ".join(body.names.best(*names) for body in bodies if body is not None)
