"""Sending a release or an advisory to a selection: the choice, who gets it and why, and its letters."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.readers import Reader, readers
from planner.coverage.advisory_letters import languages_of_advisory, why_no_advisory
from planner.coverage.availability import waiting_releases
from planner.coverage.notices import notices
from planner.coverage.versions import last_published, public_releases
from planner.distribution import operations
from planner.distribution.drawing import plan_trial, shown
from planner.distribution.models import Distribution, DistributionKind
from planner.distribution.queries import letters_by_release
from planner.distribution.recipients import Recipient, selection
from planner.events.models.event import Event
from planner.invitations.saved_filters import saved_filters
from planner.jobs.starting import start_distribution
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.outbox.operations import enqueue
from planner.web.addresses import number_in_query, row_number
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.distribution import DistributionForm, blank, filled
from planner.web.desk.jobs.pages import follow
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_key, test_said
from planner.web.desk.outbox.letters import released_notice
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)

blueprint = Blueprint("distribution", __name__, url_prefix="/events/<int:event_id>/distribution")
_NOBODY = _("Nobody would get this letter as things stand.")


@blueprint.get("/")
@needs(Role.EDITOR)
def index(event_id: int) -> ResponseReturnValue:
    """What can be sent, what was sent, and who has an outdated version."""
    event, work = find_event(event_id), current_work()
    published = last_published(work, event)
    return render_template(
        "desk/distribution/index.html",
        event=event,
        releases=published,
        public_ids={release.id for release in public_releases(work, event).values()},
        waiting=waiting_releases(work, event, current_office()),
        counts=letters_by_release(work, [release.id for release in published]),
        notices=notices(work, event),
        no_advisory=why_no_advisory(work, event) or _no_language(event),
        rows=db.session.scalars(operations.distributions(event.office_id, event.id)).all(),
    )


@blueprint.get("/new")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    """`kind` is what is to be sent, a release if it is not given."""
    event, kind = find_event(event_id), _kind()
    return _new_page(event, kind, _offered(blank(kind, list(event.topic_ids))))


@blueprint.post("/")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event, kind = find_event(event_id), _kind()
    form = _offered(DistributionForm.read())
    made, status = submit_form(
        form, lambda: operations.draft_distribution(current_work(), event, kind, form.plan())
    )
    if made is None:
        return _new_page(event, kind, form), status
    flash(_("Nothing is sent yet. Look at those who get it."))
    return _back(made)


@blueprint.get("/<int:distribution_id>")
@needs(Role.EDITOR)
def show(event_id: int, distribution_id: int) -> ResponseReturnValue:
    one = find_distribution(event_id, distribution_id)
    return _page(one, _offered(filled(one), one))


@blueprint.post("/<int:distribution_id>")
@needs(Role.EDITOR)
def update(event_id: int, distribution_id: int) -> ResponseReturnValue:
    one = find_distribution(event_id, distribution_id)
    form = _offered(DistributionForm.read(), one)

    def save() -> bool:
        operations.revise_distribution(current_work(), one, form.plan(), form.opened_version)
        return True

    saved, status = submit_form(form, save, stored=lambda: _offered(filled(one), one))
    if saved is None:
        return _page(one, form), status
    flash(_("Saved."))
    return _back(one)


@blueprint.get("/<int:distribution_id>/letter")
@needs(Role.EDITOR)
def letter(event_id: int, distribution_id: int) -> Response:
    """As one of its recipients would get it, for the frame; with `?person=` as that one."""
    one = find_distribution(event_id, distribution_id)
    reached, reader = _somebody(one, number_in_query("person"))
    return framed(shown(current_work(), one, current_office(), reached, reader).html)


@blueprint.post("/<int:distribution_id>/test")
@needs(Role.EDITOR)
def send_test(event_id: int, distribution_id: int) -> ResponseReturnValue:
    """The letter to the signed-in member."""
    one, me = find_distribution(event_id, distribution_id), member().user
    reached, reader = _somebody(one, row_number(request.form.get("person", "")))
    plan = plan_trial(
        current_work(), one, current_office(), reached, reader, address=me.email, key=test_key()
    )
    begin_writing()
    enqueue(current_work(), plan)
    flash(test_said(me.email))
    return _back(one)


@blueprint.post("/<int:distribution_id>/letters")
@needs(Role.EDITOR)
def write(event_id: int, distribution_id: int) -> ResponseReturnValue:
    """Write it to those who get it now; the letters are held."""
    one = find_distribution(event_id, distribution_id)
    people = [reached.to.person_id for reached in selection(current_work(), one).recipients]
    if not people:
        raise Conflict(operations.why_not_sent(current_work(), one) or _NOBODY)
    begin_writing()
    one = find_distribution(event_id, distribution_id)
    operations.note_written(current_work(), one)
    return follow(start_distribution(current_work(), one, people))


@blueprint.post("/<int:distribution_id>/release")
@needs(Role.EDITOR)
def release(event_id: int, distribution_id: int) -> ResponseReturnValue:
    """Release the held letters, up to the newest that the page showed."""
    begin_writing()
    one = find_distribution(event_id, distribution_id)
    up_to = row_number(request.form.get("up_to", "")) or 0
    flash(released_notice(operations.release_distribution(current_work(), one, up_to)))
    return _back(one)


@blueprint.post("/<int:distribution_id>/take-back")
@needs(Role.EDITOR)
def take_back(event_id: int, distribution_id: int) -> ResponseReturnValue:
    begin_writing()
    one = find_distribution(event_id, distribution_id)
    count = operations.take_back_distribution(current_work(), one)
    flash(
        ngettext(
            "%(count)s letter that waited is discarded; the choice can be changed again.",
            "%(count)s letters that waited are discarded; the choice can be changed again.",
            count,
            count=number_text(count),
        )
    )
    return _back(one)


@rechecked
def find_distribution(event_id: int, number: int) -> Distribution:
    """That about the event, or a 404."""
    wanted = operations.distribution_of(current_office().id, number)
    one = wanted.where(Distribution.event_id == event_id)
    return found(db.session.scalars(one).one_or_none())


def _kind() -> DistributionKind:
    asked = request.args.get("kind", "")
    is_known = asked in set(DistributionKind)
    return DistributionKind(asked) if is_known else DistributionKind.RELEASE


def _no_language(event: Event) -> str:
    if languages_of_advisory(event):
        return ""
    return _("There are no papers in the languages of this event.")


def _somebody(one: Distribution, person_id: int | None) -> tuple[Recipient, Reader]:
    """The recipient with that number, else the first. Raises `Conflict` if there is none."""
    work = current_work()
    reached = None
    if person_id is not None:
        reached = next(iter(selection(work, one, [person_id]).recipients), None)
    if reached is None:
        reached = next(iter(selection(work, one).recipients), None)
    if reached is None:
        raise Conflict(operations.why_not_sent(work, one) or _NOBODY)
    number = reached.to.person_id
    return reached, readers(work, [number])[number]


def _offered(form: DistributionForm, one: Distribution | None = None) -> DistributionForm:
    """With the filters that `one` has from another member too, so that saving does not lose them."""
    form.pool_ids.offer(choices.pools_as_ticks(*form.pool_ids.kept))
    form.topic_ids.offer(choices.topics(*form.topic_ids.kept))
    kept = saved_filters(current_office().id, member().user.id, one.filter_ids if one else ())
    form.filter_ids.offer((row.id, row.name) for row in db.session.scalars(kept))
    form.outlets.offer("outlet_id", choices.outlets(*form.outlets.kept("outlet_id")))
    form.people.offer("person_id", choices.people(*form.people.kept("person_id")))
    return form


def _new_page(event: Event, kind: DistributionKind, form: DistributionForm) -> str:
    return render_template("desk/distribution/new.html", event=event, kind=kind, form=form)


def _page(one: Distribution, form: DistributionForm) -> str:
    work = current_work()
    if one.written_at is not None:
        form.for_reading()
    return render_template(
        "desk/distribution/show.html",
        one=one,
        event=one.event,
        kind=one.kind,
        form=form,
        why_not=operations.why_not_sent(work, one),
        selection=selection(work, one),
        person=number_in_query("person"),
        written=operations.letters_written(work, one),
    )


def _back(one: Distribution) -> ResponseReturnValue:
    target = url_for("desk.distribution.show", event_id=one.event_id, distribution_id=one.id)
    return redirect(target, 303)
