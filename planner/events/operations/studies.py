"""Operations on the register of studies."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from planner.events.models.study import Study, StudyKind
from planner.history.operations import record
from planner.kernel.addresses import clean_url
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import Hotline, Organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyPlan:
    """A study as entered; see `Study`. `embargo_until` is aware."""

    kind: StudyKind
    titles: Texts
    conductor_id: int | None = None
    commissioner_id: int | None = None
    aims: Texts = Texts()
    methods: Texts = Texts()
    samples: Texts = Texts()
    findings: Texts = Texts()
    recommendations: Texts = Texts()
    hotline_id: int | None = None
    url: str = ""
    embargo_until: datetime | None = None


def enter_study(work: Work, plan: StudyPlan) -> Study:
    """Add a study to the register. Raises `Invalid`."""
    study = Study(office_id=work.office_id, uid=new_uid())
    _write(work, study, plan)
    work.session.add(study)
    work.session.flush()
    record(work, "study.entered", study)
    return study


def revise_study(work: Work, study: Study, plan: StudyPlan, opened_version: int | None) -> Study:
    """Change a study. Raises `Invalid`, and `Stale` if somebody else has saved it meanwhile."""
    study.revise(opened_version)
    _write(work, study, plan)
    work.session.flush()
    record(work, "study.revised", study)
    return study


_REFERENCES = ("conductor_id", "commissioner_id", "hotline_id")


def _write(work: Work, study: Study, plan: StudyPlan) -> None:
    if not plan.titles:
        raise Invalid("titles", _("Give the study a title in at least one language."))
    if plan.url:
        clean_url(plan.url, "url")
    study.conductor = referred(work, Organisation, plan.conductor_id, "conductor_id")
    study.commissioner = referred(work, Organisation, plan.commissioner_id, "commissioner_id")
    study.hotline = referred(work, Hotline, plan.hotline_id, "hotline_id")
    for field in fields(StudyPlan):
        if field.name not in _REFERENCES:
            setattr(study, field.name, getattr(plan, field.name))
