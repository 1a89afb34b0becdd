"""Choosing whom to invite, and the preview of the letter."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planner.accounts.models import Role
from planner.background.models import Job
from planner.contacts.models import Affiliation, Person, Pool
from planner.events.known_days import has_calendar_date
from planner.events.models.event import Event
from planner.invitations.due import Wish
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message, Written
from planner.invitations.models import Invitation
from planner.invitations.operations import (
    Report,
    invite_people,
    must_be_askable,
    why_not_askable,
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
from planner.web.desk.guests.letters import invited_notice, write_letters
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
_LARGEST_ID = 2**31
# Only the letter's own styles: no scripts, pictures or forms.
_FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


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
    form.people.offer((number, "") for number in form.people.data or () if 0 < number < _LARGEST_ID)
    report, status = submit_form(form, lambda: _invite(event, form))
    if report is None:
        return _page(event, form, status)
    if isinstance(report, Job):
        return follow(report)
    flash(_report_notice(report))
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
    """The HTML part alone, for the frame on the preview page."""
    response = Response(_letter(find_event(event_id)).html, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _FRAME_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@blueprint.post("/test")
@needs(Role.EDITOR)
def send_test(event_id: int) -> ResponseReturnValue:
    """Send the letter to the signed-in member, without personal link or entry of a guest."""
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
    """Invite a few people at once, many in a job. A report too long for a notice becomes an ended
    job, whose page shows it.
    """
    work, people = current_work(), _chosen(form)
    if len(people) > MOST_AT_ONCE:
        must_be_askable(event)
        return start_inviting(work, event.id, people)
    report = invite_people(work, event, people)
    write_letters(event, [guest.id for guest in report.invited], Wish.DETAILS)
    if fits(_report_notice(report)):
        return report
    not_invited = ngettext(
        "%(count)s was not invited, for the reasons below.",
        "%(count)s were not invited, for the reasons below.",
        len(report.passed),
        count=number_text(len(report.passed)),
    )
    flash(f"{invited_notice(report)} {not_invited}")
    return note_invited(work, event.id, report)


def _chosen(form: InviteForm) -> list[int]:
    """The ids of the people to invite. Raises `Invalid` for nobody."""
    if form.pool.data is not None:
        members = members_numbers(current_work(), found_in(Pool, form.pool.data))
        if not members:
            raise Invalid("pool", _("Nobody is in this pool."))
        return members
    if form.people.data:
        return list(form.people.data)
    raise Invalid("people", _("Tick at least one person, or choose a pool."))


def _report_notice(report: Report) -> str:
    """Who was invited and who was not, by name and with the reason."""
    notice = invited_notice(report)
    if not report.passed:
        return notice
    named = [f"{one.name} ({one.reason})" for one in report.passed]
    not_invited = _("Not invited: %(people)s.", people="; ".join(named))
    return f"{notice} {not_invited}"


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
    """Up to `AT_ONCE` people whom the search finds, journalists first, without those invited."""
    office = current_office()
    # Correlated: checked for each person found, rather than listed for the whole guest list.
    is_invited = (
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
            ~is_invited,
        )
        .order_by(Person.sort_name, Person.id)
    )
    found: list[Person] = []
    # Two statements: each reads in the order of the index and stops when the page is full.
    for is_journalist in (True, False):
        group = statement.where(Person.is_journalist.is_(is_journalist))
        found += db.session.scalars(group.limit(AT_ONCE - len(found)))
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
        has_calendar_date=has_calendar_date(event),
        why_not=why_not_askable(event),
        workplace=_workplace,
    )
    return page, status


def _workplace(person: Person) -> str:
    """The names of the outlets and organisations the person works for."""
    languages = reading_languages()
    employers = [one.outlet or one.organisation for one in person.affiliations]
    return ", ".join(
        employer.names.best(*languages) for employer in employers if employer is not None
    )
