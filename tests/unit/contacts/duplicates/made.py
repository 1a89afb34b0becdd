"""Two people who may be one, and two who are one."""

from __future__ import annotations

from planner.contacts.duplicates.evidence import Reason
from planner.contacts.duplicates.models import DuplicatePair, Merge
from planner.merging.merge import MergePlan, merge
from tests.factories import Make


def merged_two(make: Make) -> Merge:
    survivor, merged = make.person("Ada Ferrymann"), make.person("A. Ferrymann")
    return merge(make.work, survivor, merged, MergePlan())


def pair_of_two(make: Make) -> DuplicatePair:
    first, second = make.person("Ada Ferrymann"), make.person("Ada Ferrymann")
    pair = DuplicatePair(
        office_id=make.work.office_id,
        first=first,
        second=second,
        reason=Reason.ONLY_NAME,
        doubt=50,
    )
    make.work.session.add(pair)
    make.work.session.flush()
    return pair
