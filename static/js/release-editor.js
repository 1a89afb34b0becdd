"use strict";

// Turns the text areas of a release into one sheet: formatted where it stands, with undo and keys.
// The text areas stay what is sent; without script they are the editor.
(() => {
  const { EditorState, EditorView, keymap, history, undo, redo, baseKeymap, toggleMark } = ProseMirror;
  const { chainCommands, splitListItem, liftListItem, sinkListItem, wrapInList } = ProseMirror;
  const { schema, read, write } = window.ReleaseText;
  const { strong, em, link } = schema.marks;
  const item = schema.nodes.list_item;

  function lineBreak(state, dispatch) {
    dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
    return true;
  }

  const keys = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(strong),
    "Mod-i": toggleMark(em),
    "Shift-Enter": lineBreak,
    Enter: splitListItem(item),
    "Mod-[": liftListItem(item),
    "Mod-]": sinkListItem(item),
  };

  // The paragraph is moved by its own buttons, which save what was typed.
  function moves(block) {
    const press = (where) => () => {
      block.querySelector(`button[name="where"][value="${where}"]`)?.click();
      return true;
    };
    return { "Alt-ArrowUp": press("up"), "Alt-ArrowDown": press("down") };
  }

  function linked(view) {
    const { from, to, empty } = view.state.selection;
    if (view.state.doc.rangeHasMark(from, to, link)) {
      return toggleMark(link)(view.state, view.dispatch);
    }
    const dialog = document.querySelector("#link-dialog");
    if (empty || !dialog) {
      return false;
    }
    const address = dialog.querySelector("input");
    dialog.onclose = () => {
      if (dialog.returnValue === "set" && address.value.trim()) {
        toggleMark(link, { href: address.value.trim() })(view.state, view.dispatch);
      }
      view.focus();
    };
    address.value = "https://";
    dialog.returnValue = "";
    dialog.showModal();
    return true;
  }

  const acts = {
    bold: (view) => toggleMark(strong)(view.state, view.dispatch),
    italic: (view) => toggleMark(em)(view.state, view.dispatch),
    link: linked,
    list: (view) => chainCommands(liftListItem(item), wrapInList(schema.nodes.bullet_list))(view.state, view.dispatch),
  };

  function attributesOf(area) {
    const told = { role: "textbox", "aria-multiline": "true", lang: area.lang, dir: area.dir, class: "block__text" };
    const named = document.querySelector(`label[for="${area.id}"]`);
    const given = { ...told, "aria-label": named ? named.textContent : "" };
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (area.hasAttribute(name)) {
        given[name] = area.getAttribute(name);
      }
    }
    return given;
  }

  function editorOver(area) {
    const place = document.createElement("div");
    area.after(place);
    area.hidden = true;
    const block = area.closest(".block");
    const note = block.querySelector("[data-pasted]");
    const isPlain = !block.querySelector(".block__format");
    const view = new EditorView(place, {
      state: EditorState.create({
        doc: read(area.value),
        plugins: [history(), keymap(moves(block)), keymap(keys), keymap(baseKeymap)],
      }),
      attributes: attributesOf(area),
      transformPastedHTML(html) {
        const { html: cleaned, isReduced } = window.ReleasePaste.clean(html, isPlain);
        note.textContent = isReduced ? note.dataset.pasted : "";
        return cleaned;
      },
      dispatchTransaction(change) {
        view.updateState(view.state.apply(change));
        if (change.docChanged) {
          area.value = write(view.state.doc);
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }
      },
    });
    area.addEventListener("planner:replaced", () => {
      view.updateState(EditorState.create({ doc: read(area.value), plugins: view.state.plugins }));
    });
    return view;
  }

  for (const area of document.querySelectorAll(".sheet textarea[data-rich]")) {
    const view = editorOver(area);
    const block = area.closest(".block");
    if (location.hash === `#${block.id}`) {
      // After the browser itself has gone there, which takes the focus away.
      window.addEventListener("load", () => setTimeout(() => view.focus()));
    }
    const tools = block.querySelector(".block__format");
    if (tools) {
      tools.hidden = false;
      for (const button of tools.querySelectorAll("button[data-act]")) {
        button.addEventListener("click", () => {
          acts[button.dataset.act](view);
          view.focus();
        });
      }
    }
  }
})();
