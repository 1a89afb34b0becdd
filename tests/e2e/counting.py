"""Counts what a person presses and what the browser loads, in the browser itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Response, expect

from tests.e2e.hand import Hand

# Typing into a field and Tab are free; every other key, and every pointer that goes down, is a press.
_LISTEN = """(() => {
  const typed = "input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select";
  const isTyping = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length > 1) return false;
    return event.target.matches?.(typed) || event.target.isContentEditable;
  };
  const named = (target) => (target.innerText || target.ariaLabel || target.name || "").trim();
  addEventListener("pointerdown", (event) => countPress(`pointer: ${named(event.target)}`), true);
  addEventListener("keydown", (event) => {
    const isFree = ["Tab", "Shift", "Control", "Alt", "Meta", "Backspace", "Delete"].includes(event.key);
    if (!isFree && !isTyping(event)) countPress(`${event.key}: ${named(event.target)}`);
  }, true);
})()"""


@dataclass
class Count:
    """`said` has a line for each press and each document, in their order."""

    presses: int = 0
    loads: int = 0
    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Count on all pages that follow in this window."""
        page.expose_function("countPress", self._press)
        page.add_init_script(_LISTEN)
        page.on("response", self._answer)

    def _press(self, what: str) -> None:
        self.presses += 1
        self.said.append(f"press {self.presses}: {what[:60]}")

    def _answer(self, response: Response) -> None:
        """A redirect shows nothing; the document that it leads to does."""
        request = response.request
        is_page = request.is_navigation_request() and request.frame.parent_frame is None
        if is_page and not 300 <= response.status < 400:
            self.loads += 1
            self.said.append(f"load {self.loads}: {request.method} {response.url}")

    def __str__(self) -> str:
        return f"{self.presses} presses, {self.loads} loads"


class ThriftyHand(Hand):
    """Types and tabs where the other hand points: a choice of a list is typed, a text is pasted."""

    def pick(self, label: str, choice: str, within: Locator | None = None) -> None:
        listed = self._field(label, within)
        if listed.evaluate("field => field.selectedOptions?.[0]?.label") == choice:
            return
        listed.focus()
        if choice[0].isalnum():
            self.page.keyboard.type(choice)
        else:  # a quotation mark cannot be typed into a list, which has such names first
            self.page.keyboard.press("ArrowDown")
        assert listed.evaluate("field => field.selectedOptions[0].label") == choice, choice

    def show_all_languages(self) -> None:
        self.page.locator(".switch label", has_text="All languages").first.click()

    def paste(self, label: str, text: str) -> None:
        """Out of a spreadsheet that is open in another window."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self._field(label, None).focus()
        self.page.keyboard.press("Control+v")

    def enter(self) -> None:
        """Press Enter in the field that has the focus; the page that follows must be sound."""
        with self.page.expect_response(
            lambda r: r.request.is_navigation_request() and not 300 <= r.status < 400
        ) as answered:
            self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()
        assert answered.value.status < 400, f"{answered.value.status}\n{self.complaints()}"

    def tab(self, name: str) -> None:
        """Of an event; beside its name a tab says what is done or missing."""
        self.follow(self.page.locator(".tabs a", has_text=name).first, name)

    def show_folded(self, summary: str) -> None:
        """Open the part unless it is open already."""
        part = self.page.locator("details", has=self.page.locator("summary", has_text=summary))
        if part.first.get_attribute("open") is None:
            self.open(summary)

    def line(self, text: str) -> None:
        """An item of the programme in one line, which is added without a new page."""
        items = self.page.locator(".programme .item")
        before = items.count()
        self.fill("Add an item in one line", text)
        self.page.keyboard.press("Enter")
        expect(items).to_have_count(before + 1)
