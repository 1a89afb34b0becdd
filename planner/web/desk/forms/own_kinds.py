"""The form of a kind of event of the office's own."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OWN_WORDS, OwnKind
from planner.events.operations.own_kinds import Grammar, OwnKindPlan, form_field
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
_ENGLISH_VERBS = {
    "hold": "held",
    "organise": "organised",
    "run": "ran",
    "give": "gave",
    "host": "hosted",
    "open": "opened",
}
_RUSSIAN_VERBS = {
    "hold": "провёл",
    "organise": "организовал",
    "give": "дал",
    "arrange": "устроил",
    "open": "открыл",
}
# By language: the forms in `OwnKind.grammar` that are entered, each in the field `form_field` names.
_FORMS = {
    "en": ("later", "verb", "at-it", *OWN_WORDS["en"], "participle"),
    "ru": (
        *("gender", "verb", "accusative", "at-it", "genitive", "dative", "prepositional"),
        *OWN_WORDS["ru"],
    ),
}


def _choices(labels: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(value=value, label=label) for value, label in labels.items()]


class OwnKindForm(Form):
    side_by_side = (
        ("en_later", "en_verb", "en_at_it"),
        ("ru_gender", "ru_verb", "ru_accusative", "ru_at_it"),
        ("ru_genitive", "ru_dative", "ru_prepositional"),
        ("en_past", "en_future", "en_participle"),
        ("ru_past_m", "ru_past_f"),
        ("ru_past_n", "ru_past_pl"),
        ("ru_future", "ru_future_pl"),
    )
    folded = (
        (_("English: other words for “held”"), ("en_past", "en_future", "en_participle")),
        (
            _("Russian: other words for «провёл»"),
            ("ru_past_m", "ru_past_f", "ru_past_n", "ru_past_pl", "ru_future", "ru_future_pl"),
        ),
    )

    names = TextsField(
        pgettext("thing", "Name"),
        required=True,
        description=_("In small letters, without an article: media walk."),
    )
    plurals = TextsField(
        _("Name of several"),
        description=_("Above the releases of several events: media walks. Empty: the name."),
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
    en_past = LineField(
        _("English: “held” in other words"),
        description=_("Such as: took journalists on. The words for the kind follow."),
    )
    en_future = LineField(
        _("English: the same after “will”"), description=_("Such as: take journalists on.")
    )
    en_participle = LineField(
        _("English: the same after “was”"), description=_("Such as: organised. Empty: “held”.")
    )
    ru_past_m = LineField(
        _("Russian: «провёл» in other words"),
        description="Институт пригласил журналистов на (дальше — вид мероприятия).",
    )
    ru_past_f = LineField(
        _("Russian: the same, feminine"), description="Академия пригласила журналистов на."
    )
    ru_past_n = LineField(
        _("Russian: the same, neuter"), description="Общество пригласило журналистов на."
    )
    ru_past_pl = LineField(
        _("Russian: the same, plural"), description="Волонтёры пригласили журналистов на."
    )
    ru_future = LineField(
        _("Russian: the same in the future"), description="Институт пригласит журналистов на."
    )
    ru_future_pl = LineField(
        _("Russian: the same in the future, plural"),
        description="Волонтёры пригласят журналистов на.",
    )

    @classmethod
    def filled(cls, kind: OwnKind, languages: tuple[str, ...]) -> OwnKindForm:
        values = {
            form_field(language, form): kind.grammar.get(language, {}).get(form, "")
            for language, forms in _FORMS.items()
            for form in forms
        }
        return cls(obj=kind, data=values, languages=languages)

    def plan(self) -> OwnKindPlan:
        return self.plan_of(OwnKindPlan, grammar=self._grammar())

    def _grammar(self) -> Grammar:
        return {
            language: {form: self[form_field(language, form)].data or "" for form in forms}
            for language, forms in _FORMS.items()
        }
