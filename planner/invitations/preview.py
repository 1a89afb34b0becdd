"""The preview of an invitation, and the test letter to a member of the office."""

from __future__ import annotations

from dataclasses import replace

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.invitations.calendar import Guest
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message
from planner.invitations.purposes import Purpose
from planner.kernel.ids import new_uid
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan


def sample_guest(work: Work, event: Event) -> Guest:
    """Placeholders for the guest's name, address and link."""
    return Guest(
        name="…",
        address="guest@example.org",
        page=f"{work.links.public_url}/i/…",
        own_page=f"{work.links.public_url}/m/…",
        sequence=event.sequence,
        stamp=event.revised_at,
    )


def plan_test(work: Work, event: Event, language: str, name: str, address: str) -> LetterPlan:
    """The invitation as a letter to a member of the office, which is queued at once.

    Its link is invalid, its only ATTENDEE is the recipient, and its UID is not the event's, so that
    trying it has no effect on the guest list or on a real calendar entry.
    """
    office = work.session.get_one(Office, work.office_id)
    facts = replace(facts_of(event, language, work.now), uid=f"test-{new_uid()}")
    guest = replace(sample_guest(work, event), name=name, address=address, stamp=work.now)
    message = Message(purpose=Purpose.INVITATION)
    written = LetterRenderer(office).write(message, facts, guest)
    return LetterPlan(
        purpose="test",
        about="",
        unique_key=f"test:{facts.uid}",
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=name,
        recipient_address=address,
        subject=f"[Test] {written.subject}",
        text=written.text,
        html=written.html,
        calendar=written.calendar,
        calendar_method=written.method,
        is_held=False,
    )
