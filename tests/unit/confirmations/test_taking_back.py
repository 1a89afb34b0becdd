"""What was decided about a speaker's proposal is taken back."""

from __future__ import annotations

import pytest

from planner.confirmations.answering import (
    CHANGED_SINCE,
    answer_part,
    dismiss_proposal,
    reopen_proposal,
    take_proposal,
)
from planner.confirmations.asking import ask
from planner.confirmations.facts import asked
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.confirmations.test_answering import reply
from tests.unit.confirmations.test_asking import ada, event, loaded, part_of, row_of

__all__ = ["ada", "event"]  # fixtures


def proposed(work: Work, event: Event, ada: Person, **given: str) -> SpeakerConfirmation:
    ask(work, event, [ada.id])
    row = row_of(work)
    answer_part(work, row, event, reply(work, event, ada, SpeakerAnswer.CORRECTED, **given))
    return row


def test_what_was_taken_over_is_taken_back(work: Work, event: Event, ada: Person) -> None:
    row = proposed(work, event, ada, name="Ada M. Ferrymann", function="President")
    take_proposal(work, row, event)

    reopen_proposal(work, row, event)

    assert (row.proposal, row.before) == (ProposalState.OPEN, {})
    assert part_of(work, ada).functions == Texts(en="Director of the Institute")
    assert ada.names["en"] == "Ada Ferrymann"
    assert (row.proposed_name, row.proposed_function) == ("Ada M. Ferrymann", "President")


def test_what_was_left_waits_again_and_nothing_else_changes(
    work: Work, event: Event, ada: Person
) -> None:
    row = proposed(work, event, ada, function="President")
    dismiss_proposal(work, row)

    reopen_proposal(work, row, event)

    assert row.proposal is ProposalState.OPEN
    assert part_of(work, ada).functions == Texts(en="Director of the Institute")


def test_a_language_in_which_nothing_stood_is_empty_again(
    work: Work, event: Event, ada: Person
) -> None:
    ada.names = Texts(ru="Ада Ферриман")
    part_of(work, ada).functions = Texts(ru="директор института")
    event = loaded(work, event)
    row = proposed(work, event, ada, name="Ada Ferrymann", function="Director")
    take_proposal(work, row, event)
    assert part_of(work, ada).functions == Texts(ru="директор института", en="Director")

    reopen_proposal(work, row, event)

    assert part_of(work, ada).functions == Texts(ru="директор института")
    assert ada.names == Texts(ru="Ада Ферриман")


@pytest.mark.parametrize("changed", ["name", "function"])
def test_what_somebody_has_changed_since_is_not_overwritten(
    work: Work, event: Event, ada: Person, changed: str
) -> None:
    row = proposed(work, event, ada, name="Ada M. Ferrymann", function="President")
    take_proposal(work, row, event)
    if changed == "name":
        ada.names = Texts(en="Dr. Ada Ferrymann")
    else:
        part_of(work, ada).functions = Texts(en="Vice-President")

    with pytest.raises(Conflict) as refused:
        reopen_proposal(work, row, event)

    assert refused.value.message == CHANGED_SINCE
    assert row.proposal is ProposalState.TAKEN


def test_a_part_that_somebody_else_has_got_since_stays_as_it_is(
    work: Work, make: Make, event: Event, ada: Person
) -> None:
    row = proposed(work, event, ada, function="President")
    take_proposal(work, row, event)
    part = part_of(work, ada)
    part.person = make.person("Bob Berg")
    work.session.flush()

    reopen_proposal(work, row, loaded(work, event))

    assert (row.proposal, part.functions) == (ProposalState.OPEN, Texts(en="President"))


def test_what_is_not_decided_or_was_decided_by_an_earlier_version_is_not_taken_back(
    work: Work, event: Event, ada: Person
) -> None:
    row = proposed(work, event, ada, function="President")
    with pytest.raises(Conflict, match="Nothing is decided"):
        reopen_proposal(work, row, event)
    row.proposal = ProposalState.TAKEN

    with pytest.raises(Conflict, match="not known any more"):
        reopen_proposal(work, row, event)


def test_another_answer_forgets_what_was_printed_before(
    work: Work, event: Event, ada: Person
) -> None:
    row = proposed(work, event, ada, function="President")
    take_proposal(work, row, event)

    answer_part(work, row, event, reply(work, event, ada))

    assert (row.proposal, row.before) == (ProposalState.NONE, {})


def test_what_is_printed_behind_the_function_is_not_printed_twice(
    work: Work, event: Event, ada: Person
) -> None:
    part_of(work, ada).second_functions = Texts(en="Professor")
    event = loaded(work, event)
    row = proposed(work, event, ada, function="President, Professor")

    take_proposal(work, row, event)

    assert part_of(work, ada).functions == Texts(en="President")
    assert asked(work, event, ada.id, "en").function == "President, Professor"
