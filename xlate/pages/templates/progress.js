"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("scripted");
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
