"use strict";
// Dark and light: a button, and what was chosen last.
(() => {
  const root = document.documentElement, button = document.getElementById("xlate-theme");
  const kept = () => { try { return localStorage.getItem("xlate-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("xlate-theme", theme); } catch { /* a browser may forbid it */ } };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = (theme) => {
    if (theme) root.dataset.theme = theme;
    button.textContent = dark() ? button.dataset.light : button.dataset.dark;
  };
  show(kept());
  button.addEventListener("click", () => { const next = dark() ? "light" : "dark"; keep(next); show(next); });
})();
