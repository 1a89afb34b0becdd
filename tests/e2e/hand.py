"""A hand at the keyboard: fills forms by what stands beside the fields, as a person would."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from planner.kernel.texts import Texts

LANGUAGES = {"en": "English", "ru": "Russian", "ar": "Arabic", "ka": "Georgian", "fr": "French"}


def _named(label: str) -> re.Pattern[str]:
    """The label as it stands, with or without "required" behind it."""
    return re.compile(rf"^\s*{re.escape(label)}(\s+required)?\s*$")


class Hand:
    """Works on one page. Groups and fields are found by their labels only."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def go(self, path: str) -> None:
        response = self.page.goto(path if path.startswith("http") else self.url + path)
        assert response is not None
        assert response.status < 400, f"{path}: {response.status}"

    def path(self) -> str:
        """Where the page is, without the host."""
        return self.page.url.removeprefix(self.url)

    def group(self, legend: str, within: Locator | None = None) -> Locator:
        return (within or self.page.locator("main")).get_by_role("group", name=_named(legend)).first

    def texts(self, legend: str, texts: Mapping[str, str], within: Locator | None = None) -> None:
        """Fill a text per language: `hand.texts("Title", Texts(en="…", ru="…"))`."""
        group = self.group(legend, within)
        for language, text in texts.items():
            field = group.get_by_label(LANGUAGES[language], exact=True)
            if field.count():
                self._show(group, language, field)
                field.fill(text)
            else:
                self._another_language(group, language, text)

    def fill(self, label: str, text: object, within: Locator | None = None) -> None:
        self._field(label, within).fill(str(text))

    def pick(self, label: str, choice: str, within: Locator | None = None) -> None:
        self._field(label, within).select_option(label=choice)

    def tick(self, label: str, within: Locator | None = None) -> None:
        self._field(label, within).check()

    def open(self, summary: str) -> None:
        """Open a part of the form that is folded away."""
        self.page.locator("summary", has_text=summary).first.click()

    def row(self, legend: str, number: int) -> Locator:
        """The `number`th row of a list in the form; asks for another one where it is missing."""
        row = self.page.get_by_role("group", name=f"{legend} {number}", exact=True)
        if not row.count():
            self.group(legend).get_by_role("button", name="Add another").click()
            expect(row).to_be_visible()
        return row

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button or follow a link of that name; the page that follows must be sound."""
        place = within or self.page.locator("body")
        button = place.get_by_role("button", name=name, exact=True)
        target = button if button.count() else place.get_by_role("link", name=name, exact=True)
        self.follow(target.first, name)

    def follow(self, target: Locator, name: str) -> None:
        """Press exactly this one; the page that follows must be sound."""
        with self.page.expect_response(lambda r: r.request.is_navigation_request()) as answered:
            target.click()
        status = answered.value.status
        self.page.wait_for_load_state()
        assert status < 400, f"{name}: {status}\n{self.complaints()}"

    def complaints(self) -> str:
        """What the page says is wrong."""
        said = self.page.locator(".errors, .field__error, main > p").all_inner_texts()
        return "\n".join(said)

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)

    def _field(self, label: str, within: Locator | None) -> Locator:
        return (within or self.page.locator("main")).get_by_label(_named(label)).first

    def _show(self, group: Locator, language: str, field: Locator) -> None:
        """Let the form show the texts of a language, or of "all"."""
        if not field.is_visible():
            form = group.locator("xpath=ancestor::form")
            button = self.page.locator(f"input[value={language}]")
            form.locator(".switch label").filter(has=button).click()

    def _another_language(self, group: Locator, language: str, text: str) -> None:
        other = group.locator("details.texts__other")
        self._show(group, "all", other.locator("summary"))
        if not other.get_attribute("open"):
            other.locator("summary").click()
        other.get_by_label("Language").fill(language)
        other.get_by_label("Text").fill(text)


def best(texts: Texts) -> str:
    """What an English office reads."""
    return texts.best("en", "ru")
