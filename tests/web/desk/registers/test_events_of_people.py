"""The latest events of a person, on their page."""

from __future__ import annotations

from datetime import date

from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.web.desk.registers.people import LATEST
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor

URL = "/desk/people/"


def test_the_latest_events_of_a_person_are_shown(
    editor: Visitor, make: Make, statements: list[str]
) -> None:
    ada, bob = make.person("Ada"), make.person("Bob")
    for n in range(LATEST + 2):
        event = make.event(titles=Texts(en=f"Table <{n}>"), starts_on=date(2012, 1, n + 1))
        make.invitation(event, person=ada, answer=Answer.DECLINED)
        make.part(make.item(event, topics=Texts(en=f"Topic {n}")), person=ada)
    make.invitation(make.event(titles=Texts(en="Withdrawn")), person=ada, withdrawn_at=NOW)
    once = make.invitation(make.event(), person=bob, checked_in_at=NOW, is_walk_in=True)
    editor.get(URL)
    statements.clear()

    often = editor.get(f"{URL}{ada.id}").text
    taken = len(statements)
    seldom = editor.get(f"{URL}{bob.id}").text

    shown = [(f"Table <{n}>", f"{n + 1}\u00a0January\u00a02012", n) for n in range(11, 1, -1)]
    assert rows(often) == [
        *([title, day, f"speaker: Topic {n}", "confirmed"] for title, day, n in shown),
        *([title, day, "no", ""] for title, day, n in shown),
    ]
    assert texts(often, "section .soft")[-2:] == 2 * ["Only the latest stand here."]
    assert len(statements) - taken == taken, statements
    assert rows(seldom) == [
        ["Rivers without borders", "27\u00a0March\u00a02012", "", "came unasked"]
    ]
    assert attributes(seldom, "tbody a", "href") == [
        f"/desk/events/{once.event_id}/invitations/{once.id}"
    ]
    assert "Only the latest stand here." not in texts(seldom, "section .soft")


def test_the_events_of_a_person_and_its_page_lead_to_each_other(
    editor: Visitor, viewer: Visitor, make: Make
) -> None:
    ada, event = make.person("Ada"), make.event(titles=Texts(en="Lakes"))
    guest, part = make.invitation(event, person=ada), make.part(make.item(event), person=ada)
    answered = make.invitation(make.event(starts_on=date(2011, 3, 1), ends_on=date(2011, 3, 1)))
    make.invitation(answered.event, person=ada, answer=Answer.ACCEPTED)
    off = make.invitation(make.event(status=EventStatus.CANCELLED), person=ada)

    page = editor.get(f"{URL}{ada.id}").text

    line = f"/desk/events/{event.id}/invitations/{guest.id}"
    links = attributes(page, "tbody a", "href")
    assert links[0] == f"/desk/events/{event.id}/people#part-{part.id}"
    assert [link for link in links if link.endswith("#note")] == [f"{line}#note"]
    assert f"/desk/events/{off.event_id}/invitations/{off.id}" in links
    assert f"{URL}{ada.id}" in attributes(editor.get(line).text, "main a", "href")
    people = editor.get(f"/desk/events/{event.id}/people").text
    assert attributes(people, f"#part-{part.id} th a", "href") == [f"{URL}{ada.id}"]
    assert "#note" not in viewer.get(f"{URL}{ada.id}").text
