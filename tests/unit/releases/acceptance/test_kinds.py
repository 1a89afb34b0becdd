"""Kinds of event: as held, at a later mention, and “at it”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.kinds import EventStatus, ItemKind
from planner.releases.facts.event_facts import SeriesFacts
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.frames_of_tables import project_of
from tests.unit.releases.acceptance.openings import ISSUED, NEWS, attended, of_event, shown
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("kinds.md")
KINDS = {
    "K1": "round_table",
    "K2": "press_conference",
    "K3": "briefing",
    "K4": "press_tour",
    "K5": "webinar",
    "K6": "workshop",
    "K7": "press_breakfast",
    "K8": "conference",
    "K9": "high_level_meeting",
    "K10": "launch",
    "K11": "ceremony",
    "K12": "open_day",
    "K13": "interview",
    "K13p": "photo_opportunity",
}


def _held(cast: Cast, kind: KindFacts, **changed: Any) -> str:
    """The lead, and a later sentence on the event."""
    facts = attended(cast, of_event(cast, kind=kind, subject=EMPTY, **changed))
    return drafted(replace(facts, project=project_of(cast)), "lead", "frame")


def _at_it(cast: Cast, kind: KindFacts) -> str:
    """The lead that tells the news of a study."""
    facts = of_event(cast, kind=kind, news_line=cast.text(*NEWS))
    return drafted(replace(facts, items=(replace(shown(cast), is_news=True),)), "lead")


def _rows(number: str, code: str) -> None:
    kind = KindFacts(code=code)
    TABLE.row(number)(lambda cast: _held(cast, kind))
    TABLE.row(f"{number}n")(lambda cast: _at_it(cast, kind))


for _number, _code in KINDS.items():
    _rows(_number, _code)


_OWN_WORDS = {
    "en": {
        "past": "took journalists on",
        "future": "take journalists on",
        "participle": "organised",
    },
    "ru": {
        "past-m": "пригласил журналистов на",
        "past-f": "пригласила журналистов на",
        "past-n": "пригласило журналистов на",
        "past-pl": "пригласили журналистов на",
        "future": "пригласит журналистов на",
        "future-pl": "пригласят журналистов на",
    },
}


def _media_walk(cast: Cast, *, in_own_words: bool = False, **entered: str) -> KindFacts:
    """The office's own kind, as its form has it."""
    forms = {
        "en": {"later": "walk"},
        "ru": {"accusative": "медиапрогулку", "at-it": "в ходе медиапрогулки", **entered},
    }[cast.language]
    if in_own_words:
        forms |= _OWN_WORDS[cast.language]
    return KindFacts(
        code="own",
        name=cast.text("media walk", "медиапрогулка"),
        gender=cast.text("", "f"),
        forms=tuple((name, SourcedValue(form, "own_kind")) for name, form in forms.items()),
    )


@TABLE.row("K14")
def an_own_kind(cast: Cast) -> str:
    return _held(cast, _media_walk(cast))


@TABLE.row("K14v")
def an_own_kind_with_a_verb_of_the_list(cast: Cast) -> str:
    kind = _media_walk(cast)
    verb = SourcedValue({"en": "host", "ru": "arrange"}[cast.language], "own_kind")
    return _held(cast, replace(kind, forms=(*kind.forms, ("verb", verb))))


def _in_own_words(cast: Cast, **changed: Any) -> ReleaseFacts:
    return of_event(cast, kind=_media_walk(cast, in_own_words=True), **changed)


@TABLE.row("K14w")
def an_own_kind_in_own_words(cast: Cast) -> str:
    facts = attended(cast, _in_own_words(cast, subject=EMPTY))
    return drafted(facts, "headline", "lead")


@TABLE.row("K14wf")
def own_words_of_an_academy(cast: Cast) -> str:
    return drafted(replace(_in_own_words(cast), organisers=(cast.body("academy"),)), "lead")


@TABLE.row("K14wm")
def own_words_of_five_organisers(cast: Cast) -> str:
    keys = ("institute", "society", "academy", "fund", "museum")
    facts = replace(_in_own_words(cast, subject=EMPTY), organisers=tuple(map(cast.body, keys)))
    return drafted(facts, "lead")


@TABLE.row("K14wn")
def own_words_after_the_news(cast: Cast) -> str:
    statement = cast.statement(cast.speaker("strizhakov"), "", "", is_news=True)
    item = cast.item(ItemKind.STATEMENT, statement.speaker, statements=(statement,))
    facts = replace(_in_own_words(cast, news_line=cast.text(*NEWS)), items=(item,))
    return drafted(facts, "lead", "organisers")


