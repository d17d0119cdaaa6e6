"use strict";
// What it means: of the segment that was clicked last, drawn at the margin as far as its marker holds.
(() => {
  const { _, ngettext } = desk;
  const box = desk.byId("explain-words");
  let reach = [];
  const draw = () => {
    for (const row of document.querySelectorAll(".row.holds")) row.classList.remove("holds", "holds-first", "holds-last");
    reach.forEach((key, place) => {
      const row = desk.byId(key);
      if (!row) return;
      row.classList.add("holds");
      if (place === 0) row.classList.add("holds-first");
      if (place === reach.length - 1) row.classList.add("holds-last");
    });
  };
  const tell = async (key) => {
    const said = await desk.get(desk.address(`explain?key=${encodeURIComponent(key)}`));
    if (!said) return;
    box.innerHTML = said.html; // made by a template of the desk, which escapes all words
    reach = said.reach;
    draw();
  };
  const askNote = async (note, key) => {
    const html = await desk.part(desk.address(`explain/note?note=${encodeURIComponent(note)}&key=${encodeURIComponent(key)}`));
    if (html === null) return;
    box.innerHTML = html; // made by a template of the desk, which escapes all words
    transcript.open("explain");
    reach = [];
    draw();
    box.querySelector("select")?.focus();
  };
  desk.on("row", ({ key, target }) => {
    if (target.closest?.(".marker") && !transcript.isOpen("speakers")) transcript.open("explain"); // there it can be mended
    if (transcript.isOpen("explain")) tell(key);
  });
  desk.on("panel", ({ name }) => {
    const [key] = transcript.selected();
    if (name === "explain" && key && !box.querySelector(".note-text")) tell(key);
    if (name !== "explain") { reach = []; draw(); }
  });
  desk.on("refreshed", draw);
  desk.byId("desk-overview").addEventListener("click", async (event) => {
    const button = event.target.closest("button.note");
    if (!button) return;
    const [key] = button.dataset.keys.split(" ");
    const row = await transcript.show(key);
    if (row) transcript.select([row.id]);
    askNote(button.dataset.note, key);
  });
  box.addEventListener("click", async (event) => {
    const go = event.target.closest("[data-go]");
    if (go) { transcript.show(go.dataset.go); return; }
    const mend = event.target.closest("[data-mend]");
    if (mend) { transcript.open("speakers"); desk.emit("row", { key: mend.dataset.mend, target: mend }); return; }
    if (!event.target.closest("[data-profile]")) return;
    const said = await desk.post(desk.address("explain/profile"), values(box.querySelector("form")));
    if (said?.ok) desk.toast(_("Added to {file}", { file: said.file }));
  });
  const values = (form) => ({ note: form.dataset.note, key: form.dataset.key, ...Object.fromEntries(new FormData(form)) });
  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const said = await desk.post(desk.address("explain/means"), values(form));
    if (said?.conflict) { desk.notice(said.conflict.error); return; }
    if (!said) return;
    desk.toast(ngettext("{n} segment says so now", "{n} segments say so now", said.keys.length));
    if (said.marked) { // it is understood now: no more of it at the top, unless it stands elsewhere too
      for (const one of document.querySelectorAll("button.note")) {
        if (one.dataset.note !== form.dataset.note) continue;
        const keys = one.dataset.keys.split(" ").filter((key) => key !== form.dataset.key);
        one.dataset.keys = keys.join(" ");
        if (!keys.length) one.closest("li").remove();
      }
      if (!document.querySelector("button.note")) desk.byId("unread")?.remove();
    }
    desk.emit("changed", { theirs: false });
    tell(said.keys[0]);
  });
})();
