"""Bad text pasted as guests: shown as it was read, with what is wrong, and nobody is stored by half."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.web.desk.guests.test_pasting import pasted, reading, sent_by
from tests.web.reading import texts
from tests.web.visitor import Visitor

ADA = "Ada <ada@paper.test>"
# By what is wrong: the text below Ada's line, and the guests whom it makes, by name and address.
PASTES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a formula": ("=1+1 <eve@paper.test>", [("=1+1", "eve@paper.test")]),
    "bidi": ("\u202eEve\u202c <eve@paper.test>", [("Eve", "eve@paper.test")]),
    "zero width in the address": ("Eve <e\u200bve@paper.test>", []),
    "zero width around it": ("Eve <\u200beve@paper.test\u2060>", [("Eve", "eve@paper.test")]),
    "a domain in other letters": ("Eve <eve@газета.рф>", [("Eve", "eve@xn--80aahjj1e.xn--p1ai")]),
    "letters before the @": ("Ева <ева@газета.рф>", []),
    "another header": (
        "Eve\rBcc: all@spam.test <eve@paper.test>",
        [("all@spam.test", "eve@paper.test")],
    ),
    "line ends of other kinds": (
        "Eve\u2028Bcc: all@spam.test\u2029x",
        [("all@spam.test", "all@spam.test")],
    ),
    "an encoded header": (
        "=?utf-8?q?Eve=0D=0ABcc:_all@spam.test?= <eve@paper.test>",
        [("=?utf-8?q?Eve=0D=0ABcc:_all@spam.test?=", "eve@paper.test")],
    ),
    "a route": ("Eve <@spam.test:eve@paper.test>", []),
    "a group": (
        "all: eve@paper.test, bob@paper.test;",
        [("all", "eve@paper.test"), ("bob@paper.test", "bob@paper.test")],
    ),
    "a quoted local part": ('Eve <"e ve"@paper.test>', []),
    "a placeholder": ("{title} {{7*7}} <eve@paper.test>", [("{title} {{7*7}}", "eve@paper.test")]),
    "a script": (
        "<script>alert(1)</script>\teve@paper.test",
        [("eve@paper.test", "eve@paper.test")],
    ),
    "an endless word": ("x" * 20_000 + "@paper.test", []),
    "the office itself": ("press@house.test", []),
}  # fmt: skip


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def counted(make: Make) -> list[int]:
    return [
        make.work.session.scalar(select(func.count()).select_from(model)) or 0
        for model in (Person, Invitation, Letter)
    ]


@pytest.mark.parametrize("name", PASTES)
def test_a_bad_line_is_shown_and_invites_nobody_but_whom_it_shows(
    editor: Visitor, make: Make, event: Event, name: str
) -> None:
    text, expected = PASTES[name]
    page = editor.post(reading(event), {"pasted": f"{ADA}\n{text}"})
    before = counted(make)

    response = editor.post(pasted(event), sent_by(page.text))

    guests = make.work.session.scalars(select(Invitation).order_by(Invitation.id))
    found = [(one.name, one.address) for one in guests]
    assert (page.status_code, response.status_code) == (200, 303)
    assert before == [0, 0, 0]
    assert found == [("Ada", "ada@paper.test"), *expected]
    assert counted(make) == [len(found)] * 3


@pytest.mark.parametrize("name", [name for name, (_text, found) in PASTES.items() if found])
def test_letters_to_odd_names_have_the_headers_of_others(
    editor: Visitor, make: Make, event: Event, name: str
) -> None:
    page = editor.post(reading(event), {"pasted": f"{ADA}\n{PASTES[name][0]}"})
    editor.post(pasted(event), sent_by(page.text))

    messages = [
        message_from_bytes(to_mime(one, NOW), policy=policy.default)
        for one in make.work.session.scalars(select(Letter))
    ]

    recipients = [one.addr_spec for message in messages for one in message["To"].addresses]
    assert len({tuple(sorted(message.keys())) for message in messages}) == 1
    assert sorted(recipients) == sorted(["ada@paper.test", *dict(PASTES[name][1]).values()])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ada\x00 <ada@paper.test>", "This text holds characters that cannot be stored."),
        ("\ud800 <ada@paper.test>", "A character was lost where"),
        ("a@b.test\n" * 20_000, "At most"),
    ],
)
def test_what_cannot_be_a_list_of_guests_is_told_at_the_field(
    editor: Visitor, make: Make, event: Event, text: str, sentence: str
) -> None:
    page = editor.post(
        reading(event), {"pasted": text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    )

    assert page.status_code == 422
    assert any(sentence in said for said in texts(page.text, ".field__error"))
    assert counted(make) == [0, 0, 0]
