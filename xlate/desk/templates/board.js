"use strict";
// The board: filters, and the findings of the checks, which come after the page.
(() => {
  const { _, ngettext } = desk;
  const only = document.getElementById("board-only"), language = document.getElementById("board-language");
  const needs = document.getElementById("board-needs"), found = document.getElementById("board-found");
  const cards = [...document.querySelectorAll(".card")];
  const show = () => {
    const words = only.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const card of cards) {
      let any = false;
      const works = [...card.querySelectorAll(".work")];
      for (const work of works) {
        const fits = (!language.value || work.dataset.language === language.value)
          && (!["left", "review", "comments"].includes(needs.value) || Number(work.dataset[needs.value]) > 0);
        work.hidden = !fits;
        any ||= fits;
      }
      const asked = language.value || ["left", "review", "comments"].includes(needs.value);
      card.hidden = !(card.textContent.toLocaleLowerCase().includes(words) && (any || !asked)
        && (needs.value !== "unread" || Number(card.dataset.unread) > 0));
      shown += !card.hidden;
    }
    found.textContent = shown === cards.length ? "" : _("{n} of {m}", { n: shown, m: cards.length });
  };
  for (const one of [only, language, needs]) one.addEventListener("input", show);
  desk.keys({ "/": [_("Filter the documents"), () => only.focus()] });

  for (const form of document.querySelectorAll("form.new")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = await desk.post(`/d/${encodeURIComponent(form.dataset.document)}/new`, Object.fromEntries(new FormData(form)));
      if (said?.ok) location.href = said.address;
    });
  }

  // what is still being read: the number goes down, and at the end the cards are there
  const left = document.getElementById("board-left");
  const follow = async () => {
    const said = await desk.get("/left");
    if (!said) return;
    if (said.left) {
      left.textContent = ngettext("{n} file is still being read; what is here already can be opened.", "{n} files are still being read; what is here already can be opened.", said.left);
      setTimeout(follow, 1500);
    } else if (document.activeElement === document.body && !only.value) location.reload();
    else desk.notice(_("All files are read."), [[_("Show them"), () => location.reload()]]);
  };
  if (left) setTimeout(follow, 1500);

  const waiting = [];
  let working = false;
  const next = async () => { // one after the other, and only of what is seen: checks are work
    const card = waiting.shift();
    working = Boolean(card);
    if (!card) return;
    const numbers = await desk.get(`/d/${encodeURIComponent(card.dataset.document)}/findings`);
    for (const [name, counts] of Object.entries(numbers ?? {})) {
      const place = card.querySelector(`[data-findings="${CSS.escape(name)}"]`);
      const total = Object.values(counts).reduce((one, other) => one + other, 0);
      if (!place || !total) continue;
      place.querySelector("a").textContent = ngettext("{n} finding of the checks", "{n} findings of the checks", total);
      place.hidden = false;
    }
    next();
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { waiting.push(entry.target); watcher.unobserve(entry.target); }
    if (!working) next();
  }, { rootMargin: "300px" });
  for (const card of cards) if (card.querySelector("[data-findings]")) watcher.observe(card);
})();
