"""Who takes part, in advisory, programme, public page and letter."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind, PartRole, RoleNumber
from planner.events.public.queries import announced_event
from planner.events.titles import addressed, printed_title
from planner.invitations.facts import facts_of, joined
from planner.invitations.snapshots import facts_as_json, snapshot
from planner.kernel.texts import Texts
from planner.releases.papers.event_lines import programme_rows
from planner.releases.papers.paper import PeopleGroup, Who
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise


def coast_guard(make: Make) -> Event:
    """Ben Aro welcomes, reports and moderates, in two functions; an ambassador is present."""
    event = make.event()
    ben = make.person(names=Texts(en="Ben Aro", ru="Бен Аро"))
    marta = make.person(
        names=Texts(en="Marta Quist", ru="Марта Квист"),
        honorifics=Texts(en="Her Excellency", ru="Её Превосходительство"),
    )
    roth = make.person(names=Texts(en="Emil Roth"), honorifics=Texts(en="Professor"))
    president, chair = Texts(en="President of the Coast Guard Union"), Texts(en="Chair of the Fund")
    welcome = make.item(event, kind=ItemKind.WELCOME)
    make.part(welcome, person=ben, functions=president)
    make.part(
        welcome, person=marta, functions=Texts(en="Ambassador of Lenland"), role=PartRole.PRESENT
    )
    report = make.item(event)
    make.part(report, person=ben, functions=chair, former_functions=Texts(en="pilot"))
    make.part(report, person=roth, functions=Texts(en="historian"))
    make.part(report, person=ben, functions=president, role=PartRole.MODERATOR)
    make.work.session.expire(event)
    return event


def test_each_person_once_with_all_roles_and_functions(make: Make, office: Office) -> None:
    paper = advise(coast_guard(make), office)

    speaking = (
        Who(
            name="Ben Aro",
            function=(
                "President of the Coast Guard Union, Chair of the Fund, former pilot "
                "(also moderator)"
            ),
        ),
        Who(name="Professor Emil Roth", function="historian"),
    )
    marta = Who(name="Her Excellency Marta Quist", function="Ambassador of Lenland")
    assert next(facet.groups for facet in paper.facets if facet.groups) == (
        PeopleGroup(lead="Will speak:", people=speaking),
        PeopleGroup(lead="Will attend:", people=(marta,)),
    )


def test_biographies_that_may_be_published(make: Make, office: Office) -> None:
    event = make.event()
    item = make.item(event)
    told = Texts(en="Born in Mareno.\nHas sailed since 1990.")
    for name, is_public in (("Ben Aro", True), ("Ines Lopo", False)):
        person = make.person(name, biographies=told, biography_is_public=is_public)
        make.part(item, person=person)
    make.work.session.expire(event)

    paper = advise(event, office)
    lines = {facet.heading: facet.lines for facet in paper.facets}

    assert lines["About the speakers"] == ("Ben Aro: Born in Mareno. Has sailed since 1990.",)
    russian = advise(event, office, "ru")
    assert "О спикерах" not in {facet.heading for facet in russian.facets}


def test_a_letter_prints_the_form_of_address(make: Make) -> None:
    points = facts_of(coast_guard(make), "en").points

    assert [point.speakers for point in points] == [
        (
            ("Ben Aro", "President of the Coast Guard Union"),
            ("Her Excellency Marta Quist", "Ambassador of Lenland", "will be present"),
        ),
        (
            ("Ben Aro", "Chair of the Fund", "former pilot"),
            ("Professor Emil Roth", "historian"),
            ("Ben Aro", "President of the Coast Guard Union", "moderator"),
        ),
    ]


def test_titles_and_courtesies() -> None:
    assert [printed_title(text) for text in ("H.E. Prof.", "Ms", "Dr", "г-жа", "профессор")] == [
        *("Prof.", "", "Dr", "", "профессор")
    ]
    assert addressed("H.E. Ambassador", "Colin Thrale", "Ambassador of Velmaria") == (
        "H.E. Colin Thrale"
    )
    assert addressed("Dr", "Edith Ambrey", "Head of Audiology") == "Dr Edith Ambrey"


def test_papers_pages_letters_and_calendars_name_alike(make: Make) -> None:
    event = coast_guard(make)
    study = make.item(event, kind=ItemKind.STUDY, study=make.study(), topics=Texts(en="tides"))
    union = make.organisation("Coast Guard Union")
    make.part(study, organisation=union, unnamed_roles=Texts(en="specialist"), is_remote=True)
    lopo = make.person("Ines Lopo")
    make.part(study, person=lopo, on_behalf_of=Texts(en="the Mayor"), role=PartRole.INTERPRETER)
    make.part(study, person=lopo, on_behalf_of=Texts(en="the Mayor"), role=PartRole.HOST)
    make.work.session.expire(event)

    for language in ("en", "ru"):
        points = facts_of(event, language).points
        rows = programme_rows(event, language, NOW)
        assert [(point.title, joined(point.speakers)) for point in points] == [
            (row.title, "; ".join(filter(None, map(_said, row.who)))) for row in rows
        ]
    assert joined(facts_of(event, "en").points[-1].speakers) == (
        "specialist at Coast Guard Union, by video link; Ines Lopo, on behalf of the Mayor, host"
    )


def test_a_confirmed_genitive_is_printed_everywhere(make: Make, office: Office) -> None:
    """And none where somebody said that there is none. Letters of before are read with today's forms."""
    event = make.event(announced_at=NOW)
    for name, genitive in (("Союз Север", "Союза «Север»"), ("Озёрный фонд", "")):
        make.forms(name, genitive=genitive)
        make.part(
            make.item(event),
            organisation=make.organisation(names=Texts(ru=name)),
            unnamed_roles=Texts(ru="члены"),
            role_number=RoleNumber.SEVERAL,
        )
    make.work.session.expire(event)
    seen = announced_event(make.work.session, event.office_id, event.public_id, NOW)
    assert seen

    rows = programme_rows(event, "ru", NOW)
    assert [row.who for row in rows] == [
        (Who(name="члены Союза «Север»", is_role=True),),
        (Who(name="члены", function="Озёрный фонд", is_role=True),),
    ]
    assert programme_rows(seen, "ru", NOW) == rows
    before = snapshot(facts_as_json(event, NOW), event)
    assert before.facts("ru").points == facts_of(event, "ru").points


