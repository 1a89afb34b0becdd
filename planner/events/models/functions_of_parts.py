"""How somebody in the programme is called besides their first function."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from planner.contacts.models import Gender
from planner.events.models.kinds import RoleNumber
from planner.kernel.database import words
from planner.kernel.texts import Texts


class FurtherFunctions:
    """Columns of a part: a second function and a former one, without the word “former”; whether an
    unnamed role is that of one person or of several, and its gender.
    """

    second_functions: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    former_functions: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    role_number: Mapped[RoleNumber | None] = mapped_column(words(RoleNumber))
    role_gender: Mapped[Gender | None] = mapped_column(words(Gender))
