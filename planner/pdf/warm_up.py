"""A first job of each kind in the PDF server, so that workers need not load anything.

Workers cannot open files. Lazily loaded modules, every font in every script and the decoders of
Pillow must be used here once. Add new fonts and formats.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image
from weasyprint.text.ffi import ffi

from planner.mail import warm_up as mail
from planner.pdf.document_sanitiser import clean_document
from planner.pdf.image_sanitiser import clean_picture
from planner.pdf.renderer import render_pdf
from planner.tables import warm_up as tables

# Scripts of the languages of papers, and of names and titles in them.
_SCRIPTS = (
    "Round table “news” – £ € № 145th",
    "Круглый стол «новости» — 27 марта ґ қ",
    "Στρογγυλό τραπέζι",
    "المائدة المستديرة للصحفيين ٢٧ لا",
    "שולחן עגול",
    "მრგვალი მაგიდა",
    "Կլոր սեղան",
    "圆桌会议 新闻",
    "hội nghị bàn tròn ắ",
    "\N{SNOWMAN}\N{GRINNING FACE}",
)
# Scripts of guests' names, each covered by a single font.
_FURTHER_SCRIPTS = (
    "प्रेस",
    "সংবাদ",
    "ਪ੍ਰੈਸ",
    "પ્રેસ",
    "செய்தி",
    "పత్రికా",
    "ಪತ್ರಿಕಾ",
    "പത്രം",
    "පුවත්",
    "ข่าว",
    "ຂ່າວ",
    "សារព័ត៌មាន",
    "သတင်း",
    "ጋዜጣ",
    "보도",
)
_FONTS = (
    "'Source Serif 4'",
    "'Source Sans 3'",
    "'Noto Sans'",
    "'Noto Naskh Arabic'",
    "'Noto Sans Hebrew'",
    "'Noto Sans Georgian'",
    "'Noto Sans Armenian'",
    "'Noto Sans SC'",
    "sans-serif",
    "serif",
    "monospace",
)
_MOST_GLYPHS = 150
_STYLES = Path(__file__).resolve().parents[2] / "static" / "css" / "print"
_FURTHER_STYLES = """
@page { size: A4; @bottom-center { content: counter(page) ' / ' counter(pages) } }
h1 { string-set: title content() } a { color: #123456 }
.two { columns: 2 } .row { display: flex } .grid { display: grid }
"""
_FURTHER_ELEMENTS = (
    '<ul><li><a href="https://example.org/">Link</a></li></ul><ol><li>One</li></ol>'
    "<table><tr><th>Hour</th><td>10:00</td></tr></table><dl><dt>What</dt><dd>That</dd></dl>"
    '<div class="two">Two</div><div class="row"><p>Row</p></div>'
    '<div class="grid"><p>Grid</p></div><p dir="rtl"><bdi>10:00</bdi></p>'
    '<p><img src="asset:none" alt="Nothing"></p>'
)


def warm_up() -> None:
    tables.warm_up()
    mail.warm_up()
    pictures = {
        f"p{number}": _picture(mode, form)
        for number, (mode, form) in enumerate(
            [("RGB", "JPEG"), ("RGBA", "PNG"), ("RGB", "WEBP"), ("P", "PNG")]
        )
    }
    for picture in pictures.values():
        clean_picture(picture)
    clean_document(render_pdf(_every_font(list(pictures)), pictures))
    for language, text in (("en", _SCRIPTS[0]), ("ru", _SCRIPTS[1])):
        render_pdf(_every_class(language, text), {})
    # WeasyPrint uses an array type for each number of glyphs, and cffi takes some milliseconds to
    # parse each once.
    for length in range(1, _MOST_GLYPHS):
        ffi.typeof(f"hb_codepoint_t[{length}]")


@cache
def _styles() -> str:
    return "\n".join(sheet.read_text("utf-8") for sheet in sorted(_STYLES.glob("*.css")))


def _every_font(pictures: list[str]) -> str:
    lines = "".join(
        f'<p style="font-family: {font}">{text} <b>{text}</b> <i>{text}</i> <b><i>{text}</i></b></p>'
        for font in _FONTS
        for text in _SCRIPTS
    )
    lines += "".join(f"<p>{text} <b>{text}</b></p>" for text in _FURTHER_SCRIPTS)
    shown = "".join(f'<img src="asset:{name}" alt="A picture">' for name in pictures)
    return _document("en", _FURTHER_STYLES + _styles(), f"{lines}{shown}{_FURTHER_ELEMENTS}")


def _every_class(language: str, text: str) -> str:
    """All CSS classes of our papers, because Pango caches fonts by size and language."""
    styles = _styles()
    classes = sorted(set(re.findall(r"\.([a-z][a-z_-]+)", styles)))
    lines = "".join(
        f'<div class="{name}"><p>{text} <b>{text}</b></p><h2>{text}</h2><ol><li>{text}</ol></div>'
        for name in classes
    )
    return _document(language, styles, lines)


def _document(language: str, styles: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>Warm-up</title>'
        f"<style>{styles}</style></head><body><h1>Warm-up</h1>{body}</body></html>"
    )


def _picture(mode: str, form: str) -> bytes:
    file = BytesIO()
    Image.new(mode, (8, 8)).save(file, form)
    return file.getvalue()
