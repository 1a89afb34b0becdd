"use strict";

// The arrow keys lead to the month or week before and after, while the focus is in no field.
(() => {
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const isTyping = event.target.closest("input, textarea, select, dialog") !== null;
    const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
    const ways = isRightToLeft ? { ArrowRight: "prev", ArrowLeft: "next" } : { ArrowLeft: "prev", ArrowRight: "next" };
    if (isPlain && !isTyping && event.key in ways) {
      document.querySelector(`.calendar-bar [rel=${ways[event.key]}]`).click();
    }
  });
})();
