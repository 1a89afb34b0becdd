"""What the advisory and the programme say, and what they keep to themselves."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.accounts.models import Office
from planner.anniversaries.models import AnniversaryKind
from planner.events.models.kinds import Certainty, EventKind, EventStatus, ItemKind
from planner.events.models.place import Interpretation
from planner.events.schedule import settle_times
from planner.events.where_words import where_text
from planner.kernel.telephones import dialled
from planner.kernel.texts import Texts
from planner.releases.papers.event_lines import when_line
from planner.releases.papers.paper import AdvisoryPaper, Facet, PeopleGroup, Who
from planner.releases.papers.programme import programme_paper
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise
from tests.unit.releases.rounds import round_table


def facets(paper: AdvisoryPaper) -> dict[str, Facet]:
    return {facet.heading: facet for facet in paper.facets}


def test_everything_entered_has_its_heading(make: Make, office: Office) -> None:
    event = round_table(make)
    event.spoken_languages = ["en", "ru"]
    event.interpretation = Interpretation.UNSPECIFIED

    paper = advise(event, office)

    assert {facet.heading: facet.lines for facet in paper.facets} == {
        "What": ("Round table for journalists on water shared by neighbours",),
        "Organised by": ("Water House.",),
        "When": ("Tuesday, 27\u00a0March\u00a02012, 11:00–13:00 MSK (07:00–09:00 UTC)",),
        "Where": ("Small Hall, 1 Quay, Geneva; also by video link",),
        "Who": (),
        "Why": (
            "The 145th anniversary of the founding of a society falls in 2012.",
            "The first anniversary of the founding of a society falls in 2012.",
        ),
        "Programme": (),
        "Accreditation": (
            "Until Monday, 26\u00a0March, inclusive.",
            "By e-mail.",
            "Bring a press card.",
        ),
        "Languages": ("English and Russian, with interpretation",),
    }


def test_the_head_and_the_foot_name_the_senders(make: Make, office: Office) -> None:
    paper = advise(round_table(make), office)

    assert (paper.title, paper.update) == ("Rivers without borders", "")
    assert paper.masthead == "Water House"
    assert paper.footer == "Press House · issued 20\u00a0March\u00a02012"
    contact = paper.contacts[0]
    assert (contact.name, contact.dial) == ("Vera Example", "+78120000001")
    assert (contact.languages, contact.hours) == ("English, Russian", "10:00–18:00")


def test_people_and_items_are_those_that_are_public(make: Make, office: Office) -> None:
    found = facets(advise(round_table(make), office))

    people = (
        Who(name="Lena Beridze"),
        Who(name="Nadia Katib", function="Director, moderator, by video link"),
        Who(name="Institute of Rivers"),
        Who(
            name="specialist at Water Watch",
            function="on behalf of the Minister",
            is_role=True,
        ),
    )
    assert found["Who"].groups == (PeopleGroup(lead="Will speak:", people=people),)
    assert [(row.clock, row.title) for row in found["Programme"].rows] == [
        ("11:00", "Words of welcome"),
        ("11:30", "Presentation of the study “Lives on the move”"),
        ("11:45", "State of the water"),
    ]


def test_the_same_in_russian(make: Make, office: Office) -> None:
    found = facets(advise(round_table(make), office, "ru"))

    assert found["Что"].lines == ("Круглый стол для журналистов об общих реках соседей",)
    assert found["Повод"].lines == (
        "В\u00a02012\u00a0году исполняется 145\u00a0лет со дня основания общества.",
        "В\u00a02012\u00a0году исполняется 1\u00a0год со дня основания общества.",
    )
    assert [group.lead for group in found["Кто"].groups] == ["Выступят:"]
    assert found["Где"].lines == ("Малый зал, Женева, Набережная, 1; также по видеосвязи",)


def test_missing_means_absent(make: Make, office: Office) -> None:
    event = make.event(
        starts_on=None, ends_on=None, venues=Texts(), cities=Texts(), languages=["en"]
    )
    make.item(event)
    make.work.session.expire(event)

    paper = advise(event, office)

    assert [facet.heading for facet in paper.facets] == ["What"]
    assert facets(paper)["What"].lines == ("Round table for journalists “Rivers without borders”",)
    assert paper.masthead == "Press House"
    assert paper.contacts == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ends_clock": None}, "Tuesday, 27 March 2012, 11:00 MSK (07:00 UTC)"),
        ({"certainty": Certainty.TIME_TBC}, "Tuesday, 27 March 2012"),
        (
            {"certainty": Certainty.FIXED, "starts_clock": None},
            "Tuesday, 27 March 2012",
        ),
        ({"certainty": Certainty.ALL_DAY}, "Tuesday, 27 March 2012"),
        (
            {"certainty": Certainty.TENTATIVE},
            "Tuesday, 27 March 2012, 11:00–13:00 MSK (07:00–09:00 UTC), date not yet final",
        ),
        (
            {"ends_on": date(2012, 3, 28), "starts_clock": time(10), "ends_clock": time(12)},
            "Tuesday, 27 March 2012, 10:00 – Wednesday, 28 March 2012, 12:00 MSK (UTC+04:00)",
        ),
        ({"starts_on": None, "ends_on": None}, ""),
    ],
    ids=str,
)
def test_the_hour_is_said_as_far_as_it_is_known(
    make: Make, given: dict[str, object], said: str
) -> None:
    event = make.event(**given)

    assert when_line(event, "en").replace("\u00a0", " ") == said


def test_an_open_hour_is_not_told_in_papers(make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)

    assert when_line(event, "ru").replace("\u00a0", " ") == "Вторник, 27 марта 2012 г."


def test_a_webinar_is_online_and_nowhere_else(make: Make) -> None:
    event = make.event(
        kind=EventKind.WEBINAR, venues=Texts(), cities=Texts(), link="https://video.test/"
    )

    assert where_text(event, "en") == "Online"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.CANCELLED, "This event is cancelled."),
        (EventStatus.POSTPONED, "This event is postponed. A new date will be announced."),
        (EventStatus.CONFIRMED, ""),  # nobody knows what it was before
        (EventStatus.DRAFT, ""),
    ],
)
def test_a_reissue_says_so_on_top(
    make: Make, office: Office, status: EventStatus, said: str
) -> None:
    event = make.event(status=status, sequence=2, announced_at=NOW)

    assert advise(event, office).update == said


def test_a_new_date_is_no_later_announcement(make: Make, office: Office) -> None:
    event = make.event(status=EventStatus.POSTPONED, put_off_from=date(2012, 3, 20))

    said = advise(event, office).update.replace("\u00a0", " ")

    assert said == "This event is put off. The new date: 27 March 2012."


def test_an_advisory_on_a_cancelled_event_announces_nothing(make: Make, office: Office) -> None:
    event = make.event(status=EventStatus.CANCELLED, accreditation_until=date(2012, 3, 20))
    make.part(make.item(event), person=make.person())

    headings = [facet.heading for facet in advise(event, office).facets]

    assert headings == ["What", "When", "Where"]


def test_mourning_is_not_celebrated(make: Make, office: Office) -> None:
    event = make.event()
    for base_year, kind in ((2011, "MOURNING"), (1992, "MOURNING")):
        make.occasion(
            event,
            anniversary=make.anniversary(
                base_year=base_year,
                kind=AnniversaryKind[kind],
                phrases=Texts(en="the flood", ru="со дня наводнения"),
            ),
        )
    make.work.session.expire(event)

    assert facets(advise(event, office))["Why"].lines == (
        "In 2012 it is one year since the flood.",
        "In 2012 it is 20\u00a0years since the flood.",
    )


def test_the_address_stands_in_the_foot(make: Make, office: Office) -> None:
    paper = advise(make.event(), office, address="https://house.test/e")

    assert paper.footer.endswith(" · https://house.test/e")


def test_a_programme_in_two_languages(make: Make, office: Office) -> None:
    paper = programme_paper(round_table(make), ["en", "ru"], office, issued_at=NOW)

    assert paper.kind_label == "Programme · Программа"
    assert [column.title for column in paper.columns] == [
        "Rivers without borders",
        "Реки без границ",
    ]
    assert paper.columns[1].where == "Малый зал, Женева, Набережная, 1; также по видеосвязи"


def test_a_break_is_set_apart_and_an_open_hour_has_no_clocks(make: Make, office: Office) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)
    make.item(event, kind=ItemKind.BREAK)
    make.work.session.expire(event)

    (row,) = programme_paper(event, ["en"], office, issued_at=NOW).columns[0].rows

    assert (row.clock, row.title, row.is_break) == ("", "Break", True)


@pytest.mark.parametrize(
    ("phone", "dial"),
    [
        ("+7 (812) 000-00-01", "+78120000001"),
        ("8-800-333-00-16", ""),
        ("internal 12", ""),
        ("+1", ""),
        ("", ""),
    ],
)
def test_only_international_numbers_are_dialled(phone: str, dial: str) -> None:
    assert dialled(phone) == dial


def test_times_follow_the_record(make: Make) -> None:
    event = make.event(zone="Asia/Tbilisi")
    settle_times(event)

    assert when_line(event, "en").endswith("11:00–13:00 UTC+04:00 (07:00–09:00 UTC)")
