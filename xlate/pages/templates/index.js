"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const byId = (id) => document.getElementById(id);

  // the table is sorted by a click on a heading
  const body = document.querySelector("tbody"), heads = [...document.querySelectorAll("thead th")];
  const order = new Intl.Collator(undefined, { numeric: true });
  heads.forEach((head, column) => {
    if (head.hasAttribute("data-fixed")) return;
    const button = document.createElement("button");
    button.type = "button"; button.textContent = head.textContent; head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const one of heads) one.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.children[column].dataset.sort ?? "";
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * order.compare(key(a), key(b))));
    });
  });
  const only = byId("xlate-only");
  only.addEventListener("input", () => {
    const words = only.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of body.rows) {
      const text = `${row.textContent} ${row.cells[0].dataset.sort}`.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });

  // all words: they are in a script beside this page, so that it works from a disk as from a server
  const field = byId("xlate-find"), found = byId("xlate-found"), results = byId("xlate-results");
  const pages = [];
  window.xlate = (page) => pages.push(page);
  let loading = null;
  const load = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "search.js"; script.onload = done; script.onerror = failed;
    document.head.append(script);
  });
  const LIMIT = 100;
  const show = (page, row, text, start, length) => {
    const item = document.createElement("li"), link = document.createElement("a"), from = document.createElement("small"), hit = document.createElement("mark");
    const begin = Math.max(0, start - 90);
    link.href = `${page.page}#${row[0]}`;
    hit.textContent = text.slice(start, start + length);
    link.append(begin ? "…" : "", text.slice(begin, start), hit, text.slice(start + length, start + length + 130), text.length > start + length + 130 ? "…" : "");
    link.lang = row[3][0]; link.dir = "auto";
    from.textContent = [row[1], row[2], page.facts.title, page.facts.date].filter(Boolean).join(" · ");
    item.append(link, from);
    results.append(item);
  };
  const search = async () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    results.replaceChildren(); results.hidden = true; found.textContent = "";
    if (wanted.length < (/[^\x00-\x7f]/.test(wanted) ? 1 : 2)) return;
    try { await load(); } catch { found.textContent = found.dataset.missing; return; }
    if (field.value.trim().toLocaleLowerCase() !== wanted) return;
    results.replaceChildren();
    let count = 0;
    for (const page of pages) for (const row of page.rows) {
      for (let place = 3; place < row.length; place += 1) {
        const text = row[place][1], start = text.toLocaleLowerCase().indexOf(wanted);
        if (start < 0) continue;
        count += 1;
        if (count <= LIMIT) show(page, [row[0], row[1], row[2], row[place]], text, start, wanted.length);
        break;
      }
    }
    results.hidden = !count;
    const many = count > LIMIT ? found.dataset.first : count === 1 ? found.dataset.one : found.dataset.many;
    found.textContent = many.replace("{number}", count).replace("{shown}", LIMIT);
  };
  let timer = 0;
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 150); });
})();
