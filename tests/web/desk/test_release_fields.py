"""A finding leads to the page where a person can mend it."""

from __future__ import annotations

import pytest
from flask import Flask

from planner.web.desk.release_fields import Where
from tests.factories import Make
from tests.seed import round_table
from tests.web.visitor import Visitor


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("event.starts_on", "/desk/events/{event.id}/"),
        ("contacts", "/desk/events/{event.id}/"),
        ("contacts.0.names.ru", "/desk/events/{event.id}/"),
        ("bodies.0.organisation.names.ru", "/desk/organisations/{event.bodies[0].organisation_id}"),
        ("bodies.99.organisation.names.ru", "/desk/events/{event.id}/"),
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
        assert Where(event).page(path) == page.format(event=event)


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
        "Mend: programme item 4, speaker 1, person, name, Russian</a>"
    ) in page
