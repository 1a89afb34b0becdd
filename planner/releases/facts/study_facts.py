"""Facts of a study for a release, and how they are read from the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events.models.study import FindingForm, Study, StudyKind
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyFacts:
    """A study that was shown. The order of the fields is that of the paragraph (`sections.studies`)."""

    path: str
    uid: str
    kind: StudyKind
    title: SourcedValue
    subject: SourcedValue
    year: Count | None
    month: Count | None
    conductor: BodyFacts | None
    commissioner: BodyFacts | None
    aims: tuple[SourcedValue, ...]
    method: SourcedValue
    hotline_number: SourcedValue
    hotline_dial: str
    sample_size: Count | None
    sample_units: SourcedValue
    data_from: Count | None
    data_until: Count | None
    findings: tuple[SourcedValue, ...]
    finding_form: FindingForm
    recommendations: tuple[SourcedValue, ...]
    sample: SourcedValue
    method_note: SourcedValue
    url: SourcedValue
    embargo_until: datetime | None


def study_facts(reader: LanguageReader, study: Study | None, path: str) -> StudyFacts | None:
    """`path` is that of the study in the record: `programme.2.study`."""
    if study is None:
        return None
    hotline = study.hotline
    number = f"{path}.hotline.number_as_printed"
    return StudyFacts(
        path=path,
        uid=study.uid,
        kind=study.kind,
        title=reader.text(study.titles, f"{path}.titles", _("title of a study"), names=True),
        subject=reader.phrase(study.subjects, f"{path}.subjects", _("what a study is about")),
        year=_count(study.year, f"{path}.year"),
        month=_count(study.month, f"{path}.month"),
        conductor=reader.perhaps_body(study.conductor, f"{path}.conductor"),
        commissioner=reader.perhaps_body(study.commissioner, f"{path}.commissioner"),
        aims=reader.phrases(study.aims, f"{path}.aims", _("aims of a study")),
        method=reader.phrase(study.methods, f"{path}.methods", _("method of a study")),
        hotline_number=SourcedValue(hotline.number_as_printed, number) if hotline else EMPTY,
        hotline_dial=hotline.e164 if hotline else "",
        sample_size=_count(study.sample_size, f"{path}.sample_size"),
        sample_units=reader.phrase(
            study.sample_units, f"{path}.sample_units", _("of whom a sample was taken")
        ),
        data_from=_count(study.data_from, f"{path}.data_from"),
        data_until=_count(study.data_until, f"{path}.data_until"),
        findings=reader.lines(study.findings, f"{path}.findings", _("findings of a study")),
        recommendations=reader.phrases(
            study.recommendations, f"{path}.recommendations", _("recommendations of a study")
        ),
        finding_form=study.finding_form,
        sample=reader.phrase(study.samples, f"{path}.samples", _("sample of a study")),
        method_note=reader.text(
            study.method_notes, f"{path}.method_notes", _("how a study was made")
        ),
        url=SourcedValue(study.url, f"{path}.url"),
        embargo_until=study.embargo_until,
    )


def _count(number: int | None, path: str) -> Count | None:
    return None if number is None else Count(number, path)
