"use strict";
// Translation in place: one editor, which moves from row to row. Nothing is saved but by a person's word; what is typed
// is kept as a draft meanwhile.
(() => {
  const { byId, _, ngettext } = desk;
  const main = byId("desk-text");
  const base = desk.address(`translate/${encodeURIComponent(main.dataset.file)}`);
  const beside = () => byId("tr-beside").value;
  const parts = [...main.querySelectorAll(".part")];

  // parts come as one scrolls
  const loading = new Map();
  const load = (part, again = false) => {
    if (part.firstElementChild && !again) return Promise.resolve();
    if (loading.has(part)) return loading.get(part);
    const work = (async () => {
      const html = await desk.part(`${base}/part/${part.dataset.part}?beside=${encodeURIComponent(beside())}`);
      if (html === null) return;
      const made = document.createElement("template");
      made.innerHTML = html; // made by the templates of the desk, which escape all words
      const open = now && part.contains(now.row) ? now : null;
      if (open) { // the row that is being worked on stays
        const fresh = made.content.getElementById(open.row.id);
        if (fresh) fresh.replaceWith(open.row); else made.content.prepend(open.row); // it is gone from the file: what was typed stays
      }
      part.replaceChildren(made.content);
      part.style.minHeight = "";
    })().finally(() => loading.delete(part));
    loading.set(part, work);
    return work;
  };
  let now = null; // the row that is being worked on: {row, editor, values, changed}
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(entry.target);
  }, { rootMargin: "1200px" });
  for (const part of parts) {
    if (!part.firstElementChild) part.style.minHeight = `${Number(part.dataset.rows) * 74}px`;
    watcher.observe(part);
  }

  // the index: [id, state, open comments] of each entry
  let index = null;
  const rows = async () => { index ??= (await desk.get(`${base}/index`))?.rows ?? []; return index; };
  const placeOf = (id) => index.findIndex(([one]) => one === id);
  const perPart = Number(parts[0]?.dataset.rows ?? 60);
  const rowAt = async (place) => {
    const id = index[place][0];
    if (!byId(id)) await load(parts[Math.floor(place / perPart)]);
    return byId(id);
  };

  // checks while typing
  let checking = 0, checked = 0;
  const showProblems = (problems) => {
    if (!now) return;
    const list = now.editor.querySelector(".problems");
    list.replaceChildren(...problems.map((one) => {
      const item = document.createElement("li");
      item.className = one.severity;
      const code = document.createElement("code");
      code.textContent = one.code;
      item.append(`${one.message} `, code);
      return item;
    }));
  };
  const check = () => {
    clearTimeout(checking);
    checking = setTimeout(async () => {
      if (!now) return;
      const one = now, turn = ++checked;
      const said = await desk.post(`${base}/check`, { id: one.row.id, text: one.field.value, raw: one.values.raw });
      if (said?.problems && now === one && turn === checked) showProblems(said.problems);
    }, 350);
  };

  // tags: ‹1› is one thing, which is there or not
  const SIGN = /‹\/?\d{1,3}\/?›/g;
  const signs = (text) => [...text.matchAll(SIGN)].map((found) => [found.index, found.index + found[0].length]);
  const around = (text, start, end) => { // a range widened so that it cuts no tag
    for (const [from, to] of signs(text)) {
      if (start > from && start < to) start = from;
      if (end > from && end < to) end = to;
    }
    return [start, end];
  };
  const keepTagsWhole = (event) => {
    const field = event.target;
    if (now?.values.raw || event.isComposing) return;
    let [start, end] = [field.selectionStart, field.selectionEnd];
    const text = field.value;
    if (start === end && event.inputType.startsWith("delete")) {
      const back = /Backward/.test(event.inputType);
      const found = signs(text).find(([from, to]) => (back ? start > from && start <= to : start >= from && start < to));
      if (!found) return;
      event.preventDefault();
      field.setRangeText("", found[0], found[1], "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    const [from, to] = around(text, start, end);
    if (from !== start || to !== end) field.setSelectionRange(start === end ? to : from, to);
  };
  const showChips = () => {
    const box = now.editor.querySelector(".chips");
    const text = now.field.value;
    box.replaceChildren(...(now.values.raw ? [] : now.values.tags).map(([sign, markup], place) => {
      const chip = document.createElement("button");
      const missing = !text.includes(sign);
      chip.type = "button"; chip.textContent = sign; chip.title = markup;
      chip.className = missing ? "chip missing" : "chip";
      chip.disabled = !missing;
      chip.setAttribute("aria-label", `${missing ? _("Insert tag {tag}", { tag: sign }) : _("Tag {tag} is there", { tag: sign })}: ${markup}`);
      if (place < 9) chip.setAttribute("aria-keyshortcuts", `Alt+${place + 1}`);
      chip.addEventListener("click", () => insert(sign));
      return chip;
    }));
  };
  const insert = (sign) => {
    const field = now.field;
    if (field.value.includes(sign)) return;
    const [start, end] = around(field.value, field.selectionStart, field.selectionEnd);
    field.setRangeText(sign, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };
  const fit = (field) => { field.style.height = "auto"; field.style.height = `${field.scrollHeight + 2}px`; };

  // comments
  const showComments = () => {
    const { notes, said } = now.values;
    const list = now.editor.querySelector(".comments ul");
    list.replaceChildren(...said.map((text) => ({ text, by: "", when: "" })).concat(notes).map((one) => {
      const item = document.createElement("li");
      if (one.closed) item.className = "closed";
      const who = document.createElement("b");
      who.textContent = one.by;
      const when = document.createElement("small");
      when.textContent = one.when ? ` ${one.when.slice(0, 16).replace("T", " ")}${one.closed ? ` · ${_("closed")}` : ""}` : "";
      item.append(who, when, one.by ? " " : "", one.text);
      return item;
    }));
    const open = notes.some((one) => !one.closed);
    const close = now.editor.querySelector('[data-comment="close"]');
    if (close) { close.hidden = !open; now.editor.querySelector('[data-comment="open"]').hidden = open || !notes.length; }
  };

  // help: memory, glossary, machine
  const assist = async (one) => {
    const said = await desk.get(`${base}/assist?id=${encodeURIComponent(one.row.id)}`);
    if (!said || now !== one) return;
    const box = one.editor.querySelector(".help");
    const offer = (text, origin, comment, raw, source) => {
      const line = document.createElement("div");
      line.className = "proposal";
      const words = document.createElement("p");
      words.textContent = text; words.lang = main.dataset.lang; words.dir = main.dataset.dir;
      const from = document.createElement("small");
      from.textContent = source ? `${origin} · ${_("of: {words}", { words: source })}` : origin;
      line.append(words, from);
      if (!desk.readOnly && raw === one.values.raw) {
        const use = document.createElement("button");
        use.type = "button"; use.textContent = _("Use");
        use.addEventListener("click", () => take(one, text, comment));
        line.append(" ", use);
      }
      return line;
    };
    box.replaceChildren();
    for (const term of said.terms) {
      const line = document.createElement("p");
      line.className = "term"; line.textContent = term;
      box.append(line);
    }
    box.append(...said.proposals.map((found) => offer(found.text, found.origin, found.comment, found.raw, found.source)));
    if (said.machine && !desk.readOnly) {
      const ask = document.createElement("button");
      ask.type = "button"; ask.textContent = _("Ask the machine");
      ask.addEventListener("click", async () => {
        ask.disabled = true;
        const made = await desk.post(`${base}/machine`, { id: one.row.id });
        ask.disabled = false;
        if (made?.ok && now === one) ask.replaceWith(offer(made.text, made.comment.split("\n").at(-1), made.comment, made.raw, ""));
      });
      box.append(ask);
    }
  };
  const take = (one, text, comment) => {
    one.field.value = text;
    one.origin = comment;
    one.field.dispatchEvent(new Event("input", { bubbles: true }));
    one.field.focus();
  };

  // the editor
  const shut = () => {
    if (!now) return;
    const { row, editor, changed } = now;
    row.classList.remove("open");
    row.classList.toggle("unsaved", changed);
    editor.remove();
    row.querySelector(".tagged")?.remove();
    now = null;
  };
  const open = async (row, { focus = true } = {}) => {
    if (now?.row === row) { if (focus) now.field.focus(); return; }
    shut();
    const values = await desk.get(`${base}/entry?id=${encodeURIComponent(row.id)}`);
    if (!values || now) return;
    const editor = byId("tr-editor").content.firstElementChild.cloneNode(true);
    const field = editor.querySelector("textarea");
    now = { row, editor, field, values, changed: false, origin: "" };
    const one = now;
    row.classList.add("open");
    row.append(editor);
    field.readOnly = desk.readOnly;
    field.value = values.draft ? values.draft.text : values.shown;
    one.changed = Boolean(values.draft) && values.draft.text !== values.shown;
    one.origin = values.draft?.origin ?? "";
    if (one.changed) desk.toast(_("What you had typed here before is back; it is not saved yet"));
    if (values.tags.length && !values.raw) { // the source text with its tags, as the field has them
      const tagged = document.createElement("small");
      tagged.className = "tagged"; tagged.textContent = values.source;
      row.querySelector(".source").append(tagged);
    }
    fill(); showProblems(values.problems); fit(field);
    field.addEventListener("beforeinput", keepTagsWhole);
    field.addEventListener("input", () => {
      one.changed = field.value !== one.values.shown;
      desk.draft(one.values.place, one.changed ? { text: field.value, origin: one.origin, raw: String(one.values.raw) } : null);
      fit(field); showChips(); check();
    });
    row.scrollIntoView({ block: "nearest" });
    if (focus) { field.focus(); field.setSelectionRange(field.value.length, field.value.length); }
    assist(one);
  };
  const fill = () => {
    const { values, editor } = now;
    showChips(); showComments();
    const about = editor.querySelector(".about");
    const words = [];
    if (values.review) words.push([values.review.state === "approved" ? _("approved") : _("reviewed"), values.review.by, values.review.when.slice(0, 16).replace("T", " ")].filter(Boolean).join(", "));
    if (values.previous) words.push(_("the source text was: {words}", { words: values.previous }));
    if (values.origin) words.push(values.origin.split("\n").filter((line) => !line.startsWith("xlate-review") && !line.startsWith("xlate-note")).join("; "));
    about.textContent = words.filter(Boolean).join(" · ");
    for (const button of editor.querySelectorAll("[data-save]")) button.setAttribute("aria-pressed", String(button.dataset.save === values.state));
  };

  // saving
  const saved = (row, said) => {
    const made = document.createElement("template");
    made.innerHTML = said.html;
    row.querySelector(".target").replaceWith(made.content.querySelector(".target"));
    const state = said.entry.state;
    row.className = row.className.replace(/\bw-\w+/, `w-${state}`);
    row.dataset.state = state;
    row.classList.remove("unsaved");
    if (index) { const place = placeOf(row.id); if (place >= 0) index[place] = [row.id, state, said.entry.notes.filter((one) => !one.closed).length]; }
    for (const [name, number] of Object.entries(said.counts)) main.ownerDocument.querySelector(`[data-count="${name}"]`).textContent = number;
    byId("tr-percent").textContent = said.percent;
  };
  const save = async (state, { was } = {}) => {
    const one = now;
    if (!one || desk.readOnly) return false;
    const said = await desk.post(`${base}/save`, {
      id: one.row.id, number: one.row.dataset.number, text: one.field.value, raw: one.values.raw, state, origin: one.origin,
      was: was ?? { translation: one.values.translation, state: one.values.state },
    });
    if (!said) return false;
    if (said.conflict) { conflict(one, state, said.conflict); return false; }
    one.changed = false; one.values = said.entry; one.origin = "";
    desk.tell(_("{n} saved", { n: one.row.dataset.number || one.row.id }));
    saved(one.row, said);
    if (now === one) { fill(); showProblems(said.entry.problems); }
    return true;
  };
  const conflict = (one, state, said) => { // both are shown; a person chooses
    const theirs = said.theirs ?? {};
    if (!("translation" in theirs)) { desk.notice(said.error); return; }
    desk.notice(_("Somebody else has changed this segment since you opened it; nothing was saved. There it says now: “{theirs}”. You have: “{yours}”.", { theirs: theirs.translation || "—", yours: one.field.value }), [
      [_("Keep mine"), () => { if (now === one) save(state, { was: theirs }); }],
      [_("Take theirs"), () => { desk.draft(one.values.place, null); one.changed = false; const { row } = one; shut(); load(row.closest(".part"), true).then(() => open(byId(row.id))); }],
    ]);
  };
  const step = async (by, wanted = () => true) => {
    await rows();
    let place = now ? placeOf(now.row.id) : by > 0 ? -1 : index.length;
    do place += by; while (index[place] && !wanted(index[place]));
    if (!index[place]) { desk.toast(by > 0 ? _("There is none after this one") : _("There is none before this one")); return; }
    const row = await rowAt(place);
    if (row) { row.scrollIntoView({ block: "center" }); await open(row); }
  };
  // what a translator does next: the next open segment, from the top again at the end; where nothing is left, the merge
  const goOn = async () => {
    await rows();
    if (index.some(isOpenWork)) {
      if (index.slice(placeOf(now?.row.id) + 1).every((one) => !isOpenWork(one))) shut();
      await step(1, isOpenWork);
      return;
    }
    const merge = byId("tr-merge");
    desk.notice(_("Nothing is left to translate."), merge ? [[merge.textContent, () => merge.click()]] : []);
  };
  const isOpenWork = ([, state]) => ["untranslated", "machine", "draft"].includes(state);

  main.addEventListener("click", (event) => {
    const row = event.target.closest(".entry");
    if (row && !event.target.closest(".editor, a") && !String(getSelection())) open(row);
  });
  main.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-save], [data-comment]");
    if (!button || !now) return;
    if (button.dataset.save) { if (await save(button.dataset.save) && button.dataset.save === "translated") await goOn(); return; }
    const box = now.editor.querySelector(".say input"), one = now;
    const values = { id: one.row.id, number: one.row.dataset.number };
    if (button.dataset.comment === "add") values.text = box.value; else values.close = button.dataset.comment === "close";
    const said = await desk.post(`${base}/note`, values);
    if (!said?.ok) return;
    box.value = "";
    one.values.notes = said.entry.notes;
    saved(one.row, said);
    if (now === one) showComments();
  });
  for (const button of document.querySelectorAll("[data-next]")) {
    button.addEventListener("click", () => step(1, ([, state, notes]) => (button.dataset.next === "comments" ? notes > 0 : state === button.dataset.next)));
  }
  byId("tr-beside").addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("beside", beside());
    location.href = address;
  });

  // problems, of all entries
  const nextProblem = async () => {
    const said = await desk.get(`${base}/problems`);
    if (!said) return;
    const found = new Set(Object.keys(said.problems));
    if (!found.size) { desk.toast(_("The checks find nothing")); return; }
    await rows();
    if (now && index.slice(placeOf(now.row.id) + 1).every(([id]) => !found.has(id))) shut(); // once more from the top
    await step(1, ([id]) => found.has(id));
    const here = now && said.problems[now.row.id];
    if (here) desk.toast(here.join(" · "));
  };
  byId("tr-problem").addEventListener("click", nextProblem);

  // the transcript has other paragraphs or words now
  document.querySelector("[data-catch-up]")?.addEventListener("click", desk.once(async (event) => {
    const said = await desk.post(desk.address("speakers/catch-up"), { file: event.target.dataset.catchUp });
    if (said?.conflict) desk.notice(said.conflict.error);
    if (said?.ok) location.reload();
  }));

  byId("tr-merge")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    const said = await desk.post(`${base}/merge`);
    event.target.disabled = false;
    if (said?.conflict) { desk.notice(said.conflict.error); return; }
    if (!said) return;
    const found = said.checks ? [ngettext("{n} finding of the checks", "{n} findings of the checks", said.checks)] : [];
    const more = said.findings.length > 4 ? [_("and {n} more", { n: said.findings.length - 4 })] : [];
    const told = [_("Merged into {file}", { file: said.file }), ...found, ...said.findings.slice(0, 4), ...more];
    const look = [_("Look at it"), () => { location.href = desk.address("transcript"); }];
    const word = byId("tr-word");
    word.hidden = false;
    desk.notice(told, [...(said.checks ? [[_("Next problem"), nextProblem]] : []), look, [word.textContent, () => { location.href = word.href; }]]);
  });

  desk.keys({
    "mod+Enter": [_("Save as translated, and go to the next open segment"), async () => { if (await save("translated")) await goOn(); }, { typing: true }],
    "mod+s": [_("Save as a draft"), () => save("draft"), { typing: true }],
    "alt+ArrowDown": [_("Next segment"), () => step(1), { typing: true }],
    "alt+ArrowUp": [_("Previous segment"), () => step(-1), { typing: true }],
    "Escape": [_("Leave the field"), () => { const row = now?.row; shut(); row?.focus(); }, { typing: true }],
    "j": [_("Next segment"), () => step(1)],
    "k": [_("Previous segment"), () => step(-1)],
    "n": [_("Next open segment"), () => step(1, isOpenWork)],
    "p": [_("Next problem"), nextProblem],
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [`alt+${number}`, [_("Insert tag {tag}", { tag: number }), () => { const tag = now?.values.tags[number - 1]; if (tag) insert(tag[0]); }, { typing: true }]])),
  });

  // changed by somebody else, or taken back: rows are made anew, but for the one being worked on
  desk.on("changed", async ({ theirs, files }) => {
    index = null;
    await Promise.all(parts.filter((part) => part.firstElementChild).map((part) => load(part, true)));
    if (now && !now.changed) { const { row } = now; shut(); const again = byId(row.id); if (again) { await load(again.closest(".part"), true); open(byId(row.id), { focus: false }); } }
    if (theirs) desk.toast(_("Changed by somebody else: {files}. The page shows it.", { files: files.join(", ") }));
  });
  addEventListener("beforeunload", (event) => { if (now?.changed && !desk.readOnly) event.preventDefault(); });

  const lead = main.dataset.at || decodeURIComponent(location.hash.slice(1));
  rows().then(async () => {
    const place = lead ? placeOf(lead) : -1;
    const row = place >= 0 ? await rowAt(place) : null;
    if (row) { row.scrollIntoView({ block: "center" }); open(row); }
    const go = new URLSearchParams(location.search).get("go");
    if (go === "problem") nextProblem(); else if (go) step(1, ([, state]) => state === go);
  });
})();
