"use strict";
// Lineage: of the selected segments, said in a form, with what would change before it is saved.
(() => {
  const box = desk.byId("lineage-about"), find = desk.byId("lineage-find");
  const empty = box.innerHTML;
  let shown = "", fresh = false; // of which segments the form is; and whether what it had was saved
  let keys = [], timer = 0, asked = 0;
  const form = () => desk.byId("lineage-form");
  const here = () => transcript.isOpen("lineage");

  // what is shown belongs to what is selected
  const show = async () => {
    keys = transcript.selected();
    const turn = ++asked;
    if (!keys.length) { box.innerHTML = empty; return; }
    const said = await desk.post(desk.address("lineage/about"), { keys });
    if (!said?.ok || turn !== asked) return;
    desk.refill(box, said.html, !fresh && shown === keys.join(" "));
    fresh = false;
    shown = keys.join(" ");
    if (form()) soon();
  };
  const later = () => { clearTimeout(timer); if (here()) timer = setTimeout(show, 120); };
  desk.on("selection", later);
  desk.on("refreshed", later);
  desk.on("panel", ({ name }) => { if (name === "lineage") show(); });

  // only what is possible can be chosen: as many steps as there are languages, and of each the ways that it can be made
  const base = (tag) => tag.split("-")[0];
  const arrange = () => {
    const own = form(), read = (name) => JSON.parse(own.dataset[name]);
    const relays = read("relays"), modes = read("modes"), agents = read("agents");
    const stops = [own.elements.spoken.value || own.dataset.spoken];
    let open = true;
    for (const label of own.querySelectorAll("[data-relay]")) {
      const place = Number(label.dataset.relay) - 1, field = own.elements[`relay${place + 1}`];
      label.hidden = !open;
      const value = open ? field.value || (relays === "?" ? (place ? "none" : "?") : relays[place] ?? "none") : "none";
      if (value === "none") open = false; else stops.push(value);
    }
    stops.push(own.dataset.language);
    const count = stops.length - 1, shift = count - modes.length;
    for (const step of own.querySelectorAll("[data-step]")) {
      const place = Number(step.dataset.step) - 1;
      step.hidden = place >= count;
      const field = own.elements[`mode${place + 1}`], name = own.elements[`agent${place + 1}`];
      field.disabled = name.disabled = step.hidden;
      if (step.hidden) continue;
      const [from, to] = stops.slice(place, place + 2);
      const known = from && to && from !== "?" && to !== "?", same = known && base(from) === base(to);
      const now = modes[place - shift];
      const called = now && [...field.options].find((one) => one.value === now)?.textContent;
      field.options[0].textContent = called ? `${own.dataset.asItIs}: ${called}` : own.dataset.asItIs;
      name.placeholder = agents[place - shift] || own.dataset.asItIs;
      for (const one of field.options) {
        const where = one.dataset.where;
        one.hidden = one.disabled = where !== undefined && known && (same ? !where : where === "within");
        if (one.selected && one.disabled) field.value = "";
      }
    }
    const unknown = own.elements.unknown.checked;
    own.querySelector(".steps").disabled = unknown;
  };
  const values = () => ({ keys, ...Object.fromEntries(new FormData(form())) });
  const anything = () => Object.entries(values()).some(([name, value]) => !["keys", "evidence", "evidence_at", "alternative"].includes(name) && value);

  let wait = 0;
  const preview = async () => {
    const shown = desk.byId("lineage-preview");
    if (!shown) return;
    if (!anything()) { shown.replaceChildren(); return; }
    const own = form(), said = await desk.post(desk.address("lineage/preview"), values());
    if (!said?.ok || own !== form()) return;
    shown.innerHTML = said.html; // made by a template of the desk, which escapes all words
  };
  const soon = () => { arrange(); clearTimeout(wait); wait = setTimeout(preview, 250); };
  box.addEventListener("input", soon);
  box.addEventListener("change", soon);

  const save = desk.once(async (more) => {
    const said = await desk.post(desk.address("lineage/set"), { ...more, keys });
    if (said?.conflict) { desk.notice(said.conflict.error); return; }
    if (!said) return;
    fresh = true;
    desk.toast(said.said);
    if (said.findings.length) desk.notice(said.findings);
    desk.emit("changed", { theirs: false });
  });
  box.addEventListener("submit", (event) => { event.preventDefault(); save(values()); });
  box.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]"), clear = event.target.closest("[data-clear]");
    if (go) transcript.show(go.dataset.go);
    if (clear) save({ [clear.dataset.clear]: true });
  });

  // segments by how they came
  find.addEventListener("toggle", async () => {
    const place = desk.byId("lineage-find-form");
    if (!find.open || place.firstElementChild) return;
    const said = await desk.get(desk.address("lineage/search"));
    if (said) place.innerHTML = said.html; // made by a template of the desk, which escapes all words
  });
  find.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = await desk.get(desk.address(`lineage/find?${new URLSearchParams(new FormData(event.target))}`));
    if (!said) return;
    find.querySelector("output").textContent = said.said;
    await transcript.rows();
    transcript.select(said.keys);
    if (said.keys.length) transcript.show(said.keys[0]);
  });
})();
