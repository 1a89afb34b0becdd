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
    "contacts": pgettext("papers", "Media contacts"),
    "issued": pgettext("papers", "issued %(day)s"),
    "updated": pgettext("papers", "Updated %(number)s"),
    "what": pgettext("papers", "What"),
    "when": pgettext("papers", "When"),
    "where": pgettext("papers", "Where"),
    "who": pgettext("papers", "Who"),
    "why": pgettext("papers", "Why"),
    "accreditation": pgettext("papers", "Accreditation"),
    "languages": pgettext("papers", "Languages"),
    "accreditation_until": pgettext("papers", "Accreditation closes on %(day)s."),
    "will_take_part": pgettext("papers", "Will take part:"),
    "date_tentative": pgettext("papers", "date not yet final"),
    "online": pgettext("papers", "Online"),
    "also_online": pgettext("papers", "Also online"),
    "on_behalf": pgettext("papers", "on behalf of %(name)s"),
    "biographies": pgettext("papers", "About the speakers"),
    "former": pgettext("papers", "former %(function)s"),
    "also": pgettext("papers", "also %(roles)s"),
    "role_moderator": pgettext("papers", "moderator"),
    "role_item_moderator": pgettext("papers", "moderator"),
    "role_host": pgettext("papers", "host"),
    "role_special_guest": pgettext("papers", "special guest"),
    "role_performer": pgettext("papers", "performance"),
    "role_trainer": pgettext("papers", "trainer"),
    "role_guide": pgettext("papers", "guide"),
    "role_companion": pgettext("papers", "accompanying"),
    "role_present": pgettext("papers", "will be present"),
    "role_message": pgettext("papers", "message to be read out"),
    "by_video": pgettext("papers", "by video link"),
    "kind_on": pgettext("papers", "%(kind)s on %(subject)s"),
    "study_shown": pgettext("papers", "Presentation of the study “%(title)s”"),
    "item_welcome": pgettext("papers", "Words of welcome"),
    "item_report": pgettext("papers", "Report"),
    "item_study": pgettext("papers", "Presentation of a study"),
    "item_presentation": pgettext("papers", "Presentation"),
    "item_statement": pgettext("papers", "Statement"),
    "item_discussion": pgettext("papers", "Discussion"),
    "item_questions": pgettext("papers", "Questions of journalists"),
    "item_visit": pgettext("papers", "Visit"),
    "item_photo_opportunity": pgettext("papers", "Photo opportunity"),
    "item_break": pgettext("papers", "Break"),
    "item_closing": pgettext("papers", "Closing"),
    "in_the_year_anniversary": pgettext(
        "papers", "In the year of the %(years)s anniversary of %(phrase)s"
    ),
    "in_the_year_mourning": pgettext("papers", "%(years)s since %(phrase)s"),
    "organised": lambda count, **values: npgettext(
        "papers", "Organised by %(names)s", "Organised by %(names)s", count, **values
    ),
}
