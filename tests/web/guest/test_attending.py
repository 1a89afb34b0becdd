"""The page behind the link of a request to attend."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from planner.accreditation.deciding import approve
from planner.accreditation.models import AttendanceRequest, IdentityPaper, RequestState
from planner.accreditation.season import SeasonPlan, accredit
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.hostile import pictures
from tests.unit.accreditation.asked import asks, open_event, want_papers
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor


@pytest.fixture
def request_made(work: Work, make: Make) -> AttendanceRequest:
    event = open_event(make, titles=Texts(en="Rivers"), asked_papers=Texts(en="A press card."))
    request = asks(work, event, crew=2)
    work.session.commit()
    return request


@pytest.fixture
def page(links: Links, request_made: AttendanceRequest) -> str:
    address = links.attendance_request(request_made.public_id, request_made.generation)
    return address.removeprefix(links.public_url)


@pytest.fixture
def confirmed(stranger: Visitor, page: str) -> str:
    stranger.post(f"{page}/confirmation")
    return page


def give(visitor: Visitor, page: str, raw: bytes | None = None) -> int:
    given = {"file": (io.BytesIO(raw or pictures.plain("PNG")), "card.png")}
    return visitor.post(f"{page}/papers", given, content_type="multipart/form-data").status_code


def papers(work: Work) -> list[IdentityPaper]:
    work.session.expire_all()
    return list(work.session.scalars(select(IdentityPaper)))


def test_looking_confirms_nothing(
    stranger: Visitor, work: Work, page: str, request_made: AttendanceRequest
) -> None:
    response = stranger.get(page)

    assert texts(response.text, "h1, h2") == ["Rivers", "Confirm your request"]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    work.session.expire_all()
    assert request_made.state is RequestState.UNCONFIRMED


def test_the_button_confirms_once(
    stranger: Visitor, work: Work, page: str, request_made: AttendanceRequest
) -> None:
    for _ in range(2):
        assert stranger.post(f"{page}/confirmation").status_code == 303

    work.session.expire_all()
    assert request_made.state is RequestState.REQUESTED
    assert texts(stranger.get(page).text, ".guest__said") == [
        "Your request is with the press office. You will get an answer by mail."
    ]


def test_a_form_that_has_closed_confirms_nothing(
    stranger: Visitor, page: str, set_clock: Callable[[str], None]
) -> None:
    set_clock("2012-03-26T20:00:00+00:00")

    response = stranger.post(f"{page}/confirmation")

    assert response.status_code == 409
    assert texts(response.text, ".errors p") == [
        "Requests to attend this event are no longer taken."
    ]


def test_whoever_is_accredited_for_the_season_is_approved_at_once(
    stranger: Visitor, work: Work, make: Make, page: str, request_made: AttendanceRequest
) -> None:
    ada = make.person("Ada Ferrymann", email="ada@paper.test")
    accredit(work, ada, SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31)))
    work.session.commit()

    stranger.post(f"{page}/confirmation")

    work.session.expire_all()
    assert request_made.state is RequestState.APPROVED


def test_papers_are_given_and_deleted(stranger: Visitor, work: Work, confirmed: str) -> None:
    assert give(stranger, confirmed) == 303
    (paper,) = papers(work)
    assert paper.given_by_id is None
    assert "card.png" in texts(stranger.get(confirmed).text, "main li bdi")

    stranger.post(f"{confirmed}/papers/{paper.file.public_id}/deletion")
    assert papers(work) == []


def test_what_is_no_scan_is_refused_in_a_sentence(
    stranger: Visitor, work: Work, confirmed: str
) -> None:
    given = {"file": (io.BytesIO(b"hello"), "card.png")}

    response = stranger.post(f"{confirmed}/papers", given, content_type="multipart/form-data")

    assert wrong(response.text) == {
        "file": "Choose a JPEG, PNG or WebP picture; other files are not taken."
    }
    assert papers(work) == []


def test_nothing_is_given_before_the_request_is_confirmed(
    stranger: Visitor, work: Work, page: str
) -> None:
    assert give(stranger, page) == 409
    assert papers(work) == []


def test_many_uploads_wait(stranger: Visitor, confirmed: str) -> None:
    answers = {give(stranger, confirmed, b"no picture") for _ in range(16)}

    assert answers == {422, 429}


def test_what_is_missing_is_told(
    stranger: Visitor, work: Work, confirmed: str, request_made: AttendanceRequest
) -> None:
    work.session.expire_all()
    want_papers(work, request_made, "A letter of the editor.")
    work.session.commit()

    assert texts(stranger.get(confirmed).text, ".guest__said strong") == ["A letter of the editor."]


def test_a_request_is_withdrawn_with_its_papers(
    stranger: Visitor, work: Work, confirmed: str, request_made: AttendanceRequest
) -> None:
    give(stranger, confirmed)

    stranger.post(f"{confirmed}/withdrawal")

    assert (papers(work), request_made.state) == ([], RequestState.WITHDRAWN)
    assert attributes(stranger.get(confirmed).text, "main form", "action") == []


def test_an_approved_one_is_declined_on_the_page_of_the_guest(
    stranger: Visitor, work: Work, confirmed: str, request_made: AttendanceRequest
) -> None:
    work.session.expire_all()
    approve(work, request_made)
    work.session.commit()

    assert stranger.post(f"{confirmed}/withdrawal").status_code == 409


@pytest.mark.parametrize("ending", ["", "/confirmation", "/papers", "/withdrawal"])
def test_a_forged_link_leads_nowhere(stranger: Visitor, page: str, ending: str) -> None:
    forged = page[:-1] + ("a" if page[-1] != "a" else "b")

    visit = stranger.post if ending else stranger.get

    assert visit(f"{forged}{ending}").status_code == 404


def test_the_page_speaks_the_language_that_was_chosen(
    stranger: Visitor, work: Work, page: str, request_made: AttendanceRequest
) -> None:
    request_made.language = "ru"
    work.session.commit()

    assert attributes(stranger.get(page).text, "html", "lang") == ["ru"]
