"""The advisory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from planner.events.announced import AnnouncedState
from planner.events.models.kinds import Certainty, EventStatus, ItemKind, PartRole, PartState
from planner.events.models.place import Interpretation
from planner.events.public.visible_fields import PublicEvent
from planner.kernel.texts import Texts
from planner.phrases import phrase
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.papers.advisory import facets
from planner.releases.papers.updates import update_line
from tests.unit.releases.acceptance import announced, announced_programmes
from tests.unit.releases.acceptance.announced import both, part, printed
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.frames_of_tables import project_of
from tests.unit.releases.acceptance.openings import occasion
from tests.unit.releases.acceptance.table import NOTHING, Table, plainly

TABLE = Table("advisory.md")


def _facet(
    cast: Cast, name: str, event: PublicEvent | None = None, facts: ReleaseFacts | None = None
) -> str:
    """The content under that heading; “–” if there is none."""
    found = facets(event or announced.event(), facts or cast.release(), announced.ISSUED)
    heading = phrase(cast.language, f"papers.{name}")
    return next((printed(facet) for facet in found if facet.heading == heading), NOTHING)


@TABLE.row("D1")
def what(cast: Cast) -> str:
    return _facet(cast, "what")


@TABLE.row("D1F")
def what_without_forms(cast: Cast) -> str:
    return _facet(cast, "what", facts=cast.release(forms=cast.forms("genitive")))


@TABLE.row("D1a")
def what_for_whom(cast: Cast) -> str:
    audience = cast.text("editors of village newspapers", "редакторы сельских газет", "audiences")
    event = cast.event(subject=cast.text("", ""), audience=audience)
    return _facet(cast, "what", facts=cast.release(event=event))


@TABLE.row("D1b")
def what_named_by_its_title(cast: Cast) -> str:
    return _what_of_its_kind(cast, audience=cast.text("", ""))


@TABLE.row("D1c")
def what_named_by_its_title_for_whom(cast: Cast) -> str:
    audience = cast.text("editors of village newspapers", "редакторы сельских газет", "audiences")
    return _what_of_its_kind(cast, audience=audience)


def _what_of_its_kind(cast: Cast, audience: SourcedValue) -> str:
    title = cast.text(
        "Second Round Table on Mountain Roads", "Второй круглый стол о горных дорогах"
    )
    event = cast.event(subject=cast.text("", ""), title=title, audience=audience)
    return _facet(cast, "what", facts=cast.release(event=event))


@TABLE.row("D2")
def organisers(cast: Cast) -> str:
    facts = cast.release(co_organisers=(cast.body("society"),), hosts=(cast.body("museum"),))
    return _facet(cast, "organised_by", facts=facts)


@TABLE.row("D2a")
def a_host_that_organises(cast: Cast) -> str:
    facts = cast.release(hosts=(cast.body("pilots"), cast.body("institute")))
    return _facet(cast, "organised_by", facts=facts)


@TABLE.row("D3")
def one_day(cast: Cast) -> str:
    return _facet(cast, "when")


@TABLE.row("D3a")
def no_hour(cast: Cast) -> str:
    return _facet(cast, "when", announced.event(certainty=Certainty.TIME_TBC))


@TABLE.row("D4")
def three_days(cast: Cast) -> str:
    event = announced.event(
        ends_on=date(2028, 3, 16), ends_clock=None, ends_at=datetime(2028, 3, 16, 21, tzinfo=UTC)
    )
    return _facet(cast, "when", event)


@TABLE.row("D4a")
def a_night(cast: Cast) -> str:
    event = announced.event(
        starts_on=date(2028, 10, 27),
        ends_on=date(2028, 10, 28),
        starts_clock=time(22),
        ends_clock=time(1, 30),
        starts_at=datetime(2028, 10, 27, 19, tzinfo=UTC),
        ends_at=datetime(2028, 10, 27, 22, 30, tzinfo=UTC),
    )
    return _facet(cast, "when", event)


@TABLE.row("D6")
def who(cast: Cast) -> str:
    thrale = part("thrale", PartRole.PRESENT)
    assert thrale.person is not None
    named = replace(thrale.person, honorifics=both("Ambassador", "посол Вельмарии"))
    programme = (
        announced.item(part("ellingsen"), replace(thrale, person=named, functions=Texts())),
        announced.item(part("ellingsen", PartRole.MODERATOR)),
    )
    return _facet(cast, "who", announced.event(programme=programme))


@TABLE.row("D6a")
def who_in_every_group(cast: Cast) -> str:
    programme = (
        announced.item(part("ellingsen"), part("strizhakov", PartRole.PRESENT)),
        announced.item(
            part("quill", state=PartState.ASKED),
            announced.body_part("museum", PartRole.PERFORMER),
            part("lozovaya", PartRole.MESSAGE),
            part("vetlugin", PartRole.SPECIAL_GUEST),
        ),
    )
    return _facet(cast, "who", announced.event(programme=programme))


@TABLE.row("D7")
def why(cast: Cast) -> str:
    marked = occasion(cast, 20, "the Lake Fund", "Озёрному фонду", owner=cast.body("fund"))
    return _facet(cast, "why", facts=cast.release(occasions=(marked,)))


@TABLE.row("D7a")
def why_with_a_day(cast: Cast) -> str:
    marked = occasion(
        cast,
        20,
        "the founding of the Lake Fund",
        "со дня основания Озёрного фонда",
        owner=cast.body("fund"),
        falls_on=date(2028, 11, 12),
    )
    return _facet(cast, "why", facts=cast.release(occasions=(marked,)))


@TABLE.row("D7b")
def mourning(cast: Cast) -> str:
    marked = occasion(
        cast,
        30,
        "the loss of the ferry Alcyone",
        "со дня гибели парома «Алкиона»",
        is_mourning=True,
    )
    return _facet(cast, "why", facts=cast.release(occasions=(marked,)))


@TABLE.row("D7c")
def no_whole_year(cast: Cast) -> str:
    marked = occasion(cast, 0, "the Lake Fund", "Озёрному фонду", owner=cast.body("fund"))
    return _facet(cast, "why", facts=cast.release(occasions=(marked,)))


@TABLE.row("D8")
def project(cast: Cast) -> str:
    facts = cast.release(
        project=project_of(cast, donors=(cast.body("fund"),)), partners=(cast.body("museum"),)
    )
    return _facet(cast, "project", facts=facts)


@TABLE.row("D8a")
def partners(cast: Cast) -> str:
    facts = cast.release(
        partners=(cast.body("society"), cast.body("museum")), supporters=(cast.body("fund"),)
    )
    return _facet(cast, "support", facts=facts)


OPENING = both("Opening", "Открытие")


@TABLE.row("D9")
def programme(cast: Cast) -> str:
    items = (
        announced.item(part("ellingsen"), titles=OPENING, **announced.at(10)),
        announced.item(
            part("quill", PartRole.ITEM_MODERATOR),
            kind=ItemKind.DISCUSSION,
            minutes=90,
            length_is_guess=True,
        ),
        announced.item(kind=ItemKind.CLOSING),
    )
    return _facet(cast, "programme", announced.event(programme=items))


@TABLE.row("D9a")
def programme_of_two_days(cast: Cast) -> str:
    items = (
        announced.item(part("ellingsen"), titles=OPENING, **announced.at(10)),
        announced.item(kind=ItemKind.VISIT, **announced.at(11, day=2)),
    )
    event = announced.event(
        programme=items,
        ends_on=date(2028, 3, 15),
        ends_at=datetime(2028, 3, 15, 9, 30, tzinfo=UTC),
    )
    return _facet(cast, "programme", event)


@TABLE.row("D10a")
def photographs(cast: Cast) -> str:
    items = (announced.item(kind=ItemKind.PHOTO, **announced.at(10)),)
    return _facet(cast, "photographs", announced.event(programme=items))


@TABLE.row("D10b")
def interviews(cast: Cast) -> str:
    facts = cast.release()
    said = cast.text("Marta Ellingsen, after 12:30.", "Марта Эллингсен, после 12:30.")
    event = replace(facts.event, interviews=said)
    return f"{phrase(cast.language, 'papers.interviews')}: " + _facet(
        cast, "interviews", facts=replace(facts, event=event)
    )


@TABLE.row("D11")
def languages(cast: Cast) -> str:
    event = announced.event(
        spoken_languages=["en", "ru"], interpretation=Interpretation.UNSPECIFIED
    )
    return _facet(cast, "languages", event)


def _updated(cast: Cast, *, has_others: bool = False, **changed: Any) -> str:
    return plainly(
        update_line(
            announced.saved(sequence=2, **changed),
            AnnouncedState(announced.saved(), has_other_changes=has_others),
            cast.language,
        )
    )


@TABLE.row("D12")
def another_hour(cast: Cast) -> str:
    return _updated(cast, starts_clock=time(11))


@TABLE.row("D12a")
def another_day_and_place(cast: Cast) -> str:
    museum = both("Harbour Museum", "Портовый музей")
    return _updated(cast, has_others=True, starts_on=date(2028, 3, 21), venues=museum)


@TABLE.row("D12b")
def undone(cast: Cast) -> str:
    return _updated(cast)


@TABLE.row("D12c")
def cancelled(cast: Cast) -> str:
    return _updated(cast, status=EventStatus.CANCELLED)


TABLE.row("D6b")(lambda cast: _facet(cast, "who", announced_programmes.who_of_a_body()))
TABLE.row("D6c")(lambda cast: _facet(cast, "who", announced_programmes.who_of_a_body_with_a_noun()))
TABLE.row("D6F")(
    lambda cast: _facet(cast, "who", announced_programmes.who_of_a_body_without_genitive())
)
TABLE.row("D6d")(lambda cast: _facet(cast, "who", announced_programmes.who_was_something_else()))
TABLE.row("D9c")(
    lambda cast: _facet(cast, "programme", announced_programmes.programme_with_topics())
)
TABLE.row("D9b")(
    lambda cast: _facet(cast, "programme", announced_programmes.visits_by_their_places())
)
TABLE.row("D11a")(lambda cast: _facet(cast, "languages"))

test_row = TABLE.test()
