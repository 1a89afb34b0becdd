"""A release as a Word document, made of its final texts: to be edited by whoever takes it over.

Logos and the layout of the paper are left to the PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.hyperlink import Hyperlink
from docx.text.run import Run
from markdown_it.token import Token

from planner.kernel.dates import direction
from planner.kernel.richtext import direction_runs, to_text, tokens_of
from planner.releases.papers.release_text import ReleaseText, document_title, note_line
from planner.releases.papers.shown_pictures import ShownPicture, picture_words

_FONT = "Times New Roman"
_BODY, _HEADLINE, _HEADING, _LIST = "Normal", "Heading 1", "Heading 2", "List Paragraph"
_HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK


def release_word(issue: ReleaseText, made_at: datetime) -> bytes:
    """The document; `made_at` is named in its properties as the time when it was written."""
    writer = _Writer(issue, made_at)
    writer.write()
    return writer.content()


class _Writer:
    def __init__(self, issue: ReleaseText, made_at: datetime) -> None:
        self.issue, self.language = issue, issue.language
        self.is_rtl = direction(issue.language) == "rtl"
        self.document: Any = Document()
        self._set_properties(made_at)
        self._set_styles()

    def content(self) -> bytes:
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def write(self) -> None:
        issue = self.issue
        for line in (issue.masthead, issue.kind_label.upper(), issue.correction, note_line(issue)):
            self._line(line)
        self._line(issue.release_line, is_strong=True)
        self._line(to_text(issue.headline), _HEADLINE)
        self._line(to_text(issue.subhead), is_emphatic=True)
        for _section, text in issue.blocks:
            self._blocks(text)
        self._line(issue.end_mark, is_centred=True)
        self._notes()
        for heading, text in issue.boilerplates:
            self._line(heading, _HEADING)
            self._blocks(text)
        self._line(issue.funding)
        self._pictures(issue.pictures)
        if issue.contacts:
            self._line(issue.contacts_heading, _HEADING)
            for text in issue.contacts:
                self._blocks(text)
        self._line(issue.footer)

    def _notes(self) -> None:
        if self.issue.notes:
            self._line(self.issue.notes_heading, _HEADING)
        for number, note in enumerate(self.issue.notes, 1):
            paragraph = self._paragraph(_LIST)
            self._run(paragraph, f"{number}. ")
            for token in tokens_of(note):
                self._inline(paragraph, token.children or ())

    def _pictures(self, pictures: Sequence[ShownPicture]) -> None:
        """Captions and credits; the pictures themselves are files of their own."""
        say = picture_words(self.language)
        if pictures:
            self._line(say("heading"), _HEADING)
        for picture in pictures:
            credit = say("credit", name=picture.credit) if picture.credit else ""
            self._line(" ".join(filter(None, (picture.caption or picture.alt, credit))))

    def _line(
        self,
        text: str,
        style: str = _BODY,
        *,
        is_strong: bool = False,
        is_emphatic: bool = False,
        is_centred: bool = False,
    ) -> None:
        """A paragraph of plain text; nothing for ""."""
        if text:
            paragraph = self._paragraph(style)
            self._run(paragraph, text, is_strong=is_strong, is_emphatic=is_emphatic)
            if is_centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _blocks(self, text: str) -> None:
        """Paragraphs and lists of the Markdown of releases; numbers are written out."""
        lists: list[int | None] = []
        mark = ""
        for token in tokens_of(text):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                is_numbered = token.type == "ordered_list_open"
                lists.append(int(token.attrGet("start") or 1) if is_numbered else None)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                number = lists[-1]
                mark = "• " if number is None else f"{number}. "
                lists[-1] = None if number is None else number + 1
            elif token.type == "inline":
                paragraph = self._paragraph(_LIST if lists else _BODY)
                if mark:
                    self._run(paragraph, mark)
                mark = ""
                self._inline(paragraph, token.children or ())

    def _inline(self, paragraph: Any, tokens: Iterable[Token]) -> None:
        strong = emphatic = 0
        into = paragraph
        for token in tokens:
            if token.type == "link_open":
                into = self._link(paragraph, str(token.attrGet("href") or ""))
            elif token.type == "link_close":
                into = paragraph
            elif token.type in ("strong_open", "strong_close"):
                strong += token.nesting
            elif token.type in ("em_open", "em_close"):
                emphatic += token.nesting
            elif token.type == "hardbreak":
                paragraph.add_run().add_break()
            else:
                text = " " if token.type == "softbreak" else token.content
                self._run(into, text, is_strong=bool(strong), is_emphatic=bool(emphatic))

    def _paragraph(self, style: str) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        if self.is_rtl:
            _element(paragraph).get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def _run(
        self, into: Any, text: str, *, is_strong: bool = False, is_emphatic: bool = False
    ) -> None:
        """Runs of the text in a paragraph or link; what is written in the other direction is a run of
        its own.
        """
        for part, is_other in direction_runs(text, self.language):
            run = Run(OxmlElement("w:r"), into)
            _element(into).append(_element(run))
            run.text = part
            run.bold = run.font.cs_bold = is_strong or None
            run.italic = run.font.cs_italic = is_emphatic or None
            run.underline = isinstance(into, Hyperlink) or None
            run.font.rtl = (self.is_rtl is not is_other) or None

    def _link(self, paragraph: Any, address: str) -> Hyperlink:
        element: Any = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
        _element(paragraph).append(element)
        return Hyperlink(element, paragraph)

    def _set_properties(self, made_at: datetime) -> None:
        properties = self.document.core_properties
        properties.title = document_title(self.issue)
        properties.author = properties.last_modified_by = self.issue.author
        properties.language = self.language
        properties.comments = ""
        properties.created = properties.modified = made_at

    def _set_styles(self) -> None:
        """One typeface that has Latin, Cyrillic, Arabic and Hebrew letters, and the language."""
        styles = self.document.styles
        language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        for attribute in ("w:val", "w:bidi") if self.is_rtl else ("w:val",):
            language.set(qn(attribute), self.language)
        accent = RGBColor.from_string(self.issue.accent.removeprefix("#").upper())
        for name, size in ((_BODY, 12), (_HEADLINE, 20), (_HEADING, 13)):
            style = styles[name]
            style.font.size = Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(script), _FONT)
            if name != _BODY:
                style.font.color.rgb = accent


def _element(thing: Any) -> Any:
    """The XML of a part of the document, which python-docx has no public name for."""
    return thing._element  # noqa: SLF001
