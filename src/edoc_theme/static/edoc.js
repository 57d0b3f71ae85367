/* Shortcuts and dialogs. Every page works without this file.

   Keys are bound to the physical key (event.code): on a Thai layout J types ่. They are silent
   while a field has the focus, and can be switched off in the overlay (WCAG 2.1.4). */
(() => {
  "use strict";
  const TH = document.documentElement.lang !== "en";
  const WORDS = TH
    ? {
        title: "ปุ่มลัด", close: "ปิด", use: "ใช้ปุ่มลัด", cancel: "ยังก่อน",
        about: "ปุ่มเดียวไม่ทำสิ่งที่แก้คืนไม่ได้ ทุกครั้งมีขั้นยืนยัน",
        keys: [["/", "ค้นหา"], ["J  K", "เลื่อนลง เลื่อนขึ้น"], ["X", "เลือกเรื่อง"], ["Enter", "เปิดเรื่อง"],
          ["E", "เห็นชอบ ลงรับ"], ["R", "ส่งคืน"], ["S", "ลงนาม"], ["L", "ไว้ทีหลัง"], ["Ctrl  Enter", "บันทึกและเสนอ"], ["Esc", "ล้าง ปิด"], ["?", "ปุ่มลัดทั้งหมด"]],
      }
    : {
        title: "Shortcuts", close: "Close", use: "Use shortcuts", cancel: "Not yet",
        about: "No single key does what cannot be undone: each asks first",
        keys: [["/", "Search"], ["J  K", "Down, up"], ["X", "Tick"], ["Enter", "Open"],
          ["E", "Agree, register"], ["R", "Return"], ["S", "Sign"], ["L", "Later"], ["Ctrl  Enter", "Save and submit"], ["Esc", "Clear, close"], ["?", "All shortcuts"]],
      };
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  };
  const store = {
    get off() { try { return localStorage.getItem("edoc.keys") === "off"; } catch { return false; } },
    set off(value) { try { localStorage.setItem("edoc.keys", value ? "off" : "on"); } catch { /* private window */ } },
  };

  /* Dialogs: a native <dialog> with a heading and a way out. */
  function dialog(title, ...content) {
    const id = `ed-dialog-${all("dialog").length + 1}`;
    const close = make("button", { type: "button", className: "icon-btn", innerHTML: '<i class="bi bi-x-lg" aria-hidden="true"></i>' });
    close.setAttribute("aria-label", WORDS.close);
    const box = make("dialog", { className: "ed-dialog" },
      make("header", {}, make("h2", { id, textContent: title }), close), make("div", {}, ...content));
    box.setAttribute("aria-labelledby", id);
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
    document.body.append(box);
    return box;
  }

  /* The closed form of an act (<details>) opens as a dialog; without script it opens in place. */
  function asDialog(details) {
    const summary = $("summary", details);
    const form = $("form", details);
    let box = null;
    summary.addEventListener("click", (event) => {
      event.preventDefault();
      if (!box) {
        const subject = $(".letter-subject");
        const about = make("p", { className: "about", textContent: subject ? subject.textContent : "" });
        box = dialog((summary.firstElementChild ? summary.firstChild : summary).textContent.trim(), about, form);
        const later = make("button", { type: "button", className: "btn btn-quiet ms-2", textContent: WORDS.cancel });
        later.addEventListener("click", () => box.close());
        $("button[type=submit]", form).after(later);
        box.addEventListener("close", () => summary.focus());
      }
      box.showModal();
      const field = $("textarea, select, input:not([type=hidden])", form);
      if (field) field.focus();
    });
  }

  function overlay() {
    let box = $("#ed-keys");
    if (!box) {
      const list = make("dl", { className: "ed-keys" });
      const idle = { X: ".work .c-tick input", L: "[data-key='L']", "Ctrl  Enter": "[aria-keyshortcuts='Control+Enter']" };
      for (const [keys, words] of WORDS.keys) {
        if (idle[keys] && !$(idle[keys])) continue;
        const term = make("dt");
        term.append(...keys.split("  ").flatMap((key, i) => (i ? [" "] : []).concat(make("kbd", { textContent: key }))));
        list.append(term, make("dd", { textContent: words }));
      }
      const tick = make("input", { type: "checkbox", className: "form-check-input me-2", checked: !store.off });
      tick.addEventListener("change", () => { store.off = !tick.checked; });
      box = dialog(WORDS.title, list, make("p", { className: "about", textContent: WORDS.about }), make("label", {}, tick, WORDS.use));
      box.id = "ed-keys";
    }
    box.showModal();
  }

  /* Moving in lists. */
  const rows = () => all(".work tbody tr").filter((row) => row.offsetParent !== null);
  const here = () => $(".work tbody tr.here");
  function move(step) {
    const list = rows();
    if (!list.length) { const link = $(`[data-step="${step}"]`); if (link) link.click(); return; }
    const now = list.indexOf(here());
    const next = list[now < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(now + step, 0), list.length - 1)];
    list.forEach((row) => row.classList.toggle("here", row === next));
    const link = $(".subject", next);
    link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  /* An act is only gone to, never done: its form opens or its button takes the focus. What only
     marks, or asks before it does anything, is pressed. */
  function act(key) {
    const target = $(`[data-key="${key}"]`);
    if (!target) return;
    if (target.matches("[data-marks]")) { if (target.offsetParent && !target.disabled) target.click(); return; }
    if (target.matches("summary, a")) { target.click(); return; }
    const field = $("input:not([type=hidden]), textarea, select", target.form || document);
    (field && target.form && target.form.contains(field) ? field : target).focus();
    target.scrollIntoView({ block: "nearest" });
  }
  function clear() {
    all(".work input:checked").forEach((tick) => { tick.checked = false; });
    all(".bulk").forEach(tell);
    const row = here();
    if (row) row.classList.remove("here");
    all("details[name='ed-bar'][open]").forEach((each) => { each.open = false; });
  }

  const typing = (node) => node.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], .tox") !== null;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.code === "Escape") { if (!$("dialog[open]")) clear(); return; }
    if (store.off || typing(event.target) || $("dialog[open]")) return;
    const code = event.code;
    if (code === "Slash" && event.shiftKey) overlay();
    else if (code === "Slash") { const q = $("#ed-q"); if (!q) return; q.focus(); q.select(); }
    else if (event.shiftKey) return;
    else if (code === "KeyJ") move(1);
    else if (code === "KeyK") move(-1);
    else if (code === "KeyX") { const tick = here() && $("input[type=checkbox]", here()); if (!tick) return; tick.click(); }
    else if (code === "Enter") { if (event.target !== document.body || !here()) return; $(".subject", here()).click(); }
    else if (["KeyE", "KeyR", "KeyS", "KeyL"].includes(code)) act(code.slice(3));
    else return;
    event.preventDefault();
  });

  /* Anything folded or opened by the size of the screen. */
  const narrow = matchMedia("(max-width: 48rem)");
  const fold = () => all(".off-acts").forEach((each) => { each.open = !narrow.matches; });

  /* A form is sent once: sealing takes its time, and a second click must not ask again. */
  const ONCE = "form.act, #letter-form";
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(ONCE)) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    const button = $("button[type=submit]", form);
    if (button) button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => all(ONCE).forEach((form) => {
    delete form.dataset.sent;
    const button = $("button[type=submit]", form);
    if (button) button.removeAttribute("aria-disabled");
  }));

  /* The page one has chosen to read at another size stays so. */
  function remember(id, property) {
    const field = document.getElementById(id);
    if (!field) return;
    try {
      const kept = sessionStorage.getItem(`edoc.${id}`);
      if (kept !== null) field[property] = property === "checked" ? kept === "true" : kept;
      field.addEventListener("change", () => sessionStorage.setItem(`edoc.${id}`, String(field[property])));
    } catch { /* private window */ }
  }

  /* A letter that jobs are at work on: asked after every two seconds, shown anew once it has moved
     on, but never while words are being typed or something is open. */
  const changed = (field) => (field.options ? [...field.options].some((each) => each.selected !== each.defaultSelected)
    : /checkbox|radio/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  const busy = () => $("dialog[open], details.act-more[open], details[name='ed-bar'][open]") !== null
    || (document.activeElement && typing(document.activeElement)) || all("input:not([type=hidden], .viewer input), textarea").some(changed);
  function follow(note) {
    let moved = false;
    const look = async () => {
      if (!moved) {
        try {
          const answer = await fetch(note.dataset.follow, { headers: { Accept: "application/json" } });
          moved = answer.ok && (await answer.json()).stand !== note.dataset.stand;
        } catch { /* asked again */ }
      }
      if (moved && !busy()) { location.reload(); return; }
      if (moved) $("span", note).textContent = note.dataset.later;
      setTimeout(look, 2000);
    };
    setTimeout(look, 2000);
  }

  /* The bar under a list says on how many of the ticked letters each act can be done, and why not
     on the rest. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  function tell(bar) {
    const ticks = all(".c-tick input:checked", bar.closest("form"));
    const words = bar.dataset;
    $("[data-bulk-count]", bar).textContent = fill(words.count, { n: ticks.length });
    let most = { n: 0 };
    all("button[name=act]", bar).forEach((button) => {
      const n = ticks.filter((tick) => tick.dataset.acts.split(" ").includes(button.value)).length;
      const title = $("[data-title]", button);
      button.hidden = button.disabled = !n;
      title.textContent = fill(words.can, { act: title.dataset.title, n });
      if (n > most.n) most = { n, act: button.value, title: fill(words.all, { act: title.dataset.title, n }) };
    });
    const rest = ticks.filter((tick) => !tick.dataset.acts.split(" ").includes(most.act));
    const why = [...new Set(rest.map((tick) => tick.dataset.why))].join(", ");
    $("[data-bulk-why]", bar).textContent = [most.title || words.none,
      rest.length ? fill(words.rest, { n: rest.length, why }) : ""].filter(Boolean).join(" · ");
  }
  function bulk(bar) {
    const form = bar.closest("form");
    form.addEventListener("change", () => tell(bar));
    form.addEventListener("reset", () => setTimeout(() => tell(bar)));
    addEventListener("pageshow", () => tell(bar));
  }

  /* A batch of acts is asked after every second; the page is shown anew when it stands still. */
  function progress(part) {
    const look = async () => {
      try {
        const answer = await fetch(part.dataset.progress, { headers: { Accept: "application/json" } });
        const now = answer.ok ? await answer.json() : null;
        if (now) {
          $("progress", part).value = now.progress;
          $("progress", part).setAttribute("aria-label", now.words);
          $("[role=status] b", part).textContent = now.words;
          if (!now.running) { location.reload(); return; }
        }
      } catch { /* asked again */ }
      setTimeout(look, 1000);
    };
    setTimeout(look, 1000);
  }

  /* In the list of sections, the one in view is marked. */
  function railFollows() {
    const links = all(".rail a[href^='#']");
    if (!links.length || !("IntersectionObserver" in window)) return;
    const seen = new Set();
    const watch = new IntersectionObserver((entries) => {
      entries.forEach((entry) => seen[entry.isIntersecting ? "add" : "delete"](entry.target.id));
      const first = links.find((link) => seen.has(link.hash.slice(1)));
      if (first) links.forEach((link) => (link === first ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    }, { rootMargin: "-10% 0px -60% 0px" });
    links.forEach((link) => { const part = document.getElementById(link.hash.slice(1)); if (part) watch.observe(part); });
  }

  /* The editor's frame has no name of its own in Thai: it gets that of its field. */
  function nameEditors() {
    if (!$(".pat-tinymce")) return;
    const watch = new MutationObserver(() => all("iframe.tox-edit-area__iframe:not([title])").forEach((frame) => {
      const label = $(`label[for="${frame.id.replace(/_ifr$/, "")}"]`);
      frame.title = label ? label.firstChild.textContent.trim() : document.title;
    }));
    watch.observe(document.body, { childList: true, subtree: true });
  }

  /* The empty last row of a grid counts from the first letter typed in it, not only when it is
     left: Enter in it must not lose it. */
  ["input", "change"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (!event.target.closest('.grid tr[data-index="AA"]')) return;
    event.target.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }, true));

  /* Going through that row with Tab must not add rows for ever. */
  document.addEventListener("focusout", (event) => {
    if (event.isTrusted && event.target.closest('.grid tr[data-index="AA"]')) event.stopPropagation();
  }, true);

  /* A row that was added takes the focus, a row that was removed leaves it to its neighbour. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".dgf--row-add, .dgf--row-delete");
    if (!button || button.disabled) return;
    const row = button.closest("tr");
    const beside = row.nextElementSibling;
    setTimeout(() => {
      const field = $("select, input:not([type=hidden]), textarea", row.isConnected ? row.nextElementSibling : beside);
      if (field) field.focus();
    });
  }, true);

  /* The browser's own file button speaks the browser's language; ours stands in its place. */
  document.documentElement.classList.add("js");
  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[type=file]")) return;
    const words = $("[data-file-name]", event.target.parentElement);
    if (words && event.target.files.length) words.textContent = event.target.files[0].name;
  });

  /* A standard phrase goes into the text where the cursor stands, else to its end; without script
     it is copied. */
  all(".phrases li > span").forEach((phrase) => {
    const button = make("button", { type: "button", textContent: phrase.textContent });
    button.addEventListener("click", () => {
      const field = $("textarea", button.closest(".field"));
      const editor = window.tinymce && window.tinymce.get(field.id);
      if (!editor) { field.value += `<p>${button.innerHTML}</p>`; return; }
      const before = document.createRange();
      before.setStart(editor.getBody(), 0);
      const cursor = editor.selection.getRng();
      before.setEnd(cursor.startContainer, cursor.startOffset);
      editor.undoManager.transact(() => {
        if (before.toString().trim()) editor.insertContent(button.innerHTML);
        else editor.setContent(`${editor.getContent()}<p>${button.innerHTML}</p>`);
      });
      if (!before.toString().trim()) { editor.selection.select(editor.getBody(), true); editor.selection.collapse(false); }
      editor.focus();
    });
    phrase.replaceWith(button);
  });

  nameEditors();
  fold();
  narrow.addEventListener("change", fold);
  all("details.act-more").forEach(asDialog);
  all("[data-keys]").forEach((button) => button.addEventListener("click", overlay));
  remember("v-zoom", "value");
  remember("v-wide", "checked");
  railFollows();
  all("[data-follow]").forEach(follow);
  all(".bulk").forEach(bulk);
  all("[data-progress]").forEach(progress);
})();
