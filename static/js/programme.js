"use strict";

// Dragging a programme item submits the new order. The buttons need no script.
(() => {
  const list = document.querySelector("[data-order]");
  const form = document.querySelector(".programme-order");

  if (list && form && window.Sortable) {
    window.Sortable.create(list, {
      animation: 150,
      draggable: ".item",
      filter: "a, button, input, select",
      preventOnFilter: false,
      onEnd(moved) {
        if (moved.oldDraggableIndex === moved.newDraggableIndex) {
          return;
        }
        form.elements.order.value = [...list.querySelectorAll(".item")].map((item) => item.dataset.id).join(" ");
        form.requestSubmit();
      },
    });
  }
})();
