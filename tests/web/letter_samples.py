"""Samples of letters in the office's own words, of who gets releases, and of what readers are sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING, Any

from planner.accounts.models import Office
from planner.confirmations.models import ProposalState, SpeakerConfirmation
from planner.distribution.models import Distribution, DistributionKind, EmbargoedCopy
from planner.distribution.operations import DistributionPlan, draft_distribution
from planner.events.models.kinds import PartState
from planner.files.operations import write
from planner.free_letters.attaching import attach_file, attach_page
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.free_letters.operations import FreeLetterPlan, draft_free_letter
from planner.kernel.ids import new_public_id, new_token
from planner.kernel.links import EMBARGOED_COPY, SUBSCRIPTION
from planner.kernel.texts import Texts
from planner.letter_plans.models import Anchor, PlannedLetter
from planner.letter_texts.kinds import LetterKind
from planner.subscriptions.operations import SubscriptionPlan, ask

if TYPE_CHECKING:
    from tests.web.matrix import Things


def _subscription_token(t: Things) -> str:
    wanted = SubscriptionPlan(address=f"{new_public_id()}@paper.test", language="en")
    row = ask(t.work, t.work.session.get_one(Office, t.work.office_id), wanted)
    assert row is not None
    return t.work.links.signer.token(SUBSCRIPTION, row.public_id, 1)


def _copy(t: Things) -> EmbargoedCopy:
    copy = EmbargoedCopy(
        office_id=t.work.office_id,
        release=t["release_id"],
        person=t.make.person(),
        number=1,
        agreement="By telephone.",
        given_at=t.work.now,
    )
    t.work.session.add(copy)
    t.work.session.flush()
    return copy


def _distribution(t: Things) -> Distribution:
    plan = DistributionPlan(to_subscribers=True)
    return draft_distribution(t.work, t["event_id"], DistributionKind.RELEASE, plan)


def _free_letter(t: Things) -> FreeLetter:
    """To the guests of an event."""
    plan = FreeLetterPlan(
        subjects=Texts(en="News"), greetings=Texts(en="Dear {name},"), texts=Texts(en="News.")
    )
    return draft_free_letter(t.work, t.make.event(), plan)


def _attachment(t: Things) -> LetterAttachment:
    return attach_page(
        t.work, t["desk.letter_attachments:letter_id"], "Wells", "https://wells.test/"
    )


def _document(t: Things) -> str:
    """The token of a file that letters lead to."""
    file = write(t.files, "a.pdf", b"%PDF-", "application/pdf")
    linked = attach_file(t.work, _free_letter(t), file, is_link=True)
    assert linked.file is not None
    return t.work.links.document(linked.file.public_id).rpartition("/")[2]


def _confirmation(t: Things) -> SpeakerConfirmation:
    """Of a speaker who proposes another function."""
    event, person = t["event_id"], t.make.person(email=f"{new_token().lower()}@rivers.test")
    t.make.part(t.make.item(event), person=person, state=PartState.ASKED)
    row = SpeakerConfirmation(
        office_id=t.work.office_id,
        public_id=new_public_id(),
        event=event,
        person=person,
        language="en",
        proposed_function="President",
        proposal=ProposalState.OPEN,
    )
    t.work.session.add(row)
    t.work.session.flush()
    return row


def _speaker_token(t: Things) -> str:
    row = t["confirmation_id"]
    return t.work.links.speaker(row.public_id).rpartition("/")[2]


def _planned(t: Things) -> PlannedLetter:
    """Stored past the operation, which refuses events that are over."""
    planned = PlannedLetter(
        office_id=t.work.office_id,
        event=t["event_id"],
        kind=LetterKind.REMINDER_SILENT,
        anchor=Anchor.START,
        days=2,
        clock=time(10),
    )
    t.work.session.add(planned)
    t.work.session.flush()
    return planned


LETTER_SAMPLES: dict[str, Callable[[Things], Any]] = {
    "desk.free_letters:letter_id": _free_letter,
    "distribution_id": _distribution,
    "desk.letter_attachments:letter_id": _free_letter,
    "attachment_id": _attachment,
    "guest.document:token": _document,
    "confirmation_id": _confirmation,
    "guest.speaker:token": _speaker_token,
    "copy_id": _copy,
    "guest.subscription:token": _subscription_token,
    "planned_id": _planned,
    "guest.embargoed_copy:token": lambda t: t.work.links.signer.token(
        EMBARGOED_COPY, t["copy_id"].public_id, 1
    ),
}
