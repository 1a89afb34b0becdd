"""The register of studies."""

from __future__ import annotations

from flask import Blueprint
from sqlalchemy.orm import joinedload

from planner.events.models.study import Study, StudyKind
from planner.events.operations.studies import enter_study, revise_study
from planner.grammar.needs import Sort
from planner.web.desk import choices
from planner.web.desk.forms.studies import StudyForm
from planner.web.desk.registers.lists import mount_archive
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.word_forms import Said
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("studies", __name__, url_prefix="/studies")


class StudyPages(RegisterPages[Study, StudyForm]):
    noun, model, form, kinds = "study", Study, StudyForm, StudyKind
    list_loads = (joinedload(Study.conductor),)

    def enter(self, form: StudyForm) -> Study:
        return enter_study(current_work(), form.plan(current_office().zone))

    def revise(self, study: Study, form: StudyForm) -> None:
        plan = form.plan(current_office().zone)
        revise_study(current_work(), study, plan, form.opened_version)

    def filled(self, study: Study) -> StudyForm:
        office = current_office()
        return StudyForm.filled(study, tuple(office.languages), office.zone)

    def offer(self, form: StudyForm) -> None:
        bodies = choices.organisations(form.conductor_id.kept, form.commissioner_id.kept)
        form.conductor_id.offer(bodies)
        form.commissioner_id.offer(bodies)
        form.hotline_id.offer(choices.hotlines(form.hotline_id.kept))

    def words_of(self, study: Study) -> Said:
        yield "subjects", study.subjects, Sort.PHRASE, ""


pages = StudyPages(blueprint)
pages.mount_list()
pages.mount_entry()
pages.mount_sheet()
mount_archive(blueprint, pages.noun, pages.model)
