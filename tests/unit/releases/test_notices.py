"""Lines that change what a published release is, and what a correction is said to change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import Release
from planner.releases.papers.changed_words import changed_words
from planner.releases.papers.notices import (
    cancellation_line,
    correction_line,
    withdrawal_line,
)
from tests.factories import Make
from tests.releases import written


def released(make: Make, language: str, slug_line: str = "PR 2028/04 – Round table") -> Release:
    event = make.event(
        titles=Texts(en="Small Rivers", ru="Малые реки"),
        starts_on=date(2028, 3, 14),
        ends_on=date(2028, 3, 14),
    )
    release = written(make, event, language=language, slug_line=slug_line)
    release.published_at, release.zone = datetime(2028, 3, 14, 9, tzinfo=UTC), "Europe/Moscow"
    release.issued = {"headline": "Two rivers in three in Norland are losing water"}
    return release


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_e4_a_correction_names_number_and_day(make: Make) -> None:
    assert plainly(correction_line(released(make, "en"))) == (
        "CORRECTION to press release 2028/04 of 14 March 2028."
    )
    assert plainly(correction_line(released(make, "ru"))) == (
        "ИСПРАВЛЕНИЕ к пресс-релизу № 2028/04 от 14 марта 2028 г."
    )
    assert plainly(correction_line(released(make, "en", "Rivers"))) == (
        "CORRECTION to the press release of 14 March 2028."
    )


def test_e5_a_withdrawal_asks_not_to_use_it(make: Make) -> None:
    assert plainly(withdrawal_line(released(make, "en"), "The River Health Institute")) == (
        "WITHDRAWN. The River Health Institute has withdrawn press release 2028/04 of 14 March "
        "2028, “Two rivers in three in Norland are losing water”. Please do not use it."
    )
    assert plainly(withdrawal_line(released(make, "ru", ""), "Институт здоровья рек")) == (
        "ОТЗЫВ. Институт здоровья рек: пресс-релиз от 14 марта 2028 г. «Two rivers in three in "
        "Norland are losing water» отозван. Просим не использовать его."
    )


def test_e6_a_release_outlives_its_event(make: Make) -> None:
    english, russian = released(make, "en"), released(make, "ru")
    assert cancellation_line(english) == ""

    for release in (english, russian):
        release.event.status = EventStatus.CANCELLED

    assert plainly(cancellation_line(english)) == (
        "CANCELLED: the round table announced for 14 March 2028 will not take place."
    )
    assert plainly(cancellation_line(russian)) == (
        "ОТМЕНА: круглый стол 14 марта 2028 г. не состоится."
    )


BEFORE = ["**LINDENHOLM –** It met.", "The study covers 280 gauging posts over 30 years.", "Ends."]


@pytest.mark.parametrize(
    ("after", "english", "russian"),
    [
        (BEFORE, "", ""),
        (
            [BEFORE[0], BEFORE[1].replace("280", "208"), BEFORE[2]],
            "In paragraph 2, “280 gauging posts” should read “208 gauging posts”.",
            "В абзаце 2 вместо «280 gauging posts» следует читать «208 gauging posts».",
        ),
        (
            [*BEFORE[:2], "The Lake Fund paid.", BEFORE[2]],
            "Paragraph 3 has been added.",
            "Добавлен абзац 3.",
        ),
        (BEFORE[:2], "The former paragraph 3 has been taken out.", "Прежний абзац 3 удалён."),
        (
            [BEFORE[0], " ".join(["Word"] * 30), BEFORE[2]],
            "Paragraph 2 has been changed.",
            "Абзац 2 изменён.",
        ),
    ],
)
def test_what_a_correction_changes_is_proposed(
    after: list[str], english: str, russian: str
) -> None:
    assert changed_words(BEFORE, after, "en") == english
    assert changed_words(BEFORE, after, "ru") == russian
