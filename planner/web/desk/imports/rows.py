"""The rows of a list on its page: the preview, and what the other pages share with it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from sqlalchemy import func
from sqlalchemy.orm import joinedload

from planner.contacts.importing.models import Import, ImportRow, Verdict
from planner.contacts.importing.rows import rows_of
from planner.web.database import db
from planner.web.desk.forms.imports import AgreementForm
from planner.web.desk.imports import words
from planner.web.paging import page_of


def preview_page(brought: Import, form: AgreementForm | None = None) -> str:
    """The rows by verdict; those to decide first, else those that will be added."""
    counts = {verdict: brought.counts.get(verdict.value, 0) for verdict in words.VERDICTS}
    order = (Verdict.DOUBTFUL, *words.VERDICTS)
    chosen = chosen_of(Verdict, next((one for one in order if counts[one]), Verdict.NEW))
    form = form or AgreementForm(data={"change_rule": brought.change_rule})
    return render(
        "desk/imports/preview.html",
        brought=brought,
        counts=counts,
        chosen=chosen,
        form=form,
        undecided=_undecided(brought),
        decided=counts[Verdict.DOUBTFUL] - _undecided(brought),
        page=page_of_rows(brought, ImportRow.verdict == chosen),
    )


def chosen_of(kind: Any, otherwise: Any) -> Any:
    """What `?show=` asks for."""
    return next((one for one in kind if one.value == request.args.get("show")), otherwise)


def page_of_rows(brought: Import, where: Any) -> Any:
    return page_of(
        db.session(),
        rows_of(brought).where(where),
        ImportRow.id,
        after=request.args.get("after", ""),
        options=(joinedload(ImportRow.person),),
    )


def _undecided(brought: Import) -> int:
    open_rows = (
        rows_of(brought)
        .where(ImportRow.verdict == Verdict.DOUBTFUL, ImportRow.decision.is_(None))
        .order_by(None)
        .with_only_columns(func.count())
    )
    return int(db.session.scalar(open_rows) or 0)


def render(template: str, **given: Any) -> str:
    return render_template(template, words=words, **given)
