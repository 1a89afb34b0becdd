"""Speakers answer by a link: their parts are confirmed or declined, what they propose is for staff."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from planner.confirmations.answering import (
    SpeakerReply,
    answer_part,
    confirmation_by_public_id,
    dismiss_proposal,
    take_proposal,
)
from planner.confirmations.asking import ask
from planner.confirmations.facts import asked
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.privacy.erasing import erase
from tests.factories import Make
from tests.unit.confirmations.test_asking import ada, event, loaded, part_of, row_of

__all__ = ["ada", "event"]  # fixtures


@pytest.fixture
def row(work: Work, event: Event, ada: Person) -> SpeakerConfirmation:
    ask(work, event, [ada.id])
    return row_of(work)


def reply(
    work: Work, event: Event, ada: Person, says: SpeakerAnswer = SpeakerAnswer.YES, **given: Any
) -> SpeakerReply:
    seen = asked(work, event, ada.id, "en").checksum
    return SpeakerReply(**{"answer": says, "language": "en", "seen": seen, **given})


def test_yes_confirms_and_no_declines(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    answer_part(work, row, event, reply(work, event, ada, message=" By train. "))

    assert (row.answer, row.message, row.proposal) == (
        SpeakerAnswer.YES,
        "By train.",
        ProposalState.NONE,
    )
    assert part_of(work, ada).state is PartState.CONFIRMED
    assert work.session.scalars(confirmation_by_public_id(row.public_id)).one() is row

    answer_part(work, row, event, reply(work, event, ada, SpeakerAnswer.NO))

    assert part_of(work, ada).state is PartState.DECLINED
    said = select(Entry.facts).where(Entry.verb == "speaker.answered").order_by(Entry.id)
    assert [facts["answer"] for facts in work.session.scalars(said)] == ["yes", "no"]


def test_a_correction_confirms_and_waits_for_staff(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    given = {"name": "Ada Ferrymann", "function": "President of the Institute"}

    answer_part(work, row, event, reply(work, event, ada, SpeakerAnswer.CORRECTED, **given))

    assert (row.proposed_name, row.proposed_function) == ("", "President of the Institute")
    assert row.proposal is ProposalState.OPEN
    part = part_of(work, ada)
    assert (part.state, part.functions["en"]) == (
        PartState.CONFIRMED,
        "Director of the Institute",
    )


def test_a_proposal_is_printed_where_staff_takes_it(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    given = {"name": "Ada M. Ferrymann", "function": "President"}
    answer_part(work, row, event, reply(work, event, ada, SpeakerAnswer.CORRECTED, **given))

    take_proposal(work, row, event)

    assert row.proposal is ProposalState.TAKEN
    assert part_of(work, ada).functions == Texts(en="President")
    assert ada.names["en"] == "Ada M. Ferrymann"
    with pytest.raises(Conflict):
        dismiss_proposal(work, row)


def test_a_proposal_is_left(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    answer_part(
        work, row, event, reply(work, event, ada, SpeakerAnswer.CORRECTED, function="President")
    )

    dismiss_proposal(work, row)

    assert row.proposal is ProposalState.DISMISSED
    assert part_of(work, ada).functions == Texts(en="Director of the Institute")


def test_a_name_alone_leaves_the_functions(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    given = {"name": "A. Ferrymann", "function": "Director of the Institute"}
    answer_part(work, row, event, reply(work, event, ada, SpeakerAnswer.CORRECTED, **given))

    take_proposal(work, row, event)

    assert part_of(work, ada).functions == Texts(en="Director of the Institute")
    assert ada.names["en"] == "A. Ferrymann"


@pytest.mark.parametrize(
    ("says", "given", "field"),
    [
        (SpeakerAnswer.NONE, {}, "answer"),
        (SpeakerAnswer.YES, {"message": "x" * 501}, "message"),
        (SpeakerAnswer.CORRECTED, {"name": "x" * 301}, "name"),
        (SpeakerAnswer.CORRECTED, {"function": "x" * 301}, "function"),
        (
            SpeakerAnswer.CORRECTED,
            {"name": "Ada Ferrymann", "function": "Director of the Institute"},
            "name",
        ),
    ],
)
def test_what_is_no_answer_is_refused(
    work: Work,
    event: Event,
    ada: Person,
    row: SpeakerConfirmation,
    says: SpeakerAnswer,
    given: dict[str, str],
    field: str,
) -> None:
    with pytest.raises(Invalid) as refused:
        answer_part(work, row, event, reply(work, event, ada, says, **given))

    assert refused.value.field == field


def test_what_has_changed_meanwhile_is_looked_at_first(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    given = reply(work, event, ada)
    part_of(work, ada).functions = Texts(en="President")
    work.session.flush()

    with pytest.raises(Conflict, match="changed meanwhile"):
        answer_part(work, row, loaded(work, event), given)


def test_nobody_answers_for_a_part_that_is_gone_or_an_event_that_is_off(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    given = reply(work, event, ada)
    work.session.delete(part_of(work, ada))
    event = loaded(work, event)

    with pytest.raises(Conflict, match="no part"):
        answer_part(work, row, event, given)
    event.status = EventStatus.CANCELLED
    with pytest.raises(Conflict, match="cancelled"):
        answer_part(work, row, event, given)


def test_who_did_not_come_does_not_come_by_an_answer(
    work: Work, make: Make, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    part_of(work, ada).state = PartState.ABSENT

    answer_part(work, row, event, reply(work, event, ada))

    assert part_of(work, ada).state is PartState.ABSENT


def test_a_merged_speaker_keeps_the_answer_and_an_undone_merge_gives_it_back(
    work: Work, make: Make, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    other = make.person("Ada Ferryman", email="other@rivers.test")

    merged = merge(work, other, ada, MergePlan())
    work.session.refresh(row)
    assert row.person_id == other.id
    undo_merge(work, merged)
    work.session.refresh(row)

    assert row.person_id == ada.id


def test_what_an_erased_speaker_was_asked_is_gone(
    work: Work, event: Event, ada: Person, row: SpeakerConfirmation
) -> None:
    event.status = EventStatus.CANCELLED

    erase(work, ada)

    assert work.session.scalars(select(SpeakerConfirmation)).all() == []
