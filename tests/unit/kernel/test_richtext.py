"""The small Markdown: what it makes, and what it makes nothing of."""

from __future__ import annotations

import html5lib
import pytest
from markupsafe import escape

from planner.kernel.richtext import (
    isolated,
    isolated_in_title,
    plain,
    to_html,
    to_inline_html,
    to_text,
)
from tests.hostile.richtext import TEXTS

_ALLOWED = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "bdi"}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_stays_text(text: str, language: str) -> None:
    text = text.encode("utf-8", "replace").decode()

    for html in (to_html(text, language), to_inline_html(text, language)):
        tree = html5lib.parseFragment(str(html), namespaceHTMLElements=False)
        for element in tree.iter():
            if element.tag != "DOCUMENT_FRAGMENT":
                assert element.tag in _ALLOWED
                assert set(element.attrib) <= {"href", "title", "rel", "start", "dir"}
                assert element.get("href", "https:").split(":")[0] in (
                    "http",
                    "https",
                    "mailto",
                    "tel",
                )


@pytest.mark.parametrize("text", TEXTS)
def test_escaped_text_comes_out_as_entered(text: str) -> None:
    text = " ".join(text.encode("utf-8", "replace").decode().replace("\0", "").split())

    assert to_text(plain(text)) == text


@pytest.mark.parametrize(
    "name", ["2012. A year", "- dash", "+ plus", "1) one", "a_b*c*[d](e)\\", "-"]
)
def test_entered_strings_are_not_bent(name: str) -> None:
    assert to_text(plain(name)) == name
    assert to_html(plain(name), "en") == f"<p>{name}</p>"


def test_a_block_becomes_html() -> None:
    text = (
        "**GENEVA, 27 March –** A *new* [study](https://house.test/s).\n\n- one\n- two\n\n3. three"
    )

    assert to_html(text, "en") == (
        "<p><strong>GENEVA, 27 March –</strong> A <em>new</em> "
        '<a href="https://house.test/s" rel="noopener noreferrer nofollow">study</a>.</p>\n'
        '<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<ol start="3">\n<li>three</li>\n</ol>'
    )


def test_a_block_becomes_plain_text() -> None:
    text = (
        "**GENEVA –** A [study](https://house.test/s), call [8-800](tel:+7800) or\n"
        "[desk@house.test](mailto:desk@house.test).\\\nNext line\n\n"
        "- one\n  - deep\n- two\n\n2. second\n3. third\n\nEnd"
    )

    assert to_text(text) == (
        "GENEVA – A study (https://house.test/s), call 8-800 or desk@house.test.\nNext line\n\n"
        "• one\n   • deep\n• two\n\n2. second\n3. third\n\nEnd"
    )


def test_left_to_right_runs_are_isolated_in_arabic() -> None:
    assert isolated("من 09:00–09:45 هاتف +7 (812) 123-45-67", "ar") == (
        'من <bdi dir="ltr">09:00–09:45</bdi> هاتف <bdi dir="ltr">+7 (812) 123-45-67</bdi>'
    )
    assert isolated("IOM & <b>", "en") == "IOM &amp; &lt;b&gt;"
    assert to_html("قالت **Anna Kudrya** ذلك", "ar") == (
        '<p>قالت <strong><bdi dir="ltr">Anna Kudrya</bdi></strong> ذلك</p>'
    )


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Anna آنا الكاتبة, poet", "en", 'Anna <bdi dir="rtl">آنا الكاتبة</bdi>, poet'),
        ("Анна (آنا)", "ru", 'Анна (<bdi dir="rtl">آنا</bdi>)'),
        ("آنا, 10:00", "ar", 'آنا, <bdi dir="ltr">10:00</bdi>'),
        ("Anna & Ben", "en", "Anna &amp; Ben"),
    ],
)
def test_runs_of_the_other_direction_are_kept_together(
    text: str, language: str, shown: str
) -> None:
    assert isolated(text, language) == shown


@pytest.mark.parametrize(
    ("title", "language", "printed"),
    [
        ("أنهار صغيرة – Rivers & wells", "en", "\u2068أنهار صغيرة\u2069 – Rivers &amp; wells"),
        ("Rivers – أنهار", "ar", "\u2068Rivers\u2069 – أنهار"),
        ("Rivers – реки", "en", "Rivers – реки"),
        ("</title><b>", "en", "&lt;/title&gt;&lt;b&gt;"),
    ],
)
def test_a_title_isolates_the_other_direction(title: str, language: str, printed: str) -> None:
    assert isolated_in_title(escape(title), language) == printed


def test_a_title_stays_escaped() -> None:
    assert str(isolated_in_title(escape("</title><b>"), "en")) == "&lt;/title&gt;&lt;b&gt;"
