"use strict";

// Dragging a programme item submits the new order. The buttons need no script.
const list = document.querySelector("[data-order]");
const form = document.querySelector(".programme-order");

if (list && form && window.Sortable) {
  window.Sortable.create(list, {
    animation: 150,
    filter: "a, button, input, select",
    preventOnFilter: false,
    onEnd(moved) {
      if (moved.oldIndex === moved.newIndex) {
        return;
      }
      form.elements.order.value = [...list.children].map((item) => item.dataset.id).join(" ");
      form.requestSubmit();
    },
  });
}
