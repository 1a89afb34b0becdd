"""Free letters, releases and advisories to somebody chosen by hand, or by a filter that names them."""

from __future__ import annotations

from sqlalchemy import Text, cast, or_, select

from planner.distribution.models import Distribution
from planner.free_letters.models import FreeLetter
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_in_choices(work: Work, traces: Traces) -> None:
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
        letter.person_ids = _without(letter.person_ids, traces)
        if letter.id in naming:
            letter.conditions = {}
    choices = select(Distribution).where(
        Distribution.office_id == work.office_id, cast(Distribution.person_ids, Text) != "[]"
    )
    for choice in work.session.scalars(choices):
        choice.person_ids = _without(choice.person_ids, traces)


def _without(person_ids: list[int], traces: Traces) -> list[int]:
    return [one for one in person_ids if one not in traces.record_ids]
