"""Drawing the letters of a row of the plan for some guests or speakers, and noticing what has changed since."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.readers import readers
from planner.coverage.sending import ReleaseLetters
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.invitations.history import snapshot_id
from planner.invitations.models import Invitation
from planner.invitations.plain_letters import PlainLetters
from planner.kernel.work import Work
from planner.letter_plans.audiences import audience
from planner.letter_plans.models import PlannedLetter, Way
from planner.letter_plans.recipients import RELEASES, Recipient, guest_list
from planner.letter_plans.speakers import note_reminded, reminders, told_to
from planner.letter_plans.whether import TO
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import own_texts
from planner.outbox.operations import LetterPlan, enqueue_all


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """Rendered letters to some guests or speakers; `seen` is the state that they depend on. `facts` and
    `checksum` are the snapshot of the event that they tell, "" for releases and speakers.
    """

    kind: LetterKind
    plans: Sequence[LetterPlan]
    recipients: Sequence[Recipient]
    left_out: Sequence[tuple[Recipient, str]]
    seen: tuple[object, ...]
    checksum: str = ""
    facts: dict[str, object] | None = None


def draw(work: Work, planned: PlannedLetter, event: Event, numbers: Collection[int]) -> Drawn:
    """The letters to those of these guests, or speakers, who are to get them. Writes nothing.

    `event` is loaded with its programme. Raises `Conflict` for a release that cannot be sent.
    """
    listed = audience(work, event, planned.kind, numbers)
    seen = _seen(work, event, planned.kind, listed.recipients)
    meant = [one.number for one in listed.recipients]
    checksum, facts = "", None
    if planned.kind.is_to_speakers:
        plans = reminders(work, planned, event, meant)
    elif planned.kind in RELEASES:
        office = work.session.get_one(Office, work.office_id)
        letters = ReleaseLetters(work, event, office, TO[planned.kind], numbers=meant)
        plans = list(letters.plans()) if meant else []
    else:
        plain = plain_letters(
            work, event, planned.kind, [guest.person_id for guest in listed.recipients]
        )
        checksum, facts = plain.checksum, plain.facts
        plans = [
            plain.plan(guest, f"{planned.key}{guest.id}") for guest in _invitations(work, meant)
        ]
    is_held = planned.way is not Way.RELEASED
    return Drawn(
        kind=planned.kind,
        plans=[replace(plan, is_held=is_held) for plan in plans],
        recipients=listed.recipients,
        left_out=listed.left_out,
        seen=seen,
        checksum=checksum,
        facts=facts,
    )


def store(work: Work, event: Event, drawn: Drawn) -> int | None:
    """Write the drawn letters, each of them once; how many. None, and nothing written, if the event,
    its texts, or who gets them have changed since.
    """
    if _seen(work, event, drawn.kind, drawn.recipients) != drawn.seen:
        return None
    numbers = [one.number for one in drawn.recipients]
    if drawn.kind.is_to_speakers:
        note_reminded(work, event, numbers)
    plans = drawn.plans
    if drawn.facts is not None and numbers:
        stored = snapshot_id(work, event.id, drawn.checksum, dict(drawn.facts))
        plans = [replace(plan, snapshot_id=stored) for plan in plans]
    return enqueue_all(work, plans)


def plain_letters(
    work: Work, event: Event, kind: LetterKind, people: Collection[int]
) -> PlainLetters:
    """The renderer of reminders and thanks to these people."""
    own = own_texts(work.session, work.office_id, event.id)
    known = readers(work, people)
    return PlainLetters(work, event, kind, own, known, _release_pages(work, event, kind))


def _release_pages(work: Work, event: Event, kind: LetterKind) -> dict[str, str]:
    if kind not in (LetterKind.THANKS, LetterKind.MISSED):
        return {}
    office = work.session.get_one(Office, work.office_id)
    return {
        language: work.links.release(office.slug, release.slug)
        for language, release in public_releases(work, event).items()
    }


def _seen(
    work: Work, event: Event, kind: LetterKind, recipients: Sequence[Recipient]
) -> tuple[object, ...]:
    """What the decision and the letters depend on and others may change meanwhile."""
    numbers = [one.number for one in recipients]
    state = (event.version, event.sequence, event.status, event.revised_at)
    texts = own_texts(work.session, work.office_id, event.id).state
    if kind.is_to_speakers:
        return (state, texts, told_to(work, event, numbers))
    now = guest_list(work, event, numbers)
    return (
        state,
        texts,
        sorted(release.id for release in now.releases.values()),
        tuple(now.guests),
        {kind: sorted(keys) for kind, keys in now.unwanted.items()},
        sorted(now.notified),
    )


def _invitations(work: Work, numbers: Collection[int]) -> Sequence[Invitation]:
    found = select(Invitation).where(
        Invitation.office_id == work.office_id, Invitation.id.in_(numbers)
    )
    return work.session.scalars(found.order_by(Invitation.id)).all()
