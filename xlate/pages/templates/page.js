"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("main .row[id]")];
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a browser may forbid it */ } };

  // dark and light
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const themeButton = byId("xlate-theme");
  const setTheme = (theme) => { if (theme) root.dataset.theme = theme; themeButton.textContent = dark() ? "Light" : "Dark"; };
  setTheme(read("xlate-theme"));
  themeButton.addEventListener("click", () => { const next = dark() ? "light" : "dark"; keep("xlate-theme", next); setTheme(next); });

  // all lineages open or closed
  const openAll = byId("xlate-open-all");
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    openAll.textContent = open ? "Close all lineages" : "Open all lineages";
    for (const one of document.querySelectorAll("details.way")) one.open = open;
  });

  // languages and ways that are switched off
  for (const one of document.querySelectorAll("input[data-hides]")) {
    const show = () => document.body.classList.toggle(one.dataset.hides, !one.checked);
    one.addEventListener("change", show);
    show(); // a browser may remember what was ticked
  }
  document.addEventListener("toggle", (event) => {
    const ways = event.target.closest(".ways");
    if (ways) ways.classList.toggle("open", ways.querySelector("[open]") !== null);
  }, true);

  // states of translations: a row is shown if any of its translations has one that is ticked
  const states = [...document.querySelectorAll("input[data-state]")];
  const showStates = () => {
    const wanted = new Set(states.filter((one) => one.checked).map((one) => one.dataset.state));
    const all = wanted.size === states.length;
    for (const row of rows) {
      if (!row.classList.contains("segment")) continue;
      const has = all || [...row.querySelectorAll(".cell:not(.c1)")].some((cell) => {
        const own = /(?:^| )s-(\w+)/.exec(cell.className);
        return wanted.has(own ? own[1] : "translated");
      });
      row.classList.toggle("out", !has);
    }
  };
  for (const one of states) one.addEventListener("change", showStates);
  showStates();

  // search
  const field = byId("xlate-find"), found = byId("xlate-found");
  let texts = null, hits = [], at = -1;
  const fold = (text) => text.toLocaleLowerCase();
  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".state, .n") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
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
    found.textContent = hits.length === 1 ? "1 segment" : `${hits.length} segments`;
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
    found.textContent = `${at + 1} of ${hits.length}`;
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
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") { event.preventDefault(); field.focus(); field.select(); }
    else if (event.key === "o" && here) { const one = here.closest(".turn").querySelector("details.way"); if (one) one.open = !one.open; }
    else if (event.key === "Escape") { here?.classList.remove("here"); here = null; }
  });

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
    const text = `${byId("xlate-citation").textContent.trim().replace(/\.$/, "")}${number ? `, ${link.closest(".label") ? "turn" : "segment"} ${number}` : ""}. ${address}`;
    try { await navigator.clipboard.writeText(text); say("Citation copied"); } catch { say("The address of the page now leads here"); }
  });
})();
