"""Lists whose rows stand side by side have no bullets."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
# A list in a line, whose bullets would stand between its rows; the navigation is one.
IN_A_LINE = """all => all
  .filter((one) => getComputedStyle(one).display === 'flex')
  .map((one) => [one.className, getComputedStyle(one.querySelector('li')).listStyleType])"""


@pytest.mark.parametrize("name", ["overview", "guest-list"])
def test_a_list_in_a_line_has_no_bullets(open_page: Open, name: str) -> None:
    page = open_page(name)
    page.set_viewport_size({"width": 375, "height": 800})

    found = page.locator("main :is(ul, ol):has(li)").evaluate_all(IN_A_LINE)

    assert {bullets for _name, bullets in found} == {"none"}
    assert ("answers" in {name for name, _bullets in found}) == (name == "guest-list")
