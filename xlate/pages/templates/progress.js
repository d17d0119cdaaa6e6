"use strict";
(() => {
  const root = document.documentElement, byId = (id) => document.getElementById(id);
  root.classList.add("scripted");
  const button = byId("xlate-theme");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; name(); });
  name();
  const only = byId("xlate-only"), open = byId("xlate-open"), rows = [...document.querySelectorAll("tbody tr")];
  const filter = () => {
    const words = only.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = (open.checked && row.dataset.done === "100") || !words.every((word) => text.includes(word));
    }
  };
  only.addEventListener("input", filter);
  open.addEventListener("change", filter);
  filter();
})();
