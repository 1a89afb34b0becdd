"""The programme: items without a title, and who takes part in them."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "on_behalf": pgettext("papers", "on behalf of %(name)s"),
    "former_m": pgettext("papers: a man is", "former %(function)s"),
    "former_f": pgettext("papers: a woman is", "former %(function)s"),
    "former_none": pgettext("papers: somebody is", "former %(function)s"),
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
    "study_shown": pgettext("papers", "Presentation of the study “%(title)s”"),
    "study_titled": pgettext("papers", "Presentation: “%(title)s”"),
    # Titles of studies that say nothing but a kind, in small letters.
    "words_for_studies": pgettext("papers", "report, survey, study, analysis, research"),
    "visited": pgettext("papers", "Visit to %(title)s"),
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
}
