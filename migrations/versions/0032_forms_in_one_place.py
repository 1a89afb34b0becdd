"""Forms of bodies, people and cities move to the one table of forms; a body gets its generic noun.

The article of a body becomes a column of its own. Forms that stand in the table already are kept
as they are. Reversible: the way back takes to the old columns what is known of these names, and
loses generic nouns.

Revision ID: 0032
Revises: 0031
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_NEEDS = ("gender", "genitive", "dative", "accusative", "instrumental", "prepositional", "surname")
_OLD = (("organisations", "grammar"), ("people", "grammar"), ("events", "city_locatives"))
Key = tuple[int, str, str]


def _table(name: str, *columns: str) -> Any:
    return sa.table(
        name,
        sa.column("id"),
        sa.column("office_id"),
        *(sa.column(column, sa.JSON()) for column in columns),
    )


_ORGANISATIONS = sa.table("organisations", sa.column("id"), sa.column("takes_the", sa.Boolean()))
_WITH_GRAMMAR = (_table("organisations", "names", "grammar"), _table("people", "names", "grammar"))
_EVENTS = _table("events", "cities", "city_locatives")
_FORMS = sa.table(
    "word_forms",
    *(
        sa.column(name)
        for name in ("office_id", "language", "text", "need", "form", "confirmed_at")
    ),
)


def upgrade() -> None:
    with op.batch_alter_table("organisations") as table:
        table.add_column(
            sa.Column("takes_the", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("generic_nouns", sa.JSON(), nullable=False, server_default="{}"))
    _move_articles()
    _move_forms()
    for name, column in _OLD:
        with op.batch_alter_table(name) as table:
            table.drop_column(column)


def downgrade() -> None:
    for name, column in _OLD:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column(column, sa.JSON(), nullable=False, server_default="{}"))
    _take_forms_back()
    for name, column in _OLD:
        with op.batch_alter_table(name) as table:
            table.alter_column(column, existing_type=sa.JSON(), server_default=None)
    with op.batch_alter_table("organisations") as table:
        table.drop_column("generic_nouns")
        table.drop_column("takes_the")


def _move_articles() -> None:
    connection, (bodies, _people) = op.get_bind(), _WITH_GRAMMAR
    for number, grammar in connection.execute(sa.select(bodies.c.id, bodies.c.grammar)).all():
        if _of(grammar, "en").get("article"):
            connection.execute(
                _ORGANISATIONS.update().where(_ORGANISATIONS.c.id == number).values(takes_the=True)
            )


def _move_forms() -> None:
    connection, columns = op.get_bind(), _FORMS.c
    stored = sa.select(columns.office_id, columns.language, columns.text, columns.need)
    known = set(connection.execute(stored).tuples())
    for (office, language, text), need, form in (*_of_names(), *_of_cities()):
        key = (office, language, text, need)
        if text and form and key not in known:
            known.add(key)
            connection.execute(
                _FORMS.insert().values(
                    office_id=office, language=language, text=text, need=need, form=form
                )
            )


def _of_names() -> Iterator[tuple[Key, str, str]]:
    """Of two bodies with one name the one entered first has the say."""
    for table in _WITH_GRAMMAR:
        columns = table.c.office_id, table.c.names, table.c.grammar
        rows = op.get_bind().execute(sa.select(*columns).order_by(table.c.id)).all()
        for office, names, grammar in rows:
            for language, name in names.items():
                forms = _of(grammar, language)
                for need in _NEEDS:
                    yield (office, language, name.strip()), need, str(forms.get(need) or "").strip()


def _of_cities() -> Iterator[tuple[Key, str, str]]:
    columns = _EVENTS.c.office_id, _EVENTS.c.cities, _EVENTS.c.city_locatives
    for office, cities, locatives in op.get_bind().execute(sa.select(*columns)).all():
        for language, form in locatives.items():
            city = cities.get(language, "").strip()
            yield (office, language, city), "prepositional", form.strip()


def _take_forms_back() -> None:
    """Forms that no person has confirmed in the table leave it again."""
    connection, columns = op.get_bind(), _FORMS.c
    forms: dict[Key, dict[str, str]] = {}
    stored = sa.select(
        columns.office_id, columns.language, columns.text, columns.need, columns.form
    )
    for office, language, text, need, form in connection.execute(stored).all():
        forms.setdefault((office, language, text), {})[need] = form
    taken = {*_write_grammar(forms), *_write_locatives(forms)}
    for office, language, text in sorted(taken):
        connection.execute(
            _FORMS.delete().where(
                columns.office_id == office,
                columns.language == language,
                columns.text == text,
                columns.confirmed_at.is_(None),
            )
        )


def _write_grammar(forms: dict[Key, dict[str, str]]) -> Iterator[Key]:
    connection = op.get_bind()
    with_article = set(
        connection.scalars(sa.select(_ORGANISATIONS.c.id).where(_ORGANISATIONS.c.takes_the)).all()
    )
    for table in _WITH_GRAMMAR:
        rows = connection.execute(sa.select(table.c.id, table.c.office_id, table.c.names)).all()
        for number, office, names in rows:
            has_article = table.name == "organisations" and number in with_article
            grammar: dict[str, Any] = {"en": {"article": "the"}} if has_article else {}
            for language, name in names.items():
                known = forms.get((office, language, name.strip()), {})
                found = {need: known[need] for need in _NEEDS if known.get(need)}
                if found:
                    yield office, language, name.strip()
                    grammar.setdefault(language, {}).update(found)
            connection.execute(table.update().where(table.c.id == number).values(grammar=grammar))


def _write_locatives(forms: dict[Key, dict[str, str]]) -> Iterator[Key]:
    connection, table = op.get_bind(), _EVENTS
    rows = connection.execute(sa.select(table.c.id, table.c.office_id, table.c.cities)).all()
    for number, office, cities in rows:
        locatives = {}
        for language, city in cities.items():
            if form := forms.get((office, language, city.strip()), {}).get("prepositional"):
                yield office, language, city.strip()
                locatives[language] = form
        connection.execute(
            table.update().where(table.c.id == number).values(city_locatives=locatives)
        )


def _of(grammar: Any, language: str) -> dict[str, Any]:
    forms = grammar.get(language) if isinstance(grammar, dict) else None
    return forms if isinstance(forms, dict) else {}
