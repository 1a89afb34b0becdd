"""One more letter with a release to one person who has lost it, or never got it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.readers import readers
from planner.coverage.addressed import Addressed
from planner.coverage.letters import follow_up
from planner.coverage.versions import public_releases
from planner.history.operations import record
from planner.invitations.queries import invitation_for
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import LEFT, Delivery, Letter
from planner.outbox.operations import enqueue
from planner.outbox.queries import letters_about
from planner.releases.models import Release
from planner.releases.publication.publishing import BRINGS

_LEFT_OR_FAILED = (*LEFT, Delivery.FAILED)


def may_be_resent(letter: Letter) -> bool:
    """Whether it brought a release to somebody who is still known, and is not on its way."""
    is_known = letter.person_id is not None and letter.recipient_address != ""
    return letter.purpose == BRINGS and is_known and letter.delivery in _LEFT_OR_FAILED


def resend(work: Work, release: Release, letter: Letter) -> Letter:
    """Another letter with the version, held, to the address that the person has now.

    Raises `Conflict` if the version is not public, or the letter cannot be sent again.
    """
    if not may_be_resent(letter):
        raise Conflict(_("This letter cannot be sent again."))
    public = public_releases(work, release.event).get(release.language)
    if public is None or public.id != release.id:
        raise Conflict(_("Only the version that everybody may read now is sent again."))
    person = work.session.get_one(Person, letter.person_id)
    office = work.session.get_one(Office, work.office_id)
    plan = follow_up(
        work,
        _addressed(work, release, person, letter),
        release,
        office,
        own_texts(work.session, work.office_id, release.event_id),
        reader=readers(work, [person.id])[person.id],
        is_neutral=True,
    )
    times = _times(work, letter)
    key = plan.unique_key.replace(f"release:{release.id}:", f"release:{release.id}:again{times}:")
    written = enqueue(work, replace(plan, unique_key=key))
    record(work, "release.resent", release, event_id=release.event_id, person=person.id)
    return written


def _addressed(work: Work, release: Release, person: Person, letter: Letter) -> Addressed:
    guest = invitation_for(work, release.event_id, person.id)
    if guest is not None and guest.address:
        return Addressed.guest(guest)
    name, address = letter.recipient_name, person.email or letter.recipient_address
    return Addressed.other(person.id, name, address)


def _times(work: Work, letter: Letter) -> int:
    """How many letters with the version the person has, or had."""
    theirs = letters_about(work.office_id, letter.about).order_by(None).limit(None)
    found = theirs.where(Letter.person_id == letter.person_id, Letter.purpose == BRINGS)
    return work.session.scalar(select(func.count()).select_from(found.subquery())) or 0
