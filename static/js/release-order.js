"use strict";

// Dragging a paragraph by its handle sends its new place, with everything that was typed.
// The buttons and the keys need no handle.
(() => {
  const form = document.querySelector("#editor");
  const sheet = form?.querySelector(".sheet");

  function placed(moved) {
    if (moved.oldDraggableIndex === moved.newDraggableIndex) {
      return;
    }
    const before = moved.item.previousElementSibling;
    form.elements.placed_after.value = before?.dataset.id ?? "";
    const button = document.createElement("button");
    button.type = "submit";
    button.name = "where";
    button.value = "after";
    button.formAction = moved.item.querySelector("[data-place]").dataset.place;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
  }

  if (sheet && window.Sortable) {
    for (const handle of sheet.querySelectorAll("[data-place]")) {
      handle.hidden = false;
    }
    window.Sortable.create(sheet, { animation: 150, draggable: ".block[data-id]", handle: "[data-place]", onEnd: placed });
  }
})();
