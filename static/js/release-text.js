"use strict";

// Markdown as releases keep it, to a document of the editor and back. Paragraphs, lists, emphasis, links.
(() => {
  const schema = new ProseMirror.Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
      bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
      ordered_list: {
        attrs: { order: { default: 1 } },
        content: "list_item+",
        group: "block",
        parseDOM: [{ tag: "ol", getAttrs: (list) => ({ order: Number(list.getAttribute("start") || 1) }) }],
        toDOM: (node) => ["ol", { start: node.attrs.order }, 0],
      },
      list_item: { content: "paragraph block*", parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0], defining: true },
      text: { group: "inline" },
      hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    },
    marks: {
      link: {
        attrs: { href: {} },
        inclusive: false,
        parseDOM: [{ tag: "a[href]", getAttrs: (link) => ({ href: link.getAttribute("href") }) }],
        toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
      },
      em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
      strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
    },
  });

  // The same rules as planner/kernel/richtext.py.
  const dialect = new ProseMirror.MarkdownIt("zero").enable(["list", "newline", "escape", "emphasis", "link", "autolink"]);

  const parser = new ProseMirror.MarkdownParser(schema, dialect, {
    paragraph: { block: "paragraph" },
    list_item: { block: "list_item" },
    bullet_list: { block: "bullet_list" },
    ordered_list: { block: "ordered_list", getAttrs: (token) => ({ order: Number(token.attrGet("start") || 1) }) },
    hardbreak: { node: "hard_break" },
    em: { mark: "em" },
    strong: { mark: "strong" },
    link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
  });

  const special = /[\\*_[\]<]/g;
  const listMark = /^(\s*)([-+]|\d{1,9}(?=[.)]))(?=[.)\s]|$)/gm;

  function escaped(text, isAtStart) {
    const plain = text.replace(special, "\\$&");
    if (!isAtStart) {
      return plain;
    }
    return plain.replace(listMark, (_found, space, mark) => (/\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`));
  }

  const serializer = new ProseMirror.MarkdownSerializer(
    {
      paragraph(state, node) {
        state.renderInline(node);
        state.closeBlock(node);
      },
      bullet_list(state, node) {
        state.renderList(node, "  ", () => "- ");
      },
      ordered_list(state, node) {
        state.renderList(node, "   ", (index) => `${node.attrs.order + index}. `);
      },
      list_item(state, node) {
        state.renderContent(node);
      },
      text(state, node) {
        const isAddress = node.marks.some((mark) => mark.type.name === "link" && isOwnAddress(mark, node));
        state.text(isAddress ? node.text : escaped(node.text, state.atBlockStart), false);
      },
      hard_break(state) {
        state.write("\\\n");
      },
    },
    {
      em: { open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true },
      strong: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
      link: {
        open: (_state, mark, parent, index) => (isOwnAddress(mark, parent.child(index)) ? "<" : "["),
        close: (_state, mark, parent, index) =>
          isOwnAddress(mark, parent.child(index - 1)) ? ">" : `](${mark.attrs.href.replace(/[()\s]/g, encodeURIComponent)})`,
      },
    },
  );

  // A link whose text is its address is written as <address>.
  function isOwnAddress(mark, node) {
    return node.text === mark.attrs.href || `mailto:${node.text}` === mark.attrs.href;
  }

  window.ReleaseText = {
    schema,
    read: (markdown) => parser.parse(markdown),
    write: (doc) => serializer.serialize(doc, { tightLists: true }),
  };
})();
