"""What goes along with a free letter: a file, or a paper of its event."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField


class AttachmentForm(Form):
    file = UploadField(
        _("File"),
        description=_(
            "PDF, JPEG, PNG or WebP, up to 25 MB. What is hidden in it (author, former versions, place of a photograph) is taken out."
        ),
    )
    paper = SelectField(_("Or a paper of the event"), default="")
    language = SelectField(_("Goes along with"), default="")
    is_link = BooleanField(_("As a link, not attached"))

    def offer(self, papers: Iterable[tuple[str, str]], languages: Iterable[str]) -> None:
        """`papers` by key; without any the field is left out. `languages` are those of the letter."""
        offered = [SelectChoice(value=key, label=label) for key, label in papers]
        if offered:
            none = SelectChoice(value="", label=str(pgettext("paper", "none")))
            self.paper.choices = [none, *offered]
        else:
            del self.paper
        every = SelectChoice(value="", label=str(_("the letter in every language")))
        self.language.choices = [
            every,
            *(
                SelectChoice(
                    value=tag,
                    label=str(
                        _(
                            "the letter in %(language)s",
                            language=language_name(tag, reader_language()),
                        )
                    ),
                )
                for tag in languages
            ),
        ]

    @property
    def chosen_paper(self) -> str:
        return (self.paper.data or "") if "paper" in self else ""
