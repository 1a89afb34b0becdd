"""The forms of a picture of releases."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.releases.picture_operations import PicturePlan
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField
from planner.web.forms.texts import TextsField


class PictureWordsForm(Form):
    alt_texts = TextsField(
        _("Alternative text"),
        required=True,
        description=_(
            "What the picture shows, for those who cannot see it: “Two divers lift a crate onto a "
            "barge”. A release is published only if each picture has one in its language."
        ),
    )
    captions = TextsField(
        _("Caption"),
        lines=2,
        description=_("Who and what, where and when; names from left to right."),
    )
    credits = TextsField(
        _("Credit"), description=_("Who took it or owns the rights: the name alone.")
    )

    def plan(self) -> PicturePlan:
        return self.plan_of(PicturePlan)


class NewPictureForm(PictureWordsForm):
    file = UploadField(
        _("Picture"), description=_("JPEG, PNG or WebP, up to 25 MB, as large as for print.")
    )
