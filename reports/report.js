/* Everything here is a convenience: the report can be read, followed and printed without it. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.getElementById("tools");
  const help = document.getElementById("help");
  const keys = document.getElementById("keys");
  const remembered = {
    // A page opened from disk may have no storage; then nothing is remembered.
    get(name) { try { return localStorage.getItem("smartcheck-" + name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem("smartcheck-" + name, value); } catch { /* as above */ } },
  };

  /* Filter and order */
  const notes = all(".sheet .note");
  const cards = all(".sheet .goal, .sheet .objective > header");
  const criterion = tools?.querySelector("[name=criterion]");
  const chosen = () => ({
    severities: all("input[name=severity]:checked", tools).map((box) => box.value),
    wanted: criterion.value,
    everything: !all("input[name=severity]:not(:checked)", tools).length && !criterion.value,
  });
  function filter() {
    const { severities, wanted, everything } = chosen();
    for (const note of notes) {
      note.hidden = !severities.some((severity) => note.classList.contains(severity)) || (wanted !== "" && note.dataset.criterion !== wanted);
    }
    let shown = 0;
    for (const card of cards) {
      const keep = everything || card.querySelector(".note:not([hidden])") !== null;
      // The objective stays in sight above each of its key results that does.
      if (card.matches(".goal")) card.hidden = !keep;
      shown += keep;
    }
    for (const objective of all(".sheet .objective")) {
      objective.hidden = !everything && !objective.querySelector(".note:not([hidden])");
    }
    const status = tools.querySelector(".shown");
    status.textContent = everything ? "" : status.dataset.some.replace("{n}", shown).replace("{all}", cards.length);
  }
  const written = all(".objectives").map((list) => [list, all(":scope > .objective", list)]);
  function order() {
    const worstFirst = tools.querySelector("[name=order]").value === "worst";
    for (const [list, objectives] of written) {
      const sorted = worstFirst ? [...objectives].sort((a, b) => b.dataset.worst - a.dataset.worst) : objectives;
      list.append(...sorted);
    }
  }

  /* Tables that sort by the column whose heading is pressed */
  function value(row, column) {
    const cell = row.cells[column];
    const text = cell.dataset.sort ?? cell.textContent.trim();
    return text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
  }
  function sortable(table) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang));
        const rows = [...table.tBodies[0].rows].map((row) => [value(row, column), row]);
        rows.sort(([a], [b]) => (up ? compare(a, b) : compare(b, a)));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  /* Folding */
  let unfolded = false;
  function unfold(open = !unfolded) {
    unfolded = open;
    for (const fold of all("details")) fold.open = open;
    tools?.querySelector("[data-do=expand]").setAttribute("aria-expanded", String(open));
  }
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.closest("details")?.setAttribute("open", "");
  }

  /* Copying */
  function advice(note) {
    const words = note.closest(".goal, header, .sheet")?.querySelector(".words");
    const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const advised = () => {
      const line = note.querySelector(".advice").cloneNode(true);
      line.querySelector(".copy")?.remove();
      return plain(line);
    };
    return [words && plain(words), advised()].filter(Boolean).join("\n→ ");
  }
  async function copy(note) {
    const button = note?.querySelector(".copy");
    if (!button) return;
    const text = advice(note);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.dataset.label ??= button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
  }
  const template = document.getElementById("copy");
  for (const line of all(".note .advice")) {
    const place = line.parentElement.querySelector(".more") ?? line;
    place.append(template.content.cloneNode(true));
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button.closest(".note"));
  });

  /* Keys; they can be switched off, since a single letter may mean something to a screen reader */
  let at = -1;
  function step(by) {
    const visible = notes.filter((note) => note.getClientRects().length);
    if (!visible.length) return;
    const now = visible.findIndex((note) => note.classList.contains("at"));
    at = now < 0 ? (by > 0 ? 0 : visible.length - 1) : (now + by + visible.length) % visible.length;
    for (const note of notes) note.classList.remove("at");
    const note = visible[at];
    note.classList.add("at");
    note.tabIndex = -1;
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    c: () => copy(document.querySelector(".note.at")),
    e: () => unfold(),
    f: () => tools?.querySelector("input").focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("select, textarea, input:not([type=checkbox])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open || !keys.checked) return;
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  keys.checked = remembered.get("keys") !== "off";
  keys.addEventListener("change", () => remembered.set("keys", keys.checked ? "on" : "off"));

  all("table").forEach(sortable);
  if (tools) {
    tools.hidden = false;
    tools.addEventListener("change", (event) => (event.target.name === "order" ? order() : filter()));
    const buttons = { expand: () => unfold(), print: () => window.print(), help: () => help.showModal() };
    tools.addEventListener("click", (event) => buttons[event.target.dataset.do]?.());
    filter();
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
