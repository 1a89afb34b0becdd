"""The one form of the editor: whichever button is pressed, everything that was typed is saved.

Each paragraph is sent with a mark of the text that was opened. So saving one paragraph keeps what
was typed in the others, and two people who edit different paragraphs do not conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from planner.kernel.errors import Invalid, Stale
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text
from planner.releases.editing import Typed, add_free_block, edit_blocks, text_mark
from planner.releases.models import Block, Release, ReleaseStatus
from planner.releases.operations import set_correction_note, set_embargo, set_slug_line
from planner.web.addresses import row_number
from planner.web.desk.forms.releases import BlockForm, EmbargoForm, NoteForm, SlugForm
from planner.web.desk.releases.comment_fields import (
    GONE,
    save_comments,
    sent_fields,
    typed_without_place,
)
from planner.web.form_submission import submit_form
from planner.web.forms.shown_values import shown
from planner.web.transaction import current_work, stop_writing

_TEXT, _OPENED = "text-", "was-"
_NOT_DRAFT = _("The text was handed in meanwhile and stays as it is. Your words were not saved.")


@dataclass(kw_only=True)
class Editor:
    """What the editor shows: what is stored, or what was sent and refused, with the reasons.

    The keys of `texts` and `refused` are ids of blocks; `new` is the form of a new block. `unsaved`
    are texts that cannot be saved any more: their block is gone, or the release is no draft.
    `comments` and `refused_comments` are by the name of the field (`comment_fields`).
    """

    new: BlockForm
    slug: SlugForm
    embargo: EmbargoForm
    note: NoteForm
    texts: dict[int, Typed] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    refused_comments: dict[str, str] = field(default_factory=dict)
    unsaved: list[str] = field(default_factory=list)
    message: str = ""
    status: int = 200

    def text(self, block: Block) -> str:
        typed = self.texts.get(block.id)
        return typed.text if typed else block.text

    def opened(self, block: Block) -> str:
        """The mark of the stored text: sending the form again overwrites it knowingly."""
        return text_mark(block.text)

    def stored(self, block: Block) -> str:
        """The text that somebody else saved meanwhile, if that was why the paragraph was refused."""
        typed = self.texts.get(block.id)
        is_other = typed is not None and typed.opened != text_mark(block.text)
        return block.text if block.id in self.refused and is_other else ""


def editor_of(release: Release) -> Editor:
    """The editor with what is stored."""
    return Editor(
        new=BlockForm(),
        slug=SlugForm.filled(release),
        embargo=EmbargoForm.filled(release, release.event),
        note=NoteForm() if release.published_at else NoteForm.filled(release),
    )


def save_sent(release: Release) -> Editor | None:
    """Save what the form holds and the release does not; None if all of it was saved.

    Otherwise nothing is stored, and the editor with everything as it was typed is returned.
    """
    editor = editor_of(release)
    editor.texts = _sent_texts()
    changed = _changed(editor.texts)
    if release.status is ReleaseStatus.DRAFT:
        opened_version = release.version
        _save_texts(release, editor, changed)
        _save_new(release, editor)
        _save_other_fields(release, editor, opened_version)
    elif changed or request.form.get("text", "").strip():
        editor.unsaved = [typed.text for typed in changed.values()]
        editor.unsaved += filter(None, [request.form.get("text", "")])
        editor.message, editor.status = _NOT_DRAFT, 409
    else:
        _save_other_fields(release, editor, release.version)
    _save_comments(release, editor)
    if editor.status == 200:
        return None
    stop_writing()
    known = {block.id for block in release.blocks}
    if not editor.unsaved:
        editor.unsaved = [typed.text for number, typed in changed.items() if number not in known]
    return editor


def save_paragraphs(release: Release) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Save the changed paragraphs that can be saved, each by itself; nothing else of the form.

    Returns the new marks of those saved, and for each one refused why, with the text that somebody
    else saved meanwhile; both by the id of the block.
    """
    changed = _changed(_sent_texts())
    refused: dict[str, dict[str, str]] = {}
    if release.status is not ReleaseStatus.DRAFT:
        return {}, {str(number): {"why": str(_NOT_DRAFT)} for number in changed}
    stored = {block.id: block.text for block in release.blocks}
    for number, typed in changed.items():
        why = _too_much(typed) or edit_blocks(current_work(), release, {number: typed}).get(number)
        if why:
            refused[str(number)] = {"why": why}
            if number in stored and text_mark(stored[number]) != typed.opened:
                refused[str(number)]["stored"] = stored[number]
    marks = {
        str(block.id): text_mark(block.text)
        for block in release.blocks
        if block.id in changed and str(block.id) not in refused
    }
    return marks, refused


def _too_much(typed: Typed) -> str:
    """Why the text is no text of a paragraph, "" if it is; an empty one is refused later."""
    form = BlockForm(MultiDict({"text": typed.text}))
    is_wrong = bool(clean_text(typed.text)) and not form.validate()
    return str(form.text.errors[0]) if is_wrong else ""


