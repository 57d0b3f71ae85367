/* What is pasted from Word, LibreOffice or a web page: paragraphs, bold, lists and tables stay, the
   rest goes. Word writes its lists as paragraphs (mso-list); they become lists again. */
(() => {
  "use strict";
  const GONE = "style, xml, meta, link, title, script, img, svg, object, [style*='mso-element:comment'], [style*='display:none']";
  const BLOCKS = "p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote";
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const style = (node) => (node.getAttribute("style") || "").replace(/\s+/g, "").toLowerCase();
  const text = (node) => node.textContent.replace(/[\s\u00a0]/g, "");

  function rename(node, name) {
    const other = node.ownerDocument.createElement(name);
    other.append(...node.childNodes);
    node.replaceWith(other);
    return other;
  }
  const unwrap = (node) => node.replaceWith(...node.childNodes);
  function embolden(node) {
    const strong = node.ownerDocument.createElement("strong");
    strong.append(...node.childNodes);
    node.append(strong);
  }

  /* Paragraphs of Word with mso-list: "l0 level2 lfo1"; what stands before the text is its marker. */
  function item(paragraph) {
    const found = /mso-list:l(\d+)level(\d+)/.exec(style(paragraph));
    if (!found) return null;
    const marker = all("span", paragraph).find((span) => style(span).includes("mso-list:ignore"));
    const sign = marker ? text(marker) : "";
    if (marker) marker.remove();
    return { list: found[1], level: Number(found[2]), tag: /[0-9๐-๙a-zก-ฮ]/i.test(sign) && !/^[o§]$/.test(sign) ? "ol" : "ul" };
  }
  function relist(document) {
    let open = []; // the lists one is in, outermost first
    let last = null;
    all("p", document).forEach((paragraph) => {
      const facts = item(paragraph);
      if (!facts) return;
      if (paragraph.previousElementSibling !== last || !open.length) open = [];
      open.length = Math.min(open.length, facts.level);
      while (open.length < facts.level) {
        const list = document.createElement(facts.tag);
        const outer = open[open.length - 1];
        if (!outer) { paragraph.before(list); last = list; }
        else (outer.lastElementChild || outer.appendChild(document.createElement("li"))).append(list);
        open.push(list);
      }
      open[open.length - 1].append(rename(paragraph, "li"));
    });
  }

  function tidy(html) {
    const document = new DOMParser().parseFromString(html, "text/html");
    const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    found.forEach((comment) => comment.remove());
    all(GONE, document).forEach((node) => node.remove());
    relist(document);
    all("ol > ol, ol > ul, ul > ol, ul > ul", document).forEach((list) => {
      if (list.previousElementSibling) list.previousElementSibling.append(list);
    });
    all("b, strong", document).forEach((node) => { if (/font-weight:(normal|400)/.test(style(node))) unwrap(node); });
    all("span, font, p, td", document).forEach((node) => { if (/font-weight:(bold|[6-9]00)/.test(style(node)) && text(node)) embolden(node); });
    all("h1, h2, h3, h4, h5, h6", document).forEach((node) => embolden(rename(node, "p")));
    all("*", document.body).forEach((node) => { if (node.localName.includes(":")) unwrap(node); });
    all("span, font, a, center", document.body).forEach(unwrap);
    all("div, blockquote", document.body).forEach((node) => (node.querySelector(BLOCKS) ? unwrap(node) : rename(node, "p")));
    all("*", document.body).forEach((node) => [...node.attributes].forEach(({ name }) => {
      if (!["colspan", "rowspan"].includes(name)) node.removeAttribute(name);
    }));
    all("strong strong", document.body).forEach(unwrap);
    all("p, strong, li", document.body).forEach((node) => {
      if (!text(node) && !node.querySelector("table, ul, ol") && !node.matches("td > p:only-child")) node.remove();
    });
    all("body > br", document).forEach((node) => node.remove());
    return document.body.innerHTML;
  }

  const watch = new MutationObserver(() => all("textarea.pat-tinymce", document).forEach((field) => {
    const editor = window.tinymce && window.tinymce.get(field.id);
    if (!editor || editor.tidiesPaste) return;
    editor.tidiesPaste = true;
    editor.on("PastePreProcess", (event) => { event.content = tidy(event.content); });
  }));
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
