"use strict";

// Says in the bar of a form what is not saved, and asks before the page is left.
(() => {
  const bar = document.querySelector(".bar [data-unsaved]");
  const form = bar && bar.closest("form");

  function isChanged(control) {
    if (control.type === "checkbox" || control.type === "radio") {
      return control.checked !== control.defaultChecked;
    }
    if (control instanceof HTMLSelectElement) {
      const byDefault = [...control.options].findIndex((option) => option.defaultSelected);
      return control.selectedIndex !== Math.max(byDefault, 0);
    }
    return "defaultValue" in control && control.type !== "hidden" && control.value !== control.defaultValue;
  }

  function nameOf(control) {
    const group = control.closest("fieldset.field");
    const label = (group && group.querySelector("legend")) || (control.labels && control.labels[0]);
    return label ? label.firstChild.textContent.trim() : "";
  }

  function unsaved() {
    const changed = [...form.elements].filter((control) => control.name !== "shown-language" && isChanged(control));
    return [...new Set(changed.map(nameOf).filter(Boolean))];
  }

  if (form) {
    let isSent = false;
    form.addEventListener("input", () => {
      const names = unsaved();
      bar.textContent = names.length ? `${bar.dataset.unsaved} ${names.join(", ")}` : "";
    });
    form.addEventListener("submit", () => {
      isSent = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!isSent && unsaved().length) {
        event.preventDefault();
      }
    });
  }
})();
