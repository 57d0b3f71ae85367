/* The editor of a route: what its buttons do without script by loading the page anew is done in place,
   and the picture follows what is chosen. */
(() => {
  "use strict";
  const form = document.getElementById("route-form");
  if (!form) return;
  const STAYS = /^(stay|add|find|try|(up|down|remove|seat)-|try:)/;
  let asked = 0;

  async function ask(what) {
    const mine = (asked += 1);
    const data = new FormData(form);
    data.append("do", what);
    const answer = await fetch(form.action, { method: "POST", body: data });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return mine === asked ? page : null;
  }

  /* The parts that a button may change take the place of those shown; the focus goes on. */
  async function press(button) {
    const page = await ask(button.value);
    if (!page) return;
    for (const part of [".route-edit", ".route-side"]) {
      const fresh = page.querySelector(part);
      if (fresh) form.querySelector(part).replaceWith(fresh);
    }
    const faults = document.getElementById("h-faults");
    if (faults && !page.getElementById("h-faults")) faults.remove();
    form.elements.steps.value = page.querySelector("#route-form [name=steps]").value;
    const next = form.querySelector("[autofocus]");
    if (next) next.focus();
    fresh();
  }

  async function redraw() {
    const page = await ask("stay");
    const picture = page && page.getElementById("route-picture");
    if (picture) document.getElementById("route-picture").replaceWith(picture);
  }

  /* The number is asked for only where it counts. */
  function fresh() {
    form.querySelectorAll(".route-need").forEach((need) => {
      need.querySelector(".route-count").hidden = need.querySelector("select").value !== "count";
    });
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !STAYS.test(button.value)) return;
    event.preventDefault();
    press(button).catch(() => {
      const what = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: button.value });
      form.append(what);
      form.submit();
    });
  });
  form.addEventListener("change", (event) => {
    fresh();
    if (event.target.closest(".route-edit")) redraw().catch(() => {});
  });
  fresh();
})();
