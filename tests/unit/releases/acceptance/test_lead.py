"""The first paragraph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.kinds import EventStatus
from planner.events.models.study import StudyKind
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance.cast import DAY, Cast
from tests.unit.releases.acceptance.openings import (
    ISSUED,
    LONG_TITLE,
    NEW_DAY,
    NEWS,
    attended,
    of_event,
    shown,
    without_forms,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("lead.md")


def lead(facts: ReleaseFacts) -> str:
    return drafted(facts, "lead")


def issued_before(cast: Cast, **changed: Any) -> ReleaseFacts:
    return replace(of_event(cast, **changed), on=ISSUED)


@TABLE.row("L1")
def people_came(cast: Cast) -> str:
    return lead(attended(cast, cast.release()))


@TABLE.row("L2")
def nobody_recorded(cast: Cast) -> str:
    return lead(cast.release())


@TABLE.row("L2a")
def nobody_recorded_without_forms(cast: Cast) -> str:
    facts = cast.release()
    return lead(without_forms(facts, facts.event.subject))


@TABLE.row("L3")
def news_of_a_study(cast: Cast) -> str:
    facts = of_event(cast, news_line=cast.text(*NEWS))
    return lead(replace(facts, items=(replace(shown(cast), is_news=True),)))


@TABLE.row("L3a")
def news_of_a_study_without_gender(cast: Cast) -> str:
    facts = of_event(cast, news_line=cast.text(*NEWS))
    facts = replace(facts, items=(replace(shown(cast), is_news=True),))
    return lead(without_forms(facts, facts.organisers[0].name))


@TABLE.row("L3b")
def news_of_nobody(cast: Cast) -> str:
    return lead(of_event(cast, news_line=cast.text(*NEWS)))


@TABLE.row("L5")
def gender_unknown(cast: Cast) -> str:
    facts = replace(cast.release(), organisers=(cast.body("proaqua"),))
    return lead(attended(cast, without_forms(facts)))


@TABLE.row("L6")
def two_organisers(cast: Cast) -> str:
    both = (cast.body("institute"), cast.body("society"))
    return lead(attended(cast, cast.release(organisers=both)))


@TABLE.row("L6a")
def a_co_organiser(cast: Cast) -> str:
    return lead(attended(cast, cast.release(co_organisers=(cast.body("society"),))))


@TABLE.row("L7")
def five_organisers(cast: Cast) -> str:
    keys = ("institute", "society", "academy", "fund", "museum")
    return lead(cast.release(organisers=tuple(cast.body(key) for key in keys)))


@TABLE.row("L8")
def an_audience(cast: Cast) -> str:
    audience = cast.text("editors of village newspapers", "редакторы сельских газет")
    return lead(attended(cast, of_event(cast, audience=audience)))


@TABLE.row("L9")
def to_come(cast: Cast) -> str:
    return lead(issued_before(cast, status=EventStatus.CONFIRMED, is_coming=True))


@TABLE.row("L10")
def cancelled(cast: Cast) -> str:
    reason = cast.text("a storm warning", "штормовое предупреждение")
    return lead(issued_before(cast, status=EventStatus.CANCELLED, change_reason=reason))


@TABLE.row("L10a")
def a_conference_cancelled(cast: Cast) -> str:
    kind = KindFacts(code="conference")
    return lead(issued_before(cast, status=EventStatus.CANCELLED, kind=kind))


@TABLE.row("L10b")
def a_month_cancelled(cast: Cast) -> str:
    return lead(issued_before(cast, status=EventStatus.CANCELLED, span=DateSpan.MONTH))


@TABLE.row("L10c")
def a_year_cancelled(cast: Cast) -> str:
    return lead(issued_before(cast, status=EventStatus.CANCELLED, span=DateSpan.YEAR))


@TABLE.row("L11")
def put_off_to_another_day(cast: Cast) -> str:
    return lead(
        issued_before(
            cast,
            is_coming=True,
            put_off_from=DAY,
            first_on=NEW_DAY,
            last_on=NEW_DAY,
            is_same_place=True,
            venue=cast.text("the Harbour House", "Дом порта"),
        )
    )


@TABLE.row("L11a")
def put_off_to_another_month(cast: Cast) -> str:
    day = date(2028, 4, 4)
    facts = issued_before(cast, is_coming=True, put_off_from=DAY, first_on=day, last_on=day)
    return lead(facts)


@TABLE.row("L12")
def put_off(cast: Cast) -> str:
    return lead(issued_before(cast, status=EventStatus.POSTPONED, put_off_from=DAY))


@TABLE.row("L18")
def no_title(cast: Cast) -> str:
    return lead(attended(cast, of_event(cast, title=EMPTY)))


@TABLE.row("L18a")
def no_title_and_no_form(cast: Cast) -> str:
    facts = attended(cast, of_event(cast, title=EMPTY))
    return lead(without_forms(facts, facts.event.subject))


@TABLE.row("L19")
def two_studies(cast: Cast) -> str:
    return lead(attended(cast, cast.release(items=(shown(cast, 1), shown(cast, 2)))))


@TABLE.row("L19a")
def five_studies(cast: Cast) -> str:
    facts = of_event(cast, kind=KindFacts(code="conference"))
    items = tuple(shown(cast, index) for index in range(5))
    return lead(attended(cast, replace(facts, items=items)))


@TABLE.row("L20")
def a_long_title(cast: Cast) -> str:
    return lead(attended(cast, of_event(cast, title=cast.text(*LONG_TITLE))))


@TABLE.row("L21")
def a_title_that_is_only_its_kind(cast: Cast) -> str:
    title = cast.text("Press meeting", "Встреча с журналистами")
    return lead(attended(cast, of_event(cast, title=title)))


@TABLE.row("L9a")
def to_come_for_an_audience(cast: Cast) -> str:
    editors = cast.text("editors of garden magazines", "редакторы садовых журналов")
    return lead(issued_before(cast, status=EventStatus.CONFIRMED, is_coming=True, audience=editors))


@TABLE.row("L12a")
def put_off_to_a_month(cast: Cast) -> str:
    changed = {"put_off_from": DAY, "first_on": date(2028, 5, 1), "span": DateSpan.MONTH}
    return lead(issued_before(cast, status=EventStatus.POSTPONED, **changed))


@TABLE.row("L11b")
def put_off_before_it_had_a_day(cast: Cast) -> str:
    days = {"first_on": NEW_DAY, "last_on": NEW_DAY}
    facts = issued_before(cast, status=EventStatus.POSTPONED, **days)
    return drafted(facts, "headline", "lead")


@TABLE.row("L12b")
def put_off_before_it_had_a_day_and_none_is_set(cast: Cast) -> str:
    return lead(issued_before(cast, status=EventStatus.POSTPONED, first_on=None, last_on=None))


@TABLE.row("L12c")
def put_off_before_it_had_a_day_to_a_month(cast: Cast) -> str:
    changed = {"first_on": date(2028, 5, 1), "span": DateSpan.MONTH}
    return lead(issued_before(cast, status=EventStatus.POSTPONED, **changed))


@TABLE.row("L10d")
def put_off_and_then_cancelled(cast: Cast) -> str:
    changed = {"put_off_from": DAY, "first_on": NEW_DAY, "last_on": NEW_DAY}
    return lead(issued_before(cast, status=EventStatus.CANCELLED, **changed))


@TABLE.row("L19b")
def one_report(cast: Cast) -> str:
    return lead(attended(cast, cast.release(items=(shown(cast, 1, kind=StudyKind.REPORT),))))


test_row = TABLE.test()
