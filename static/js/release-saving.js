"use strict";

// Saves changed paragraphs by itself, says so, and keeps in this browser what could not be saved.
(() => {
  const form = document.querySelector("#editor[data-saving]");
  if (!form) {
    return;
  }
  const status = form.querySelector("[data-saved]");
  const pause = 1200; // milliseconds after the last change
  let timer = 0;
  let isSaving = false;
  let isSent = false;

  const areas = () => [...form.querySelectorAll(".sheet textarea[name^='text-']")];
  const changed = () => areas().filter((area) => area.value !== area.defaultValue);
  const numberOf = (area) => area.name.slice("text-".length);
  const opened = (area) => form.elements[`was-${numberOf(area)}`];
  const noteOf = (area) => area.closest(".block").querySelector("[data-refused]");

  // Whether the browser has taken it.
  function keep() {
    const texts = changed().map((area) => [area.name, { text: area.value, opened: opened(area).value }]);
    try {
      localStorage.setItem(form.dataset.saving, JSON.stringify(Object.fromEntries(texts)));
      return true;
    } catch {
      return false;
    }
  }

  function kept() {
    try {
      return Object.entries(JSON.parse(localStorage.getItem(form.dataset.saving)) ?? {});
    } catch {
      return [];
    }
  }

  function say(words, state) {
    status.textContent = words;
    status.className = `state state--${state}`;
  }

  function tell(area, words) {
    noteOf(area).textContent = words;
    noteOf(area).hidden = !words;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  async function send(sent) {
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    for (const [number, { area, text }] of sent) {
      body.set(`text-${number}`, text);
      body.set(`was-${number}`, opened(area).value);
    }
    const response = await fetch(`${form.action}/paragraphs`, { method: "POST", body, headers: { Accept: "application/json" } });
    return response.json();
  }

  function takeIn(answer, sent) {
    for (const [number, mark] of Object.entries(answer.saved)) {
      const { area, text } = sent.get(number);
      opened(area).value = mark;
      area.defaultValue = text;
      tell(area, "");
    }
    for (const [number, { why, stored }] of Object.entries(answer.refused)) {
      tell(sent.get(number).area, stored ? `${why} ${status.dataset.stored} ${stored}` : why);
    }
    if (Object.keys(answer.saved).length) {
      document.dispatchEvent(new Event("planner:saved"));
    }
    const isRefused = Object.keys(answer.refused).length > 0;
    say(isRefused ? status.dataset.refused : answer.said, isRefused ? "look" : "done");
  }

  async function save() {
    if (isSaving) {
      later();
      return;
    }
    const sent = new Map(changed().map((area) => [numberOf(area), { area, text: area.value }]));
    const isKept = keep();
    if (!sent.size) {
      return;
    }
    isSaving = true;
    say(status.dataset.saving, "sending");
    try {
      takeIn(await send(sent), sent);
    } catch {
      say(isKept ? status.dataset.failed : status.dataset.lost, "refused");
    }
    isSaving = false;
    keep();
  }

  // What the browser kept goes back into its paragraph, or beside it if somebody changed it meanwhile.
  function restore() {
    for (const [name, { text, opened: mark }] of kept()) {
      const area = form.elements[name];
      if (area && area.value !== text) {
        if (opened(area).value === mark) {
          area.value = text;
          area.dispatchEvent(new Event("planner:replaced"));
        } else {
          tell(area, `${status.dataset.kept} ${text}`);
        }
        say(status.dataset.restored, "look");
      }
    }
  }

  restore();
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea[name^='text-']")) {
      say(status.dataset.unsaved, "dot");
      later();
    }
  });
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    keep();
    const isTyped = [...form.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue);
    if (!isSent && isTyped) {
      event.preventDefault();
    }
  });
})();
