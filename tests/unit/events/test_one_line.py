"""An item in one line: what is read, who is found, where it goes."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind
from planner.events.models.times import ItemBegin
from planner.events.one_line import Line, read_line
from planner.events.operations.one_line import Speaker, add_line, speaker_called
from planner.kernel.errors import Invalid
from planner.kernel.scripts import language_written
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

REPORT, FIXED = ItemKind.REPORT, ItemBegin.FIXED


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "10:15 Report, Anna Berg, Director",
            Line(REPORT, "", time(10, 15), None, "Anna Berg", "Director"),
        ),
        (
            "10:15 Доклад, Анна Берг, директор",
            Line(REPORT, "", time(10, 15), None, "Анна Берг", "директор"),
        ),
        (
            "9.05–9.20 Report: A winter in figures, Timur Asanov, Head of programmes, Lesk Branch",
            Line(
                REPORT, "A winter in figures", time(9, 5), 15, "Timur Asanov",
                "Head of programmes, Lesk Branch",
            ),
        ),
        ("10 min Closing words", Line(ItemKind.CLOSING, "Closing words", None, 10)),
        ("10:00, 20 мин. Вопросы журналистов", Line(ItemKind.QUESTIONS, "", time(10), 20)),
        ("5' opening, Pavel Orlin", Line(ItemKind.WELCOME, "", None, 5, "Pavel Orlin")),
        ("Кофе-пауза", Line(ItemKind.BREAK, "")),
        ("Discussion", Line(ItemKind.DISCUSSION)),
        ("Heat at home, Anna Berg", Line(REPORT, "Heat at home", name="Anna Berg")),
        ("Film “Ice, snow, thaw”", Line(ItemKind.PRESENTATION, "Film “Ice, snow, thaw”")),
        (
            "«Лёд, снег», Анна Берг,, директор",
            Line(REPORT, "«Лёд, снег»", name="Анна Берг", function="директор"),
        ),
        ("10 years of the fund", Line(ItemKind.PRESENTATION, "10 years of the fund")),
        ("12:300 steps", Line(ItemKind.PRESENTATION, "12:300 steps")),
    ],
)  # fmt: skip
def test_a_line_is_read(text: str, line: Line) -> None:
    assert read_line(text, "en", "ru") == line


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Say what happens as well, such as “10:15 Report, Anna Berg, Director”."),
        ("10:15", "Say what happens as well, such as “10:15 Report, Anna Berg, Director”."),
        (", Anna Berg", "Say what happens as well, such as “10:15 Report, Anna Berg, Director”."),
        ("25:10 Report", "There is no such hour: 25:10. Write it as 10:15."),
        ("10:75 Report", "There is no such hour: 10:75. Write it as 10:15."),
        ("10:15–10:15 Report", "It ends before it begins. Look at the hours again."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_line(text, "en")

    assert (refused.value.field, str(refused.value.message)) == ("line", sentence)


@pytest.mark.parametrize(
    ("text", "languages", "language"),
    [
        ("Доклад", ("en", "ru"), "ru"),
        ("Report", ("ru", "en-GB"), "en-GB"),
        ("Доклад", ("en", "fr"), "en"),
        ("2027", ("ru", "en"), "en"),
    ],
)
def test_the_language_follows_from_the_letters(
    text: str, languages: tuple[str, ...], language: str
) -> None:
    assert language_written(text, languages) == language


def test_a_known_person_is_found_in_any_script(work: Work, make: Make) -> None:
    anna = make.person("Anna Berg")
    make.person("Anna Bergman")
    make.person("Archived One", archived_at=work.now)
    body = make.organisation("Hydrological Institute")

    assert speaker_called(work, "Анна Берг") == Speaker(person=anna)
    assert speaker_called(work, "hydrological institute") == Speaker(body=body)
    assert speaker_called(work, "Archived One") == Speaker()


def test_a_known_person_is_found_among_many_of_like_names(work: Work, make: Make) -> None:
    for number in range(60):
        make.person(f"Anna Berg of Lake {number}")
    anna = make.person("Berg, Anna")

    assert speaker_called(work, "Anna Berg") == Speaker(person=anna)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "Twin Example",
            (
                "Several are called “Twin Example”. Add the item without the name, then choose "
                "who speaks."
            ),
        ),
        (
            "everybody",
            ("Nobody in the register is called “everybody”. Give the full name, or leave it out."),
        ),
        ("!", "Nobody in the register is called “!”. Give the full name, or leave it out."),
    ],
)
def test_a_name_that_says_too_little_is_refused(
    work: Work, make: Make, name: str, sentence: str
) -> None:
    make.person("Twin Example")
    make.person("Twin Example")

    with pytest.raises(Invalid) as refused:
        speaker_called(work, name)

    assert str(refused.value.message) == sentence


def added(work: Work, event: Event, text: str, day: int | None = None) -> None:
    line = read_line(text, "en", "ru")
    speaker = speaker_called(work, line.name) if line.name else None
    add_line(work, event, line, speaker, day, language_written(text, ("en", "ru")))


def test_somebody_new_is_entered_with_the_function(work: Work, make: Make) -> None:
    event = make.event()

    added(work, event, "11:15 Доклад: Зима, Анна Берг, директор")

    (item,) = event.programme
    assert (item.kind, item.titles, item.begins, item.clock) == (
        REPORT,
        Texts(ru="Зима"),
        FIXED,
        time(11, 15),
    )
    (part,) = item.parts
    assert part.functions == Texts(ru="директор")
    person = work.session.scalars(select(Person)).one()
    assert (part.person, person.names) == (person, Texts(ru="Анна Берг"))


def test_a_known_function_is_taken_in_all_languages(work: Work, make: Make) -> None:
    event, anna = make.event(), make.person("Anna Berg")
    make.affiliation(anna, functions=Texts(en="Director", ru="директор"))

    for text in ("Report, Anna Berg, Director", "Report, Anna Berg", "Report, Anna Berg, Guide"):
        added(work, event, text)

    assert [item.parts[0].functions for item in event.programme] == [
        Texts(en="Director", ru="директор"),
        Texts(en="Director", ru="директор"),
        Texts(en="Guide"),
    ]


def test_an_organisation_speaks_as_such(work: Work, make: Make) -> None:
    event, body = make.event(), make.organisation("Hydrological Institute")

    added(work, event, "Study, Hydrological Institute")

    (part,) = event.programme[0].parts
    assert (part.organisation, part.person, part.functions) == (body, None, Texts())


def test_it_goes_to_the_end_of_its_day_before_later_fixed_hours(work: Work, make: Make) -> None:
    event = make.event(ends_on=date(2012, 3, 28), ends_clock=time(18))

    added(work, event, "12:00 A", 1)
    added(work, event, "10:00 B", 2)
    added(work, event, "15:00 C", 1)
    added(work, event, "13:30 D", 1)
    added(work, event, "9:30 E", 2)
    added(work, event, "F", 1)

    seen = [(item.titles["en"], item.day) for item in event.programme]
    assert seen == [("A", 1), ("D", 1), ("C", 1), ("F", 1), ("E", 2), ("B", 2)]


def test_in_an_event_of_one_day_no_day_is_entered(work: Work, make: Make) -> None:
    event = make.event()
    make.item(event, minutes=None)

    added(work, event, "12:30 A")
    added(work, event, "12:00 B")

    seen = [(item.titles.best("en"), item.day) for item in event.programme]
    assert seen[1:] == [("B", None), ("A", None)]


@pytest.mark.parametrize("title", ["“Wells of the south, today”", "«Колодцы юга, сегодня»"])
def test_a_study_of_the_register_is_found_by_its_title(work: Work, make: Make, title: str) -> None:
    event, body = make.event(), make.organisation("Hydrological Institute")
    study = make.study(titles=Texts(en="Wells of the south, today", ru="Колодцы юга, сегодня"))

    added(work, event, f"Study {title}, Hydrological Institute")

    (item,) = event.programme
    assert (item.kind, item.study, item.titles) == (ItemKind.STUDY, study, Texts())
    assert [part.organisation for part in item.parts] == [body]


def test_another_study_or_another_item_stays_a_title(work: Work, make: Make) -> None:
    event = make.event()
    make.study(titles=Texts(en="Wells"))
    make.study(titles=Texts(en="Springs"))
    make.study(titles=Texts(en="Springs"))

    for line in ("Study: Rivers", "Study: Springs", "Report: Wells", "Study"):
        added(work, event, line)

    assert [(item.titles.best("en"), item.study) for item in event.programme] == [
        ("Rivers", None),
        ("Springs", None),
        ("Wells", None),
        ("", None),
    ]
