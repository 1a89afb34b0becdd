"""Report 15: a correction says that it is one, and what was corrected, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.history.models import Entry
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import drafted, published
from tests.web.reading import texts
from tests.web.visitor import Visitor

Visit = Callable[[Role], Visitor]
NOTE = "In the third paragraph: 14 %, not 40 %"
UNAWARE = "1 person has an older version and does not know:"
MARK = "CORRECTED, version 2, 20 March 2012"


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def words(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(plain(" ".join(page.extract_text() for page in pages)).split())


def begun(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> tuple[Release, Release]:
    """A published release and its correction, which is still a draft."""
    first = drafted(editor, event, session)
    published(first, editor, approver)
    editor.post(f"/desk/releases/{first.id}/correction", {"note": NOTE})
    return first, session.scalars(select(Release).where(Release.number == 2)).one()


def test_a_correction_is_marked_everywhere_and_told_to_who_has_the_older_one(
    editor: Visitor,
    approver: Visitor,
    stranger: Visitor,
    event: Event,
    make: Make,
    session: Session,
) -> None:
    guest = make.invitation(event, checked_in_at=NOW)
    first = drafted(editor, event, session)
    published(first, editor, approver)
    address = f"/newsroom/house/releases/{first.slug}"
    editor.post(f"/desk/events/{event.id}/follow-up", {"to": "came"})
    session.execute(update(Letter).values(delivery=Delivery.SENT))

    refused = editor.post(f"/desk/releases/{first.id}/correction", {"note": " "})
    editor.post(f"/desk/releases/{first.id}/correction", {"note": NOTE})
    second = session.scalars(select(Release).where(Release.number == 2)).one()
    assert refused.status_code == 422
    assert "Correction" not in stranger.get(address).text
    published(second, editor, approver)

    page = plain(stranger.get(address).text)
    assert all(one in page for one in (MARK, f"{NOTE}. The", "<title>Correction: "))
    paper = stranger.get(f"{address}.pdf").data
    assert words(paper).count(MARK) >= 2
    assert NOTE in words(paper)
    assert str(PdfReader(BytesIO(paper)).metadata.title).startswith("Correction: ")  # type: ignore[union-attr]
    assert MARK in plain(stranger.get("/newsroom/house/").text)
    assert (first.status, second.status) == (ReleaseStatus.WITHDRAWN, ReleaseStatus.CORRECTED)

    after = editor.get(f"/desk/events/{event.id}/after").text
    assert texts(after, "section.notice p, section.notice li") == [UNAWARE, guest.name]
    sent = editor.post(f"/desk/events/{event.id}/notices/{second.id}")
    assert sent.location == f"/desk/outbox/?event={event.id}"
    letter = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.subject.startswith("Correction: ")
    assert NOTE in letter.text
    assert editor.post(f"/desk/events/{event.id}/notices/{second.id}").status_code == 409


def test_the_older_version_stays_readable_on_the_desk_with_its_mark(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> None:
    first, second = begun(editor, approver, event, session)
    published(second, editor, approver)

    for part in ("", "/preview"):
        page = editor.get(f"/desk/releases/{first.id}{part}").text
        assert texts(page, ".warning")[0].startswith("Replaced by version 2.")
        assert "Withdrawn" not in page
        assert "145th anniversary" in page
    assert editor.get(f"/desk/releases/{first.id}/paper.pdf").mimetype == "application/pdf"


def test_a_version_that_was_corrected_is_called_replaced_and_one_that_was_taken_back_withdrawn(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> None:
    first, second = begun(editor, approver, event, session)
    published(second, editor, approver)
    documents = f"/desk/events/{event.id}/documents"

    corrected = texts(editor.get(documents).text, ".papers .state")
    approver.post(f"/desk/releases/{second.id}/withdrawal", {"reason": "A wrong figure"})
    withdrawn = texts(editor.get(documents).text, ".papers .state")

    assert (corrected, withdrawn) == (
        ["corrected", "replaced by version 2"],
        ["withdrawn", "replaced by version 2"],
    )
    page = editor.get(f"/desk/releases/{first.id}").text
    assert texts(page, ".page-head .state") == ["replaced"]
    assert texts(page, ".warning") == ["Replaced by version 2. To the correction"]
    verbs = select(Entry.verb).where(Entry.verb.in_(["release.replaced", "release.withdrawn"]))
    assert list(session.scalars(verbs.order_by(Entry.id))) == [
        "release.replaced",
        "release.withdrawn",
    ]


def test_the_overview_calls_a_corrected_version_replaced_too(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> None:
    _, second = begun(editor, approver, event, session)
    published(second, editor, approver)

    page = editor.get(f"/desk/events/{event.id}/").text

    states = texts(page, "table.list .state")
    assert [one for one in states if "version" in one or "withdrawn" in one] == [
        "replaced by version 2"
    ]


def test_the_note_is_changed_while_the_correction_is_a_draft(
    editor: Visitor, approver: Visitor, event: Event, session: Session
) -> None:
    _, second = begun(editor, approver, event, session)
    at = f"/desk/releases/{second.id}"

    saved = editor.post(f"{at}/correction-note", {"note": "A name.", "version": second.version})

    assert saved.status_code == 303
    session.refresh(second)
    assert second.correction_note == "A name."
    empty = editor.post(f"{at}/correction-note", {"note": " ", "version": second.version})
    assert empty.status_code == 422


@pytest.mark.parametrize("notice", ["", "A name was wrong."])
def test_a_withdrawal_leaves_a_notice_at_its_address_and_no_text(
    editor: Visitor,
    approver: Visitor,
    stranger: Visitor,
    event: Event,
    make: Make,
    session: Session,
    notice: str,
) -> None:
    make.invitation(event, checked_in_at=NOW)
    release = drafted(editor, event, session)
    published(release, editor, approver)
    editor.post(f"/desk/events/{event.id}/follow-up", {"to": "came"})
    session.execute(update(Letter).values(delivery=Delivery.SENT))

    approver.post(
        f"/desk/releases/{release.id}/withdrawal", {"reason": "Not for readers.", "notice": notice}
    )

    for ending in ("", ".pdf"):
        gone = stranger.get(f"/newsroom/house/releases/{release.slug}{ending}")
        assert gone.status_code == 410
        assert "Please do not use it." in gone.text
        assert ("a name was wrong." in gone.text) is bool(notice)
        assert "Not for readers." not in gone.text
        assert "145th" not in gone.text
    after = editor.get(f"/desk/events/{event.id}/after").text
    assert texts(after, "section.notice h3") == ["The release was withdrawn (English)"]
    assert editor.post(f"/desk/events/{event.id}/notices/{release.id}").status_code == 303
