"use strict";

// Says in the bar of a form what is not saved, and asks before the page is left.
(() => {
  const sent = new WeakSet();

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

  function names(form) {
    const changed = [...form.elements].filter((control) => control.name !== "shown-language" && isChanged(control));
    return [...new Set(changed.map(nameOf).filter(Boolean))];
  }

  const barOf = (form) => form?.querySelector(".bar [data-unsaved]");
  const forms = () => [...document.forms].filter(barOf);

  document.addEventListener("input", (event) => {
    const bar = barOf(event.target.form);
    if (bar) {
      const unsaved = names(event.target.form);
      bar.textContent = unsaved.length ? `${bar.dataset.unsaved} ${unsaved.join(", ")}` : "";
    }
  });
  document.addEventListener("submit", (event) => {
    if (!event.submitter?.formTarget) {
      sent.add(event.target);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (forms().some((form) => !sent.has(form) && names(form).length)) {
      event.preventDefault();
    }
  });
  window.Unsaved = { names };
})();
