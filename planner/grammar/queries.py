"""Looking up confirmed forms."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

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


def forms_of(session: Session, office_id: int, language: str, text: str) -> dict[str, str]:
    """The confirmed forms of one text by their need."""
    found = session.scalars(confirmed_forms(office_id, [text]))
    return {row.need: row.form for row in found if row.language == language}
