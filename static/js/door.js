"use strict";

// Ticks guests off where they stand, also without a network: what could not be sent waits in this browser.
(() => {
  const list = document.querySelector(".door");
  if (!list) {
    return;
  }
  const net = document.querySelector(".door__net");
  const search = document.querySelector("#search");
  const store = `planner-door-${location.pathname}`;
  const pause = 5000; // milliseconds between two attempts
  let waiting = kept();
  let isSending = false;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(store)) ?? [];
    } catch {
      return [];
    }
  }

  function keep(words) {
    try {
      localStorage.setItem(store, JSON.stringify(waiting));
    } catch {
      // The browser keeps nothing: what waits is sent as long as the page stays open.
    }
    net.hidden = !words;
    net.textContent = words ? `${words} ${waiting.length}` : "";
  }

  function show(row, came, said = "") {
    const forms = [...row.querySelectorAll("form")];
    for (const form of forms) {
      form.hidden = form.action.endsWith("absence") !== came;
    }
    row.classList.toggle("door__guest--came", came);
    row.querySelector(".state--came").hidden = !came;
    const place = row.querySelector(".door__said");
    place.textContent = said;
    place.hidden = !said;
  }

  async function send(act) {
    const body = new FormData();
    body.set("csrf_token", list.querySelector("[name=csrf_token]").value);
    const response = await fetch(act.url, { method: "POST", body, headers: { Accept: "application/json" } });
    return response.headers.get("Content-Type") === "application/json" ? response.json() : null;
  }

  // In the order in which they were made; the first that cannot be sent stops the others.
  async function sendAll() {
    if (isSending) {
      return;
    }
    isSending = true;
    let trouble = "";
    while (waiting.length && !trouble) {
      const act = waiting[0];
      try {
        const answer = await send(act);
        if (answer) {
          waiting.shift();
          takeIn(act, answer);
        } else {
          trouble = net.dataset.signedOut;
        }
      } catch {
        trouble = net.dataset.waiting;
      }
    }
    isSending = false;
    keep(trouble);
    if (trouble) {
      setTimeout(sendAll, pause);
    }
  }

  function takeIn(act, answer) {
    const row = document.getElementById(act.row);
    if (row && !waiting.some((later) => later.row === act.row)) {
      show(row, answer.came, answer.said);
    }
    document.querySelector("[data-came]").textContent = answer.people;
  }

  function filter() {
    const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...list.querySelectorAll(".door__guest")];
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    document.querySelector("[data-nobody]").hidden = rows.some((row) => !row.hidden);
  }

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const row = event.target.closest(".door__guest");
    show(row, event.target.action.endsWith("attendance"));
    row.querySelector("form:not([hidden]) button")?.focus();
    waiting.push({ url: event.target.action, row: row.id });
    keep("");
    sendAll();
  });
  search.addEventListener("input", filter);
  window.addEventListener("online", sendAll);
  for (const act of waiting) {
    const row = document.getElementById(act.row);
    if (row) {
      show(row, act.url.endsWith("attendance"));
    }
  }
  sendAll();
})();
