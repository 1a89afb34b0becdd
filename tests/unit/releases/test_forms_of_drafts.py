"""Forms in drafts: which are asked for, which of them are proposed, and what a person said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.accounts.models import Office
from planner.contacts.models import Gender
from planner.events.models.event import Event, EventBody
from planner.events.models.kinds import BodyRole, ItemKind
from planner.grammar.needs import AskedForm, Need, Sort
from planner.grammar.operations import FormPlan, confirm_forms
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.releases.drafting import asked_forms, draft
from planner.releases.facts.loading import Record, load_facts
from tests.factories import Make
from tests.seed_register import add

FUND = "Озёрный фонд"


@pytest.fixture
def event(make: Make) -> Event:
    """An event that the Lake Fund supported."""
    event = make.event(
        titles=Texts(en="Small rivers", ru="Малые реки"), cities=Texts(en="Mareno", ru="Марено")
    )
    host = make.organisation(names=Texts(en="River Institute", ru="Институт рек"))
    fund = make.organisation(names=Texts(en="Lake Fund", ru=FUND))
    add(make, EventBody, event=event, organisation=host, role=BodyRole.ORGANISER)
    add(make, EventBody, event=event, organisation=fund, role=BodyRole.SUPPORTER)
    return event


def loaded(work: Work, event: Event, office: Office) -> Record:
    work.session.flush()
    work.session.expire_all()
    return load_facts(work.session, event, on=date(2028, 3, 15), office=office)


def text(record: Record) -> str:
    return " ".join(block.text for block in draft(record.facts("ru"))).replace("\u00a0", " ")


def said(need: Need, form: str | None, opened: str | None = None) -> FormPlan:
    return FormPlan(language="ru", text=FUND, need=need, form=form, opened=opened)


def test_a_proposed_form_is_printed_and_marked(work: Work, event: Event, office: Office) -> None:
    record = loaded(work, event, office)

    assert "при поддержке Озёрного фонда" in text(record)
    used = [form for block in draft(record.facts("ru")) for form in block.proposed]
    assert (FUND, "genitive", "Озёрного фонда") in [(f.text, f.need, f.form) for f in used]
    path = "bodies.1.organisation.names.ru"
    assert AskedForm(FUND, Need.GENITIVE, Sort.BODY, "", path) in asked_forms(record.facts("ru"))


def test_a_confirmed_form_is_no_proposal_and_leaves_the_draft_as_it_was(
    work: Work, event: Event, office: Office
) -> None:
    before = loaded(work, event, office)

    confirm_forms(work, [said(Need.GENITIVE, "Озёрного фонда")])

    record = loaded(work, event, office)
    assert text(record) == text(before)
    assert record.revision(["en", "ru"]) == before.revision(["en", "ru"])
    assert FUND not in [f.text for b in draft(record.facts("ru")) for f in b.proposed]
    assert set(asked_forms(record.facts("ru"))) == set(asked_forms(before.facts("ru")))


def test_a_corrected_form_is_printed_and_the_record_has_changed(
    work: Work, event: Event, office: Office
) -> None:
    before = loaded(work, event, office)

    confirm_forms(work, [said(Need.GENITIVE, "Озерного фонда")])

    record = loaded(work, event, office)
    assert "при поддержке Озерного фонда" in text(record)
    assert record.revision(["en", "ru"]) != before.revision(["en", "ru"])


def test_where_a_person_said_that_there_is_no_form_the_sentence_is_turned(
    work: Work, event: Event, office: Office
) -> None:
    confirm_forms(work, [said(Need.GENITIVE, "")])
    assert "Встречу поддержал Озёрный фонд." in text(loaded(work, event, office))

    confirm_forms(work, [said(Need.GENDER, "")])
    assert "Организация, которая поддержала встречу, — Озёрный фонд." in text(
        loaded(work, event, office)
    )

    confirm_forms(work, [said(Need.GENITIVE, None, ""), said(Need.GENDER, None, "")])
    assert "при поддержке Озёрного фонда" in text(loaded(work, event, office))


def test_forms_of_another_office_are_not_read(
    work: Work, event: Event, office: Office, make: Make
) -> None:
    elsewhere = replace(work, office_id=make.office().id)
    confirm_forms(elsewhere, [said(Need.GENITIVE, "Озера")])

    assert "при поддержке Озёрного фонда" in text(loaded(work, event, office))


@pytest.fixture
def closing(make: Make, event: Event) -> Event:
    """Somebody without a surname of its own in the register opens and closes the event."""
    person = make.person(names=Texts(en="Anna Reed", ru="Анна Лозовая"), gender=Gender.FEMININE)
    for position, kind in enumerate((ItemKind.WELCOME, ItemKind.CLOSING)):
        item = make.item(event, kind=kind, position=position)
        make.part(item, person=person, functions=Texts(ru="директор музея"))
    return event


def test_a_surname_is_printed_alone_only_once_it_is_confirmed(
    work: Work, closing: Event, office: Office
) -> None:
    record = loaded(work, closing, office)
    asked = [one for one in asked_forms(record.facts("ru")) if one.need is Need.SURNAME]
    assert [one.text for one in asked] == ["Анна Лозовая"]
    assert text(record).count("Анна Лозовая") == 2

    confirm_forms(
        work, [FormPlan(language="ru", text="Анна Лозовая", need=Need.SURNAME, form="Лозовая")]
    )

    record = loaded(work, closing, office)
    assert text(record).count("Анна Лозовая") == 1
    assert text(record).count("Лозовая") == 2
    assert [o.text for o in asked_forms(record.facts("ru")) if o.need is Need.SURNAME] == [
        "Анна Лозовая"
    ]
