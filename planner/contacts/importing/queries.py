"""Queries for lists of people that were brought in."""

from __future__ import annotations

from sqlalchemy import Select, select

from planner.contacts.importing.models import Import, ImportState
from planner.kernel.database import Given


def waiting_lists(office_id: Given[int]) -> Select[tuple[int]]:
    """Lists whose columns or preview wait for a person, the oldest first."""
    return (
        select(Import.id)
        .where(
            Import.office_id == office_id,
            Import.state.in_((ImportState.UPLOADED, ImportState.READ)),
        )
        .order_by(Import.id)
    )
