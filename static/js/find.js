"use strict";

// "/" leads to the search field unless the member has switched that off; Ctrl-K opens the command menu.
(() => {
  const findField = document.getElementById("find");
  const commandMenu = document.getElementById("command-menu");
  const slashKey = commandMenu?.querySelector("[name=slash-key]");
  const store = "planner-slash-key-is-off";

  function isTyping(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function isOff() {
    try {
      return localStorage.getItem(store) === "yes";
    } catch {
      return false;
    }
  }

  function remember(off) {
    try {
      localStorage.setItem(store, off ? "yes" : "no");
    } catch {
      // It holds on this page only.
    }
  }

  if (slashKey) {
    slashKey.checked = !isOff();
    slashKey.addEventListener("change", () => remember(!slashKey.checked));
  }

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (findField && slashKey?.checked && isPlain && event.key === "/" && !isTyping(event.target) && !commandMenu.open) {
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
