"""Looking up confirmed forms."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from planner.grammar.models import WordForm
from planner.kernel.database import Rows


def confirmed_forms(office_id: int, texts: Collection[str]) -> Rows[WordForm]:
    """The forms of these texts in all languages, in a stable order."""
    return (
        select(WordForm)
        .where(
            WordForm.office_id == office_id,
            WordForm.text.in_(texts),
        )
        .order_by(WordForm.language, WordForm.text, WordForm.need)
    )
