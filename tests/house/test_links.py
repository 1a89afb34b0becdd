"""Every address that letters and papers print has a route."""

from __future__ import annotations

import pytest
from flask import Flask

from planner.kernel.links import Links

# The builders of these addresses, with sample arguments.
_MAILED = {
    "invitation": ("0123456789abcdefghij", 1),
    "attendance_request": ("0123456789abcdefghij", 1),
    "own_page": ("0123456789abcdefghij",),
    "speaker": ("0123456789abcdefghij",),
    "document": ("0123456789abcdefghij",),
    "unsubscribe": ("0123456789abcdefghij", "releases"),
    "subscription": ("0123456789abcdefghij",),
    "subscribe": ("house",),
    "embargoed_copy": ("0123456789abcdefghij",),
    "join": ("a-token",),
    "reset": ("a-token",),
    "desk_mail": (),
    "desk_release": (1,),
    "newsroom": ("house",),
    "event": ("house", "0123456789abcdefghij"),
    "release": ("house", "a-release"),
    "release_pdf": ("house", "a-release"),
}


def test_every_link_that_is_mailed_is_tried() -> None:
    built = {name for name in vars(Links) if not name.startswith("_")}

    assert built == set(_MAILED)


@pytest.mark.parametrize("name", sorted(_MAILED))
def test_mailed_links_have_routes(app: Flask, links: Links, name: str) -> None:
    address = getattr(links, name)(*_MAILED[name]).removeprefix(links.public_url)

    endpoint, _ = app.url_map.bind("127.0.0.1").match(address, method="GET")

    assert endpoint.split(".")[0] in {"auth", "desk", "guest", "newsroom"}
