"use strict";

// Shows the event's time in the reader's time zone as well if that differs.
(() => {
  const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

  function timeText(place, zone) {
    const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
    const format = new Intl.DateTimeFormat(language, { ...parts, ...zone });
    return format.formatRange(new Date(place.dataset.starts), new Date(place.dataset.ends));
  }

  for (const place of document.querySelectorAll("[data-own-time]")) {
    try {
      if (timeText(place, {}) !== timeText(place, { timeZone: place.dataset.ownTime })) {
        const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
        place.querySelector("time").textContent = `${timeText(place, {})} (${zone})`;
        place.hidden = false;
      }
    } catch {
      // The browser does not know the time zone or the format: show the event's time only.
    }
  }
})();
