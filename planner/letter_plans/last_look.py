"""The check before a reminder or a letter of thanks leaves: is it still of use?"""

from __future__ import annotations

from planner.confirmations.models import PURPOSE as TO_SPEAKERS
from planner.events.models.event import Event
from planner.invitations.purposes import PlainPurpose, guest_number
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import REMINDERS, is_meant, listed_guests
from planner.letter_plans.whether import OFF, has_begun
from planner.letter_texts.kinds import LetterKind
from planner.outbox.models import Letter

DOES_NOT_TAKE_PLACE = _("It has not left: the event does not take place as planned.")
BEGUN = _("It has not left: the event has begun.")
NOT_MEANT = _(
    "It has not left: its recipient has answered since it was written, or is off the guest list."
)


def kind_of(letter: Letter) -> LetterKind:
    """The kind of its texts."""
    return LetterKind(letter.wording.partition(":")[0])


def why_pointless(work: Work, letter: Letter) -> str:
    """A sentence, "" if it is of use; always "" for letters of other purposes.

    Of a reminder to a speaker `confirmations.asking.why_not_sent` knows whether they have answered.
    """
    is_to_speaker = letter.purpose == TO_SPEAKERS and kind_of(letter) in REMINDERS
    if letter.purpose not in set(PlainPurpose) and not is_to_speaker:
        return ""
    event = work.session.get(Event, letter.event_id)
    if event is None or event.status in OFF:
        return DOES_NOT_TAKE_PLACE
    kind = kind_of(letter)
    if kind in REMINDERS and has_begun(event, work):
        return BEGUN
    if is_to_speaker:
        return ""
    guests = listed_guests(work, event, [guest_number(letter.about)])
    return "" if any(is_meant(kind, guest) for guest in guests) else NOT_MEANT