def as_sent(release: Release, message: str, status: int) -> Editor:
    """The editor with everything as it was typed, after a button was refused."""
    editor = editor_of(release)
    editor.message, editor.status, editor.texts = message, status, _sent_texts()
    editor.new, editor.comments = BlockForm.read(), sent_fields()
    for name, form, *_acts in _sent_forms(release):
        setattr(editor, name, form)
    if release.status is not ReleaseStatus.DRAFT:
        editor.unsaved = [typed.text for typed in _changed(editor.texts).values()]
    return editor


def _sent_texts() -> dict[int, Typed]:
    sent = {}
    for name, text in request.form.items():
        number = row_number(name.removeprefix(_TEXT))
        if name.startswith(_TEXT) and number is not None:
            sent[number] = Typed(text, request.form.get(f"{_OPENED}{number}", ""))
    return sent


def _changed(texts: dict[int, Typed]) -> dict[int, Typed]:
    return {
        number: typed for number, typed in texts.items() if text_mark(typed.text) != typed.opened
    }


def _save_texts(release: Release, editor: Editor, changed: dict[int, Typed]) -> None:
    for number, typed in changed.items():
        if why := _too_much(typed):
            editor.refused[number], editor.status = why, 422
    if not editor.refused:
        editor.refused = edit_blocks(current_work(), release, changed)
    if editor.refused:
        are_stale = any(why == Stale().message for why in editor.refused.values())
        editor.status = 409 if are_stale else 422


def _save_new(release: Release, editor: Editor) -> None:
    """Add a paragraph that was begun, whichever button was pressed."""
    editor.new = BlockForm.read()
    if not editor.new.text.raw_data or not "".join(editor.new.text.raw_data).strip():
        return
    after = next((b for b in release.blocks if str(b.id) == editor.new.after.data), None)
    _saved, status = submit_form(
        editor.new,
        lambda: add_free_block(current_work(), release, editor.new.text.data or "", after),
    )
    editor.status = max(editor.status, status if status != 303 else 200)


def _save_comments(release: Release, editor: Editor) -> None:
    editor.comments = sent_fields()
    if editor.status == 200 and (refused := save_comments(release)):
        editor.refused_comments, editor.status = refused, 422
        lost = typed_without_place(release)
        if lost:
            editor.unsaved, editor.message = lost, GONE


def _save_other_fields(release: Release, editor: Editor, version: int) -> None:
    """Save slug line, embargo and note, if they were sent and differ from what was opened."""
    for name, form, stored, act in _sent_forms(release):
        setattr(editor, name, form)
        stored_mark = text_mark(_content(name, stored()))
        opened_mark = request.form.get(f"{_OPENED}{name}", "")
        if text_mark(_content(name, form)) == (opened_mark or stored_mark):
            continue
        is_stale = opened_mark != stored_mark if opened_mark else form.opened_version != version

        def save(act: Callable[[], None] = act, *, is_stale: bool = is_stale) -> None:
            if is_stale:
                raise Stale
            act()

        _saved, status = submit_form(form, save, stored=stored)
        editor.status = max(editor.status, status if status != 303 else 200)


def marks_of(release: Release) -> dict[str, str]:
    """The marks of the stored slug line, embargo and note, for the form that opens."""
    editor = editor_of(release)
    return {name: text_mark(_content(name, getattr(editor, name))) for name in _FIELDS}


def _sent_forms(
    release: Release,
) -> Iterator[tuple[str, Any, Callable[[], Any], Callable[[], None]]]:
    """Slug line, embargo and note, if sent: the attribute of `Editor`, the form as it was sent, a
    function for the stored one, and one that saves.
    """
    work = current_work()
    if "slug_line" in request.form:
        slug = SlugForm.read()
        yield (
            "slug",
            slug,
            lambda: SlugForm.filled(release),
            lambda: set_slug_line(work, release, slug.slug_line.data or "", None),
        )
    if "day" in request.form:
        embargo = EmbargoForm.read()
        yield (
            "embargo",
            embargo,
            lambda: EmbargoForm.filled(release, release.event),
            lambda: set_embargo(work, release, embargo.plan(), None),
        )
    if "note" in request.form:
        note = NoteForm.read()
        yield (
            "note",
            note,
            lambda: NoteForm.filled(release),
            lambda: set_correction_note(work, release, note.note.data or "", None),
        )


_FIELDS = {"slug": ("slug_line",), "embargo": ("day", "clock", "zone"), "note": ("note",)}


def _content(name: str, form: Any) -> str:
    """The values of the fields as one line; a zone alone is no embargo."""
    values = [shown(form[field_name]) for field_name in _FIELDS[name]]
    if name != "embargo":
        return values[0]
    day, clock, _zone = values
    return " ".join([*values, str(bool(form.second_hour.data))]) if day or clock else ""


def with_paragraph_required(editor: Editor) -> Editor:
    """The editor after a new paragraph was asked for and none was typed."""
    editor.new.mark(Invalid("text", _("Write the paragraph first.")))
    editor.status = 422
    return editor
