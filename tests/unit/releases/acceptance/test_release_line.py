"""Release line, correction, withdrawal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventKind, EventStatus
from planner.releases.models import Release
from planner.releases.papers.changed_words import changed_words
from planner.releases.papers.notices import (
    cancellation_line,
    correction_line,
    withdrawal_line,
    withdrawal_line_for_page,
    withdrawal_reason,
)
from planner.releases.papers.release_text import release_line
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, plainly

TABLE = Table("release-line.md")
MOSCOW = "Europe/Moscow"
UNTIL = datetime(2028, 3, 14, 7, tzinfo=UTC)


def _released(cast: Cast, slug_line: str = "PR 2028/04") -> Release:
    headline = "Two rivers in three in Norland are losing water"
    russian = "Две из трёх рек Норландии мелеют"
    return Release(
        language=cast.language,
        slug_line=slug_line,
        zone=MOSCOW,
        published_at=UNTIL,
        issued={
            "headline": headline if cast.language == "en" else russian,
            "blocks": [
                ["statement", "“We count,” Ellingsen said. «Считаем», — сказала Эллингсен."]
            ],
        },
        event=Event(
            kind=EventKind.ROUND_TABLE,
            languages=["en", "ru"],
            status=EventStatus.CANCELLED,
            starts_on=date(2028, 3, 14),
            ends_on=date(2028, 3, 14),
        ),
    )


@TABLE.row("E1")
def no_embargo(cast: Cast) -> str:
    return release_line(cast.language, None, MOSCOW)


@TABLE.row("E2")
def embargo_standing(cast: Cast) -> str:
    return plainly(release_line(cast.language, UNTIL, MOSCOW, UNTIL - timedelta(seconds=1)))


@TABLE.row("E2a")
def another_day(cast: Cast) -> str:
    return plainly(release_line(cast.language, UNTIL - timedelta(hours=8), MOSCOW))


@TABLE.row("E2b")
def no_letters(cast: Cast) -> str:
    return plainly(release_line(cast.language, UNTIL - timedelta(hours=3), "Asia/Bishkek"))


@TABLE.row("E3")
def embargo_lifted(cast: Cast) -> str:
    return plainly(release_line(cast.language, UNTIL, MOSCOW, UNTIL))


@TABLE.row("E4")
def correction(cast: Cast) -> str:
    return plainly(correction_line(_released(cast)))


@TABLE.row("E4a")
def correction_without_number(cast: Cast) -> str:
    return plainly(correction_line(_released(cast, "Rivers")))


@TABLE.row("E4b")
def words_differ(cast: Cast) -> str:
    told = {"en": "It covers {} gauging posts.", "ru": "Оно охватило {} гидропостов за 30 лет."}
    before, after = (["First.", told[cast.language].format(n)] for n in (280, 208))
    return plainly(changed_words(before, after, cast.language))


@TABLE.row("E4c")
def a_paragraph_more(cast: Cast) -> str:
    return changed_words(["One.", "Two."], ["One.", "Two.", "Three."], cast.language)


@TABLE.row("E5")
def withdrawal(cast: Cast) -> str:
    return _withdrawn(cast, "PR 2028/04")


@TABLE.row("E5a")
def withdrawal_without_number(cast: Cast) -> str:
    return _withdrawn(cast, "")


@TABLE.row("E5b")
def withdrawal_on_the_page(cast: Cast) -> str:
    reason = "An error in the tables" if cast.language == "en" else "Ошибка в таблицах"
    return _on_page(cast, "PR 2028/04", reason)


@TABLE.row("E5d")
def withdrawal_for_a_person(cast: Cast) -> str:
    reasons = {"en": "Ellingsen did not say this.", "ru": "Эллингсен этого не говорила."}
    return _on_page(cast, "", reasons[cast.language])


@TABLE.row("E5c")
def withdrawal_on_the_page_without_number(cast: Cast) -> str:
    return _on_page(cast, "")


@TABLE.row("E6")
def cancelled(cast: Cast) -> str:
    return plainly(cancellation_line(_released(cast)))


@TABLE.row("E6a")
def a_night_cancelled(cast: Cast) -> str:
    release = _released(cast)
    event = release.event
    event.certainty, event.ends_on = Certainty.FIXED, date(2028, 3, 15)
    event.starts_clock, event.ends_clock = time(22), time(1, 30)
    return plainly(cancellation_line(release))


@TABLE.row("E6b")
def an_event_of_some_month_cancelled(cast: Cast) -> str:
    release = _released(cast)
    release.event.certainty = Certainty.MONTH_ONLY
    return plainly(cancellation_line(release))


def _withdrawn(cast: Cast, slug_line: str) -> str:
    return plainly(withdrawal_line(_released(cast, slug_line), _sender(cast)))


def _on_page(cast: Cast, slug_line: str, reason: str = "") -> str:
    release = _released(cast, slug_line)
    release.withdrawn_notice = reason
    told = withdrawal_line_for_page(release, _sender(cast)), withdrawal_reason(release)
    return plainly(" ".join(told))


def _sender(cast: Cast) -> str:
    return "The River Health Institute" if cast.language == "en" else "Институт здоровья рек"


test_row = TABLE.test()
