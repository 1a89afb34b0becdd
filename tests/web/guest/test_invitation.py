from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from planner.events.changes import shown
from planner.events.models.kinds import EventStatus, ItemKind
from planner.invitations.models import Answer, Invitation
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite, save, send
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]


@pytest.fixture
def invitation(make: Make) -> Invitation:
    return make.invitation(make.event(descriptions=Texts(en="All about rivers.")), sent_sequence=0)


def page_of(links: Links, invitation: Invitation) -> str:
    return links.invitation(invitation.public_id, invitation.generation).removeprefix(
        links.public_url
    )


def test_a_guest_reads_what_when_and_where(
    stranger: Visitor, links: Links, make: Make, invitation: Invitation
) -> None:
    welcome = make.item(invitation.event, kind=ItemKind.WELCOME)
    make.part(welcome, person=make.person("Ada Byron"), functions=Texts(en="Head of Numbers"))
    make.item(invitation.event, kind=ItemKind.BREAK, titles=Texts(en="secret"), is_public=False)

    response = stranger.get(page_of(links, invitation))

    assert response.status_code == 200
    assert texts(response.text, "h1, h2") == [
        "Rivers without borders",
        "Will you come?",
        "About",
        "Your data",
    ]
    assert texts(response.text, ".guest__facts time, .guest__facts bdi") == [
        "Tuesday, 27\u00a0March\u00a02012, 11:00–13:00 MSK (07:00–09:00 UTC)",
        "",
        "Small Hall, Geneva",
    ]
    assert texts(response.text, ".guest__description, .guest__programme li") == [
        "All about rivers.",
        "11:00 Words of welcome Ada Byron, Head of Numbers",
    ]
    assert texts(response.text, "footer a") == ["Write to us: press@house.test"]
    assert "secret" not in response.text


