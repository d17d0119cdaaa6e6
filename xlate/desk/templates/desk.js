"use strict";
// What all pages of the desk use: requests, notices, keys, undo, and whether a file was changed under one's hands.
// Panels find it as `desk`.
const desk = (() => {
  const byId = (id) => document.getElementById(id);
  const body = document.body, root = document.documentElement;
  root.classList.add("scripted");
  // texts in the language of the page; the server has sent those of scripts
  const words = JSON.parse(body.dataset.words || "{}");
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const _ = (text, values = {}) => filled(words[text] ?? text, values);
  const classes = ["zero", "one", "two", "few", "many", "other"];
  const rules = new Intl.PluralRules(root.lang);
  const ngettext = (one, many, n, values = {}) => {
    const forms = words[one] ?? [one, many];
    const known = classes.filter((name) => rules.resolvedOptions().pluralCategories.includes(name));
    return filled(forms[Math.min(known.indexOf(rules.select(n)), forms.length - 1)], { n, ...values });
  };

  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a browser may forbid it */ } };

  // the language of the page
  byId("desk-interface").addEventListener("change", (event) => {
    document.cookie = `xlate-interface=${event.target.value}; path=/; max-age=31536000; samesite=strict`;
    location.reload();
  });

  // what sticks to the top of the page stands below the bar, however high that is
  const bar = document.querySelector(".desk-bar");
  new ResizeObserver(() => root.style.setProperty("--desk-bar", `${getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0}px`)).observe(bar);

  // and what stands beside the text, below a notice
  new ResizeObserver(() => root.style.setProperty("--desk-notice", `${byId("desk-notice").offsetHeight}px`)).observe(byId("desk-notice"));

  // who is working: goes with every save
  const by = byId("desk-by");
  if (by && !by.value) by.value = read("xlate-by") ?? "";
  by?.addEventListener("change", () => keep("xlate-by", by.value.trim()));

  let timer = 0;
  const toast = (text) => {
    const box = byId("desk-toast");
    box.textContent = text; box.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { box.hidden = true; }, 4000);
  };
  // For those who do not see it: the same live region, out of sight.
  const tell = (text) => { byId("desk-said").textContent = text; };
  // A notice stays until it is answered: actions are [label, function]. Without actions, until the next save that is done;
  // text: a sentence, or several.
  let choice = false;
  const notice = (text, actions = []) => {
    const box = byId("desk-notice");
    choice = actions.length > 0;
    if (Array.isArray(text)) {
      box.replaceChildren(...text.map((one) => {
        const line = document.createElement("p");
        line.textContent = `${one.charAt(0).toUpperCase()}${one.slice(1)}${/[.!?]$/.test(one) ? "" : "."}`;
        return line;
      }));
    } else box.replaceChildren(text);
    for (const [label, act] of [...actions, [_("Close"), () => {}]]) {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = label;
      button.addEventListener("click", () => { box.hidden = true; act(); });
      box.append(" ", button);
    }
    box.hidden = false;
  };

  const address = (path) => `/d/${encodeURIComponent(body.dataset.document)}/${path}`;
  const failed = (text) => { notice(text); return null; };
  const get = async (path) => {
    try {
      const answer = await fetch(path, { headers: { accept: "application/json" } });
      const values = await answer.json().catch(() => ({}));
      return answer.ok ? values : failed(values.error ?? _("The desk does not answer as it should."));
    } catch { return failed(_("The desk does not answer: is xlate serve still running?")); }
  };
  const part = async (path) => { // a part of a page
    try {
      const answer = await fetch(path, { headers: { accept: "text/html-part" } });
      if (answer.ok) return await answer.text();
      const values = await answer.json().catch(() => ({}));
      return failed(values.error ?? _("The desk does not answer as it should."));
    } catch { return failed(_("The desk does not answer: is xlate serve still running?")); }
  };

  let digests = JSON.parse(body.dataset.digests || "{}");
  const listeners = {};
  // events: saved (something was saved here), changed (files are others now; detail.theirs: by somebody else),
  // selection (xlate:selection; detail.keys)
  const on = (name, act) => { (listeners[name] ??= []).push(act); };
  const emit = (name, detail) => { for (const act of listeners[name] ?? []) act(detail); };
  const follow = (values) => {
    if (values.digests) digests = values.digests;
    if (!values.history) return;
    for (const name of ["undo", "redo"]) {
      const button = byId(`desk-${name}`);
      if (button) { button.disabled = !values.history[name]; button.title = values.history[name]; }
    }
  };
  // Save. Answers {ok: true, ...}, or {conflict: {...}} where somebody else was first, or null: people were told why.
  const post = async (path, values = {}) => {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-xlate-desk": "1" },
        body: JSON.stringify({ by: by?.value.trim() ?? "", digests, ...values }),
      });
    } catch { return failed(_("Not saved: the desk does not answer. Is xlate serve still running?")); }
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 409) return { conflict: said };
    if (!answer.ok) return failed(_("Not saved: {why}", { why: said.error ?? answer.statusText }));
    if (said.history && !choice) byId("desk-notice").hidden = true; // it was about what was there before
    follow(said);
    return said;
  };

  // A part of the page is made anew; what somebody has typed or chosen in its forms and not saved yet stays there.
  const chosen = (field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.options ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected))
      : field.value !== field.defaultValue);
  const refill = (box, html, keep) => {
    const fields = () => [...box.querySelectorAll("form")].flatMap((form) => [...form.elements].filter((field) => field.name));
    const called = ({ form, name }) => [form.id, form.dataset.do, form.dataset.key, form.dataset.person, form.dataset.words, name].join(" ");
    const typed = new Map(keep ? fields().filter(chosen).map((field) => [called(field), field.type === "checkbox" ? field.checked : field.value]) : []);
    box.innerHTML = html; // made by a template of the desk, which escapes all words
    for (const field of fields()) {
      const value = typed.get(called(field));
      if (value === undefined) continue;
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
  };

  // one at a time: a button that is clicked twice saves once
  const once = (act) => {
    let busy = false;
    return async (...given) => {
      if (busy) return undefined;
      busy = true;
      try { return await act(...given); } finally { busy = false; }
    };
  };

  // undo and redo
  const turn = async (name) => {
    const button = byId(`desk-${name}`);
    if (!button || button.disabled) return;
    const said = await post(address(name));
    if (said?.conflict) { notice(said.conflict.error); return; }
    if (!said) return;
    toast(name === "undo" ? _("Taken back: {what}", { what: said.what }) : _("Done again: {what}", { what: said.what }));
    emit("changed", { theirs: false });
  };
  byId("desk-undo")?.addEventListener("click", () => turn("undo"));
  byId("desk-redo")?.addEventListener("click", () => turn("redo"));

  // a change under one's hands
  const look = async () => {
    if (!body.dataset.document || document.hidden) return;
    let said;
    try {
      const answer = await fetch(address("now"), { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      said = await answer.json();
    } catch { return; }
    const changed = Object.keys({ ...digests, ...said.digests }).filter((name) => digests[name] !== said.digests[name]);
    follow(said);
    if (changed.length) emit("changed", { theirs: true, files: changed });
  };
  if (body.dataset.document) { setInterval(look, 3000); addEventListener("focus", look); }

  // what is being typed, kept by the server until it is saved
  const waiting = new Map();
  let told = false;
  const kept = (answer) => { // people must know when what they type would not outlive a crash
    if (answer?.ok) { told = false; return; }
    if (!told) toast(_("What you are typing cannot be kept for the case of a crash: save it soon"));
    told = true;
  };
  const draft = (place, values) => {
    clearTimeout(waiting.get(place));
    const send = () => {
      waiting.delete(place);
      fetch("/draft", {
        method: "POST", keepalive: true,
        headers: { "content-type": "application/json", "x-xlate-desk": "1" },
        body: JSON.stringify({ place, values }),
      }).catch(() => null).then(kept);
    };
    if (values === null) send(); else waiting.set(place, setTimeout(send, 400));
  };

  // keys: {key: [what it does, function]}; with "mod+" for Control or Command
  const table = {};
  const keys = (more) => {
    Object.assign(table, more);
    const list = byId("desk-keys").querySelector("dl");
    list.replaceChildren(...Object.entries(table).flatMap(([key, [what]]) => {
      const term = document.createElement("dt"), text = document.createElement("dd");
      const shown = document.createElement("kbd");
      shown.textContent = ({ " ": "␣", ArrowLeft: "←", ArrowRight: "→" }[key] ?? key).replace("mod+", /Mac/.test(navigator.platform) ? "⌘ " : "Ctrl ").replace("shift+", "Shift ").replace("alt+", "Alt ").replace(/ ([a-z])$/, (whole) => whole.toUpperCase());
      term.append(shown); text.textContent = what;
      return [term, text];
    }));
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const mod = event.ctrlKey || event.metaKey;
    const key = `${mod ? "mod+" : ""}${event.shiftKey && (mod || event.key.length > 1) ? "shift+" : ""}${event.altKey ? "alt+" : ""}${event.key.length === 1 && mod ? event.key.toLowerCase() : event.key}`;
    const found = table[key];
    if (!found || event.defaultPrevented || (typing && !found[2]?.typing) || (found[2]?.not && event.target.closest?.(found[2].not)) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    found[1](event);
  });
  const help = () => byId("desk-keys").showModal();
  byId("desk-help").addEventListener("click", help);
  keys({
    "?": [_("These keys"), help],
    "b": [_("To the board"), () => { location.href = "/"; }],
    "mod+z": [_("Undo the last save"), () => turn("undo")],
    "mod+shift+z": [_("Redo"), () => turn("redo")],
  });
  return { byId, _, ngettext, tell, get, part, post, once, refill, address, toast, notice, on, emit, keys, draft, look, follow, digests: () => digests, readOnly: "readOnly" in body.dataset };
})();
