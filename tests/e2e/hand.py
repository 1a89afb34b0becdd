"""A hand at the keyboard: fills forms by what stands beside the fields, as a person would."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

LANGUAGES = {"en": "English", "ru": "Russian", "ar": "Arabic", "ka": "Georgian"}


class Hand:
    """Works on one page. Groups and fields are found by their labels only."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def go(self, path: str) -> None:
        response = self.page.goto(self.url + path)
        assert response is not None
        assert response.status < 400, f"{path}: {response.status}"

    def texts(self, legend: str, within: Locator | None = None, **by_language: str) -> None:
        """Fill a text per language: `hand.texts("Title", en="…", ru="…")`."""
        group = (within or self.page.locator("form")).get_by_role("group", name=legend).first
        for language, text in by_language.items():
            group.get_by_label(LANGUAGES[language], exact=True).fill(text)

    def fill(self, label: str, text: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label).first.fill(text)

    def pick(self, label: str, choice: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label).first.select_option(label=choice)

    def tick(self, label: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(label).first.check()

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button or follow a link of that name; the page that follows must be sound."""
        place = within or self.page
        button = place.get_by_role("button", name=name, exact=True)
        target = button if button.count() else place.get_by_role("link", name=name, exact=True)
        with self.page.expect_navigation() as following:
            target.first.click()
        status = following.value.status if following.value else 200
        assert status < 400, f"{name}: {status}\n{self.complaints()}"

    def complaints(self) -> str:
        """What the page says is wrong."""
        return "\n".join(self.page.locator(".errors, .field__error").all_inner_texts())

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)
