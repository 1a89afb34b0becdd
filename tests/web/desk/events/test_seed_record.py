"""The round table of 27 March 2012, fact by fact, through the forms of the event."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.visitor import Visitor

CENTER = "St. Petersburg Center for International Cooperation of the Red Cross"
SOCIOLOGISTS = "Center of Independent Sociological Studies"
LABORATORY = "“Sociology of Education and Science” laboratory"
WELCOMES = (
    ("Tatiana Lineva", f"Head of {CENTER}"),
    ("Gesche Karrenbrock", "UNHCR Representative in the Russian Federation"),
    ("Anna Kudrya", "Coordinator of UNICEF “Child Protection” Programme in Russia"),
)


class Officer:
    """A press officer who types what the document states; every form must take it."""

    def __init__(self, editor: Visitor, make: Make) -> None:
        self.editor, self.make = editor, make
        self.bodies = {
            name: make.organisation(name).id
            for name in (CENTER, SOCIOLOGISTS, LABORATORY, "IOM Moscow", "UNICEF", "UNHCR")
        }
        self.url = ""

    def send(self, rest: str, **typed: Any) -> str:
        address = rest if rest.startswith("/") else f"{self.url}{rest}"
        response = self.editor.post(address, typed)
        assert response.status_code == 303, response.text
        return str(response.location)

    def plan(self) -> None:
        self.url = self.send(
            "/desk/events/",
            **{
                "kind": "round_table",
                "titles-en": "Raising Awareness on Situation with Migrants in St. Petersburg",
                "languages": "en, ru",
                "starts_on": "2012-03-27",
                "certainty": "time_to_be_confirmed",
                "zone": "Europe/Moscow",
                "cities-en": "St. Petersburg",
            },
        )

    def outline(self) -> None:
        make = self.make
        project = make.project(
            descriptions=Texts(en="EU project"), implementer_id=self.bodies[CENTER]
        )
        programme = make.aid_programme(abbreviation="CARMP")
        self.send(
            "outline/",
            **{
                "version": "1",
                "kind": "round_table",
                "titles-en": "Raising Awareness on Situation with Migrants in St. Petersburg",
                "languages": "en, ru",
                "starts_on": "2012-03-27",
                "certainty": "time_to_be_confirmed",
                "zone": "Europe/Moscow",
                "cities-en": "St. Petersburg",
                "subjects-en": "migration situation in St. Petersburg",
                "audiences-en": "all-Russia and St. Petersburg mass media",
                "bodies-0-organisation_id": self.bodies[CENTER],
                "bodies-0-role": "organiser",
                "bodies-1-organisation_id": self.bodies["IOM Moscow"],
                "bodies-1-role": "publisher",
                "project_id": project.id,
                "programme_id": programme.id,
                "hotline_id": make.hotline(number_as_printed="8-800-333-00-16").id,
                "lead_with": "protocol",
            },
        )

    def mark(self) -> None:
        for base_year, phrase in (
            (1867, "the foundation of the Russian Red Cross"),
            (1992, "the Federal Migration Service"),
            (1992, "the work of UNHCR in Russia"),
        ):
            anniversary = self.make.anniversary(base_year=base_year, phrases=Texts(en=phrase))
            self.send("occasions/", anniversary_id=anniversary.id)

    def study(self, title: str, **more: Any) -> str:
        return self.send("/desk/studies/", **{"titles-en": title, **more}).rsplit("/", 1)[1]

    def item(self, kind: str, *parts: dict[str, Any], **more: Any) -> None:
        self.send("programme/items", kind=kind, minutes="15", is_public="y", **more)
        session = self.make.work.session
        last = session.scalars(select(Event)).one().programme[-1].id
        for part in parts:
            typed = {"role": "speaker", "state": "planned", **part}
            self.send(f"programme/items/{last}/parts", **typed)

    def programme(self) -> None:
        survey = self.study(
            "Labour Migrants", kind="survey", conductor_id=self.bodies[SOCIOLOGISTS]
        )
        research = self.study(
            "Situation with Migrants' Children",
            kind="research",
            conductor_id=self.bodies[LABORATORY],
            commissioner_id=self.bodies["UNICEF"],
        )
        named = [{"new_names-en": name, "functions-en": said} for name, said in WELCOMES]
        self.item("welcome", *named)
        self.item("study", {"organisation_id": self.bodies[SOCIOLOGISTS]}, study_id=survey)
        self.item("study", {"organisation_id": self.bodies[LABORATORY]}, study_id=research)
        head = "Head of UFMS of Russia in St. Petersburg and Leningrad region"
        self.item("report", {"new_names-en": "Dmitriy Nikiforov", "functions-en": head})
        iom = self.bodies["IOM Moscow"]
        self.item(
            "presentation",
            {"organisation_id": iom, "unnamed_roles-en": "specialist", "role_number": "one"},
        )

    def statements(self, report: int, presentation: int) -> None:
        shared = {"terms": "on_the_record", "force": "said"}
        said = "Russia and in particular its North-West region is in demand in labour migrants"
        self.send(
            f"parts/{report}/statements",
            **{**shared, "form": "indirect", "texts-en": said, "is_unclear": "y"},
        )
        topics = "tendencies of labour migration\nwork of the Information-Resource Center"
        self.send(
            f"parts/{presentation}/statements", **{**shared, "form": "topics", "texts-en": topics}
        )


def test_every_fact_of_the_document_finds_its_field(
    editor: Visitor, make: Make, session: Session
) -> None:
    officer = Officer(editor, make)
    officer.plan()
    officer.outline()
    officer.mark()
    officer.programme()
    event = session.scalars(select(Event)).one()
    officer.statements(event.programme[3].parts[0].id, event.programme[4].parts[0].id)

    event = session.scalars(select(Event)).one()
    assert [(item.kind.value, len(item.parts)) for item in event.programme] == [
        ("welcome", 3),
        ("study", 1),
        ("study", 1),
        ("report", 1),
        ("presentation", 1),
    ]
    assert [
        (part.person.name("en"), part.functions["en"])
        for part in event.programme[0].parts
        if part.person
    ] == list(WELCOMES)
    assert [occasion.anniversary.years_in(2012) for occasion in event.occasions] == [145, 20, 20]
    assert [body.role.value for body in event.bodies] == ["organiser", "publisher"]
    assert session.scalars(select(Study.kind)).all() == ["survey", "research"]
    assert [s.is_unclear for s in session.scalars(select(Statement))] == [True, False]
    assert (event.venues, event.starts_clock, event.sequence) == (Texts(), None, 0)
