from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from planner.files.models import FileKind, StoredFile
from planner.history.models import Entry
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from planner.organisations.operations import (
    BoilerplatePlan,
    OrganisationPlan,
    enter_organisation,
    revise_organisation,
    set_logo,
)
from tests.factories import Make


def profile(**given: Any) -> OrganisationPlan:
    return OrganisationPlan(**{"names": Texts(en="Society"), **given})


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_a_body_is_entered_for_the_office(work: Work) -> None:
    body = enter_organisation(work, profile(takes_the=True, generic_nouns=Texts(ru="общество")))

    assert body.office_id == work.office_id
    assert (body.takes_the, body.generic_nouns) == (True, Texts(ru="общество"))
    assert body.sort_name == "society"
    assert verbs(work) == ["organisation.entered"]


def test_a_body_needs_a_name(work: Work) -> None:
    with pytest.raises(Invalid, match="needs a name") as refusal:
        enter_organisation(work, profile(names=Texts()))

    assert refusal.value.field == "names"
    assert work.session.scalars(select(Organisation)).all() == []


@pytest.mark.parametrize("template", ["{town} –", "{city", "{}", "{city.x}", "}{"])
def test_a_dateline_takes_known_placeholders_only(work: Work, template: str) -> None:
    with pytest.raises(Invalid, match="What can stand in braces") as refusal:
        enter_organisation(work, profile(datelines=Texts(en=template)))

    assert refusal.value.field == "datelines"


def test_revising_counts_the_version(work: Work, make: Make) -> None:
    body = make.organisation(takes_the=True)

    revise_organisation(work, body, profile(generic_nouns=Texts(ru="фонд")), 1)

    assert (body.takes_the, body.generic_nouns) == (False, Texts(ru="фонд"))
    assert body.version == 2
    assert verbs(work) == ["organisation.revised"]


def test_a_stale_revision_changes_nothing(work: Work, make: Make) -> None:
    body = make.organisation("North")

    with pytest.raises(Stale):
        revise_organisation(work, body, profile(), 7)

    assert body.label == "North"


def test_the_chain_of_parents_has_an_end(work: Work, make: Make) -> None:
    top = make.organisation()
    middle = make.organisation(parent=top)
    below = make.organisation(parent=middle)

    revise_organisation(work, below, profile(parent_id=top.id), 1)
    with pytest.raises(Invalid, match="above itself") as refusal:
        revise_organisation(work, top, profile(parent_id=below.id), 1)

    assert below.parent is top
    assert refusal.value.field == "parent_id"


def test_a_parent_of_another_office_is_none(work: Work, make: Make) -> None:
    foreign = make.organisation(office_id=make.office().id)

    with pytest.raises(Invalid, match="Choose from the list"):
        enter_organisation(work, profile(parent_id=foreign.id))


def test_standing_texts_are_replaced(work: Work, make: Make) -> None:
    text = BoilerplatePlan(language="en", text="It works.", valid_from=date(2012, 1, 1))
    body = enter_organisation(work, profile(boilerplates=(text,)))

    revise_organisation(
        work, body, profile(boilerplates=(BoilerplatePlan(language="ru", text="Оно работает."),)), 1
    )

    assert [(b.language, b.text) for b in body.boilerplates] == [("ru", "Оно работает.")]


def test_a_standing_text_cannot_end_before_it_begins(work: Work) -> None:
    text = BoilerplatePlan(
        language="en", text="It works.", valid_from=date(2012, 1, 2), valid_to=date(2012, 1, 1)
    )

    with pytest.raises(Invalid, match="ends before it begins"):
        enter_organisation(work, profile(boilerplates=(text,)))


def test_a_logo_is_given_and_taken_away(work: Work, make: Make) -> None:
    body = make.organisation()
    logo = StoredFile(
        office_id=work.office_id,
        public_id="p",
        kind=FileKind.LOGO,
        name="logo.png",
        media_type="image/png",
        path="ab/1",
        sha256="0",
        size=1,
        created_at=work.now,
    )

    set_logo(work, body, logo)
    work.session.flush()
    assert body.logo is logo
    set_logo(work, body, None)

    assert body.logo is None
    assert verbs(work) == ["organisation.logo_changed", "organisation.logo_changed"]


@pytest.mark.parametrize(
    ("typed", "name", "takes_the"),
    [
        ("the River Society", "River Society", True),
        ("The Hague Society", "The Hague Society", False),
        ("theatre workers", "theatre workers", False),
        ("the ", "the ", False),
    ],
)
def test_an_article_before_the_name_is_no_part_of_it(
    work: Work, typed: str, name: str, takes_the: bool
) -> None:
    names = Texts(en=typed, ru="the Общество")

    body = enter_organisation(work, profile(names=names))

    assert body.names == Texts(en=name, ru="the Общество")
    assert body.takes_the is takes_the
