"use strict";

// Saves changed paragraphs by itself, says so, and keeps in this browser what could not be saved.
(() => {
  const form = document.querySelector("#editor[data-saving]");
  const status = form?.querySelector("[data-saved]");
  const pause = 1200; // milliseconds after the last change
  let timer = 0;
  let isSaving = false;

  function areas() {
    return [...form.querySelectorAll(".sheet textarea[name^='text-']")];
  }

  function opened(area) {
    return form.elements[`was-${area.name.slice("text-".length)}`];
  }

  const kept = { get: () => JSON.parse(localStorage.getItem(form.dataset.saving) || "{}") };

  function keep() {
    const changed = areas().filter((area) => area.value !== area.defaultValue);
    const texts = Object.fromEntries(changed.map((area) => [area.name, { text: area.value, opened: opened(area).value }]));
    try {
      if (changed.length) {
        localStorage.setItem(form.dataset.saving, JSON.stringify(texts));
      } else {
        localStorage.removeItem(form.dataset.saving);
      }
    } catch {
      // The browser keeps nothing: the text stays on the page.
    }
    return changed;
  }

  function say(words, state) {
    status.textContent = words;
    status.className = `state state--${state}`;
  }

  function refusedAt(area, refusal) {
    const note = area.closest(".block").querySelector("[data-refused]");
    note.textContent = refusal ? refusal.why : "";
    note.hidden = !refusal;
  }

  function saved(area, sent, mark) {
    opened(area).value = mark;
    area.defaultValue = sent;
    refusedAt(area, null);
  }

  async function save() {
    const changed = keep();
    if (!changed.length || isSaving) {
      return;
    }
    isSaving = true;
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    const sent = new Map(changed.map((area) => [area.name.slice("text-".length), [area, area.value]]));
    for (const [number, [area, text]] of sent) {
      body.set(`text-${number}`, text);
      body.set(`was-${number}`, opened(area).value);
    }
    say(status.dataset.saving, "sending");
    try {
      const response = await fetch(`${form.action}/paragraphs`, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer = await response.json();
      for (const [number, mark] of Object.entries(answer.saved)) {
        saved(sent.get(number)[0], sent.get(number)[1], mark);
      }
      for (const [number, refusal] of Object.entries(answer.refused)) {
        refusedAt(sent.get(number)[0], refusal);
      }
      const isRefused = Object.keys(answer.refused).length > 0;
      say(isRefused ? status.dataset.refused : answer.said, isRefused ? "look" : "done");
    } catch {
      say(status.dataset.failed, "refused");
    }
    isSaving = false;
    keep();
  }

  // What the browser kept goes back into its paragraph, or beside it if somebody changed it meanwhile.
  function restore() {
    for (const [name, { text, opened: mark }] of Object.entries(kept.get())) {
      const area = form.elements[name];
      if (area && area.value !== text) {
        if (opened(area).value === mark) {
          area.value = text;
          area.dispatchEvent(new Event("planner:replaced"));
        } else {
          refusedAt(area, { why: `${status.dataset.kept} ${text}` });
        }
        say(status.dataset.restored, "look");
      }
    }
  }

  if (form) {
    restore();
    form.addEventListener("input", (event) => {
      if (event.target.matches("textarea[name^='text-']")) {
        say(status.dataset.unsaved, "dot");
        clearTimeout(timer);
        timer = setTimeout(save, pause);
      }
    });
    let isSent = false;
    form.addEventListener("submit", () => {
      isSent = true;
      clearTimeout(timer);
    });
    window.addEventListener("beforeunload", (event) => {
      if (!isSent && keep().length) {
        event.preventDefault();
      }
    });
  }
})();
