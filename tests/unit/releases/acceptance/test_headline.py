"""The headline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.kinds import EventStatus, ItemKind, LeadWith, PartRole
from planner.grammar.needs import Sort
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import DAY, Cast
from tests.unit.releases.acceptance.openings import (
    ISSUED,
    NEW_DAY,
    NEWS,
    occasion,
    of_event,
    shown,
    without_forms,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("headline.md")
CONFERENCE, CEREMONY = KindFacts(code="conference"), KindFacts(code="ceremony")
FERRIES = (
    (
        "Ferry Crossings of the Northern Lakes: Safety, Tariffs and Winter Timetables for Island "
        "Communities, Seen by Those Who Work on Them and Those Who Use Them"
    ),
    (
        "Паромные переправы северных озёр: безопасность, тарифы и зимнее расписание для жителей "
        "островов глазами тех, кто на них работает, и тех, кто ими пользуется"
    ),
)


def headline(facts: ReleaseFacts) -> str:
    return drafted(facts, "headline")


def titled(cast: Cast, en: str, ru: str, **changed: Any) -> ReleaseFacts:
    return of_event(cast, title=cast.text(en, ru), subject=EMPTY, **changed)


@TABLE.row("H1")
def the_news(cast: Cast) -> str:
    return headline(of_event(cast, news_line=cast.text(*NEWS)))


@TABLE.row("H2")
def news_that_is_cut(cast: Cast) -> str:
    line = cast.text(
        f"{NEWS[0]}, and the spring floods that fed the fields have shrunk by half since 1997",
        f"{NEWS[1]}, а весенние паводки, которые поили поля и наполняли старицы, с 1997 года сократились вдвое",
    )
    return headline(of_event(cast, news_line=line))


@TABLE.row("H2a")
def news_that_cannot_be_cut(cast: Cast) -> str:
    line = cast.text(
        "Two rivers in three between the northern lakes and the southern hills of the country have "
        "been losing water since 1997",
        "Две из трёх рек между северными озёрами и южными холмами страны из года в год теряют воду "
        "начиная с 1997 года",
    )
    return headline(of_event(cast, news_line=line))


@TABLE.row("H3")
def candidates_are_not_printed(cast: Cast) -> str:
    findings = cast.texts(("40 per cent of wells are dry",), ("40% колодцев пересохли",))
    return headline(replace(cast.release(), items=(shown(cast, findings=findings),)))


@TABLE.row("H4")
def the_subject(cast: Cast) -> str:
    return headline(cast.release())


@TABLE.row("H4a")
def no_accusative(cast: Cast) -> str:
    facts = cast.release()
    return headline(_only(facts, facts.event.subject, facts.event.city))


@TABLE.row("H4b")
def no_form_of_the_subject(cast: Cast) -> str:
    facts = cast.release()
    return headline(_only(facts, facts.event.city))


@TABLE.row("H4c")
def no_form_at_all(cast: Cast) -> str:
    facts = cast.release()
    return headline(without_forms(facts, facts.event.subject, facts.event.city))


@TABLE.row("H5")
def a_study_leads(cast: Cast) -> str:
    facts = of_event(cast, lead_with=LeadWith.STUDIES)
    return headline(replace(facts, items=(shown(cast),)))


@TABLE.row("H5a")
def a_study_leads_without_forms(cast: Cast) -> str:
    title = cast.text("Small Rivers: Water Is Leaving", "Малые реки: вода уходит")
    facts = of_event(cast, lead_with=LeadWith.STUDIES)
    facts = replace(facts, items=(shown(cast, title=title),))
    return headline(_only(facts, facts.event.city))


@TABLE.row("H6")
def a_guest(cast: Cast) -> str:
    return headline(_with_guest(cast))


@TABLE.row("H6a")
def a_guest_of_unknown_gender(cast: Cast) -> str:
    return headline(_with_guest(cast, gender=EMPTY))


@TABLE.row("H7")
def a_long_title(cast: Cast) -> str:
    return headline(titled(cast, *FERRIES))


@TABLE.row("H7a")
def a_short_title(cast: Cast) -> str:
    short = cast.text("Winter ferries", "Зимние паромы")
    return headline(titled(cast, *FERRIES, short_title=short))


@TABLE.row("H7b")
def a_long_title_without_joints(cast: Cast) -> str:
    city = replace(cast.text("Vspolye", "Всполье"), sort=Sort.PLACE)
    facts = titled(
        cast,
        "How those who live on the islands of the northern lakes get to a doctor in a winter with "
        "no ice and no ferry",
        "Как жители островов на северных озёрах добираются до врача зимой, когда нет ни льда, ни "
        "парома, ни дороги",
        kind=CONFERENCE,
        city=city,
    )
    return headline(replace(facts, organisers=(cast.body("fund"),)))


@TABLE.row("H8")
def to_come(cast: Cast) -> str:
    return headline(_before(cast, is_coming=True))


@TABLE.row("H8a")
def to_come_without_forms(cast: Cast) -> str:
    facts = _before(cast, is_coming=True)
    return headline(without_forms(facts, facts.event.subject))


@TABLE.row("H9")
def cancelled(cast: Cast) -> str:
    return headline(_before(cast, status=EventStatus.CANCELLED))


@TABLE.row("H9a")
def put_off_to_another_day(cast: Cast) -> str:
    return headline(
        _before(cast, is_coming=True, put_off_from=DAY, first_on=NEW_DAY, last_on=NEW_DAY)
    )


@TABLE.row("H9b")
def put_off(cast: Cast) -> str:
    return headline(_before(cast, status=EventStatus.POSTPONED, put_off_from=DAY))


@TABLE.row("H9c")
def a_conference_cancelled(cast: Cast) -> str:
    return headline(_before(cast, status=EventStatus.CANCELLED, kind=CONFERENCE))


@TABLE.row("H10")
def a_centenary(cast: Cast) -> str:
    return headline(_centenary(cast, falls_on=date(2028, 2, 9)))


@TABLE.row("H10a")
def a_centenary_to_come(cast: Cast) -> str:
    return headline(_centenary(cast))


@TABLE.row("H10b")
def a_centenary_without_dative(cast: Cast) -> str:
    facts = _centenary(cast)
    return headline(without_forms(facts, cast.body("museum").name))


@TABLE.row("H11")
def a_title_as_entered(cast: Cast) -> str:
    title = cast.event().title
    return headline(of_event(cast, title=title, subject=EMPTY))


@TABLE.row("H12")
def sentence_case(cast: Cast) -> str:
    subject = cast.text("Nordic ferries", "северные паромы")
    return headline(_before(cast, is_coming=True, subject=subject))


def _only(facts: ReleaseFacts, *texts: SourcedValue) -> ReleaseFacts:
    """No form is known but the prepositional of these texts."""
    known = {(text.text, "prepositional") for text in texts}
    kept = tuple(entry for entry in facts.forms.entries if (entry.text, entry.need) in known)
    return replace(facts, forms=KnownForms(entries=kept, is_proposing=False))


def _before(cast: Cast, **changed: Any) -> ReleaseFacts:
    return replace(of_event(cast, **changed), on=ISSUED)


def _with_guest(cast: Cast, **changed: Any) -> ReleaseFacts:
    facts = titled(cast, "Press meeting", "Встреча с журналистами")
    guest = cast.speaker("thrale", **changed)
    return replace(facts, items=(cast.item(ItemKind.PRESENTATION, guest),))


def _centenary(cast: Cast, **changed: Any) -> ReleaseFacts:
    museum = cast.body("museum")
    marked = occasion(cast, 100, "the Harbour Museum", "Портовому музею", owner=museum, **changed)
    return replace(of_event(cast, kind=CEREMONY), occasions=(marked,))


@TABLE.row("H6b")
def a_special_guest(cast: Cast) -> str:
    facts = _with_guest(cast)
    (item,) = facts.items
    guest = replace(item.speakers[0], part_role=PartRole.SPECIAL_GUEST)
    return headline(replace(facts, items=(replace(item, speakers=(), others=(guest,)),)))


@TABLE.row("H8b")
def to_come_on_two_days(cast: Cast) -> str:
    return headline(_before(cast, is_coming=True, last_on=date(2028, 3, 15)))


@TABLE.row("H8c")
def to_come_in_a_month(cast: Cast) -> str:
    return headline(_before(cast, is_coming=True, span=DateSpan.MONTH))


test_row = TABLE.test()