def test_pages_behind_links_are_nobody_elses(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    headers = stranger.get(page_of(links, invitation)).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers.getlist("Set-Cookie") == []


def test_a_russian_guest_is_spoken_to_in_russian(
    stranger: Visitor, links: Links, make: Make
) -> None:
    invitation = make.invitation(language="ru")

    text = stranger.get(page_of(links, invitation)).text

    assert attributes(text, "html", "lang") == ["ru"]
    assert texts(text, "header, .guest__answer h2") == ["Пресс-дом", "Придёте ли Вы?"]


def test_looking_changes_nothing(
    stranger: Visitor, links: Links, session: Session, invitation: Invitation
) -> None:
    page = page_of(links, invitation)

    text = stranger.get(f"{page}?answer=accepted").text
    chosen = filled(text, {"answer"})
    stranger.client.head(f"{page}?answer=declined", base_url=links.public_url)

    assert chosen == {"answer": "accepted"}
    assert invitation.answer is Answer.NEEDS_ACTION
    assert stranger.get(f"{page}/answer").status_code == 405


def test_an_unknown_answer_in_the_address_chooses_none(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    text = stranger.get(f"{page_of(links, invitation)}?answer=<b>").text

    assert filled(text, {"answer"}) == {}


def test_links_that_prove_nothing_are_all_the_same(
    stranger: Visitor, links: Links, make: Make, invitation: Invitation
) -> None:
    withdrawn = make.invitation(invitation.event, withdrawn_at=NOW)
    signer = links.signer
    tokens = [
        "short",
        "a" * 52,
        signer.token("invitation", "unknownunknownunknow", 1),
        signer.token("speaker", invitation.public_id, 1),
        signer.token("invitation", invitation.public_id, 2),
        signer.token("invitation", withdrawn.public_id, withdrawn.generation),
        signer.token("invitation", invitation.public_id, 1) + "x",
    ]

    answers = {
        (response.status_code, response.text)
        for token in tokens
        for response in (
            stranger.get(f"/i/{token}"),
            stranger.get(f"/i/{token}/event.ics"),
            stranger.post(f"/i/{token}/answer", {"answer": "accepted"}),
        )
    }

    assert len(answers) == 1
    assert next(iter(answers))[0] == 404


def test_the_page_thanks_and_then_closes(
    stranger: Visitor, links: Links, invitation: Invitation, set_clock: SetClock
) -> None:
    page = page_of(links, invitation)
    over = invitation.event.ends_at
    assert over is not None
    two_weeks = over + timedelta(days=14)

    set_clock((two_weeks - timedelta(seconds=1)).isoformat())
    assert texts(stranger.get(page).text, "h1") == ["Rivers without borders"]
    set_clock(two_weeks.isoformat())
    text = stranger.get(page).text

    assert texts(text, "title, main") == [
        "Thank you",
        (
            "Thank you This event is over, and so is the use of this page. Thank you for your "
            "interest."
        ),
    ]
    assert stranger.get(f"{page}/event.ics").status_code == 404
    assert stranger.post(f"{page}/answer", {"answer": "accepted"}).status_code == 404


def test_the_calendar_file_is_a_copy_for_the_guest(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    page = page_of(links, invitation)

    response = stranger.get(f"{page}/event.ics")

    assert response.mimetype == "text/calendar"
    assert response.headers["Content-Disposition"] == "attachment; filename=event.ics"
    lines = response.text.splitlines()
    assert [line for line in lines if line.startswith(("UID", "METHOD", "ATTENDEE"))] == [
        f"UID:{invitation.event.calendar_uid}"
    ]


def test_a_calendar_file_needs_a_date(stranger: Visitor, links: Links, make: Make) -> None:
    invitation = make.invitation(make.event(starts_on=None, ends_on=None))

    assert stranger.get(f"{page_of(links, invitation)}/event.ics").status_code == 404
    assert stranger.get(page_of(links, invitation)).status_code == 200


@pytest.mark.parametrize("items", [1, 3])
def test_a_long_programme_takes_as_many_statements_as_a_short_one(
    stranger: Visitor, links: Links, make: Make, statements: list[str], items: int
) -> None:
    invitation = make.invitation()
    for _ in range(items):
        item = make.item(invitation.event, study=make.study())
        make.part(item, person=make.person(), organisation=make.organisation())
    page = page_of(links, invitation)
    make.work.session.commit()
    statements.clear()

    stranger.get(page)

    assert len(statements) == 8, statements


def test_whoever_has_yet_to_answer_sees_what_has_changed(
    stranger: Visitor, links: Links, make: Make
) -> None:
    event = make.event()
    (ada,) = invite(make.work, event, [make.person("Ada")]).invited
    send(make.work)
    page = page_of(links, ada)
    told = stranger.get(page).text
    stranger.post(f"{page}/answer", {"answer": "accepted", "sequence": "0"})

    later = replace(shown(event).when, starts_clock=time(15), ends_clock=time(17))
    save(make.work, event, when=later)
    make.work.session.commit()
    ahead = stranger.get(page).text
    standing = ada.standing
    send(make.work)
    make.work.session.commit()
    asked = stranger.get(page).text
    stranger.post(f"{page}/answer", {"answer": "accepted", "sequence": "1"})
    answered = stranger.get(page).text

    old, new = (
        f"Tuesday, 27\u00a0March\u00a02012, {hours} UTC)"
        for hours in ("11:00–13:00 MSK (07:00–09:00", "15:00–17:00 MSK (11:00–13:00")
    )
    changed = [f"What has changed When Until now: {old} Now: {new}"]
    assert [texts(text, ".guest__changes") for text in (told, ahead, asked, answered)] == [
        [],
        changed,
        changed,
        [],
    ]
    assert standing is Answer.ACCEPTED
    question = ["The time has changed. Will you come?"]
    assert [texts(text, ".guest__answer h2") for text in (ahead, asked)] == [question, question]
    assert texts(answered, ".guest__said") == ["You answered: Yes, I will come."]


def test_the_hour_is_there_for_the_readers_own_clock(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    page = stranger.get(page_of(links, invitation)).text

    assert [
        attributes(page, ".guest__own-time[hidden]", name)
        for name in ("data-own-time", "data-starts", "data-ends")
    ] == [["Europe/Moscow"], ["2012-03-27T07:00:00+00:00"], ["2012-03-27T09:00:00+00:00"]]
    assert [one.partition("?")[0] for one in attributes(page, "script", "src")] == [
        "/static/js/own-time.js"
    ]


def test_the_page_says_why_it_is_off(
    stranger: Visitor, links: Links, session: Session, invitation: Invitation
) -> None:
    invitation.event.status = EventStatus.CANCELLED
    invitation.event.status_reason = "The hall is closed."
    session.commit()

    page = stranger.get(page_of(links, invitation)).text

    assert texts(page, ".guest__closed") == [
        (
            "This event is cancelled. There is nothing that you need to do. Reason: The hall is "
            "closed."
        )
    ]
    assert attributes(page, "script", "src") == []


def test_a_dead_link_says_so_in_every_language(stranger: Visitor) -> None:
    response = stranger.get("/i/nobodys")

    assert response.status_code == 404
    assert texts(response.text, "h1") == ["This link does not work", "Ссылка не действует"]


def test_a_guest_reads_how_to_be_accredited(
    stranger: Visitor, links: Links, invitation: Invitation
) -> None:
    event = invitation.event
    event.accreditation = Texts(en="Bring a press card.")
    event.accreditation_until, event.accreditation_clock = date(2012, 3, 26), time(18)
    event.accreditation_address = "https://press.test/apply"

    page = stranger.get(page_of(links, invitation)).text

    assert [text.replace("\u00a0", " ") for text in texts(page, ".guest__description")][1:] == [
        "Bring a press card.",
        "Accreditation closes at 18:00 MSK (14:00 UTC) on 26 March 2012.",
        "Apply at https://press.test/apply.",
    ]
    assert "https://press.test/apply" in attributes(page, ".guest__description a", "href")
