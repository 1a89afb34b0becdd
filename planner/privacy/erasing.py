"""Erasing a person (Art. 17 GDPR): nothing by which they can be found stays.

What stays: releases and programmes of past events that name them as a speaker, guests without a name
so that counts stay true, and hashes of their addresses if they have opted out of letters. Whatever
keeps names or addresses of people brings its function to `HOOKS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from planner.accounts.models import Membership, User
from planner.contacts.importing.forgetting import forget_person as forget_in_lists
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressions_of, unwanted_by
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.grammar.operations import forget_forms
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id, new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.refusals import forget_refusals
from planner.privacy.assistants import forget_assistants
from planner.privacy.chosen_people import forget_in_choices
from planner.privacy.confirmations import forget_confirmations
from planner.privacy.embargoed_copies import forget_copies
from planner.privacy.filters import forget_filters
from planner.privacy.guests import coming_events, forget_guest, forget_memberships
from planner.privacy.letters import forget_letters
from planner.privacy.merged_records import forget_duplicates, forget_merged
from planner.privacy.messages import forget_messages
from planner.privacy.notes import forget_notes
from planner.privacy.records import forget_files, forget_history, forget_jobs
from planner.privacy.requests import forget_requests
from planner.privacy.subscriptions import forget_subscriptions
from planner.privacy.traces import Traces, traces_of
from planner.subscriptions.queries import addresses_of


def why_only_asked(work: Work, person: Person) -> str:
    """Why a member of the office has to see to it, as a sentence; "" if it can be done at once."""
    if why := why_not_erased(work, person):
        return why
    members = (
        select(User.id)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.office_id == work.office_id,
            User.email.in_([address.lower() for address in person.emails]),
        )
    )
    if work.session.scalar(members.limit(1)) is not None:
        return _("They work in the office: their account is ended under Who works here.")
    return ""


def why_not_erased(work: Work, person: Person) -> str:
    """Why the person cannot be erased as things stand; "" if they can."""
    if person.merged_into_id is not None:
        return _("This record was merged into another one. Erase that.")
    coming = _parts(work, person).where(Event.id.in_(coming_events(work))).limit(1)
    if work.session.scalar(coming) is not None:
        return _("They have a part in an event to come. Take them out of its programme first.")
    return ""


def is_speaker_of_record(work: Work, person: Person) -> bool:
    """Whether a programme names them, so that the name stays."""
    return work.session.scalar(_parts(work, person).limit(1)) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatStays:
    """`attended` and `coming` count events that are over, and events to come with them as a guest."""

    is_speaker: bool
    attended: int
    coming: int
    is_suppressed: bool


def what_stays(work: Work, person: Person) -> WhatStays:
    """For the page that asks for confirmation."""
    guest = select(func.count()).where(
        Invitation.office_id == work.office_id, Invitation.person_id == person.id
    )
    coming = guest.where(Invitation.event_id.in_(coming_events(work)))
    attended = guest.where(Invitation.event_id.not_in(coming_events(work)))
    return WhatStays(
        is_speaker=is_speaker_of_record(work, person),
        attended=work.session.scalar(attended) or 0,
        coming=work.session.scalar(coming) or 0,
        is_suppressed=bool(unwanted_by(work, addresses_of(work, person))),
    )


def ask_or_erase(work: Work, person: Person) -> list[str] | None:
    """At the person's own wish, as `erase`. None if it becomes a request to the office, because a
    member has to see to it: they get no more letters meanwhile. Idempotent.
    """
    if not why_only_asked(work, person):
        return erase(work, person)
    if person.erasure_asked_at is None:
        addresses = addresses_of(work, person)
        suppress(work, addresses, Unwanted.EVERYTHING, SuppressionRoad.LINK)
        person.erasure_asked_at = work.now
        work.session.flush()
        record(work, "person.erasure_asked", person)
    return None


def erase(work: Work, person: Person) -> list[str]:
    """Erase the person; the paths of files to delete after the commit.

    Raises `Conflict` while they have a part in an event to come.
    """
    if why := why_not_erased(work, person):
        raise Conflict(why)
    traces = traces_of(work, person)
    paths = forget_in_lists(work, person)
    if person.photo is not None:
        paths.append(person.photo.path)
    paths += forget_merged(work, person)
    paths += forget_requests(work, traces)
    for forget in HOOKS:
        forget(work, traces)
    work.session.flush()
    _forget_person(work, traces)
    work.session.flush()
    record(work, "person.erased", person)
    if not _is_referred_to(work, traces):
        work.session.delete(person)
    work.session.flush()
    work.session.expire_all()
    return paths


def _forget_addresses(work: Work, traces: Traces) -> None:
    """The hash of an address stays, without what a member has noted beside it."""
    forget_refusals(work.session, work.office_id, traces.addresses)
    for address in traces.addresses:
        for row in suppressions_of(work, address):
            row.reason = ""


Hook = Callable[[Work, Traces], None]
# Called in this order, each in the transaction of the act.
HOOKS: tuple[Hook, ...] = (
    forget_letters,
    forget_messages,
    forget_subscriptions,
    forget_copies,
    forget_guest,
    forget_confirmations,
    forget_memberships,
    forget_duplicates,
    forget_history,
    forget_files,
    forget_jobs,
    _forget_addresses,
    forget_filters,
    forget_notes,
    forget_in_choices,
    forget_assistants,
)


def _forget_person(work: Work, traces: Traces) -> None:
    """All of the record but, for a speaker, the name."""
    person, session = traces.person, work.session
    if not is_speaker_of_record(work, person):
        forget_forms(work, {*person.names.values(), *person.surnames.values()})
        person.names = Texts(traces.as_texts)
        person.surnames, person.honorifics, person.gender = Texts(), Texts(), None
    if person.photo is not None:
        photo, person.photo = person.photo, None
        session.flush()
        session.delete(photo)
    person.affiliations, person.channels, person.topics = [], [], []
    person.biographies, person.biography_is_public = Texts(), False
    person.language = person.source = person.notes = person.legal_basis_note = ""
    person.legal_basis = person.legal_basis_on = None
    person.is_journalist = False
    person.uid, person.public_id = new_uid(), new_public_id()
    person.informed_at = person.erasure_asked_at = None
    person.erased_at = person.archived_at = work.now
    person.version += 1


def _is_referred_to(work: Work, traces: Traces) -> bool:
    guest = select(Invitation.id).where(
        Invitation.office_id == work.office_id, Invitation.person_id == traces.person_id
    )
    is_guest = work.session.scalar(guest.limit(1)) is not None
    return is_guest or is_speaker_of_record(work, traces.person)


def _parts(work: Work, person: Person) -> Select[tuple[int]]:
    return (
        select(Part.id)
        .join(ProgrammeItem, ProgrammeItem.id == Part.item_id)
        .join(Event, Event.id == ProgrammeItem.event_id)
        .where(Part.office_id == work.office_id, Part.person_id == person.id)
    )
