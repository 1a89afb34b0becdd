"use strict";

// Items of the programme are dragged by their handle, or moved with Alt and an arrow; a line is read while it
// is typed. Everything goes through the forms of the page.
(() => {
  const main = document.querySelector("main");
  const pause = 300; // milliseconds after the last key

  function place(row) {
    const rows = [...main.querySelectorAll("tr.item")];
    const before = rows[rows.indexOf(row) - 1];
    return { after: before ? before.dataset.id : "0", day: row.parentElement.dataset.day };
  }

  function drop(moved) {
    const row = moved.item;
    const isSamePlace = moved.from === moved.to && moved.oldDraggableIndex === moved.newDraggableIndex;
    if (!isSamePlace) {
      window.InPlace.send(row.querySelector(".item__acts form"), place(row), `grip-${row.dataset.id}`);
    }
  }

  function setUp() {
    for (const grip of main.querySelectorAll(".grip")) {
      grip.hidden = main.querySelectorAll("tr.item").length < 2;
    }
    for (const body of main.querySelectorAll(".programme tbody")) {
      window.Sortable?.create(body, {
        group: "programme",
        animation: 150,
        draggable: ".item",
        handle: ".grip",
        onEnd: drop,
      });
    }
  }

  main.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (grip && event.altKey && direction) {
      event.preventDefault();
      const form = grip.closest("tr").querySelector(".item__acts form");
      const button = form.querySelector(`[value="${direction}"]`);
      if (!button.disabled) {
        form.requestSubmit(button);
      }
    }
  });

  let timer = 0;

  async function read(line) {
    const form = line.form;
    const place = form.querySelector(".adder__read");
    if (!line.value.trim()) {
      place.textContent = "";
      return;
    }
    const response = await fetch(`${form.dataset.reading}?${new URLSearchParams({ line: line.value })}`);
    if (response.ok) {
      const { said, is_refused: isRefused } = await response.json();
      place.textContent = isRefused ? said : `${place.dataset.readsAs} ${said}`;
    }
  }

  main.addEventListener("input", (event) => {
    if (event.target.matches(".adder input[name='line']")) {
      clearTimeout(timer);
      timer = setTimeout(() => read(event.target).catch(() => {}), pause);
    }
  });

  document.addEventListener("planner:shown", setUp);
  setUp();
})();
