"use strict";

// The text of a letter: placeholders are inserted where one writes, and the letter follows.
(() => {
  const form = document.querySelector("[data-previewed]");
  const show = document.getElementById(form.dataset.previewed);
  const pause = 900; // milliseconds after the last key
  const texts = [...form.querySelectorAll('input[type="text"], input:not([type]), textarea')].filter((one) => one.closest(".fieldset"));
  let last = texts.find((one) => one instanceof HTMLTextAreaElement);
  let timer = 0;

  form.addEventListener("focusin", (event) => {
    if (texts.includes(event.target)) {
      last = event.target;
    }
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-inserts]");
    if (button) {
      last.setRangeText(button.dataset.inserts, last.selectionStart, last.selectionEnd, "end");
      last.focus();
      last.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(show), pause);
  });
})();
