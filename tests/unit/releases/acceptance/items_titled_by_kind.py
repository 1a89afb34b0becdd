"""Items whose titles end with the kind of item: “Annual Report”."""

from __future__ import annotations

from typing import Any

from planner.events.models.kinds import ItemKind, ItemSort
from planner.releases.facts.release_facts import ItemFacts
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import drafted

ANNUAL = ("Annual Report", "Годовой доклад")
SECOND = ("The Second Annual Report", "Второй годовой доклад о реках")
OF_A_YEAR = ("Annual Report 2027", "Годовой доклад — 2027")
NAMED = ("State of the Rivers Report", "Малый доклад")


def _report(cast: Cast, title: tuple[str, str], *, has_words: bool = False) -> ItemFacts:
    quill = cast.speaker("quill")
    words = ("Children read about water.", "Дети читают о воде.")
    said = (cast.statement(quill, *words),) if has_words else ()
    return cast.item(ItemKind.REPORT, quill, title=cast.text(*title), statements=said)


def _told(cast: Cast, item: ItemFacts, **changed: Any) -> str:
    key = "statement" if item.statements else "presentation"
    return drafted(cast.release(items=(item,), **changed), key)


def given(cast: Cast) -> str:
    titles = (ANNUAL, SECOND, OF_A_YEAR, NAMED)
    return " ¶ ".join(_told(cast, _report(cast, title)) for title in titles)


def said_in_it(cast: Cast) -> str:
    titles = (ANNUAL, SECOND, OF_A_YEAR)
    return " ¶ ".join(_told(cast, _report(cast, title, has_words=True)) for title in titles)


def without_forms(cast: Cast) -> str:
    items = (_report(cast, ANNUAL), _report(cast, ANNUAL, has_words=True))
    return " ¶ ".join(_told(cast, item, forms=cast.forms("gender")) for item in items)


def discussed_and_opened(cast: Cast) -> str:
    quill = cast.speaker("quill")
    closing = cast.text("Closing Discussion", "Итоговое обсуждение")
    exhibition = cast.text("Annual Exhibition", "Ежегодная выставка")
    sort = ItemSort.EXHIBITION
    items = (
        cast.item(ItemKind.DISCUSSION, title=closing),
        cast.item(ItemKind.PRESENTATION, title=exhibition, sort=sort),
        cast.item(ItemKind.PRESENTATION, quill, title=exhibition, sort=sort),
    )
    return " ¶ ".join(_told(cast, item) for item in items)


ROWS = {
    "P7": given,
    "P7a": said_in_it,
    "P7b": without_forms,
    "P7c": discussed_and_opened,
}
