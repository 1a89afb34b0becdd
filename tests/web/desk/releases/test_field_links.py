"""A finding leads to the page where a person can mend it."""

from __future__ import annotations

import pytest
from flask import Flask

from planner.web.desk.releases.field_links import FieldLinks
from tests.factories import Make
from tests.seed import round_table
from tests.web.visitor import Visitor


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("event.starts_on", "/desk/events/{event.id}/outline/date#part-date"),
        ("contacts", "/desk/events/{event.id}/outline/contacts#part-contacts"),
        ("contacts.0.names.ru", "/desk/events/{event.id}/outline/contacts#part-contacts"),
        ("bodies.0.organisation.names.ru", "/desk/organisations/{event.bodies[0].organisation_id}"),
        ("bodies.99.organisation.names.ru", "/desk/events/{event.id}/outline/bodies#part-bodies"),
        (
            "programme.0.titles.ru",
            "/desk/events/{event.id}/programme/items/{event.programme[0].id}",
        ),
        (
            "programme.0.parts.1.functions.ru",
            "/desk/events/{event.id}/parts/{event.programme[0].parts[1].id}",
        ),
        (
            "programme.0.parts.1.person.names.ru",
            "/desk/people/{event.programme[0].parts[1].person_id}",
        ),
        ("programme.1.study.titles.ru", "/desk/studies/{event.programme[1].study_id}"),
        ("project.aims.ru", "/desk/projects/{event.project_id}"),
        ("project.donors.0.emblem", "/desk/organisations/{event.project.donors[0].id}"),
        ("project.programme.names.ru", "/desk/programmes-of-work/{event.project.programme_id}"),
        (
            "hotline.operators.0.names.ru",
            "/desk/organisations/{event.hotline.operators[0].organisation_id}",
        ),
        ("occasions.0.base_year", "/desk/anniversaries/{event.occasions[0].anniversary_id}"),
        ("occasions.99", "/desk/events/{event.id}/occasions/"),
        ("attendance.people", "/desk/events/{event.id}/after"),
        ("office.cities.ru", "/desk/office/"),
    ],
)
def test_each_field_has_its_page(app: Flask, make: Make, path: str, page: str) -> None:
    event = round_table(make).event

    with app.test_request_context():
        assert FieldLinks(event).page(path) == page.format(event=event)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("event.starts_on", "Look at the date of the event"),
        ("event.titles.ka", "Enter the title of the event in Georgian"),
        ("bodies", "Look at the organisers of the event"),
        ("bodies.1.organisation.names.ka", "Enter the name of {body} in Georgian"),
        (
            "bodies.1.organisation.generic_nouns.ru",
            "Enter the generic noun of {body} in Russian",
        ),
        ("bodies.99.organisation.names.ru", "Enter the organisers of the event"),
        ("bodies.1.organisation.boilerplates.0.text", "Look at the boilerplate text of {body}"),
        ("programme.0", "Look at the programme item “{item}”"),
        ("programme.3.parts.0.person.names.ka", "Enter the name of Dmitriy Nikiforov in Georgian"),
        ("programme.3.parts.0.functions.ka", "Enter the function of Dmitriy Nikiforov in Georgian"),
        ("programme.1.study.aims.ru.0", "Look at the aims of the study “{study}” in Russian"),
        ("project", "Look at the project “{project}”"),
        ("project.donors.0.emblem", "Enter the emblem of {donor}"),
        ("occasions.0.base_year", "Look at the base year of the anniversary “{anniversary}”"),
        ("occasions.99", "Enter the anniversaries of the event"),
        ("attendance.people", "Enter who came"),
        ("statements.0.texts.ru", "Enter the wording of a statement in Russian"),
        ("office.cities.ka", "Enter the city of the office in Georgian"),
    ],
)
def test_what_is_to_be_done_is_said_as_a_press_officer_says_it(
    app: Flask, make: Make, path: str, said: str
) -> None:
    event = round_table(make).event
    study, project = event.programme[1].study, event.project
    assert study is not None
    assert project is not None
    names = {
        "body": event.bodies[1].organisation.names.best(*event.languages),
        "item": event.programme[0].titles.best(*event.languages) or "welcome",
        "study": study.titles.best(*event.languages),
        "project": project.names.best(*event.languages) or project.label,
        "donor": project.donors[0].names.best(*event.languages),
        "anniversary": event.occasions[0].anniversary.phrases.best(*event.languages),
    }

    with app.test_request_context():
        assert FieldLinks(event).instruction(path) == said.format(**names)


def test_a_speaker_without_a_name_is_described(app: Flask, make: Make) -> None:
    event = make.event()
    item = make.item(event)
    make.part(item, organisation=make.organisation("Rivers Institute"))
    make.part(item)
    make.work.session.expire(event)

    with app.test_request_context():
        told = [
            FieldLinks(event).instruction(f"programme.0.parts.{n}.functions.en") for n in range(2)
        ]

    assert told == [
        "Enter the function of the speaker of Rivers Institute in English",
        "Enter the function of a speaker who is not named in English",
    ]


def test_the_sources_of_a_paragraph_are_said_once_each(app: Flask, make: Make) -> None:
    event = round_table(make).event
    paths = ["event.titles.en", "programme.3.parts.0.person.names.en", "event.titles.en"]

    with app.test_request_context():
        assert FieldLinks(event).sources(paths) == [
            "the title of the event in English",
            "the name of Dmitriy Nikiforov in English",
        ]


def test_the_editor_links_from_a_check_to_the_field(editor: Visitor, make: Make) -> None:
    event = round_table(make).event
    person = event.programme[3].parts[0].person
    assert person is not None
    person.names = person.names.__class__(en="Dmitriy Nikiforov")
    make.work.session.commit()

    drafted = editor.post(f"/desk/events/{event.id}/releases", {"language": "ru"})
    page = editor.get(drafted.location).text

    assert "Field: programme" not in page
    assert (
        f'<a class="check__where" href="/desk/people/{person.id}">'
        "Enter the name of Dmitriy Nikiforov in Russian</a>"
    ) in page
