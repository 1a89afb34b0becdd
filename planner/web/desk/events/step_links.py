"""The next steps of an event with their buttons: a page to open, or the move that is to be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from planner.events.event_counts import EventCounts
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.next_step import Aim, Step, next_steps
from planner.invitations.reach import Reach
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.outline_parts import part_with
from planner.web.extensions import now

# By the aim of a step: the words on its button, and the page that it opens.
_ACTS = {
    Aim.FACTS: (_("Enter it"), "desk.overview.show"),
    Aim.PROGRAMME: (_("Open the programme"), "desk.programme.index"),
    Aim.SPEAKERS: (_("See the speakers"), "desk.speakers.index"),
    Aim.STATUS: (_("Change the status"), "desk.event_status.show"),
    Aim.LETTERS: (_("See the letters"), "desk.outbox.index"),
    Aim.GUESTS: (_("See the guest list"), "desk.invitations.index"),
    Aim.UNSENT: (_("See who"), "desk.invitations.index"),
    Aim.INVITE: (_("Invite journalists"), "desk.inviting.new"),
    Aim.INVITE_AGAIN: (_("See who"), "desk.inviting.new"),
    Aim.CHECKLIST: (_("Open the checklist"), "desk.checklist.index"),
    Aim.DOOR: (_("Open the door list"), "desk.door.index"),
    Aim.PAPERS: (_("Open the papers"), "desk.documents.index"),
    Aim.SENDING: (_("See what follows"), "desk.after.index"),
}
_MOVES = {EventStatus.CONFIRMED: _("Confirm"), EventStatus.HELD: _("It was held")}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A next step in a sentence, the words on its button, and the page on which it is done. `move` is
    the status that the button itself gives the event, "" for a button that opens the page.
    """

    sentence: str
    act: str
    url: str
    move: str = ""


def shown_steps(event: Event, facts: EventCounts) -> list[ShownStep]:
    return [
        ShownStep(
            step.sentence,
            _MOVES[step.move] if step.move else _ACTS[step.aim][0],
            _address_of(event, step),
            step.move.value if step.move else "",
        )
        for step in next_steps(facts, now())
    ]


def inviting_address(event: Event) -> str:
    """The page that invites, with the guests of the event that this one was copied from if it was."""
    values: dict[str, Any] = {"from": "guests"} if event.guests_from_id else {}
    return url_for("desk.inviting.new", event_id=event.id, **values)


def _address_of(event: Event, step: Step) -> str:
    part = part_with(step.field)
    if part is not None:
        return url_for(
            "desk.outline.show_part", event_id=event.id, part=part.name, _anchor=part.anchor
        )
    if step.aim is Aim.LETTERS:
        return url_for("desk.outbox.index", event=event.id)
    if step.aim is Aim.INVITE_AGAIN:
        return inviting_address(event)
    letter = Reach.UNSENT.value if step.aim is Aim.UNSENT else None
    return url_for(_ACTS[step.aim][1], event_id=event.id, letter=letter)
