"""Statements that quote in part, plan or call, and what is refused of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.events.models.event import Part
from planner.events.models.statement import Force, SpeechForm
from planner.events.operations.removing import remove_part
from planner.events.operations.statements import StatementPlan, note_statement, revise_statement
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

PARTIAL = StatementPlan(
    form=SpeechForm.PARTIAL,
    lead_ins=Texts(en="the bare banks are"),
    texts=Texts(en="a debt paid back tree by tree"),
)
PLAN = StatementPlan(
    form=SpeechForm.PLAN,
    force=Force.ANNOUNCED,
    texts=Texts(en="the ministry will plant 40 million trees"),
    deadlines=Texts(en="by 2035"),
    figures=Texts(en="40 million trees"),
    documents=Texts(en="the programme “Green Banks”"),
)
CALL = StatementPlan(
    form=SpeechForm.CALL,
    force=Force.CALLED,
    addressees=Texts(en="farmers", ru="фермеры"),
    texts=Texts(en="to leave a strip of grass", ru="оставлять полосу травы"),
)
CLAUSE = StatementPlan(form=SpeechForm.INDIRECT, texts=Texts(en="two wells in five are dry"))


@pytest.fixture
def part(make: Make) -> Part:
    return make.part(make.item(make.event()), person=make.person("Marta Ellingsen"))


@pytest.mark.parametrize("plan", [PARTIAL, PLAN, CALL, CLAUSE])
def test_each_kind_keeps_its_words(work: Work, part: Part, plan: StatementPlan) -> None:
    statement = note_statement(work, part, plan)

    names = ("form", "force", "texts", "lead_ins", "addressees", "figures", "deadlines")
    kept = {name: getattr(statement, name) for name in (*names, "documents")}
    assert kept == {name: getattr(plan, name) for name in kept}


@pytest.mark.parametrize(
    ("plan", "field", "sentence"),
    [
        (
            replace(CLAUSE, texts=Texts(en="is the river dry?")),
            "texts",
            "Note a question or an exclamation as a quotation.",
        ),
        (
            replace(CLAUSE, texts=Texts(en="we count at dawn")),
            "texts",
            "Write it as a quotation or in the third person.",
        ),
        (
            replace(CLAUSE, texts=Texts(ru="мы считаем на рассвете")),
            "texts",
            "Write it as a quotation or in the third person.",
        ),
        (
            replace(PARTIAL, lead_ins=Texts(en="our banks are")),
            "lead_ins",
            "Write it as a quotation or in the third person.",
        ),
        (
            replace(PARTIAL, lead_ins=Texts()),
            "lead_ins",
            "Write in English what stands between “said that” and the quoted words.",
        ),
        (
            replace(PLAN, figures=Texts(en="4 million trees")),
            "figures",
            "“4 million trees” does not stand in what was said. Copy the figure from there.",
        ),
        (
            replace(PLAN, texts=Texts(), documents=Texts()),
            "texts",
            "Note what was said in at least one language.",
        ),
        (
            replace(CALL, force=Force.SAID),
            "force",
            "Say which verb it is: called on, proposed or promised.",
        ),
        (
            replace(CALL, texts=Texts(ru="полоса травы")),
            "texts",
            "Begin with the verb as it stands after “called on farmers”: “to leave …”.",
        ),
        (
            replace(CALL, texts=Texts(en="leaving a strip of grass")),
            "texts",
            "Begin with the verb as it stands after “called on farmers”: “to leave …”.",
        ),
        (
            replace(CALL, force=Force.PROMISED, texts=Texts(en="leaving grass")),
            "texts",
            "Begin with the verb as it stands after “promised”: “to leave …”.",
        ),
        (
            replace(CALL, force=Force.PROPOSED, texts=Texts(en="a strip of grass")),
            "texts",
            "Begin with the verb as it stands after “proposed”: “leaving …”.",
        ),
        (
            replace(CALL, addressees=Texts(ru="фермеры")),
            "addressees",
            "Say in English who was called on: “farmers”.",
        ),
        (
            replace(CLAUSE, force=Force.CALLED),
            "form",
            "Note it as a call: “to leave a strip of grass”.",
        ),
        (
            replace(CLAUSE, force=Force.ASKED),
            "force",
            "Only a quotation is asked: note the question word for word.",
        ),
    ],
)
def test_what_makes_no_sentence_is_refused(
    work: Work, part: Part, plan: StatementPlan, field: str, sentence: str
) -> None:
    with pytest.raises(Invalid) as refused:
        note_statement(work, part, plan)

    assert (refused.value.field, str(refused.value.message)) == (field, sentence)


def test_a_quotation_needs_its_speaker(work: Work, make: Make) -> None:
    nobody = make.part(make.item(make.event()))

    with pytest.raises(Invalid, match="a quotation needs its speaker"):
        note_statement(work, nobody, CLAUSE)


def test_a_document_may_be_all_that_was_announced(work: Work, part: Part) -> None:
    statement = note_statement(work, part, replace(PLAN, texts=Texts(), figures=Texts()))

    assert statement.documents == PLAN.documents


def test_quoted_words_are_approved_first_and_their_lead_in_too(work: Work, part: Part) -> None:
    statement = note_statement(work, part, PARTIAL)
    statement.approved_at, statement.approved_by = work.now, "Anna"
    assert statement.is_printable

    revise_statement(work, statement, replace(PARTIAL, lead_ins=Texts(en="banks are")), None)

    assert (statement.is_printable, statement.approved_by) == (False, "")


def test_several_make_one_statement(work: Work, make: Make, part: Part) -> None:
    quill = make.part(part.item, person=make.person("Tomas Quill"))
    plan = replace(CLAUSE, force=Force.STRESSED, joint_part_ids=(quill.id, part.id, quill.id))

    statement = note_statement(work, part, plan)

    assert [one.part for one in statement.joint_speakers] == [quill]
    with pytest.raises(Conflict, match="Remove the statements first"):
        remove_part(work, quill)
    revise_statement(work, statement, CLAUSE, None)
    assert statement.joint_speakers == []


def test_only_speakers_of_the_event_say_it_together(work: Work, make: Make, part: Part) -> None:
    stranger = make.part(make.item(make.event()), person=make.person())

    with pytest.raises(Invalid, match="Choose from the list"):
        note_statement(work, part, replace(CLAUSE, joint_part_ids=(stranger.id,)))


@pytest.mark.parametrize(
    ("plan", "field", "sentence"),
    [
        (
            replace(CLAUSE, deadlines=Texts(en="by 2035")),
            "deadlines",
            "Note it as a plan that was announced, or write this into what was said.",
        ),
        (
            replace(PLAN, force=Force.PROMISED),
            "deadlines",
            "Note it as a plan that was announced, or write this into what was said.",
        ),
        (
            replace(CLAUSE, addressees=Texts(en="farmers")),
            "addressees",
            "Note it as a call and choose “called on”, or leave this empty.",
        ),
        (
            replace(CALL, force=Force.PROPOSED),
            "addressees",
            "Note it as a call and choose “called on”, or leave this empty.",
        ),
        (
            replace(CLAUSE, lead_ins=Texts(en="the wells are")),
            "lead_ins",
            "Note it as quoted in part, or write these words into what was said.",
        ),
        (
            replace(CLAUSE, figures=Texts(en="three wells")),
            "figures",
            "“three wells” does not stand in what was said. Copy the figure from there.",
        ),
    ],
)
def test_what_its_sentence_would_not_tell_is_refused(
    work: Work, part: Part, plan: StatementPlan, field: str, sentence: str
) -> None:
    with pytest.raises(Invalid) as refused:
        note_statement(work, part, plan)

    assert (refused.value.field, str(refused.value.message)) == (field, sentence)
