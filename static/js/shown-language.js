"use strict";

// Keeps the language that a form shows for the next form. Without script it is kept when a form is sent.
(() => {
  document.addEventListener("change", (event) => {
    if (event.target.name === "shown-language") {
      document.cookie = `shown_language=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
    }
  });
})();
