"use strict";

// Beside the event's clock, the reader's own where the two differ. Without it nothing is missing.
const says = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

function spoken(place, zone) {
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, { ...says, ...zone });
  return format.formatRange(new Date(place.dataset.starts), new Date(place.dataset.ends));
}

for (const place of document.querySelectorAll("[data-own-time]")) {
  try {
    if (spoken(place, {}) !== spoken(place, { timeZone: place.dataset.ownTime })) {
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
      place.querySelector("time").textContent = `${spoken(place, {})} (${zone})`;
      place.hidden = false;
    }
  } catch {
    // A zone or a form of date that this browser does not know: the event's own time stands.
  }
}
