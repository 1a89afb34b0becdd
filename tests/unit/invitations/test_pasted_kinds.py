"""Kinds of guest in pasted tables: of each row, else as was chosen for the whole."""

from __future__ import annotations

import pytest

from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kind_words import GuestColumn, kind_called
from planner.invitations.pasted_guests import invite_pasted
from planner.invitations.pasted_table import PastedColumn
from planner.invitations.pasting import read_pasted
from planner.kernel.work import Work
from planner.tables.columns import Column
from tests.factories import Make

JOURNALIST, CREW, OFFICIAL = GuestKind.JOURNALIST, GuestKind.CREW, GuestKind.OFFICIAL
PARTNER, OTHER = GuestKind.PARTNER, GuestKind.OTHER


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Name\tE-mail\tKind\nAda\tada@x.test\tofficial\nBob\tbob@x.test\t", [OFFICIAL, None]),
        ("ФИО;Почта;Вид гостя\nАнна;a@x.test;Партнёр\nЛев;l@x.test;VIP", [PARTNER, OFFICIAL]),
        ("Name;E-Mail;Typ\nAda;ada@x.test;Kamerateam\nBob;bob@x.test;Gäste", [CREW, OTHER]),
        ("Nombre;Correo;Categoría\nAda;ada@x.test;Prensa", [JOURNALIST]),
        ("Ada\tofficial\tada@x.test\nBob\tPRESS\tbob@x.test", [OFFICIAL, JOURNALIST]),
        ("Ada\tRadio\tada@x.test\tpartner", [PARTNER]),
        ("Ada\tPress\tada@x.test\nBob\tRadio Uno\tbob@x.test", [None, None]),
    ],
)
def test_a_column_says_as_what_each_comes(text: str, kinds: list[GuestKind | None]) -> None:
    assert [one.kind for one in read_pasted(text).people] == kinds


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Presse\tpresse@zeitung.test", "Presse", None),
        ("Press\tpartner\tpress@x.test", "Press", PARTNER),
        ("partner\tAda <ada@x.test>", "Ada", PARTNER),
    ],
)
def test_a_word_for_a_kind_is_the_name_where_nothing_else_is(
    text: str, name: str, kind: GuestKind | None
) -> None:
    [one] = read_pasted(text).people

    assert (one.name, one.kind) == (name, kind)


def test_a_heading_is_believed_before_cells() -> None:
    text = "Name\tStatus\tE-mail\tComes as\nAda\tofficial\tada@x.test\tpartner"

    read = read_pasted(text)

    assert [one.kind for one in read.people] == [PARTNER]
    assert [one.heading for one in read.unread_columns] == ["Status"]


def test_a_word_that_is_no_kind_is_told() -> None:
    read = read_pasted("Name\tE-mail\tKind\nAda\tada@x.test\tfriend\nBob\tbob@x.test\tcrew")

    assert [one.kind for one in read.people] == [None, CREW]
    assert [(one.heading, one.words) for one in read.unread_columns] == [("Kind", "friend")]


def test_the_column_can_be_chosen_by_hand() -> None:
    columns: list[PastedColumn] = [Column.NAME, GuestColumn.KIND, Column.EMAIL]

    read = read_pasted("Ada\tcrew\tada@x.test\nBob\tRadio\tbob@x.test", columns)

    assert (read.columns, [one.kind for one in read.people]) == (tuple(columns), [CREW, None])


def test_a_row_that_could_not_be_read_keeps_its_kind() -> None:
    (unread,) = read_pasted("Name\tE-mail\tKind\nAda\t\tcrew").unclear

    assert unread.cells.kind is CREW


@pytest.mark.parametrize(
    ("words", "kind"), [("Съёмочная группа", CREW), ("صحفي", JOURNALIST), ("…", None), ("", None)]
)
def test_words_of_all_languages_are_understood(words: str, kind: GuestKind | None) -> None:
    assert kind_called(words) is kind


def test_rows_go_before_what_was_chosen_for_all(work: Work, make: Make) -> None:
    known = make.person("Eve", email="eve@x.test")
    make.invitation(person=known, kind=PARTNER)
    text = "Name\tE-mail\tKind\nAda\tada@x.test\tofficial\nBob\tbob@x.test\t\nEve\teve@x.test\t"

    first = invite_pasted(work, make.event(), read_pasted(text), CREW).invited
    second = invite_pasted(work, make.event(), read_pasted(text)).invited

    assert [one.kind for one in first] == [OFFICIAL, CREW, CREW]
    assert [one.kind for one in second] == [OFFICIAL, CREW, CREW]
    assert [one.person.is_journalist for one in first[:2]] == [False, True]
