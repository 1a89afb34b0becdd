"use strict";

// Who the person may be that is being typed: asked for when a field is left. The form is sent as without script, and the
// part above it is taken from the answer.
(() => {
  const place = document.getElementById("likely");
  const form = place?.closest("form");
  let latest = 0;

  async function ask() {
    const asked = ++latest;
    const response = await fetch(place.dataset.address, { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.ok && asked === latest) {
      place.replaceChildren(...page.getElementById("likely").children);
    }
  }

  form?.addEventListener("change", (event) => {
    if (/^(names|channels|affiliations)/.test(event.target.name)) {
      ask().catch(() => {});
    }
  });
})();