@TABLE.row("K14wc")
def own_words_before_the_event(cast: Cast) -> str:
    facts = _in_own_words(cast, status=EventStatus.CONFIRMED, is_coming=True)
    pilots = (cast.body("institute"), cast.body("pilots"))
    return drafted(replace(facts, on=ISSUED, organisers=pilots), "headline", "lead")


@TABLE.row("K14ws")
def own_words_of_the_series(cast: Cast) -> str:
    series = SeriesFacts(
        earlier_on=date(2027, 10, 3), earlier_is_first=True, next_on=date(2028, 6, 9)
    )
    facts = _in_own_words(cast, series=series)
    return drafted(replace(facts, project=project_of(cast)), "frame", "closing")


@TABLE.row("K14n")
def at_an_own_kind(cast: Cast) -> str:
    return _at_it(cast, _media_walk(cast))


def _who_came(cast: Cast, kind: KindFacts, **changed: Any) -> str:
    facts = attended(cast, of_event(cast, kind=kind))
    partners = (cast.body("museum"),)
    return drafted(replace(facts, partners=partners, **changed), "frame", "attendance")


@TABLE.row("K14a")
def who_came_to_an_own_kind(cast: Cast) -> str:
    return _who_came(cast, _media_walk(cast, prepositional="медиапрогулке"))


@TABLE.row("K14b")
def who_came_to_an_own_kind_with_proposed_forms(cast: Cast) -> str:
    return _who_came(cast, _media_walk(cast))


@TABLE.row("K14F")
def who_came_to_an_own_kind_without_forms(cast: Cast) -> str:
    return _who_came(cast, _media_walk(cast), forms=cast.forms("gender"))


_SAFETY = ("Third Ferry Safety Conference", "Третья конференция по безопасности паромов")


def _conference(cast: Cast, title: tuple[str, str] = _SAFETY, **changed: Any) -> ReleaseFacts:
    facts = of_event(cast, kind=KindFacts(code="conference"), title=cast.text(*title), **changed)
    return replace(facts, organisers=(cast.body("pilots"),))


@TABLE.row("K15")
def a_title_that_names_its_kind(cast: Cast) -> str:
    return drafted(_conference(cast), "headline", "lead")


@TABLE.row("K15a")
def such_a_title_without_subject(cast: Cast) -> str:
    return drafted(attended(cast, _conference(cast, subject=EMPTY)), "headline", "lead")


@TABLE.row("K15b")
def such_a_title_of_five_organisers(cast: Cast) -> str:
    keys = ("institute", "society", "academy", "fund", "museum")
    organisers = tuple(map(cast.body, keys))
    return drafted(replace(_conference(cast), organisers=organisers), "lead")


@TABLE.row("K15c")
def such_a_title_before_the_event(cast: Cast) -> str:
    facts = _conference(cast, status=EventStatus.CONFIRMED, is_coming=True)
    return drafted(replace(facts, on=ISSUED), "headline", "lead")


@TABLE.row("K15d")
def such_a_title_of_a_cancelled_event(cast: Cast) -> str:
    facts = _conference(cast, status=EventStatus.CANCELLED)
    return drafted(replace(facts, on=ISSUED), "headline", "lead")


@TABLE.row("K15e")
def such_a_title_after_the_news(cast: Cast) -> str:
    statement = cast.statement(cast.speaker("strizhakov"), "", "", is_news=True)
    item = cast.item(ItemKind.STATEMENT, statement.speaker, statements=(statement,))
    facts = _conference(cast, news_line=cast.text(*NEWS))
    return drafted(replace(facts, items=(item,)), "lead", "organisers")


@TABLE.row("K15f")
def a_title_that_begins_with_its_kind(cast: Cast) -> str:
    title = ("Conference on the Safety of Ferries", "Конференция по безопасности паромов")
    return drafted(_conference(cast, title), "lead")


@TABLE.row("K15g")
def a_title_that_only_mentions_the_kind(cast: Cast) -> str:
    title = ("How to Hold a Conference", "Как провести конференцию")
    return drafted(_conference(cast, title, subject=EMPTY), "lead")


@TABLE.row("K15h")
def the_kind_and_a_colon_begin_the_title(cast: Cast) -> str:
    title = ("Conference: Ferries in Winter", "Конференция: паромы зимой")
    return drafted(_conference(cast, title, subject=EMPTY), "headline", "lead")


test_row = TABLE.test()
