"use strict";

// "Add another" in place: the form is sent as without script, and the new row is taken from the answer.
(() => {
  const rowsOf = (list) => [...list.querySelectorAll(":scope > .rows__row")];

  async function grow(form, button) {
    const list = button.closest("fieldset.rows");
    const response = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const grown = response.ok && page.querySelector(`fieldset.rows[id="${list.id}"]`);
    if (!grown) {
      return false;
    }
    button.before(...rowsOf(grown).slice(rowsOf(list).length));
    rowsOf(list).at(-1).querySelector("select, textarea, input:not([type='hidden'])").focus();
    return true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("fieldset.rows[id] button[name='more']");
    if (button && !button.dataset.failed) {
      event.preventDefault();
      grow(button.form, button)
        .catch(() => false)
        .then((isGrown) => {
          if (!isGrown) {
            button.dataset.failed = "yes";
            button.click();
          }
        });
    }
  });
})();
