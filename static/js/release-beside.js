"use strict";

// What stands beside the sheet is remembered; the printed page is shown anew after each save.
(() => {
  const place = document.querySelector("[data-page]");
  const toggle = document.querySelector("#show-page");
  const isWide = window.matchMedia("(min-width: 87.5rem)");
  const pause = 800; // milliseconds after a save
  let timer = 0;

  function remembered(box) {
    try {
      return localStorage.getItem(`planner-${box.dataset.remembered}`) === "yes";
    } catch {
      return false;
    }
  }

  function remember(box) {
    try {
      localStorage.setItem(`planner-${box.dataset.remembered}`, box.checked ? "yes" : "no");
    } catch {
      // It is asked again on the next page.
    }
  }

  // The earlier page stays until the new one has come.
  function load() {
    const earlier = place.querySelectorAll("iframe");
    const frame = document.createElement("iframe");
    frame.title = place.dataset.title;
    frame.src = `${place.dataset.page}#toolbar=0&navpanes=0&view=FitH`;
    frame.addEventListener("load", () => {
      for (const one of earlier) {
        one.remove();
      }
    });
    place.append(frame);
  }

  function show() {
    const isShown = toggle.checked && isWide.matches;
    place.hidden = !isShown;
    if (isShown && !place.querySelector("iframe")) {
      load();
    }
  }

  for (const box of document.querySelectorAll("[data-remembered]")) {
    box.checked = remembered(box);
    box.addEventListener("change", () => remember(box));
  }
  toggle.closest("label").hidden = false;
  toggle.addEventListener("change", show);
  isWide.addEventListener("change", show);
  document.addEventListener("planner:saved", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!place.hidden) {
        load();
      }
    }, pause);
  });
  show();
})();
