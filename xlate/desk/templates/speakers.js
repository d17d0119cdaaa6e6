"use strict";
// Turns and speakers: one edit at a time, at the place where one has clicked into the words.
(() => {
  const box = desk.byId("speakers-about"), everybody = desk.byId("speakers-everybody"), behind = desk.byId("speakers-behind");
  const empty = box.innerHTML, text = desk.byId("desk-text");
  let shown = "", fresh = false, renamed = false; // whose forms are shown; and whether what they had was saved
  let focus = "", keys = [], timer = 0, asked = 0, place = null;
  const here = () => transcript.isOpen("speakers");
  const own = (name) => desk.byId(`speakers-${name}`);

  const show = async () => {
    const turn = ++asked;
    keys = transcript.selected();
    if (focus && keys.length && !keys.includes(focus) && !isLabelOf(focus, keys[0])) focus = "";
    if (!keys.length && !focus) { box.innerHTML = empty; return; }
    const said = await desk.post(desk.address("speakers/about"), { keys, focus });
    if (!said?.ok || turn !== asked) return;
    desk.refill(box, said.html || empty, !fresh && shown === said.focus);
    fresh = false;
    shown = focus = said.focus ?? "";
    put();
  };
  const isLabelOf = (key, other) => {
    const turn = desk.byId(key)?.closest(".turn");
    return Boolean(turn) && desk.byId(key).classList.contains("label") && turn === desk.byId(other)?.closest(".turn");
  };
  const people = async () => {
    const open = [...everybody.querySelectorAll("details[open]")].map((one) => one.dataset.person);
    const said = await desk.get(desk.address("speakers/everybody"));
    if (!said) return;
    behind.innerHTML = said.behind; // made by a template of the desk, which escapes all words
    desk.refill(everybody, said.html, !renamed);
    renamed = false;
    for (const one of everybody.querySelectorAll("details[data-person]")) one.open = open.includes(one.dataset.person);
  };
  const later = () => { clearTimeout(timer); if (here()) timer = setTimeout(show, 120); };
  desk.on("selection", later);
  desk.on("refreshed", () => { if (here()) { later(); people(); } });
  desk.on("panel", ({ name }) => { if (name === "speakers") { people(); show(); } });
  desk.on("row", ({ key }) => { if (focus !== key) { focus = key; } later(); });

  // the place in the words: where one clicks in the transcript, or where the caret is in the field
  const plain = (range) => { // without what the page has put there
    const part = range.cloneContents();
    for (const one of part.querySelectorAll(".gap, .state, .diff")) one.remove();
    return part.textContent.replace(/\s+/g, " ").replace(/^ /, "");
  };
  const caretAt = (x, y) => {
    const found = document.caretPositionFromPoint?.(x, y);
    if (found) return [found.offsetNode, found.offset];
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? [range.startContainer, range.startOffset] : null;
  };
  const placeOf = (node, offset) => {
    const cell = (node.nodeType === 1 ? node : node.parentElement)?.closest("#desk-text .row[id] .cell.c1");
    if (!cell) return null;
    const range = document.createRange();
    range.setStart(cell, 0); range.setEnd(node, offset);
    let at = [...plain(range)].length;
    const words = cell.textContent, before = range.toString().length; // inside a word the part begins with that word
    const begun = /[\p{L}\p{N}\p{M}'’-]/u.test(words.slice(before)[0] ?? " ") && words.slice(0, before).match(/[\p{L}\p{N}\p{M}'’-]+$/u);
    if (begun && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u.test(begun[0])) at -= [...begun[0]].length;
    return { key: cell.closest(".row").id, at: Math.max(0, at) };
  };
  text.addEventListener("click", (event) => {
    if (!here() || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const found = caretAt(event.clientX, event.clientY);
    const picked = getSelection();
    if (String(picked)) { // words that are selected: the second part begins with them
      const range = picked.getRangeAt(0);
      place = placeOf(range.startContainer, range.startOffset);
      if (!place) return;
      place.words = String(picked).trim();
      focus = place.key;
      if (transcript.selected().join() === place.key) put(); else transcript.select([place.key]);
      return;
    }
    place = found && placeOf(...found);
    if (place && place.key === focus) put();
  });
  const signs = (field) => JSON.parse(field.dataset.tags || "[]");
  const lengths = (field) => { // of each stretch of the field: [length there, in the words]
    const all = signs(field).map((sign) => sign.replace(/[/\\^$*+?.()|[\]{}]/g, "\\$&")).join("|");
    return field.value.split(all ? new RegExp(`(${all})`) : /(?!)/).map((part, number) => [part, number % 2 ? 0 : [...part].length]);
  };
  const put = () => { // show the place that was clicked in the field, too
    const field = own("words");
    if (!field) return;
    if (place && place.key === focus) {
      let left = place.at, at = 0;
      for (const [part, count] of lengths(field)) {
        if (count && left <= count) { at += [...part].slice(0, left).join("").length; left = -1; break; }
        left -= count; at += part.length;
      }
      field.setSelectionRange(at, at);
      const marker = own("marker");
      if (marker && place.words) { marker.value = place.words; marker.closest("details").open = true; }
      tell();
    } else tell();
  };
  const tell = () => { // what the two parts would be
    const field = own("words"), line = own("place");
    if (!line) return;
    line.replaceChildren();
    if (!place || place.key !== focus) { line.textContent = line.dataset.none; return; }
    const words = [...lengths(field).filter(([, count]) => count).map(([part]) => part).join("")];
    const [before, after] = [words.slice(0, place.at).join("").trim(), words.slice(place.at).join("").trim()];
    if (!before) { line.textContent = line.dataset.begin; return; }
    const cut = document.createElement("b");
    cut.textContent = "|"; cut.className = "cut";
    line.append(`${before.length > 50 ? "… " : ""}${before.slice(-50).replace(/^\S*\s/, (part) => before.length > 50 ? "" : part)} `, cut, ` ${after.slice(0, 60)}${after.length > 60 ? " …" : ""}`);
  };
  const caret = (event) => {
    const field = own("words");
    if (event.target !== field || field.value !== field.defaultValue) return;
    let left = field.selectionStart, at = 0;
    for (const [part, count] of lengths(field)) {
      if (left <= part.length) { at += count ? [...part.slice(0, left)].length : 0; left = -1; break; }
      left -= part.length; at += count;
    }
    place = { key: focus, at };
    const marker = own("marker"), picked = field.value.slice(field.selectionStart, field.selectionEnd).trim();
    if (marker && picked) { marker.value = picked; marker.closest("details").open = true; }
    tell();
  };
  for (const name of ["keyup", "mouseup", "select"]) box.addEventListener(name, caret);

  // one edit
  const edit = desk.once(async (values) => {
    const said = await desk.post(desk.address("speakers/edit"), values);
    if (said?.conflict) { desk.notice(said.conflict.error); return; }
    if (!said) return;
    place = null;
    fresh = renamed = true;
    desk.toast(said.said);
    if (said.findings.length) desk.notice(said.findings);
    desk.emit("changed", { theirs: false });
  });
  const fields = (form) => Object.fromEntries(new FormData(form));
  const chosen = () => (keys.length ? keys : [focus]);
  const split = (form, turn) => edit({ do: "split", keys: [focus], at: place?.key === focus ? place.at : null, turn, ...fields(form) });
  const submit = (event) => {
    const form = event.target, { do: what, person, key, words } = form.dataset;
    event.preventDefault();
    if (what === "split") split(form, false);
    else if (what === "rename") edit({ do: what, person, ...fields(form) });
    else if (what === "marker") edit({ do: what, keys: [key], ...(words ? { words } : {}), ...fields(form) });
    else if (what === "words") edit({ do: what, keys: [focus], ...fields(form) });
    else if (what === "who") edit({ do: what, keys: chosen(), ...fields(form) });
  };
  const click = async (event) => {
    const button = event.target.closest("button[type=button]");
    if (!button) return;
    const { join, stage, turn, select, link, catchUp } = button.dataset, form = button.closest("form");
    if (join) edit({ do: "join", where: join, keys: chosen(), ...fields(form) });
    if (stage) edit({ do: stage, keys: [focus] });
    if ("splitTurn" in button.dataset) split(form, true);
    if ("noMarker" in button.dataset) edit({ do: "marker", keys: [form.dataset.key], words: form.dataset.words, means: "" });
    if (link) edit({ do: "rename", person: form.dataset.person, new: link });
    if (turn) transcript.select((await transcript.rows()).filter((row) => row.turn === turn && row.sort === "segment").map((row) => row.key));
    if (select) { await transcript.rows(); transcript.select(select.split(" ")); transcript.show(select.split(" ")[0]); }
    if (catchUp) {
      const said = await desk.post(desk.address("speakers/catch-up"), { file: catchUp });
      if (said?.conflict) desk.notice(said.conflict.error);
      if (!said?.ok) return;
      desk.toast(said.said);
      desk.emit("changed", { theirs: false });
    }
  };
  for (const part of [box, everybody, behind]) { part.addEventListener("submit", submit); part.addEventListener("click", click); }
  box.addEventListener("change", (event) => {
    if (event.target.id === "speakers-focus") {
      focus = event.target.value;
      place = null;
      transcript.select([focus]);
      desk.byId(focus)?.scrollIntoView({ block: "nearest" });
    }
  });
  everybody.addEventListener("input", (event) => { // two of one name become one
    const field = event.target;
    if (field.name !== "new") return;
    const mine = field.closest("details").dataset.person;
    const same = [...everybody.querySelectorAll("details[data-person]")].some((one) => one.dataset.person !== mine && one.querySelector("summary b").textContent.toLowerCase() === field.value.trim().toLowerCase());
    field.closest("form").querySelector("[data-same-person]").textContent = same ? field.dataset.same : "";
  });
})();
