"""The frame: project, programme of work, donors, partners, supporters, hosts."""

from __future__ import annotations

from typing import Any

from planner.events.models.kinds import EventStatus
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.known_forms import KnownForm, KnownForms
from planner.releases.facts.release_facts import ProjectFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.frames_of_tables import programme_of, project_of
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("frame.md")
TO_PLANT = (
    ("to plant riverside trees", "to train wardens"),
    ("посадка деревьев у рек", "обучение смотрителей"),
)
PLANTING = (
    ("the planting of riverside trees", "the training of wardens"),
    ("посадить деревья у рек", "обучить смотрителей"),
)


def _framed(cast: Cast, project: ProjectFacts | None = None, **changed: Any) -> str:
    return drafted(cast.release(project=project, **changed), "frame")


def _bodies(cast: Cast, *keys: str) -> Any:
    return tuple(map(cast.body, keys))


@TABLE.row("F1")
def donor_confirmed(cast: Cast) -> str:
    aims = cast.texts(*TO_PLANT)
    return _framed(cast, project_of(cast, donors=_bodies(cast, "fund"), aims=aims))


@TABLE.row("F1a")
def two_donors(cast: Cast) -> str:
    return _framed(cast, project_of(cast, donors=_bodies(cast, "fund", "proaqua")))


@TABLE.row("F1g")
def a_sentence_that_is_too_long(cast: Cast) -> str:
    name = cast.text(
        "Living Banks of the Small Rivers between the Northern Lakes and the Southern Hills",
        "Живые берега малых рек между северными озёрами и южными холмами",
    )
    donors = _bodies(cast, "fund", "academy", "union")
    return _framed(cast, project_of(cast, name=name, donors=donors))


@TABLE.row("F1b")
def aims_of_another_form(cast: Cast) -> str:
    return _framed(cast, project_of(cast, aims=cast.texts(*PLANTING)))


@TABLE.row("F1c")
def a_project_before_the_event(cast: Cast) -> str:
    event = cast.event(status=EventStatus.CONFIRMED, is_coming=True)
    return _framed(cast, project_of(cast, donors=_bodies(cast, "fund")), event=event)


@TABLE.row("F1d")
def a_tour(cast: Cast) -> str:
    return _framed(cast, project_of(cast), event=cast.event(kind=KindFacts(code="press_tour")))


@TABLE.row("F1e")
def no_name(cast: Cast) -> str:
    described = cast.text("exchange project for river schools", "обмен речных школ")
    project = project_of(cast, name=EMPTY, description=described, donors=_bodies(cast, "fund"))
    return _framed(cast, project)


@TABLE.row("F2")
def donor_not_confirmed(cast: Cast) -> str:
    project = project_of(cast, donors=_bodies(cast, "fund"), funding_is_confirmed=False)
    return _framed(cast, project)


@TABLE.row("F2a")
def donor_not_confirmed_and_without_genitive(cast: Cast) -> str:
    project = project_of(cast, donors=_bodies(cast, "proaqua"), funding_is_confirmed=False)
    return _framed(cast, project)


@TABLE.row("F3")
def funded_by_two_together(cast: Cast) -> str:
    donors = _bodies(cast, "fund", "proaqua")
    return _framed(cast, project_of(cast, donors=donors, is_cofunded=True))


@TABLE.row("F3a")
def funded_together_with_somebody(cast: Cast) -> str:
    return _framed(cast, project_of(cast, donors=_bodies(cast, "fund"), is_cofunded=True))


def _carried_out(cast: Cast, by: str, of: str, programme: str = "Чистый берег") -> str:
    return _framed(
        cast,
        project_of(
            cast,
            implementer=cast.body(by),
            partner_of=cast.body(of),
            programme=programme_of(cast, programme),
        ),
        organisers=_bodies(cast, "academy"),
    )


@TABLE.row("F4")
def an_implementer(cast: Cast) -> str:
    return _carried_out(cast, "institute", "society")


@TABLE.row("F4a")
def a_partner_without_genitive(cast: Cast) -> str:
    return _carried_out(cast, "institute", "proaqua")


@TABLE.row("F4b")
def a_programme_that_says_so(cast: Cast) -> str:
    return _carried_out(cast, "pilots", "society", "Программа чистых берегов")


_REGIONAL = "Региональная программа чистых берегов"


