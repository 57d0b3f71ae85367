/* The digital form: the page as it prints beside it while one types, rows of grids that move and
   grow, the picture of a photo. The form works without this file. */
(() => {
  "use strict";
  const PAUSE = 400; // ms after the last letter
  const AGAIN = 1000; // ms, when the server was busy
  const LIGHT = 200000; // bytes: heavier files are not sent along
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = $("#letter-form");
  const aside = $("aside[data-live]");

  /* The live preview. One request at a time; what is typed meanwhile is sent when it has landed. */
  function live() {
    const paper = $(".paper-preview", aside);
    const state = $("[data-live-state]", aside);
    let timer = null;
    let flying = false;
    let again = false;
    let version = 0;

    const inView = new Set();
    const eye = new IntersectionObserver((entries) => {
      entries.forEach((entry) => inView[entry.isIntersecting ? "add" : "delete"](entry.target));
      if ([...inView].some((page) => page.dataset.version !== undefined && +page.dataset.version < version)) soon(0);
    });
    all("img.page", paper).forEach((page) => eye.observe(page));

    function soon(pause = PAUSE) {
      state.textContent = "";
      clearTimeout(timer);
      timer = setTimeout(send, pause);
    }

    function typed() {
      if (window.tinymce) window.tinymce.triggerSave();
      const data = new FormData(form);
      [...data].forEach(([name, value]) => { if (value instanceof File && value.size > LIGHT) data.delete(name); });
      const pages = all("img.page", paper);
      const seen = pages.filter((page) => inView.has(page)).map((page) => pages.indexOf(page) + 1);
      data.set("pages", pages.length ? seen.join() : "1");
      return data;
    }

    async function send() {
      if (flying) { again = true; return; }
      flying = true;
      again = false;
      paper.setAttribute("aria-busy", "true");
      let pause = 0;
      try {
        const answer = await fetch(aside.dataset.live, { method: "POST", body: typed(), headers: { Accept: "application/json" } });
        if (answer.status === 429) { again = true; pause = AGAIN; } else if (answer.ok) show(await answer.json());
        else throw new Error(answer.statusText);
        if (!again && !$("[data-live-trouble]", aside).textContent) state.textContent = state.dataset.now;
      } catch {
        state.textContent = state.dataset.late;
      }
      flying = false;
      paper.removeAttribute("aria-busy");
      if (again) timer = setTimeout(send, pause);
    }

    function show(answer) {
      $("[data-live-trouble]", aside).textContent = answer.trouble || "";
      for (const [name, remark] of Object.entries(answer.remarks)) {
        const line = $(`[data-why="${name}"]`, form);
        if (!line || line.textContent === remark.text) continue;
        line.textContent = remark.text;
        line.classList.toggle("why-warn", remark.warn);
      }
      for (const [name, words] of Object.entries(answer.placeholders)) {
        const field = $(`.field-${name} input`, form);
        if (field) field.placeholder = words;
      }
      for (const [name, value] of Object.entries(answer.proposed)) propose($(`.field-${name} input`, form), value);
      if (!answer.pages) return;
      version += 1;
      $("[data-live-count]", aside).textContent = answer.count;
      const empty = $(".empty", aside);
      if (empty) empty.remove();
      paper.hidden = false;
      const pages = all("img.page", paper);
      pages.slice(answer.pages.length).forEach((page) => { eye.unobserve(page); inView.delete(page); page.remove(); });
      answer.pages.forEach((drawn, number) => {
        const page = pages[number] || paper.appendChild(Object.assign(new Image(1240, 1754), { className: "page" }));
        page.alt = drawn.alt;
        if (drawn.src) { page.src = drawn.src; page.dataset.version = version; }
        else page.dataset.version = page.dataset.version || 0;
        if (!pages[number]) eye.observe(page);
      });
    }

    /* A number that counts on is filled in until somebody types another. */
    function propose(field, value) {
      if (!field || (field.value && field.value !== field.dataset.proposed)) return;
      if (field.value !== value) soon();
      field.value = value;
      field.dataset.proposed = value;
    }

    const touched = () => soon();
    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("click", (event) => { if (event.target.closest(".cell-tools button")) soon(); });
    const editors = () => window.tinymce && window.tinymce.get().forEach((editor) => {
      if (editor.edocFollowed) return;
      editor.edocFollowed = true;
      editor.on("input change undo redo", touched);
      editor.on("keydown", hurry);
    });
    new MutationObserver(editors).observe(form, { childList: true, subtree: true });
    editors();
    if (!all("img.page", paper).length) send();
  }

  /* Ctrl with Enter saves and submits, from any field and from the editor. */
  const submit = form && $('.form-end [name="form.buttons.submit"]', form);
  function hurry(event) {
    if (!submit || event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit.click();
  }
  document.addEventListener("keydown", hurry);

  /* One begins with what must be filled in first, or with what is wrong; where fingers type, the
     keyboard does not come up by itself. */
  function begin() {
    if (!form || location.hash || matchMedia("(hover: none)").matches) return;
    const field = $(".field-wrong :is(input, select, textarea):not([type=hidden])", form)
      || all(".field:has(.needed) > :is(input[type=text], textarea):not([type=hidden])", form).find((each) => !each.value);
    if (field && field.offsetParent) field.focus();
  }

  /* Rows move by their buttons, and by Alt with an arrow from any field of theirs; the focus goes
     along. The grid's own script moves them. */
  function follows(row, focus) {
    setTimeout(() => { if (focus.disabled) $("textarea, input:not([type=hidden])", row).focus(); else focus.focus(); });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".dgf--row-moveup, .dgf--row-movedown");
    if (button) follows(button.closest("tr"), button);
  });
  document.addEventListener("keydown", (event) => {
    const row = event.altKey && /^Arrow(Up|Down)$/.test(event.code) && event.target.closest(".grid tbody tr");
    if (!row) return;
    event.preventDefault();
    const button = $(event.code === "ArrowUp" ? ".dgf--row-moveup" : ".dgf--row-movedown", row);
    if (!button || button.disabled) return;
    const from = event.target;
    button.click();
    follows(row, from);
  });

  /* Rows are counted where they stand; browsers do not read out what a style sheet counts. */
  const DIGITS = "๐๑๒๓๔๕๖๗๘๙";
  const thai = (number) => String(number).replace(/\d/g, (digit) => DIGITS[digit]);
  const arabic = (digits) => Number(digits.replace(/[๐-๙]/g, (digit) => DIGITS.indexOf(digit)));
  const shown = document.documentElement.lang === "en" ? String : thai;
  function count(body) {
    all("tr:not([data-index='TT']):not(.datagridwidget-empty-row) > .cell-number", body).forEach((cell, number) => {
      if (cell.textContent !== shown(number + 1)) cell.textContent = shown(number + 1);
    });
  }
  all(".grid tbody").forEach((body) => {
    new MutationObserver(() => count(body)).observe(body, { childList: true });
    count(body);
  });

  /* The clauses of a regulation. The first names it as the fields above do, until somebody words it
     anew; a clause that is cited takes its citations along when it moves. Both are done once more
     when the draft is saved (letters.drafts, letters.clauses), for who has no script. */
  function clauses() {
    const texts = () => all(".field-clauses tr:not([data-index='TT']) textarea", form);
    const value = (name) => $(`.field-${name} input`, form).value.trim();
    const named = () => {
      const facts = { issuer: value("issuer") || form.dataset.issuer, title: value("title") || "…", issue: "" };
      if (/^[0-9๐-๙]+$/.test(value("issue"))) facts.issue = ` (ฉบับที่ ${thai(value("issue"))})`;
      return form.dataset.naming.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
    };
    let name = named();
    form.addEventListener("input", () => {
      const now = named();
      texts().forEach((field) => { if (field.value === name) field.value = now; });
      name = now;
    });

    const cited = new RegExp(form.dataset.cited, "g");
    const body = $(".field-clauses tbody", form);
    const rows = () => all("tr:not([data-index='TT'], [data-index='AA'])", body);
    let order = rows();
    new MutationObserver(() => {
      const now = rows();
      const place = (number) => now.indexOf(order[number - 1]) + 1;
      const moved = (text) => text.replace(/(ข้อ\s*)([0-9๐-๙]+)/g, (whole, word, digits) => {
        const number = place(arabic(digits));
        return number ? word + (/[๐-๙]/.test(digits) ? thai(number) : number) : whole;
      });
      texts().forEach((field) => {
        field.value = field.value.replace(cited, (...found) => (found.at(-1).other ? found[0] : moved(found[0])));
      });
      order = now;
    }).observe(body, { childList: true });
  }
  if (form && form.dataset.naming) clauses();

  /* Texts in grids are as high as what is written in them, where the style sheet cannot do it. */
  if (!CSS.supports("field-sizing", "content")) {
    const grow = (field) => { field.style.height = "auto"; field.style.height = `${field.scrollHeight + 2}px`; };
    document.addEventListener("input", (event) => { if (event.target.matches(".grid textarea")) grow(event.target); });
    all(".grid textarea").forEach(grow);
  }

  /* As much of a name as only one of the suggestions bears becomes that name, on Enter and on
     leaving the field. */
  function complete(field) {
    const typed = field.value.trim();
    const names = [...field.list.options].map((option) => option.value);
    const meant = typed && !names.includes(typed) ? names.filter((name) => name.includes(typed)) : [];
    if (meant.length !== 1) return false;
    [field.value] = meant;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
  document.addEventListener("change", (event) => { if (event.target.list) complete(event.target); });
  document.addEventListener("keydown", (event) => {
    if (event.code === "Enter" && event.target.list && complete(event.target)) event.preventDefault();
  });

  /* A photo is shown as soon as it has been chosen. */
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches(".field-photo input[type=file]")) return;
    const field = input.closest(".field");
    const old = $(".photo-chosen", field);
    if (old) { URL.revokeObjectURL(old.src); old.remove(); }
    if (!input.files.length) return;
    const picture = Object.assign(new Image(), { className: "photo-chosen", alt: input.files[0].name, src: URL.createObjectURL(input.files[0]) });
    picture.addEventListener("error", () => picture.remove());
    input.parentElement.before(picture);
  });

  if (form && aside) live();
  begin();
})();
