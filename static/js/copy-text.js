"use strict";

// Buttons that copy a release, or one paragraph of it, together with its source. Without a script
// there are none.
(() => {
  const tools = document.querySelector("[data-copy-source]");
  const told = tools.querySelector("[role=status]");

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(`${text.trim()}\n\n${tools.dataset.copySource}`);
      told.textContent = tools.dataset.copied;
    } catch {
      told.textContent = tools.dataset.notCopied;
    }
  };

  if (navigator.clipboard) {
    tools.hidden = false;
    tools.querySelector("button").addEventListener("click", () => {
      const shown = ".release__headline, .release__subhead, .release__block";
      const parts = [...document.querySelectorAll(shown)];
      copy(parts.map((part) => part.innerText.trim()).join("\n\n"));
    });
    const template = tools.querySelector("template");
    for (const block of document.querySelectorAll(".release__block")) {
      const text = block.innerText;
      const button = template.content.firstElementChild.cloneNode(true);
      button.addEventListener("click", () => copy(text));
      block.append(button);
    }
  }
})();
