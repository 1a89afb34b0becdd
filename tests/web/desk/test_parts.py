"""The page of the parts shows all of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from planner.accounts.models import Role
from planner.config import ROOT
from planner.outbox.models import Delivery
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/parts/"


def test_every_colour_size_state_and_icon_is_shown(visit: Callable[[Role], Visitor]) -> None:
    page = visit(Role.ADMINISTRATOR).get(URL).text
    rules = (ROOT / "static/css/specimens.css").read_text()

    shown = [one.split()[-1] for one in attributes(page, ".specimens__colour", "class")]

    assert "specimens__colour--accent" in shown
    assert [name for name in shown if f".{name} {{" not in rules] == []
    assert len(texts(page, ".specimens--type li")) == len(set(re.findall(r"specimens__t\d", rules)))
    assert len(texts(page, "td .letter")) == len(Delivery)
    assert {"search", "grip-vertical"} <= set(texts(page, ".specimens code"))


def test_each_kind_of_field_is_shown_right_and_wrong(visit: Callable[[Role], Visitor]) -> None:
    page = visit(Role.ADMINISTRATOR).get(URL).text

    assert set(wrong(page)) == {"refused-titles", "refused-name", "refused-address", "refused-kind"}
    assert {"titles-en", "name", "address", "day", "notes"} <= set(
        attributes(page, "form.form input, form.form textarea", "id")
    )
