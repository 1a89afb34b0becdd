"use strict";

// "/" leads to the search field, Ctrl-K opens the command menu.
(() => {
  const findField = document.getElementById("find");
  const commandMenu = document.getElementById("command-menu");

  function isTyping(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (findField && isPlain && event.key === "/" && !isTyping(event.target) && !commandMenu.open) {
      event.preventDefault();
      findField.focus();
      findField.select();
    }
    const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const isInText = event.target instanceof Element && event.target.closest("[contenteditable]") !== null;
    if (commandMenu && isCommand && !isInText) {
      event.preventDefault();
      if (!commandMenu.open) {
        commandMenu.showModal();
      }
    }
  });
})();
