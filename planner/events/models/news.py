"""What the news of an event is, and its notes to editors."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.texts import Texts


class EventNews:
    """`news_lines`: what the news is, in a sentence without its source and without a full stop; a
    release begins with it. It comes from the statement or the programme item (its study) that
    `is_news`, if there is one. `short_titles` stand in headlines that the title is too long for.

    `photo_captions`: what the photographs for the press show, one a line; `interviews`: who can be
    interviewed when, in a sentence. Both are notes to editors.
    """

    news_lines: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    short_titles: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    photo_captions: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    interviews: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
