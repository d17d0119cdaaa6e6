"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("main .row[id]")];

  // in a long text a way is told once, at its end, and comes to where it is asked for
  const wide = (ways) => ways?.classList.toggle("open", ways.querySelector("[open], [aria-expanded=true]") !== null);
  document.addEventListener("toggle", (event) => wide(event.target.closest(".ways")), true);
  const tell = (link, open) => {
    const way = link.parentElement;
    if (open === (link.getAttribute("aria-expanded") === "true")) return;
    link.setAttribute("aria-expanded", String(open));
    if (open) {
      const told = byId(link.hash.slice(1)).cloneNode(true);
      told.removeAttribute("id");
      way.after(told);
    } else way.nextElementSibling.remove();
    wide(way.closest(".ways"));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.told");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    tell(link, link.getAttribute("aria-expanded") !== "true");
  });

  // all lineages open or closed
  const openAll = byId("xlate-open-all"), openText = openAll.textContent;
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    openAll.textContent = open ? openAll.dataset.close : openText;
    for (const one of document.querySelectorAll("details.way")) one.open = open;
    for (const one of document.querySelectorAll("a.told")) tell(one, open);
  });

  // languages that are switched off, and what differs between two translations into one language
  const switches = (one, name, on) => {
    const show = () => document.body.classList.toggle(name, one.checked === on);
    one.addEventListener("change", show);
    show(); // a browser may remember what was ticked
  };
  for (const one of document.querySelectorAll("input[data-hides]")) {
    const name = one.dataset.hides;
    if (name.length > 5) document.styleSheets[0].insertRule(`.${name} .${name.slice(3)} { display: none; }`); // the tenth and on
    switches(one, name, false);
  }
  if (byId("xlate-compare")) switches(byId("xlate-compare"), "compared", true);

  // segments that are shown: by their way, its grounds and certainty; and if any translation has a state that is ticked
  const filters = [...document.querySelectorAll("input[data-filter]")];
  let filtered = false;
  const stateOf = (cell) => /(?:^| )s-(\w+)/.exec(cell.className)?.[1] ?? "translated";
  const filter = () => {
    const off = new Set(filters.filter((one) => !one.checked).map((one) => `${one.dataset.filter} ${one.value}`));
    if (!off.size && !filtered) return;
    filtered = off.size > 0;
    const byState = filters.some((one) => one.dataset.filter === "state" && !one.checked);
    for (const turn of document.querySelectorAll(".turn.spoken")) {
      let shown = false;
      for (const row of turn.querySelectorAll(".row[data-w]")) {
        const [kind, basis, certainty] = row.dataset.w.split(" ");
        let out = off.has(`kind ${kind}`) || off.has(`basis ${basis}`) || off.has(`certainty ${certainty}`);
        if (!out && byState) out = [...row.querySelectorAll(".cell:not(.c1, .ref)")].every((cell) => off.has(`state ${stateOf(cell)}`));
        row.classList.toggle("out", out);
        shown ||= !out;
      }
      turn.classList.toggle("out", !shown);
    }
  };
  for (const one of filters) one.addEventListener("change", filter);
  filter();

  // search
  const field = byId("xlate-find"), found = byId("xlate-found");
  let texts = null, hits = [], at = -1;
  const fold = (text) => text.toLocaleLowerCase();
  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".state, .n, .diff") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const search = () => {
    const wanted = fold(field.value.trim());
    for (const row of hits) row.classList.remove("hit");
    hits = []; at = -1;
    if (window.CSS && CSS.highlights) CSS.highlights.clear();
    if (wanted.length < (/[^\x00-\x7f]/.test(wanted) ? 1 : 2)) { found.textContent = ""; return; }
    texts ??= rows.map((row) => fold(row.textContent));
    const ranges = [];
    rows.forEach((row, place) => {
      if (!texts[place].includes(wanted)) return;
      let count = 0;
      for (const node of textNodes(row)) {
        const text = fold(node.data);
        for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
          count += 1;
          if (ranges.length < 5000 && text.length === node.data.length) {
            const range = new Range();
            range.setStart(node, start); range.setEnd(node, start + wanted.length);
            ranges.push(range);
          }
        }
      }
      if (count) { row.classList.add("hit"); hits.push(row); }
    });
    if (window.CSS && CSS.highlights && ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
    found.textContent = (hits.length === 1 ? found.dataset.one : found.dataset.many).replace("{number}", hits.length);
  };
  let timer = 0;
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; search(); field.blur(); }
    if (event.key !== "Enter") return;
    clearTimeout(timer);
    if (!hits.length) search();
    if (!hits.length) return;
    at = (at + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    go(hits[at]);
    found.textContent = found.dataset.place.replace("{number}", at + 1).replace("{all}", hits.length);
  });

  // from segment to segment
  let here = null;
  const shown = (row) => row.offsetParent !== null || row.getClientRects().length > 0;
  const go = (row) => {
    here?.classList.remove("here");
    here = row;
    row.classList.add("here");
    row.scrollIntoView({ block: "center" });
  };
  const move = (step) => {
    let place = here ? rows.indexOf(here) : rows.findIndex((row) => row.getBoundingClientRect().bottom > 80) - (step > 0 ? 1 : 0);
    do place += step; while (rows[place] && !shown(rows[place]));
    if (rows[place]) go(rows[place]);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
    const arrow = here && { ArrowDown: 1, ArrowUp: -1 }[event.key]; // they scroll, until a segment is chosen
    if (arrow) { event.preventDefault(); move(arrow); }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") { event.preventDefault(); field.focus(); field.select(); }
    else if (event.key === "o" && here) { here.closest(".turn").querySelector(".way summary, a.told")?.click(); }
    else if (event.key === "Escape") { here?.classList.remove("here"); here = null; }
  });

  // an address that ends in #t=95 leads to what is said then
  const timed = rows.filter((row) => row.dataset.t);
  const toTime = () => {
    const wanted = /^#t=(\d+(?:\.\d+)?)/.exec(location.hash);
    if (wanted && timed.length) go(timed.findLast((row) => Number(row.dataset.t) <= Number(wanted[1]) + 0.001) ?? timed[0]);
  };
  addEventListener("hashchange", toTime);
  toTime();

  // a click on a number copies the citation of its segment; the address changes as with any link
  const say = (text) => {
    document.querySelector(".toast")?.remove();
    const box = document.createElement("div");
    box.className = "toast"; box.setAttribute("role", "status"); box.textContent = text;
    document.body.append(box);
    setTimeout(() => box.remove(), 2500);
  };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.n");
    if (!link) return;
    const number = link.textContent.trim().replace("¶", "");
    const address = new URL(link.getAttribute("href"), location.href).href;
    const citation = byId("xlate-citation"), words = citation.dataset;
    const where = number ? `, ${(link.closest(".label") ? words.turn : words.segment).replace("{number}", number)}` : "";
    const text = `${citation.textContent.trim().replace(/\.$/, "")}${where}. ${address}`;
    try { await navigator.clipboard.writeText(text); say(words.copied); } catch { say(words.here); }
  });
})();
