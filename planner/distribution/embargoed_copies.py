"""Copies of a release under embargo for named people who have agreed to it: given, listed, revoked."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.readers import readers
from planner.coverage.addressed import Addressed
from planner.coverage.embargoed_letters import copy_letter
from planner.distribution.models import EmbargoedCopy
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.embargo import is_over
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.batches import discard_waiting
from planner.outbox.models import Letter
from planner.outbox.operations import LetterPlan, enqueue
from planner.outbox.queries import key_begins
from planner.releases.lifecycle import PUBLIC
from planner.releases.models import Release


def why_no_copy(work: Work, release: Release) -> str:
    """Why nobody gets a copy of it, as a sentence; "" if somebody may."""
    if release.status not in PUBLIC:
        return _("Only a published release under embargo is given to named people.")
    if is_over(release.embargo_until, work.now):
        return _("There is no embargo any more: everybody may read the release.")
    return ""


def give_copy(
    work: Work, office: Office, release: Release, person: Person | None, agreement: str
) -> EmbargoedCopy:
    """Number a copy for the person, and write the letter with its link, held.

    Raises `Conflict`, and `Invalid` without a person, an address, or word of how they agreed.
    """
    if why_not := why_no_copy(work, release):
        raise Conflict(why_not)
    if person is None or not person.email:
        raise Invalid("person_id", _("Choose somebody with an e-mail address."))
    if not (said := clean_line(agreement)):
        raise Invalid("agreement", _("Say when and how they agreed to the embargo."))
    _refuse_second(work, release, person)
    copy = EmbargoedCopy(
        office_id=work.office_id,
        release=release,
        person=person,
        number=_next_number(work, release),
        agreement=said,
        given_at=work.now,
        given_by_id=work.actor_id,
    )
    work.session.add(copy)
    work.session.flush()
    enqueue(work, _letter(work, office, copy, person))
    facts = {"person": person.id, "number": copy.number}
    record(work, "embargoed_copy.given", release, event_id=release.event_id, **facts)
    return copy


def _letter(work: Work, office: Office, copy: EmbargoedCopy, person: Person) -> LetterPlan:
    release = copy.release
    return copy_letter(
        work,
        Addressed.other(person.id, person.name(release.language), person.email),
        release,
        office,
        own_texts(work.session, work.office_id, release.event_id),
        reader=readers(work, [person.id])[person.id],
        number=copy.number,
        address=work.links.embargoed_copy(copy.public_id),
    )


def revoke_copy(work: Work, copy: EmbargoedCopy) -> None:
    """Its page is gone at once, and its letter does not leave any more. Idempotent."""
    if copy.revoked_at is not None:
        return
    copy.revoked_at = work.now
    release = copy.release
    letter = f"release:{release.id}:copy{copy.number}:"
    discard_waiting(work, Letter.office_id == work.office_id, key_begins(letter))
    work.session.flush()
    facts = {"person": copy.person_id, "number": copy.number}
    record(work, "embargoed_copy.revoked", release, event_id=release.event_id, **facts)


def copies_of(office_id: int, release_id: int) -> Rows[EmbargoedCopy]:
    """With their people, by number."""
    return (
        select(EmbargoedCopy)
        .options(joinedload(EmbargoedCopy.person))
        .where(EmbargoedCopy.office_id == office_id, EmbargoedCopy.release_id == release_id)
        .order_by(EmbargoedCopy.number)
    )


def copy_by_public_id(public_id: str) -> Rows[EmbargoedCopy]:
    """One that is not revoked, in all offices: the token has to be proved afterwards."""
    return select(EmbargoedCopy).where(
        EmbargoedCopy.public_id == public_id, EmbargoedCopy.revoked_at.is_(None)
    )


def _refuse_second(work: Work, release: Release, person: Person) -> None:
    theirs = copies_of(work.office_id, release.id).where(
        EmbargoedCopy.person_id == person.id, EmbargoedCopy.revoked_at.is_(None)
    )
    if (copy := work.session.scalars(theirs).first()) is not None:
        raise Conflict(_("This person has copy %(number)s already.", number=copy.number))


def _next_number(work: Work, release: Release) -> int:
    """Numbers are never given twice, also not that of a revoked copy."""
    last = select(func.max(EmbargoedCopy.number)).where(
        EmbargoedCopy.office_id == work.office_id, EmbargoedCopy.release_id == release.id
    )
    return (work.session.scalar(last) or 0) + 1