def _regional(cast: Cast, **changed: Any) -> str:
    """The Russian name holds the word “programme”, but does not begin with it."""
    programme = programme_of(cast, _REGIONAL)
    implementer = cast.body("institute")
    project = project_of(cast, implementer=implementer, programme=programme)
    return _framed(cast, project, organisers=_bodies(cast, "academy"), **changed)


@TABLE.row("F4c")
def a_programme_with_the_word_in_its_name(cast: Cast) -> str:
    return _regional(cast)


@TABLE.row("F4d")
def such_a_programme_without_forms(cast: Cast) -> str:
    return _regional(cast, forms=cast.forms("gender"))


@TABLE.row("F5b")
def such_a_programme_alone(cast: Cast) -> str:
    return _framed(cast, programme=programme_of(cast, _REGIONAL, "fund"))


@TABLE.row("F5c")
def such_a_programme_alone_without_forms(cast: Cast) -> str:
    programme = programme_of(cast, _REGIONAL, "fund")
    return _framed(cast, programme=programme, forms=cast.forms("gender"))


@TABLE.row("F5")
def a_programme_alone(cast: Cast) -> str:
    return _framed(cast, programme=programme_of(cast, "Чистый берег", "fund"))


@TABLE.row("F5a")
def a_programme_besides(cast: Cast) -> str:
    programme = programme_of(cast, "Чистый берег", "fund", "proaqua")
    return _framed(cast, project_of(cast), programme=programme)


@TABLE.row("F6")
def partners(cast: Cast) -> str:
    return _framed(cast, partners=_bodies(cast, "society", "museum"))


@TABLE.row("F6a")
def a_partner_before_the_event(cast: Cast) -> str:
    event = cast.event(status=EventStatus.CONFIRMED, is_coming=True)
    return _framed(cast, partners=_bodies(cast, "museum"), event=event)


@TABLE.row("F7")
def a_supporter(cast: Cast) -> str:
    return _framed(cast, supporters=_bodies(cast, "fund"))


@TABLE.row("F7a")
def a_supporter_without_genitive(cast: Cast) -> str:
    return _framed(cast, supporters=(cast.body("museum"),), forms=cast.forms("gender"))


@TABLE.row("F7b")
def a_supporter_without_forms(cast: Cast) -> str:
    return _framed(cast, supporters=_bodies(cast, "proaqua"))


@TABLE.row("F7c")
def a_supporter_and_a_donor(cast: Cast) -> str:
    backers = {"supporters": _bodies(cast, "society"), "donors": _bodies(cast, "fund")}
    return _framed(cast, project_of(cast), **backers)


@TABLE.row("F8")
def a_host(cast: Cast) -> str:
    return _framed(cast, hosts=_bodies(cast, "museum"))


@TABLE.row("F7d")
def a_supporter_with_a_generic_noun(cast: Cast) -> str:
    return _framed(cast, supporters=(cast.fund(),))


@TABLE.row("F7e")
def a_generic_noun_without_its_genitive(cast: Cast) -> str:
    forms = KnownForms(
        entries=(
            KnownForm("фонд", "genitive", EMPTY),
            KnownForm("фонд", "gender", SourcedValue("m")),
        )
    )
    return _framed(cast, supporters=(cast.fund(),), forms=forms)


@TABLE.row("F7f")
def a_name_without_quotation_marks(cast: Cast) -> str:
    name = cast.text("Blue Drop", "Синяя капля").text
    return _framed(cast, supporters=(cast.fund(name),))


@TABLE.row("F8a")
def two_hosts(cast: Cast) -> str:
    event = cast.event(kind=KindFacts(code="press_tour"))
    return _framed(cast, hosts=_bodies(cast, "museum", "pilots"), event=event)


@TABLE.row("F8b")
def a_host_without_gender(cast: Cast) -> str:
    return _framed(cast, hosts=_bodies(cast, "proaqua"))


@TABLE.row("F8c")
def a_host_that_organises(cast: Cast) -> str:
    return _framed(cast, hosts=_bodies(cast, "institute"))


@TABLE.row("F8d")
def a_host_before_the_event(cast: Cast) -> str:
    event = cast.event(status=EventStatus.CONFIRMED, is_coming=True)
    return _framed(cast, hosts=_bodies(cast, "museum"), event=event)


test_row = TABLE.test()
