"""The papers of an event that can go along with a free letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select

from planner.coverage.versions import public_releases
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.study import Study
from planner.free_letters.models import FreeLetter
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.richtext import to_text
from planner.releases.drafting.wording import is_drafted
from planner.web.database import db
from planner.web.desk.forms.letter_attachments import AttachmentForm
from planner.web.transaction import current_office, current_work, reading_languages

PROGRAMME, RELEASE, STUDY = "programme", "release", "study"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """`key` names it in the form (`release:17`); `name` and `address` are of a page that it leads to,
    "" for a paper that is printed in `language`.
    """

    key: str
    label: str
    name: str = ""
    address: str = ""
    language: str = ""


def offered(form: AttachmentForm, letter: FreeLetter) -> AttachmentForm:
    """With the papers of the event and the languages of the letter."""
    form.offer([(paper.key, paper.label) for paper in papers_of(letter.event)], letter.texts)
    return form


def papers_of(event: Event | None) -> Iterator[Paper]:
    if event is None:
        return
    if event.programme:
        for tag in event.languages:
            if is_drafted(tag):
                named = language_name(tag, reader_language())
                label = str(_("Programme, %(language)s (PDF)", language=named))
                yield Paper(key=f"{PROGRAMME}:{tag}", label=label, language=tag)
    yield from _releases(event)
    yield from _studies(event)


def _releases(event: Event) -> Iterator[Paper]:
    """As links: the page always shows the version that holds, and who has which is known of letters
    with a release alone.
    """
    work, office = current_work(), current_office()
    for tag, release in public_releases(work, event).items():
        named = language_name(tag, reader_language())
        yield Paper(
            key=f"{RELEASE}:{release.id}",
            label=str(_("Press release, %(language)s (link to the newsroom)", language=named)),
            name=to_text(release.issued.get("headline", "")) or event.title(tag),
            address=work.links.release(office.slug, release.slug),
        )


def _studies(event: Event) -> Iterator[Paper]:
    """Those with a page that may be shown now."""
    now = current_work().now
    found = (
        select(Study)
        .join(ProgrammeItem, ProgrammeItem.study_id == Study.id)
        .where(
            Study.office_id == event.office_id,
            ProgrammeItem.office_id == event.office_id,
            ProgrammeItem.event_id == event.id,
            Study.url != "",
            or_(Study.embargo_until.is_(None), Study.embargo_until <= now),
        )
        .distinct()
        .order_by(Study.id)
    )
    for study in db.session.scalars(found):
        name = study.titles.best(*reading_languages())
        label = str(_("Study: %(title)s (link to its page)", title=name))
        yield Paper(key=f"{STUDY}:{study.id}", label=label, name=name, address=study.url)
