"""What templates call."""

from __future__ import annotations

import pytest
from flask import Flask

from planner.events.models.kinds import EventStatus
from planner.web.pages import static_url
from tests.conftest import PUBLIC_URL
from tests.factories import Make
from tests.web.reading import attributes
from tests.web.visitor import Visitor


def test_a_static_file_is_found_wherever_the_application_is_mounted(app: Flask) -> None:
    addresses = []
    for root in ("", "/press", ""):
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": root}):
            addresses.append(static_url("css/text.css").partition("?v=")[0])

    assert addresses == [
        "/static/css/text.css",
        "/press/static/css/text.css",
        "/static/css/text.css",
    ]


@pytest.mark.parametrize(
    ("referrer", "links"),
    [
        (f"{PUBLIC_URL}/desk/events/1/status?x=1", ["/desk/events/1/status?x=1", "/"]),
        (f"{PUBLIC_URL}//elsewhere.test/", ["/"]),
        ("https://elsewhere.test/desk/", ["/"]),
        ("javascript:alert(1)", ["/"]),
        ("", ["/"]),
    ],
)
def test_a_form_that_has_expired_leads_back_to_its_page(
    editor: Visitor, make: Make, referrer: str, links: list[str]
) -> None:
    event = make.event(status=EventStatus.DRAFT)
    address, typed = f"/desk/events/{event.id}/announcement", {"csrf_token": "old"}

    page = editor.post(address, typed, headers={"Referer": referrer}).text

    assert attributes(page, "main a", "href") == links
