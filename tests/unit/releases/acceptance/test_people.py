"""Welcome, moderators, hosts, guests, those who are present."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind, PartRole
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.people_of_tables import (
    ambassador,
    as_,
    function_of,
    person,
    professor,
    rakitin,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("people.md")
_WELCOME = ("welcome", "moderators")
_NOT_FIRST = ItemKind.REPORT


def _opened(cast: Cast, *speakers: SpeakerFacts, **changed: Any) -> str:
    """The words of welcome at the beginning."""
    item = cast.item(ItemKind.WELCOME, *speakers)
    return drafted(cast.release(items=(item,), **changed), *_WELCOME)


def _in_role(cast: Cast, role: PartRole, *people: SpeakerFacts, **changed: Any) -> str:
    """The blocks on people with a further role in a discussion."""
    item = cast.item(ItemKind.DISCUSSION, **as_(role, *people))
    keys = (*_WELCOME, "special-guests", "present-guests")
    return drafted(cast.release(items=(item,), **changed), *keys)


def _by_nobody_known(cast: Cast) -> SpeakerFacts:
    return person(cast, "vetlugin")


@TABLE.row("W1")
def one(cast: Cast) -> str:
    return _opened(cast, person(cast, "ellingsen"))


@TABLE.row("W1F")
def one_without_gender(cast: Cast) -> str:
    return _opened(cast, _by_nobody_known(cast))


@TABLE.row("W1a")
def one_later(cast: Cast) -> str:
    items = (
        cast.item(_NOT_FIRST, person(cast, "quill"), uid="first"),
        cast.item(ItemKind.WELCOME, person(cast, "ellingsen")),
    )
    return drafted(cast.release(items=items), "welcome")


@TABLE.row("W2")
def two(cast: Cast) -> str:
    return _opened(cast, person(cast, "lozovaya"), ambassador(cast))


@TABLE.row("W3")
def three(cast: Cast) -> str:
    function = function_of(
        cast,
        "Deputy Minister of Forests, Fisheries and Game",
        "заместитель министра лесов, рыболовства и охоты",
    )
    return _opened(
        cast,
        person(cast, "lozovaya"),
        person(cast, "thrale"),
        person(cast, "strizhakov", function=function),
    )


@TABLE.row("W4")
def five(cast: Cast) -> str:
    keys = ("lozovaya", "thrale", "strizhakov", "ellingsen", "quill")
    return _opened(cast, *(person(cast, key) for key in keys))


@TABLE.row("W5")
def titles(cast: Cast) -> str:
    return _opened(cast, professor(cast), ambassador(cast))


@TABLE.row("W5a")
def titles_left_out(cast: Cast) -> str:
    return _opened(cast, professor(cast), ambassador(cast), prints_titles=False)


@TABLE.row("W6")
def plural_role(cast: Cast) -> str:
    return _opened(cast, cast.role("members", "члены", "union", is_plural=True))


@TABLE.row("W7")
def on_behalf(cast: Cast) -> str:
    absent = cast.text(
        "Marta Ellingsen, its Director", "директора Института здоровья рек Марты Эллингсен"
    )
    # Not the first item: “opened” is said of the one who opens the event.
    items = (
        cast.item(_NOT_FIRST, person(cast, "lozovaya"), uid="first"),
        cast.item(ItemKind.WELCOME, person(cast, "quill", on_behalf_of=absent)),
    )
    return drafted(cast.release(items=items), "welcome")


@TABLE.row("W8")
def by_video(cast: Cast) -> str:
    items = (
        cast.item(_NOT_FIRST, person(cast, "lozovaya"), uid="first"),
        cast.item(ItemKind.WELCOME, person(cast, "thrale", is_remote=True)),
    )
    return drafted(cast.release(items=items), "welcome")


@TABLE.row("W8a")
def one_here_and_one_by_video(cast: Cast) -> str:
    return _opened(cast, person(cast, "lozovaya"), person(cast, "thrale", is_remote=True))


@TABLE.row("W9")
def a_message(cast: Cast) -> str:
    return _in_role(cast, PartRole.MESSAGE, person(cast, "lozovaya"))


@TABLE.row("W9F")
def a_message_without_forms(cast: Cast) -> str:
    none = KnownForms(is_proposing=False)
    return _in_role(cast, PartRole.MESSAGE, person(cast, "lozovaya"), forms=none)


def _moderated(cast: Cast, *people: SpeakerFacts) -> str:
    item = cast.item(ItemKind.DISCUSSION, moderators=people)
    return drafted(cast.release(items=(item,)), *_WELCOME)


@TABLE.row("W10")
def a_moderator(cast: Cast) -> str:
    return _moderated(cast, person(cast, "quill"))


@TABLE.row("W10F")
def a_moderator_without_gender(cast: Cast) -> str:
    return _moderated(cast, _by_nobody_known(cast))


@TABLE.row("W10a")
def a_moderator_of_one_item(cast: Cast) -> str:
    item = cast.item(ItemKind.DISCUSSION, **as_(PartRole.ITEM_MODERATOR, person(cast, "quill")))
    return drafted(cast.release(items=(item,)), "presentation")


@TABLE.row("W10d")
def a_moderator_of_another_item(cast: Cast) -> str:
    item = cast.item(ItemKind.REPORT, **as_(PartRole.ITEM_MODERATOR, person(cast, "quill")))
    return drafted(cast.release(items=(item,)), "moderators")


@TABLE.row("W10b")
def two_moderators(cast: Cast) -> str:
    return _moderated(cast, person(cast, "ellingsen"), person(cast, "quill"))


@TABLE.row("W10c")
def a_moderator_who_spoke(cast: Cast) -> str:
    quill = person(cast, "quill")
    item = cast.item(ItemKind.WELCOME, quill, moderators=(quill,))
    return drafted(cast.release(items=(item,)), *_WELCOME)


@TABLE.row("W11")
def a_former_function(cast: Cast) -> str:
    captain = function_of(cast, "Captain of the ferry Alcyone", "капитан парома «Алкиона»")
    return _opened(cast, rakitin(cast, function=EMPTY, former_function=captain))


@TABLE.row("W11a")
def accompanied(cast: Cast) -> str:
    return _opened(cast, ambassador(cast, companions=(person(cast, "ambrey"),)))


@TABLE.row("W11b")
def two_functions(cast: Cast) -> str:
    second = function_of(cast, "Chair of the Ferry Choir", "председатель паромного хора")
    return _opened(cast, person(cast, "quill", second_function=second))


@TABLE.row("W11c")
def two_functions_of_one_body(cast: Cast) -> str:
    first = function_of(cast, "curator of the Harbour Museum", "хранитель Портового музея")
    second = function_of(cast, "secretary of the Harbour Museum", "секретарь Портового музея")
    return _opened(cast, rakitin(cast, function=first, second_function=second))


@TABLE.row("B1")
def a_host(cast: Cast) -> str:
    return _in_role(cast, PartRole.HOST, person(cast, "ellingsen"))


@TABLE.row("B1F")
def a_host_without_gender(cast: Cast) -> str:
    return _in_role(cast, PartRole.HOST, _by_nobody_known(cast))


@TABLE.row("B2")
def a_special_guest(cast: Cast) -> str:
    return _in_role(cast, PartRole.SPECIAL_GUEST, person(cast, "thrale"))


@TABLE.row("B2F")
def a_special_guest_without_gender(cast: Cast) -> str:
    return _in_role(cast, PartRole.SPECIAL_GUEST, _by_nobody_known(cast))


@TABLE.row("B3")
def present(cast: Cast) -> str:
    return _in_role(cast, PartRole.PRESENT, person(cast, "thrale"))


@TABLE.row("W6a")
def a_plural_role_that_names_its_body(cast: Cast) -> str:
    role = ("members of the Lake Fund", "члены Озёрного фонда")
    members = cast.role(*role, "fund", is_plural=True)
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, members),)), "welcome")


@TABLE.row("W6b")
def a_plural_role_of_a_body_with_a_comma(cast: Cast) -> str:
    name = cast.text("Union of Cooks, Bakers and Millers", "Союз поваров, пекарей и мельников")
    body = cast.body("union", name=replace(name, sort=Sort.BODY))
    members = replace(cast.role("members", "члены", is_plural=True), body=body)
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, members),)), "welcome")


@TABLE.row("B3a")
def present_and_told_before(cast: Cast) -> str:
    """One welcomed the participants, one moderated, one is a guest of honour."""
    thrale, quill, ambrey = (person(cast, key) for key in ("thrale", "quill", "ambrey"))
    also = as_(PartRole.PRESENT, thrale, quill, ambrey, person(cast, "strizhakov"))
    honoured = as_(PartRole.SPECIAL_GUEST, ambrey)
    items = (
        cast.item(ItemKind.WELCOME, thrale, moderators=(quill,)),
        cast.item(ItemKind.REPORT, uid="report", others=(*also["others"], *honoured["others"])),
    )
    return drafted(cast.release(items=items), "present-guests")


test_row = TABLE.test()
