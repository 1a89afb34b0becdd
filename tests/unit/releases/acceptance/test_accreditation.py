"""Until when and where journalists are accredited, in advisories and letters."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from planner.invitations.facts import facts_of
from planner.phrases import phrase
from planner.releases.papers.advisory import facets
from tests.unit.releases.acceptance import announced
from tests.unit.releases.acceptance.announced import both, printed
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, plainly

TABLE = Table("accreditation.md")

ADDRESS = "press@rivers.example"
CARD = ("Bring a press card.", "При себе нужно иметь редакционное удостоверение.")
BADGE = (
    "Holders of a 2028 badge need not apply.",
    "Владельцам пропуска на 2028 год аккредитация не нужна.",
)


def _advised(cast: Cast, **entered: Any) -> str:
    found = facets(announced.event(**entered), cast.release(), announced.ISSUED)
    heading = phrase(cast.language, "papers.accreditation")
    return next(printed(facet) for facet in found if facet.heading == heading)


def _in_letters(cast: Cast, **entered: Any) -> str:
    facts = facts_of(announced.event(**entered), cast.language)
    return plainly(" ".join(facts.accreditation_texts))


@TABLE.row("D10")
def everything(cast: Cast) -> str:
    return _advised(
        cast,
        accreditation=both(*map("\n".join, zip(CARD, BADGE, strict=True))),
        accreditation_until=date(2028, 3, 13),
        accreditation_clock=time(18),
        accreditation_address=ADDRESS,
    )


@TABLE.row("D10c")
def until_a_day(cast: Cast) -> str:
    page = "https://rivers.example/press"
    return _advised(cast, accreditation_until=date(2028, 3, 13), accreditation_address=page)


@TABLE.row("D10d")
def until_a_day_of_another_year(cast: Cast) -> str:
    return _advised(cast, accreditation_until=date(2027, 12, 31))


@TABLE.row("D10e")
def until_an_hour(cast: Cast) -> str:
    return _advised(cast, accreditation_until=date(2027, 12, 31), accreditation_clock=time(18))


@TABLE.row("D10f")
def without_a_day(cast: Cast) -> str:
    return _advised(cast, accreditation_address=ADDRESS)


@TABLE.row("L1")
def a_day_in_letters(cast: Cast) -> str:
    return _in_letters(cast, accreditation_until=date(2028, 3, 13))


@TABLE.row("L2")
def everything_in_letters(cast: Cast) -> str:
    return _in_letters(
        cast,
        accreditation=both(*CARD),
        accreditation_until=date(2028, 3, 13),
        accreditation_clock=time(18),
        accreditation_address=ADDRESS,
    )


test_row = TABLE.test()
