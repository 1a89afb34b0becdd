from __future__ import annotations

import pytest

from planner.kernel.errors import Invalid
from planner.kernel.telephones import clean_dialled, dialled, region_of, telephone_key


@pytest.mark.parametrize(
    ("zone", "region"),
    [("Europe/Moscow", "RU"), ("Europe/Zurich", "CH"), ("UTC", None), ("Nowhere/Else", None)],
)
def test_a_zone_lies_in_a_country(zone: str, region: str | None) -> None:
    assert region_of(zone) == region


@pytest.mark.parametrize(
    ("printed", "region", "number"),
    [
        ("8-800-333-00-16", "RU", "+78003330016"),
        ("8-800-333-00-16", None, ""),
        ("+41 22 555 01 23", None, "+41225550123"),
        ("+44 (0)20 7946 0958", None, "+442079460958"),
        ("+49 (0) 30 123456", None, "+4930123456"),
        ("+7 (812) 000-00-00", None, "+78120000000"),
        ("112", "RU", ""),
        ("call us", "RU", ""),
    ],
)
def test_numbers_are_dialled(printed: str, region: str | None, number: str) -> None:
    assert dialled(printed, region) == number


def test_a_typed_number_must_be_one() -> None:
    assert clean_dialled("", "e164") == ""
    assert clean_dialled("+7 800 333-00-16", "e164") == "+78003330016"
    with pytest.raises(Invalid, match="country code") as refusal:
        clean_dialled("12", "e164")
    assert refusal.value.field == "e164"


def test_two_spellings_have_one_key() -> None:
    assert telephone_key("8 (800) 333-00-16", "RU") == telephone_key("+7 800 3330016")
    assert telephone_key("ext. 12") == "12"
