"""What was entered and is no fact of a release."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Withholding(StrEnum):
    """Why something that was entered is no fact of a release."""

    DECLINED = "declined"
    ABSENT = "absent"
    INTERPRETER = "interpreter"
    ITEM_NOT_PUBLIC = "item_not_public"
    IN_ITEM_NOT_PUBLIC = "in_item_not_public"
    OFF_RECORD = "off_record"
    NOT_APPROVED = "not_approved"
    SPEAKER_NOT_TOLD = "speaker_not_told"
    NOT_COUNTED = "not_counted"
    NOT_ASKED = "not_asked"
    UNDER_EMBARGO = "under_embargo"


@dataclass(frozen=True, slots=True)
class Withheld:
    """`words` are the name, the title or what was said; `path` is the field."""

    reason: Withholding
    words: str
    path: str
