from __future__ import annotations

import pytest

from planner.kernel.placeholders import check_placeholders, fill
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def test_missing_texts_are_passed_over() -> None:
    assert all_of(None, Texts(en="a", ru="б"), "", "c") == ["a", "б", "c"]
    assert first_of(None, Texts(), "c") == "c"
    assert first_of() == ""


def test_a_person_is_found_by_everything_that_is_said_of_them(work: Work, make: Make) -> None:
    person = make.person("Анна Сорокина", email="Anna@Paper.test")
    outlet = make.outlet(names=Texts(en="Evening Gazette"))
    make.affiliation(person, outlet=outlet, functions=Texts(ru="обозреватель"))

    assert (person.label, person.sort_name) == ("Анна Сорокина", "anna sorokina")
    assert person.search_text == "anna sorokina obozrevatel' evening gazette anna@paper.test"


def test_a_findable_row_says_what_it_is_called() -> None:
    with pytest.raises(NotImplementedError):
        Searchable().best_label()
    with pytest.raises(NotImplementedError):
        Searchable().words_to_find()


def test_placeholders_are_filled_in_one_pass() -> None:
    values = {"city": "{date}", "CITY": "GENEVA"}

    assert (
        fill("{city}, {CITY}, {date} {0} {city.x}", values) == "{date}, GENEVA, {date} {0} {city.x}"
    )


def test_known_placeholders_pass() -> None:
    check_placeholders("{CITY}, {date} –", ("CITY", "date"), "datelines")
    check_placeholders("no braces", (), "datelines")
