"use strict";
// The transcript: parts come as one scrolls, segments are selected, panels open beside it.
// Panels learn what is selected by desk.on("selection", ({keys}) => ...), and open themselves with transcript.open(name).
const transcript = (() => {
  const { byId, _, ngettext } = desk;
  const main = byId("desk-text");
  let parts = [...main.querySelectorAll(".part")];
  const address = desk.address;

  // parts: a part that is not there yet has the height that it will have, more or less
  const rowHeight = () => 46;
  const settle = (part) => { if (!part.firstElementChild) part.style.minHeight = `${Number(part.dataset.rows) * rowHeight()}px`; };
  const loading = new Map();
  const load = (part, again = false) => {
    if (part.firstElementChild && !again) return Promise.resolve();
    if (loading.has(part) && !again) return loading.get(part);
    const work = (async () => {
      const html = await desk.part(address(`part/${part.dataset.part}`));
      if (html === null) return;
      const made = document.createElement("template");
      made.innerHTML = html; // made by the templates of the desk, which escape all words
      part.replaceChildren(made.content);
      part.style.minHeight = "";
      mark(part);
      desk.emit("part", { part });
    })().finally(() => loading.delete(part));
    loading.set(part, work);
    return work;
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(entry.target);
  }, { rootMargin: "1500px" });
  for (const part of parts) { settle(part); watcher.observe(part); }

  // the index of all rows
  let index = null, places = null;
  const rows = async () => {
    if (!index) {
      const said = await desk.get(address("index"));
      index = (said?.rows ?? []).map(([key, part, turn, speaker, kind, number, sort]) => ({ key, part, turn, speaker, kind, number, sort }));
      places = new Map(index.map((row, place) => [row.key, place]));
    }
    return index;
  };
  const show = async (key) => { // bring a row into view, wherever it is
    let row = byId(key);
    if (!row) {
      await rows();
      const found = index[places.get(key)] ?? index.find((one) => one.turn === key);
      if (!found) return null;
      await load(parts[found.part]);
      row = byId(key);
    }
    row?.scrollIntoView({ block: "center" });
    return row;
  };

  // selection
  const selected = new Set();
  let last = null;
  const mark = (where = main) => {
    for (const row of where.querySelectorAll(".row[id]")) row.classList.toggle("selected", selected.has(row.id));
  };
  const actions = byId("desk-actions");
  const offer = () => { actions.hidden = !selected.size || !byId("desk-side").hidden; };
  const say = () => {
    byId("select-count").textContent = selected.size ? ngettext("{n} segment selected", "{n} segments selected", selected.size) : "";
    byId("actions-count").textContent = byId("select-count").textContent;
    offer();
    byId("select-none").hidden = !selected.size;
    desk.emit("selection", { keys: keysInOrder(), last });
  };
  const keysInOrder = () => places ? [...selected].sort((one, other) => places.get(one) - places.get(other)) : [...selected];
  const select = (keys, { add = false } = {}) => {
    if (!add) selected.clear();
    for (const key of keys) selected.add(key);
    last = keys.at(-1) ?? last;
    mark(); say();
  };
  const speech = (row) => row.sort === "segment" || (row.sort !== "label" && row.sort !== "stage");
  main.addEventListener("click", async (event) => {
    if (event.target.closest("details, a:not(.n), button, input")) return;
    const row = event.target.closest(".row[id]");
    if (!row || String(getSelection())) return;
    event.preventDefault();
    await rows();
    if (row.classList.contains("label")) { // the whole turn
      const turn = row.querySelector("a.n").getAttribute("href").slice(1);
      select(index.filter((one) => one.turn === turn && speech(one)).map((one) => one.key), { add: event.ctrlKey || event.metaKey });
    } else if (event.shiftKey && last && places.has(last)) {
      const [from, to] = [places.get(last), places.get(row.id)].sort((one, other) => one - other);
      select(index.slice(from, to + 1).filter(speech).map((one) => one.key), { add: true });
    } else if (event.ctrlKey || event.metaKey) {
      if (selected.has(row.id)) selected.delete(row.id); else selected.add(row.id);
      last = row.id; mark(); say();
    } else select([row.id]);
    desk.emit("row", { key: row.id, row, target: event.target });
  });
  main.addEventListener("mousedown", (event) => { // with Shift a range of segments is meant, not of letters
    if (event.shiftKey && event.target.closest(".row[id]")) event.preventDefault();
  });
  byId("select-none").addEventListener("click", () => select([]));
  byId("select-speaker").addEventListener("change", async (event) => {
    const name = event.target.value;
    select((await rows()).filter((row) => row.speaker === name && speech(row)).map((row) => row.key));
  });
  const overview = byId("desk-overview");
  overview.addEventListener("click", async (event) => {
    const one = event.target.closest("[data-pick]"), link = event.target.closest(".strip a, .legend .where a");
    if (one) select((await rows()).filter((row) => row[one.dataset.pick] === one.dataset.value).map((row) => row.key));
    if (!link) return;
    event.preventDefault();
    show(link.getAttribute("href").slice(1));
  });
  // "2.1" a segment, "3" a turn, "3–5" turns; anything else is looked for in the words
  byId("select-words").addEventListener("keydown", async (event) => {
    if (event.key === "Escape") { event.target.blur(); return; }
    if (event.key !== "Enter") return;
    const wanted = event.target.value.trim();
    if (!wanted) return;
    const said = await desk.get(address(`find?words=${encodeURIComponent(wanted)}`));
    if (!said) return;
    await rows();
    select(said.keys);
    if (said.keys.length) show(said.keys[0]); else desk.toast(_("Nothing found"));
  });

  // from row to row
  const move = async (step, extend = false) => {
    await rows();
    let place = last !== null && places.has(last) ? places.get(last) + step : 0;
    while (index[place] && !speech(index[place])) place += step;
    if (!index[place]) return;
    select([index[place].key], { add: extend });
    const row = await show(index[place].key);
    if (row) { row.tabIndex = -1; row.focus({ preventScroll: true }); desk.emit("row", { key: row.id, row, target: row }); }
  };
  desk.keys({
    "j": [_("Next segment"), () => move(1)],
    "k": [_("Previous segment"), () => move(-1)],
    "J": [_("Select the next segment too"), () => move(1, true)],
    "K": [_("Select the previous segment too"), () => move(-1, true)],
    "/": [_("Find words or a number"), () => byId("select-words").focus()],
    "Escape": [_("Select nothing; close the panels"), () => { if (selected.size) select([]); else close(); }],
  });

  // panels beside the transcript
  const side = byId("desk-side");
  const tabs = [...side.querySelectorAll("[data-side]")];
  const open = (name) => {
    side.hidden = false;
    document.body.classList.add("side-open");
    for (const tab of tabs) {
      const own = tab.dataset.side === name;
      tab.setAttribute("aria-selected", String(own));
      tab.tabIndex = own ? 0 : -1;
      byId(`side-${tab.dataset.side}`).hidden = !own;
    }
    offer();
    const chosen = byId(keysInOrder()[0]); // in a narrow window the panel lies over the lower half
    if (chosen && matchMedia("(max-width: 60rem)").matches && chosen.getBoundingClientRect().bottom > side.getBoundingClientRect().top) chosen.scrollIntoView({ block: "start" });
    desk.emit("panel", { name });
  };
  const close = () => { side.hidden = true; document.body.classList.remove("side-open"); offer(); desk.emit("panel", { name: "" }); };
  const isOpen = (name) => !side.hidden && !byId(`side-${name}`)?.hidden;
  for (const tab of tabs) {
    tab.addEventListener("click", () => open(tab.dataset.side));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      open(next.dataset.side); next.focus();
    });
    if (tab.dataset.key) desk.keys({ [tab.dataset.key]: [_("Panel: {name}", { name: tab.textContent }), () => (isOpen(tab.dataset.side) ? close() : open(tab.dataset.side))] });
  }
  byId("side-close").addEventListener("click", close);
  side.addEventListener("click", (event) => { // from one panel to another
    const other = event.target.closest("[data-open]");
    if (other) { open(other.dataset.open); side.querySelector('[aria-selected="true"]').focus(); }
  });
  for (const button of document.querySelectorAll("[data-open]")) button.addEventListener("click", () => open(button.dataset.open));

  // after a save: what is shown is made anew; the row in the middle stays where it is
  const refresh = async () => {
    const said = await desk.get(address("index"));
    if (!said) return;
    if (said.moved) { location.reload(); return; }
    index = said.rows.map(([key, part, turn, speaker, kind, number, sort]) => ({ key, part, turn, speaker, kind, number, sort }));
    places = new Map(index.map((row, place) => [row.key, place]));
    const middle = innerHeight / 2;
    const anchor = [...main.querySelectorAll(".row[id]")].find((row) => row.getBoundingClientRect().bottom > middle);
    const key = anchor?.id, top = anchor?.getBoundingClientRect().top;
    said.parts.forEach((number, place) => {
      if (parts[place]) { parts[place].dataset.rows = number; return; }
      const part = document.createElement("div");
      part.className = "part"; part.dataset.part = place; part.dataset.rows = number;
      main.append(part); settle(part); watcher.observe(part);
    });
    parts = [...main.querySelectorAll(".part")];
    for (const part of parts.splice(said.parts.length)) part.remove();
    const speaker = byId("select-speaker");
    const names = new Set(index.map((row) => row.speaker).filter(Boolean));
    speaker.replaceChildren(speaker.options[0], ...[...names].map((name) => new Option(name)));
    const above = await desk.part(address("overview"));
    if (above !== null) overview.innerHTML = above; // made by a template of the desk, which escapes all words
    await Promise.all(parts.filter((part) => part.firstElementChild).map((part) => load(part, true)));
    for (const one of [...selected]) if (!places.has(one)) selected.delete(one);
    mark(); say();
    const now = key && byId(key);
    if (now) scrollBy(0, now.getBoundingClientRect().top - top);
    desk.emit("refreshed", {});
  };
  desk.on("changed", ({ theirs, files }) => {
    refresh();
    if (theirs) desk.toast(_("Changed by somebody else: {files}. The page shows it.", { files: files.join(", ") }));
  });

  // where the address leads
  const lead = () => {
    const key = main.dataset.at || decodeURIComponent(location.hash.slice(1));
    if (key) show(key).then((row) => row && select([row.id]));
  };
  addEventListener("hashchange", () => { main.dataset.at = ""; lead(); });
  lead();
  if (new URLSearchParams(location.search).get("show") === "unread") byId("unread")?.scrollIntoView();
  return { select, selected: keysInOrder, rows, show, open, close, isOpen, refresh, row: (key) => index?.[places.get(key)] };
})();
