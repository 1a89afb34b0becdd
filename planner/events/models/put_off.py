"""What became of an announced day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.texts import Texts


class EventChanges:
    """`put_off_from` and `put_off_venues`: the first day and the venue when the event was put off
    last; a day that was not known then is None. `change_reasons`: why it was cancelled or put off, as
    it stands after “The reason is”.
    """

    put_off_from: Mapped[date | None]
    put_off_venues: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    change_reasons: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
