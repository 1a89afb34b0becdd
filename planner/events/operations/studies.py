"""Operations on the register of studies."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from planner.events.models.study import FindingForm, Study, StudyKind
from planner.history.operations import record
from planner.kernel.addresses import clean_url
from planner.kernel.dates import number_text
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
    subjects: Texts = Texts()
    year: int | None = None
    month: int | None = None
    conductor_id: int | None = None
    commissioner_id: int | None = None
    aims: Texts = Texts()
    methods: Texts = Texts()
    method_notes: Texts = Texts()
    data_from: int | None = None
    data_until: int | None = None
    sample_size: int | None = None
    sample_units: Texts = Texts()
    samples: Texts = Texts()
    findings: Texts = Texts()
    finding_form: FindingForm = FindingForm.LISTED
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


EARLIEST_YEAR, LATEST_YEAR = 1500, 2200
MOST_IN_A_SAMPLE = 2_000_000_000
_REFERENCES = ("conductor_id", "commissioner_id", "hotline_id")


def check_study(plan: StudyPlan) -> None:
    """Raises `Invalid` for a study without a title, and for numbers that cannot be true."""
    if not plan.titles:
        raise Invalid("titles", _("Give the study a title in at least one language."))
    if plan.url:
        clean_url(plan.url, "url")
    _check_times(plan)
    _check_sample(plan)


def _write(work: Work, study: Study, plan: StudyPlan) -> None:
    check_study(plan)
    study.conductor = referred(work, Organisation, plan.conductor_id, "conductor_id")
    study.commissioner = referred(work, Organisation, plan.commissioner_id, "commissioner_id")
    study.hotline = referred(work, Hotline, plan.hotline_id, "hotline_id")
    for field in fields(StudyPlan):
        if field.name not in _REFERENCES:
            setattr(study, field.name, getattr(plan, field.name))


def _check_times(plan: StudyPlan) -> None:
    for field in ("year", "data_from", "data_until"):
        year = getattr(plan, field)
        if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise Invalid(
                field,
                _("Give a year from %(first)s to %(last)s.", first=EARLIEST_YEAR, last=LATEST_YEAR),
            )
    if plan.month is not None and not 1 <= plan.month <= 12:
        raise Invalid("month", _("Give the month as a number from 1 to 12."))
    if plan.month is not None and plan.year is None:
        raise Invalid("year", _("Give the year as well, or leave the month empty."))
    if plan.data_from is None and plan.data_until is not None:
        raise Invalid("data_from", _("Give the first year of the data as well."))
    if plan.data_from and plan.data_until and plan.data_until < plan.data_from:
        raise Invalid("data_until", _("The data end before they begin: correct one of the years."))


def _check_sample(plan: StudyPlan) -> None:
    size = plan.sample_size
    if size is not None and not 1 <= size <= MOST_IN_A_SAMPLE:
        raise Invalid(
            "sample_size",
            _("Give a number from 1 to %(most)s.", most=number_text(MOST_IN_A_SAMPLE)),
        )
    if size is not None and not plan.sample_units:
        raise Invalid(
            "sample_units",
            _(
                "Say of whom or of what, as it stands after the number: “residents of three districts”."
            ),
        )
    if size is None and plan.sample_units:
        raise Invalid("sample_size", _("Say how many."))
