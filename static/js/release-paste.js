"use strict";

// What is pasted from Word, mail or web pages keeps the formatting that a release can carry.
(() => {
  const silent = new Set(["HEAD", "STYLE", "SCRIPT", "META", "LINK", "TITLE", "XML", "O:P", "TEMPLATE"]);
  const inline = { B: "strong", STRONG: "strong", I: "em", EM: "em" };
  const paragraphs = new Set(["P", "DIV", "SECTION", "ARTICLE", "MAIN", "BODY", "LI"]);
  const lost = new Set(["H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "TABLE", "TR", "HR"]);
  const plainTags = new Set(["SPAN", "TBODY", "THEAD", "TD", "TH", "HTML", "BR", "UL", "OL"]);
  const address = /^(https?:|mailto:|tel:)/i;
  const ownTraces = /^(font-weight|font-style|white-space|mso-.*|margin.*|text-indent|line-height|widows|orphans)$/;

  // The cleaned HTML, and whether anything was lost. A headline is one paragraph of plain words.
  function clean(html, isPlain) {
    const source = new DOMParser().parseFromString(inert(html), "text/html");
    const target = document.implementation.createHTMLDocument("");
    const isOurs = Boolean(source.querySelector("[data-pm-slice]"));
    const state = {
      target,
      isReduced: false,
      list: null,
      say() {
        this.isReduced ||= !isOurs;
      },
    };
    putChildren(source.body, target.body, state);
    if (isPlain) {
      return plain(target, state.isReduced);
    }
    return { html: written([...target.body.childNodes]), isReduced: state.isReduced };
  }

  function written(nodes) {
    const serializer = new XMLSerializer();
    return nodes.map((node) => serializer.serializeToString(node)).join("");
  }

  // The content policy refuses styles even in a document that is not shown: they are read from data-style.
  function inert(html) {
    const bare = html.replace(/<style[\s\S]*?<\/style>/gi, "");
    return bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  }

  function rules(node) {
    const found = [...(node.dataset?.style ?? "").matchAll(/([\w-]+)\s*:\s*([^;]+)/g)];
    return Object.fromEntries(found.map(([, name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]));
  }

  function plain(target, wasReduced) {
    const parts = [...target.body.querySelectorAll("p, li")].map((part) => part.textContent.trim()).filter(Boolean);
    const isFormatted = Boolean(target.body.querySelector("strong, em, a, li"));
    const words = (parts.length ? parts.join(" ") : target.body.textContent).replace(/\s+/g, " ").trim();
    const paragraph = target.createElement("p");
    paragraph.textContent = words;
    return { html: written([paragraph]), isReduced: wasReduced || isFormatted || parts.length > 1 };
  }

  function put(node, place, state) {
    if (node.nodeType === Node.TEXT_NODE) {
      place.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !silent.has(node.tagName)) {
      putElement(node, place, state);
    }
  }

  function putElement(node, place, state) {
    const { tagName } = node;
    if (isListParagraph(node)) {
      putListItem(node, place, state);
      return;
    }
    if (paragraphs.has(tagName) || lost.has(tagName)) {
      state.list = null;
    }
    if (hasLostStyle(node) || lost.has(tagName)) {
      state.say();
    }
    if (tagName === "A") {
      putLink(node, place, state);
    } else if (tagName === "UL" || tagName === "OL" || tagName === "LI" || tagName === "BR") {
      putChildren(node, place.appendChild(state.target.createElement(tagName)), state);
    } else if (tagName === "TR") {
      putRow(node, place, state);
    } else if ((paragraphs.has(tagName) || lost.has(tagName)) && !hasBlocks(node)) {
      const isOutside = place === state.target.body;
      putChildren(node, isOutside ? place.appendChild(state.target.createElement("p")) : place, state);
    } else {
      putInline(node, place, state);
    }
  }

  // Bold and slanted, as elements or as styles; of anything else only what it holds.
  function putInline(node, place, state) {
    const { "font-weight": weight, "font-style": slant } = rules(node);
    const isLight = weight === "normal" || Number(weight) < 600;
    const names = new Set();
    if (node.tagName in inline && !(isLight && inline[node.tagName] === "strong")) {
      names.add(inline[node.tagName]);
    }
    if (weight === "bold" || Number(weight) >= 600) {
      names.add("strong");
    }
    if (slant === "italic") {
      names.add("em");
    }
    const isKnown = node.tagName in inline || plainTags.has(node.tagName) || paragraphs.has(node.tagName);
    if (!isKnown && !lost.has(node.tagName)) {
      state.say();
    }
    let inner = place;
    if (!hasBlocks(node)) {
      for (const name of names) {
        inner = inner.appendChild(state.target.createElement(name));
      }
    }
    putChildren(node, inner, state);
  }

  function putLink(node, place, state) {
    const href = node.getAttribute("href") ?? "";
    if (!address.test(href)) {
      if (href) {
        state.say();
      }
      putChildren(node, place, state);
      return;
    }
    const link = place.appendChild(state.target.createElement("a"));
    link.setAttribute("href", href);
    putChildren(node, link, state);
  }

  // A row of a table is a paragraph.
  function putRow(node, place, state) {
    const cells = [...node.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
    place.appendChild(state.target.createElement("p")).textContent = cells.filter(Boolean).join("; ");
  }

  // Word writes lists as paragraphs with a mark in front.
  function isListParagraph(node) {
    return node.tagName === "P" && /^l\d/.test(rules(node)["mso-list"] ?? "");
  }

  function putListItem(node, place, state) {
    const marks = [...node.querySelectorAll("span")].filter((span) => rules(span)["mso-list"] === "ignore");
    const tag = marks.some((mark) => /^\s*\d+[.)]/.test(mark.textContent)) ? "OL" : "UL";
    for (const mark of marks) {
      mark.remove();
    }
    if (state.list?.tagName !== tag) {
      state.list = place.appendChild(state.target.createElement(tag));
    }
    const item = state.list.appendChild(state.target.createElement("li"));
    putChildren(node, item.appendChild(state.target.createElement("p")), state);
  }

  function putChildren(node, place, state) {
    for (const child of node.childNodes) {
      put(child, place, state);
    }
  }

  function hasBlocks(node) {
    return Boolean(node.querySelector("p, div, ul, ol, li, table, tr, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article"));
  }

  // Colours, sizes, typefaces and underlining are lost.
  function hasLostStyle(node) {
    return Object.keys(rules(node)).some((name) => !ownTraces.test(name));
  }

  window.ReleasePaste = { clean };
})();
