"""One field that searches everything."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.search_keys import search_terms
from planner.web.desk.registers.lists import sought
from planner.web.desk.search.hits import find
from planner.web.doors import needs
from planner.web.transaction import member

blueprint = Blueprint("search", __name__, url_prefix="/search")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    search = sought("q")
    has_words = bool(search_terms(search))
    found = find(search, with_letters=member().may(Role.EDITOR)) if has_words else []
    return render_template("desk/search/index.html", search=search, found=found)
