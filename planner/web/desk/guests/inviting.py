"""Inviting people of the register: found by name, of a pool, an outlet or a beat, or guests of another event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.models import Job
from planner.contacts.models import Outlet, Pool
from planner.contacts.queries import WITH_ALL
from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.invitations.candidates import Candidate, check, must_be_askable
from planner.invitations.due import Wish
from planner.invitations.operations import Report, invite_people
from planner.invitations.outlet_limit import FIELD, crowded_outlets, refuse_crowd
from planner.invitations.people import (
    guests_numbers,
    has_journalists,
    members_numbers,
    outlet_numbers,
    people_for,
    topic_numbers,
)
from planner.jobs.starting import MOST_AT_ONCE, note_invited, start_inviting
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import InviteForm, PasteForm
from planner.web.desk.guests.invite_page import (
    Source,
    done,
    invite_page,
    invited_sentence,
    is_sent_now,
)
from planner.web.desk.guests.letters import send_letters, write_letters
from planner.web.desk.jobs.pages import follow
from planner.web.desk.registers.lists import found_in
from planner.web.desk.registers.person_filter import FilterChoices, filter_numbers
from planner.web.doors import needs
from planner.web.form_submission import submit_form, submit_reading_form
from planner.web.notices import fits, flash
from planner.web.transaction import current_work, reading_languages

blueprint = Blueprint("inviting", __name__, url_prefix="/events/<int:event_id>/inviting")

# Of more people a review only tells how many they are.
_MOST_CHECKED = 2000


@dataclass(frozen=True, slots=True)
class Review:
    """Who of `total` people can be invited, and who not; neither if they are more than are checked.
    `crowded` has a sentence for each outlet of which these would be more than the office wants.
    """

    total: int
    ready: Sequence[Candidate] = ()
    left_out: Sequence[Candidate] = ()
    crowded: Sequence[str] = ()

    @property
    def is_checked(self) -> bool:
        return self.total <= _MOST_CHECKED

    @property
    def is_for_a_job(self) -> bool:
        return self.total > MOST_AT_ONCE


@blueprint.get("/")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    event, source = find_event(event_id), _first_source()
    if source is Source.PASTE:
        return invite_page(event, source, PasteForm())
    return invite_page(event, source, _offered(event, source, _proposed(event)))


def _proposed(event: Event) -> InviteForm:
    """The guests of the event that is asked for, or of the one that this one was copied from if they
    are to be proposed.
    """
    asked = request.args.get("guests_of", event.guests_from_id, type=int)
    return InviteForm(data={"guests_of": asked})


@blueprint.post("/review")
@needs(Role.EDITOR)
def review(event_id: int) -> ResponseReturnValue:
    """Who of a pool, an outlet, a beat or another event can be invited. Stores nothing."""
    event, source = find_event(event_id), _source()
    form = _offered(event, source, InviteForm.read())
    found, status = submit_reading_form(form, lambda: _review(event, form))
    crowded = found.crowded if found else ()
    return invite_page(event, source, form, review=found, crowded=crowded), status


@blueprint.post("/")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event, source = find_event(event_id), _source()
    form = _offered(event, source, InviteForm.read())
    report, status = submit_form(form, lambda: _invite(event, form))
    if report is None:
        found = _review(event, form) if FIELD in form.errors else None
        known = found if source is not Source.SEARCH else None
        crowded = found.crowded if found else ()
        return invite_page(event, source, form, review=known, crowded=crowded), status
    if isinstance(report, Job):
        return follow(report)
    return done(event, _report_notice(report))


def _offered(event: Event, source: Source, form: InviteForm) -> InviteForm:
    """The form with what its source offers; people are looked for in the office by their ids."""
    if source is Source.POOLS:
        form.pool.offer(choices.pools())
        form.outlet.offer(choices.outlets())
        form.topic.offer(choices.beats(event))
        form.saved_filter.offer(FilterChoices())
    if source is Source.GUESTS:
        form.guests_of.offer(choices.events_with_guests(event))
    form.people.offer((number, "") for number in form.people.kept)
    return form


def _first_source() -> Source:
    """The one that is asked for; while nobody is in Contacts but speakers, a list is pasted."""
    if "from" not in request.args and not has_journalists(current_work()):
        return Source.PASTE
    return _source()


def _source() -> Source:
    """The one in `?from=`, or the one whose field was sent."""
    asked = request.args.get("from", "")
    if asked in set(Source):
        return Source(asked)
    fields = dict.fromkeys(("pool", "outlet", "topic", "saved_filter"), Source.POOLS)
    fields["guests_of"] = Source.GUESTS
    return next((fields[name] for name in fields if name in request.form), Source.SEARCH)


def _invite(event: Event, form: InviteForm) -> Report | Job:
    """Invite a few people at once, many in a job. A report too long for a notice becomes an ended
    job, whose page shows it.
    """
    work, people = current_work(), _chosen(event, form)
    must_be_askable(event)
    refuse_crowd(work, event, people, form.over_outlet.data or "")
    if len(people) > MOST_AT_ONCE:
        return start_inviting(work, event.id, people, form.kind.data)
    report = invite_people(work, event, people, form.kind.data)
    invited = [guest.id for guest in report.invited]
    write_letters(event, invited, Wish.DETAILS)
    if is_sent_now():
        send_letters(invited)
    if fits(_report_notice(report)):
        return report
    not_invited = ngettext(
        "%(count)s was not invited, for the reasons below.",
        "%(count)s were not invited, for the reasons below.",
        len(report.passed),
        count=number_text(len(report.passed)),
    )
    flash(f"{invited_sentence(report)} {not_invited}")
    return note_invited(work, event.id, report)


def _review(event: Event, form: InviteForm) -> Review:
    must_be_askable(event)
    work, numbers = current_work(), _chosen(event, form)
    over = crowded_outlets(work, event, numbers)
    crowded = [one.sentence(*reading_languages()) for one in over]
    if len(numbers) > _MOST_CHECKED:
        return Review(len(numbers), crowded=crowded)
    candidates = check(work, event, people_for(work, numbers, WITH_ALL))
    return Review(
        len(numbers),
        ready=[one for one in candidates if not one.reason],
        left_out=[one for one in candidates if one.reason],
        crowded=crowded,
    )


def _chosen(event: Event, form: InviteForm) -> list[int]:
    """The ids of the people to invite. Raises `Invalid` for nobody."""
    if form.people.data:
        return list(form.people.data)
    work = current_work()
    if form.pool.data is not None:
        field, nobody = "pool", _("Nobody is in this pool.")
        found = members_numbers(work, found_in(Pool, form.pool.data))
    elif form.outlet.data is not None:
        field, nobody = "outlet", _("Nobody in Contacts works for this outlet.")
        found = outlet_numbers(work, found_in(Outlet, form.outlet.data), must_be_askable(event))
    elif form.topic.data is not None:
        field, nobody = "topic", _("Nobody in Contacts writes about this topic.")
        found = topic_numbers(work, found_in(Topic, form.topic.data))
    elif form.saved_filter.data is not None:
        field, nobody = "saved_filter", _("Nobody in Contacts answers to this filter.")
        found = filter_numbers(form.saved_filter.data, must_be_askable(event))
    elif form.guests_of.data is not None:
        field, nobody = "guests_of", _("Nobody of that event can be invited.")
        other = find_event(form.guests_of.data)
        found = guests_numbers(work, other, came=bool(form.only_came.data))
    else:
        raise Invalid("people", _("Tick at least one person, or choose a pool."))
    if not found:
        raise Invalid(field, nobody)
    return found


def _report_notice(report: Report) -> str:
    """Who was invited and who was not, by name and with the reason."""
    notice = invited_sentence(report)
    if not report.passed:
        return notice
    named = [f"{one.name} ({one.reason})" for one in report.passed]
    not_invited = _("Not invited: %(people)s.", people="; ".join(named))
    return f"{notice} {not_invited}"
