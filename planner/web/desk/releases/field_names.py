"""Paths of fields in words: “the name of Dmitriy Nikiforov in Russian”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.web.desk.field_labels import field_label
from planner.web.words import word

# Names that are shorter than the label of the form, or that no form has.
_FIELDS = {
    "names": pgettext("field", "name"),
    "short_names": pgettext("field", "short name"),
    "abbreviation": pgettext("field", "abbreviation"),
    "titles": pgettext("field", "title"),
    "topics": pgettext("field", "topic"),
    "subjects": pgettext("field", "subject"),
    "descriptions": pgettext("field", "description"),
    "audiences": pgettext("field", "audience"),
    "next_steps": pgettext("field", "next steps"),
    "news_lines": pgettext("field", "news line"),
    "materials_url": pgettext("field", "address for downloads"),
    "status": pgettext("field", "status"),
    "functions": pgettext("field", "function"),
    "unnamed_roles": pgettext("field", "role"),
    "on_behalf_of": pgettext("field", "name on whose behalf they speak"),
    "is_remote": pgettext("field", "note on the video link"),
    "gender": pgettext("field", "grammatical gender"),
    "phrases": pgettext("field", "wording"),
    "texts": pgettext("field", "wording"),
    "base_year": pgettext("field", "base year"),
    "exact_on": pgettext("field", "exact day"),
    "cities": pgettext("field", "city"),
    "venues": pgettext("field", "venue"),
    "conductor": pgettext("field", "conductor"),
    "commissioner": pgettext("field", "commissioner"),
    "url": pgettext("field", "address"),
    "starts_on": pgettext("field", "date"),
    "boilerplates": pgettext("field", "boilerplate text"),
    "funding_statements": pgettext("field", "funding statement"),
    "funding_is_confirmed": pgettext("field", "note that the funding is confirmed"),
    "disclaimers": pgettext("field", "disclaimer"),
    "datelines": pgettext("field", "dateline"),
    "forms": pgettext("field", "confirmed grammatical forms"),
    "grammar": pgettext("field", "form of the name"),
    "takes_the": pgettext("field", "article"),
    "generic_nouns": pgettext("field", "generic noun"),
    "emblem": pgettext("field", "emblem"),
    "implementer": pgettext("field", "implementer"),
    "partner_of": pgettext("field", "body whose partner carries it out"),
    "number_as_printed": pgettext("field", "number"),
    "phone": pgettext("field", "telephone"),
    "email": pgettext("field", "e-mail address"),
    "hours": pgettext("field", "hours"),
    "languages": pgettext("field", "languages"),
}
# Lists of the event, for paths that lead to none of their rows.
_LISTS = {
    "bodies": _("the organisers of the event"),
    "contacts": _("the press contacts of the event"),
    "occasions": _("the anniversaries of the event"),
    "programme": _("the programme of the event"),
    "statements": _("a statement"),
    "attendance": _("who came"),
}
_KINDS: dict[type[Any], Callable[[str], str]] = {
    Study: lambda title: _("the study “%(title)s”", title=title),
    Project: lambda title: _("the project “%(title)s”", title=title),
    AidProgramme: lambda title: _("the programme “%(title)s”", title=title),
    OwnKind: lambda title: _("the kind of event “%(title)s”", title=title),
    Hotline: lambda title: _("the hot-line “%(title)s”", title=title),
    Anniversary: lambda title: _("the anniversary “%(title)s”", title=title),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)*")


def in_words(event: Event, thing: Any, steps: Sequence[str]) -> str:
    """The field at the end of a path. `thing` is the last row on the path, None for the event
    itself; `steps` lead on from it.
    """
    whose = _whose(event, thing, steps)
    named = [step for step in steps if not step.isdigit() and step not in (*_LISTS, "office")]
    is_list = thing is None and steps[0] in _LISTS and steps[0] != "statements"
    if not named or is_list:
        return whose
    language = next(filter(_LANGUAGE.fullmatch, named[1:]), "")
    field = _FIELDS.get(named[0]) or _label(thing, named[0])
    if not language:
        return _("the %(field)s of %(whose)s", field=field, whose=whose)
    return _(
        "the %(field)s of %(whose)s in %(language)s",
        field=field,
        whose=whose,
        language=language_name(language, reader_language()),
    )


def _label(thing: Any, name: str) -> str:
    """The label of the form, for the middle of a sentence."""
    label = field_label(getattr(thing, "__tablename__", "events"), name)
    return label[:1].lower() + label[1:]


def _whose(event: Event, thing: Any, steps: Sequence[str]) -> str:
    languages = event.languages
    if isinstance(thing, Part):
        return _speaker(event, thing)
    if isinstance(thing, ProgrammeItem):
        what = thing.titles.best(*languages) or word(thing.kind)
        return _("the programme item “%(title)s”", title=what)
    if isinstance(thing, Organisation | Person | PressContact):
        return thing.names.best(*languages)
    if type(thing) in _KINDS:
        return _KINDS[type(thing)](_title(thing, languages))
    first = steps[0] if steps else ""
    if first == "office":
        return _("the office")
    return _LISTS.get(first, _("the event"))


def _speaker(event: Event, part: Part) -> str:
    if part.person is not None:
        return part.person.names.best(*event.languages)
    body = part.organisation.names.best(*event.languages) if part.organisation else ""
    if body:
        return _("the speaker of %(body)s", body=body)
    return _("a speaker who is not named")


def _title(thing: Any, languages: Sequence[str]) -> str:
    for name in ("titles", "names", "phrases"):
        if texts := getattr(thing, name, None):
            found: str = texts.best(*languages)
            return found
    return str(thing.label)
