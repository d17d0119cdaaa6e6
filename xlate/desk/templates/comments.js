"use strict";
// Comments: of the selected segments, or all that are open; and at the number of each segment how many there are.
(() => {
  const { _, ngettext } = desk;
  const box = desk.byId("comments-list");
  let shown = "", fresh = false; // of which segments the list is; and whether what was typed is saved
  let all = false, counts = {}, timer = 0, asked = 0;
  const here = () => transcript.isOpen("comments");
  const badge = () => {
    for (const one of document.querySelectorAll("#desk-text .talk")) one.remove();
    for (const [key, [open, every]] of Object.entries(counts)) {
      const number = desk.byId(key)?.querySelector(".n");
      if (!number) continue;
      const button = document.createElement("button");
      button.type = "button"; button.className = open ? "talk open" : "talk";
      button.textContent = open || every;
      button.title = open ? ngettext("{n} open comment", "{n} open comments", open) : ngettext("{n} closed comment", "{n} closed comments", every);
      button.setAttribute("aria-label", button.title);
      button.dataset.talk = key;
      number.after(button);
    }
  };
  const show = async () => {
    const turn = ++asked, keys = here() ? transcript.selected() : [];
    const said = await desk.get(desk.address(`comments/list?keys=${encodeURIComponent(keys.join(" "))}${all ? "&all=1" : ""}`));
    if (!said || turn !== asked) return;
    if (here()) desk.refill(box, said.html, !fresh && shown === keys.join(" "));
    fresh = false;
    shown = keys.join(" ");
    counts = said.counts;
    badge();
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(show, 120); };
  desk.on("selection", () => { if (here()) later(); });
  desk.on("panel", ({ name }) => { if (name === "comments") show(); });
  desk.on("refreshed", later);
  desk.on("part", badge);
  desk.byId("desk-text").addEventListener("click", (event) => {
    const one = event.target.closest("[data-talk]");
    if (!one) return;
    transcript.select([one.dataset.talk]);
    transcript.open("comments");
  });
  const say = desk.once(async (values) => {
    const said = await desk.post(desk.address("comments/say"), values);
    if (said?.conflict) desk.notice(said.conflict.error);
    if (!said?.ok) return;
    fresh = true;
    await show();
  });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const { key, file } = event.target.dataset;
    say({ key, ...(file ? { file } : {}), ...Object.fromEntries(new FormData(event.target)) });
  });
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    if (!button) return;
    if (button.dataset.go) transcript.show(button.dataset.go);
    if ("all" in button.dataset) { all = true; show(); }
    if ("close" in button.dataset) { const { key, file } = button.closest("form").dataset; say({ key, file, close: Boolean(button.dataset.close) }); }
  });
  if (new URLSearchParams(location.search).get("show") === "comments") transcript.open("comments"); else show();
})();
