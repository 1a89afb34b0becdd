from __future__ import annotations

import pytest

from planner.accounts.colours import clean_colour, contrast_to_white
from planner.kernel.errors import Invalid


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast_to_white("#ffffff") == pytest.approx(1)
    assert contrast_to_white("#000000") == pytest.approx(21)
    assert contrast_to_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_a_dark_colour_is_taken() -> None:
    assert clean_colour(" #1F4E79 ") == "#1f4e79"


@pytest.mark.parametrize("wrong", ["#777777", "#fff", "red", "#1f4e79;", ""])
def test_others_are_refused(wrong: str) -> None:
    with pytest.raises(Invalid):
        clean_colour(wrong)
