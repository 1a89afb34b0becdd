"""`flask outbox`: the letters of an outbox that is frozen after a restore."""

from __future__ import annotations

import click

from planner.accounts.models import Office
from planner.cli.boundary import acting, office_called
from planner.cli.groups import DatabaseGroup
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.freezing import (
    discard_doubtful,
    doubtful,
    freeze_of,
    mark_as_sent,
    release_outbox,
)
from planner.outbox.models import OutboxFreeze

outbox = DatabaseGroup("outbox", help="Letters that may have left since a copy was made.")

OFFICE = click.option("--office", "slug", help="Which office, if there are several.")
NUMBERS = click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER]...")
EVERY = click.option("--all", "every", is_flag=True, help="All letters that are listed.")


@outbox.command("list")
@OFFICE
def show(slug: str | None) -> None:
    """Which letters waited when the copy was made, and are not decided about."""
    office = office_called(slug)
    with acting(office) as work:
        freeze = _freeze(work, office)
        click.echo(f"No letter leaves. The copy is of {freeze.copied_at:%Y-%m-%d %H:%M} UTC.")
        for letter in work.session.scalars(doubtful(freeze)):
            click.echo(
                f"{letter.id}\t{letter.delivery}\t{letter.written_at:%Y-%m-%d %H:%M}\t"
                f"{letter.recipient_address}\t{letter.subject}"
            )


@outbox.command("mark-sent")
@NUMBERS
@EVERY
@OFFICE
def mark(numbers: tuple[int, ...], slug: str | None, *, every: bool) -> None:
    """The letters of these numbers have left since the copy was made."""
    office, chosen = office_called(slug), _chosen(numbers, every=every)
    with acting(office, writes=True) as work:
        count = mark_as_sent(work, _freeze(work, office), chosen)
    click.echo(f"Marked as sent: {count}.")


@outbox.command("discard")
@NUMBERS
@EVERY
@OFFICE
def discard(numbers: tuple[int, ...], slug: str | None, *, every: bool) -> None:
    """The letters of these numbers shall not leave."""
    office, chosen = office_called(slug), _chosen(numbers, every=every)
    with acting(office, writes=True) as work:
        count = discard_doubtful(work, _freeze(work, office), chosen)
    click.echo(f"Discarded: {count}.")


@outbox.command("release")
@OFFICE
def release(slug: str | None) -> None:
    """What is still listed has not left: letters leave again."""
    office = office_called(slug)
    with acting(office, writes=True) as work:
        count = release_outbox(work, _freeze(work, office))
    click.echo(f"Letters leave again. {count} waited; those that were held wait for their button.")


def _freeze(work: Work, office: Office) -> OutboxFreeze:
    found = work.session.scalars(freeze_of(office.id)).one_or_none()
    if found is None:
        raise Conflict("The outbox is not frozen: its letters leave.")
    return found


def _chosen(numbers: tuple[int, ...], *, every: bool) -> list[int] | None:
    if every == bool(numbers):
        raise click.UsageError("Give the numbers of letters, or --all.")
    return None if every else list(numbers)
