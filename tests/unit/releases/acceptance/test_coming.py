"""Before the event: when it begins, who will take part, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from planner.events.models.kinds import Certainty, EventStatus, ItemKind, PartRole
from planner.events.models.place import Interpretation
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.event_facts import SeriesFacts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from tests.unit.releases.acceptance.announced import both
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import LONG_TITLE, NEW_DAY, occasion
from tests.unit.releases.acceptance.people_of_tables import (
    ambassador,
    as_,
    dorsk,
    function_of,
    person,
    vane,
)
from tests.unit.releases.acceptance.table import Table, drafted
from tests.unit.releases.acceptance.to_come import announced, to_come, told

TABLE = Table("coming.md")
WHOLE = (
    *("lead", "organisers", "places", "occasions", "frame", "welcome", "moderators", "speakers"),
    *("study", "presentation", "hotline", "taking-part", "closing"),
)


def _at_ten(cast: Cast, *keys: str, **changed: Any) -> str:
    facts = to_come(cast, **changed)
    return drafted(replace(facts, announced=announced(cast)), *keys)


@TABLE.row("A1")
def the_hour(cast: Cast) -> str:
    return _at_ten(cast, "lead", "taking-part")


@TABLE.row("A1a")
def several_days(cast: Cast) -> str:
    return _at_ten(cast, "lead", "taking-part", last_on=date(2028, 3, 15))


@TABLE.row("A1b")
def a_lead_without_room(cast: Cast) -> str:
    return _at_ten(cast, "taking-part", title=cast.text(*LONG_TITLE))


@TABLE.row("A1c")
def a_date_that_may_change(cast: Cast) -> str:
    facts = replace(
        to_come(cast), announced=announced(cast, certainty=Certainty.TENTATIVE, starts_clock=None)
    )
    return drafted(facts, "taking-part")


def _moved(cast: Cast, **changed: Any) -> ReleaseFacts:
    days = {"first_on": NEW_DAY, "last_on": NEW_DAY, "put_off_from": date(2028, 3, 14)}
    facts = to_come(cast, **{"status": EventStatus.POSTPONED, **days, **changed})
    item = cast.item(ItemKind.REPORT, person(cast, "quill"))
    return replace(facts, items=(item,), announced=announced(cast))


@TABLE.row("A2")
def put_off_to_a_new_day(cast: Cast) -> str:
    return drafted(_moved(cast), "organisers", "speakers", "taking-part")


@TABLE.row("A2a")
def put_off_to_a_new_day_and_place(cast: Cast) -> str:
    venue = replace(cast.text("Harbour Museum", "Портовый музей"), path="event.venues")
    facts = replace(_moved(cast, venue=venue, venue_takes_the=True), co_organisers=())
    return drafted(facts, "organisers", "places")


def _welcome(*people: SpeakerFacts, cast: Cast) -> str:
    return told(cast, cast.item(ItemKind.WELCOME, *people))


@TABLE.row("A3")
def one_opens(cast: Cast) -> str:
    return _welcome(person(cast, "ellingsen"), cast=cast)


@TABLE.row("A3a")
def two_welcome(cast: Cast) -> str:
    return _welcome(person(cast, "lozovaya"), ambassador(cast), cast=cast)


@TABLE.row("A3b")
def four_welcome_and_one_by_video(cast: Cast) -> str:
    keys = ("lozovaya", "strizhakov", "ellingsen", "quill")
    remote = person(cast, "thrale", is_remote=True)
    return _welcome(*(person(cast, key) for key in keys), remote, cast=cast)


@TABLE.row("A3c")
def on_behalf_of_another(cast: Cast) -> str:
    absent = cast.text(
        "Marta Ellingsen, its Director", "директора Института здоровья рек Марты Эллингсен"
    )
    return _welcome(person(cast, "quill", on_behalf_of=absent), cast=cast)


def _reports(cast: Cast, *people: SpeakerFacts) -> str:
    items = [
        cast.item(ItemKind.REPORT, one, path=f"i.{number}", uid=f"i{number}")
        for number, one in enumerate(people)
    ]
    return told(cast, *items)


@TABLE.row("A4")
def two_will_speak(cast: Cast) -> str:
    return _reports(cast, person(cast, "ellingsen"), person(cast, "strizhakov"))


@TABLE.row("A4a")
def one_after_a_welcome(cast: Cast) -> str:
    items = [
        cast.item(ItemKind.WELCOME, person(cast, "ellingsen")),
        cast.item(ItemKind.REPORT, person(cast, "quill")),
    ]
    return told(cast, *items)


@TABLE.row("A4b")
def five_will_speak(cast: Cast) -> str:
    keys = ("lozovaya", "strizhakov", "ellingsen", "quill")
    return _reports(
        cast, *(person(cast, key) for key in keys), person(cast, "thrale", is_remote=True)
    )


@TABLE.row("A4c")
def a_function_with_a_comma(cast: Cast) -> str:
    function = function_of(
        cast,
        "Deputy Minister of Forests, Fisheries and Game",
        "заместитель министра лесов, рыболовства и охоты",
    )
    return _reports(cast, person(cast, "ellingsen"), person(cast, "strizhakov", function=function))


@TABLE.row("A4d")
def unnamed_roles(cast: Cast) -> str:
    members = cast.role("members", "члены", "union", is_plural=True, path="r1")
    return _reports(cast, members, cast.role("hydrologist", "гидролог", "institute", path="r2"))


@TABLE.row("A4e")
def by_video(cast: Cast) -> str:
    return _reports(cast, person(cast, "thrale", is_remote=True))


@TABLE.row("A4F")
def gender_unknown(cast: Cast) -> str:
    return _reports(cast, person(cast, "vetlugin"))


def _role(cast: Cast, role: PartRole, *people: SpeakerFacts) -> str:
    return told(cast, cast.item(ItemKind.QUESTIONS, **as_(role, *people)))


@TABLE.row("A5")
def a_moderator(cast: Cast) -> str:
    return told(cast, cast.item(ItemKind.WELCOME, moderators=(person(cast, "quill"),)))


@TABLE.row("A5a")
def of_questions(cast: Cast) -> str:
    return _role(cast, PartRole.ITEM_MODERATOR, person(cast, "quill"))


@TABLE.row("A5b")
def a_host(cast: Cast) -> str:
    return _role(cast, PartRole.HOST, person(cast, "ellingsen"))


@TABLE.row("A6")
def a_guest_of_honour(cast: Cast) -> str:
    return _role(cast, PartRole.SPECIAL_GUEST, person(cast, "thrale"))


@TABLE.row("A6a")
def two_guests_of_honour(cast: Cast) -> str:
    guests = (person(cast, "lozovaya"), person(cast, "thrale"))
    return _role(cast, PartRole.SPECIAL_GUEST, *guests)


@TABLE.row("A6b")
def a_woman_as_guest_of_honour(cast: Cast) -> str:
    return _role(cast, PartRole.SPECIAL_GUEST, person(cast, "lozovaya"))


@TABLE.row("A6c")
def somebody_present(cast: Cast) -> str:
    return _role(cast, PartRole.PRESENT, person(cast, "thrale"))


@TABLE.row("A7")
def a_message(cast: Cast) -> str:
    return _role(cast, PartRole.MESSAGE, person(cast, "lozovaya"))


@TABLE.row("A8")
def two_trainers(cast: Cast) -> str:
    return _role(cast, PartRole.TRAINER, dorsk(cast), vane(cast))


@TABLE.row("A8a")
def a_performer(cast: Cast) -> str:
    name = cast.text("Mareno Ferry Choir", "Маренский паромный хор")
    choir = cast.role("", "", "museum")
    assert choir.body is not None
    body = replace(choir.body, id=99, name=replace(choir.body.name, text=name.text))
    return _role(cast, PartRole.PERFORMER, replace(choir, body=body))


def _sites(cast: Cast) -> tuple[SourcedValue, ...]:
    texts = cast.texts(("Vspolye", "Mareno"), ("Всполье", "Марено"))
    return tuple(replace(text, sort=Sort.PLACE) for text in texts)


@TABLE.row("A11")
def from_other_cities(cast: Cast) -> str:
    sites = _sites(cast)
    return drafted(to_come(cast, remote_sites=sites), "taking-part")


@TABLE.row("A11F")
def from_other_cities_without_forms(cast: Cast) -> str:
    facts = replace(to_come(cast, remote_sites=_sites(cast)), forms=cast.forms("gender"))
    return drafted(facts, "taking-part")


def _part(cast: Cast, **fields: Any) -> str:
    facts = replace(to_come(cast), announced=announced(cast, starts_clock=None, **fields))
    return drafted(facts, "taking-part")


@TABLE.row("A12")
def languages(cast: Cast) -> str:
    return _part(cast, spoken_languages=["en", "ru"], interpretation=Interpretation.SIMULTANEOUS)


@TABLE.row("A12a")
def one_language(cast: Cast) -> str:
    return _part(cast, spoken_languages=["en"])


@TABLE.row("A12b")
def interpretation_alone(cast: Cast) -> str:
    return _part(cast, has_sign_language=True)


@TABLE.row("A13")
def accreditation(cast: Cast) -> str:
    return _part(
        cast,
        accreditation_until=date(2028, 3, 13),
        accreditation_clock=time(18),
        accreditation_address="press@rivers.example",
        accreditation=both("Bring a press card.", "При себе нужно иметь удостоверение."),
    )


@TABLE.row("A14")
def what_follows(cast: Cast) -> str:
    city = cast.text("Vspolye", "Всполье")
    series = SeriesFacts(next_on=date(2028, 6, 9), next_city=city)
    link = cast.text("https://rivers.example/kit", "https://rivers.example/kit")
    return drafted(to_come(cast, series=series, materials_url=link), "closing")


@TABLE.row("A15")
def a_whole_announcement(cast: Cast) -> str:
    items = (
        cast.item(ItemKind.WELCOME, person(cast, "ellingsen"), moderators=(person(cast, "quill"),)),
        cast.item(ItemKind.REPORT, person(cast, "strizhakov"), path="i.2", uid="i2"),
    )
    venue = replace(cast.text("Harbour House", "Дом порта"), path="event.venues")
    facts = to_come(cast, *items, venue=venue, venue_takes_the=True)
    fund = occasion(cast, 40, "the Lake Fund", "Озёрному фонду", owner=cast.body("fund"))
    spoken = {"spoken_languages": ["en", "ru"], "accreditation_until": date(2028, 3, 13)}
    hosts = (cast.body("museum"),)
    whole = replace(facts, announced=announced(cast, **spoken), occasions=(fund,), hosts=hosts)
    return drafted(whole, *WHOLE)


test_row = TABLE.test()
