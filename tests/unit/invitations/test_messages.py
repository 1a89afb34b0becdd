from __future__ import annotations

from html.parser import HTMLParser

import html5lib
import pytest
from sqlalchemy import event as sql

from planner.accounts.models import Office
from planner.invitations.calendar import Guest
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message, Written
from planner.invitations.purposes import Purpose
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite

PAGE = "http://127.0.0.1:8000/i/token"
HOSTILE = [
    "<script>alert(1)</script>",
    "[click](https://evil.example)",
    "{page}{name}{{ 7 * 191 }}%(page)s",
    "https://evil.example/login",
    "<https://evil.example>",
    '" onmouseover="x',
    "مرحبا \u202eبك",
]


class Links(HTMLParser):
    """Every address that a letter leads to, and every tag in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def write(
    office: Office, make: Make, purpose: Purpose, *, language: str = "en", name: str = "Ada"
) -> Written:
    facts = facts_of(make.event(descriptions=Texts(en="All of it.")), language)
    guest = Guest(name=name, address="ada@paper.test", page=PAGE, sequence=0, stamp=NOW)
    opening = "invitation" if purpose is Purpose.INVITATION else purpose.value
    message = Message(purpose=purpose, opening=opening, reason="Why not.")
    return LetterRenderer(office).write(message, facts, guest)


def test_each_answer_has_a_button_that_leads_to_the_guests_page(office: Office, make: Make) -> None:
    letter = write(office, make, Purpose.INVITATION)

    answers = ["accepted", "tentative", "declined", "delegated"]
    assert Links(letter.html).found == [*(f"{PAGE}?answer={one}" for one in answers), PAGE]
    assert all(f"{PAGE}?answer={one}\n" in letter.text for one in answers)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_letter_is_sound_in_every_language(
    office: Office, make: Make, purpose: Purpose, language: str
) -> None:
    letter = write(office, make, purpose, language=language)

    parser = html5lib.HTMLParser(strict=True)
    parser.parse(letter.html)
    assert Links(letter.html).tags.isdisjoint({"table", "img", "script", "link"})
    assert "url(" not in letter.html
    assert f'<html lang="{language}" dir="ltr">' in letter.html
    assert letter.method == ("REQUEST" if purpose.asks else "CANCEL")
    assert "Rivers without borders" in letter.subject
    assert "\n\n\n" not in letter.text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_tag_a_link_or_a_placeholder(
    office: Office, make: Make, text: str
) -> None:
    event = make.event(titles=Texts(en=text), descriptions=Texts(en=text))
    office.names = Texts(en=text)
    guest = Guest(name=text, address="ada@paper.test", page=PAGE, sequence=0, stamp=NOW)
    message = Message(purpose=Purpose.INVITATION, reason=text)

    letter = LetterRenderer(office).write(message, facts_of(event, "en"), guest)

    seen = Links(letter.html)
    assert all(address.startswith(PAGE) for address in seen.found)
    assert "script" not in seen.tags
    assert "1337" not in letter.html + letter.text
    assert letter.text.count(PAGE) == 5


def test_two_guests_share_the_form_and_nothing_else(office: Office, make: Make) -> None:
    facts = facts_of(make.event(), "en")
    renderer = LetterRenderer(office)
    letters = [
        renderer.write(
            Message(purpose=Purpose.INVITATION),
            facts,
            Guest(
                name=name, address=f"{name}@paper.test", page=f"{PAGE}{name}", sequence=0, stamp=NOW
            ),
        )
        for name in ("ada", "bob")
    ]

    assert "bob" not in letters[0].text + letters[0].html
    assert letters[0].html.replace("ada", "bob") == letters[1].html


@pytest.mark.parametrize(
    ("language", "name", "greeting"),
    [
        ("en", "Ada", "Dear Ada,"),
        ("ru", "Ада", "Здравствуйте, Ада!"),
        ("en", "bob@radio.example.com", "Dear colleague,"),
        ("ru", "", "Здравствуйте, коллега!"),
    ],
)
def test_a_letter_speaks_to_its_guest(
    office: Office, make: Make, language: str, name: str, greeting: str
) -> None:
    letter = write(office, make, Purpose.INVITATION, language=language, name=name)

    assert greeting in letter.text.splitlines()


def test_a_letter_of_cancellation_asks_nothing(office: Office, make: Make) -> None:
    letter = write(office, make, Purpose.CANCELLATION)

    assert "Why not." in letter.text
    assert Links(letter.html).found == []


@pytest.mark.parametrize("guests", [1, 30])
def test_inviting_many_takes_no_statement_per_guest(work: Work, make: Make, guests: int) -> None:
    """Only the inserts of new rows grow."""
    event = make.event()
    people = [make.person() for _ in range(guests)]
    work.session.flush()
    asked: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("INSERT"):
            asked.append(statement)

    engine = work.session.get_bind()
    sql.listen(engine, "before_cursor_execute", note)
    invite(work, event, people)
    sql.remove(engine, "before_cursor_execute", note)

    assert len(asked) <= 29, asked


def test_the_text_fits_an_old_screen_and_links_stay_whole(office: Office, make: Make) -> None:
    """Seventy-six letters to a line, except where an address is longer."""
    event = make.event(
        titles=Texts(en="A long look at water " * 6),
        descriptions=Texts(
            en=f"{'What flows and what does not. ' * 8}https://x.example/{'a' * 80}"
        ),
    )
    letter = LetterRenderer(office).write(
        Message(purpose=Purpose.INVITATION),
        facts_of(event, "en"),
        Guest(name="Ada", address="ada@paper.test", page=PAGE, sequence=0, stamp=NOW),
    )

    too_long = [line for line in letter.text.splitlines() if len(line) > 76]

    assert all("://" in line for line in too_long)
    assert f"https://x.example/{'a' * 80}" in letter.text
    assert "Each link opens your page" in letter.text
    assert "\n-- \n" in letter.text


def test_the_page_has_colours_for_dark_screens(office: Office, make: Make) -> None:
    letter = write(office, make, Purpose.INVITATION)

    assert '<meta name="color-scheme" content="light dark">' in letter.html
    assert letter.html.count("<style") == 1
    assert "@media (prefers-color-scheme: dark)" in letter.html
