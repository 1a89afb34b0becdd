"""Printed papers: release, advisory and programme."""

from __future__ import annotations

from planner.kernel.messages import Phrase, npgettext, pgettext

PHRASES: dict[str, Phrase] = {
    "page": pgettext("papers", "Page"),
    "of": pgettext("papers", "of"),
    "phone": pgettext("papers", "Tel."),
    "email": pgettext("papers", "E-mail"),
    "advisory": pgettext("papers", "Media advisory"),
    "programme": pgettext("papers", "Programme"),
    "contacts": lambda count, **values: npgettext(
        "papers", "Media contact", "Media contacts", count, **values
    ),
    "issued": pgettext("papers", "issued %(day)s"),
    "update_alone": pgettext(
        "papers: update", "UPDATE %(number)s: %(changes)s; the other facts stand."
    ),
    "update": pgettext(
        "papers: update", "UPDATE %(number)s: %(changes)s; other facts have changed too."
    ),
    "update_none": pgettext(
        "papers: update", "UPDATE %(number)s: date, hour and place stand; other facts have changed."
    ),
    "update_undone": pgettext(
        "papers: update", "UPDATE %(number)s: date, hour and place are as first announced."
    ),
    "date_changed": pgettext("papers: update", "the date has changed from %(old)s to %(new)s"),
    "date_entered": pgettext("papers: update", "the date is %(new)s"),
    "date_open": pgettext("papers: update", "the date is not fixed any more"),
    "hour_changed": pgettext("papers: update", "the hour has changed from %(old)s to %(new)s"),
    "hour_entered": pgettext("papers: update", "it begins at %(new)s"),
    "hour_open": pgettext("papers: update", "the hour is not fixed any more"),
    "end_changed": pgettext("papers: update", "the end has changed from %(old)s to %(new)s"),
    "end_entered": pgettext("papers: update", "it ends at %(new)s"),
    "end_open": pgettext("papers: update", "the end is not fixed any more"),
    "place_changed": pgettext("papers: update", "the place has changed from %(old)s to %(new)s"),
    "place_entered": pgettext("papers: update", "the place is %(new)s"),
    "place_open": pgettext("papers: update", "the place is not fixed any more"),
    "what": pgettext("papers", "What"),
    "when": pgettext("papers", "When"),
    "where": pgettext("papers", "Where"),
    "who": pgettext("papers", "Who"),
    "why": pgettext("papers", "Why"),
    "accreditation": pgettext("papers", "Accreditation"),
    "languages": pgettext("papers", "Languages"),
    "put_off_to": pgettext("papers", "This event is put off. The new date: %(days)s."),
    "organised_by": pgettext("papers", "Organised by"),
    "project": pgettext("papers", "Project"),
    "support": pgettext("papers", "Partners and support"),
    "photographs": pgettext("papers", "Photographs"),
    "interviews": pgettext("papers", "Interviews"),
    "hours_from": pgettext("papers", "from %(clock)s"),
    "will_speak": lambda count, **values: npgettext(
        "papers: one person or several", "Will speak:", "Will speak:", count, **values
    ),
    "will_perform": lambda count, **values: npgettext(
        "papers: one person or several", "Will perform:", "Will perform:", count, **values
    ),
    "will_attend": lambda count, **values: npgettext(
        "papers: one person or several", "Will attend:", "Will attend:", count, **values
    ),
    "message_from": lambda count, **values: npgettext(
        "papers: one person or several",
        "A message will be read out from:",
        "Messages will be read out from:",
        count,
        **values,
    ),
    "invited_m": pgettext("papers: a man is", "invited"),
    "invited_f": pgettext("papers: a woman is", "invited"),
    "invited_none": pgettext("papers: somebody is", "invited"),
    "date_tentative": pgettext("papers", "date not yet final"),
    "biographies": pgettext("papers", "About the speakers"),
    "also_m": pgettext("papers: a man is", "also %(roles)s"),
    "also_f": pgettext("papers: a woman is", "also %(roles)s"),
    "also_none": pgettext("papers: somebody is", "also %(roles)s"),
    "also_moderator": pgettext("papers: a speaker is also", "moderator"),
    "also_item_moderator": pgettext("papers: a speaker is also", "moderator of an item"),
    "also_host": pgettext("papers: a speaker is also", "host"),
    "also_trainer": pgettext("papers: a speaker is also", "trainer"),
    "guard_list": pgettext("papers", "List for the guard"),
    "guard_count": lambda count: npgettext(
        "papers", "%(count)s guest may come.", "%(count)s guests may come.", count
    ),
    "guard_crews": lambda count: npgettext(
        "papers",
        "%(count)s person comes along with them.",
        "%(count)s people come along with them.",
        count,
    ),
    "guard_part": pgettext("papers", "Part %(number)s of %(count)s: %(first)s – %(last)s"),
    "guard_printed": pgettext(
        "papers", "%(office)s, printed on %(when)s. Later changes are not on it."
    ),
    "guard_name": pgettext("papers: guard", "Name and outlet"),
    "guard_kind": pgettext("papers: guard", "As"),
    "guard_crew": pgettext("papers: guard", "Crew"),
    "guard_car": pgettext("papers: guard", "Car"),
    "guard_document": pgettext("papers: guard", "Document"),
    "guard_came": pgettext("papers: guard", "Came"),
    "guard_season": pgettext("papers: guard", "accredited for the season"),
    "guard_request": pgettext("papers: guard", "accredited on request"),
    "guard_invited": pgettext("papers: guard", "invited"),
}
