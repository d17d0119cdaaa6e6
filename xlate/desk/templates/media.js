"use strict";
// The recording: the spoken segment is lit, and can be played from.
(() => {
  const { _ } = desk;
  const player = desk.byId("media-player"), from = desk.byId("media-from");
  let times = [], lit = "", scrolled = 0;
  addEventListener("wheel", () => { scrolled = Date.now(); }, { passive: true });
  const at = (seconds) => { // the last one that has begun, unless it is over
    let low = 0, high = times.length;
    while (low < high) { const middle = (low + high) >> 1; if (times[middle][1] <= seconds) low = middle + 1; else high = middle; }
    const found = times[low - 1];
    return found && seconds < found[2] ? found[0] : "";
  };
  const light = async () => {
    const key = at(player.currentTime + 0.01);
    if (key !== lit) {
      desk.byId(lit)?.classList.remove("lit");
      lit = key;
    }
    const row = key && desk.byId(key);
    if (row?.classList.contains("lit")) return;
    row?.classList.add("lit");
    if (!key || player.paused || Date.now() - scrolled < 5000) return; // who scrolls wants to look elsewhere
    const box = row?.getBoundingClientRect();
    if (!box || box.top < 90 || box.bottom > innerHeight) (await transcript.show(key))?.classList.toggle("lit", lit === key);
  };
  const start = () => player.play().catch(() => {}); // it may be paused before it has begun
  const play = (key) => {
    const found = times.find(([one]) => one === key);
    if (!found) return;
    player.currentTime = found[1];
    start();
    light();
  };
  for (const name of ["timeupdate", "seeked", "play"]) player.addEventListener(name, light);
  player.addEventListener("error", () => desk.toast(_("The recording cannot be played by this browser")));
  const chosen = () => transcript.selected().find((key) => times.some(([one]) => one === key));
  desk.on("selection", () => { from.disabled = !chosen(); });
  desk.on("refreshed", () => { load(); light(); });
  from.addEventListener("click", () => play(chosen()));
  desk.byId("desk-text").addEventListener("dblclick", (event) => {
    const row = event.target.closest(".row[id]");
    if (row) play(row.id);
  });
  const step = (seconds) => { player.currentTime = Math.max(0, player.currentTime + seconds); };
  const own = "button, a, summary, audio, video, [role=tab]"; // which have these keys themselves
  desk.keys({
    " ": [_("Play, or pause"), () => (player.paused ? start() : player.pause()), { not: own }],
    "ArrowLeft": [_("Five seconds back"), () => step(-5), { not: own }],
    "ArrowRight": [_("Five seconds on"), () => step(5), { not: own }],
    ".": [_("Play from the selected segment"), () => { const key = chosen(); if (key) play(key); }],
  });
  const load = async () => {
    times = (await desk.get(desk.address("times")))?.times ?? [];
    from.hidden = !times.length;
  };
  load();
})();
