"""Every kind of page: for everybody, in light and dark, on a desk, a tablet and a telephone.

Each is kept as a picture, from the left and from the right, in the folder that `PAGE_PICTURES` names.
The second half stands in `test_more_pages.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.app import create_app
from planner.config import Settings
from tests.browser.conftest import Open
from tests.browser.house import House
from tests.browser.looking import MORE_PAGES, PAGES, findings
from tests.conftest import SECRET

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]

_FILES = re.compile(r"\.\w+$")
# Answers that are no page of their own, and the first page of an installation without a user.
_NO_PAGES = frozenset(
    {
        "auth.setup.show",
        "desk.door.attendance",
        "desk.files.show",
        "desk.jobs.fetch",
        "desk.jobs.progress",
        "desk.distribution.letter",
        "desk.confirmations.letter",
        "desk.free_letters.letter",
        "desk.letter_preview.letter",
        "desk.letter_texts.letter",
        "desk.mailbox.html",
        "desk.programme.read",
        "guest.document.show",
        "newsroom.office.logo",
        "newsroom.releases.picture",
        "start.healthz",
        "start.index",
        "start.readyz",
        "static",
    }
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(open_page: Open, page_pictures: Path | None, name: str) -> None:
    assert findings(open_page, page_pictures, name) == []


def test_every_kind_of_page_is_among_them(tmp_path: Path, house: House) -> None:
    settings = Settings.load(instance=tmp_path, public_url=house.url, secret_key=SECRET)
    found = create_app(settings).url_map
    addresses = found.bind("127.0.0.1")
    seen = {
        addresses.match(house.pages[name].partition("?")[0])[0] for name in (*PAGES, *MORE_PAGES)
    }

    pages = {
        rule.endpoint
        for rule in found.iter_rules()
        if "GET" in (rule.methods or ()) and not _FILES.search(rule.rule)
    }

    assert pages - seen - _NO_PAGES == set()
    assert _NO_PAGES - pages == set()
