from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.events.operations.statements import (
    StatementPlan,
    approve_statement,
    note_statement,
    remove_statement,
    revise_statement,
)
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

QUOTE = StatementPlan(form=SpeechForm.DIRECT, texts=Texts(en="We need each other"))


def noted(work: Work, make: Make, plan: StatementPlan = QUOTE) -> Statement:
    return note_statement(work, make.part(make.item(make.event()), person=make.person()), plan)


def test_word_for_word_is_printed_only_when_approved(work: Work, make: Make) -> None:
    statement = noted(work, make, replace(QUOTE, is_unclear=True))
    assert (statement.is_printable, statement.is_unclear) == (False, True)

    approve_statement(work, statement, " Anna Example ")

    assert (statement.is_printable, statement.is_unclear) == (True, False)
    assert (statement.approved_by, statement.approved_at) == ("Anna Example", work.now)


@pytest.mark.parametrize(
    "change",
    [
        {"texts": Texts(en="We need one another")},
        {"form": SpeechForm.TOPICS},
        {"terms": SpeechTerms.BACKGROUND},
    ],
)
def test_an_edit_voids_the_approval(work: Work, make: Make, change: dict[str, object]) -> None:
    statement = noted(work, make)
    approve_statement(work, statement, "Anna")

    revise_statement(work, statement, replace(QUOTE, **change), 2)  # type: ignore[arg-type]

    assert (statement.approved_at, statement.approved_by) == (None, "")


def test_how_it_was_said_leaves_the_approval(work: Work, make: Make) -> None:
    statement = noted(work, make)
    approve_statement(work, statement, "Anna")

    revise_statement(work, statement, replace(QUOTE, force=Force.WARNED), None)

    assert (statement.force, statement.approved_by) == (Force.WARNED, "Anna")
    with pytest.raises(Stale):
        revise_statement(work, statement, QUOTE, 1)


def test_off_the_record_is_never_printed(work: Work, make: Make) -> None:
    words = Texts(en="they need each other")
    off = StatementPlan(form=SpeechForm.INDIRECT, texts=words, terms=SpeechTerms.OFF_RECORD)

    assert not noted(work, make, off).is_printable
    assert noted(work, make, replace(off, terms=SpeechTerms.ON_RECORD)).is_printable


def test_words_and_an_approver_are_needed(work: Work, make: Make) -> None:
    with pytest.raises(Invalid, match="at least one language"):
        noted(work, make, replace(QUOTE, texts=Texts()))
    with pytest.raises(Invalid, match="who approved"):
        approve_statement(work, noted(work, make), " ")


def test_statements_are_removed(work: Work, make: Make) -> None:
    remove_statement(work, noted(work, make))

    assert work.session.scalars(select(Statement)).all() == []


def test_one_quotation_of_an_event_stands_below_the_headline(work: Work, make: Make) -> None:
    first, elsewhere = (noted(work, make, replace(QUOTE, is_subhead=True)) for _ in range(2))

    second = note_statement(work, first.part, replace(QUOTE, is_subhead=True))

    standing = (first.is_subhead, second.is_subhead, elsewhere.is_subhead)
    assert standing == (False, True, True)


def test_what_is_not_word_for_word_does_not_stand_below_the_headline(
    work: Work, make: Make
) -> None:
    with pytest.raises(Invalid) as refused:
        noted(work, make, replace(QUOTE, form=SpeechForm.TOPICS, is_subhead=True))

    assert refused.value.field == "is_subhead"
