"""What the round table of St. Petersburg stands on: bodies, programme of work, project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.kernel.texts import Texts
from planner.organisations.models import (
    AidProgramme,
    Boilerplate,
    Hotline,
    HotlineOperator,
    Organisation,
    OrganisationKind,
    Project,
    ProjectBody,
    ProjectRole,
)
from tests.factories import Make

NAMES: dict[str, dict[str, Any]] = {
    "center": {
        "names": Texts(
            en="St. Petersburg Center for International Cooperation of the Red Cross",
            ru="Санкт-Петербургский центр международного сотрудничества Красного Креста",
        ),
        "short_names": Texts(en="Red Cross Center", ru="Центр"),
        "kind": OrganisationKind.RED_CROSS,
        "takes_the": True,
    },
    "iom": {
        "names": Texts(en="IOM Moscow", ru="МОМ в Москве"),
        "kind": OrganisationKind.INTERGOVERNMENTAL,
    },
    "international_iom": {
        "names": Texts(en="IOM", ru="МОМ"),
        "kind": OrganisationKind.INTERGOVERNMENTAL,
    },
    "unhcr": {
        "names": Texts(en="UNHCR", ru="УВКБ ООН"),
        "kind": OrganisationKind.INTERGOVERNMENTAL,
    },
    "unicef": {
        "names": Texts(en="UNICEF", ru="ЮНИСЕФ"),
        "kind": OrganisationKind.INTERGOVERNMENTAL,
    },
    "union": {
        "names": Texts(en="European Union", ru="Европейский союз"),
        "short_names": Texts(en="EU", ru="ЕС"),
        "kind": OrganisationKind.INTERGOVERNMENTAL,
        "takes_the": True,
    },
    "migration_service": {
        "names": Texts(
            en="Federal Migration Service of the Russian Federation",
            ru="Федеральная миграционная служба Российской Федерации",
        ),
        "short_names": Texts(en="FMS of Russia", ru="ФМС России"),
        "kind": OrganisationKind.GOVERNMENT,
        "takes_the": True,
    },
    "red_cross": {
        "names": Texts(en="Red Cross", ru="Красный Крест"),
        "kind": OrganisationKind.RED_CROSS,
        "takes_the": True,
    },
    "russian_red_cross": {
        "names": Texts(en="Russian Red Cross", ru="Российский Красный Крест"),
        "kind": OrganisationKind.RED_CROSS,
        "takes_the": True,
    },
    "sociologists": {
        "names": Texts(
            en="Center of Independent Sociological Studies",
            ru="Центр независимых социологических исследований",
        ),
        "kind": OrganisationKind.ACADEMIC,
        "takes_the": True,
    },
    "laboratory": {
        "names": Texts(
            en="“Sociology of Education and Science” scientific-educational laboratory of "
            "National Research University “Higher School of Economics”",
            ru="Научно-учебная лаборатория «Социология образования и науки» Национального "
            "исследовательского университета «Высшая школа экономики»",
        ),
        "kind": OrganisationKind.ACADEMIC,
        "takes_the": True,
    },
}
FORMS = {
    "center": {"gender": "m"},
    "iom": {"gender": "f", "genitive": "МОМ в Москве"},
    "union": {"genitive": "Европейского союза", "instrumental": "Европейским союзом"},
    "sociologists": {"gender": "m"},
    "laboratory": {"gender": "f"},
}
_LATER_TEXTS = (
    ("en", "IOM is part of the United Nations System, with 175 member states."),
    ("ru", "МОМ входит в систему Организации Объединённых Наций; в ней 175 государств."),
)


@dataclass(frozen=True)
class Bodies:
    """The bodies that the source names."""

    center: Organisation
    iom: Organisation
    unhcr: Organisation
    unicef: Organisation
    union: Organisation
    migration_service: Organisation
    red_cross: Organisation
    russian_red_cross: Organisation
    international_iom: Organisation
    sociologists: Organisation
    laboratory: Organisation


def bodies_of(make: Make) -> Bodies:
    """All of them; the standing text of IOM Moscow is of a later year than the event."""
    bodies = Bodies(**{name: make.organisation(**given) for name, given in NAMES.items()})
    for name, forms in FORMS.items():
        make.forms(NAMES[name]["names"]["ru"], **forms)
    for language, text in _LATER_TEXTS:
        add(
            make,
            Boilerplate,
            organisation=bodies.iom,
            language=language,
            text=text,
            valid_from=date(2016, 9, 19),
            reviewed_on=date(2026, 1, 15),
        )
    return bodies


def programme_of_work(make: Make, bodies: Bodies) -> AidProgramme:
    """CARMP; the source does not say who pays for it."""
    return make.aid_programme(
        names=Texts(
            en="Central Asia regional migration programme",
            ru="Региональная программа по миграции в Центральной Азии",
        ),
        abbreviation="CARMP",
        lead=bodies.iom,
        created_within=Texts(
            en="UN Women pool of journalists\n"
            "Information-Resource Center in the sphere of labour migration"
        ),
    )


def hotline_of(make: Make, bodies: Bodies) -> Hotline:
    hotline = make.hotline(number_as_printed="8-800-333-00-16", e164="+78003330016")
    for position, body in enumerate((bodies.international_iom, bodies.red_cross)):
        add(make, HotlineOperator, hotline_id=hotline.id, organisation=body, position=position)
    return hotline


def project_of(make: Make, bodies: Bodies, carmp: AidProgramme) -> Project:
    """Called an EU project; nobody has confirmed who funds it."""
    project = make.project(
        descriptions=Texts(en="EU project", ru="проект ЕС"),
        aims=Texts(
            en="protection of migrants’ rights\nprevention of human trafficking",
            ru="защита прав мигрантов\nпредупреждение торговли людьми",
        ),
        implementer=bodies.center,
        partner_of=bodies.iom,
        programme=carmp,
    )
    add(
        make,
        ProjectBody,
        project_id=project.id,
        organisation=bodies.union,
        role=ProjectRole.DONOR,
    )
    return project


def add(make: Make, model: type, **given: object) -> None:
    """Saves a row that the factories do not know."""
    make.work.session.add(model(office_id=make.work.office_id, **given))
    make.work.session.flush()
