"""Where else messages are shown and counted."""

from __future__ import annotations

from planner.invitations.models import Invitation
from planner.kernel.work import Work
from tests.mail_fixtures.personal import WORDS, letter
from tests.web.desk.inbox.acts import INBOX, ada, answer, take
from tests.web.reading import texts
from tests.web.visitor import Visitor

__all__ = ["ada"]


def test_unread_words_are_shown_at_guest_list_guest_and_person(
    editor: Visitor, viewer: Visitor, work: Work, ada: Invitation
) -> None:
    take(work, letter(WORDS))
    event = f"/desk/events/{ada.event_id}/invitations/"

    assert texts(editor.get(event).text, "p.notice") == [
        "One message of a guest is unread or waits for a decision"
    ]
    for page in (f"{event}{ada.id}", f"/desk/people/{ada.person_id}"):
        assert texts(editor.get(page).text, "section[aria-labelledby=messages] a") == [WORDS]
        assert texts(viewer.get(page).text, "section[aria-labelledby=messages] a") == []


def test_the_days_desk_counts_them(editor: Visitor, work: Work, ada: Invitation) -> None:
    answer(work, ada)
    take(work, letter(WORDS))

    page = editor.get("/desk/").text

    assert "A message that came by mail waits for a decision" in page
    assert "Words of a guest are unread" in page


def test_a_long_shelf_is_turned_over(editor: Visitor, work: Work, ada: Invitation) -> None:
    for number in range(51):
        take(work, letter(WORDS, number=f"<{number}@paper.test>"))

    first = editor.get(f"{INBOX}?category=read").text
    second = editor.get(f"{INBOX}?category=read&before=2").text

    assert len(texts(first, "tbody tr")) == 50
    assert len(texts(second, "tbody tr")) == 1
