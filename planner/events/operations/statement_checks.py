"""What is refused of a statement, each in a sentence at the field to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.events.complements import follows_verb
from planner.events.models.statement import Force, SpeechForm
from planner.events.reported_speech import is_in_first_person
from planner.kernel.dates import LanguageName
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts

if TYPE_CHECKING:
    from planner.events.operations.statements import StatementPlan

CALLS = (Force.CALLED, Force.PROPOSED, Force.PROMISED)

_BEGIN_WITH = {
    Force.CALLED: _("Begin with the verb as it stands after “called on farmers”: “to leave …”."),
    Force.PROPOSED: _("Begin with the verb as it stands after “proposed”: “leaving …”."),
    Force.PROMISED: _("Begin with the verb as it stands after “promised”: “to leave …”."),
}


def check_statement(plan: StatementPlan, *, has_speaker: bool) -> None:
    """Raises `Invalid` for what no sentence could be made of."""
    if not has_speaker:
        raise Invalid("texts", _("Say first who speaks: a quotation needs its speaker."))
    if not plan.texts and not (plan.form is SpeechForm.PLAN and plan.documents):
        raise Invalid("texts", _("Note what was said in at least one language."))
    _check_verb(plan)
    if plan.is_subhead and plan.form is not SpeechForm.DIRECT:
        raise Invalid("is_subhead", _("Only a quotation word for word stands below the headline."))
    if plan.form in (SpeechForm.INDIRECT, SpeechForm.PLAN):
        _check_person("texts", plan.texts)
        _check_end(plan.texts)
    if plan.form is SpeechForm.PARTIAL:
        _check_lead_ins(plan)
    if plan.form is SpeechForm.CALL:
        _check_call(plan)
    _check_figures(plan)
    _check_told(plan)


def _check_verb(plan: StatementPlan) -> None:
    if plan.form is SpeechForm.CALL and plan.force not in CALLS:
        raise Invalid("force", _("Say which verb it is: called on, proposed or promised."))
    if plan.form is not SpeechForm.DIRECT and plan.force is Force.ASKED:
        raise Invalid("force", _("Only a quotation is asked: note the question word for word."))
    is_reported = plan.form in (SpeechForm.INDIRECT, SpeechForm.PARTIAL, SpeechForm.PLAN)
    if is_reported and plan.force in (Force.CALLED, Force.PROPOSED):
        raise Invalid("form", _("Note it as a call: “to leave a strip of grass”."))


def _check_person(field: str, texts: Texts) -> None:
    for language, text in texts.items():
        if is_in_first_person(text, language):
            raise Invalid(field, _("Write it as a quotation or in the third person."))


def _check_end(texts: Texts) -> None:
    """“Said that is the river dry?” is no sentence."""
    for text in texts.values():
        if text.rstrip().endswith(("?", "!")):
            raise Invalid("texts", _("Note a question or an exclamation as a quotation."))


def _check_lead_ins(plan: StatementPlan) -> None:
    for language in plan.texts:
        if not plan.lead_ins.exactly(language):
            raise Invalid(
                "lead_ins",
                _(
                    "Write in %(language)s what stands between “said that” and the quoted words.",
                    language=LanguageName(language),
                ),
            )
    _check_person("lead_ins", plan.lead_ins)


def _check_call(plan: StatementPlan) -> None:
    for language, text in plan.texts.items():
        if not follows_verb(text, language, plan.force):
            raise Invalid("texts", _BEGIN_WITH[plan.force])
        is_english = language.split("-")[0] == "en"
        if is_english and plan.force is Force.CALLED and not plan.addressees.exactly(language):
            raise Invalid("addressees", _("Say in English who was called on: “farmers”."))


def _check_told(plan: StatementPlan) -> None:
    """Refuses what no sentence of this form would tell."""
    if plan.lead_ins and plan.form is not SpeechForm.PARTIAL:
        raise Invalid(
            "lead_ins", _("Note it as quoted in part, or write these words into what was said.")
        )
    if plan.addressees and (plan.form, plan.force) != (SpeechForm.CALL, Force.CALLED):
        raise Invalid(
            "addressees", _("Note it as a call and choose “called on”, or leave this empty.")
        )
    is_plan = plan.form is SpeechForm.PLAN and plan.force not in (Force.WARNED, Force.PROMISED)
    if plan.deadlines and not is_plan:
        raise Invalid(
            "deadlines",
            _("Note it as a plan that was announced, or write this into what was said."),
        )


def _check_figures(plan: StatementPlan) -> None:
    for language, figure in plan.figures.items():
        if plan.texts.exactly(language) and figure not in plan.texts[language]:
            raise Invalid(
                "figures",
                _(
                    "“%(figure)s” does not stand in what was said. Copy the figure from there.",
                    figure=figure,
                ),
            )
