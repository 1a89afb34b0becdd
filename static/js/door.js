"use strict";

// Ticks guests off where they stand, also without a network: what could not be sent waits in this browser.
(() => {
  const list = document.querySelector(".door");
  const net = document.querySelector(".door__net");
  const search = document.querySelector("#search");
  const store = `planner-door-${location.pathname}`;
  const pause = 5000; // milliseconds between two attempts
  let isSending = false;

  const waiting = () => JSON.parse(localStorage.getItem(store) || "[]");

  function keep(acts) {
    try {
      localStorage.setItem(store, JSON.stringify(acts));
    } catch {
      // The browser keeps nothing: the page has to stay open until all is sent.
    }
    net.hidden = !acts.length;
    net.textContent = `${net.dataset.waiting} ${acts.length}`;
  }

  function show(row, came, said = "") {
    const [undo, tick] = ["absence", "attendance"].map((end) => row.querySelector(`form[action$="${end}"]`));
    row.classList.toggle("door__guest--came", came);
    row.querySelector(".state--came").hidden = !came;
    if (undo) {
      undo.hidden = !came;
    }
    if (tick) {
      tick.hidden = came;
    }
    const place = row.querySelector(".door__said");
    place.textContent = said;
    place.hidden = !said;
  }

  async function send(act) {
    const body = new FormData();
    body.set("csrf_token", list.querySelector("[name=csrf_token]").value);
    const response = await fetch(act.url, { method: "POST", body, headers: { Accept: "application/json" } });
    return response.json();
  }

  async function sendAll() {
    if (isSending) {
      return;
    }
    isSending = true;
    let acts = waiting();
    try {
      while (acts.length) {
        const [act, ...rest] = acts;
        const answer = await send(act);
        acts = rest.length < waiting().length ? waiting().slice(1) : rest;
        keep(acts);
        const row = document.getElementById(act.row);
        if (row && !acts.some((later) => later.row === act.row)) {
          show(row, answer.came, answer.said);
        }
        document.querySelector("[data-came]").textContent = answer.people;
      }
    } catch {
      keep(acts);
      setTimeout(sendAll, pause);
    }
    isSending = false;
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

  if (list) {
    list.addEventListener("submit", (event) => {
      event.preventDefault();
      const row = event.target.closest(".door__guest");
      const came = event.target.action.endsWith("attendance");
      show(row, came);
      row.querySelector("form:not([hidden]) button")?.focus();
      const acts = [...waiting(), { url: event.target.action, row: row.id }];
      localStorage.setItem(store, JSON.stringify(acts));
      sendAll();
    });
    search.addEventListener("input", filter);
    window.addEventListener("online", sendAll);
    for (const act of waiting()) {
      const row = document.getElementById(act.row);
      if (row) {
        show(row, act.url.endsWith("attendance"));
      }
    }
    sendAll();
  }
})();
