"""A copy of a release under embargo, for the one person who has its link: the page and the PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.coverage.embargoed_letters import copy_mark
from planner.distribution.embargoed_copies import copy_by_public_id
from planner.distribution.models import EmbargoedCopy
from planner.kernel.links import EMBARGOED_COPY
from planner.kernel.messages import spoken_language
from planner.kernel.richtext import to_html, to_text
from planner.phrases import phrase
from planner.releases.lifecycle import PUBLIC
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText, release_text_at
from planner.web.doors import by_link
from planner.web.downloads import paper_response
from planner.web.extensions import now, settings
from planner.web.guest.links import gone_page, layout_words, office_of, prove, row_claimed
from planner.web.pdf import render_pdf
from planner.web.reader_language import speak
from planner.web.transaction import work_for

blueprint = Blueprint("embargoed_copy", __name__, url_prefix="/c")
blueprint.register_error_handler(404, gone_page("privacy.gone"))


@dataclass(frozen=True, slots=True)
class _Visit:
    copy: EmbargoedCopy
    office: Office
    text: ReleaseText

    @property
    def language(self) -> str:
        return self.copy.release.language

    @property
    def mark(self) -> str:
        copy = self.copy
        return copy_mark(self.language, copy.number, copy.person.name(self.language))


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    """The text with the end of the embargo on top, marked with the number and the name."""
    visit = _enter(token)
    language = visit.language
    return render_template(
        "guest/embargoed_copy/show.html",
        token=token,
        mark=visit.mark,
        issue=visit.text,
        headline=to_text(visit.text.headline),
        blocks=[to_html(text, language) for _section, text in visit.text.blocks],
        pdf_words=phrase(language, "newsroom.download_pdf"),
        **layout_words(visit.office, language),
    )


@blueprint.get("/<token>/copy.pdf")
@by_link
def pdf(token: str) -> ResponseReturnValue:
    """With the number across the page, and number and name at its foot."""
    visit = _enter(token)
    release, language = visit.copy.release, visit.language
    head = letterhead(release.event, language, visit.office)
    marked = replace(visit.text, footer=f"{visit.mark}. {visit.text.footer}")
    watermark = phrase(language, "releases.copy_number", number=visit.copy.number)
    html = release_html(marked, head, watermark=watermark)
    content = render_pdf(html, head.assets(settings().files_folder))
    return paper_response(content, f"release-{language}-{release.number}-{visit.copy.number}")


def _enter(token: str) -> _Visit:
    """Verifies the token; 404 for unknown, revoked and forged ones alike, and for a withdrawn release."""
    copy = row_claimed(token, copy_by_public_id)
    prove(token, copy, EMBARGOED_COPY)
    office = office_of(copy)
    work_for(office)
    if copy.release.status not in PUBLIC:
        abort(404)
    speak(spoken_language(copy.release.language))
    return _Visit(copy, office, release_text_at(copy.release, now()))
