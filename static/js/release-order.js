"use strict";

// Moves a paragraph where it stands: by its handle, its buttons, or Alt and an arrow key. The move is sent
// alone; the rest saves itself. If it cannot be sent, the form is, with everything that was typed.
(() => {
  const form = document.querySelector("#editor");
  const sheet = form?.querySelector(".sheet");
  if (!sheet) {
    return;
  }
  const said = form.querySelector("[data-moved-said]");
  const notice = form.querySelector("[data-moved]");
  const choice = form.querySelector("#new-after");
  notice.classList.add("notice");
  let undo = () => {};
  let last = Promise.resolve();

  const blocks = () => [...sheet.querySelectorAll(":scope > .block[data-id]")];
  const buttons = (block, where) => block.querySelector(`button[name="where"][value="${where}"]`);
  const addressOf = (block) => block.querySelector("[data-place]").dataset.place;

  // Puts elements into the order of their ids; others keep their place.
  function arrange(elements, idOf, order) {
    const known = new Map(elements.map((element) => [idOf(element), element]));
    const wanted = order.filter((id) => known.has(id)).map((id) => known.get(id));
    const first = elements.find((element) => wanted.includes(element));
    if (first !== wanted[0]) {
      first.before(wanted[0]);
    }
    wanted.slice(1).forEach((element, number) => {
      if (wanted[number].nextElementSibling !== element) {
        wanted[number].after(element);
      }
    });
  }

  function show(order) {
    const focused = document.activeElement;
    arrange(blocks(), (block) => block.dataset.id, order);
    arrange([...choice.options].filter((option) => option.value), (option) => option.value, order);
    const all = blocks();
    all.forEach((block, number) => {
      buttons(block, "up").disabled = number === 0;
      buttons(block, "down").disabled = number === all.length - 1;
      const option = choice.querySelector(`option[value="${block.dataset.id}"]`);
      option.textContent = option.textContent.replace(/^\d+/, number + 1);
    });
    const other = { up: "down", down: "up" }[focused.value];
    const place = focused.disabled && other ? buttons(focused.closest(".block"), other) : focused;
    place.focus();
  }

  function tell(answer, block) {
    said.textContent = answer.said;
    notice.querySelector("[data-words]").textContent = answer.said;
    notice.hidden = !answer.said;
    undo = () => move(block, { where: "after", placed_after: answer.back });
    block.scrollIntoView({ block: "nearest" });
  }

  async function send(block, values) {
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    for (const [name, value] of Object.entries(values)) {
      body.set(name, value);
    }
    const response = await fetch(addressOf(block), { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    show(answer.order);
    tell(answer, block);
    document.dispatchEvent(new Event("planner:saved"));
  }

  function sendForm(block, values) {
    form.elements.placed_after.value = values.placed_after ?? "";
    const button = document.createElement("button");
    Object.assign(button, { name: "where", value: values.where, formAction: addressOf(block), hidden: true });
    form.append(button);
    form.requestSubmit(button);
  }

  // One after the other, in the order in which they were asked for.
  function move(block, values) {
    last = last.then(() => send(block, values)).catch(() => sendForm(block, values));
  }

  function placed({ item, oldDraggableIndex, newDraggableIndex }) {
    if (oldDraggableIndex !== newDraggableIndex) {
      move(item, { where: "after", placed_after: item.previousElementSibling?.dataset.id ?? "" });
    }
  }

  sheet.addEventListener("click", (event) => {
    const button = event.target.closest("button[name='where']");
    if (button) {
      event.preventDefault();
      move(button.closest(".block"), { where: button.value });
    }
  });
  notice.querySelector("button").addEventListener("click", () => undo());
  if (window.Sortable) {
    for (const handle of sheet.querySelectorAll("[data-place]")) {
      handle.hidden = false;
    }
    window.Sortable.create(sheet, { animation: 150, draggable: ".block[data-id]", handle: "[data-place]", onEnd: placed });
  }
})();
