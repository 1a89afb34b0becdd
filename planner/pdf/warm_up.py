"""A first job of each kind in the warm parent, so that nothing is left to load in a child.

A child can open no file. Modules that load on first use, every font in every script, the
decoders of Pillow: all of them are asked for here.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image
from weasyprint.text.ffi import ffi

from planner.pdf.limits import check_objects
from planner.pdf.protocol import Message

SCRIPTS = (
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
# Names of guests come in these. They are set once: a child can only use fonts that are open.
FURTHER_SCRIPTS = (
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
_EVERYWHERE = " ".join("0123456789 .,:;!? '\"()[]/+-–—…•·@&%§ “”‘’«»„ €£№ ©")
ALPHABETS = {
    "en": f"{string.ascii_letters} {_EVERYWHERE}",
    "ru": f"{''.join(map(chr, range(0x410, 0x450)))} Ёё {_EVERYWHERE}",
}
_STYLES = (
    "font-family: 'Noto Sans'",
    "font-family: 'Noto Serif'",
    "font-family: 'Noto Naskh Arabic'",
    "font-family: 'Noto Sans Hebrew'",
    "font-family: 'Noto Sans Georgian'",
    "font-family: 'Noto Sans Armenian'",
    "font-family: 'Noto Sans SC'",
    "font-family: sans-serif",
    "font-family: serif",
    "font-family: monospace",
)
_MOST_GLYPHS = 8_000
_SHEETS = Path(__file__).resolve().parents[2] / "static" / "css" / "print"
_OWN_SHEET = """
@page { size: A4; @bottom-center { content: counter(page) ' / ' counter(pages) } }
h1 { string-set: title content() } a { color: #123456 }
.two { columns: 2 } .row { display: flex } .grid { display: grid }
"""


def warm_up(
    do_print: Callable[[Message], Message], do_picture: Callable[[Message], Message]
) -> None:
    opaque = _picture("RGB", "JPEG")
    pictures = [opaque, _picture("RGBA", "PNG"), _picture("RGB", "WEBP"), _picture("P", "PNG")]
    for picture in pictures:
        do_picture(Message({}, [picture]))
    names = [f"p{number}" for number in range(len(pictures))]
    printed = do_print(Message({"assets": names}, [_paper(names).encode(), *pictures]))
    # Most papers are harmless at a glance, so the reader would not be loaded.
    check_objects(printed.blobs[0])
    # Last, because Pango forgets the sizes that it has not met for longest.
    for language, text in ALPHABETS.items():
        do_print(Message({"assets": []}, [_house_paper(language, text).encode()]))
    _learn_lengths()


def _learn_lengths() -> None:
    """Types of lists of glyphs, which WeasyPrint names with their length for each font of a paper.

    cffi runs a parser for C, in Python, over every name that is new to it: a fifth of the time
    of a paper. It keeps the types by name, so they are laid where it looks first. Should another
    release of it look elsewhere, papers are as slow as before and nothing else.
    """
    glyphs = ffi.typeof("hb_codepoint_t *")
    types, backend = getattr(ffi, "_parsed_types", {}), getattr(ffi, "_backend", None)
    if backend is not None:
        for length in range(1, _MOST_GLYPHS):
            name = f"hb_codepoint_t[{length}]"
            types[name] = (backend.new_array_type(glyphs, length), False)


def _paper(names: list[str]) -> str:
    lines = "".join(
        f'<p style="{style}">{text} <b>{text}</b> <i>{text}</i> <b><i>{text}</i></b></p>'
        for style in _STYLES
        for text in SCRIPTS
    )
    lines += "".join(f"<p>{text} <b>{text}</b></p>" for text in FURTHER_SCRIPTS)
    shown = "".join(f'<img src="asset:{name}" alt="A picture">' for name in names)
    house = _house_sheets()
    return (
        f'<!doctype html><html lang="en"><head><title>Rehearsal</title><style>{_OWN_SHEET}{house}'
        f"</style></head><body><h1>Rehearsal</h1>{lines}{shown}"
        '<ul><li><a href="https://example.org/">Link</a></li></ul><ol><li>One</li></ol>'
        "<table><tr><th>Hour</th><td>10:00</td></tr></table><dl><dt>What</dt><dd>That</dd></dl>"
        '<div class="two">Two</div><div class="row"><p>Row</p></div>'
        '<div class="grid"><p>Grid</p></div><p dir="rtl"><bdi>10:00</bdi></p>'
        '<p><img src="asset:none" alt="Nothing"></p></body></html>'
    )


@cache
def _house_sheets() -> str:
    return "\n".join(sheet.read_text("utf-8") for sheet in sorted(_SHEETS.glob("*.css")))


def ordinary_paper() -> str:
    """A paper of ours as long as most are."""
    return _house_paper("en", SCRIPTS[0])


def _house_paper(language: str, text: str) -> str:
    """Each class of our papers with every letter of a language that they mostly have.

    Pango keeps fonts per size and language, and with each of them the letters that it has met.
    """
    sheet = _house_sheets()
    classes = sorted(set(re.findall(r"\.([a-z][a-z_-]+)", sheet)))
    lines = "".join(
        f'<div class="{name}"><p>{text} <b>{text}</b></p><h2>{text}</h2><ol><li>{text}</ol></div>'
        for name in classes
    )
    return (
        f'<!doctype html><html lang="{language}"><head><title>Rehearsal</title><style>{sheet}'
        f"</style></head><body><h1>{text}</h1>{lines}</body></html>"
    )


def _picture(mode: str, form: str) -> bytes:
    file = BytesIO()
    Image.new(mode, (8, 8)).save(file, form)
    return file.getvalue()
