"""Free letters to somebody chosen by hand, or by a filter that names them."""

from __future__ import annotations

from sqlalchemy import Text, cast, or_, select

from planner.free_letters.models import FreeLetter
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_in_free_letters(work: Work, traces: Traces) -> None:
    """They are chosen no more; a filter goes, as without the name it would choose others."""
    found = select(FreeLetter).where(
        FreeLetter.office_id == work.office_id,
        or_(cast(FreeLetter.person_ids, Text) != "[]", cast(FreeLetter.conditions, Text) != "{}"),
    )
    naming = set(
        work.session.scalars(
            select(FreeLetter.id).where(
                FreeLetter.office_id == work.office_id, traces.stand_in(FreeLetter.conditions)
            )
        )
    )
    for letter in work.session.scalars(found):
        letter.person_ids = [one for one in letter.person_ids if one not in traces.record_ids]
        if letter.id in naming:
            letter.conditions = {}
