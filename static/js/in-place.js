"use strict";

// Sends forms and opens links of a part of the page in place: the server's whole page is fetched, and its
// content replaces the present one. Without script they lead to the same page.
(() => {
  const main = document.querySelector("main");
  if (!main.querySelector("[data-in-place]")) {
    return;
  }
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  const isInPlace = (element) => element.closest("[data-in-place], .notice") !== null;
  const linesOf = (root) => [...root.querySelectorAll("input[name='line']")];

  // Forms with something unsaved, but for the one that is sent: leaving them is asked about by the browser.
  const hasUnsaved = (sent) =>
    [...main.querySelectorAll("form:has(.bar)")].some((form) => form !== sent && window.Unsaved?.names(form).length);

  function show(page, sent) {
    const typed = linesOf(main).filter((line) => line.form !== sent && line.value);
    main.replaceChildren(...page.querySelector("main").childNodes);
    for (const line of linesOf(main)) {
      line.value = typed.find((other) => other.id === line.id)?.value ?? line.value;
    }
    document.title = page.title;
    document.dispatchEvent(new Event("planner:shown"));
    const told = main.querySelector(":scope > .errors, :scope > .notice > p, :scope > p.notice");
    said.textContent = told ? told.textContent.trim() : "";
  }

  function focusOn(id) {
    const wrong = main.querySelector("form .errors, [aria-invalid='true']");
    const place = wrong ?? document.getElementById(id) ?? main.querySelector("#programme-head");
    const control = place?.matches("tr") ? place.querySelector("select, textarea, input:not([type='hidden'], [type='radio'])") : place;
    control?.focus();
  }

  async function fetched(url, options, sent, focus) {
    const response = await fetch(url, options);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!page.querySelector("[data-in-place]")) {
      return false;
    }
    show(page, sent);
    if (!sent || response.redirected) {
      history.replaceState(null, "", response.url);
    }
    focusOn(focus);
    return true;
  }

  async function send(form, body, focus) {
    try {
      if (await fetched(form.action, { method: "POST", body }, form, focus)) {
        return;
      }
    } catch {
      // The browser itself says below that there is no connection.
    }
    submit(form, body);
  }

  // As the browser sends it, with the button that was pressed and what a script has added.
  function submit(form, body) {
    const kept = new FormData(form);
    for (const [name, value] of body) {
      if (!kept.has(name) && typeof value === "string") {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        form.append(field);
      }
    }
    form.submit();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-open]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (link && isPlain && !hasUnsaved(link.textContent && link.closest(".bar") ? link.closest("form") : null)) {
      event.preventDefault();
      const { href } = link;
      fetched(href, {}, null, link.dataset.focus)
        .then((isShown) => isShown || location.assign(href))
        .catch(() => location.assign(href));
    }
  });

  main.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "post" && isInPlace(form) && !event.defaultPrevented && !hasUnsaved(form)) {
      event.preventDefault();
      send(form, new FormData(form, event.submitter), form.dataset.focus ?? document.activeElement?.id);
    }
  });

  main.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-saves]");
    if (form) {
      form.requestSubmit();
    }
  });

  // For other scripts: send a form with further values.
  window.InPlace = {
    send(form, values, focus) {
      const body = new FormData(form);
      for (const [name, value] of Object.entries(values)) {
        body.set(name, value);
      }
      send(form, body, focus);
    },
    hasUnsaved,
  };
})();
