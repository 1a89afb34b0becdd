"""Facts of a study for a release, and how they are read from the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events.models.study import Study, StudyKind
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyFacts:
    """A study that was shown. The order of the fields is that of the paragraph (`sections.studies`)."""

    path: str
    uid: str
    kind: StudyKind
    title: SourcedValue
    conductor: BodyFacts | None
    commissioner: BodyFacts | None
    aims: tuple[SourcedValue, ...]
    method: SourcedValue
    hotline_number: SourcedValue
    hotline_dial: str
    sample: SourcedValue
    findings: tuple[SourcedValue, ...]
    recommendations: tuple[SourcedValue, ...]
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
        conductor=reader.perhaps_body(study.conductor, f"{path}.conductor"),
        commissioner=reader.perhaps_body(study.commissioner, f"{path}.commissioner"),
        aims=reader.lines(study.aims, f"{path}.aims", _("aims of a study")),
        method=reader.text(study.methods, f"{path}.methods", _("method of a study")),
        hotline_number=SourcedValue(hotline.number_as_printed, number) if hotline else EMPTY,
        hotline_dial=hotline.e164 if hotline else "",
        sample=reader.text(study.samples, f"{path}.samples", _("sample of a study")),
        findings=reader.lines(study.findings, f"{path}.findings", _("findings of a study")),
        recommendations=reader.lines(
            study.recommendations, f"{path}.recommendations", _("recommendations of a study")
        ),
        url=SourcedValue(study.url, f"{path}.url"),
        embargo_until=study.embargo_until,
    )
