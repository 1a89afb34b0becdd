"""What templates call."""

from __future__ import annotations

from flask import Flask

from planner.web.pages import static_url


def test_a_static_file_is_found_wherever_the_application_is_mounted(app: Flask) -> None:
    addresses = []
    for root in ("", "/press", ""):
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": root}):
            addresses.append(static_url("css/base.css").partition("?v=")[0])

    assert addresses == [
        "/static/css/base.css",
        "/press/static/css/base.css",
        "/static/css/base.css",
    ]
