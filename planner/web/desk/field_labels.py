"""Labels of the desk's forms by table and column."""

from __future__ import annotations

from planner.web.desk.forms.after import ClipForm
from planner.web.desk.forms.anniversaries import AnniversaryForm
from planner.web.desk.forms.checklists import TaskForm
from planner.web.desk.forms.hotlines import HotlineForm
from planner.web.desk.forms.mail import MailServerForm
from planner.web.desk.forms.mailbox import MailboxForm
from planner.web.desk.forms.office import OfficeSettingsForm
from planner.web.desk.forms.organisations import OrganisationForm
from planner.web.desk.forms.outlets import OutletForm
from planner.web.desk.forms.outline import OutlineForm
from planner.web.desk.forms.own_kinds import OwnKindForm
from planner.web.desk.forms.people import PersonForm
from planner.web.desk.forms.pictures import PictureWordsForm
from planner.web.desk.forms.pools import PoolForm
from planner.web.desk.forms.programme import ItemForm, PartForm
from planner.web.desk.forms.programmes_of_work import ProgrammeForm
from planner.web.desk.forms.projects import ProjectForm
from planner.web.desk.forms.statements import StatementForm
from planner.web.desk.forms.studies import StudyForm
from planner.web.desk.forms.topics import TopicForm
from planner.web.forms.base import Form

_FORMS: dict[str, type[Form]] = {
    "events": OutlineForm,
    "programme_items": ItemForm,
    "parts": PartForm,
    "event_tasks": TaskForm,
    "statements": StatementForm,
    "studies": StudyForm,
    "clips": ClipForm,
    "release_pictures": PictureWordsForm,
    "organisations": OrganisationForm,
    "outlets": OutletForm,
    "pools": PoolForm,
    "topics": TopicForm,
    "projects": ProjectForm,
    "aid_programmes": ProgrammeForm,
    "hotlines": HotlineForm,
    "own_kinds": OwnKindForm,
    "anniversaries": AnniversaryForm,
    "people": PersonForm,
    "offices": OfficeSettingsForm,
    "office_mail_servers": MailServerForm,
    "office_mailboxes": MailboxForm,
}


def field_label(table: str, name: str) -> str:
    """The label of the field; the name of the column in words if no form has it."""
    return _FORMS[table].label_of(name) if table in _FORMS else name.replace("_", " ")
