"""What guests were told is the truth: acts, what became of the letters, and what then waits."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from planner.events.models.event import Event
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer, Invitation
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from tests.unit.invitations.acts import (
    Act,
    S,
    ada,
    again,
    declines,
    discarded,
    event,
    given,
    in_doubt,
    invited,
    on,
    refused,
    sent,
    to,
    venue,
    withdrawn,
    written,
)
from tests.unit.invitations.post import (
    letters,
)

__all__ = ["ada", "event"]


CASES: list[tuple[str, list[Act], list[tuple[str, str, int]], bool]] = [
    ("another day", [on(28)], [("update", "REQUEST", 1)], True),
    ("another day left", [on(28), sent], [], False),
    ("another day may have left", [on(28), in_doubt], [], False),
    ("a change and back", [on(28), on(27)], [], True),
    ("cancelled and back", [to(S.CANCELLED), to(S.CONFIRMED)], [], True),
    ("postponed and back", [to(S.POSTPONED), to(S.CONFIRMED)], [], True),
    ("withdrawn and back", [withdrawn, invited], [], True),
    ("discarded stays so", [on(28), discarded, given(seats=None)], [], True),
    ("discarded is offered", [on(28), discarded, written], [("update", "REQUEST", 1)], True),
    ("discarded, changed again", [on(28), discarded, on(29)], [("update", "REQUEST", 2)], True),
    ("a refused update is offered", [on(28), refused, written], [("update", "REQUEST", 1)], True),
    (
        "a discarded cancellation is offered",
        [to(S.CANCELLED), discarded, written],
        [("cancellation", "CANCEL", 1)],
        True,
    ),
    ("put off", [to(S.POSTPONED)], [("postponement", "CANCEL", 1)], True),
    (
        "put off, new day",
        [to(S.POSTPONED), sent, on(29), to(S.CONFIRMED)],
        [("update", "REQUEST", 3)],
        True,
    ),
    (
        "takes place after all",
        [to(S.CANCELLED), sent, to(S.CONFIRMED)],
        [("reinstatement", "REQUEST", 2)],
        True,
    ),
    ("after all, left", [to(S.CANCELLED), sent, to(S.CONFIRMED), sent], [], False),
    ("not certain any more", [to(S.TENTATIVE)], [("update", "REQUEST", 1)], True),
    ("back to a draft", [to(S.TENTATIVE), to(S.DRAFT)], [], True),
    (
        "by a draft to another day",
        [to(S.TENTATIVE), sent, to(S.DRAFT), on(29), to(S.CONFIRMED)],
        [("update", "REQUEST", 2)],
        False,
    ),
    (
        "given up from a draft",
        [to(S.TENTATIVE), sent, to(S.DRAFT), to(S.CANCELLED)],
        [("cancellation", "CANCEL", 2)],
        False,
    ),
    ("a hall in another language", [venue(en="Small Hall", ru="Малый зал")], [], True),
    ("a hall misspelt", [venue(en="Smal Hall")], [], True),
    ("a hall misspelt, told", [venue(en="Smal Hall"), written], [("details", "REQUEST", 0)], True),
    ("another hall", [venue(en="Large Hall")], [("update", "REQUEST", 1)], True),
    ("an internal note", [given(internal_notes="Ask for water."), written], [], True),
    (
        "a deadline",
        [given(answers_until=date(2012, 3, 24)), written],
        [("details", "REQUEST", 0)],
        True,
    ),
    (
        "a deadline, to who declined",
        [declines, given(answers_until=date(2012, 3, 24)), written],
        [],
        True,
    ),
    (
        "cancelled, to who declined",
        [declines, to(S.CANCELLED)],
        [("cancellation", "CANCEL", 1)],
        True,
    ),
    (
        "a title in Russian",
        [given(titles=Texts(en="Rivers without borders", ru="Реки")), written],
        [],
        True,
    ),
    ("lost", [again], [("again", "REQUEST", 0)], True),
    ("a lost cancellation", [to(S.CANCELLED), sent, again], [("cancellation", "CANCEL", 1)], True),
    ("withdrawn", [withdrawn], [("withdrawal", "CANCEL", 1)], True),
    ("asked anew", [withdrawn, sent, invited], [("invitation", "REQUEST", 2)], True),
    ("withdrawn after a cancellation", [to(S.CANCELLED), sent, withdrawn], [], True),
]


@pytest.mark.parametrize(
    ("acts", "waiting", "stands"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_due_follows_from_what_left(
    work: Work,
    event: Event,
    ada: Invitation,
    acts: list[Act],
    waiting: list[tuple[str, str, int]],
    *,
    stands: bool,
) -> None:
    for act in acts:
        with suppress(Conflict):  # nobody is to be written to
            act(work, event, ada)

    assert [row[1:4] for row in letters(work, Delivery.HELD)] == waiting
    if ada.answer is not Answer.NEEDS_ACTION:
        assert ada.is_outdated is not stands
    assert bring_in_line(work, event) == 0
