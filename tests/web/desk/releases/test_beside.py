"""The page beside the sheet: printed once for the same text and pictures, not with each look."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from sqlalchemy.orm import Session

from planner.events.models.kinds import BodyRole
from tests.factories import Make
from tests.hostile import pictures
from tests.seed import round_table
from tests.web.desk.releases.test_desk import block_of, drafted, typed
from tests.web.visitor import Visitor


def test_the_same_text_is_printed_once(
    editor: Visitor, make: Make, session: Session, set_clock: Callable[[str], None]
) -> None:
    release = drafted(editor, round_table(make).event, session)
    at = f"/desk/releases/{release.id}"
    first = editor.get(f"{at}/paper.pdf?beside=1").data

    set_clock("2012-03-20T09:01:00+00:00")
    later = editor.get(f"{at}/paper.pdf?beside=1").data
    editor.post(f"{at}/text", typed(block_of(release, "lead"), "They met on 3 May."))
    changed = editor.get(f"{at}/paper.pdf?beside=1").data

    assert later == first
    assert "They met on 3" in PdfReader(BytesIO(changed)).pages[0].extract_text()


def test_another_logo_is_printed_anew(editor: Visitor, make: Make, session: Session) -> None:
    event = round_table(make).event
    (organiser, *_others) = event.bodies_as(BodyRole.ORGANISER)
    release = drafted(editor, event, session)
    sizes = []

    for size in ((60, 40), (90, 30)):
        logo = BytesIO(pictures.plain("PNG", size=size))
        editor.post(f"/desk/organisations/{organiser.id}/picture", {"file": (logo, "logo.png")})
        paper = editor.get(f"/desk/releases/{release.id}/paper.pdf?beside=1").data
        images = (one.image for one in PdfReader(BytesIO(paper)).pages[0].images)
        sizes += [image.size for image in images if image is not None]

    assert sizes == [(60, 40), (90, 30)]
