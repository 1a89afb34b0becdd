"""Saving the outline of an event."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, time

from planner.contacts.topics import linked_topics
from planner.events.changes import Change, When, Where, count_revision, is_known, shown
from planner.events.known_days import has_calendar_date
from planner.events.lifecycle import check_open
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event, EventBody, PressContact
from planner.events.models.kinds import BodyRole, Certainty, EventKind, LeadWith
from planner.events.models.place import Interpretation
from planner.events.models.topic import EventTopic
from planner.events.operations.own_kinds import own_kind_for
from planner.events.operations.seats import SeatsPlan, check_seats
from planner.events.schedule import set_when
from planner.history.operations import record
from planner.kernel.addresses import clean_address, clean_address_or_url, clean_url
from planner.kernel.dates import instant
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred, referred_all
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project

_IN_CALENDARS = _(
    "Guests may have the day in their calendars. Postpone the event, and give its new date when it "
    "is known."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyPlan:
    """A body in a role; papers name bodies in the order of the plans."""

    organisation_id: int
    role: BodyRole


@dataclass(frozen=True, kw_only=True, slots=True)
class PressContactPlan:
    """A press contact, as printed."""

    names: Texts
    functions: Texts = Texts()
    organisation_id: int | None = None
    phone: str = ""
    email: str = ""
    languages: tuple[str, ...] = ()
    hours: Texts = Texts()


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlinePlan(SeatsPlan):
    """All fields of the outline. `internal_notes` None leaves them unchanged."""

    kind: EventKind
    titles: Texts
    languages: tuple[str, ...]
    when: When
    own_kind_id: int | None = None
    countries: Texts = Texts()
    venue_takes_the: bool = False
    remote_sites: Texts = Texts()
    has_remote_guests: bool = False
    spoken_languages: tuple[str, ...] = ()
    interpretation: Interpretation = Interpretation.NONE
    interpreted_from: tuple[str, ...] = ()
    interpreted_into: tuple[str, ...] = ()
    has_sign_language: bool = False
    where: Where = Where()
    subjects: Texts = Texts()
    topic_ids: tuple[int, ...] = ()
    descriptions: Texts = Texts()
    project_id: int | None = None
    programme_id: int | None = None
    hotline_id: int | None = None
    accreditation: Texts = Texts()
    accreditation_until: date | None = None
    accreditation_clock: time | None = None
    accreditation_address: str = ""
    requests_taken: RequestsTaken = RequestsTaken.OFF
    asked_papers: Texts = Texts()
    asks_press_card: bool = False
    answers_until: date | None = None
    audiences: Texts = Texts()
    next_steps: Texts = Texts()
    next_on: date | None = None
    next_cities: Texts = Texts()
    earlier_on: date | None = None
    earlier_cities: Texts = Texts()
    earlier_is_first: bool = False
    photo_captions: Texts = Texts()
    interviews: Texts = Texts()
    materials_url: str = ""
    lead_with: LeadWith = LeadWith.OFFICE
    news_lines: Texts = Texts()
    short_titles: Texts = Texts()
    change_reasons: Texts = Texts()
    internal_notes: str | None = None
    bodies: tuple[BodyPlan, ...] = ()
    contacts: tuple[PressContactPlan, ...] = ()


_LISTS = ("languages", "spoken_languages", "interpreted_from", "interpreted_into")
_SPECIAL = {"when", "where", *_LISTS, "topic_ids", "bodies", "contacts", "internal_notes"}
_PLAIN = tuple(field.name for field in fields(OutlinePlan) if field.name not in _SPECIAL)


def revise_outline(
    work: Work, event: Event, outline: OutlinePlan, opened_version: int | None
) -> Change:
    """Save the outline; returns what changed for guests. The caller writes the letters.

    Raises `Conflict` if the event is closed, `Stale` if somebody saved meanwhile, `Invalid` at the
    wrong field.
    """
    check_open(event)
    event.revise(opened_version)
    check_outline(outline)
    check_days(outline)
    _check_references(work, outline)
    if own_kind := own_kind_for(work, outline.own_kind_id, outline.languages):
        outline = replace(outline, kind=own_kind.like)
    before, was_known = shown(event), is_known(event)
    had_date = has_calendar_date(event)
    changed = apply_outline(work, event, outline)
    if was_known and had_date and event.starts_on and not has_calendar_date(event):
        raise Invalid("certainty", _IN_CALENDARS)
    change = count_revision(work, event, before, was_known=was_known)
    event.revised_at = work.now
    work.session.flush()
    record(work, "event.revised", event, event_id=event.id, fields=", ".join(changed))
    return change


def apply_outline(work: Work, event: Event, outline: OutlinePlan) -> list[str]:
    """Copy the plan into the event; returns the names of the changed fields for the history."""
    changed = [name for name in _PLAIN if getattr(event, name) != getattr(outline, name)]
    for name in changed:
        setattr(event, name, getattr(outline, name))
    for name in _LISTS:
        entered = list(getattr(outline, name))
        if getattr(event, name) != entered:
            setattr(event, name, entered)
            changed.append(name)
    if outline.internal_notes is not None:
        event.internal_notes = outline.internal_notes
    before = shown(event)
    set_when(event, outline.when)
    set_where(event, outline.where)
    change = Change(before=before, after=shown(event))
    changed += ["when"] * change.when_changed + ["where"] * change.where_changed
    bodies, contacts = _body_values(event), _contact_values(event)
    changed += ["topics"] * _set_topics(work, event, outline.topic_ids)
    _set_bodies(work, event, outline.bodies)
    _set_contacts(work, event, outline.contacts)
    changed += ["bodies"] * (bodies != _body_values(event))
    changed += ["contacts"] * (contacts != _contact_values(event))
    return changed


def _body_values(event: Event) -> list[tuple[object, ...]]:
    return [(body.organisation_id, body.role) for body in event.bodies]


def _contact_values(event: Event) -> list[tuple[object, ...]]:
    fields = ("names", "functions", "organisation_id", "phone", "email", "languages", "hours")
    return [tuple(getattr(contact, one) for one in fields) for contact in event.contacts]


def set_where(event: Event, where: Where) -> None:
    """Set place and link; both may be empty. Raises `Invalid` for a link that is no URL."""
    event.cities, event.venues, event.addresses = where.cities, where.venues, where.addresses
    event.link = clean_url(where.link, "link") if where.link else ""


def check_identity(titles: Texts, languages: tuple[str, ...]) -> None:
    """Raises `Invalid` unless there are a title and a language."""
    if not titles:
        raise Invalid("titles", _("Give the event a title in at least one language."))
    if not languages:
        raise Invalid("languages", _("Choose at least one language for letters and papers."))


def check_outline(outline: OutlinePlan) -> None:
    """Raises `Invalid` for what is wrong on any day of the event."""
    check_identity(outline.titles, outline.languages)
    check_seats(outline)
    if outline.materials_url:
        clean_url(outline.materials_url, "materials_url")
    _check_accreditation(outline)
    if len(set(outline.bodies)) < len(outline.bodies):
        raise Invalid(
            "bodies", _("The same organisation stands twice in the same role. Remove one.")
        )
    for contact in outline.contacts:
        if not contact.names:
            raise Invalid("contacts", _("Give the name of each press contact."))
        if contact.email:
            clean_address(contact.email, "contacts")


def check_days(outline: OutlinePlan) -> None:
    """Raises `Invalid` for days on the wrong side of the event, as they may be once it is moved."""
    last = outline.when.ends_on or outline.when.starts_on
    if outline.when.certainty in (Certainty.MONTH_ONLY, Certainty.YEAR_ONLY):
        last = None
    for field in ("answers_until", "accreditation_until"):
        until = getattr(outline, field)
        if until is not None and last is not None and until > last:
            raise Invalid(field, _("This lies after the event. Give an earlier day."))
    first = outline.when.starts_on
    if outline.next_on and first and outline.next_on <= first:
        raise Invalid("next_on", _("This lies before the event. Give a later day."))
    if outline.earlier_on and first and outline.earlier_on >= first:
        raise Invalid("earlier_on", _("This lies after the event. Give an earlier day."))


def _check_references(work: Work, outline: OutlinePlan) -> None:
    referred(work, Project, outline.project_id, "project_id")
    referred(work, AidProgramme, outline.programme_id, "programme_id")
    referred(work, Hotline, outline.hotline_id, "hotline_id")
    organisers = [plan.organisation_id for plan in outline.bodies]
    referred_all(work, Organisation, organisers, "bodies")
    employers = [
        plan.organisation_id for plan in outline.contacts if plan.organisation_id is not None
    ]
    referred_all(work, Organisation, employers, "contacts")


def _check_accreditation(outline: OutlinePlan) -> None:
    if outline.accreditation_clock is not None:
        if outline.accreditation_until is None:
            raise Invalid("accreditation_until", _("Give the day that the hour belongs to."))
        instant(
            outline.accreditation_until,
            outline.accreditation_clock,
            outline.when.zone,
            field="accreditation_clock",
        )
    if outline.accreditation_address:
        clean_address_or_url(outline.accreditation_address, "accreditation_address")


def _set_topics(work: Work, event: Event, numbers: tuple[int, ...]) -> bool:
    """Set the topics; returns whether they have changed."""
    before = {link.topic_id for link in event.topics}
    event.topics = linked_topics(
        work, event.topics, numbers, lambda topic: EventTopic(office_id=work.office_id, topic=topic)
    )
    return before != set(numbers)


def _set_bodies(work: Work, event: Event, plans: tuple[BodyPlan, ...]) -> None:
    """Set the bodies in the order of the plans, reusing existing rows (unique key)."""
    existing = {(body.organisation_id, body.role): body for body in event.bodies}
    rows = []
    for position, plan in enumerate(plans):
        body = existing.get((plan.organisation_id, plan.role)) or EventBody(
            office_id=work.office_id, organisation_id=plan.organisation_id, role=plan.role
        )
        body.position = position
        rows.append(body)
    event.bodies = rows


def _set_contacts(work: Work, event: Event, plans: tuple[PressContactPlan, ...]) -> None:
    rows = []
    for position, plan in enumerate(plans):
        contact = (
            event.contacts[position]
            if position < len(event.contacts)
            else PressContact(office_id=work.office_id)
        )
        contact.names, contact.functions = plan.names, plan.functions
        contact.organisation_id, contact.phone = plan.organisation_id, plan.phone
        contact.email, contact.hours = plan.email, plan.hours
        contact.languages, contact.position = list(plan.languages), position
        rows.append(contact)
    event.contacts = rows
