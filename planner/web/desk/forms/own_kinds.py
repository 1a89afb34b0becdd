"""The form of a kind of event of the office's own."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.operations.own_kinds import Grammar, OwnKindPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, LineField
from planner.web.forms.texts import TextsField

_GENDERS = {
    "": _("not entered"),
    "m": pgettext("grammar", "masculine"),
    "f": pgettext("grammar", "feminine"),
    "n": pgettext("grammar", "neuter"),
    "pl": pgettext("grammar", "plural"),
}
_ENGLISH_VERBS = {"hold": "held", "organise": "organised", "run": "ran", "give": "gave"}
_RUSSIAN_VERBS = {"hold": "провёл", "organise": "организовал", "give": "дал"}
# The fields by language: the name in the form, the name in `OwnKind.grammar`.
_FORMS = {
    "en": {"en_later": "later", "en_verb": "verb", "en_at_it": "at-it"},
    "ru": {
        "ru_gender": "gender",
        "ru_verb": "verb",
        "ru_accusative": "accusative",
        "ru_at_it": "at-it",
        "ru_genitive": "genitive",
        "ru_dative": "dative",
        "ru_prepositional": "prepositional",
    },
}


def _choices(labels: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(value=value, label=label) for value, label in labels.items()]


class OwnKindForm(Form):
    side_by_side = (
        ("en_later", "en_verb", "en_at_it"),
        ("ru_gender", "ru_verb", "ru_accusative", "ru_at_it"),
        ("ru_genitive", "ru_dative", "ru_prepositional"),
    )

    names = TextsField(
        pgettext("thing", "Name"),
        required=True,
        description=_("In small letters, without an article: media walk."),
    )
    like = EnumField(
        _("Made like"), EventKind, description=_("Its ready programme is taken from this kind.")
    )
    en_later = LineField(
        _("English: at the second mention"), description=_("Such as: walk, after “media walk”.")
    )
    en_verb = SelectField(
        _("English: the Institute … it"), choices=_choices(_ENGLISH_VERBS), default="hold"
    )
    en_at_it = LineField(
        _("English: “at it”"), description=_("Such as: during the walk. Empty: “at the …”.")
    )
    ru_gender = SelectField(_("Russian: gender"), choices=_choices(_GENDERS), default="")
    ru_verb = SelectField(
        _("Russian: the Institute … it"), choices=_choices(_RUSSIAN_VERBS), default="hold"
    )
    ru_accusative = LineField(_("Russian: accusative"), description="Провёл (что?) медиапрогулку.")
    ru_at_it = LineField(_("Russian: “at it”"), description="В ходе медиапрогулки.")
    ru_genitive = LineField(_("Russian: genitive"), description="Партнёр (чего?) медиапрогулки.")
    ru_dative = LineField(
        _("Russian: dative"), description="Присоединились к (чему?) медиапрогулке."
    )
    ru_prepositional = LineField(
        _("Russian: prepositional"), description="Участвовали в (чём?) медиапрогулке."
    )

    @classmethod
    def filled(cls, kind: OwnKind, languages: tuple[str, ...]) -> OwnKindForm:
        forms = {
            name: kind.grammar.get(language, {}).get(form, "")
            for language, names in _FORMS.items()
            for name, form in names.items()
        }
        return cls(obj=kind, data=forms, languages=languages)

    def plan(self) -> OwnKindPlan:
        return self.plan_of(OwnKindPlan, grammar=self._grammar())

    def _grammar(self) -> Grammar:
        return {
            language: {form: self[name].data or "" for name, form in names.items()}
            for language, names in _FORMS.items()
        }
