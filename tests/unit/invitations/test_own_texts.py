"""Letters to guests in the office's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event as sql
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Gender, Person
from planner.contacts.readers import readers
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.last_look import is_still_true
from planner.invitations.letters import bring_in_line, prepare, store
from planner.invitations.models import Invitation
from planner.invitations.operations import invite as put_on_list
from planner.invitations.standard_letters import standard_letters
from planner.invitations.standard_texts import Addressee, addressee, personal_values, standard_text
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import reset_text, set_text
from planner.letter_texts.wording import Wording, check_wording
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import invite, last_letter, move, send, unwrapped

OURS = Wording(
    subject="{name}, come to {title}",
    greeting="{dear} {first_names}!",
    opening="We at {office} would be glad.\n\nThe bus leaves at nine.",
    closing="Yours,\nVera",
)


def held(work: Work) -> list[Letter]:
    found = select(Letter).where(Letter.delivery == Delivery.HELD).order_by(Letter.id)
    return list(work.session.scalars(found))


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person(
        "Anna Maria Berg", surnames=Texts(en="Berg"), gender=Gender.FEMININE, email="a@paper.test"
    )


def test_a_letter_has_subject_greeting_and_paragraphs_of_the_office(
    work: Work, make: Make, anna: Person, office: Office
) -> None:
    set_text(work, LetterKind.INVITATION, "en", OURS, None)

    invite(work, make.event(), [anna])

    letter = last_letter(work)
    assert letter.subject == "Anna Maria Berg, come to Rivers without borders"
    said = unwrapped(letter)
    assert "Dear Anna Maria!  We at" in said
    assert f"We at {office.names.best('en')} would be glad.  The bus leaves at nine." in said
    assert "Yours, Vera" in said
    assert "<bdi>Dear</bdi> <bdi>Anna Maria</bdi>!</p>" in letter.html
    assert "Yours,<br>\nVera" in letter.html
    assert "We invite you to this event" not in said


def test_guests_are_greeted_one_by_one(work: Work, make: Make, anna: Person) -> None:
    set_text(work, LetterKind.INVITATION, "en", OURS, None)
    nameless = make.person("b@paper.test", email="b@paper.test")

    invite(work, make.event(), [anna, nameless])

    said = sorted(unwrapped(letter) for letter in held(work))
    assert ["Dear Anna Maria!" in one for one in said].count(True) == 1
    assert ["Dear colleague!" in one for one in said].count(True) == 1


@pytest.mark.parametrize(
    ("name", "surname", "first"),
    [
        ("Anna Maria Berg", "Berg", "Anna Maria"),
        ("Berg Anna Maria", "Berg", "Anna Maria"),
        ("Ana de la Cruz", "de la Cruz", "Ana"),
        ("Anna Berg", "", "Anna Berg"),
        ("Berg", "Berg", "Berg"),
        ("Anna Bergmann", "Berg", "Anna Bergmann"),
    ],
)
def test_the_name_without_the_surname(name: str, surname: str, first: str) -> None:
    assert personal_values(Addressee(name, surname), "en")["first_names"] == first


@pytest.mark.parametrize(
    ("gender", "dear"),
    [(Gender.FEMININE, "Уважаемая"), (Gender.MASCULINE, "Уважаемый"), (None, "Здравствуйте,")],
)
def test_dear_agrees_with_the_recipient(gender: Gender | None, dear: str) -> None:
    assert personal_values(Addressee("Анна Берг", "", gender), "ru")["dear"] == dear


def test_the_surname_is_that_of_the_name_on_the_list(work: Work, make: Make) -> None:
    person = make.person("Анна Берг", surnames=Texts(ru="Берг"), gender=Gender.FEMININE)
    (reader,) = readers(work, [person.id]).values()

    assert addressee("Анна Берг", reader, "en") == Addressee("Анна Берг", "Берг", Gender.FEMININE)
    assert addressee("Anna Berg", reader, "en").surname == ""


def test_greeting_many_by_first_names_takes_no_statement_per_guest(work: Work, make: Make) -> None:
    set_text(work, LetterKind.INVITATION, "en", OURS, None)
    asked = []
    for number in (1, 20):
        event, people = make.event(), [make.person() for _ in range(number)]
        guests = [guest.id for guest in put_on_list(work, event, people).invited]
        work.session.flush()
        work.session.expire_all()
        with statements_of(work) as statements:
            prepare(work, event, guests)
        asked.append(len(statements))

    assert asked[0] == asked[1]


@contextmanager
def statements_of(work: Work) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    engine = work.session.get_bind()
    sql.listen(engine, "before_cursor_execute", note)
    yield found
    sql.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", [one for one in LetterKind if not one.is_about_release])
def test_each_standard_text_could_be_the_offices_own(kind: LetterKind, language: str) -> None:
    check_wording(kind, standard_text(kind, language))


def test_what_has_changed_is_said_whatever_the_wording(
    work: Work, make: Make, anna: Person
) -> None:
    event = make.event()
    invite(work, event, [anna])
    send(work)
    ours = Wording(subject="Off", greeting="Hello,", opening="It is off. We are sorry about it.")
    set_text(work, LetterKind.CANCELLATION, "en", ours, None)

    move(work, event, EventStatus.CANCELLED, "A storm.")

    letter = last_letter(work)
    assert letter.subject == "Off"
    assert "It is off. We are sorry about it." in unwrapped(letter)
    assert "A storm." in letter.text
    assert letter.calendar_method == "CANCEL"


def test_waiting_letters_follow_the_text(work: Work, make: Make, anna: Person) -> None:
    event = make.event()
    invite(work, event, [anna])
    stored = set_text(work, LetterKind.INVITATION, "en", OURS, None)

    assert bring_in_line(work, event) == 1
    assert "The bus leaves at nine." in held(work)[0].text
    assert bring_in_line(work, event) == 0

    set_text(work, LetterKind.INVITATION, "ru", OURS, None)
    assert bring_in_line(work, event) == 0, "a text in another language"

    reset_text(work, stored)
    work.session.flush()
    assert bring_in_line(work, event) == 1
    assert "We invite you" in held(work)[0].text


def test_a_letter_that_left_is_not_sent_again_for_another_text(
    work: Work, make: Make, anna: Person
) -> None:
    event = make.event()
    invite(work, event, [anna])
    send(work)

    set_text(work, LetterKind.INVITATION, "en", OURS, None)

    assert bring_in_line(work, event) == 0


def test_what_was_prepared_with_another_text_is_not_stored(
    work: Work, make: Make, anna: Person
) -> None:
    event = make.event()
    guest = _invited_without_a_letter(work, event, anna)
    prepared = prepare(work, event, [guest.id])

    set_text(work, LetterKind.INVITATION, "en", OURS, None)

    assert store(work, prepared).is_stale


def test_the_worker_looks_at_the_text_once_more(work: Work, make: Make, anna: Person) -> None:
    event = make.event()
    invite(work, event, [anna])
    (letter,) = held(work)
    assert is_still_true(work.session, letter)

    set_text(work, LetterKind.INVITATION, "en", OURS, None, event_id=event.id)
    assert not is_still_true(work.session, letter)


def test_letters_of_older_versions_are_taken_to_have_the_standard_text(
    work: Work, make: Make, anna: Person
) -> None:
    event = make.event()
    invite(work, event, [anna])
    (letter,) = held(work)
    letter.wording = ""

    assert bring_in_line(work, event) == 0
    set_text(work, LetterKind.INVITATION, "en", OURS, None)
    assert bring_in_line(work, event) == 1


def test_what_has_the_standard_text_for_want_of_a_language_is_counted(
    work: Work, make: Make, anna: Person
) -> None:
    event, other = make.event(), make.event()
    reader = make.person("Олег", language="ru", email="o@paper.test")
    set_text(work, LetterKind.INVITATION, "ru", OURS, None, event_id=event.id)

    invite(work, event, [anna, reader])
    invite(work, other, [anna])

    (found,) = standard_letters(work)
    assert (found.kind, found.language, found.own, found.count) == ("invitation", "en", ("ru",), 1)
    assert standard_letters(work, event_id=other.id) == []
    with statements_of(work) as statements:
        standard_letters(work)
    assert len(statements) == 3, "however many events there are"


def _invited_without_a_letter(work: Work, event: Event, person: Person) -> Invitation:
    (guest,) = invite(work, event, [person]).invited
    for letter in held(work):
        work.session.delete(letter)
    work.session.flush()
    return guest
