"""What is pasted into a release keeps what a release can carry, and the editor says what was lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
SAID = "Formatting that a release cannot carry was removed."
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Word 15">
<!--[if gte mso 9]><xml><o:Word/></xml><![endif]--><style>p.MsoNormal {mso-style-parent:""}</style></head>
<body lang=EN-GB><!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'>A heading</h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-size:14.0pt;font-family:"Arial",sans-serif;color:red'>The
<b>lakes</b> are <i style='mso-bidi-font-style:normal'>deep</i></span><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>one</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>two</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>first</p>
<table><tr><td>Depth</td><td>40 m</td></tr></table>
<p class=MsoNormal><a href="https://lake.example/a">Link</a> and <a href="file:///C:/x">file</a><img src="file:///C:/x.png"></p>
<!--EndFragment--></body></html>"""
PLAIN = "<p>Only <b>bold</b> and <em>slanted</em>.</p>"
GOOGLE = (
    '<b style="font-weight:normal"><p dir="ltr"><span style="font-weight:700">Bold</span>'
    '<span style="font-style:italic"> slanted</span></p></b>'
)


def paste(page: Page, block: str, html: str) -> None:
    """Replace the text of the block by what a clipboard holds."""
    text = page.locator(f".block--{block} .ProseMirror")
    text.click()
    page.keyboard.press("Control+a")
    text.evaluate(
        """(element, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "plain");
            element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        html,
    )


def written(page: Page, block: str) -> str:
    return page.locator(f".block--{block} textarea.block__text").input_value()


def test_word_is_cleaned_and_the_editor_says_so(open_page: Open) -> None:
    page = open_page("release-editor")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    paste(page, "lead", WORD)

    assert written(page, "lead") == (
        "A heading\n\nThe **lakes** are *deep*\n\n- one\n- two\n\n1. first\n\nDepth; 40 m\n\n"
        "[Link](https://lake.example/a) and file"
    )
    expect(page.locator(".block--lead [data-pasted]")).to_have_text(SAID)
    expect(page.locator(".block--lead [role=status]")).to_have_text(SAID)
    assert said == []


def test_what_a_release_can_carry_is_kept_without_a_word(open_page: Open) -> None:
    page = open_page("release-editor")

    paste(page, "lead", PLAIN)
    assert written(page, "lead") == "Only **bold** and *slanted*."
    paste(page, "lead", GOOGLE)
    assert written(page, "lead") == "**Bold** *slanted*"

    expect(page.locator(".block--lead [data-pasted]")).to_have_text("")


def test_a_headline_takes_words_only(open_page: Open) -> None:
    page = open_page("release-editor")

    paste(page, "headline", "<h2>Rivers <b>know</b></h2><p>no frontier</p>")

    assert written(page, "headline") == "Rivers know no frontier"
    expect(page.locator(".block--headline [data-pasted]")).to_have_text(SAID)
    paste(page, "headline", "Rivers")
    expect(page.locator(".block--headline [data-pasted]")).to_have_text("")


def test_what_was_copied_from_the_editor_is_pasted_without_a_word(open_page: Open) -> None:
    page = open_page("release-editor")

    paste(
        page, "lead", '<p data-pm-slice="1 1 []">Own <strong style="color: red">words</strong></p>'
    )

    assert written(page, "lead") == "Own **words**"
    expect(page.locator(".block--lead [data-pasted]")).to_have_text("")
