"""Keyset pagination of long lists: page 1,000 is as fast as page 1."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.base import ExecutableOption

from planner.kernel.database import Rows
from planner.kernel.text_normalising import has_unusable

T = TypeVar("T")
PAGE = 50
_LONGEST_KEY = 4000
_INTEGER_LIMIT = 2**63


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Up to `PAGE` rows, and the key of the next page (`?after=`), "" on the last one."""

    rows: list[T]
    after: str
    is_first: bool


def page_of(
    session: Session,
    statement: Rows[T],
    *key: InstrumentedAttribute[Any],
    after: str,
    options: Sequence[ExecutableOption] = (),
) -> Page[T]:
    """The rows of `statement` that follow the one with the key `after`; "" for the first page.

    The list is sorted by `key`, ascending: columns of the selected entity that are unique together.
    An invalid `after` counts as "". Loader options belong in `options`, not in the statement, which
    only selects ids, so that a covering index can answer it.
    """
    start = _decoded(after, len(key))
    if start is not None:
        statement = statement.where(tuple_(*key) > tuple_(*start))
    entity = key[-1].parent.entity
    keys = statement.with_only_columns(entity.id).order_by(None).order_by(*key).limit(PAGE + 1)
    page = select(entity).where(entity.id.in_(keys)).order_by(*key).options(*options)
    found = list(session.scalars(page))
    rows = found[:PAGE]
    last = [getattr(rows[-1], column.key) for column in key] if len(found) > PAGE else None
    return Page(rows=rows, after=_encoded(last) if last else "", is_first=start is None)


def measured_page_of(
    session: Session,
    statement: Select[Any],
    measure: ColumnElement[Any] | InstrumentedAttribute[Any],
    *key: InstrumentedAttribute[Any],
    after: str,
    is_descending: bool,
    options: Sequence[ExecutableOption] = (),
) -> Page[Any]:
    """As `page_of`, sorted by a whole number or a text of each row first, then by `key`."""
    start = _decoded(after, 1 + len(key))
    if start is not None:
        first, *rest = start
        is_further = measure < first if is_descending else measure > first
        statement = statement.where(or_(is_further, (measure == first) & (tuple_(*key) > rest)))
    entity = key[-1].parent.entity
    order = measure.desc() if is_descending else measure.asc()
    keys = statement.with_only_columns(entity.id, measure).order_by(None).order_by(order, *key)
    found = dict(session.execute(keys.limit(PAGE + 1)).tuples().all())
    rows = {
        row.id: row
        for row in session.scalars(select(entity).where(entity.id.in_(found)).options(*options))
    }
    page = [rows[number] for number in found if number in rows][:PAGE]
    last = [found[page[-1].id], *(getattr(page[-1], one.key) for one in key)] if page else []
    is_last = len(found) <= PAGE
    return Page(rows=page, after="" if is_last else _encoded(last), is_first=start is None)


def _encoded(key: list[Any]) -> str:
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _decoded(after: str, length: int) -> list[Any] | None:
    if not after or len(after) > _LONGEST_KEY:
        return None
    try:
        key = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (NotBase64, ValueError):
        return None
    is_key = isinstance(key, list) and len(key) == length
    return key if is_key and all(map(_is_storable, key)) else None


def _is_storable(part: object) -> bool:
    if isinstance(part, str):
        return not has_unusable(part)
    return type(part) is int and abs(part) < _INTEGER_LIMIT
