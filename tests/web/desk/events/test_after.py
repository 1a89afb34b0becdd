"""After the event: publications, and the release to those who were asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.coverage.models import Clip
from planner.events.models.kinds import EventStatus
from planner.outbox.models import Delivery, Letter
from planner.releases.models import ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

BUTTONS = "button[name=to]"
NO_RELEASE = "There is no release yet that everybody may read. Draft and publish it first."
NOBODY_MISSED = (
    "To those who did not: there is nobody to write to, or everybody was written to already."
)
TOO_EARLY = (
    "The release can be sent at the end of the event, 27\u00a0March\u00a02012, 13:00 (MSK, "
    "UTC+04:00; 09:00 UTC), or as soon as the event is noted as held."
)


def test_a_publication_is_noted_and_removed(editor: Visitor, make: Make, session: Session) -> None:
    event, outlet = make.event(), make.outlet()
    at = f"/desk/events/{event.id}"

    editor.post(
        f"{at}/clips",
        {
            "title": "Rivers <1>",
            "url": "https://gazette.test/rivers",
            "published_on": "2012-03-28",
            "outlet_id": str(outlet.id),
            "note": "front page",
        },
    )
    page = editor.get(f"{at}/after").text

    assert texts(page, ".clips li") == [
        f"Rivers <1> {outlet.label} 28\u00a0March\u00a02012 front page Remove"
    ]
    assert attributes(page, ".clips a", "href") == ["https://gazette.test/rivers"]
    number = session.scalars(select(Clip.id)).one()
    assert editor.post(f"{at}/clips/{number}/removal").status_code == 303
    assert editor.post(f"{at}/clips/{number}/removal").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "This is needed. Please fill it in."),
        ("title", "x" * 400, "At most 300 characters, please."),
        (
            "url",
            "javascript:alert(1)",
            "This is not a web address. It looks like https://example.org/page.",
        ),
        ("published_on", "2012-02-30", "There is no such day. Give it as 2012-03-27."),
        ("outlet_id", "999", "Choose one of the list."),
    ],
)
def test_a_bad_publication_is_refused(
    editor: Visitor, make: Make, field: str, value: str, said: str
) -> None:
    event = make.event()

    response = editor.post(f"/desk/events/{event.id}/clips", {"title": "Rivers", field: value})

    assert response.status_code == 422
    assert wrong(response.text).get(field) == said
    assert attributes(response.text, "[aria-invalid]", "name") == [field]


def test_the_release_goes_to_those_who_came_once_and_is_held(
    editor: Visitor, make: Make, office: Office, session: Session
) -> None:
    event = make.event(status=EventStatus.HELD)
    make.invitation(event, checked_in_at=NOW, language="ru")
    make.invitation(event, checked_in_at=NOW)
    missed = make.invitation(event)
    make.invitation(event, withdrawn_at=NOW)
    at = f"/desk/events/{event.id}/follow-up"

    assert editor.post(at, {"to": "came"}).status_code == 409
    assert editor.post(at, {"to": "everybody"}).status_code == 409
    issued(make, office, event)
    issued(make, office, event, language="ru")
    assert editor.post(at, {"to": "came"}).location == f"/desk/outbox/?event={event.id}"
    assert editor.post(at, {"to": "came"}).location == f"/desk/events/{event.id}/after"
    editor.post(at, {"to": "missed"})

    letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [letter.language for letter in letters] == ["ru", "en", "en"]
    assert {letter.delivery for letter in letters} == {Delivery.HELD}
    assert letters[2].recipient_address == missed.address
    assert "you could not be with us" in letters[2].text
    assert HEADLINE in letters[1].html


def test_the_release_is_offered_once_there_is_one(
    editor: Visitor, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    make.invitation(event, checked_in_at=NOW)
    at = f"/desk/events/{event.id}/after"

    before = editor.get(at).text
    issued(make, office, event)
    after = editor.get(at).text

    assert texts(before, BUTTONS) == []
    assert NO_RELEASE in texts(before, "main p")
    assert texts(after, BUTTONS) == ["To those who came (1 person)"]
    assert NOBODY_MISSED in texts(after, "main p")


def test_before_the_end_no_button_offers_the_release(
    editor: Visitor, make: Make, office: Office, session: Session
) -> None:
    event = make.event()
    make.invitation(event)
    issued(make, office, event)

    page = editor.get(f"/desk/events/{event.id}/after").text
    refused = editor.post(f"/desk/events/{event.id}/follow-up", {"to": "missed"})

    assert texts(page, BUTTONS) == []
    assert TOO_EARLY in texts(page, "main p")
    assert texts(refused.text, ".errors") == [TOO_EARLY]
    assert refused.status_code == 409
    assert session.scalars(select(Letter)).all() == []


def test_where_nobody_was_ticked_off_one_button_writes_to_all(
    editor: Visitor, make: Make, office: Office, session: Session
) -> None:
    event = make.event(status=EventStatus.HELD)
    for _ in range(2):
        make.invitation(event)
    issued(make, office, event)
    at = f"/desk/events/{event.id}"

    page = editor.get(f"{at}/after").text
    refused = editor.post(f"{at}/follow-up", {"to": "missed"})
    sent = editor.post(f"{at}/follow-up", {"to": "all"})

    assert texts(page, BUTTONS) == ["To all guests (2 people)"]
    assert (refused.status_code, sent.status_code) == (409, 303)
    assert ["You could not" in one for one in session.scalars(select(Letter.text))] == [False] * 2


def test_an_embargo_or_a_withdrawal_is_not_called_a_missing_release(
    editor: Visitor, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    release = issued(make, office, event, embargo_until=NOW + timedelta(hours=1))
    at = f"/desk/events/{event.id}/after"

    under_embargo = editor.get(at).text
    release.status, release.withdrawn_at = ReleaseStatus.WITHDRAWN, NOW
    make.work.session.commit()
    withdrawn = editor.get(at).text

    assert texts(under_embargo, "#main p")[3] == (
        "Published in English; the embargo ends 20\u00a0March\u00a02012, 14:00 (MSK, UTC+04:00; "
        "10:00 UTC). Then it can be sent."
    )
    assert texts(withdrawn, "#main p")[3] == (
        "The release in English was withdrawn. Nobody has it by letter."
    )
    for page in (under_embargo, withdrawn):
        assert NO_RELEASE not in texts(page, "main p")


def test_a_withdrawn_release_is_no_longer_to_be_sent(
    editor: Visitor, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    release = issued(make, office, event)

    before = editor.get(f"/desk/events/{event.id}/after").text
    release.status = ReleaseStatus.WITHDRAWN
    make.work.session.commit()
    after = editor.get(f"/desk/events/{event.id}/after").text

    assert texts(before, ".next a") == ["Send the release to those who came, then close the event."]
    assert texts(after, ".next a") == ["Draft the release."]


def test_without_a_mail_server_it_is_said_where_the_release_is_sent(
    editor: Visitor, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    make.invitation(event, checked_in_at=NOW)
    issued(make, office, event)

    page = editor.get(f"/desk/events/{event.id}/after").text

    assert texts(page, ".warning") == [
        (
            "No mail server is set: letters that are sent are kept as files on the server, and nobody "
            "receives anything. An administrator of your office sets up the mail server."
        )
    ]