def test_a_role_that_names_its_body_is_printed_alone(make: Make) -> None:
    event = make.event()
    union = make.organisation(names=Texts(en="Coast Guard Union"), short_names=Texts(en="Union"))
    make.part(
        make.item(event),
        organisation=union,
        unnamed_roles=Texts(en="veterans of the Coast Guard Union"),
    )
    make.work.session.expire(event)

    (point,) = facts_of(event, "en").points

    assert point.speakers == (("veterans of the Coast Guard Union",),)


def test_letters_say_the_short_name_of_the_body(make: Make) -> None:
    event = make.event()
    union = make.organisation(
        names=Texts(en="Coast Guard Union", ru="Союз береговой охраны"),
        short_names=Texts(en="the Union", ru="Союз"),
        takes_the=True,
    )
    chair, who = Texts(en="Chair", ru="председатель"), make.person(names=Texts(en="Ben Aro"))
    make.part(make.item(event), person=who, organisation=union, functions=chair)
    make.work.session.expire(event)

    told = [facts_of(event, language).points[0] for language in ("en", "ru")]

    assert [one.speakers for one in told] == [
        (("Ben Aro", "Chair of the Coast Guard Union"),),
        (("Ben Aro", "председатель Союза береговой охраны"),),
    ]
    assert [one.briefly for one in told] == [
        (("Ben Aro", "Chair of the Union"),),
        (("Ben Aro", "председатель Союза"),),
    ]


def test_a_programme_does_not_say_the_kind_twice(make: Make) -> None:
    event = make.event()
    titles = Texts(en="Study of small rivers", ru="Исследование малых рек")
    make.item(event, kind=ItemKind.STUDY, study=make.study(titles=titles))
    annual = Texts(en="Annual survey.", ru="Ежегодный опрос.")
    make.item(event, kind=ItemKind.STUDY, study=make.study(titles=annual))
    topics = Texts(en="discussion of tariffs", ru="Обсуждение тарифов")
    make.item(event, kind=ItemKind.DISCUSSION, topics=topics)
    make.work.session.expire(event)

    told = [[point.title for point in facts_of(event, lang).points] for lang in ("en", "ru")]

    assert told == [
        [
            "Presentation: “Study of small rivers”",
            "Presentation: “Annual survey”",
            "Discussion of tariffs",
        ],
        [
            "Презентация: «Исследование малых рек»",
            "Презентация: «Ежегодный опрос»",
            "Обсуждение тарифов",
        ],
    ]


def _said(who: Who) -> str:
    return ", ".join(filter(None, (who.name, who.function)))
